"""Texts that nobody wrote, for the readers, the query parser and the extractor, and what has to hold of each whatever
it is given: seconds of it in `test_fuzzing.py`, minutes in `tests/bench/fuzzing.py`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from index.errors import QueryError
from index.query import parse, show
from index.read import read_bytes, read_file
from index.records import Analysis, Attribution, Draft, Mention, Span
from tests.index.read.test_fuzz import PIECES, WORDS, judge
from tests.index.read.test_read import INPUTS
from tests.trust.hostile import HOSTILE

FILES = [path for path in INPUTS if path.is_file()]  # a saved page with its folder is no file to damage

NEWS = """President|Ilya Sorn|of|Korrestan|the army|soldiers|rebels of the Hill Front|al-|killed|were killed|
wounding|at least|12|dozens of|more than 60|people|civilians|in|near|Halvek|Mosul|on Sunday|
on 4 June 2017|the past 24 hours|,|, and|, who|.|. |said|police said|"|“|”|(|)|:|;|–|-|bombing|
attack|claimed responsibility for|captured|protested against|was arrested|by|after|
explosives-laden vehicle|did not|may|plans to|U.S.|Mr.|’s|\\n|\\n\\n|DERRIM, May 31 (Wire) -|
Source: Wire|$5 million|50 km|the group|he said|its|both|neither|including two children|
bringing the toll to 19|\\t|  |é|漢字|🇺|\\u0301|\\u202e|\\x1b[2J|\\x00|\\u200b"""
PHRASES = NEWS.replace("\n", "").encode("ascii", "backslashreplace").decode("unicode_escape").split("|")

QUERY = """AND|OR|NOT|(|)|"|“|-|*|@|@saved|:|title:|who:|actor:=|place:|date:|date:2017..|killed:10+|killed:|
type:attack|type:|is:|is:new|path:|flood|dam|"river bank"|..|>=|<|2017-02-30|last-week|99999999999|
\\x1b|\\ud800|é|\\u0301| |  |\\n"""
OPERATORS = QUERY.replace("\n", "").encode("ascii", "backslashreplace").decode("unicode_escape").split("|")

ORDINARY = """President Ilya Sorn of Korrestan met the foreign minister of Velmara in Dolvara on Friday for talks.

At least 12 soldiers were killed on Thursday when a suicide bomber attacked an army checkpoint in Belgar, according to
police chief Maro Vedin. Four others were injured, Vedin said.

The bread was good, and the jury liked it.

"""
UNITS = (
    "x", "a ", "12 ", "( ", "- ", ", and ", "\n", "\n\n", " ", "A. ", "Mr. ", "of the ", "bomb ", "killed ",
    "June 4 ", "\u201c", '"', "e\u0301", "\u0301", "\u6f22", "\U0001f1fa", "Sunday ", "he said ", "Mosul ",
    "Mosul, ", "Iraqi ", "the army said. ", "not ", "1,", "\u202e", "A bomb killed 3 in Mosul. ", "IS ", "al-",
    "$5 ", "%", "http://a.b/ ", "X said Y said ", "at least ", "'s ", ".", "\u2026",
    "met agreed of in ", "she met talks ", "demanded talks it ", "met to ", "Brel of ", "bed , imposed was ",
)  # fmt: skip
"""What a pathological text repeats without end."""

MOST_TIMES_ORDINARY = 10.0


def a_text(rng: random.Random) -> str:
    """Something that looks like news from afar."""
    pieces = PHRASES + [text[:300] for text in HOSTILE.values()]
    chosen = rng.choices(pieces, weights=[8] * len(PHRASES) + [1] * len(HOSTILE), k=rng.randrange(1, 90))
    return rng.choice([" ", " ", " ", ""]).join(chosen)


def a_query(rng: random.Random) -> str:
    return rng.choice([" ", ""]).join(rng.choices(OPERATORS, k=rng.randrange(1, 25)))


def a_file(rng: random.Random, folder: Path) -> Path:
    """A sample that was damaged, or pieces of a kind of file in any order."""
    if rng.random() < 0.5:
        sample = rng.choice(FILES)
        raw = bytearray(sample.read_bytes())
        for _ in range(rng.randrange(1, 12)):
            at = rng.randrange(len(raw))
            raw[at : at + rng.choice([0, 1, 1, 9])] = rng.choice(
                [b"", rng.randbytes(1), raw[at : at + 40] * 3, b"\xff\x00<&"]
            )
            raw = raw or bytearray(b" ")
        path = folder / f"damaged{sample.suffix}"
        path.write_bytes(raw)
        return path
    kind = rng.choice(sorted(PIECES))
    path = folder / f"made{kind}"
    path.write_bytes(
        "".join(rng.choices(PIECES[kind] + WORDS, k=rng.randrange(1, 60))).encode("utf-8", "surrogatepass")
    )
    return path


def check_file(path: Path) -> None:
    """A reader gives clean articles or errors of one line, whatever the bytes and wherever they come from."""
    for found in read_file(path):
        judge(found, path)
    for found in read_bytes(path.read_bytes(), "https://news.example/story"):
        assert isinstance(found, Draft) or "\n" not in str(found)


def check_query(query: str) -> None:
    """Parsed, and printed and parsed again the same; or refused with a place. While typing, never refused."""
    parse(query, typing=True)
    try:
        tree = parse(query, saved={"saved": "flood OR dam"}.get)
    except QueryError as error:
        if not (0 <= error.at <= len(query) and error.reason):
            raise AssertionError(f"refused at {error.at}: {error.reason}") from error
        return
    assert tree is None or parse(show(tree), saved={"saved": "flood OR dam"}.get) == tree


def check_text(text: str) -> None:
    """Analysed without a word, and every offset holds."""
    from index.extract.pipeline import analyse

    found = analyse(text, article_id="fuzz", published="2017-06-04")
    for record in records(found):
        check_span(record, text)
    assert all(-1 <= mention.entity < len(found.entities) for mention in found.mentions)
    if text.encode("utf-8", "replace").decode() == text:  # half a surrogate pair can be analysed, but not written
        msgspec.json.encode(found)


def check_span(record: msgspec.Struct, text: str) -> None:
    start, end = getattr(record, "start", -1), getattr(record, "end", -1)
    if start < 0 or not hasattr(record, "end"):
        return
    assert start <= end <= len(text), record
    if isinstance(record, Span | Mention | Attribution):
        words = getattr(record, "text", "")
        assert not words or text[start:end] == words, (record, text[start:end])


def records(found: object) -> Iterator[msgspec.Struct]:
    """Every record within a record."""
    if isinstance(found, msgspec.Struct):
        yield found
        for name in found.__struct_fields__:
            yield from records(getattr(found, name))
    elif isinstance(found, (tuple, list)):
        for one in found:
            yield from records(one)


def costs(analyse: Callable[..., Analysis], characters: int) -> dict[str, float]:
    """What a text of each of the units costs, in times of what ordinary news costs, by processor time. What seems dear
    is looked at again, for the machine may be busy.
    """

    def took(unit: str) -> float:
        text = (unit * (characters // len(unit) + 1))[:characters]
        began = time.process_time()
        analyse(text)
        return time.process_time() - began

    ordinary = min(took(ORDINARY) for _ in range(4))
    found = {unit: took(unit) / ordinary for unit in UNITS}
    return {
        unit: times if times < MOST_TIMES_ORDINARY else min(took(unit) for _ in range(3)) / ordinary
        for unit, times in found.items()
    }
