"""The story of an article, in order: its frame, its sentences, its mentions and entities, its events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.extract.events.assembly import find_events
from index.extract.events.trace import Trace
from index.extract.language import parse
from index.extract.languages import is_foreign, language_of
from index.extract.layout.frame import frame as find_frame
from index.extract.layout.published import day_of_telling
from index.extract.mentions import find_mentions
from index.extract.names.known import with_known_names
from index.extract.own import version
from index.records import Analysis, Part

made_by = cache(version)
"""The version of the rules this process has loaded, whatever happens to the user's files meanwhile."""


def analyse(
    text: str,
    *,
    article_id: str = "",
    title: str = "",
    source: str = "",
    published: str | None = None,
    file_day: str | None = None,
    url_day: str | None = None,
    parts: Sequence[Part] = (),
    trace: Trace | None = None,
) -> Analysis:
    """Everything we can say of a text. What is given (title, source, ISO day, parts from markup) is taken as true.
    `trace` is told why each event was made. Raises LexiconError where a user's lexicon is wrong.
    """
    frame = find_frame(
        text,
        title=title,
        source=source,
        published=published,
        file_day=file_day,
        url_day=url_day,
        parts=tuple(parts),
    )
    language = language_of(text)
    if is_foreign(language):
        return Analysis(made_by(), frame, language=language)
    sentences = parse(text, frame.parts)
    mentions, entities = find_mentions(text, sentences, day_of_telling(text, frame.parts, frame.published.value))
    entities = with_known_names(entities)
    events, main = find_events(text, sentences, mentions, entities, frame, article_id, trace)
    return Analysis(made_by(), frame, mentions, entities, events, main, language=language)
