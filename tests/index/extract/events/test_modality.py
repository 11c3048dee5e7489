"""What did not happen, or is only said by somebody, is not told as what did."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event


def events(text: str) -> tuple[Event, ...]:
    return analyse(text, published="2024-05-15").events


def test_who_foils_a_plot_has_no_part_in_it() -> None:
    (event,) = events("Police foiled a plot to bomb the embassy in Sarnat.")

    assert (event.modality, event.actors) == ("attempted", ())


@pytest.mark.parametrize(
    "text",
    [
        "The navy denied that its spies had uncovered a plot to bomb the embassy.",
        "The general denied plotting to bomb the palace.",
        "The mayor dismissed claims that police shelled the camp.",
        "The report that soldiers shelled the camp is unfounded, the ministry said.",
        "They said there will not be any more bombings, attacks or raids on banks.",
        "Korrestan said it would not attack troops taking part in the rescue.",
    ],
)
def test_what_is_denied_is_never_told_as_done(text: str) -> None:
    assert [event.modality for event in events(text) if event.type == "ASSAULT"] in ([], ["negated"])


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers put metal tubes around the well to prevent the boy from being hurt by the diggers.",
        "The union kept protesters from attacking the office.",
        "Two fighters have given up fighting and surrendered in Sarnat.",
    ],
)
def test_what_somebody_is_kept_from_or_gives_up_does_not_happen(text: str) -> None:
    assert [event for event in events(text) if event.type == "ASSAULT"] == []


def test_what_somebody_is_accused_of_ordering_is_alleged() -> None:
    kinds = {
        event.type: event.modality for event in events("The general was accused of ordering the massacre of monks.")
    }

    assert kinds["ASSAULT"] == "alleged"


def test_what_may_follow_a_condition_is_hypothetical() -> None:
    text = "Morland will close its border unless engineers are allowed to inspect the dam, the president warned."

    assert [event.type for event in events(text) if event.modality == "planned"] != ["ACCUSE"]
    assert any(event.type == "THREATEN" for event in events(text))


def test_a_killing_that_was_ordered_was_done_by_who_ordered_it() -> None:
    (event,) = events("The killing of the mayor had been ordered by General Osk, police said.")

    assert event.modality == "asserted"
    assert [argument.canonical for argument in event.actors] == ["Osk"]


@pytest.mark.parametrize(
    ("text", "sure", "actors", "targets"),
    [
        ("The mayor is said to have been kidnapped by rebels.", "alleged", ["rebels"], ["mayor"]),
        ("The gunmen are reported to have killed two guards.", "alleged", ["gunmen"], ["two guards"]),
        ("The rebels seem to have captured Aleppo.", "believed", ["rebels"], ["Aleppo"]),
        ("Two guards are believed to have been killed by rebels.", "believed", ["rebels"], ["Two guards"]),
    ],
)
def test_what_somebody_is_said_to_have_done_is_no_plan(
    text: str, sure: str, actors: list[str], targets: list[str]
) -> None:
    (event,) = events(text)

    assert (event.type, event.modality) == ("ASSAULT", sure)
    assert [argument.text for argument in event.actors] == actors
    assert [argument.text for argument in event.targets] == targets


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The mayor survived an assassination attempt in Lyon.", "mayor"),
        ("The mayor survived an attack on his life in Lyon.", "mayor"),
        ("An attempt on the life of the mayor failed in Lyon.", "mayor"),
        ("Three men were held over the assassination attempt against the mayor in Lyon.", "mayor"),
    ],
)
def test_an_attempt_on_a_life_killed_nobody(text: str, target: str) -> None:
    (event,) = [event for event in events(text) if event.type == "ASSAULT"]

    assert [argument.text for argument in event.targets] == [target]
    assert (event.mode, event.killed) == (("targeted",), None)
    assert event.modality == ("asserted" if "attack" in text else "attempted")


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The envoys are to meet in Geneva next week.", "planned"),
        ("Each side is to free 20 prisoners.", "planned"),
        ("The rebels were forced to withdraw from Aleppo.", "asserted"),
    ],
)
def test_what_is_to_happen_has_not_happened(text: str, sure: str) -> None:
    assert [event.modality for event in events(text)] == [sure]


def test_who_is_elect_is_told_as_such() -> None:
    (event,) = events("The prime minister-elect urged both sides to cease fire.")

    assert [actor.text for actor in event.actors] == ["prime minister-elect"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The army had to withdraw from the town.", "RETREAT"),
        ("Residents of Sarnat had to be evacuated on Monday.", "X-DISPLACE"),
        ("The army has had to withdraw from the town.", "RETREAT"),
    ],
)
def test_what_had_to_be_done_was_done(text: str, type_: str) -> None:
    assert [(event.type, event.modality) for event in events(text)] == [(type_, "asserted")]


@pytest.mark.parametrize(
    "text", ["The troops did not have to withdraw.", "They would have had to withdraw from the town."]
)
def test_what_need_not_be_done_is_not_told(text: str) -> None:
    assert all(event.modality != "asserted" for event in events(text))


@pytest.mark.parametrize(
    "text",
    [
        "The union called a strike after the killing of two miners.",
        "The council called for calm following the murder of a bishop.",
        "The rebels halted talks over the killing of two of their men.",
    ],
)
def test_what_something_is_called_for_after_has_happened(text: str) -> None:
    assert ("ASSAULT", "asserted") in [(event.type, event.modality) for event in events(text)]


def test_a_plan_that_is_voted_on_is_no_deed() -> None:
    text = "Mr Rask abstained from the vote on the plan to detain and process all migrants."

    assert all(event.modality != "asserted" for event in events(text) if event.type in ("COERCE", "THREATEN"))


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("The union has called a 48-hour strike from Tuesday.", ["planned"]),
        ("Her party called a rally in Halvard for Sunday.", ["planned"]),
        ("Dockers held a rally in Halvard on Sunday.", ["asserted"]),
    ],
)
def test_a_strike_that_is_called_is_still_to_come(text: str, modalities: list[str]) -> None:
    assert [event.modality for event in events(text) if event.type == "PROTEST"] == modalities


@pytest.mark.parametrize("day", ["on Friday that the deal would hold", "in Halvard that he was well"])
def test_who_insists_on_a_day_demands_nothing(day: str) -> None:
    assert [event for event in events(f"The minister insisted {day}.") if event.type == "REQUEST"] == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The army struck what it called a militant hideout near Sarnat on Monday.", "militant hideout"),
        ("Rebels attacked what appeared to be an army convoy near Sarnat on Monday.", "army convoy"),
    ],
)
def test_what_the_doer_calls_it_is_the_target(text: str, target: str) -> None:
    (event,) = events(text)

    assert event.type == "ASSAULT"
    assert [one.text for one in event.targets] == [target]
    assert event.place is not None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Boko Haram claimed to have killed 34 soldiers in Gao on Monday.", "Boko Haram"),
        ("The rebels claim to have captured the town of Gao.", "rebels"),
    ],
)
def test_who_claims_to_have_done_it_is_who_did_it_as_claimed(text: str, actor: str) -> None:
    (event,) = events(text)

    assert ([one.text for one in event.actors], event.modality) == ([actor], "claimed")
