"""The folder under the index: makes each commit survive a power cut, and notices when its bytes have changed."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from zlib import crc32

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from index.fulltext.sections import Damaged

CHECKSUM_BYTES = 4
PRIVATE = 0o600


class Storage(FileStorage):  # type: ignore[misc]
    """Files that are on disk before the table of contents that names them is.

    That table ends with a checksum of itself. Whoosh reads only this file here: the others are mapped.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.unsynced: set[str] = set()

    def open_file(self, name: str, **kwargs: object) -> StructFile:
        """A table of contents, whole, so that no file stays open where its bytes are bad. Raises Damaged."""
        with open(self._fpath(name), "rb") as file:
            data = file.read()
        if crc32(data[:-CHECKSUM_BYTES]).to_bytes(CHECKSUM_BYTES) != data[-CHECKSUM_BYTES:]:
            raise Damaged("its table of contents is not what was written")
        return StructFile(BytesIO(data), name=name)

    def create_file(self, name: str, **kwargs: object) -> StructFile:
        self.unsynced.add(name)
        file = super().create_file(name, **kwargs)
        os.chmod(self._fpath(name), PRIVATE)
        return file

    def lock(self, name: str) -> object:
        os.close(os.open(self._fpath(name), os.O_CREAT | os.O_RDWR, PRIVATE))
        return super().lock(name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """The last step of a commit: what it makes visible has to be there first."""
        with open(self._fpath(oldname), "rb+") as file:
            checksum = crc32(file.read())
            file.write(checksum.to_bytes(CHECKSUM_BYTES))
        for name in self.unsynced:
            if self.file_exists(name):
                sync(self._fpath(name))
        self.unsynced.clear()
        super().rename_file(oldname, newname, safe=safe)
        sync(self.folder)


def write_synced(path: Path, data: bytes) -> None:
    """A small file that is on disk, whole and under its name, when this returns."""
    with path.open("wb") as file:
        os.chmod(path, PRIVATE)
        file.write(data)
    sync(path)
    sync(path.parent)


def sync(path: str | Path) -> None:
    """Have a file on disk; of a folder, which only POSIX knows how to sync, the names in it."""
    if os.name != "posix" and os.path.isdir(path):
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
