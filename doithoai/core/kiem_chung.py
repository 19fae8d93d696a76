#!/usr/bin/env python3
"""Kiểm chứng nhật ký và văn bản đối thoại, không cần mạng và không cần cài gì ngoài Python 3.

    python3 kiem_chung.py bang-chung.json [goc.jsonl] [van-ban.pdf]
    python3 kiem_chung.py noi-tiep.json [goc.jsonl]

Tệp thứ nhất: bằng chứng của một ý kiến, của một văn bản (tệp .jsonl: mỗi dòng một bằng chứng), hoặc bằng chứng hai gốc
nối tiếp nhau. Tệp gốc (.jsonl): các gốc đã công bố mà chính ông, bà đã lưu lại; có tệp này thì gốc trong bằng chứng
phải nằm trong đó. Tệp văn bản: đúng tệp đã ban hành thì bằng chứng phải ghi mã băm của nó. Kết quả 0 là đúng, 1 là sai.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def climb(at: int, last: int, path: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """For each sibling: does it stand left (True) of what was found so far?"""
    for sibling in path:
        if last == 0:
            raise ValueError("đường dẫn quá dài")
        left = bool(at & 1 or at == last)
        if left:
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        yield sibling, left
        at, last = at >> 1, last >> 1
    if last:
        raise ValueError("đường dẫn quá ngắn")


def root_from(told: dict[str, Any]) -> str:
    """The root to which the path of a proof leads."""
    if not 0 <= told["place"] < told["size"]:
        raise ValueError("vị trí nằm ngoài nhật ký")
    found = bytes.fromhex(told["leaf"])
    for sibling, left in climb(told["place"], told["size"] - 1, map(bytes.fromhex, told["path"])):
        found = node(sibling, found) if left else node(found, sibling)
    return found.hex()


def roots_from(told: dict[str, Any]) -> tuple[str, str]:
    """Both roots to which the path between two sizes leads."""
    old, new = told["old"]["size"], told["new"]["size"]
    path = [bytes.fromhex(one) for one in told["path"]]
    if not 0 < old <= new:
        raise ValueError("số mục không hợp lệ")
    if old == new:
        return told["old"]["root"], told["old"]["root"]
    if old & (old - 1) == 0:
        path.insert(0, bytes.fromhex(told["old"]["root"]))
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    older = newer = path[0]
    for sibling, left in climb(at, last, path[1:]):
        if left:
            older, newer = node(sibling, older), node(sibling, newer)
        else:
            newer = node(newer, sibling)
    return older.hex(), newer.hex()


def kept_roots(path: str) -> dict[int, str]:
    with open(path, encoding="utf-8-sig") as lines:
        told = [json.loads(line) for line in lines if line.strip()]
    return {one["size"]: one["root"] for one in told}


def entry_of(told: dict[str, Any]) -> dict[str, Any]:
    """The entry that a proof shows openly; its leaf must be made of it."""
    if "entry" not in told:
        return {}
    made = hashlib.sha256(b"\x00" + bytes.fromhex(told["salt"]) + told["entry"].encode("utf-8")).hexdigest()
    if made != told["leaf"]:
        raise ValueError("nội dung mục không khớp với lá")
    entry: dict[str, Any] = json.loads(told["entry"])
    return entry


def fault_of(told: dict[str, Any], kept: dict[int, str]) -> str:
    """What is wrong with a proof; nothing when it holds."""
    try:
        if "old" in told:
            right = roots_from(told) == (told["old"]["root"], told["new"]["root"])
            named = [told["old"], told["new"]]
        else:
            entry_of(told)
            right, named = root_from(told) == told["root"], [told]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        return str(error)
    if kept and any(kept.get(one["size"]) != one["root"] for one in named):
        return "gốc không có trong tệp gốc đã lưu."
    return "" if right else "bằng chứng không dẫn đến gốc."


def words_of(file: str, proofs: list[dict[str, Any]]) -> str:
    """Which entry tells the hash of the file, in words; nothing when none does."""
    with open(file, "rb") as source:
        digest = hashlib.sha256(source.read()).hexdigest()
    for entry in map(entry_of, proofs):
        facts = entry.get("facts", {})
        if digest in facts.values():
            number = f"số {facts['number']} ngày {facts['on']}" if "on" in facts else "(bản ký)"
            return f"tệp này đúng là văn bản {number}, ghi vào nhật ký lúc {entry['at']}."
    return ""


def main(arguments: list[str]) -> int:
    roots = [one for one in arguments[1:] if one.endswith(".jsonl")]
    files = [one for one in arguments[1:] if not one.endswith(".jsonl")]
    if not arguments or len(roots) > 1 or len(files) > 1:
        print(__doc__)
        return 2
    with open(arguments[0], encoding="utf-8-sig") as source:
        text = source.read()
    proofs = [json.loads(one) for one in (text.splitlines() if arguments[0].endswith(".jsonl") else [text]) if one]
    kept = kept_roots(roots[0]) if roots else {}
    for place, told in enumerate(proofs, 1):
        if fault := fault_of(told, kept):
            print(f"SAI (bằng chứng {place}): {fault}" if len(proofs) > 1 else f"SAI: {fault}")
            return 1
    if not files:
        print(f"ĐÚNG: {len(proofs)} bằng chứng khớp với gốc." if len(proofs) > 1 else "ĐÚNG: bằng chứng khớp với gốc.")
        return 0
    words = words_of(files[0], proofs)
    print(f"ĐÚNG: {words}" if words else "SAI: không bằng chứng nào ghi mã băm của tệp này.")
    return 0 if words else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
