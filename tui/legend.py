"""The legend of an article: which kinds of names are in it, in their colours, with their counts; the kinds one does not
want to see are struck out. While a mention is current, who that is. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from rich.cells import cell_len

from index.library import country_name, entity_kind
from index.records import Analysis, Entity, Mention
from tui.layers import LABEL_INKS, LABEL_TAGS
from tui.lines import Line, fit, joined, line, spread

KINDS = {
    "person": ("people", "people"),
    "org": ("organisations", "orgs"),
    "place": ("places", "places"),
    "group": ("groups", "groups"),
    "date": ("dates", "dates"),
    "figure": ("figures", "figures"),
    "weapon": ("weapons", "weapons"),
}
"""Kinds of mentions by the ink they are painted in: their word, and a shorter one where room is short."""

GAP = "  "


def counts(mentions: Iterable[Mention]) -> dict[str, int]:
    """How many mentions of each kind, in the legend's order; kinds without any are left out."""
    found = Counter(LABEL_INKS[mention.label] for mention in mentions)
    return {kind: found[kind] for kind in KINDS if found[kind]}


def legend(known: dict[str, int], hidden: Collection[str], width: int) -> Line:
    """The kinds with their counts; in shorter words, then without the counts, where room is short."""
    found = Line()
    for items in _forms(known, hidden):
        runs: list[str | tuple[str, str]] = []
        for kind, word, count in items:
            runs += [GAP] if runs else []
            runs += [(word, "struck" if kind in hidden else kind), (count, "quiet")]
        found = line(*runs)
        if cell_len(found.text) <= width:
            break
    return fit(found, width)


def kind_at(known: dict[str, int], hidden: Collection[str], width: int, cell: int) -> str:
    """The kind whose word stands at a cell of the legend; empty between them."""
    for items in _forms(known, hidden):
        at, places = 0, {}
        for kind, word, count in items:
            places[range(at, at + len(word + count))] = kind
            at += len(word + count) + len(GAP)
        if at - len(GAP) <= width:
            break
    return next((kind for place, kind in places.items() if cell in place), "")


def _forms(known: dict[str, int], hidden: Collection[str]) -> Iterator[list[tuple[str, str, str]]]:
    """(kind, word, count) of each kind, the longest way of saying it first."""
    for form, counted in ((0, True), (1, True), (1, False)):
        yield [
            (kind, KINDS[kind][form], f" {count:,}" if counted and kind not in hidden else "")
            for kind, count in known.items()
        ]


def about(mention: Mention, analysis: Analysis | None, mentions: Iterable[Mention]) -> Line:
    """Who or what a mention means: name, what it is, where it belongs, and which of its mentions this one is."""
    entity: Entity | None = None
    if analysis is not None and mention.entity >= 0:
        entity = next((one for one in analysis.entities if one.id == mention.entity), None)
    ink = LABEL_INKS[mention.label]
    if entity is None:
        return line((" ".join(mention.text.split()), ink), (f"  {LABEL_TAGS[mention.label]}", "quiet"))
    country = "" if entity.kind == "country" else country_name(entity.country)
    same = [one.start for one in mentions if one.entity == mention.entity]
    number = f"{same.index(mention.start) + 1} of {len(same)}" if mention.start in same else ""
    return line((" ".join(entity.name.split()), ink), "  ", joined([entity_kind(entity), country, number]))


def hits_line(number: int, total: int) -> Line:
    """`hit 3/17`, or how many there are before one has been gone to."""
    if not total:
        return Line()
    return line((f"hit {number:,}/{total:,}" if number else f"{total:,} hit{'s' if total != 1 else ''}", "accent"))


def foot(left: Line, right: Line, width: int) -> Line:
    """Both ends of the line below the text."""
    return spread(left, right, width)
