"""The forms words take."""

from __future__ import annotations

import pytest

from index.extract.inflection import noun_forms, singular, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shell", {"shell", "shells", "shelled", "shelling"}),
        ("fire", {"fire", "fires", "fired", "firing"}),
        ("occupy", {"occupy", "occupies", "occupied", "occupying"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapped", "kidnapping", "kidnaped", "kidnaping"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("acquit", {"acquit", "acquits", "acquitted", "acquitting"}),
        ("panic", {"panic", "panics", "panicked", "panicking"}),
        ("shoot", {"shoot", "shoots", "shot", "shooting"}),
        ("blow up", {"blow up", "blows up", "blew up", "blown up", "blowing up"}),
        ("be", {"be", "is", "was", "been", "being"}),
    ],
)
def test_a_verb_has_its_forms(lemma: str, forms: set[str]) -> None:
    assert verb_forms(lemma) == forms


@pytest.mark.parametrize("noun", ["raid", "casualty", "clash", "attack", "blast", "ambush", "convoy"])
def test_a_plural_leads_back_to_its_noun(noun: str) -> None:
    one, many = noun_forms(noun)

    assert one == noun
    assert singular(many) == noun
