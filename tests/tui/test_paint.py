"""What the panes show of a hit, an event, an entity and an empty list."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from index.records import (
    Argument,
    Attribution,
    Entity,
    Event,
    Hit,
    Link,
    Marked,
    Place,
    Published,
    Quantity,
    Results,
    Span,
    Verdict,
    When,
)
from tests.tui.stage import article
from tui.happened import event_lines, in_order, is_background
from tui.lines import Line
from tui.paint import above, entity_line, entity_more, hit_lines, nothing_found

HIT = Hit(
    "a",
    Marked("Bombers strike the market in Dolvara", ((0, 7),)),
    "The Dolvara Courier",
    Published("2017-05-14", "given"),
    Marked("killing 12 people in the market", ((8, 10),)),
    1.0,
    events=4,
    killed=Quantity(12, None),
    analysed=True,
)


def event(id: str, at: int = 0, **fields: object) -> Event:
    return Event(id, "ASSAULT", Span(at, at + 6, "struck"), Span(0, 20, "They struck the town."), "rule", **fields)  # type: ignore[arg-type]


STRIKE = event(
    "e",
    actors=(Argument("two bombers", 0, 0),),
    targets=(Argument("army positions", 0, 0, canonical="Army"),),
    place=Place("Al Shifa", 0, 0),
    date=When(first="2017-06-03", last="2017-06-04"),
    killed=Quantity(12, 12),
    injured=Quantity(4, 4),
    attribution=Attribution("Lt. Ali", 0, 0),
    confidence=0.9,
)


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_hit_shows_title_source_day_toll_and_words() -> None:
    assert texts(hit_lines(HIT, 70, year=False)) == [
        "Bombers strike the market in Dolvara",
        "The Dolvara Courier · 14 May · 4 events · 12+ killed",
        "killing 12 people in the market",
    ]


@pytest.mark.parametrize(
    ("width", "known"),
    [
        (40, "The Dolvar… · 14 May · 4 ev · 12+ killed"),
        (37, "The Dol… · 14 May · 4 ev · 12+ killed"),
        (34, "The Dolvara… · 14 May · 12+ killed"),
        (20, "The Dolvar… · 14 May"),
    ],
)
def test_narrow_hit_shortens_its_events_and_source_then_gives_them_up(width: int, known: str) -> None:
    assert texts(hit_lines(HIT, width, year=False))[1] == known


def test_the_main_news_comes_first_with_the_total_it_is_in() -> None:
    events = [event("old", 1), event("total", 2), event("main", 4, part_of="total"), event("other", 3, part_of="total")]

    shown, _ = in_order(events, "main")

    assert [(one.id, indent) for one, indent in shown] == [("total", 0), ("main", 1), ("other", 1), ("old", 0)]


@pytest.mark.parametrize("width", [30, 75])
@pytest.mark.parametrize("verdict", ["", "rejected"])
def test_who_and_to_whom_stand_on_two_lines_where_one_is_too_short(width: int, verdict: Verdict) -> None:
    long = replace(STRIKE, actors=(Argument("fighters of the northern " + "liberation " * 4 + "front", 0, 0),))

    lines = texts(event_lines(long, width, year="2017", verdict=verdict))

    assert lines[0].startswith("attack  fighters of the ")
    assert lines[1] == "→ Army  12 killed 4 hurt"
    assert lines[2].strip().startswith("Al Shifa · 3-4 Jun")
    assert len(lines) == 3


def test_another_language_is_named_and_that_it_is_not_analysed() -> None:
    given = replace(article("Il a plu."), language="fr-CH")

    assert "In French: not analysed" in " ".join(texts(above(given, 90, with_title=True)))
    assert "In French" not in " ".join(texts(above(replace(given, language="en"), 90, with_title=True)))
    assert hit_lines(replace(HIT, language="ar", events=0, killed=None), 70, year=False)[1].text.endswith("in Arabic")


@pytest.mark.parametrize("width", [8, 20, 34, 50, 80])
def test_hit_lines_never_exceed_their_width(width: int) -> None:
    assert all(cell_len(line.text) <= width for line in hit_lines(HIT, width))


def test_hits_are_marked_in_title_and_snippet() -> None:
    title, _, snippet = hit_lines(HIT, 70)

    assert (0, 7, "hit") in title.inks
    assert (8, 10, "hit") in snippet.inks


def test_snippet_does_not_say_the_title_again() -> None:
    twice = Marked("Bombers strike the market in Dolvara. Many died in the market", ((0, 7), (55, 61)))
    hit = Hit("a", Marked("Bombers strike the market in Dolvara"), "", Published(), twice, 1.0)

    snippet = hit_lines(hit, 70)[2]

    assert snippet.text == "Many died in the market"
    assert (17, 23, "hit") in snippet.inks


def test_hit_that_waits_for_analysis_says_reading() -> None:
    bare = Hit("a", HIT.title, "Northwire", HIT.published, HIT.snippet, 1.0)

    assert "reading…" in hit_lines(bare, 70, waiting=True)[1].text
    assert "reading…" not in hit_lines(bare, 70)[1].text


def test_event_says_who_to_whom_where_when_how_many_and_who_says_so() -> None:
    assert texts(event_lines(STRIKE, 46, year="2017")) == [
        "attack  two bombers → Army",
        "Al Shifa · 3-4 Jun  12 killed 4 hurt",
        "says Lt. Ali · sure",
    ]


def test_wide_event_takes_two_lines_and_parts_are_indented() -> None:
    assert texts(event_lines(STRIKE, 80, indent=1, year="2017")) == [
        "  attack  two bombers → Army  12 killed 4 hurt",
        "    Al Shifa · 3-4 Jun · says Lt. Ali · sure",
    ]


def test_toll_survives_when_the_place_is_cut() -> None:
    long = event("e", place=Place("the northern districts of Dolvara and Belgar", 0, 0), killed=Quantity(12, 12))

    assert event_lines(long, 30)[1].text == "the northern distr…  12 killed"


def test_event_without_an_actor_shows_the_target_alone() -> None:
    assert event_lines(event("e", targets=(Argument("guards", 0, 0),)), 46)[0].text == "attack  → guards"


@pytest.mark.parametrize("width", [46, 60, 70, 80])
def test_how_sure_is_said_however_long_the_name_of_the_speaker(width: int) -> None:
    speaker = Argument("the spokesman of the ministry of the interior of Korrestan in Dolvara", 0, 0)

    lines = texts(event_lines(replace(STRIKE, attribution=speaker), width, year="2017"))

    assert "says the spokes" in lines[-1]
    assert lines[-1].endswith("… · sure")


def test_what_has_room_on_one_line_is_not_told_on_two() -> None:
    short = event("e", place=Place("Dolvara", 0, 0), targets=(Argument("guards", 0, 0),))

    assert texts(event_lines(short, 46, year="2017")) == ["attack  → guards", "Dolvara · unsure"]


def test_modality_is_said_unless_it_is_plain_assertion() -> None:
    assert event_lines(event("e", modality="claimed", confidence=0.6), 46)[-1].text == "claimed · likely"


def test_parts_follow_their_total_and_background_comes_apart() -> None:
    events = [
        event("part2", 30, part_of="total"),
        event("total", 10),
        event("old", 5, background=True),
        event("part1", 20, part_of="total"),
        event("no", 40, modality="negated"),
        event("other", 50),
    ]

    shown, background = in_order(events)

    assert [(e.id, indent) for e, indent in shown] == [("total", 0), ("part1", 1), ("part2", 1), ("other", 0)]
    assert [e.id for e, _ in background] == ["old", "no"]
    assert is_background(events[2])


def test_events_that_name_each_other_as_total_are_shown_once() -> None:
    shown, _ = in_order([event("a", 1, part_of="b"), event("b", 2, part_of="a"), event("c", 3, part_of="c")])

    assert sorted(e.id for e, _ in shown) == ["a", "b", "c"]


def test_entity_has_its_kind_and_count_on_the_right() -> None:
    assert entity_line(Entity(1, "Dolvara", "LOC", 7, kind="city"), 30).text == "Dolvara              city    7"


def test_entity_has_country_and_other_names_on_a_second_line_if_any() -> None:
    front = Entity(
        0, "Dolvara Liberation Front", "ORG", 3, country="IQ", links=(Link("TLF", "initials"), Link("Front", "end"))
    )

    assert entity_more(front) == "also TLF, Front"
    assert entity_more(Entity(1, "Iraq", "LOC", 7, kind="country", country="IQ")) == ""


def test_above_the_article_stand_title_source_day_and_length() -> None:
    shown = article("They left.", published=Published("2017-05-12", "inferred", "“on Friday” in the story"))

    assert texts(above(shown, 60, with_title=True)) == [
        "Rebels leave the bridge",
        "Northwire · 12 May 2017 (inferred) · 1 min",
        "dated by “on Friday” in the story",
        "",
    ]


@pytest.mark.parametrize(
    ("results", "adding", "words"),
    [
        (None, False, "Opening"),
        (Results((), 0, 0), False, "No articles yet"),
        (Results((), 0, 0), True, "Reading"),
        (Results((), 0, 9, missing=("mosull",)), False, "“mosull”"),
        (Results((), 0, 9), False, "all of this"),
    ],
)
def test_empty_list_says_why(results: Results | None, adding: bool, words: str) -> None:
    said = nothing_found("mosull", results, adding)

    assert words in " ".join(said)
    assert len(said) == 3 or results is None


@pytest.mark.parametrize(
    ("entity", "width", "shown"),
    [
        (Entity(0, "Ombrel Front", "ORG", 4, country="IQ", sector="REB"), 46, "armed group · Iraq    4"),
        (Entity(0, "Popular Guard", "ORG", 4, country="IQ", sector="PRM"), 32, "militia · IQ    4"),
        (Entity(0, "The Dolvara Morning Courier", "ORG", 1, country="IQ", sector="JRN"), 40, "media    1"),
        (Entity(0, "Dolvara", "LOC", 12, "city", "IQ"), 46, "city · Iraq   12"),
        (Entity(0, "Iraq", "LOC", 3, "country", "IQ"), 46, "country    3"),
        (Entity(0, "Somebody", "ORG", 3, sector="UNK", country="XX"), 46, "organisation · XX    3"),
        (Entity(0, "Maro Vedin", "PERSON", 1), 46, "person    1"),
    ],
)
def test_entity_says_what_it_is_in_words(entity: Entity, width: int, shown: str) -> None:
    painted = entity_line(entity, width).text

    assert painted.startswith(entity.name)
    assert " ".join(painted.split()).endswith(f"{entity.name} " + " ".join(shown.split()))
    assert len(painted) == width
