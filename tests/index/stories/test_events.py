"""What several articles tell of one happening comes together with every toll; what only resembles it stays apart."""

from __future__ import annotations

from itertools import count, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.records import Argument, Attribution, Event, Happening, Place, Published, Quantity, Report, Span, When
from index.stories.events import happenings
from index.stories.likeness import in_common, likeness

_numbers = count()

OSTREL = Place("Ostrel", 0, 6, kind="city", admin1="Vessa", country="XA", lat=40.0, lon=20.0)
MILLBY = Place("Millby", 0, 6, kind="city", admin1="Vessa", country="XA", lat=40.1, lon=20.1)
FARROW = Place("Farrow", 0, 6, kind="city", admin1="Norland", country="XA", lat=48.0, lon=29.0)
VESSA = Place("Vessa", 0, 5, kind="region", country="XA")
KARVIA = Place("Karvia", 0, 6, kind="country", country="XA")
ABROAD = Place("Ostrel", 0, 6, kind="city", country="XB")


def names(*words: str) -> tuple[Argument, ...]:
    return tuple(Argument(word, 0, len(word)) for word in words)


def told(
    *,
    type_: str = "ASSAULT",
    place: Place | None = OSTREL,
    day: str | None = "2017-05-03",
    killed: Quantity | None = None,
    targets: tuple[str, ...] = ("market",),
    actors: tuple[str, ...] = (),
    article: str = "",
    published: str = "2017-05-04",
    says: str = "",
    copy_of: str = "",
    **more: object,
) -> Report:
    number = next(_numbers)
    event = Event(
        id=f"e{number}",
        type=type_,
        trigger=Span(0, 1, "x"),
        evidence=Span(0, 1, "x"),
        rule="r",
        place=place,
        date=When("then", 0, 4, day, day, "explicit") if day else None,
        killed=killed,
        targets=names(*targets),
        actors=names(*actors),
        attribution=Attribution(says, 0, 1) if says else None,
        **more,
    )
    article = article or f"a{number}"
    return Report(article, "A title", f"Paper {number}", Published(published, "given"), event, copy_of)


def sizes(*reports: Report) -> list[int]:
    return sorted(len(one.reports) for one in happenings(reports))


def test_three_papers_on_one_attack() -> None:
    bomb = ("explosives",)
    (one,) = happenings(
        [
            told(killed=Quantity(12, 12), says="police", published="2017-05-03", mode=bomb),
            told(killed=Quantity(19, None), says="hospital", published="2017-05-05", place=VESSA, mode=bomb),
            told(targets=("the crowded market",), day="2017-05-04", actors=("Hill Front",), mode=bomb),
        ]
    )

    assert len(one.reports) == 3
    assert (one.first, one.last) == ("2017-05-03", "2017-05-04")
    assert one.place == OSTREL
    assert one.actors == ("Hill Front",)
    assert one.killed is not None
    assert (one.killed.range.min, one.killed.range.max) == (12, None)
    assert one.killed.range.text == "12-19+"
    assert (one.killed.latest.min, one.killed.latest_by) == (19, "hospital")
    assert one.killed.conflicting


@pytest.mark.parametrize(
    "other",
    [
        told(place=FARROW),
        told(place=ABROAD),
        told(day="2017-05-09"),
        told(type_="CONSULT"),
        told(targets=("bridge",)),
        told(place=None),
        told(place=KARVIA),
    ],
    ids=["another town", "another country", "days later", "another kind", "another target", "nowhere", "somewhere"],
)
def test_what_only_resembles_it_stays_apart(other: Report) -> None:
    assert sizes(told(), other) == [1, 1]


def test_the_village_outside_is_the_town_if_more_is_shared() -> None:
    assert sizes(told(), told(place=MILLBY)) == [1, 1]
    assert sizes(told(actors=("Hill Front",)), told(place=MILLBY, actors=("Hill Front",))) == [2]


