"""Keys of the user's own, from `keys.toml` in the platform's configuration folder (or `DATELINE_CONFIG`): the name of
an action, as the README's table has it, and its key or keys. What cannot be followed is said, and the rest holds.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tui.keys import PANES, SHOWN, Key

NAME = "keys.toml"
NEVER = frozenset({"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+s", "ctrl+q", "escape"})
"""Keys that terminals send for others, or that must stay what they are."""

_TYPED = {shown: name for name, shown in SHOWN.items()}


def folder() -> Path:
    """Where the user's configuration is."""
    if named := os.environ.get("DATELINE_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("dateline", appauthor=False)


def load(path: Path) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Keys by action as the file has them, and complaints; nothing of either where there is no file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError) as error:
        return {}, [f"{path}: {error}"]
    import tomllib

    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{path}: {error}"]
    wanted: dict[str, tuple[str, ...]] = {}
    complaints = []
    for action, keys in read.items():
        names = keys if isinstance(keys, list) else [keys]
        texts = [name for name in names if isinstance(name, str) and name]
        if not texts or len(texts) < len(names):
            complaints.append(f"{path}: {action} must be a key or a list of keys")
        else:
            wanted[action] = tuple(_TYPED.get(name, name) for name in texts)
    return wanted, complaints


def remapped(table: Sequence[Key], wanted: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Key, ...], list[str]]:
    """The table with other keys, and why some could not be had: nobody knows the action, the key may not be bound, or
    it does something else in the same pane.
    """
    keys, complaints = list(table), []
    known = {key.action for key in table}
    for action, names in wanted.items():
        if action not in known:
            complaints.append(f"{NAME}: there is no action {action}")
            continue
        if bad := NEVER & set(names):
            complaints.append(f"{NAME}: {action} cannot have {', '.join(sorted(bad))}")
            continue
        tried = [replace(key, keys=names, hint="") if key.action == action else key for key in keys]
        if clash := _clash(tried, names):
            complaints.append(f"{NAME}: {action} cannot have {clash}")
        else:
            keys = tried
    return tuple(keys), complaints


def _clash(keys: Sequence[Key], names: Sequence[str]) -> str:
    """The first of these keys that would do two things in one pane, and what; empty if there is none."""
    for pane in PANES:
        owners: dict[str, Key] = {}
        for key in keys:
            if pane not in key.panes and "everywhere" not in key.panes:
                continue
            for name in key.keys:
                if name in names and name in owners and owners[name] != key:
                    return f"{SHOWN.get(name, name)}, which is “{owners[name].description}” or “{key.description}”"
                owners[name] = key
    return ""
