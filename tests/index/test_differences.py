"""What changed between two texts: each paragraph once, in order, the words that went and came marked in place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.differences import Difference, differences

BEFORE = "Two men died in the fire.\n\nThe mill was old.\n\nPolice asked for witnesses."
AFTER = "Three men died in the fire, the mayor said.\n\nThe mill was old.\n\nA collection was opened on Sunday."


def marked(one: Difference) -> tuple[str, list[str], list[str]]:
    gone = [one.before[start:end] for start, end in one.gone]
    return one.kind, gone, [one.after[start:end] for start, end in one.come]


def test_changed_words_are_marked_inside_of_their_paragraph() -> None:
    assert [marked(one) for one in differences(BEFORE, AFTER)] == [
        ("changed", ["Two"], ["Three", ", the mayor said"]),
        ("kept", [], []),
        ("removed", ["Police asked for witnesses."], []),
        ("added", [], ["A collection was opened on Sunday."]),
    ]


def test_moved_in_paragraphs_stand_where_they_came() -> None:
    kinds = [one.kind for one in differences("One here.\n\nFour words stand here.", "Zero.\n\nFour words stand there.")]

    assert kinds == ["removed", "added", "changed"]


TEXT = st.lists(st.sampled_from(["a b c", "a b d", "e", "f g", "f h"]), max_size=8).map("\n\n".join)


@given(TEXT, TEXT)
def test_both_texts_are_there_in_their_order(before: str, after: str) -> None:
    found = list(differences(before, after))

    assert "\n\n".join(one.before for one in found if one.before) == before
    assert "\n\n".join(one.after for one in found if one.after) == after
    assert all((one.kind == "kept") == (one.before == one.after) for one in found)
