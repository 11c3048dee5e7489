"""Which articles print the same text: wire copy that many papers run, cut, retitled and touched up. Reports that were
written independently share names and a quotation, never whole runs of words, and are not copies of each other.

A text is the set of its runs of three words (shingles). A sketch keeps the few with the smallest hashes, so that two
texts that share much share some of it (Broder, On the resemblance and containment of documents, 1997); what a shared
sketch suggests, the full sets decide.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable

SHINGLE_WORDS = 3
SKETCH_SHINGLES = 24
"""Kept of a text for finding it again. Half of one text inside another leaves about twelve of them in common."""

SHARED_SHINGLES = 2
"""Of two sketches, before the texts are compared at all."""

COMPARED = 8
"""Texts, at most, that a new one is compared with: those whose sketches share most."""

CROWD = 64
"""Articles looked at for one shingle, the latest: a shingle of more is a newspaper's own formula."""

LEAST_SHARED = 0.3
"""Of the shorter text's shingles that a copy has in common with the longer one. Independent reports of one happening
hardly ever have a fifth; a text in which a third of the words were changed still has this much."""

LEAST_LENGTH = 0.25
"""Of the longer text, in shingles: a line quoted by a long article is no copy of it."""

SHORTEST = 12
"""Shingles of a text that can be told to be a copy; shorter ones are all formula."""

LIMIT_CHARACTERS = 40_000
"""Of a text that are looked at: enough to know it by."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^»\n]{1,2000}»|„[^“\n]{1,2000}“")


def shingles(text: str) -> frozenset[int]:
    """Hashes (48 bits) of every run of three words, without regard to case, stops and layout.

    What is quoted is left out (unless there is little else): every report of a statement quotes it, whoever wrote
    the rest.
    """
    head = text[:LIMIT_CHARACTERS]
    told = _QUOTED.sub(" ", head)
    words = _WORD.findall((told if len(told) > len(head) / 3 else head).casefold())
    runs = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}
    return frozenset(
        int.from_bytes(hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=6).digest()) for run in runs
    )


def sketch(found: Collection[int]) -> tuple[int, ...]:
    """The smallest hashes of a text, by which its copies are looked up; none of a text too short to tell."""
    return tuple(sorted(found)[:SKETCH_SHINGLES]) if len(found) >= SHORTEST else ()


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter of two texts stands in the longer one, 0.0 to 1.0; 0.0 if it is much the shorter."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < max(SHORTEST, LEAST_LENGTH * len(longer)):
        return 0.0
    return len(shorter & longer) / len(shorter)


def nearest(text: frozenset[int], candidates: Iterable[tuple[int, frozenset[int]]]) -> int | None:
    """The candidate, by its key, of which this text is most a copy; None if it is of none. The first of equals."""
    best, most = None, 0.0
    for key, found in candidates:
        much = shared(text, found)
        if much >= LEAST_SHARED and much > most:
            best, most = key, much
    return best
