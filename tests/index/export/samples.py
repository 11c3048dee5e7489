"""Records as extraction makes them, of one invented story, for the tests of every format."""

from __future__ import annotations

from index.records import (
    Analysis,
    Argument,
    Article,
    Attribution,
    Entity,
    Event,
    Frame,
    Hit,
    Link,
    Marked,
    Mention,
    Part,
    Place,
    Published,
    Quantity,
    Span,
    When,
)

TEXT = (
    "Gunmen attacked a police post near Derrim on Tuesday, killing at least two officers, the army said.\n\n"
    "Three men were arrested."
)
PUBLISHED = Published("2017-05-31", "dateline", "DERRIM, May 31, 2017")


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def argument(words: str, **more: str) -> Argument:
    return Argument(words, *span(words), **more)


ATTACK = Event(
    id="e1f00d",
    type="ASSAULT",
    mode=("firearms",),
    trigger=Span(*span("attacked"), "attacked"),
    evidence=Span(*span(TEXT.split("\n")[0]), TEXT.split("\n")[0]),
    rule="attack.transitive",
    quad="M-conf",
    score=-9.0,
    actors=(argument("Gunmen", sector="UAF"),),
    targets=(argument("a police post", sector="COP"),),
    place=Place("Derrim", *span("Derrim"), kind="city", country="XK", lat=41.5, lon=-20.25, precision="city"),
    date=When("on Tuesday", *span("on Tuesday"), "2017-05-30", "2017-05-30", "relative"),
    killed=Quantity(2, None, text="at least two", start=span("at least two")[0], end=span("at least two")[1]),
    attribution=Attribution("the army", *span("the army"), "Army", "said"),
    confidence=0.9,
)
ARREST = Event(
    id="e2f00d",
    type="COERCE",
    mode=("arrest",),
    trigger=Span(*span("arrested"), "arrested"),
    evidence=Span(*span("Three men were arrested."), "Three men were arrested."),
    rule="arrest.passive",
    targets=(argument("Three men"),),
    detained=Quantity(3, 3, text="Three"),
    background=True,
    modality="alleged",
)
ANALYSIS = Analysis(
    "test",
    Frame("Gunmen attack police post", False, "Northwire", PUBLISHED, (Part(0, 6, "dateline"),)),
    mentions=(
        Mention(*span("Derrim"), "LOC", "Derrim", "list", 0),
        Mention(*span("at least two"), "CARDINAL", "at least two", "rule", quantity=Quantity(2, None)),
    ),
    entities=(
        Entity(
            0, "Derrim", "LOC", 2, "city", "XK", lat=41.5, lon=-20.25, links=(Link("Derrimi", "another form"),), start=0
        ),
    ),
    events=(ATTACK, ARREST),
)
HIT = Hit(
    id="7k3m9qa",
    title=Marked("Gunmen attack police post", ((7, 13),)),
    source="Northwire",
    published=PUBLISHED,
    snippet=Marked("Gunmen attacked a police post", ((7, 15),)),
    score=3.5,
    events=2,
    killed=Quantity(2, None),
    analysed=True,
)
ARTICLE = Article(
    id="7k3m9qa",
    revision=1,
    text=TEXT,
    title="Gunmen attack police post",
    title_inferred=False,
    source="Northwire",
    url="http://northwire.example/derrim",
    path="",
    author="Petra Lind",
    language="en",
    published=PUBLISHED,
    parts=(),
    added="2017-06-01T08:00:00",
    analysis=ANALYSIS,
)
