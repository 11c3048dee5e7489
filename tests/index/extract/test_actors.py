"""Organisations of the lexicon: found by every name, and never by half of one."""

from __future__ import annotations

from collections import Counter

import pytest

from index.extract.actors import actor, actor_names, actor_table, short_names
from index.extract.phrases import Phrases, rows

SECTORS = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF CRM NGO IGO UNO EUR JRN OPP REL BUS".split())


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Daesh", "Islamic State"),
        ("ISIS", "Islamic State"),
        ("al Qaida", "al-Qaeda"),
        ("Al-Shabaab", "al-Shabaab"),
        ("Popular Mobilisation", "Popular Mobilisation Forces"),
        ("U.N.", "United Nations"),
        ("UN Security Council", "UN Security Council"),
    ],
)
def test_an_organisation_is_known_by_all_its_names(name: str, canonical: str) -> None:
    entry = actor(name)
    assert entry is not None
    assert entry.name == canonical


def test_capitals_count() -> None:
    assert actor("who") is None
    assert actor("eta") is None


def test_every_name_means_one_organisation() -> None:
    owners = Counter(name for entry in actor_table().actors for name in {entry.name, *entry.aliases, *entry.short})
    assert [name for name, count in owners.items() if count > 1] == []
    assert len(actor_table().actors) >= 400


def test_sectors_are_codes() -> None:
    assert {entry.sector for entry in actor_table().actors} <= SECTORS


def test_years_are_years_in_order_and_known_for_most() -> None:
    dated = [entry for entry in actor_table().actors if entry.since]
    assert len(dated) > len(actor_table().actors) / 2
    for entry in dated:
        assert 1700 < entry.since <= (entry.until or entry.since) < 2030


def test_countries_are_codes_of_the_place_table() -> None:
    codes = {row[0] for row in rows("places_countries")}
    assert {entry.country for entry in actor_table().actors} <= codes | {""}


def test_short_names_are_not_believed_alone() -> None:
    assert "MIT" in dict(short_names())
    assert "MIT" not in dict(actor_names())


def test_the_examples_name_organisations() -> None:
    phrases = Phrases(actor_names())
    found = [[entry.name for _, _, entry in phrases.find(example)] for example in actor_table().examples]
    assert found == [
        ["Islamic State", "Islamic State", "Peshmerga"],
        ["Hamas", "Palestine Liberation Organization", "Arab League", "NATO", "European Union"],
        ["al-Shabaab", "World Food Programme", "World Food Programme"],
    ]
