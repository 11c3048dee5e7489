"""Plain sentences of the wire, whose event anybody would name: what happened, who did it, to whom. And what is none."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event

TOLD = [
    ("Ostrana was praised by the rebels on Monday.", "SUPPORT", "rebels", "Ostrana"),
    ("Morland warned that it would respond with force.", "THREATEN", "Morland", ""),
    ("Morland broke off diplomatic relations with Ostrana.", "SANCTION", "Morland", "Ostrana"),
    ("Morland pulled back from the front line.", "RETREAT", "Morland", ""),
    ("The militia handed over its weapons to the army.", "RETREAT", "militia", "army"),
    ("The army put its troops on high alert.", "MOBILIZE", "army", ""),
    ("The navy deployed two frigates to the Sarnat coast.", "MOBILIZE", "navy", ""),
    ("The army fired a ballistic missile on Monday.", "MOBILIZE", "army", ""),
    ("Morland sent rescue teams to Ostrana after the flood.", "AID", "Morland", "Ostrana"),
    ("Finance ministers gathered in Halvard for talks on the river.", "CONSULT", "ministers", ""),
    ("The two presidents spoke by telephone.", "CONSULT", "presidents", ""),
    ("The president offered talks with the rebels.", "AGREE", "president", ""),
    ("Parliament voted to impose sanctions on Morland.", "SANCTION", "Parliament", "Morland"),
    ("The junta suspended all political parties.", "COERCE", "junta", "parties"),
    ("The government dissolved the party.", "COERCE", "government", "party"),
    ("The navy arrested 15 fishermen and seized two boats.", "COERCE", "navy", "fishermen"),
    ("Ministry officials seized the offices of the newspaper.", "COERCE", "officials", "offices"),
    ("Students clashed with police in Halvard.", "PROTEST", "Students", ""),
    ("Students staged a sit-in at the university.", "PROTEST", "Students", ""),
    ("Soldiers mutinied over unpaid wages.", "PROTEST", "Soldiers", ""),
    ("Soldiers seized power in a coup.", "ASSAULT", "Soldiers", ""),
    ("Officers overthrew the government of Ostrana.", "ASSAULT", "Officers", "government"),
    ("Two policemen were killed in a shoot-out with bandits.", "ASSAULT", "", "policemen"),
    ("Troops from Morland struck targets near Sarnat.", "ASSAULT", "Troops", "targets"),
    ("A bomber blew himself up outside a mosque.", "ASSAULT", "bomber", "mosque"),
    ("Settlers torched olive trees near the village.", "ASSAULT", "Settlers", "olive trees"),
    ("Rebels fired rockets in retaliation for the killing of a commander.", "ASSAULT", "Rebels", ""),
    ("The bodies of 20 migrants were found in the desert.", "X-DEATH", "", "migrants"),
    ("Twelve miners were found dead in a shaft.", "X-DEATH", "", "miners"),
    ("A lorry killed a child in Sarnat.", "X-ACCIDENT", "", "child"),
    ("A fire destroyed a market in Sarnat.", "X-ACCIDENT", "", ""),
    ("A bomber drove a lorry packed with explosives into a barracks in Sarnat.", "ASSAULT", "bomber", "barracks"),
    ("Seven men were killed in two accidental explosions in Sarnat.", "X-ACCIDENT", "", "men"),
    ("Two workers died after falling from a roof in Sarnat.", "X-ACCIDENT", "", "workers"),
    ("Tomas Dorn died after a gunfight with police in Sarnat.", "ASSAULT", "", "Tomas Dorn"),
    ("The rebels warned the police against entering the town.", "THREATEN", "rebels", "police"),
    ("According to police, gunmen, who came in a car, shot dead a guard in Sarnat.", "ASSAULT", "gunmen", "guard"),
    ("According to Ada Brel, gunmen, some of them in uniform, attacked a post.", "ASSAULT", "gunmen", "post"),
    ("According to Ada Brel, farmers and soldiers were killed in Sarnat.", "ASSAULT", "", "farmers"),
    ("Six men were killed when a packed tram derailed in Sarnat.", "X-ACCIDENT", "", "men"),
    ("Ostrana said Morland had to open its sites to inspectors.", "REQUEST", "Ostrana", "Morland"),
    ("Voters in Ostrana elected a new president on Saturday.", "X-ELECT", "Voters", ""),
]  # fmt: skip

NOTHING = """
Signing the striker was a coup for the club.
Critics say the scientists found a body of evidence.
Archaeologists found the remains of a temple.
The team met with fierce opposition in the second half.
Fans took to the streets to celebrate the cup.
The manager said the company had to choose between two plans.
Residents warned the police of their fears about a neighbour.
Lawmakers demanded to know why nobody was told.
The minister conceded that medicine is short.
The party fell from power.
The president looked tired and resigned.
Rescuers failed to find any signs of life.
"""


def events(text: str) -> tuple[Event, ...]:
    return tuple(analyse(text, published="2026-03-02").events)


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_plain_sentences_are_read(text: str, kind: str, actor: str, target: str) -> None:
    event = events(text)[0]

    assert event.type == kind
    for who, found in ((actor, event.actors), (target, event.targets)):
        assert (who in " ".join(argument.text for argument in found)) if who else not found


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_only_sounds_like_it_is_nothing(text: str) -> None:
    assert not events(text)


def test_what_nobody_claims_has_no_claimant() -> None:
    attack, blame = events("No group claimed responsibility for the attack in Sarnat, but officials blamed the rebels.")

    assert (attack.modality, attack.actors, attack.attribution) == ("asserted", (), None)
    assert [actor.text for actor in blame.actors] == ["officials"]


def test_bodies_are_counted_as_dead() -> None:
    killed = events("Rescuers pulled 12 bodies from the rubble of the hotel in Sarnat.")[0].killed

    assert killed is not None
    assert (killed.min, killed.max) == (12, 12)


def test_no_plans_are_no_threat() -> None:
    assert not [e for e in events("Ostrana said it had no plans to send troops to Morland.") if e.type == "THREATEN"]


@pytest.mark.parametrize(
    "second",
    ["The attack killed two soldiers.", "The attack left two soldiers dead.", "Two soldiers died in the attack."],
)
def test_what_came_of_an_attack_is_told_of_it(second: str) -> None:
    (event,) = events(f"Rebels attacked a convoy near Sarnat on Monday. {second}")

    assert [actor.text for actor in event.actors] == ["Rebels"]
    assert event.killed is not None
    assert (event.killed.min, event.killed.max) == (2, 2)


def test_several_attacks_told_as_one_do_not_swallow_one_of_them() -> None:
    total, one = events(
        "Three attacks in Sarnat on Monday left two people dead, police said. "
        "In the worst, a bomb exploded in a hotel, killing two people."
    )

    assert (total.part_of, one.part_of) == ("", total.id)


def test_who_is_left_alive_is_not_dead() -> None:
    assert not events("He left his dead brother behind.")


@pytest.mark.parametrize("name", ["Typhoon Rai", "Hurricane Ada", "Cyclone Velm"])
def test_a_named_storm_is_a_disaster_and_nobody_who_acts(name: str) -> None:
    (event,) = events(f"{name} killed 200 people in the Philippines.")

    assert (event.type, event.actors) == ("X-DISASTER", ())
    assert event.killed is not None
    assert event.killed.min == 200


def test_who_claims_responsibility_claims_what_was_told_last() -> None:
    (attack, *_) = events(
        "A suicide bomber blew himself up at a market in Sarnat on Sunday, killing ten people. "
        "The Red Banner claimed responsibility in a statement."
    )

    assert [actor.text for actor in attack.actors] == ["suicide bomber", "Red Banner"]
    assert len(attack.retold) == 1


def test_who_denies_responsibility_claims_nothing() -> None:
    (attack, *_) = events("Rebels attacked a market in Sarnat on Sunday. The Red Banner claimed no responsibility.")

    assert [actor.text for actor in attack.actors] == ["Rebels"]


def test_an_aid_worker_who_is_freed_is_no_aid() -> None:
    assert [e.type for e in events("Rebels released a French aid worker near Sarnat on Monday.")] == ["RETREAT"]


def test_who_is_spoken_of_is_not_who_speaks() -> None:
    told = events('"They shot at anything that moved in the village of Sarnat," said Ada Brel, a trader.')

    assert not [actor for event in told for actor in event.actors]


def test_the_hospital_is_not_where_they_were_hurt() -> None:
    (event,) = events("Nine people were wounded, and were taken to a hospital in Kesrin.")

    assert event.place is None


def test_what_was_avenged_is_another_event() -> None:
    attack, raids = events(
        "The Southern Resistance said it had carried out the attack in retaliation for air raids on villages near "
        "Sarnat, which it said killed 26 civilians on Friday."
    )

    assert ([actor.text for actor in attack.actors], attack.killed) == (["Southern Resistance"], None)
    assert raids.killed is not None
    assert raids.killed.min == 26


def test_who_had_carried_out_the_attack_did_what_was_told_before() -> None:
    (attack,) = events(
        "A drone attack set fire to an oil refinery near Sarnat on Sunday. "
        "The Southern Resistance said it had carried out the attack."
    )

    assert [actor.text for actor in attack.actors] == ["Southern Resistance"]


def test_a_verdict_is_told_of_whom_it_is_on() -> None:
    verdict, *_ = events("A court in Halvard sentenced a former Orsan general to life in prison on Monday.")

    assert (verdict.type, [t.text for t in verdict.targets]) == ("SANCTION", ["former Orsan general"])


def test_two_kinds_of_speakers_behind_a_toll_are_no_victims() -> None:
    (event,) = events(
        "Warplanes bombed a camp near Sarnat, killing at least 11 people, residents and an official said."
    )

    assert event.killed is not None
    assert event.killed.min == 11
    assert event.attribution is not None
    assert event.attribution.text == "residents"


def test_who_came_in_trucks_and_shot_paid_no_visit() -> None:
    (event,) = events("Gunmen, who arrived in two trucks, shot dead a group of students on Monday, a spokesman said.")

    assert (event.type, [actor.text for actor in event.actors]) == ("ASSAULT", ["Gunmen"])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The ringleader of Saturday's attack in the heart of London was known to police.", "London"),
        ("Police have released 12 people held after the London bombing.", "London"),
        ("Doubts remain in the wake of the knife attack in the Old London district of the capital.", "London"),
    ],
)
def test_an_attack_only_named_has_its_place(text: str, where: str) -> None:
    (attack,) = [event for event in events(text) if event.type == "ASSAULT"]

    assert attack.place is not None
    assert where in attack.place.text
