"""Games are told as games; what match reports say of runs and visitors is nothing political."""

from __future__ import annotations

import pytest

from index.extract.events.games import is_match_report
from tests.index.extract.events.test_assembly import events, names

MATCH = """Halvard beat Sarnat 3-1 in the second half of a league match on Saturday.

The striker came to the goal late and the goalkeeper allowed two more. The coach waited for his midfielder, and the
captain blamed the ball. Fans asked for a penalty kick. Two players helped the defender. Halvard are champions for the
first time in 20 seasons.
"""


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Halvard beat Sarnat 2-1 in the second half of the match on Saturday.", ["Halvard"], ["Sarnat"]),
        ("England were knocked out of the World Cup by Croatia in the semi-final.", ["Croatia"], ["England"]),
        ("Sarnat lost to Halvard in the semi-final.", ["Halvard"], ["Sarnat"]),
        ("Arsenal came from two goals down to beat Newcastle 3-2 on Sunday.", ["Arsenal"], ["Newcastle"]),
        ("Nadia Orsik won the gold medal in the 800 metres on Friday.", ["Nadia Orsik"], ["gold medal"]),
        ("The Cubs are champions after a second half of six goals.", ["Cubs"], []),
    ],
)
def test_who_beats_whom(text: str, actors: list[str], targets: list[str]) -> None:
    assert [(e.type, names(e.actors), names(e.targets)) for e in events(text)] == [("X-SPORT", actors, targets)]


@pytest.mark.parametrize(
    "text",
    [
        "Parliament defeated the motion 52-48 on Monday.",
        "The Reform Party won the election in Morland on Sunday.",
        "The army defeated the rebels near Sarnat on Monday.",
        "The unions took advantage of the World Cup to ask for higher pay.",
        "The firm won a contract to build the stadium on Monday.",
        "Police beat three players outside the stadium on Saturday, breaking the arm of a goalkeeper.",
    ],
)
def test_what_is_no_game(text: str) -> None:
    assert "X-SPORT" not in [event.type for event in events(text)]


def test_a_match_report_tells_of_the_match_alone() -> None:
    assert is_match_report(MATCH)
    assert {event.type for event in events(MATCH)} == {"X-SPORT"}


def test_police_have_a_part_in_a_match_report() -> None:
    told = MATCH + "\nPolice arrested 30 fans outside the stadium on Saturday."

    assert "COERCE" in [event.type for event in events(told)]


def test_news_that_mentions_a_cup_is_no_match_report() -> None:
    assert not is_match_report("Police in Lyon hunted a bomber before the World Cup. The city hosts the final in July.")
