"""What the words around a name say it lies in."""

from __future__ import annotations

import pytest

from index.extract.places.holders import holders


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("Troops entered Baaj, a town in Nineveh, at dawn.", "Baaj", "Nineveh"),
        ("a fire in Orvana, Ky., on Monday", "Orvana", "Ky."),
        ("Orvana (Texas) was flooded", "Orvana", "Texas"),
        ("shelling hit Orvana in northern Velmara", "Orvana", "Velmara"),
        ("in Orvana, in the South Darfur region", "Orvana", "South Darfur"),
        ("Iraq's second city of Mosul", "Mosul", "Iraq"),
        ("Iraq’s Mosul", "Mosul", "Iraq"),
        ("the Syrian city of Raqqa", "Raqqa", "=SY"),
        ("the northern Afghan town of Kunduz", "Kunduz", "=AF"),
        ("in Zanjili district of western Mosul", "Zanjili", "Mosul"),
        ("in Aleppo, Syria's largest city", "Aleppo", "Syria"),
    ],
)
def test_a_holder_is_read_from_the_words_around(text: str, name: str, holder: str) -> None:
    start = text.index(name)

    assert holder in list(holders(text, start, start + len(name)))


@pytest.mark.parametrize(
    ("text", "name"),
    [("Clashes in Mosul killed two.", "Mosul"), ("Mosul fell. Baghdad rejoiced.", "Mosul"), ("Mosul", "Mosul")],
)
def test_no_holder_is_made_up(text: str, name: str) -> None:
    start = text.index(name)

    assert list(holders(text, start, start + len(name))) == []
