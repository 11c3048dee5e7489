"""The fields of the index. Texts live in the store; here are terms with positions, and three columns of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from whoosh.analysis import Analyzer, Token
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, TEXT, Schema
from whoosh.formats import Format

from index.fulltext.words import terms

FORMAT = 3
"""Version of what is written here and of how words are cut; raised with either, so that old indexes are rebuilt."""

TEXTS = ("body", "source", "title")
COLUMNS = ("key", "day", "batch")


class Terms(Analyzer):  # type: ignore[misc]
    """Whoosh's way to our terms."""

    def __call__(self, value: str, positions: bool = False, start_pos: int = 0, **_: object) -> Iterator[Token]:
        token = Token(positions, False, mode="")
        token.stopped = False
        token.boost = 1.0
        for token.pos, token.text in enumerate(terms(value), start_pos):
            yield token


class Places(Format):  # type: ignore[misc]
    """Positions as plain numbers, so that those of many documents are an array when they stand side by side."""

    def encode(self, positions: list[int]) -> bytes:
        return array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // array("I").itemsize

    def decode_weight(self, value: bytes) -> float:
        return float(self.decode_frequency(value))


class Text(TEXT):  # type: ignore[misc]
    """A field of text: our terms, each with its places."""

    def __init__(self) -> None:
        super().__init__(analyzer=Terms(), stored=False)
        self.format = Places()


def schema() -> Schema:
    """`key` is the store's, `day` the ordinal of the day of publication (0 is none), `batch` the commit's number."""
    return Schema(
        **{name: Text() for name in TEXTS},
        **{name: COLUMN(NumericColumn("i")) for name in COLUMNS},
    )
