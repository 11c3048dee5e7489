"""Sets articles beside each other: brings stories, happenings and the names that mean the same up to date with what was
added, analysed, marked or removed since. Costs what changed, not what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from index.errors import UnknownArticle
from index.records import Article, Event, Happening, Progress, Report
from index.store import Desk, Store, Summary
from index.store.folded import folded
from index.stories import events, growing
from index.stories.aliases import roots, said_same
from index.stories.events import Group, best
from index.stories.happenings import Told
from index.stories.likeness import DAYS_APART, WIDE, Likeness, is_news, likeness

NAMED = ("PERSON", "ORG", "LOC", "NORP", "WEAPON", "VEHICLE", "EVENT")
"""Labels of what has a name; the others are days and figures."""

BATCH = 200
"""Articles set beside the others in one transaction."""

NEAR_THERE, NEAR_ELSEWHERE = 200, 100
"""Reports of about the same days that one is compared with: so that it costs no more in the thick of a war."""

SPAN_DAYS = 7
"""Days before an event in which another at its place may have begun that it is compared with."""


def gather(store: Store, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Progress]:
    """Bring everything up to date, batch by batch; interrupted, it goes on where it stopped."""
    if store.is_gathered():
        return
    done, total = 0, store.count_waiting()
    while not cancelled():
        generation = store.generation()
        changed = _gathered(store)
        done += changed
        if not changed:
            store.note_gathered(generation)
            return
        yield Progress("gather", done, max(total, done))


def _gathered(store: Store) -> int:
    """Set one batch beside the others; how many articles it had."""
    waiting = store.waiting(BATCH)
    read = {key: _article(store, key) for key, _ in waiting}  # before the transaction: others may write meanwhile
    articles = {key: article for key, article in read.items() if article is not None}
    with store.gathering() as desk:
        desk.clear(articles)
        copies = desk.copy_groups()
        for key, article in articles.items():
            desk.put_aliases(key, list(said_same(article)))
            entities = article.analysis.entities if article.analysis else ()
            desk.put_named(key, ((one.name, one.label, one.count) for one in entities if one.label in NAMED))
        same = desk.renew_roots(roots)
        _group(desk, articles, lambda name: same.get(folded(name), name))
        _tell(desk, [(key, stamp) for key, stamp in waiting if key in articles], articles, copies)
        named = _Named(articles)
        for key in desk.loosened():
            reports = _reports(desk, desk.members(key), articles, copies)
            if not reports:
                desk.sum_up(key, None)
                continue
            one = events.happening(reports)
            proper = {name for report in reports for name in _proper(report, named)}
            desk.sum_up(key, _summary(one), _names(one, proper))
    return len(waiting)


def _article(store: Store, key: int) -> Article | None:
    try:
        return store.article(key)
    except UnknownArticle:  # removed meanwhile
        return None


def day_of(article: Article) -> date | None:
    """The day an article came out."""
    try:
        return date.fromisoformat(article.published.value or "")
    except ValueError:
        return None


# Stories of articles.


def _tell(desk: Desk, waiting: Sequence[tuple[int, int]], articles: dict[int, Article], copies: dict[int, int]) -> None:
    told = {key: Told(one.title, one.text, day_of(one)) for key, one in articles.items()}
    days = [one.day for one in told.values() if one.day]
    there: list[growing.Member] = []
    if days:
        first, last = _moved(min(days), -growing.WINDOW_DAYS), _moved(max(days), growing.WINDOW_DAYS)
        there = [
            growing.Member(key, growing.unpacked(words), date.fromisoformat(day), story)
            for key, day, story, words in desk.near_texts(first, last)
            if key not in articles
        ]
    blobs = {key: growing.packed(told[key]) for key, _ in waiting}
    stories = growing.Growing(there, [growing.unpacked(blobs[key]) for key, _ in waiting])
    for number, (key, stamp) in enumerate(waiting):
        day = told[key].day
        mates = (
            [other for other, group in copies.items() if other != key and group == copies[key]] if key in copies else ()
        )
        story = desk.story_of(mates) if mates else None
        if story is None and day is not None:
            story = stories.nearest(number, day, desk.sharing(key))
        story = desk.new_story() if story is None else story
        desk.put_told(key, stamp, day.isoformat() if day else "", story, blobs[key])
        if day is not None:
            stories.take(number, key, day, story)


# Happenings.


def _group(desk: Desk, articles: dict[int, Article], same: Callable[[str], str]) -> None:
    places = {key: _places(article) for key, article in articles.items()}
    found = [
        (one, key, position)
        for key, article in articles.items()
        for position, event in enumerate(article.analysis.events if article.analysis else ())
        if is_news(event) and event.id not in article.marks.rejected
        for one in [likeness(event, article.published, same, _around(event, article, places[key]))]
    ]
    # What has a place chooses first: of two tellings in one article the vaguer one is not to take its happening.
    found.sort(key=lambda row: (not row[0].place, row[0].first, row[0].last) if row[0] else (True, date.max, date.max))
    known: dict[tuple[int, int], Likeness] = {}
    for one, key, position in found:
        event = articles[key].analysis.events[position]  # type: ignore[union-attr]
        where = (event.place.country, event.place.canonical or event.place.text) if event.place else ("", "")
        if one is None:
            desk.put_report(key, position, desk.new_happening(), event.type, where, "", "")
            continue
        group = best(str(key), one, _near(desk, one, where, known))
        happening = desk.new_happening() if group is None else group.key
        known[key, position] = one
        row = one.first.isoformat(), msgspec.json.encode(one).decode()
        desk.put_report(key, position, happening, one.family, where, *row)


def _moved(day: date, days: int) -> str:
    """The day so many days later, as far as the calendar goes."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number).isoformat()


