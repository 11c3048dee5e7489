"""How long facets, completions and folded lists take in a large library: milliseconds of processor time, against bars
of 100 (facets), 20 (completions) and 50 (a page of fifty hits); and how soon a hostile query is answered.

    python tests/bench/finding.py --corpus ../shared/data/bench --articles 100000 [--library DIR]

The corpus is a folder with `grow.py`, which prints articles as JSON lines (title, source, published, text, entities).
The events are invented: two or three an article, their actors and places drawn from the article's entities; so is that
two of three articles print one text. With `--library` the library is kept, and used again if it is there.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index import indexing, names
from index.errors import QueryError
from index.extract import VERSION
from index.local import LocalLibrary
from index.records import (
    Analysis,
    Argument,
    Draft,
    Entity,
    Event,
    Frame,
    Mention,
    Place,
    Published,
    Quantity,
    Span,
    When,
)
from index.store import Compared, Found, analyses, copies

BATCH = 1_000
ROUNDS = 7
TOWNS = [
    f"{first} {last}".strip()
    for first in ("Al", "New", "Upper", "Port", "")
    for last in ("Velm", "Ostrel", "Karma", "Tavrin", "Halvek", "Derrim", "Lisk", "Belgar")
]
ARMS = ("mortar", "rifle", "car bomb", "drone", "rocket", "knife", "artillery")
KINDS = sorted({pair for name in names.all_names() for pair in names.codes(name)})
QUERIES = (
    "",
    "government",
    "government said",
    "officials people year",
    "gover*",
    "type:attack",
    "type:attack killed:10+",
    "place:velm actor:army",
    "government type:attack",
    "type:attack OR type:protest",
    "killed:50+ when:2015",
    "source:times -place:velm",
    "date:2015..2017",
)
HOSTILE = {
    "10,000 words": "flood " * 10_000,
    "1,000 parentheses": "(" * 1_000 + "flood" + ")" * 1_000,
    "* alone": "*",
    "an endless quotation": '"' * 100_001,
    "every letter of the alphabet": " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
    "256 common words": " OR ".join(["government", "officials", "people", "year"] * 64),
    "8 words nearly so spelt": " OR ".join(f"governmen{letter}~" for letter in "abcdefgh"),
    "a phrase of 200 words": '"' + "of the " * 100 + '"',
}
TYPED = (
    "place:ostrel", "actor:army", "who:john", "source:the t", "type:suicide", "gover", "country:ka", "target:s",
    "weapon:car", "mosul", "killed:10", "@sav", "government actor:m",
)  # fmt: skip


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--library", type=Path)
    chosen = options.parse_args()
    if not (chosen.corpus / "grow.py").exists():
        print(f"{chosen.corpus}: no grow.py in it; this benchmark needs a corpus of articles", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.library or Path(folder) / "library"
        library = LocalLibrary.open(place)
        if not len(library):
            fill(library, chosen.corpus, chosen.articles)
            library.close()
            library = LocalLibrary.open(place)
        print(f"{len(library):,} articles")
        measure(library)
        library.close()
    return 0


def fill(library: LocalLibrary, corpus: Path, count: int) -> None:
    """Put the corpus and its invented events into a library through the store's own door."""
    rng, began = random.Random(7), time.perf_counter()
    grown = subprocess.Popen([sys.executable, str(corpus / "grow.py"), str(count)], stdout=subprocess.PIPE)
    assert grown.stdout is not None
    rows = map(json.loads, grown.stdout)
    store = library._store
    for _ in library._index.mended():
        pass
    index = library._index.current()
    while batch := list(islice(rows, BATCH)):
        found = [article(row) for row in batch]
        number, kept = store.keep(found)
        indexing.write(index, store, number, [indexing.row(text) for text in store.texts(after=number - 1)])
        with store._connections.writing() as connection:  # one commit a batch, for the sake of the bench alone
            for row, one, its in zip(batch, kept, found, strict=True):
                if one.outcome == "added":
                    analyses.save(connection, one.key, 1, analysis(row, its, rng))
                    mate = one.key - 1 if one.key % 3 == 2 else None
                    copies.save(connection, number, [Compared(one.key, (), mate)])
    grown.wait()
    print(f"filled in {time.perf_counter() - began:.0f} s")


