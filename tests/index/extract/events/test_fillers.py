"""Who did it and to whom: names that read like pronouns, pronouns that stand for nobody, victims, speakers."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event


def events(text: str) -> tuple[Event, ...]:
    return analyse(text, published="2024-05-15").events


def actors(event: Event) -> list[str]:
    return [argument.text for argument in event.actors]


def targets(event: Event) -> list[str]:
    return [argument.text for argument in event.targets]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The US has offered logistical support to French forces in Mali.", "US"),
        ("The WHO sent medicines to two clinics in Kenya on Monday.", "WHO"),
        ("Venezuela has banned the opposition leader from holding office.", "Venezuela"),
        ("Kenya has once again outright rejected a Somali proposal on trade.", "Kenya"),
        ("Militants have stepped up attacks on Afghan soldiers.", "Militants"),
        ("The foreign ministry announced the release of two citizens.", "foreign ministry"),
    ],
)
def test_who_acts_is_found(text: str, actor: str) -> None:
    assert actors(events(text)[0]) == [actor]


def test_an_office_that_tells_of_a_killing_is_no_killer_and_an_army_may_be() -> None:
    (office,) = events("The health agency says that it killed 3,000 people in 2014.")
    (army,) = events("The army said it killed 12 rebels near Sarnat.")

    assert (actors(office), actors(army)) == ([], ["army"])


def test_he_is_who_is_quoted_and_no_agency() -> None:
    (event,) = events("The agency quotes Mr Pulikov as saying he met the Kenyan leader.")

    assert actors(event) == ["Mr Pulikov"]


def test_they_may_be_either_side_and_is_nobody_then() -> None:
    found = events("Soldiers captured Black Reed fighters as they entered the town.")

    assert [event.trigger.text for event in found] == ["captured"]


def test_who_set_off_a_mine_is_its_victim() -> None:
    (event,) = events("Two farmers were killed when they set off a mine near Sarnat.")

    assert (actors(event), targets(event), event.killed and event.killed.min) == ([], ["Two farmers"], 2)


def test_who_runs_a_camp_did_not_raid_it() -> None:
    (event,) = events("The raid on a camp run by the Black Reed killed six fighters, the army said.")

    assert actors(event) == []
    assert targets(event) == ["camp", "six fighters"]


def test_who_told_it_did_not_do_it() -> None:
    (event,) = events("Fighters overran an army base in Herat, officials said Tuesday, killing at least 17 soldiers.")

    assert actors(event) == ["Fighters"]
    assert event.killed is not None
    assert event.killed.min == 17


def test_a_source_is_no_victim() -> None:
    (event,) = events("According to party secretary Lena Moss, the guard Tom Rask was killed on Monday in Sarnat.")

    assert [argument.canonical for argument in event.targets] == ["Tom Rask"]
    assert event.attribution is not None
    assert event.attribution.canonical == "Lena Moss"


def test_of_whom_the_crime_is_said_is_told_without_the_crime() -> None:
    (event,) = events("The king accused the Kenyan government of economic mismanagement.")

    assert targets(event) == ["Kenyan government"]


def test_blame_falls_on_whom_it_is_laid() -> None:
    (event,) = events("Officials blamed the ambush on Kurdish rebels.")

    assert (actors(event), targets(event)) == (["Officials"], ["Kurdish rebels"])


def test_a_name_ends_where_the_day_begins() -> None:
    (event,) = events("Putin will meet Recep Erdogan, in Ankara on September 28 for talks set to touch on Syria.")

    assert targets(event) == ["Recep Erdogan"]


def test_a_mediator_is_not_whom_he_is_sent_to() -> None:
    (event,) = events("The United Nations has offered to send a mediator.")

    assert targets(event) == []


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Omar Sadik was murdered by two paid assassins who received orders from a baron.", ["Omar Sadik"]),
        (
            "Gunmen killed the judge Ada Verrin, her driver and two guards in Sarnat.",
            ["judge Ada Verrin", "driver", "two guards"],
        ),
        ("We killed one and wounded four, and seized a rifle and three radios.", ["one"]),
    ],
)
def test_who_is_hurt(text: str, hurt: list[str]) -> None:
    assert targets(events(text)[0]) == hurt


def test_a_student_who_was_killed_is_not_who_is_protested_against() -> None:
    march = events("Protesters marched over the killing of a student on Monday.")[0]

    assert (march.type, targets(march)) == ("PROTEST", [])


@pytest.mark.parametrize(
    "text",
    [
        "A total of 55 rounds hit the left side of the car.",
        "Researchers tried something different.",
        "Increased demand from producers raised prices.",
        "Researchers in London studied men who had committed crimes such as murder, rape and arson.",
        "Doctors warned of disease.",
        "The bars have been cut down to 150 grams.",
        "Mr Osk was resigned and not hopeful, she said.",
    ],
)
def test_what_only_sounds_like_an_act_is_none(text: str) -> None:
    assert [event for event in events(text) if not event.type.startswith("X-")] == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('Gunmen attacked the "Halvek Star" tea house in Belgar on Monday.', '"Halvek Star" tea house'),
        ("Gunmen attacked the “Halvek Star” tea house in Belgar on Monday.", "“Halvek Star” tea house"),
        ('Gunmen attacked a "lonely outpost" in Belgar on Monday.', "lonely outpost"),
    ],
)
def test_a_phrase_has_both_of_its_quotation_marks_or_none(text: str, target: str) -> None:
    assert targets(events(text)[0])[:1] == [target]


def test_the_day_of_a_claim_is_not_that_of_the_bombing_and_the_wounded_are_its_own() -> None:
    (bombing,) = events(
        "The Red Dawn claimed responsibility on Monday for the bombing of a market in Halvek, in which 21 people were "
        "killed. At least 40 people were hurt when the bomb went off on Sunday morning."
    )
    assert bombing.date is not None
    assert (bombing.date.text, bombing.killed and bombing.killed.min) == ("Sunday morning", 21)
    assert bombing.injured is not None
    assert bombing.injured.min == 40


def test_the_day_of_a_count_is_not_that_of_what_is_counted() -> None:
    bombing = events(
        "The number of people killed in the suicide bombing of Halvek's market rose to 23 on Monday, the ministry said."
        " Fifty-two others were injured in Sunday's attack."
    )[0]
    assert bombing.date is not None
    assert bombing.date.text == "Sunday"
    assert (bombing.killed and bombing.killed.min, bombing.injured and bombing.injured.min) == (23, 52)


def test_the_wounded_of_another_day_are_of_another_attack() -> None:
    first, second = events(
        "A bomb killed 21 people in Halvek on Monday. Forty soldiers were wounded in an ambush near Orsa on Sunday."
    )
    assert (first.injured, second.killed) == (None, None)


def test_so_many_more_are_people() -> None:
    (event,) = events("Police arrested 10 more on Tuesday.")

    assert [target.text for target in event.targets] == ["10 more"]


def test_who_slaughters_chickens_attacks_nobody() -> None:
    assert events("The government has slaughtered more than 40,000 chickens.") == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ostranian warplanes carried out a series of air strikes on rebel hideouts.", ["Ostranian warplanes"]),
        ("The warplanes carried out a series of air strikes on rebel hideouts.", []),
    ],
)
def test_what_a_series_of_raids_was_on_is_attacked(text: str, actors: list[str]) -> None:
    (event,) = events(text)

    assert [actor.text for actor in event.actors] == actors
    assert [target.text for target in event.targets] == ["rebel hideouts"]


@pytest.mark.parametrize("text", ["Mount Keld erupted on Monday.", "The cyclone made landfall near Orsa on Friday."])
def test_what_nature_does_is_a_disaster(text: str) -> None:
    assert [event.type for event in events(text)] == ["X-DISASTER"]


def test_a_quarrel_that_erupts_is_none() -> None:
    assert events("A storm erupted over the remarks.") == ()


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A tanker was struck by a cargo ship off the coast.", "X-ACCIDENT"),
        ("Police discovered 100 kg of explosives near the town.", "COERCE"),
    ],
)
def test_what_is_measured_or_made_of_two_nouns_is_the_second(text: str, type_: str) -> None:
    assert [event.type for event in events(text)] == [type_]


@pytest.mark.parametrize("text", ["The minister quit hoping for a deal.", "The minister quit smoking."])
def test_who_quits_doing_something_does_not_resign(text: str) -> None:
    assert [event for event in events(text) if event.type == "RETREAT"] == []
