"""Who is held responsible is the actor, however the sentence puts it."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


@pytest.mark.parametrize(
    "text",
    [
        "Officials blamed the rebels for the raid on the town of Morat.",
        "The rebels were behind the raid on the town of Morat.",
        "The raid on the town of Morat, which was carried out by the rebels, lasted an hour.",
        "The rebels claimed responsibility for the raid on the town of Morat.",
        "The rebels took credit for the raid on the town of Morat.",
        "The raid on the town of Morat was blamed, according to the report, on rebels.",
        "Three rebels who took part in the raid on the town of Morat were freed.",
        "Two rebels were jailed after having participated in the raid on the town of Morat.",
        "The rebels were involved in the raid on the town of Morat.",
    ],
)
def test_who_is_blamed_or_claims_is_the_actor(text: str) -> None:
    actors = [a.text for e in analyse(text, published="2017-05-31").events if e.type == "ASSAULT" for a in e.actors]

    assert [actor.split()[-1] for actor in actors] == ["rebels"]


def test_who_blames_is_not_the_actor() -> None:
    events = analyse("The police blamed the raid in Morat on Monday.", published="2017-05-31").events

    assert [a.text for e in events if e.type == "ASSAULT" for a in e.actors] == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they had carried out the raid on a mill in Morat.",
        "The rebels said on Monday that they were behind the raid on a mill in Morat.",
        "The rebels said their men had carried out Sunday's raid on a mill in Morat.",
        "The rebels said they were responsible for the raid on a mill in Morat.",
    ],
)
def test_who_says_that_an_attack_was_theirs_claims_it(text: str) -> None:
    (event,) = analyse(text, published="2017-05-31").events

    assert [actor.text for actor in event.actors] == ["rebels"]
    assert event.modality == "claimed"


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had carried out air strikes on a mill in Morat.",
        "The army said the rebels had carried out the raid on a mill in Morat.",
    ],
)
def test_who_reports_an_attack_claims_nothing(text: str) -> None:
    (event,) = analyse(text, published="2017-05-31").events

    assert event.modality == "asserted"


@pytest.mark.parametrize("act", ["a tragedy", "an attack on us all", "a war crime"])
def test_who_only_calls_a_blast_something_did_not_do_it(act: str) -> None:
    events = analyse(f"The president called the bombing in Lyon {act}.", published="2017-05-31").events

    assert [event.actors for event in events if event.type == "ASSAULT"] == [()]


def test_whose_photo_it_is_has_no_part_in_what_it_shows() -> None:
    text = "Brel is seen on the night he committed the attack in a photo from the Halvard Police in Lyon on Monday."

    assert all(event.actors == () for event in analyse(text, published="2017-05-31").events)


@pytest.mark.parametrize("said", ["is not charged with taking", "denied taking", "has never taken"])
def test_who_took_no_part_is_no_actor(said: str) -> None:
    events = analyse(f"Tomas Dorn {said} part in the raid in Lyon, which killed three men.").events

    assert [event.actors for event in events if event.type == "ASSAULT"] == [()]