def _places(article: Article) -> list[str]:
    """The places an article names that are no countries, those named most first."""
    entities = article.analysis.entities if article.analysis else ()
    named = [one for one in entities if one.label == "LOC" and one.kind not in WIDE]
    return [one.name.casefold() for one in sorted(named, key=lambda one: (-one.count, one.start))]


def _around(event: Event, article: Article, places: list[str]) -> list[str]:
    """Places that an event may have been at: of one with a place those of its sentence, else those of its article."""
    if event.place is None:
        return places
    said, mentions = event.evidence, article.analysis.mentions if article.analysis else ()
    return [
        one.text.casefold()
        for one in mentions
        if one.label == "LOC" and said.start <= one.start and one.end <= said.end
    ]


def _near(
    desk: Desk, one: Likeness, where: tuple[str, str], known: dict[tuple[int, int], Likeness]
) -> list[Group[int]]:
    """The happenings that have a report which may be of the same as this one."""
    last = _moved(one.last, DAYS_APART)
    rows = desk.reports_at(one.family, where[1], _moved(one.first, -SPAN_DAYS), last, NEAR_THERE)
    rows += desk.reports_elsewhere(one.family, where, _moved(one.first, -DAYS_APART), last, NEAR_ELSEWHERE)
    groups: dict[int, Group[int]] = {}
    for article, position, happening, packed in sorted(rows, key=lambda row: (row[2], row[0], row[1])):
        other = known.get((article, position))
        if other is None:
            other = known[article, position] = msgspec.json.decode(packed, type=Likeness)
        groups.setdefault(happening, Group(happening)).take(str(article), other)
    return list(groups.values())


def _reports(
    desk: Desk, members: Sequence[tuple[int, int]], known: dict[int, Article], copies: dict[int, int]
) -> list[Report]:
    for key, _ in members:
        if key not in known:
            known[key] = desk.article(key)
    return reports_of(((known[key], key, position) for key, position in members), copies)


class _Named(dict[str, set[str]]):
    """By the id of an article, the names of its entities."""

    def __init__(self, articles: Mapping[int, Article]) -> None:
        super().__init__()
        self._articles = articles

    def __missing__(self, id: str) -> set[str]:
        article = next(one for one in self._articles.values() if one.id == id)
        self[id] = {entity.name for entity in article.analysis.entities} if article.analysis else set()
        return self[id]


def _proper(report: Report, names: Mapping[str, set[str]]) -> Iterator[str]:
    """Names of actors and targets that the article has for somebody, and not for what they are."""
    known = names[report.article]
    for part in (*report.event.actors, *report.event.targets):
        if (name := part.canonical or part.text) in known:
            yield name


def _names(one: Happening, proper: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(role, name) of who is in a happening, and of where it was."""
    yield from (("actor", name) for name in one.actors)
    yield from (("target", name) for name in one.targets)
    yield from (("proper", name) for name in proper)
    if one.place is not None:
        yield "place", one.place.canonical or one.place.text


def _summary(one: Happening) -> Summary:
    dead = one.killed.range if one.killed else None
    return Summary(
        one.type,
        one.mode[0] if one.mode else "",
        one.first,
        one.last,
        (dead.min or 0) if dead else 0,
        dead.max if dead else 0,
        dead.text if dead else "",
        bool(one.killed and one.killed.conflicting),
        len(one.reports),
        one.score,
    )


def reports_of(found: Iterator[tuple[Article | None, int, int]], copies: dict[int, int]) -> list[Report]:
    """The reports that stand at these (article, its key, position of the event); of one text the first is no copy."""
    reports, originals = list[Report](), dict[int, str]()
    there = [(article, key, at) for article, key, at in found if article is not None and article.analysis is not None]
    there.sort(key=lambda row: (row[0].published.value or "", row[0].id))
    for article, key, at in there:
        told = article.analysis.events if article.analysis else ()
        if at >= len(told):
            continue
        group = copies.get(key)
        original = article.id if group is None else originals.setdefault(group, article.id)
        copy_of = "" if original == article.id else original
        reports.append(Report(article.id, article.title, article.source, article.published, told[at], copy_of))
    return reports
