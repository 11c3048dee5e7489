"""Folds a ranked list: of articles that print the same text the first stands for the others.

Which articles those are the store knows, as groups. Here they are keys and numbers of groups, nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

Groups = Mapping[int, int]
"""Keys of articles whose text another one prints too, each with the number of its group."""


def firsts(keys: Sequence[int], groups: Groups) -> list[int]:
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


def folded(grouped: Collection[int], groups: Groups) -> int:
    """How many of the matches with a group stand behind another one."""
    return len(grouped) - len(set(map(groups.__getitem__, grouped)))
