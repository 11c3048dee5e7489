"""Mentions and entities of whole sentences: spans, labels, values, and who is who."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.language import parse
from index.extract.mentions import find_mentions
from index.extract.names.demonyms import Peoples
from index.extract.names.people import Titles, without_title
from index.extract.phrases import load
from index.records import Entity, Mention

WEDNESDAY = datetime.date(2024, 5, 15)

STORY = (
    "Rebels of the Dolvara Liberation Front (TLF) captured the town of Ostrin from the Islamic State group in western "
    "Mosul on Tuesday, Brigadier General Adem Brask said.\n\n"
    "At least 21 soldiers died when a car bomb hit the Iraqi air force base near Mosul, Brask told Reuters. "
    "Daesh claimed the attack. The TLF, which the United States calls a terrorist group, denied it. The US is not a "
    "party to the talks. The Front has some 400 Kurdish fighters with assault rifles and two tanks."
)


def analyse(text: str) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    mentions, entities = find_mentions(text, parse(text), WEDNESDAY)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
    return mentions, entities


def labelled(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.label) for mention in analyse(text)[0]]


def entity_of(text: str, words: str) -> Entity:
    mentions, entities = analyse(text)
    (mention,) = {mention.entity for mention in mentions if mention.text == words}
    return entities[mention]


def test_names_dates_figures_and_weapons_are_mentions() -> None:
    found = labelled(STORY)
    for expected in [
        ("Dolvara Liberation Front", "ORG"),
        ("Ostrin", "LOC"),
        ("Islamic State", "ORG"),
        ("western Mosul", "LOC"),
        ("Tuesday", "DATE"),
        ("Adem Brask", "PERSON"),
        ("At least 21", "CARDINAL"),
        ("car bomb", "WEAPON"),
        ("Iraqi air force", "ORG"),
        ("Reuters", "ORG"),
        ("Daesh", "ORG"),
        ("Kurdish", "NORP"),
        ("assault rifles", "WEAPON"),
        ("tanks", "VEHICLE"),
    ]:
        assert expected in found


def test_different_names_become_one_entity() -> None:
    assert entity_of(STORY, "Daesh").name == "Islamic State"
    assert entity_of(STORY, "Daesh") == entity_of(STORY, "Islamic State")
    assert entity_of(STORY, "Brask").name == "Adem Brask"
    assert entity_of(STORY, "TLF").name == "Dolvara Liberation Front"
    assert entity_of(STORY, "Front").name == "Dolvara Liberation Front"
    assert entity_of(STORY, "US").name == "United States"


def test_a_part_of_a_city_is_the_city() -> None:
    assert entity_of(STORY, "western Mosul").name == "Mosul"
    assert entity_of(STORY, "Mosul").kind == "city"
    assert entity_of(STORY, "Mosul").country == "IQ"


def test_kind_words_tell_what_an_unknown_place_is() -> None:
    assert entity_of(STORY, "Ostrin").kind == "city"
    assert entity_of("Shells fell on Orvana district. Orvana is quiet now.", "Orvana").kind == "district"


def test_a_body_of_a_state_has_its_country_and_sector() -> None:
    entity = entity_of(STORY, "Iraqi air force")
    assert (entity.country, entity.sector) == ("IQ", "MIL")


def test_entities_count_their_mentions_and_are_numbered_in_order() -> None:
    mentions, entities = analyse(STORY)
    assert [entity.id for entity in entities] == list(range(len(entities)))
    for entity in entities:
        own = [mention for mention in mentions if mention.entity == entity.id]
        assert len(own) == entity.count > 0
        assert {mention.label for mention in own} == {entity.label}


def test_dates_and_figures_carry_their_meaning_and_no_entity() -> None:
    mentions, _ = analyse(STORY)
    tuesday = next(mention for mention in mentions if mention.text == "Tuesday")
    assert tuesday.interval is not None
    assert (tuesday.interval.first, tuesday.entity) == ("2024-05-14", -1)
    toll = next(mention for mention in mentions if mention.text == "At least 21")
    assert toll.quantity is not None
    assert (toll.quantity.min, toll.quantity.max, toll.entity) == (21, None, -1)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The council met on Friday.", "Friday", "2024-05-10"),
        ("The council will meet on Friday.", "Friday", "2024-05-17"),
        ("The blast came at 10:30 pm on Monday.", "10:30 pm", "2024-05-13"),
        ("On Monday, at around noon, it rained.", "around noon", "2024-05-13"),
        ("It rained at noon, and nobody came.", "noon", "2024-05-15"),
    ],
)
def test_a_date_looks_back_or_ahead_with_its_clause_and_an_hour_belongs_to_its_day(
    text: str, words: str, day: str
) -> None:
    (interval,) = [mention.interval for mention in analyse(text)[0] if mention.text == words]
    assert interval is not None
    assert (interval.first, interval.last) == (day, day)


def test_without_a_day_dates_have_no_interval() -> None:
    mentions, _ = find_mentions(STORY, parse(STORY), None)
    assert all(mention.interval is None for mention in mentions)


def test_titles_articles_and_possessives_stay_outside() -> None:
    found = labelled("Syrian President Bashar al-Assad's army met the Islamic State's men near Raqqa.")
    assert ("Bashar al-Assad", "PERSON") in found
    assert ("Islamic State", "ORG") in found
    assert ("Syrian", "NORP") in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("General Pavel Orsik said the army would hold the line.", ["Pavel Orsik"]),
        ("The statement surprised Captain Dolen.", ["Dolen"]),
        ("General Orsik's men fled the camp.", ["Orsik"]),
        ("Sergeant First Class Lena Ruiz met Secretary General Anna Holt.", ["Lena Ruiz", "Anna Holt"]),
        ("Lieutenant Ali al Karbalai spoke and Karbalai left.", ["Ali al Karbalai", "Karbalai"]),
        ("The General Staff denied it and General Motors shut a plant.", []),
        ("General Kinetics shares fell after Colonel Sanders Chicken opened.", []),
        ("Major League Baseball moved to Queen Street.", []),
    ],
)
def test_a_capitalised_name_behind_a_title_is_a_person_without_it(text: str, names: list[str]) -> None:
    assert [words for words, label in labelled(text) if label == "PERSON"] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velmaran soldiers crossed into Korrestan, Velmara said.", [("Velmaran", "NORP"), ("Velmara", "LOC")]),
        ("Korrestan sent troops. The Korrestani defence ministry denied it.", [("Korrestan", "LOC")]),
        ("Korrestan sent troops. The Korrestani defence ministry denied it.", [("Korrestani defence ministry", "ORG")]),
        (
            "Two Sarvians and Sarvian rebels fled Sarvia.",
            [("Sarvians", "NORP"), ("Sarvian", "NORP"), ("Sarvia", "LOC")],
        ),
        ("A Tossanese police officer spoke.", [("Tossanese", "NORP")]),
    ],
)
def test_a_people_is_named_after_the_land_its_article_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert set(expected) <= set(labelled(text))


def test_followers_of_a_man_are_no_people() -> None:
    found = labelled("Omar Hassan said Hassani fighters were few.")
    assert ("Hassani", "NORP") not in found
    assert ("Hassan", "LOC") not in found


def test_a_faith_before_a_group_is_not_part_of_its_name() -> None:
    found = labelled("Fighters from Lebanon's Shia Hezbollah crossed into Syria.")
    assert [pair for pair in found if pair[1] != "CARDINAL"] == [
        ("Lebanon", "LOC"),
        ("Shia", "NORP"),
        ("Hezbollah", "ORG"),
        ("Syria", "LOC"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Iraqi joint operations command said so.", "Iraqi joint operations command"),
        ("The Turkish defence ministry denied the report.", "Turkish defence ministry"),
        ("Nigerian police freed the men.", "Nigerian police"),
        ("The ministry of interior published a list.", "ministry of interior"),
        ("Talks with the Green Valley Party failed.", "Green Valley Party"),
    ],
)
def test_bodies_are_organisations(text: str, name: str) -> None:
    assert (name, "ORG") in labelled(text)


def test_a_body_that_only_describes_is_not_named() -> None:
    found = labelled("Nigerian police officers freed the men.")
    assert ("Nigerian", "NORP") in found
    assert ("Nigerian police", "ORG") not in found


def test_a_weapon_is_a_noun() -> None:
    assert ("train", "VEHICLE") not in labelled("The advisers train recruits in the valley.")
    assert ("train", "VEHICLE") in labelled("The train stopped outside the town.")


def test_us_is_a_country_only_in_capitals() -> None:
    found = labelled("They told us that the US had left.")
    assert ("US", "LOC") in found
    assert ("us", "LOC") not in found


def test_a_name_may_go_over_the_end_of_a_wrapped_line_and_never_beyond_its_paragraph() -> None:
    wrapped = (
        "The troops were sent to the border town yesterday, said the spokesman for Ali\nReza Karim, who leads them."
    )
    assert all("\n\n" not in mention.text for mention in analyse(wrapped)[0])
    heads = "Fighting in Mosul\n\nIraq says it won"
    assert [pair for pair in labelled(heads) if pair[1] == "LOC"] == [("Mosul", "LOC"), ("Iraq", "LOC")]


def test_titles_before_a_name_are_no_part_of_it() -> None:
    assert without_title("Lieutenant Colonel Adem Brask") == "Adem Brask"
    assert without_title("former Prime Minister Lida Voss") == "Lida Voss"
    assert without_title("Mr. Ohm") == "Ohm"
    assert without_title("President") == ""
    example = load("titles", Titles).example
    assert all(name in example for name in ("Lieutenant Colonel Adem Brask", "Prime Minister Lida Voss", "Mr. Ohm"))


def test_peoples_and_faiths_are_found_in_their_example() -> None:
    example = load("demonyms", Peoples).example
    assert [pair for pair in labelled(example) if pair[1] == "NORP"] == [
        ("Shia", "NORP"),
        ("Kurdish", "NORP"),
        ("Yazidis", "NORP"),
    ]


PIECES = st.sampled_from(
    [
        "Iraq's",
        "the",
        "Iraqi",
        "police",
        "U.S.",
        "al-",
        "Daesh",
        "\n",
        "\n\n",
        ". ",
        "town of",
        "Ostrin",
        "district",
        "’s",
    ]
    + [
        "Mr.",
        "President",
        "at least 3",
        "on Sunday",
        "car bombs",
        "(",
        "–",
        "\u200b",
        "\u202e",
        "é",
        "Ministry of",
        "A",
        "  ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=120)))
def test_offsets_hold_for_any_text(text: str) -> None:
    mentions, entities = analyse(text)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert -1 <= mention.entity < len(entities)
