"""Whether two records can be of one happening: what they say of type, way, day, place, toll, who and whom is compared,
and what they share is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from index.extract.inflection import singular
from index.extract.words import words
from index.records import Argument, Event, Place, Quantity, When

WIDE = frozenset({"country", "region", "province"})
TOLLS = ("killed", "injured", "detained", "displaced")
STATED = ("explicit", "relative")
"""Bases of a day that the text itself gives."""

FRESH_DAYS = 14
"""How long ago a happening may be that is told on a day as news."""

MANY = 10
"""Dead whose exact number hardly two happenings of one article share."""

REAL = frozenset({"asserted", "claimed", "alleged", "believed", "attempted"})
"""What was done or is said to have been done; plans, threats and denials are other matters."""

KINDRED = (
    frozenset({"explosives", "suicide-attack", "destroy"}),
    frozenset({"aerial", "drone", "heavy-weapons", "explosives"}),
    frozenset({"firearms", "targeted", "heavy-weapons"}),
    frozenset({"targeted", "explosives", "suicide-attack"}),
    frozenset({"targeted", "primitive", "beat", "torture"}),
    frozenset({"riot", "demo", "obstruct", "vandalize", "strike"}),
    frozenset({"arrest", "restrict"}),
)
"""Modes by which one happening may be told."""


def agree(first: Event, second: Event, *, whom: bool = True, where: bool = True) -> bool:
    """Whether nothing the two say is at odds; if not `whom`, they may have befallen different people;
    if not `where`, one may say more exactly where.
    """
    if first.type != second.type or bool(first.part_of) != bool(second.part_of):
        return False
    if first.modality != second.modality and not {first.modality, second.modality} <= REAL:
        return False
    return (
        _modes_agree(first, second)
        and _tolls_agree(first, second)
        and _dates_agree(first, second)
        and (not where or _places_agree(first.place, second.place))
        and not (whom and _differ(_attacked(first), _attacked(second)))
        and not _differ(first.actors, second.actors)
    )


def _modes_agree(first: Event, second: Event) -> bool:
    ours, theirs = set(first.mode), set(second.mode)
    if not ours or not theirs:
        alone = ours | theirs
        return not alone & {"x-capture", "abduct"} or first.type != "ASSAULT"
    return bool(ours & theirs) or any(ours & kin and theirs & kin for kin in KINDRED)


def _tolls_agree(first: Event, second: Event) -> bool:
    for name in TOLLS:
        ours: Quantity | None = getattr(first, name)
        theirs: Quantity | None = getattr(second, name)
        if ours is not None and theirs is not None and not _figures_agree(ours, theirs):
            return False
    return True


def _figures_agree(first: Quantity, second: Quantity) -> bool:
    if (first.min, first.max) == (second.min, second.max):
        return True
    # A bare plural ("the peasants") agrees with any figure of two or more.
    plain, figure = (first, second) if (first.min, first.max) == (2, None) else (second, first)
    return (plain.min, plain.max) == (2, None) and (figure.min or 0) >= 2


def shares_toll(first: Event, second: Event) -> bool:
    """Whether both count the same dead, three or more: few happenings of one article share that."""
    ours, theirs = first.killed, second.killed
    if ours is None or theirs is None or (ours.min or 0) < 3:
        return False
    return (ours.min, ours.max) == (theirs.min, theirs.max)


def shares_great_toll(first: Event, second: Event) -> bool:
    """Whether both count the same many dead of a day that may be the same, whatever else they say of whom and where:
    "an attack on a hotel killed 17", "a bomber rammed the gate ..., 17 died".
    """
    alike = (
        first.type == second.type
        and first.background == second.background
        and bool(first.part_of) == bool(second.part_of)
    )
    real = {first.modality, second.modality} <= REAL
    exact = first.killed is not None and first.killed.min == first.killed.max and (first.killed.min or 0) >= MANY
    return alike and real and exact and shares_toll(first, second) and _dates_agree(first, second)


def unnamed(first: Sequence[Argument], second: Sequence[Argument]) -> bool:
    """Whether both lists are the same single noun for one who acts: "a gunman", "the gunman"."""
    ours, theirs = ({a.text.casefold() for a in one} for one in (first, second))
    return len(ours) == 1 and ours == theirs and not next(iter(ours)).endswith("s")


def same_toll(first: Event, second: Event) -> bool:
    """Whether both give the same exact figure for the dead or the hurt."""
    for name in ("killed", "injured"):
        ours: Quantity | None = getattr(first, name)
        theirs: Quantity | None = getattr(second, name)
        if ours is not None and theirs is not None and ours.min and (ours.min, ours.max) == (theirs.min, theirs.max):
            return not ours.approx and not theirs.approx
    return False


def _dates_agree(first: Event, second: Event) -> bool:
    ours, theirs = first.date, second.date
    if ours is None or theirs is None or not (ours.first and theirs.first):
        return True
    if "publication" in (ours.basis, theirs.basis) or "inherited" in (ours.basis, theirs.basis):
        return _may_be_told_on(ours, theirs) and _may_be_told_on(theirs, ours)
    return ours.first <= (theirs.last or theirs.first) and theirs.first <= (ours.last or ours.first)


def says_day(day: When | None) -> bool:
    """Whether the text gives a day: that of the event, or the one on which somebody told of it."""
    return day is not None and (day.basis in STATED or bool(day.text))


def _may_be_told_on(day: When, told: When) -> bool:
    """Whether what was told on a day can be of another that is stated: not long before, and never after it."""
    if told.basis != "inherited" or not told.text or day.basis not in STATED or not (day.first and told.last):
        return True
    earliest = (date.fromisoformat(told.last) - timedelta(days=FRESH_DAYS)).isoformat()
    return day.first <= told.last and (day.last or day.first) >= earliest


def _places_agree(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None or _where(first) == _where(second):
        return True
    if any(place.kind in ("facility", "") and not place.country for place in (first, second)):
        return True  # "the Sahal Hotel" may stand in any town
    if {first.kind, second.kind} & WIDE and any(p.kind not in WIDE and not p.country for p in (first, second)):
        return True  # a township no list knows may lie in any region
    # A country agrees with its towns, a province with its own.
    return any(
        _where(wide) in (narrow.admin1.casefold(), narrow.country.casefold())
        or (wide.kind == "country" and wide.country and wide.country == narrow.country)
        for wide, narrow in ((first, second), (second, first))
    )


def _where(place: Place) -> str:
    return (place.canonical or place.text).casefold()


def _words(argument: Argument) -> frozenset[str]:
    text = f"{argument.canonical} {argument.text}" if argument.canonical else argument.text
    return frozenset(singular(word) for word in text.casefold().replace("'s", "").split()) - words("no_name")


def shared(first: Sequence[Argument], second: Sequence[Argument]) -> bool:
    """Whether two lists have a word for somebody in common."""
    return any(_words(a) & _words(b) for a in first for b in second)


def same_words(first: Sequence[Argument], second: Sequence[Argument]) -> bool:
    """Whether two lists are the same words of the text: "raided and attacked the post"."""
    return bool(first) and {a.start for a in first} == {a.start for a in second}


def shared_name(first: Sequence[Argument], second: Sequence[Argument]) -> bool:
    """Whether two lists share a proper name of a single person or thing: what befalls it once befalls it once."""
    ours = {word for a in first for word in a.text.replace("'s", "").split() if word[0].isupper()}
    theirs = {word for a in second for word in a.text.replace("'s", "").split() if word[0].isupper()}
    common = {word for word in ours & theirs if len(word) > 3}
    return bool(common) and any(a.country == "" and not a.text[0].isdigit() for a in first)


def _attacked(event: Event) -> Sequence[Argument]:
    """Targets but for the place itself: "captured Halvard" and "took it from the rebels" are not at odds."""
    place = event.place
    if place is None:
        return event.targets
    return [a for a in event.targets if not _is_place(a, place)]


def _is_place(argument: Argument, place: Place) -> bool:
    """Whether an argument is the place: "town of Halvard", "the Sarnat capital", and no "Halvard hotel"."""
    if argument.canonical == place.canonical:
        return True
    last = argument.text.casefold().split()[-1] if argument.text.strip() else ""
    return argument.start <= place.start < argument.end and (
        place.end == argument.end or last in words("settlement") or last in words("site")
    )


def _differ(first: Sequence[Argument], second: Sequence[Argument]) -> bool:
    if not first or not second or shared(first, second):
        return False
    if any(is_generic(a) for a in (*first, *second)):
        return False
    # "The judge was shot dead. Sofia Durel was 34": a name and a role are not at odds.
    return _is_name(first[0]) == _is_name(second[0])


def _is_name(argument: Argument) -> bool:
    return all(word[0].isupper() for word in argument.text.split() if len(word) > 3)


def is_generic(argument: Argument) -> bool:
    """Whether an argument may stand for anybody of its kind: "the victims", "gunmen"."""
    return bool(_words(argument)) and _words(argument) <= words("generic")
