"""Why the events of a text were made, by reading it again with a trace."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from index.extract.events.trace import Trace
from index.extract.pipeline import analyse
from index.records import Analysis, Part


def explained(
    text: str,
    *,
    article_id: str = "",
    title: str = "",
    source: str = "",
    published: str | None = None,
    file_day: str | None = None,
    url_day: str | None = None,
    parts: Sequence[Part] = (),
) -> Analysis:
    """An analysis with an explanation of each of its events, in their order."""
    trace = Trace()
    analysis = analyse(
        text,
        article_id=article_id,
        title=title,
        source=source,
        published=published,
        file_day=file_day,
        url_day=url_day,
        parts=parts,
        trace=trace,
    )
    told = (trace.explanations.get(event.id) for event in analysis.events)
    return msgspec.structs.replace(analysis, explanations=tuple(found for found in told if found is not None))
