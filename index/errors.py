"""One tree of errors. Each says what happened, to which file or query, and what to do, on one line."""

from __future__ import annotations


class DatelineError(Exception):
    """Anything Dateline reports to its user; the message is fit to be shown as it is."""


class SourceError(DatelineError):
    """A file, or one record of it, that could not be read. The run goes on without it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class QueryError(DatelineError):
    """A query that cannot be understood; `at` is the offset of the offending character in `query`."""

    def __init__(self, query: str, at: int, reason: str) -> None:
        super().__init__(reason)
        self.query = query
        self.at = at
        self.reason = reason


class LibraryError(DatelineError):
    """The library directory cannot be opened, locked, read or written."""


class ExtractionError(DatelineError):
    """The language pipeline failed on an article, or took longer than it may."""


class LexiconError(DatelineError):
    """A user's lexicon file that cannot be used. `line` counts from 1."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class UnknownArticle(DatelineError):
    """No article has this id."""


class UnknownEvent(DatelineError):
    """The article has no event of this id (any more)."""


class UnknownEntity(DatelineError):
    """The article does not name this (any more)."""


class EditError(DatelineError):
    """What was written into a field of an event or an entity cannot stand there."""


class Busy(LibraryError):
    """Somebody else is adding to the library."""
