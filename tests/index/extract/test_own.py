"""The user's own lexicon: it adds rules, changes ours, switches them off, and says in which line it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import LexiconError
from index.extract import VERSION, own
from index.extract.events import rules, triggers
from index.extract.pipeline import analyse

NEW = """
[parley-verb]
type = "CONSULT"
pos = "verb"
frame = "reciprocal"
words = ["palaver", "palaver with"]
example = "The elders palavered with the envoy in Halvard."
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(own.VARIABLE, str(tmp_path))
    tables = (triggers._verbs, triggers._nouns, triggers._adjectives, triggers._last_words, triggers._first_looks)
    caches = (rules.rules, *tables)
    for kept in caches:
        kept.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    for kept in caches:
        kept.cache_clear()


def test_new_rule_makes_events(folder: Path) -> None:
    (folder / "mine.toml").write_text(NEW)

    (event,) = analyse("The elders palavered with the envoy in Halvard.").events

    assert (event.type, event.rule) == ("CONSULT", "parley-verb")


def test_words_are_added_to_a_rule_of_ours(folder: Path) -> None:
    (folder / "mine.toml").write_text('[condemn-verb]\nadd_words = ["tut-tut", "bewail"]\n')

    (event,) = analyse("The bishop bewailed the raid.").events

    assert (event.type, event.rule) == ("ACCUSE", "condemn-verb")


def test_rule_of_ours_is_switched_off(folder: Path) -> None:
    (folder / "mine.toml").write_text("[condemn-verb]\noff = true\n")

    assert analyse("The regional council condemned the killings.").events == ()


def test_own_files_are_part_of_the_extractors_version(folder: Path) -> None:
    before = own.version()
    (folder / "mine.toml").write_text(NEW)
    first = own.version()
    (folder / "mine.toml").write_text(NEW.replace("palaver", "powwow"))

    assert before == VERSION
    assert len({before, first, own.version()}) == 3


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[parley-verb\n", 1, "Expected"),
        ('\n\n[parley-verb]\ntype = "CONSULT"\n', 3, "also needs pos, frame, words, example"),
        (NEW.replace('"CONSULT"', '"TALK"'), 3, "no type 'TALK'"),
        (NEW.replace('"verb"', '"verbal"'), 4, "pos is one of"),
        (NEW.replace('"reciprocal"', '"mutual"'), 5, "no frame 'mutual'"),
        (NEW + 'needs = ["party-actor", "luck"]\n', 8, "no need 'luck'"),
        (NEW + 'needs = ["object:luck"]\n', 8, "no need 'object:luck'"),
        (NEW + 'vetoes = ["x"]\n', 8, "vetoes"),
        (NEW.replace('["palaver", "palaver with"]', '"palaver"'), 6, "array"),
        ("[nonesuch]\noff = true\n", 2, "no rule of ours"),
    ],
)
def test_error_names_file_and_line(folder: Path, text: str, line: int, words: str) -> None:
    path = folder / "mine.toml"
    path.write_text(text)

    with pytest.raises(LexiconError) as raised:
        rules.check()

    assert (raised.value.path, raised.value.line) == (str(path), line)
    assert words in raised.value.reason
