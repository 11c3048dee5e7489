"""Events as analysts check them: who, whom, where, when, how many, who says so, and how sure."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event, Quantity

DAY = "2017-05-31"
"""A Wednesday."""


def events(text: str) -> tuple[Event, ...]:
    return analyse(text, published=DAY).events


def only(text: str) -> Event:
    found = events(text)
    assert len(found) == 1, [(e.type, e.mode, e.trigger.text) for e in found]
    return found[0]


def bounds(quantity: Quantity | None) -> tuple[int | None, int | None] | None:
    return None if quantity is None else (quantity.min, quantity.max)


def names(arguments: tuple) -> list[str]:  # type: ignore[type-arg]
    return [argument.text for argument in arguments]


def test_attack_with_its_result_is_one_event() -> None:
    event = only("Gunmen attacked a police post near Kesrin on Monday, killing 12 officers and wounding four others.")

    assert event.type == "ASSAULT"
    assert names(event.actors) == ["Gunmen"]
    assert names(event.targets) == ["police post", "12 officers"]
    assert event.place is not None
    assert event.place.text == "Kesrin"
    assert event.date is not None
    assert (event.date.first, event.date.last) == ("2017-05-29", "2017-05-29")
    assert bounds(event.killed) == (12, 12)
    assert bounds(event.injured) == (4, 4)


def test_capture_has_captor_loser_and_place() -> None:
    event = only("Army units captured the town of Sarnat from the rebels on Tuesday.")

    assert (event.type, event.mode) == ("ASSAULT", ("x-capture",))
    assert names(event.actors) == ["Army units"]
    assert names(event.targets) == ["rebels"]
    assert event.place is not None
    assert "Sarnat" in event.place.text


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("At least 32 soldiers", (32, None)),
        ("More than 60 soldiers", (61, None)),
        ("Up to 200 soldiers", (None, 200)),
        ("Dozens of soldiers", (24, None)),
        ("Between 40 and 50 soldiers", (40, 50)),
        ("Thirteen soldiers", (13, 13)),
        ("Soldiers", (2, None)),
        ("A soldier", (1, 1)),
    ],
)
def test_toll_keeps_what_its_words_say(phrase: str, expected: tuple[int | None, int | None]) -> None:
    found = events(f"{phrase} were killed in a rebel attack near Halvard.")

    assert [bounds(event.killed) for event in found] == [expected]


def test_subset_is_never_added() -> None:
    event = only("The raid on Sarnat killed 12 people, including two children.")

    assert bounds(event.killed) == (12, 12)


def test_coordinated_victims_are_added() -> None:
    event = only("Rebels killed a judge and two clerks in Morat.")

    assert bounds(event.killed) == (3, 3)


def test_agentless_passive_keeps_an_empty_actor() -> None:
    event = only("Two aid workers were kidnapped in Sarnat last week, Colonel Ivo Marek said.")

    assert event.actors == ()
    assert event.attribution is not None
    assert "Marek" in event.attribution.text


def test_weapon_as_subject_is_instrument() -> None:
    event = only("A landmine killed two farmers near Kesrin on Sunday.")

    assert event.actors == ()
    assert names(event.instrument) == ["landmine"]
    assert event.mode == ("explosives",)


def test_claim_of_responsibility_is_claimed_by_its_claimant() -> None:
    event = only("The Red Banner Front claimed responsibility for the bombing of a bridge in Halvard.")

    assert event.modality == "claimed"
    assert "Red Banner Front" in event.actors[0].text
    assert event.attribution is not None


def test_denied_attack_is_negated() -> None:
    (event,) = events("The army denied that its troops had shelled the village of Dorna.")

    assert event.modality == "negated"


def test_speakers_place_is_not_the_events() -> None:
    event = only("Rebels killed four policemen on Monday, a spokesman said in Geneva.")

    assert event.place is None


def test_second_name_of_a_direction_is_not_the_place() -> None:
    event = only("Bombers struck army posts in Velin district, northwest of Halvard, on Monday.")

    assert event.place is not None
    assert "Velin" in event.place.text


def test_weekday_is_never_an_argument() -> None:
    event = only("Militants Saturday attacked a convoy near Morat.")

    assert names(event.actors) == ["Militants"]
    assert event.date is not None
    assert event.date.first == "2017-05-27"


def test_he_said_is_resolved_to_the_last_speaker() -> None:
    found = events(
        "Rebels attacked a barracks in Morat, killing nine soldiers, General Ivan Petrov told reporters.\n\n"
        "Three officers were wounded in a second raid near Kesrin, he said."
    )

    assert found[1].attribution is not None
    assert (found[1].attribution.text, found[1].attribution.canonical) == ("he", "Ivan Petrov")


def test_he_said_far_from_any_speaker_is_left_to_nobody() -> None:
    between = "\n\n".join(
        ["The river was high.", "The road was shut.", "The market stood empty.", "Schools were closed."]
    )
    found = events(
        "Rebels attacked a barracks in Morat, killing nine soldiers, General Ivan Petrov told reporters.\n\n"
        f"{between}\n\nThree officers were wounded in a second raid near Kesrin, he said."
    )

    assert found[-1].attribution is None


def test_toll_that_points_back_joins_the_event_told_before() -> None:
    found = events(
        "Thirteen soldiers were killed in car bombings in Velin district.\n\n"
        "Two soldiers were also seriously injured in the bombings, the ministry said."
    )

    assert [(bounds(e.killed), bounds(e.injured)) for e in found] == [((13, 13), (2, 2))]


def test_total_over_a_period_is_the_parent_of_its_parts() -> None:
    total, first, second = events(
        "At least 20 soldiers were killed in rebel attacks in Halvard in the past 24 hours, police said.\n\n"
        "Gunmen attacked an army post in Velin district, killing 12 soldiers.\n\n"
        "A bomb killed eight soldiers in Port Sorn."
    )

    assert total.part_of == ""
    assert first.part_of == second.part_of == total.id


def test_same_happening_told_twice_is_one_event() -> None:
    found = events(
        "The army captured the town of Sarnat on Tuesday.\n\n"
        "The capture of Sarnat by the army was announced on state radio."
    )

    assert len(found) == 1


def test_different_happenings_stay_apart() -> None:
    found = events("Rebels attacked a convoy near Morat on Monday. Rebels attacked a barracks in Kesrin on Tuesday.")

    assert [e.place.text for e in found if e.place] == ["Morat", "Kesrin"]


def test_old_event_is_background() -> None:
    (event,) = events("The rebels seized the northern provinces of Ostrana in 2014.")

    assert event.background


def test_planned_talks_are_planned() -> None:
    event = only("The foreign ministers of both countries will meet in Halvard next month.")

    assert event.modality == "planned"


def test_every_span_is_a_slice_of_the_text() -> None:
    text = (
        "Gunmen attacked a police post near Kesrin on Monday, killing 12 officers, General Pavel Orsik said.\n\n"
        "The army captured the town of Sarnat from the rebels with tanks."
    )
    analysis = analyse(text, published=DAY)

    for event in analysis.events:
        spans = [event.trigger, event.evidence, *event.actors, *event.targets, *event.instrument]
        spans += [s for s in (event.place, event.attribution) if s is not None]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end


def test_identity_of_an_event_survives_a_second_analysis() -> None:
    text = "Gunmen attacked a police post near Kesrin on Monday."

    assert [e.id for e in events(text)] == [e.id for e in events(text)]


def test_date_before_when_is_the_date_of_what_follows() -> None:
    found = events(
        "It was the deadliest attack in Ostrana since October 2014, when gunmen killed 31 passengers on a train."
    )

    assert [(bounds(e.killed), e.background, e.date.first if e.date else "") for e in found] == [
        ((31, 31), True, "2014-10-01")
    ]


def test_toll_that_has_risen_counts_and_not_the_bare_plural() -> None:
    found = events(
        "The number of people killed in the bombing of a market in Halvard rose to 23 on Monday, police said."
    )

    assert [bounds(e.killed) for e in found] == [(23, 23)]


def test_one_of_whom_is_one_of_them() -> None:
    found = events("The brigade has Morland advisers, one of whom died in May fighting near Halvard.")

    assert ["advisers" in argument.text for e in found for argument in e.targets] == [True]


def test_lost_subject_is_found_again() -> None:
    event = only("Government jets bombed a fuel depot in Morat on Monday.")

    assert names(event.actors) == ["Government jets"]
    assert event.mode == ("aerial",)


def test_victims_are_not_among_the_speakers() -> None:
    event = only(
        "Militants bombed a camp near Lisk on Tuesday, killing at least 11 people, residents and an official said."
    )

    assert bounds(event.killed) == (11, None)
    assert event.attribution is not None
    assert event.attribution.text == "residents"


def test_office_is_who_holds_it() -> None:
    event = only("The union's leader, Marko Dravic, urged members to remain peaceful.")

    assert [actor.canonical for actor in event.actors] == ["Marko Dravic"]


def test_driven_from_home_is_displaced() -> None:
    event = only("Shelling has driven 12,000 people from their homes in the town of Sarnat.")

    assert (event.type, bounds(event.displaced)) == ("X-DISPLACE", (12_000, 12_000))


def test_what_is_told_behind_years_after_is_background() -> None:
    found = events("The council praised the nurses seven years after soldiers shelled the hospital in Sarnat.")

    assert [event.background for event in found if event.trigger.text.startswith("shelled")] == [True]
    assert not found[0].background


def test_label_of_a_monitoring_service_is_no_part_of_an_actor() -> None:
    event = only("Kesrin, 3 Mar 90 (AFP) -- [Text] Masked gunmen attacked a bank on Tuesday.")

    assert names(event.actors) == ["Masked gunmen"]
