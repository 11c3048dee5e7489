"""A disk that forgets: what the folder of a library would hold if the power failed now.

Simulated: of a file, what was synced is there; what was written since is there, missing, or a mixture in blocks of 512
bytes; a file that was never synced is empty, cut short or zeroed. Of a folder, names created, renamed or removed since
it was synced are there or not, each by itself. Not simulated: a disk that lies about its syncs, or that harms blocks
nobody wrote to. SQLite's syncs of folders go unseen, so names of its files are taken as they are.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from unittest.mock import patch

from index.fulltext import FullText, IndexDamaged
from index.fulltext.folder import STAMP
from index.indexing import FOLDER
from index.library import open_library
from index.store import FILE
from tests.trust.faults import under
from tests.trust.library import Acknowledged, write_dispatches

BLOCK_BYTES = 512


class Disk:
    """Watches one folder, and leaves images of it at random moments."""

    def __init__(self, folder: Path, images: Path, said: Acknowledged, *, seed: int, share: float) -> None:
        self.folder, self.images, self.said = folder, images, said
        self.taken: list[tuple[Path, Acknowledged]] = []
        self._share = share
        self._random = random.Random(seed)
        self._contents: dict[int, bytes] = {}
        self._names: dict[Path, dict[str, int]] = {}
        self._folders: set[int] = set()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Meanwhile every write and sync by SQLite, and every sync, rename and removal by us, is such a moment."""
        really_sync, really_replace, really_rename, really_remove = os.fsync, os.replace, os.rename, os.remove

        def fsync(handle: int) -> None:
            self._moment()
            really_sync(handle)
            self._synced(Path(os.readlink(f"/proc/self/fd/{handle}")))
            self._moment()

        def then(act):  # type: ignore[no-untyped-def]
            def acted(*details, **more):  # type: ignore[no-untyped-def]
                act(*details, **more)
                self._moment()

            return acted

        def by_sqlite(what: str, path: str) -> int:
            self._moment()
            return 0

        def done_by_sqlite(what: str, path: str) -> None:
            if what == "sync" and path:
                self._synced(Path(path))
            self._moment()

        with (
            under(by_sqlite, done_by_sqlite),
            patch("os.fsync", fsync),
            patch("os.replace", then(really_replace)),
            patch("os.rename", then(really_rename)),
            patch("os.remove", then(really_remove)),
        ):
            yield

    def _synced(self, path: Path) -> None:
        if not path.is_relative_to(self.folder):
            return
        if path.is_dir():
            self._names[path] = _names(path)
            self._folders |= {entry.inode() for entry in os.scandir(path) if entry.is_dir()}
        elif path.exists():
            self._contents[path.stat().st_ino] = path.read_bytes()

    def _moment(self) -> None:
        if self._random.random() < self._share and self.folder.exists():
            image = self.images / f"{len(self.taken):04}"
            self._leave(self.folder, image)
            self.taken.append((image, deepcopy(self.said)))

    def _leave(self, folder: Path, image: Path) -> None:
        image.mkdir(parents=True)
        now, lasting = _names(folder), self._names.get(folder, {})
        for name in sorted(now.keys() | lasting.keys()):
            is_settled = now.get(name) == lasting.get(name) or name.startswith(FILE)
            inode = now.get(name) if is_settled or self._random.random() < 0.5 else lasting.get(name)
            if inode is None or (inode in self._folders and inode != now.get(name)):
                continue
            path = folder / name
            if path.is_dir() and inode == now.get(name):
                self._leave(path, image / name)
            elif not path.is_dir():
                current = path.read_bytes() if inode == now.get(name) else self._contents.get(inode, b"")
                (image / name).write_bytes(self._content(inode, current))
        _restamp(folder, image)

    def _content(self, inode: int, current: bytes) -> bytes:
        lasting = self._contents.get(inode)
        if lasting is None:
            cut = self._random.randrange(len(current) + 1)
            return self._random.choice([b"", current, current[:cut], bytes(len(current))])
        if lasting == current:
            return current
        length = self._random.choice([len(lasting), len(current)])
        mixed = bytearray()
        for at in range(0, length, BLOCK_BYTES):
            source = self._random.choice([lasting, current])
            mixed += source[at : at + BLOCK_BYTES].ljust(BLOCK_BYTES, b"\0")
        return self._random.choice([lasting, current, bytes(mixed[:length])])


def a_day(folder: Path, *, seed: int, share: float) -> Disk:
    """A library's day, with images of its folder from so many of the moments; see that `assert_holds` of each."""
    said = Acknowledged()
    disk = Disk(folder / "library", folder / "images", said, seed=seed, share=share)
    with disk.watched():
        _work(folder / "library", folder / "stories", said)
    return disk


def _work(path: Path, stories: Path, said: Acknowledged) -> None:
    with closing(open_library(path)) as library:
        for number in range(11):
            for step in library.add([write_dispatches(stories / f"{number}", [number, number + 100])], analyse=False):
                if step.outcome == "added":
                    said.hear(f"added {step.article}")
            hit = library.search("dispatch").hits[0]
            library.mark(hit.id, note=f"{number}")
            said.hear(f"noted {hit.id} {number}")
        said.hear(f"removing {hit.id}")
        library.remove([hit.id])
        said.hear(f"removed {hit.id}")


def has_sound_index(image: Path) -> bool:
    """Whether the image's index can be opened as it is."""
    if not (image / FOLDER).is_dir():
        return False
    try:
        FullText.open(image / FOLDER).close()
    except IndexDamaged:
        return False
    return True


def _names(folder: Path) -> dict[str, int]:
    return {entry.name: entry.inode() for entry in os.scandir(folder)}


def _restamp(folder: Path, image: Path) -> None:
    """An index is bound to the number of its folder, and a copy has another one: after a power cut it would not."""
    stamp = image / STAMP
    if folder.name != FOLDER or not stamp.exists():
        return
    try:
        said = json.loads(stamp.read_bytes())
    except ValueError:
        return
    if isinstance(said, dict) and said.get("folder") == folder.stat().st_ino:
        stamp.write_text(json.dumps(said | {"folder": image.stat().st_ino}))
