"""What stands around a name says where it begins and whether it is a place."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


def names(text: str) -> set[tuple[str, str]]:
    return {(mention.text, mention.label) for mention in analyse(text, published="2017-06-04").mentions}


@pytest.mark.parametrize("text", ["A bomb exploded in Kerrathul on Friday.", "Gunmen shot a driver near Kerrathul."])
def test_a_name_nobody_knows_behind_in_or_near_is_a_place(text: str) -> None:
    assert ("Kerrathul", "LOC") in names(text)


def test_a_word_that_is_otherwise_written_is_no_place_there() -> None:
    assert ("Parliament", "LOC") not in names("The bill was read in Parliament on Friday.")


def test_a_name_begins_behind_the_verb() -> None:
    assert ("Shells hit western Mosul", "LOC") not in names("Shells hit western Mosul.")


@pytest.mark.parametrize("text", ["Some 70 Black Reed terrorists died.", "Police held two Black Reed militants."])
def test_a_name_before_those_who_fight_for_it_is_a_body(text: str) -> None:
    assert ("Black Reed", "ORG") in names(text)


def test_peoples_before_fighters_are_no_body() -> None:
    assert not [name for name, label in names("Police held two Sunni Muslim militants.") if label == "ORG"]


def test_a_port_is_a_place() -> None:
    assert ("Port Ansel", "LOC") in names("The ministry announced the capture of Port Ansel by federal troops.")
