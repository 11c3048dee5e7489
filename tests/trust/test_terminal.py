"""What a terminal receives, byte for byte, from a library in which everything is hostile: titles, texts, sources, names
of files, tags, notes, names of things. It may get no other command than it gets from harmless news, and no character
that commands it outside of one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from index.library import open_library
from tests.trust.hostile import HOSTILE
from tests.trust.terminal import Terminal, commands, controls, written

TOUR = (
    "jjj", "G", "\r", " ", "m", "f", "story\r", "n", "3", "j", "w", "\x1b", "e", "\x1b", "4", "j", "E", "j", "\x1b",
    "1", "t", "\x1b", "i", "\x1b", "T", "w", "\x1b", "F", "j", "\x1b", "@", "\x1b", "!", "j", "\x1b", "?", "G", "\x1b",
    "o", "\x1b", "C", "\x1b", "D", "\x1b", "/", "story who:", "\t", "\x1b", "gg",
)  # fmt: skip
"""Every pane and every overlay, and all the ways out of them."""

COMMANDS = (
    ("search", "story"),
    ("search", "story", "--facets"),
    ("search", "story\x1b[2J", "\x9b2J", "("),
    ("events",),
    ("entities",),
    ("marks",),
    ("saved",),
    ("stats",),
    ("doctor",),
    ("read", "no\x1b]0;x\x07such"),
    ("export", "--to", "geojson"),
    ("report",),
)


def filled(path: Path, texts: Mapping[str, str]) -> Path:
    """A library of articles, each with one of the texts in every field; with marks, saved queries and bad files."""
    stories = path.with_suffix(".stories")
    stories.mkdir()
    storable = {name: text.encode("utf-8", "replace").decode() for name, text in texts.items()}
    with (stories / "wire.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row(name, text)) + "\n" for name, text in storable.items())
    for text in storable.values():
        name = text[:40].replace("/", " ").replace("\0", " ").strip()
        (stories / f"{name}.json").write_bytes(b"{" + text.encode()[:500])
    with closing(open_library(path)) as library:
        outcomes = Counter(step.outcome for step in library.add([stories]))
        assert outcomes["added"] == outcomes["analysed"] == len(texts) <= outcomes["failed"]
        for hit, text in zip(library.search("", limit=100).hits, storable.values(), strict=True):
            library.mark(hit.id, starred=True, tags=(text[:2_000],), note=text[:2_000])
        library.save("all", "story OR \x1b[2J")
    return path


def row(name: str, text: str) -> dict[str, str]:
    """An article with the text in every field, and in the names it is about."""
    word = text[:60]
    told = (
        f"President {word} Sorn met rebels of the {word} Front in Dolvara on Friday.\n\n{text[:600]}\n\n"
        f"At least 12 {word} soldiers were killed on Thursday at Belgar, police chief {word} Vedin said."
    )
    fields = {"id": f"{name} {word}", "title": text, "source": text, "author": text, "text": told}
    return fields | {"url": f"https://{text[:60]}/{name}", "published": "2017-06-04"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("hostile") / "library", {n: t for n, t in HOSTILE.items() if t.strip()})


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("harmless") / "library", {"one": "A plain story", "two": "Another story"})


def toured(library: Path) -> bytes:
    """All that the reader sends on the tour."""
    with Terminal("--library", library, "--private", size=(150, 45)) as terminal:
        terminal.wait_for("story")
        for keys in TOUR:
            terminal.press(keys)
        terminal.press("q")
        assert terminal.wait() == 0, written(terminal.sent)[-3_000:]
        return terminal.sent


def test_reader_sends_no_command_that_came_from_outside(hostile: Path, harmless: Path) -> None:
    ours, sent = commands(toured(harmless)), toured(hostile)

    assert controls(sent) == set()
    assert commands(sent) - ours == set()
    assert "Sorn" in written(sent)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: ascii(" ".join(words)))
def test_commands_send_nothing_that_came_from_outside(hostile: Path, words: tuple[str, ...]) -> None:
    with Terminal("--library", hostile, *words) as terminal:
        terminal.wait()

    assert terminal.sent
    assert "Traceback" not in written(terminal.sent)
    assert controls(terminal.sent) == set()
    assert commands(terminal.sent) <= {"\x1b[K"}
