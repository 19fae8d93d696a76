"""The tree of hashes: every proof holds, and no other one does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.core import tree

LEAVES = [tree.leaf(bytes([number])) for number in range(70)]


def test_the_tree_is_that_of_the_standard() -> None:
    """The test vectors of certificate transparency: empty tree, one empty leaf, two leaves."""
    assert tree.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    one = tree.leaf(b"")
    assert one.hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    two = tree.root([one, tree.leaf(b"\x00")])
    assert two.hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"


@settings(deadline=None)
@given(size=st.integers(1, 70), place=st.integers(0, 69), flip=st.integers(0, 255))
def test_a_leaf_is_proved_at_its_place_and_nowhere_else(size: int, place: int, flip: int) -> None:
    place %= size
    part, root = tree.in_memory(LEAVES), tree.root(LEAVES[:size])
    path = tree.inclusion(place, size, part)

    assert tree.leads_to(LEAVES[place], place, size, path) == root
    assert tree.leads_to(tree.leaf(b"other"), place, size, path) != root
    if size > 1:
        wrong = bytearray(b"".join(path))
        wrong[flip % len(wrong)] ^= 1
        broken = [bytes(wrong[start : start + 32]) for start in range(0, len(wrong), 32)]
        assert tree.leads_to(LEAVES[place], place, size, broken) != root
        assert tree.leads_to(LEAVES[place], (place + 1) % size, size, path) != root
    assert tree.leads_to(LEAVES[place], place, size, [*path, root]) is None


@settings(deadline=None)
@given(old=st.integers(1, 70), new=st.integers(1, 70), changed=st.integers(0, 69))
def test_a_root_follows_only_from_its_own_beginning(old: int, new: int, changed: int) -> None:
    old, new = min(old, new), max(old, new)
    path = tree.consistency(old, new, tree.in_memory(LEAVES))
    old_root, new_root = tree.root(LEAVES[:old]), tree.root(LEAVES[:new])

    assert tree.follows(old, old_root, new, new_root, path)
    other = [*LEAVES]
    other[changed % old] = tree.leaf(b"changed")
    rewritten = tree.consistency(old, new, tree.in_memory(other))
    assert not tree.follows(old, old_root, new, tree.root(other[:new]), rewritten)