def article(row: dict[str, object]) -> Found:
    text, title, day = str(row["text"]), str(row["title"]), str(row["published"])
    digest = sha256(f"{row['id']}{text}".encode()).hexdigest()
    draft = Draft(text, f"path:/bench/{row['id']}", digest, f"/bench/{row['id']}", title=title, published=day)
    return Found(draft.path, draft, Frame(title, False, str(row["source"]), Published(day, "given"), ()))


def analysis(row: dict[str, object], found: Found, rng: random.Random) -> Analysis:
    known = [str(name) for name in row["entities"]] or ["Officials"]  # type: ignore[call-overload]
    events = tuple(event(known, found, rng, number) for number in range(rng.choice((1, 2, 2, 3, 4))))
    entities = tuple(Entity(number, name, "ORG", 1) for number, name in enumerate(known))
    mentions = tuple(Mention(0, 0, "ORG", name, "list", number) for number, name in enumerate(known))
    return Analysis(VERSION, found.frame, mentions, entities, events)


def event(known: Sequence[str], found: Found, rng: random.Random, number: int) -> Event:
    type_, mode = rng.choice(KINDS)
    town = TOWNS[min(int(rng.paretovariate(0.9)) - 1, len(TOWNS) - 1)]
    actor, target = (rng.choice(("army", "police", "rebels", rng.choice(known))) for _ in range(2))
    span = Span(0, 5, found.draft.text[:5])
    day = found.frame.published.value
    killed = int(rng.paretovariate(0.8)) if type_ in ("ASSAULT", "PROTEST") else None
    return Event(
        f"{found.draft.digest[:12]}{number}", type_, span, span, "bench",
        mode=(mode,) if mode else (),
        actors=(Argument(actor, 0, 5, canonical=actor),),
        targets=(Argument(target, 0, 5, canonical=target),),
        instrument=(Argument(rng.choice(ARMS), 0, 5),) if type_ == "ASSAULT" else (),
        place=Place(town, 0, 5, canonical=town, country="KV", country_name=f"Karvia {rng.randrange(30)}"),
        date=When("", -1, -1, day, day, "publication"),
        killed=None if killed is None else Quantity(killed, killed),
    )  # fmt: skip


def measure(library: LocalLibrary) -> None:
    library.search("government", limit=1)
    began = time.process_time()
    library.warm()
    print(f"reading what facets need: {1000 * (time.process_time() - began):.0f} ms, once a session")
    library.save("saved", "type:attack")
    print(f"\n{'':32} {'':>9} {'facets':>15} {'list':>15} {'copies listed':>15}")
    print(f"{'query':32} {'articles':>9}" + 3 * f" {'p50':>7} {'worst':>7}")
    slowest = [0.0, 0.0, 0.0]
    for query in QUERIES:
        line = f"{query or '(everything)':32} {library.search(query, limit=1).total:9,}"
        works = (
            lambda: library.facets(query),  # noqa: B023
            lambda: library.search(query, fold=True),  # noqa: B023
            lambda: library.search(query),  # noqa: B023
        )
        for number, work in enumerate(works):
            times = timed(work)
            slowest[number] = max(slowest[number], statistics.median(times))
            line += f" {statistics.median(times):7.1f} {max(times):7.1f}"
        print(line)
    print("slowest p50: facets {:.1f} ms, bar 100; list {:.1f}, bar 50; with copies listed {:.1f}".format(*slowest))
    keys = list(keystrokes())
    for query in keys:  # as while typing: what was typed before has been asked before
        library.completions(query, len(query))
    times = [statistics.median(timed(lambda: library.completions(query, len(query)))) for query in keys]  # noqa: B023
    quantiles = statistics.quantiles(times, n=20)
    print(f"\ncompletions, {len(keys)} keys: p50 {statistics.median(times):.1f}, p95 {quantiles[-1]:.1f}, "
          f"worst {max(times):.1f} ms ({keys[times.index(max(times))]!r}), bar 20")  # fmt: skip
    print("\nhostile queries, until their message or their page")
    for label, query in HOSTILE.items():
        print(f"{label:32} {statistics.median(timed(lambda: refused(library, query))):7.1f} ms")  # noqa: B023
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def refused(library: LocalLibrary, query: str) -> None:
    with suppress(QueryError):
        library.search(query, fold=True)


def keystrokes() -> Iterator[str]:
    for text in TYPED:
        yield from (text[:length] for length in range(1, len(text) + 1))


def timed(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(1000 * (time.process_time() - began))
    return times


if __name__ == "__main__":
    raise SystemExit(main())
