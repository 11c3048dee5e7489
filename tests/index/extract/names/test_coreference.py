"""Who is meant by a short name, an acronym or a description, and why."""

from __future__ import annotations

import pytest

from index.extract.language import parse
from index.extract.mentions import find_mentions


def links(text: str) -> dict[str, dict[str, str]]:
    """Other forms and the reasons for them, by the name of the entity."""
    _, entities = find_mentions(text, parse(text), None)
    return {entity.name: {link.text: link.reason for link in entity.links} for entity in entities if entity.links}


@pytest.mark.parametrize(
    ("text", "name", "form", "reason"),
    [
        (
            "Rebels of the Dolvara Liberation Front (DLF) left. The DLF denied it.",
            "Dolvara Liberation Front",
            "DLF",
            "initials of Dolvara Liberation Front",
        ),
        (
            "The Vessa Youth Wing (GHB) met on Friday. GHB leaders left.",
            "Vessa Youth Wing",
            "GHB",
            "in brackets after Vessa Youth Wing",
        ),
        ("Daesh fled. The Islamic State lost Mosul.", "Islamic State", "Daesh", "listed as a name of it"),
        (
            "Lieutenant Ali al Karbalai spoke. Karbalai left.",
            "Ali al Karbalai",
            "Karbalai",
            "last name of Ali al Karbalai",
        ),
        ("Shells hit western Mosul. Mosul is quiet.", "Mosul", "western Mosul", "a part of it"),
        ("Iraqis fled. An Iraqi spoke.", "Iraqi", "Iraqis", "another form of the word"),
        (
            "The Kurdistan Freedom Hawks, also known as TAK, struck Ankara.",
            "Kurdistan Freedom Hawks",
            "TAK",
            "listed as a name of it",
        ),
        (
            "Abu Omar, also known as Jabir Talib, was killed in Ostrin.",
            "Abu Omar",
            "Jabir Talib",
            "also known as Abu Omar",
        ),
        ("Boko Haram raided Dikwa. The group fled.", "Boko Haram", "the group", "nobody else it could mean"),
        (
            "General Pavel Orsik led the push. The general said his men held.",
            "Pavel Orsik",
            "the general",
            "nobody else it could mean",
        ),
    ],
)
def test_every_link_says_why(text: str, name: str, form: str, reason: str) -> None:
    assert links(text)[name][form] == reason


@pytest.mark.parametrize(
    "text",
    [
        "Hamas met Fatah. The group denied it.",
        "Boko Haram raided Dikwa. " + "It rained. " * 9 + "The group fled.",
        "Boko Haram raided Dikwa. The group of villagers fled.",
        "Boko Haram raided Dikwa. The group stage began.",
        "Boko Haram raided Dikwa. The militia burned it.",
        "General Pavel Orsik met General Adem Brask. The general left.",
        "Reuters spoke to farmers. The group left.",
    ],
)
def test_a_description_that_could_mean_another_means_nobody(text: str) -> None:
    mentions, _ = find_mentions(text, parse(text), None)

    assert not {"group", "militia", "general"} & {mention.text for mention in mentions}


def test_a_short_name_of_the_lists_alone_is_nobody_listed() -> None:
    text = "The MIT director met MIT researchers."
    _, entities = find_mentions(text, parse(text), None)

    assert {entity.name for entity in entities} == {"MIT"}


def test_a_choice_between_two_is_no_introduction() -> None:
    assert "Amal Movement" not in links("Voters chose Hezbollah or Amal Movement on Sunday.").get("Hezbollah", {})


def test_links_stand_in_the_order_of_the_text() -> None:
    text = "The Dolvara Liberation Front (DLF) left. The Front denied it."
    _, entities = find_mentions(text, parse(text), None)

    assert [link.text for link in entities[0].links] == ["DLF", "Front"]
    assert (entities[0].count, entities[0].start) == (3, text.index("Dolvara"))
