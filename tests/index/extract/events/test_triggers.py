"""The lexicon: every rule's example makes an event by that rule, and ordinary uses of the same words make none."""

from __future__ import annotations

import tomllib

import pytest

from index.extract.events.conditions import ROOMS, is_need
from index.extract.events.rules import FILES, frames, rules
from index.extract.pipeline import analyse
from index.extract.words import LEXICON


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_example_of_a_rule_makes_an_event_by_that_rule(rule) -> None:  # type: ignore[no-untyped-def]
    events = analyse(rule.example, published="2017-05-31").events

    assert rule.id in [event.rule for event in events]


def test_rules_name_frames_and_needs_that_exist() -> None:
    assert {rule.frame for rule in rules().values()} <= set(frames())
    assert all(is_need(need) for rule in rules().values() for need in rule.needs)


@pytest.mark.parametrize(
    "sentence",
    [
        "The committee killed the bill on Tuesday.",
        "Critics attacked the budget as unfair.",
        "The striker shot from twenty metres and hit the post.",
        "The director shot a film in Ostrana last year.",
        "Her grandmother suffered a heart attack at home.",
        "The painting captured the mood of the city.",
        "The company seized the opportunity to expand.",
        "The film was a hit with audiences.",
        "Shares of the bank exploded in early trading.",
        "Halvard United attacked from the first minute and beat Morat 3-1.",
        "The minister fired his driver.",
        "She marched in the school band.",
        "Scientists struck a deal with the university.",
        "The bank arrested the slide of the currency.",
        "Volunteers stormed the fridge after the match.",
        "A cold front advanced across the plain on Monday.",
        "The library released a report on reading.",
        "Doctors fight cancer with a new drug.",
        "The band launched an album in March.",
        "The chef battled the flames of his grill.",
    ],
)
def test_words_of_violence_in_other_senses_make_no_violence(sentence: str) -> None:
    events = analyse(sentence, published="2017-05-31").events

    assert [e for e in events if e.type in ("ASSAULT", "COERCE", "PROTEST")] == []


def test_rules_have_names_of_their_own() -> None:
    names = [name for file in FILES for name in tomllib.loads((LEXICON / file).read_text("utf-8"))]

    assert sorted(names) == sorted(set(names))


def test_rejected_words_are_no_triggers() -> None:
    rejected = tomllib.loads((LEXICON / "rejected.toml").read_text("utf-8"))
    violent = [rule for rule in rules().values() if rule.type in ("ASSAULT", "COERCE", "PROTEST")]
    for pos, key in (("verb", "verbs"), ("noun", "nouns")):
        ours = {word for rule in violent if rule.pos == pos for word in rule.words}
        assert not ours & {word for group in rejected.values() for word in group[key].split()}

    assert all(group["reason"] for group in rejected.values())


def test_weak_rules_are_rules_of_ours() -> None:
    weak = tomllib.loads((LEXICON / "precision.toml").read_text("utf-8"))

    assert set(weak) <= set(rules())
    assert all(0.0 < figure < 1.0 for figure in weak.values())


def test_no_two_rooms_define_a_need_and_every_need_is_asked_for() -> None:
    names = [name for room in ROOMS for name in room]
    asked = {need for rule in rules().values() for need in rule.needs}

    assert len(names) == len(set(names))
    assert set(names) <= asked
