"""How well `extract --cluster`, and the stories of a library, tell happenings of a set of articles apart: pairwise F
and how it would be on happenings that were not there when the threshold was chosen.

    python tests/bench/clusters.py GOLD.jsonl

GOLD has one article a line: text, title, pubdate, and the `cluster` of its happening. For each happening the threshold
is chosen on all others (the middle of those that are best there) and judged on the pairs that have an article of it.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.stories import growing, happenings
from index.stories.happenings import Told, group

THRESHOLDS = [round(0.05 + 0.01 * step, 2) for step in range(36)]

Cut = Callable[[Sequence[Told]], list[int]]


def grown(articles: Sequence[Told]) -> list[int]:
    """The stories of a library that the articles come to one by one, by day."""
    words = [growing.unpacked(growing.packed(one)) for one in articles]
    stories = growing.Growing([], words)
    found = [0] * len(articles)
    for number in sorted(range(len(articles)), key=lambda number: articles[number].day or date.max):
        nearest = stories.nearest(number, articles[number].day)
        found[number] = number if nearest is None else nearest
        stories.take(number, number, articles[number].day, found[number])
    return found


def at(cut: Cut, threshold: float, articles: Sequence[Told]) -> list[int]:
    """What a way of clustering finds with another threshold than the one that is set."""
    set_to = happenings.NEAR
    happenings.NEAR = growing.NEAR = threshold
    try:
        return cut(articles)
    finally:
        happenings.NEAR = growing.NEAR = set_to


def score(found: Sequence[int], gold: Sequence[str], only: str = "", but: str = "") -> tuple[float, float, float]:
    """Precision, recall and F (percent) of the pairs; of those with an article of `only`, or with none of `but`."""
    both = said = true = 0
    for a, b in combinations(range(len(gold)), 2):
        if (only and only not in (gold[a], gold[b])) or (but and but in (gold[a], gold[b])):
            continue
        is_said, is_true = found[a] == found[b], gold[a] == gold[b]
        said, true, both = said + is_said, true + is_true, both + (is_said and is_true)
    precision, recall = both / said if said else 0.0, both / true if true else 0.0
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall) if both else 0.0


def day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    articles = [Told(row.get("title", ""), row["text"], day(row.get("pubdate", ""))) for row in rows]
    gold = [row["cluster"] for row in rows]
    for name, cut in (("extract --cluster", group), ("stories of a library", grown)):
        print(
            f"{name}: threshold {happenings.NEAR}, P {{:.1f}} R {{:.1f}} F {{:.1f}}".format(*score(cut(articles), gold))
        )
        tried = {threshold: at(cut, threshold, articles) for threshold in THRESHOLDS}
        unseen = []
        for number, happening in enumerate(sorted(set(gold)), 1):
            others = {threshold: score(found, gold, but=happening)[2] for threshold, found in tried.items()}
            best = statistics.median_low([one for one in others if others[one] == max(others.values())])
            unseen.append(score(tried[best], gold, only=happening))
            print(
                f"  happening {number} left out: threshold {best}, P {{:.1f}} R {{:.1f}} F {{:.1f}}".format(*unseen[-1])
            )
        print(f"  mean F on the one left out {statistics.mean(row[2] for row in unseen):.1f}")


if __name__ == "__main__":
    main()
