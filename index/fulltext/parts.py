"""What one segment holds, read in place: dictionaries of terms with their postings as arrays, and columns.

All of it in types of the standard library, which cost nothing to open; numpy reads the same memory where it pays.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cached_property
from heapq import nlargest

from index.fulltext.sections import Damaged, Reader

PAGE_TERMS = 64
"""Terms between those that are kept in memory to find the others by."""

EXTENSIONS = DOCUMENTS, POSTINGS = ".docs", ".post"


class Lexicon:
    """The terms of one field of one segment, sorted, numbered from 0.

    Postings stand in the order of their terms, so that those of terms that begin alike stand side by side: posting
    `starts[n]` is the first of term n and position `spots[n]` the first of its positions. Each posting has a document
    and a frequency, which says how many of the positions are its own.
    """

    def __init__(self, sections: Reader, field: str) -> None:
        self.letters = sections.view(f"{field}.letters")
        self.ends = sections.view(f"{field}.ends")
        self.starts = sections.view(f"{field}.starts")
        self.spots = sections.view(f"{field}.spots")
        self.documents = sections.blocks(f"{field}.documents")
        self.frequencies = sections.blocks(f"{field}.frequencies")
        self.positions = sections.blocks(f"{field}.positions")

    def __len__(self) -> int:
        return max(0, len(self.starts) - 1)

    def term(self, number: int) -> bytes:
        """A term, in UTF-8."""
        return bytes(self.letters[self.ends[number] : self.ends[number + 1]])

    def find(self, term: bytes) -> int:
        """The number of a term; -1 if it is not here."""
        at = self.first(term)
        return at if at < len(self) and self.term(at) == term else -1

    def first(self, begin: bytes) -> int:
        """The number of the first term that does not sort before these bytes."""
        page = max(0, bisect_left(self._heads, begin) - 1) * PAGE_TERMS
        return bisect_left(range(len(self)), begin, page, min(page + PAGE_TERMS, len(self)), key=self.term)

    @cached_property
    def all_terms(self) -> frozenset[bytes]:
        """Every term: a look at each costs less than looking up hundreds that are not here."""
        letters, ends = bytes(self.letters), self.ends.tolist()
        return frozenset(map(letters.__getitem__, map(slice, ends, ends[1:])))

    @cached_property
    def _heads(self) -> list[bytes]:
        """The first term of each page."""
        return [self.term(number) for number in range(0, len(self), PAGE_TERMS)]

    def beginning(self, prefix: bytes) -> tuple[int, int]:
        """The numbers of the terms that begin so: from the first on, before the second."""
        return self.first(prefix), self.first(prefix + b"\xff")  # no byte of UTF-8 is 0xff

    def frequency(self, first: int, last: int) -> int:
        """Postings of the terms numbered from `first` on, before `last`."""
        return int(self.starts[last] - self.starts[first]) if last > first else 0

    def most(self, first: int, last: int, count: int) -> list[int]:
        """Those of the terms that most documents hold."""
        starts = self.starts
        return nlargest(count, range(first, last), key=lambda term: starts[term + 1] - starts[term])


class Part:
    """The files of one segment. Raises Damaged, on opening or whenever it is checked."""

    def __init__(self, open_file: Callable[[str], memoryview], seals: Mapping[str, int], size: int) -> None:
        self.size = size
        self._files = {extension: Reader(open_file(extension), seals[extension]) for extension in EXTENSIONS}
        if any(len(self.column(name)) not in (0, size) for name in self._files[DOCUMENTS].names()):
            raise Damaged("its columns are of different lengths")

    def column(self, name: str) -> memoryview:
        """One number a document; none at all where no document has one."""
        return self._files[DOCUMENTS].view(name)

    @cached_property
    def lexicons(self) -> dict[str, Lexicon]:
        names = self._files[POSTINGS].names()
        return {name[:-7]: Lexicon(self._files[POSTINGS], name[:-7]) for name in names if name.endswith(".starts")}

    @cached_property
    def latest(self) -> int:
        """The highest batch number."""
        return max(self.column("batch"), default=0)

    def check(self) -> None:
        """Compare all of it with its checksums."""
        for file in self._files.values():
            file.check()


def mapped(path: str) -> memoryview:
    """A file as memory; the system reads what is looked at."""
    with open(path, "rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
