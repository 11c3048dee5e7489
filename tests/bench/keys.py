"""How soon a key is answered in a library of 10,000 articles: the real program in a terminal of 150x40, keys pressed
one by one, and what it writes painted into a picture of the terminal.

    python -m tests.bench.keys [--articles 10000] [--corpus FILE.jsonl] [--library DIR] [--rounds 20]

*Answered* is the first update of the screen that holds what the key asked for: the cursor on another row, the pane with
the focus, the words of an overlay, another count of articles found; *still* the last one before nothing more is written
for a while: the article that follows the cursor, a figure that is counted in a thread. Both in milliseconds of the
clock on the wall; *held up* is how long of that our main thread waited while other programs had the processor, in
the median and at most. `--library` keeps the library for the next run.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import select
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.library import open_library
from tests.bench.load import Watch, add, annotate
from tests.bench.picture import Picture
from tests.trust.terminal import Terminal

SIZE = (150, 40)
LIST = slice(0, 43)
SIDE = slice(96, 150)
BAR = 50.0
QUIET = 0.25
"""Seconds without a byte after which all is still."""
PATIENCE = 1.0
LONGEST = 3.0
"""Seconds after which a key is left."""
REAL = 60
"""Articles that the language pipeline reads; the others get one name and one event each."""
DAY = """A bomb killed {0} people and wounded {1} others at the market in Aleppo on Sunday, hospital officials said.

Police arrested {0} men in Homs on Monday, and the defence minister of Turkey met the president of Iraq in Ankara.

Rebels of the Northern Front captured a village near Idlib, where {1} soldiers had been killed in an ambush on Friday.

The schools were open, said the ministry, and bread was sold at the price of the week before at every corner.
"""
LONG = "".join(DAY.format(number + 2, number + 11) for number in range(9))
"""The newest article: long, with many events and a link."""

Lines = list[str]
Answer = Callable[[Lines, Lines], bool]
COUNT = re.compile(r"[\d,]+(?: of [\d,]+)? article")


def changed(columns: slice, lines: slice = slice(1, -1)) -> Answer:
    """Other text in a part of the screen."""
    return lambda old, new: [row[columns] for row in old[lines]] != [row[columns] for row in new[lines]]


def moved(columns: slice) -> Answer:
    """The cursor's bar beside another row, or other rows."""
    return changed(columns)


def foot(words: str) -> Answer:
    """The keys of another pane in the footer."""
    return lambda old, new: words in new[-1]


def says(*words: str) -> Answer:
    """Words anywhere that were not there before."""
    return lambda old, new: times(new, *words) > times(old, *words)


def gone(words: str) -> Answer:
    """Words that stand there less often than before."""
    return lambda old, new: times(new, words) < times(old, words)


def times(lines: Lines, *words: str) -> int:
    """How often words are on the screen."""
    return sum(row.count(one) for one in words for row in lines)


def counts(old: Lines, new: Lines) -> bool:
    """Another number of articles found."""
    found = COUNT.search(new[0])
    return found is not None and (was := COUNT.search(old[0])) is not None and was.group() != found.group()


LEGEND = changed(slice(44, 96), slice(-3, -1))
TEXT = changed(slice(44, 96), slice(1, -3))
ENTER, ESCAPE, DOWN = "\r", "\x1b", "\x1b[B"


@dataclass(frozen=True)
class Step:
    """A key, what it is called here, and when it is answered; or keys that only lead to the next one."""

    keys: str
    name: str = ""
    answer: Answer | None = None


def overlay(key: str, words: str) -> list[Step]:
    return [Step(key, key, says(words)), Step(ESCAPE, f"esc from {key}", gone(words))]


ROUND = [
    Step("j", "j", moved(LIST)),
    Step("j", "j", moved(LIST)),
    Step("k", "k", moved(LIST)),
    Step("j", "j", moved(LIST)),
    Step(" ", "space", moved(LIST)),
    Step("b", "b", moved(LIST)),
    Step("G", "G", moved(LIST)),
    Step("g", "g", moved(LIST)),
    Step("v", "v", says("●")),
    Step(ESCAPE, "esc from v", gone("●")),
    Step("g"),
    Step("s", "s", says("★")),
    Step("s", "s, away", gone("★")),
    Step("o", "o", says("northwire.example")),
    Step(ESCAPE, "esc from o", gone("northwire.example")),
    Step("S", "S", changed(slice(60, 150), slice(0, 1))),
    Step("SSS"),
    Step(ENTER, "enter, list", foot("↵ event")),
    Step("j", "j, article", TEXT),
    Step(" ", "space, article", TEXT),
    Step("G", "G, article", TEXT),
    Step("g", "g, article", TEXT),
    Step("m", "m", LEGEND),
    Step("m", "m", LEGEND),
    Step("*"),
    Step("c", "c", TEXT),
    Step("cc"),
    Step("3", "3", foot("↵ sentence")),
    Step("j", "j, events", moved(SIDE)),
    Step("k", "k, events", moved(SIDE)),
    Step("a", "a", says("accepted")),
    Step("a", "a, back", gone("accepted")),
    *overlay("w", "Why"),
    *overlay("e", "What the story says"),
    Step("y", "y", says("Copied")),
    Step(ENTER, "enter, events", foot("↵ event")),
    Step(ENTER, "enter, back", foot("↵ sentence")),
    Step("4", "4", foot("next mention")),
    Step("j", "j, entities", moved(SIDE)),
    Step("2", "2", foot("↵ event")),
    Step("1", "1", foot("↵ read")),
    *overlay("?", "Keys"),
    *overlay("C", "What is marked in the text"),
    *overlay("F", "these articles"),
    *overlay("@", "Saved"),
    *overlay("T", "Timeline"),
    *overlay("!", "Files left out"),
    *overlay(":", "Actions, articles"),
    Step("x", "x", says("The ending says how")),
    Step(ESCAPE, "esc from x", gone("The ending says how")),
    Step("/", "/", foot("to the list")),
    Step("m", "1st letter", counts),
    Step("i", "2nd letter", counts),
    Step("n", "3rd letter", counts),
    Step("i", "4th letter", counts),
    Step("ster"),
    Step(" ", ""),
    Step("k", "2nd word", counts),
    Step("\x7f", "letter away", counts),
    Step("\x7f"),
    Step(ENTER, "enter, search", foot("↵ read")),
    Step("n", "n", LEGEND),
    Step("n", "n", LEGEND),
    Step("f", "f", foot("to the hit")),
    Step(ESCAPE, "esc from f", foot("↵ read")),
    Step(ESCAPE, "esc, search", counts),
]  # fmt: skip


