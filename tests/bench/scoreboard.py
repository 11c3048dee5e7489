"""How well events, roles, places and names are read: every set of an evaluation folder, in one dated table.

`python -m tests.bench.scoreboard --eval DIR` runs extraction on the texts in DIR/inputs, scores it against DIR/gold
with the scorers that lie in DIR, and writes the table into tests/bench/scoreboard.md, newest first. Each figure is
given for all records and for two halves, split by a hash of the record's id: rules are learned from half A, half B only
measures.
`--errors` prints the ten most frequent errors of each kind instead, on half A.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from index.export.formats import encode
from index.export.objects import extraction_object
from index.extract import VERSION
from index.extract.pipeline import analyse
from index.library import country_name
from index.read.rows import texts

BOARD = Path(__file__).with_name("scoreboard.md")
TITLE = """# Scoreboard

Made by `python -m tests.bench.scoreboard --eval DIR`. P, R and F of all records, F of half A and of half B; strict F,
where a scorer has one, asks for the same words and not for the same head. WikiEvents marks every mention of an event:
there each retelling that we join to an event, and each other word that we say names it, is handed over as a mention of
its own, right or wrong. MUC-4 asks for
the perpetrators and their organisation apart, and takes a place at any level: there an organisation named inside an
actor is handed over beside it, and of a place its region and country too, by name.
"""
MOST = 10
"""Errors shown of each kind."""

GAP = 8.0
"""Points between the halves of a large set from which a rule fits only the half it was learned from."""

LARGE = 300
"""Records from which the gap between halves means something."""

QUADS = ("nothing", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""Quad classes by the number a gold file has for them."""

VIOLENCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
HARM = VIOLENCE | {"X-DISPLACE", "X-DEATH", "X-ACCIDENT", "X-DISASTER", "MOBILIZE"}

Record = dict[str, Any]
Scorer = Callable[[list[Record], list[Record], bool], dict[str, Any]]

SETS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("constructions", "constructions_dev", "constructions", (
        "event detection + type", "FULL RECORD", "actors", "targets", "place", "attribution", "date exact",
        "killed", "injured", "modality", "background", "mode")),
    ("constructions, violence", "constructions_dev:harm", "constructions", ("event detection + type", "FULL RECORD")),
    ("MUC-4", "muc4_dev", "muc4", (
        "document relevance", "template detection", "incident type", "slot perpetrators", "slot targets",
        "slot instrument", "slot location", "slot date", "slot killed", "slot injured", "ALL SLOTS",
        "doc-pooled micro")),
    ("PLOVER", "plover_dev", "sentences", (
        "primary event type", "event type (16", "event type, quad", "actor (", "target (", "trigger", "mode")),
    ("PLOVER, violence", "plover_dev:violence", "sentences", ("event type (16", "actor (", "target (")),
    ("PETRARCH units", "petrarch_unit_dev", "sentences", (
        "primary event type", "event type (16", "actor (", "target (", "no-event")),
    ("PETRARCH stories", "petrarch_gsr_dev", "sentences", ("primary event type", "event type (16", "no-event")),
    ("CASE 2021", "case21_dev", "case21", (
        "any event", "ACLED sub-event", "... 25 core", "PLOVER-compatible type, any")),
    ("quad classes", "cameoquad_dev", "quad", ("accuracy", "MACRO")),
    ("sources and targets", "cameo_srctgt_dev", "srctgt", ("actors", "targets")),
    ("event locations", "event_location_dev", "event_location", ("trigger found", "place (given", "correct decision")),
    ("WikiEvents", "wikievents_dev", "wikievents", ("trigger", "doc-pooled")),
    ("re3d", "re3d_dev", "re3d", ("entities",)),
    ("5W1H", "w5h1_dev", "w5h1", ("who", "where", "what", "when", "main event killed")),
    ("geography", "geo_dev", "geo", ("toponym overlap", "geocoded within 161")),
)  # fmt: skip
"""Name, gold file (after a colon, which records), scorer, and the rows shown, by how they begin."""


def half(identity: str) -> str:
    """The half a record belongs to, by a hash of its id."""
    return "AB"[hashlib.sha256(identity.encode()).digest()[-1] % 2]