def test_a_place_on_no_map_may_be_the_other_one_of_its_sentence() -> None:
    unknown, town = Place("Karvian", 0, 7, kind="city", country=""), Place("Hollow", 0, 6, kind="city", country="")
    events = [told(place=place, killed=Quantity(3, None)) for place in (unknown, town)]
    alike = [likeness(one.event, one.published, around=["karvian", "hollow"]) for one in events]
    strange = [likeness(one.event, one.published, around=["karvian"]) for one in events]

    assert in_common(alike[0], alike[1]) == 2  # type: ignore[arg-type]
    assert in_common(strange[0], replace(strange[1], around=frozenset())) is None  # type: ignore[arg-type, type-var]


def test_what_has_no_place_was_where_its_article_says_if_more_is_shared() -> None:
    here, nowhere = (told(place=place, killed=Quantity(3, None)) for place in (OSTREL, None))
    placed = likeness(here.event, here.published)
    named, unnamed = (likeness(nowhere.event, nowhere.published, around=around) for around in (["ostrel"], ["farrow"]))

    assert placed is not None
    assert in_common(placed, named) == 2  # type: ignore[arg-type]
    assert in_common(placed, unnamed) is None  # type: ignore[arg-type]


def test_two_events_of_one_article_are_two() -> None:
    assert sizes(told(article="a"), told(article="a")) == [1, 1]


@pytest.mark.parametrize("more", [{"background": True}, {"part_of": "e0"}, {"modality": "planned"}])
def test_what_is_recalled_contained_or_planned_is_no_report(more: dict[str, object]) -> None:
    assert sizes(told(), told(**more)) == [1]


def test_without_a_date_the_day_of_publication_must_do() -> None:
    assert sizes(told(), told(day=None, published="2017-05-04")) == [2]
    assert sizes(told(), told(day=None, published="2018-05-04")) == [1, 1]


def test_a_copy_is_a_report_but_no_source_and_contradicts_nobody() -> None:
    (one,) = happenings(
        [told(killed=Quantity(9, 9)), told(killed=Quantity(12, 12), copy_of="a1", published="2017-05-05")]
    )

    assert (len(one.reports), one.sources) == (2, 1)
    assert one.killed is not None
    assert not one.killed.conflicting


@pytest.mark.parametrize(
    ("figures", "conflicting", "words"),
    [
        ([Quantity(12, 12), Quantity(10, None)], False, "10-12+"),
        ([Quantity(12, 12), Quantity(12, 12)], False, "12"),
        ([Quantity(12, 12), Quantity(15, 15)], True, "12-15"),
        ([Quantity(None, 20), Quantity(15, 15)], False, "15-20"),
    ],
)
def test_figures_conflict_only_where_they_cannot_all_be_right(
    figures: list[Quantity], conflicting: bool, words: str
) -> None:
    (one,) = happenings([told(killed=figure) for figure in figures])

    assert one.killed is not None
    assert (one.killed.conflicting, one.killed.range.text) == (conflicting, words)


def test_the_order_in_which_articles_came_does_not_matter() -> None:
    reports = [told(), told(day="2017-05-04"), told(place=FARROW), told(place=FARROW, targets=("school", "market"))]
    groups = {
        tuple(sorted(tuple(sorted(r.article for r in one.reports)) for one in happenings(order)))
        for order in permutations(reports)
    }

    assert len(groups) == 1


DAYS = st.dates().map(str) | st.none() | st.sampled_from(["2017-05-03", "2017-05-04", "soon"])
REPORTS = st.builds(
    lambda place, day, published, article: told(place=place, day=day, published=published, article=article),
    st.sampled_from([OSTREL, MILLBY, FARROW, VESSA, KARVIA, ABROAD, None]),
    DAYS,
    st.sampled_from(["2017-05-04", "0001-01-01", "9999-12-31"]),
    st.sampled_from(["a", "b", "c", "d"]),
)


@given(st.lists(REPORTS, max_size=12))
def test_every_report_is_in_one_happening_and_no_article_twice_in_one(reports: list[Report]) -> None:
    found: list[Happening] = happenings(reports)

    ids = [report.event.id for one in found for report in one.reports]
    assert sorted(ids) == sorted(report.event.id for report in reports)
    for one in found:
        articles = [report.article for report in one.reports]
        assert len(set(articles)) == len(articles)
