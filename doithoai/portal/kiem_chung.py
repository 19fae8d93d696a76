#!/usr/bin/env python3
"""Kiểm chứng nhật ký đối thoại, không cần mạng và không cần cài gì ngoài Python 3.

    python3 kiem_chung.py bang-chung.json [goc.jsonl]
    python3 kiem_chung.py noi-tiep.json

Tệp thứ nhất: bằng chứng của một ý kiến, hoặc bằng chứng hai gốc nối tiếp nhau. Tệp thứ hai: các gốc đã công bố mà
chính ông, bà đã lưu lại; có tệp này thì gốc trong bằng chứng phải nằm trong đó. Kết quả 0 là đúng, 1 là sai.
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


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    with open(arguments[0], encoding="utf-8-sig") as source:
        told = json.load(source)
    kept = kept_roots(arguments[1]) if len(arguments) == 2 else {}
    try:
        if "old" in told:
            right = roots_from(told) == (told["old"]["root"], told["new"]["root"])
            named = [told["old"], told["new"]]
        else:
            right, named = root_from(told) == told["root"], [told]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        print(f"SAI: {error}")
        return 1
    if kept and any(kept.get(one["size"]) != one["root"] for one in named):
        print("SAI: gốc không có trong tệp gốc đã lưu.")
        return 1
    print("ĐÚNG: bằng chứng khớp với gốc." if right else "SAI: bằng chứng không dẫn đến gốc.")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
