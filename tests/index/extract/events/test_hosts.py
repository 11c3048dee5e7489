"""Deaths and what caused them are one event, wherever the sentence puts the cause; victims who act are another."""

from __future__ import annotations

import pytest

from tests.index.extract.events.test_assembly import bounds, events, names, only


def test_deaths_when_something_struck_are_one_event_also_before_the_source() -> None:
    event = only("Three people were killed and six wounded when a mortar round hit a queue in Sarnat, police said.")

    assert (event.type, event.mode) == ("ASSAULT", ("heavy-weapons",))
    assert (bounds(event.killed), bounds(event.injured)) == ((3, 3), (6, 6))
    assert names(event.targets) == ["queue", "Three people"]
    assert (event.attribution.text if event.attribution else "") == "police"


def test_who_was_killed_while_attacking_did_not_attack_himself() -> None:
    found = events("Some 70 militants were killed as they stormed the barracks in Sarnat, the army said.")

    assert all("militants" not in " ".join(names(e.targets)) for e in found if e.actors)
    assert [bounds(e.killed) for e in found if e.killed] == [(70, 70)]


def test_deaths_where_something_was_bombed_belong_to_the_bombing() -> None:
    event = only("The vote followed the bombing of a market in Sarnat, where at least 23 people were killed.")

    assert (event.mode, bounds(event.killed)) == (("explosives",), (23, None))


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Rebels said 12 servicemen had been killed and 20 injured in Sarnat.", (20, 20)),
        ("Two guards died and more than 30 wounded were flown out of Sarnat after the raid on the depot.", (31, None)),
        ("A bomb killed two guards in Sarnat.", None),
    ],
)
def test_second_figure_needs_no_noun(text: str, injured: tuple[int | None, int | None] | None) -> None:
    found = [bounds(event.injured) for event in events(text) if event.injured]

    assert found == ([injured] if injured else [])


def test_a_bare_figure_of_the_hurt_is_nobody_who_was_attacked() -> None:
    event = only("Gunmen attacked a market in Sarnat, killing at least 19 people and wounding more than 40.")

    assert "more than 40" not in names(event.targets)
    assert bounds(event.injured) == (41, None)


def test_a_second_blast_is_not_the_first() -> None:
    text = "A car bomb killed three people near a mosque in Mosul, and a second blast wounded nine rescuers."

    tolls = {
        event.trigger.text: (event.killed and event.killed.min, event.injured and event.injured.min)
        for event in events(text)
    }

    assert tolls == {"killed": (3, None), "blast": (None, 9)}


def test_who_arrests_a_suspect_did_not_do_the_deed() -> None:
    found = events("Police have arrested a man suspected of killing two women in Leeds.")
    deed = next(event for event in found if event.type == "ASSAULT")

    assert [argument.text for argument in deed.actors] == ["man"]
    assert deed.modality == "alleged"
    assert next(event.killed for event in found if event.type == "COERCE") is None


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("A bomb exploded near a minibus in Sarnat; seven teachers died.", "ASSAULT", (7, 7)),
        ("Rebels shelled the camp on Monday and two children died.", "ASSAULT", (2, 2)),
        ("A lorry overturned near Sarnat; nine people died.", "X-ACCIDENT", (9, 9)),
    ],
)
def test_deaths_told_behind_what_may_kill_are_of_it(text: str, kind: str, killed: tuple[int, int]) -> None:
    event = only(text)

    assert (event.type, bounds(event.killed)) == (kind, killed)
