"""Where an article names what it tells is kept with the event, word for word."""

from __future__ import annotations

import pytest

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


def words_of(text: str) -> dict[str, list[str]]:
    return {event.trigger.text: [word.text for word in event.also] for event in events(text)}


@pytest.mark.parametrize(
    ("text", "trigger", "also"),
    [
        ("A bomb exploded in Velm on Sunday. Police sealed off the explosion site.", "exploded", ["explosion"]),
        ("A bomb exploded in Velm on Sunday. Officers seek the bombing suspects.", "exploded", ["bombing"]),
        ("Cholera has broken out in Velm. Doctors said the disease spreads by water.", "broken out", ["disease"]),
        ("Hunt for Velm Bombing Suspects Widens\n\nA bomb exploded in Velm on Sunday.", "exploded", ["Bombing"]),
        ("The mayor issued a ban on night markets on Sunday.", "issued", ["ban"]),
    ],
)
def test_other_words_for_what_is_told(text: str, trigger: str, also: list[str]) -> None:
    assert words_of(text)[trigger][-len(also) :] == also


LONG = """Gunmen attacked a market in Velm on Monday, killing 12 people and wounding 30.

{}The governor promised the traders a new market hall with wide gates and lamps on every post of its yard. The harvest
was good this year, and the mill at the river ground until late in the night for the bakers of the whole valley. The
school stayed open, and the children drew the mill, the river and the bridge with its four lamps, as they do each year.
The old men of the town said that the water had never been so high in spring, nor so low in autumn, as in this one.

{}
"""


def test_what_says_too_little_to_be_an_event_is_still_a_word_for_one() -> None:
    said = "It was the work of gunmen who attacked before, he said."
    text = LONG.format("The council met in the hall of the mill. " * 8, said)
    first, *others = (event for event in events(text) if event.type == "ASSAULT")

    assert not others
    assert [word.text for word in first.also[2:]] == ["attacked"]


def test_what_a_sheriff_did_on_a_day_is_told_far_down_too() -> None:
    text = LONG.format("The council met in the hall of the mill. " * 8, "Police raided the camp early on Tuesday.")

    assert [event.trigger.text for event in events(text) if event.type in ("ASSAULT", "COERCE")][-1] == "raided"


def test_a_name_for_an_event_says_where_it_was() -> None:
    text = "A bomb killed nine people on Sunday. Officials said that the bombing in Nairobi was the work of rebels."
    first = events(text)[0]

    assert first.place is not None
    assert first.place.text == "Nairobi"
