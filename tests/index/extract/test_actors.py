"""Organisations of the lexicon: found by every name, and never by half of one."""

from __future__ import annotations

from collections import Counter

import pytest

from index.extract.actors import actor, actor_names, actor_table
from index.extract.phrases import Phrases

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
    assert len(actor_table().actors) >= 150


def test_sectors_are_codes() -> None:
    assert {entry.sector for entry in actor_table().actors} <= SECTORS


def test_the_examples_name_organisations() -> None:
    phrases = Phrases(actor_names())
    found = [[entry.name for _, _, entry in phrases.find(example)] for example in actor_table().examples]
    assert found == [
        ["Islamic State", "Islamic State", "Peshmerga"],
        ["Hamas", "Palestine Liberation Organization", "Arab League", "NATO", "European Union"],
        ["al-Shabaab", "World Food Programme", "World Food Programme"],
    ]
