"""Where an article names what it tells is kept with the event, word for word."""

from __future__ import annotations

from index.extract.pipeline import analyse
from index.records import Event

TEXT = """Gunmen attacked a market in Velm on Monday, killing 12 people and wounding 30.

The attack began at noon, officials said.

Shops stayed shut after Monday's attack. The protest of the traders went on. His killing shocked nobody.
"""


def events(text: str) -> tuple[Event, ...]:
    return analyse(text, published="2017-06-06").events


def test_what_one_sentence_says_in_several_words_is_one_event_with_all_of_them() -> None:
    first = events(TEXT)[0]

    assert first.trigger.text == "attacked"
    assert [word.text for word in first.also[:2]] == ["killing", "wounding"]


def test_a_definite_noun_further_down_names_the_event() -> None:
    first = events(TEXT)[0]

    assert [word.text for word in first.also[2:]] == ["attack", "attack"]
    assert all(TEXT[word.start : word.end] == word.text for word in first.also)


def test_a_noun_names_what_was_told_with_its_word_before_what_was_told_last() -> None:
    text = "A bomb exploded in Velm on Sunday. Gunmen attacked a bus in Orsa on Monday.\n\nThe explosion was heard."
    told = {event.trigger.text: [word.text for word in event.also] for event in events(text)}

    assert told == {"exploded": ["explosion"], "attacked": []}


def test_a_noun_before_any_event_or_of_another_type_names_none() -> None:
    text = "The attack was long expected. Police arrested two men in Velm on Monday. The earthquake was forgotten."

    assert all(not event.also for event in events(text) if event.type == "COERCE")
