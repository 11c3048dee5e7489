"""The folder under the index: maps files instead of copying them, and makes each commit survive a power cut."""

from __future__ import annotations

import mmap
import os

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


class View:
    """A file object over a stretch of memory. Whoosh's own copies the stretch, which is the whole of the index."""

    def __init__(self, memory: memoryview) -> None:
        self.memory = memory
        self.at = 0

    def read(self, size: int = -1) -> bytes:
        end = len(self.memory) if size is None or size < 0 else self.at + size
        found = self.memory[self.at : end].tobytes()
        self.at += len(found)
        return found

    def readinto(self, into: memoryview) -> int:
        found = self.read(len(into))
        into[: len(found)] = found
        return len(found)

    def readline(self, size: int = -1) -> bytes:
        start = self.at
        rest = self.read(size)
        line = rest[: rest.find(b"\n") + 1] or rest
        self.at = start + len(line)
        return line

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self.at = offset + (0, self.at, len(self.memory))[whence]
        return self.at

    def tell(self) -> int:
        return self.at

    def close(self) -> None:
        self.memory.release()


class MappedFile(StructFile):  # type: ignore[misc]
    """A file of the index in memory; `subset` is how Whoosh asks for the files inside a segment."""

    def __init__(self, memory: memoryview, name: str | None = None, whole: mmap.mmap | None = None) -> None:
        super().__init__(View(memory), name=name)
        self.memory = memory
        self.whole = whole

    def subset(self, position: int, length: int, name: str | None = None) -> MappedFile:
        return MappedFile(self.memory[position : position + length], name)

    def get(self, position: int, length: int) -> bytes:
        return self.memory[position : position + length].tobytes()

    def close(self) -> None:
        super().close()
        if self.whole is not None:
            try:
                self.whole.close()
            except BufferError:
                self.whole = None  # a reader still looks at a part of it; the last one to go frees it


class Storage(FileStorage):  # type: ignore[misc]
    """Files that are read in place, and on disk before the table of contents that names them is."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.unsynced: set[str] = set()

    def open_file(self, name: str, **kwargs: object) -> StructFile:
        with open(self._fpath(name), "rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return MappedFile(memoryview(b""), name)
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return MappedFile(memoryview(whole), name, whole)

    def create_file(self, name: str, **kwargs: object) -> StructFile:
        self.unsynced.add(name)
        return super().create_file(name, **kwargs)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """The last step of a commit: what it makes visible has to be there first."""
        for name in self.unsynced:
            if self.file_exists(name):
                _sync(self._fpath(name))
        self.unsynced.clear()
        super().rename_file(oldname, newname, safe=safe)
        if os.name == "posix":
            _sync(self.folder)


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
