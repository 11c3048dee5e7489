"""The fields of the index. Texts live in the store; here are only terms with positions, and four columns of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.analysis import Analyzer, Token
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, TEXT, Schema

from index.fulltext.words import terms

FORMAT = 1
"""Version of what is written here and of how words are cut; raised with either, so that old indexes are rebuilt."""


class Terms(Analyzer):  # type: ignore[misc]
    """Whoosh's way to our terms."""

    def __call__(self, value: str, positions: bool = False, start_pos: int = 0, **_: object) -> Iterator[Token]:
        token = Token(positions, False, mode="")
        token.stopped = False
        token.boost = 1.0
        for token.pos, token.text in enumerate(terms(value), start_pos):
            yield token


def schema() -> Schema:
    """`key` is the store's, `day` the ordinal of the day of publication (0 is none), `batch` the number of the commit,
    `size` the length of the body in characters.
    """
    return Schema(
        title=TEXT(analyzer=Terms(), phrase=True, stored=False),
        body=TEXT(analyzer=Terms(), phrase=True, stored=False),
        source=TEXT(analyzer=Terms(), phrase=True, stored=False),
        key=COLUMN(NumericColumn("i")),
        day=COLUMN(NumericColumn("i")),
        batch=COLUMN(NumericColumn("i")),
        size=COLUMN(NumericColumn("i")),
    )
