"""Faults under SQLite, where the disk is: each write and each sync passes through here, to be counted, refused, slowed
down or written down. It puts itself between SQLite's own file methods and SQLite, in this process alone.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FULL = 13
"""SQLITE_FULL: what SQLite answers where the system has no room left."""

Verdict = Callable[[str, str], int]
"""Given (what is about to be done, to which file): 0 to go on, else the code SQLite is to hear instead."""

_FILE = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _FILE, ctypes.c_void_p, _FILE, ctypes.c_int, ctypes.POINTER(ctypes.c_int))
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _FILE, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _FILE, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _FILE, ctypes.c_int)


class _Vfs(ctypes.Structure):
    """The head of SQLite's `sqlite3_vfs`."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("size_of_file", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
    ]


class _Methods(ctypes.Structure):
    """SQLite's `sqlite3_io_methods`, the three we are interested in by name."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("truncate", ctypes.c_void_p),
        ("sync", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 13),
    ]


class Under:
    """Asks `verdict` before and tells `seen` after each write, truncation and sync of every file SQLite opens."""

    def __init__(self, verdict: Verdict, seen: Callable[[str, str], None]) -> None:
        self._verdict, self._seen = verdict, seen
        # Through the extension module, to have the very library it is linked with.
        library = ctypes.CDLL(_sqlite3.__file__) if hasattr(_sqlite3, "__file__") else ctypes.CDLL(None)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._vfs = library.sqlite3_vfs_find(None)[0]
        self._original = self._vfs.open
        self._really_open = _OPEN(self._original)
        self._methods: dict[int, _Methods] = {}
        self._paths: dict[int, str] = {}
        self._callbacks = [_OPEN(self._open)]

    def put(self) -> None:
        """From now on, for files that are opened."""
        self._vfs.open = ctypes.cast(self._callbacks[0], ctypes.c_void_p).value

    def take_away(self) -> None:
        """For files opened from now on; those that are open keep asking until they are closed."""
        self._vfs.open = self._original

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: object) -> int:
        code = int(self._really_open(vfs, name, file, flags, out))
        where = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
        if code == 0 and where[0]:
            self._paths[file] = os.fsdecode(ctypes.string_at(name)) if name else ""
            where[0] = ctypes.addressof(self._ours(where[0]))
        return code

    def _ours(self, original: int) -> _Methods:
        if original not in self._methods:
            methods = _Methods.from_buffer_copy(ctypes.string_at(original, ctypes.sizeof(_Methods)))
            for name, kind in (("write", _WRITE), ("truncate", _TRUNCATE), ("sync", _SYNC)):
                callback = kind(self._guarded(name, kind(getattr(methods, name))))
                self._callbacks.append(callback)
                setattr(methods, name, ctypes.cast(callback, ctypes.c_void_p).value)
            self._methods[original] = methods
        return self._methods[original]

    def _guarded(self, what: str, really: Callable[..., int]) -> Callable[..., int]:
        def act(file: int, *rest: int) -> int:
            path = self._paths.get(file, "")
            if code := self._verdict(what, path):
                return code
            done = int(really(file, *rest))
            self._seen(what, path)
            return done

        return act


_kept: list[Under] = []  # a file left open by a test that failed must not call into memory that is gone


@contextmanager
def under(
    verdict: Verdict = lambda what, path: 0, seen: Callable[[str, str], None] = lambda what, path: None
) -> Iterator[None]:
    """Faults for the files SQLite opens meanwhile."""
    layer = Under(verdict, seen)
    _kept.append(layer)
    layer.put()
    try:
        yield
    finally:
        layer.take_away()
