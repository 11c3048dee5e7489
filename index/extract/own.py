"""The user's own lexicon: TOML files in the platform's configuration folder, beside ours. They count as part of the
extractor: a changed file makes analyses stale.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from index.extract import VERSION

VARIABLE = "DATELINE_LEXICON"


def folder() -> Path:
    """Where the user's files are: the environment's choice, else `lexicon` in the platform's configuration folder."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).expanduser()
    from platformdirs import user_config_dir

    return Path(user_config_dir("dateline", appauthor=False)) / "lexicon"


def files() -> tuple[Path, ...]:
    """The user's files, by name; none where there is no folder."""
    try:
        return tuple(sorted(path for path in folder().glob("*.toml") if path.is_file()))
    except OSError:
        return ()


def version() -> str:
    """The extractor with the user's files: what an analysis was made by."""
    digest = hashlib.sha256()
    found = files()
    for path in found:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{VERSION}+{digest.hexdigest()[:8]}" if found else VERSION
