"""A tree of hashes in the manner of RFC 6962: roots, proofs that a leaf is in it, proofs that one root follows another.

Pure: `leaves` is a list of leaf hashes, or a function that gives the hash of a whole subtree (`Hash`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

#: (first leaf, how many) -> the hash of that part; asked for whole subtrees and for the open right edge.
Hash = Callable[[int, int], bytes]
EMPTY = hashlib.sha256(b"").digest()


def leaf(content: bytes) -> bytes:
    """The hash of a leaf; the prefix keeps leaves and nodes apart."""
    return hashlib.sha256(b"\x00" + content).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over all leaves, in their order."""
    return in_memory(leaves)(0, len(leaves))


def in_memory(leaves: Sequence[bytes]) -> Hash:
    """The hashes of parts of a list of leaves."""

    def part(first: int, size: int) -> bytes:
        if size == 0:
            return EMPTY
        if size == 1:
            return leaves[first]
        left = split(size)
        return node(part(first, left), part(first + left, size - left))

    return part


def split(size: int) -> int:
    """The largest power of two below `size` (at least 2): where a tree is parted."""
    return 1 << (size - 1).bit_length() - 1


def inclusion(place: int, size: int, part: Hash) -> list[bytes]:
    """The path from leaf `place` up to the root of the first `size` leaves."""
    path: list[bytes] = []
    first = 0
    while size > 1:
        left = split(size)
        if place < left:
            path.append(part(first + left, size - left))
            size = left
        else:
            path.append(part(first, left))
            first, place, size = first + left, place - left, size - left
    return path[::-1]


def leads_to(leaf_hash: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that this path leads to; None when the path has the wrong length."""
    if not 0 <= place < size:
        return None
    at, last, found = place, size - 1, leaf_hash
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = node(sibling, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, sibling)
        at, last = at >> 1, last >> 1
    return found if last == 0 else None


def consistency(old: int, new: int, part: Hash) -> list[bytes]:
    """What shows that the tree of `old` leaves is the beginning of that of `new` leaves; 0 < old <= new."""
    path: list[bytes] = []
    first, size, whole = 0, new, True
    while old != size:
        left = split(size)
        if old <= left:
            path.append(part(first + left, size - left))
            size = left
        else:
            path.append(part(first, left))
            first, old, size, whole = first + left, old - left, size - left, False
    if not whole:
        path.append(part(first, size))
    return path[::-1]


def follows(old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]) -> bool:
    """True when the path shows that the new root holds everything the old one held, in the same order."""
    if old == new:
        return old_root == new_root and not path
    if not 0 < old < new:
        return False
    rest = list(path)
    if old & (old - 1) == 0:
        rest.insert(0, old_root)
    if not rest:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    older = newer = rest[0]
    for sibling in rest[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            older, newer = node(sibling, older), node(sibling, newer)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            newer = node(newer, sibling)
        at, last = at >> 1, last >> 1
    return older == old_root and newer == new_root and last == 0
