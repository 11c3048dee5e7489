"""Two revisions of an article as lines of text: what stayed is counted, what changed is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from index.export.words import published
from index.library import Difference, changed_fields, differences
from index.records import Article
from index.text import neutralise_line


def difference_lines(before: Article, after: Article, kept: Mapping[int, str]) -> Iterator[str]:
    """What `dateline read --diff` prints; `kept` says when each revision was read."""
    old_version, new_version = (f"{one.revision} ({kept[one.revision]})" for one in (before, after))
    yield f"{after.id}  version {old_version} to {new_version}"
    for name, old, new in changed_fields(before, after, published):
        yield f"- {name}: {neutralise_line(old)}"
        yield f"+ {name}: {neutralise_line(new)}"
    for is_kept, group in groupby(differences(before.text, after.text), key=lambda one: one.kind == "kept"):
        if is_kept:
            count = sum(1 for _ in group)
            yield f"  ({count} paragraphs as before)" if count > 1 else "  (1 paragraph as before)"
        else:
            for one in group:
                yield from _paragraph(one)


def _paragraph(one: Difference) -> Iterator[str]:
    is_changed = one.kind == "changed"
    if one.before:
        yield "- " + neutralise_line(_marked(one.before, one.gone, "[-", "-]") if is_changed else one.before)
    if one.after:
        yield "+ " + neutralise_line(_marked(one.after, one.come, "{+", "+}") if is_changed else one.after)


def _marked(text: str, spans: tuple[tuple[int, int], ...], opening: str, closing: str) -> str:
    for start, end in reversed(spans):
        text = text[:start] + opening + text[start:end] + closing + text[end:]
    return text
