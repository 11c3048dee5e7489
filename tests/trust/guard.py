"""Put in front of a program as its `sitecustomize`: forbids sockets of the internet, and writes down each attempt at
one, and every file and folder that is made, opened for writing, or given another name. Child processes inherit it.
"""

from __future__ import annotations

import os
import sys

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
ABROAD = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
)
MADE = {"os.mkdir": 0, "os.rename": 1, "os.link": 1, "os.symlink": 1, "sqlite3.connect": 0}

_book = os.open(os.environ["DATELINE_GUARD"], os.O_WRONLY | os.O_APPEND)


def _note(what: str, whom: object) -> None:
    os.write(
        _book, f"{what} {os.fsdecode(whom) if isinstance(whom, (str, bytes)) else whom}\n".encode("utf-8", "replace")
    )


def _watch(event: str, details: tuple[object, ...]) -> None:
    # urllib3, which comes with trafilatura, asks on import whether there is IPv6: by a socket that is never connected.
    if event in ABROAD and not (event == "socket.bind" and details[1] == ("::1", 0)):
        _note("net", event)
        raise PermissionError("no network here")
    if event == "open" and isinstance(details[0], (str, bytes)):
        mode, flags = details[1], details[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & WRITES):
            _note("write", details[0])
    elif event in MADE and isinstance(details[MADE[event]], (str, bytes)):
        _note("write", details[MADE[event]])


sys.addaudithook(_watch)
