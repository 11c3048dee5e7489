"""The CAMEO root code an event would be filed under, and the class of that root, for those who join with GDELT, ICEWS
or Phoenix. Derived from type and mode by the table cameo.toml.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from index.records import Analysis, Event

APPEAL, CLAIM = "02", "01"


def root(event: Event) -> str:
    """Two digits; empty for an extension of ours. A claimed attack is a claim, a request without demand an appeal."""
    roots = _table()["roots"]
    found = next((roots[key] for mode in event.mode if (key := f"{event.type}/{mode}") in roots), "")
    found = found or roots.get(event.type, "")
    if event.type == "REQUEST" and not _demands() & {word.lower() for word in event.trigger.text.split()}:
        return APPEAL
    if event.modality == "claimed" and found:
        return CLAIM
    return str(found)


def quad_class(analysis: Analysis) -> int:
    """The class of what an article is about: 1 and 2 verbal and material cooperation, 3 and 4 conflict, 0 neither."""
    main = next((event for event in analysis.events if event.id == analysis.main), None)
    return int(_table()["quads"].get(root(main), 0)) if main is not None else 0


@cache
def _demands() -> frozenset[str]:
    return frozenset(_table()["demands"]["words"].split())


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("cameo.toml").read_text(encoding="utf-8"))
