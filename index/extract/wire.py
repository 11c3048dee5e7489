"""What the library and the extraction process say to each other: a job, a reply, and the frames they travel in."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from index.records import Analysis, Draft, Part

ORDINARY_CHARACTERS = 200_000
"""Up to here a text has the time of one article, beyond it in proportion."""

_LENGTH = struct.Struct("<I")


class Job(msgspec.Struct, frozen=True):
    """One text to analyse and what its source said about it."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    published: str | None = None
    file_day: str | None = None
    url_day: str | None = None
    parts: tuple[Part, ...] = ()


def job_of(id: str, draft: Draft) -> Job:
    """The job of analysing an article as it was read."""
    return Job(
        id, draft.text, draft.title, draft.source, draft.published, draft.file_day, draft.url_day, tuple(draft.parts)
    )


def patience(deadline_s: float, job: Job) -> float:
    """Seconds a job may take: the deadline of an ordinary article, longer for a text of many of them."""
    return deadline_s * max(1.0, len(job.text) / ORDINARY_CHARACTERS)


class Reply(msgspec.Struct, frozen=True):
    """What became of the oldest unanswered job. The first reply of a process has neither field: it is ready."""

    analysis: Analysis | None = None
    error: str = ""


def frame(record: Job | Reply) -> bytes:
    """A record with its length before it."""
    data = msgspec.msgpack.encode(record)
    return _LENGTH.pack(len(data)) + data


def frames(stream: BinaryIO) -> Iterator[bytes]:
    """The records that come through a pipe, until it closes or breaks off."""
    while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        data = stream.read(length)
        if len(data) < length:
            return
        yield data