class Watched(Terminal):
    """The program, what it shows, and how long its main thread has waited for the processor."""

    def __init__(self, *words: object) -> None:
        super().__init__(*words, size=SIZE)
        self.picture = Picture(*SIZE)

    def held_up(self) -> float:
        """Milliseconds so far; 0 where the system does not say."""
        try:
            return int(Path(f"/proc/{self.process.pid}/schedstat").read_text().split()[1]) / 1e6
        except OSError:
            return 0.0

    def time(self, step: Step) -> tuple[float, float, float] | None:
        """Milliseconds until answered and until still, and of the first how long we were held up."""
        old, held = self.picture.lines(), self.held_up()
        began = last = time.perf_counter()
        os.write(self._handle, step.keys.encode())
        answered = held_up = 0.0
        wants = step.answer is not None
        while select.select([self._handle], [], [], QUIET if not wants else PATIENCE)[0]:
            if time.perf_counter() - began > LONGEST:  # a cursor that blinks is never still
                break
            data = os.read(self._handle, 65_536)
            last = time.perf_counter()
            self.sent = (self.sent + data)[-4_000:]
            self.picture.feed(data)
            if wants and step.answer is not None and step.answer(old, self.picture.lines()):
                answered, wants, held_up = (last - began) * 1_000, False, self.held_up() - held
        return None if wants else (answered, (last - began) * 1_000, held_up)


def prepare(folder: Path, corpus: Path | None, articles: int) -> None:
    """A library with so many articles, names and events."""
    from tests.bench.load import invented

    file = corpus or folder.parent / "articles.jsonl"
    if corpus is None:
        invented(file, articles)
    watch = Watch()
    with closing(open_library(folder)) as library:
        add(library, file, articles, watch)
        annotate(folder, articles, REAL, watch)
        long = {"id": "long", "title": "A long day", "text": LONG, "published": "2031-01-01", "source": "Northwire"}
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "long.jsonl").write_text(json.dumps(long | {"url": "https://northwire.example/long"}))
            list(library.add([Path(name) / "long.jsonl"]))


def table(taken: dict[str, list[tuple[float, float, float]]]) -> None:
    """One line a key."""
    print(f"{'key':<16}{'times':>6}{'p50':>8}{'p95':>8}{'max':>8}{'still p50':>11}{'p95':>8}{'held up':>9}{'max':>7}")
    over = 0
    for name, took in taken.items():
        answered, still, held = (sorted(column) for column in zip(*took, strict=True))
        p95 = answered[int(len(answered) * 0.95 - 0.001)]
        over += p95 > BAR
        print(
            f"{name:<16}{len(took):>6}{statistics.median(answered):>8.1f}{p95:>8.1f}{answered[-1]:>8.1f}"
            f"{statistics.median(still):>11.1f}{still[int(len(still) * 0.95 - 0.001)]:>8.1f}"
            f"{statistics.median(held):>9.1f}{held[-1]:>7.1f}{'  OVER' if p95 > BAR else ''}"
        )
    every = sorted(one[0] for took in taken.values() for one in took)
    print(f"{len(every):,} keys: p50 {statistics.median(every):.1f} p95 {every[int(len(every) * 0.95)]:.1f}")
    print(f"{over} of {len(taken)} keys have a p95 over {BAR:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path, help="JSON lines: title, source, published, text")
    parser.add_argument("--library", type=Path, help="where it is, or is to be made and kept")
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    taken: dict[str, list[tuple[float, float, float]]] = {}
    unanswered: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = options.library or Path(name) / "library"
        if not folder.exists():
            prepare(folder, options.corpus, options.articles)
        with Watched("--library", folder, "--private") as terminal:
            terminal.time(Step("", "", lambda old, new: bool(COUNT.search(new[0])) and "m M" in new[-1]))
            for _ in range(options.rounds):
                for step in ROUND:
                    took = terminal.time(step)
                    if step.name and took is not None:
                        taken.setdefault(step.name, []).append(took)
                    elif step.name:
                        unanswered[step.name] = unanswered.get(step.name, 0) + 1
    table(taken)
    if unanswered:
        print("nothing to answer with: " + json.dumps(unanswered))


if __name__ == "__main__":
    main()
