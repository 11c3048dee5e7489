"""What articles say of one name is gathered under any form of it, and nothing said of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.records import (
    Alias,
    Analysis,
    Argument,
    Article,
    Entity,
    Event,
    Frame,
    Link,
    Marks,
    Mention,
    NameMark,
    Published,
    Span,
)
from index.stories.dossiers import AROUND, Collector

TEXT = "Officials in Karvia said on Monday that fighters of the Hill Front (HF) had burnt a depot of the Reed Guard."


def entity(number: int, name: str, label: str = "ORG", **more: object) -> Entity:
    return Entity(number, name, label, 2, start=TEXT.index(name), **more)  # type: ignore[arg-type]


FRONT = entity(0, "Hill Front", links=(Link("HF", "acronym"),), known_as=("Mountain Front",), country="XA")
GUARD = entity(1, "Reed Guard")
KARVIA = entity(2, "Karvia", "LOC", kind="country")


def event(id_: str, actor: str, target: str) -> Event:
    return Event(
        id=id_,
        type="ASSAULT",
        trigger=Span(0, 1, "O"),
        evidence=Span(0, len(TEXT), TEXT),
        rule="r",
        actors=(Argument(actor, 0, 1),),
        targets=(Argument(target, 0, 1),),
    )


def article(number: int, day: str, *entities: Entity, events: tuple[Event, ...] = (), text: str = TEXT) -> Article:
    published = Published(day, "given")
    mentions = tuple(
        Mention(one.start, one.start + len(one.name), one.label, one.name, "list", one.id) for one in entities
    )
    analysis = Analysis("t", Frame("T", False, "", published, ()), mentions, entities, events)
    return Article(
        f"a{number}", 1, text, f"Title {number}", False, "Northwire", "", "", "", "en", published, (), day, analysis
    )


def about(*names: str) -> Collector:
    return Collector(names, str.casefold)


@pytest.fixture
def collected() -> Collector:
    collector = about("hill front")
    burnt, hit = event("e1", "HF", "Reed Guard"), event("e2", "Reed Guard", "Hill Front")
    collector.take(article(1, "2017-03-02", FRONT, GUARD, KARVIA, events=(burnt, hit)))
    collector.take(article(2, "2017-05-09", FRONT, KARVIA, events=(event("e3", "army", "depot"),)))
    collector.take(article(3, "2017-05-10", GUARD, KARVIA))
    return collector


def test_every_form_of_the_name_counts_and_no_other_article(collected: Collector) -> None:
    found = collected.dossier()

    assert found is not None
    assert (found.entity.name, found.entity.count, found.entity.country) == ("Hill Front", 4, "XA")
    assert [one.article for one in found.appearances] == ["a2", "a1"]
    assert found.aliases == (Alias("HF", "acronym", 2),)
    assert (found.articles, found.first, found.last) == (2, "2017-03-02", "2017-05-09")


def test_what_it_does_and_what_is_done_to_it(collected: Collector) -> None:
    found = collected.dossier()

    assert found is not None
    assert [one.event.id for one in found.as_actor] == ["e1"]
    assert [one.event.id for one in found.as_target] == ["e2"]


def test_what_the_reader_says_of_names_stands_with_why(collected: Collector) -> None:
    marks = [NameMark("Hill Front", "Old Guard", True), NameMark("Hill Front", "Reed Guard", False)]

    found = collected.dossier(said=[("hill front", "hf", "“the Front, or HF”", 3)], marks=marks)

    assert found is not None
    assert found.aliases == (Alias("HF", "acronym", 2), Alias("Old Guard", "", 0, is_own=True))
    assert found.apart == ("Reed Guard",)


def test_months_without_an_article_stand_between(collected: Collector) -> None:
    found = collected.dossier()

    assert found is not None
    assert found.months == (("2017-03", 1), ("2017-04", 0), ("2017-05", 1))


def test_other_names_our_lists_know_find_it_too() -> None:
    collector = about("mountain front")
    collector.take(article(1, "2017-03-02", FRONT))

    assert collector.dossier() is not None


def test_a_name_nobody_names_has_no_dossier(collected: Collector) -> None:
    stranger = about("nobody")
    stranger.take(article(1, "2017-03-02", FRONT))

    assert stranger.dossier() is None


def test_a_rejected_event_is_not_told() -> None:
    collector = about("hill front")
    one = article(1, "2017-03-02", FRONT, events=(event("e1", "Hill Front", "depot"),))
    collector.take(replace(one, marks=Marks(rejected=("e1",))))
    found = collector.dossier()

    assert found is not None
    assert found.as_actor == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_words_around_a_name_hold_it_and_stay_short(before: str, after: str) -> None:
    text = f"{before}Hill Front{after}"
    start = len(before)
    collector = about("hill front")
    collector.take(article(1, "2017-03-02", replace(FRONT, start=start), text=text))
    found = collector.dossier()

    assert found is not None
    around = found.appearances[0].around
    (span,) = around.spans
    assert around.text[slice(*span)] == "Hill Front"
    assert len(around.text) <= 2 * AROUND + len("Hill Front")
