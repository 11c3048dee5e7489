"""What kind of name a name is, by where it stands."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


@pytest.mark.parametrize(
    ("dateline", "town"),
    [
        ("TAVRIN —", "TAVRIN"),
        ("BELGAR —", "BELGAR"),
        ("DRESK, May 3 (Northwire) -", "DRESK"),
        ("ZURMAT VELM --", "ZURMAT VELM"),
    ],
)
def test_a_dateline_begins_with_a_place(dateline: str, town: str) -> None:
    mentions = analyse(f"{dateline} Nine teachers were released on Friday, officials said.").mentions

    assert [mention.label for mention in mentions if mention.text == town] == ["LOC"]
