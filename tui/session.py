"""Where the reader was last: kept between runs in the platform's state directory. A file that cannot be read is no
reason not to start, and one that cannot be written none not to quit.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

NAME = "session.json"


class Session(msgspec.Struct, frozen=True):
    """The last place. `library` tells whose place it is: another library starts afresh, with the same theme."""

    library: str = ""
    query: str = ""
    article: str = ""
    offset: int = 0
    theme: str = ""
    pane: str = ""
    sort: str = ""
    display: str = ""
    hidden: tuple[str, ...] = ()
    """Kinds of names that are not shown."""
    places: dict[str, int] = {}
    """Offsets where articles were left, the latest last."""


MOST_PLACES = 1_000


def directory() -> Path:
    """Where the session is kept: `DATELINE_STATE`, else the platform's directory for state."""
    if named := os.environ.get("DATELINE_STATE"):
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("dateline")


def load(folder: Path) -> Session:
    """The last session, or a new one where there is none or it cannot be read (which is then set aside)."""
    path = folder / NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Session)
    except OSError:
        return Session()
    except (msgspec.MsgspecError, ValueError):
        with suppress(OSError):
            path.replace(path.with_suffix(".broken"))
        return Session()


def save(session: Session, folder: Path) -> bool:
    """Write the session whole or not at all; says whether it could."""
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(msgspec.json.encode(session))
        draft.chmod(0o600)
        draft.replace(path)
    except OSError:
        return False
    return True
