"""Folds a ranked list: of articles that print the same text the first stands for the others.

Which articles those are the store knows, as groups. Here they are keys and numbers of groups, nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def firsts(keys: Sequence[int], groups: Mapping[int, int]) -> list[int]:
    """The keys without those of whose group one stands before them."""
    seen = set[int]()
    found = []
    for key in keys:
        group = groups.get(key)
        if group is None:
            found.append(key)
        elif group not in seen:
            seen.add(group)
            found.append(key)
    return found


def folded(groups: Mapping[int, int]) -> int:
    """How many of all articles that have a group stand behind another one."""
    return len(groups) - len(set(groups.values()))