def scorers(folder: Path) -> dict[str, Scorer]:
    """The scorers that lie in an evaluation folder, each as (gold, predictions, lenient) -> rows."""
    sys.path.insert(0, str(folder))
    events, auxiliary, muc = (importlib.import_module(name) for name in ("evlib_events", "evlib_aux", "eval_muc4"))

    def constructions(gold: list[Record], found: list[Record], lenient: bool) -> dict[str, Any]:
        return dict(events.score_events(gold, found, lenient)[0])

    def auxiliary_set(name: str, gold: list[Record], found: list[Record], lenient: bool) -> dict[str, Any]:
        return dict(auxiliary.FN[name][0](gold, found))

    return {
        "constructions": constructions,
        "muc4": lambda gold, found, lenient: dict(muc.evaluate(gold, found, lenient)),
        "sentences": lambda gold, found, lenient: dict(auxiliary.eval_sent(gold, found, lenient)),
        **{name: partial(auxiliary_set, name) for name in auxiliary.FN if name not in ("plover", "petrarch")},
    }


def predictions(folder: Path, name: str) -> list[Record]:
    """What extraction says of the texts of one set, as `dateline extract` prints it."""
    found = []
    with (folder / "inputs" / f"{name}.jsonl").open("rb") as lines:
        for record in texts(lines, name):
            analysis = analyse(
                record.text,
                article_id=record.id,
                title=record.title,
                source=record.source,
                published=record.published,
            )
            found.append(json.loads(encode(extraction_object(record.id, analysis))))
    return found


