"""The event an article is about: told in the lead, in a main clause, as news; what is only recalled is not it."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


def main_trigger(text: str, title: str = "") -> str:
    analysis = analyse(text, title=title, published="2024-05-15")
    return next((event.trigger.text for event in analysis.events if event.id == analysis.main), "")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The court freed two men who were arrested during a protest in Morat.", "freed"),
        ("Ostrana condemned the raid that killed nine farmers in Sarnat.", "condemned"),
        ("The president met the mediators in Halvard.\n\nPolice arrested two men in Kesrin on Monday.", "met"),
        ("The council voiced its sorrow at the attack on the market.", ""),
    ],
)
def test_main_clause_and_lead_come_first(text: str, trigger: str) -> None:
    assert main_trigger(text) == trigger


def test_title_says_which_event_matters() -> None:
    text = "Ostrana praised the mediators on Monday. Morland accused the rebels of stealing grain."

    assert main_trigger(text) == "praised"
    assert main_trigger(text, "Rebels accused of stealing grain, says Morland") == "accused"


def test_title_names_the_kind_of_event_in_other_words() -> None:
    text = "The envoy praised the weather on Monday. Anton Verle of Ostrana held talks with Marko Dravic of Morland."

    assert main_trigger(text) == "praised"
    assert main_trigger(text, "Verle meets Dravic") == "held talks"
