"""Whether confidence is what it says: of the events shown at 0.8 or more, how many are right.

`python -m tests.bench.confidence --eval DIR` runs extraction on the sets of DIR that can tell right from wrong event by
event, on half B alone (no rule was learned from it), and writes the table into tests/bench/confidence.md.
An event is right where its type is among those of its record; of quad classes and CASE, where the main event's class
or type is. Sets that are not exhaustive count every further event as wrong, so their shares are too low.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.scoreboard import Record, gold, half, predictions

TABLE = Path(__file__).with_name("confidence.md")
HEAD = """# Confidence

Made by `python -m tests.bench.confidence --eval DIR`: how many events of each confidence are right, on half B.
"""
BANDS = ((0.35, 0.65), (0.65, 0.8), (0.8, 0.9), (0.9, 1.01), (0.8, 1.01))
SETS = ("constructions_dev", "plover_dev", "petrarch_gsr_dev", "case21_dev", "cameoquad_dev")


def judged(name: str, record: Record, found: Record) -> Iterator[tuple[float, bool]]:
    """(confidence, whether it is right) of the events of one record that the set can judge."""
    for event in found["events"]:
        confidence = float(event["confidence"])
        if name == "cameoquad_dev":
            if event["primary"]:
                yield confidence, found["quad"] == record["label"]
        elif name == "case21_dev":
            if event["primary"] and record["plover"]:
                yield confidence, event["type"] in record["plover"]
        else:
            yield confidence, event["type"] in {told["type"] for told in record["events"]}


def table(folder: Path) -> Iterator[str]:
    """The lines of the table: a row a set, a column a band, each the share that is right and how many were judged."""
    yield "| set, half B | " + " | ".join(_band(band) for band in BANDS) + " |"
    yield "|---|" + "---|" * len(BANDS)
    every: list[tuple[float, bool]] = []
    for name in SETS:
        if not (folder / "gold" / f"{name}.jsonl").exists():
            yield f"| {name} | not in the folder |" + " |" * (len(BANDS) - 1)
            continue
        found = {str(record["id"]): record for record in predictions(folder, name)}
        records = [record for record in gold(folder, name) if half(str(record["id"])) == "B"]
        told = [pair for record in records for pair in judged(name, record, found[str(record["id"])])]
        every += told
        yield _row(name, told)
    yield _row("all", every)


def _band(band: tuple[float, float]) -> str:
    low, high = band
    return f"{low:g} and more" if high > 1 else f"{low:g} to {high:g}"


def _row(name: str, told: list[tuple[float, bool]]) -> str:
    cells = []
    for low, high in BANDS:
        right = [is_right for confidence, is_right in told if low <= confidence < high]
        cells.append(f"{100 * sum(right) / len(right):.0f} % of {len(right)}" if right else "none")
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True, help="an evaluation folder with inputs/ and gold/")
    folder = parser.parse_args().eval
    if not (folder / "gold").is_dir():
        raise SystemExit(f"{folder} is no evaluation folder: it has no gold/")
    lines = list(table(folder))
    day = datetime.now(tz=UTC).date().isoformat()
    TABLE.write_text(f"{HEAD}\n## {day}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