def gold(folder: Path, name: str) -> list[Record]:
    """The records of a gold file, those about violence only where the name asks for them."""
    stem, _, only = name.partition(":")
    lines = (folder / "gold" / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()
    records: list[Record] = [json.loads(line) for line in lines if line.strip()]
    kinds = {"violence": VIOLENCE, "harm": HARM}.get(only)
    return [r for r in records if kinds is None or {e.get("type") for e in r["events"]} & kinds]


def rows(folder: Path, cache: dict[str, list[Record]], known: dict[str, Scorer]) -> Iterator[str]:
    """The lines of the table."""
    yield "| set | measure | P | R | F | A | B | strict F |"
    yield "|---|---|---|---|---|---|---|---|"
    for title, name, scorer, shown in SETS:
        stem = name.partition(":")[0]
        if not (folder / "gold" / f"{stem}.jsonl").exists():
            yield f"| {title} | not in the folder | | | | | | |"
            continue
        if stem not in cache:
            print(title, file=sys.stderr)
            cache[stem] = predictions(folder, stem)
        records = gold(folder, name)
        parts = {key: [r for r in records if half(str(r["id"])) == key] for key in "AB"}
        score, found = known[scorer], cache[stem]
        if scorer == "wikievents":
            found = [{**record, "events": list(mentions(record["events"]))} for record in found]
        elif scorer == "muc4":
            found = [
                {**record, "events": [template(e, record["entities"]) for e in record["events"]]} for record in found
            ]
        whole, strict = score(records, found, True), score(records, found, False)
        halves = {key: score(part, found, True) for key, part in parts.items()}
        for measure, figure in whole.items():
            if measure.strip().startswith(shown):
                yield _row(title, len(records), measure, _plain(figure), halves, strict)


def mentions(events: Iterable[Record]) -> Iterator[Record]:
    """Events as the places of a text that tell or name them: each event, then without arguments each retelling joined
    to it and each other word for it.
    """
    for event in events:
        yield event
        for again in event["retold"]:
            yield {"type": event["type"], "mode": event["mode"], **again}
        for word in event["also"]:
            yield {"type": event["type"], "mode": event["mode"], "trigger": word}


def template(event: Record, entities: Iterable[Record]) -> Record:
    """An event as MUC-4 asks for it: organisations apart from who acts for them, and all levels of a place."""
    groups = [
        mention
        for actor in event["actors"]
        for mention in entities
        if mention["label"] == "ORG"
        and actor["start"] <= mention["start"] < mention["end"] <= actor["end"]
        and mention["text"] != actor["text"]
    ]
    place = event["place"] or {}
    levels = place.get("canonical"), place.get("admin1"), country_name(place.get("country", ""))
    return {**event, "actors": [*event["actors"], *groups], "location": [level for level in levels if level]}


def _row(title: str, size: int, measure: str, figure: Record, halves: dict[str, Any], strict: dict[str, Any]) -> str:
    first, second = (_plain(halves[key].get(measure)).get("F1", 0.0) for key in "AB")
    exact = _plain(strict.get(measure)).get("F1", 0.0)
    gap = " (gap)" if size >= LARGE and abs(first - second) > GAP else ""
    said = f"{exact:.1f}" if exact != figure["F1"] else ""
    return (
        f"| {title} ({size}) | {measure.strip()} | {figure['P']:.1f} | {figure['R']:.1f} | {figure['F1']:.1f} "
        f"| {first:.1f} | {second:.1f}{gap} | {said} |"
    )


def _plain(figure: Any) -> Record:
    if figure is None:
        return {}
    found: Record = figure if isinstance(figure, dict) else figure.row()
    return found


def errors(folder: Path, cache: dict[str, list[Record]]) -> Iterator[str]:
    """The most frequent errors of each kind on half A: what was missed, what was invented, what was taken for what."""
    for title, name, scorer, _ in SETS:
        if ":" in name or scorer not in ("constructions", "sentences", "muc4", "case21", "quad"):
            continue
        if not (folder / "gold" / f"{name}.jsonl").exists():
            continue
        cache.setdefault(name, predictions(folder, name))
        found = {str(record["id"]): record for record in cache[name]}
        kinds: dict[str, Counter[str]] = {"missed": Counter(), "invented": Counter(), "taken for another": Counter()}
        for record in gold(folder, name):
            if half(str(record["id"])) == "A":
                _compare(record, found.get(str(record["id"]), {}).get("events", []), kinds)
        for kind, counter in kinds.items():
            if counter:
                yield f"\n{title}: {kind}"
                yield from (f"{count:5d}  {what}" for what, count in counter.most_common(MOST))


def _compare(record: Record, events: list[Record], kinds: dict[str, Counter[str]]) -> None:
    if "acled_subevent" in record or "label" in record:
        wanted = str(record["acled_subevent"]) if "acled_subevent" in record else QUADS[record["label"]]
        key = "subtype" if "acled_subevent" in record else "quad"
        said = str(next((e[key] for e in events if e.get(key)), "nothing"))
        if said != wanted:
            kinds["taken for another"][f"{wanted} -> {said}"] += 1
        return
    wanted_types = Counter(_gold_type(e) for e in record.get("events", []) if not e.get("optional"))
    said_types = Counter(str(e["type"]) for e in events)
    missed, invented = wanted_types - said_types, said_types - wanted_types
    if sum(missed.values()) == sum(invented.values()) == 1:
        kinds["taken for another"][f"{next(iter(missed))} -> {next(iter(invented))}"] += 1
        return
    kinds["missed"].update(missed)
    for event in events:
        if event["type"] in invented:
            kinds["invented"][f"{event['type']}  {event['rule']}: {event['trigger']['text'].lower()}"] += 1


def _gold_type(event: Record) -> str:
    return str(event.get("type") or "none")


def written(table: Iterable[str], day: str) -> None:
    """Put a dated table on top of the board; one of the same day and version of extraction is replaced."""
    heading = f"## {day}, extraction {VERSION}\n"
    old = BOARD.read_text(encoding="utf-8").partition("\n## ")[2] if BOARD.exists() else ""
    kept = [part for part in old.split("\n## ") if part.strip() and f"## {part}".partition("\n")[0] != heading.strip()]
    sections = [
        heading + "\n" + "\n".join(table) + "\n",
        *(f"## {part.strip().removeprefix('## ')}\n" for part in kept),
    ]
    BOARD.write_text(TITLE + "\n" + "\n".join(sections), encoding="utf-8")


def main() -> int:
    """Run every set, write the board, or print errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True, help="the evaluation folder, with inputs, gold and scorers")
    parser.add_argument("--errors", action="store_true", help="print the most frequent errors on half A; write nothing")
    options = parser.parse_args()
    if not (options.eval / "gold").is_dir() or not (options.eval / "inputs").is_dir():
        print(f"{options.eval} holds no gold and inputs; the board stays as it is", file=sys.stderr)
        return 1
    if options.errors:
        print("\n".join(errors(options.eval, {})))
        return 0
    table = list(rows(options.eval, {}, scorers(options.eval.resolve())))
    written(table, datetime.now(UTC).date().isoformat())
    print("\n".join(table))
    return 0


if __name__ == "__main__":
    sys.exit(main())
