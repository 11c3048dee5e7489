"""Records as the JSON objects that scripts read. The shapes are a promise: every field is always there, empty or null
where the story does not say; `index.records.SCHEMA` rises when one changes its meaning or goes.
"""

from __future__ import annotations

from typing import cast

import msgspec

from index.export.acled import sub_event
from index.export.cameo import quad_class, root
from index.names import display
from index.records import Analysis, Article, Check, Entity, Event, FacetValue, Hit, Mention

Object = dict[str, object]


def plain(record: msgspec.Struct) -> Object:
    """A record as plain values, under the names its JSON has."""
    return cast(Object, msgspec.to_builtins(record))


def event_object(hit: Hit, event: Event) -> Object:
    """An event, its name in words, and the article it was read from."""
    article: Object = {
        "id": hit.id,
        "title": hit.title.text,
        "source": hit.source,
        "published": plain(hit.published),
    }
    return {"article": article, "name": display(event.type, event.mode), **plain(event)}


def entity_object(hit: Hit, entity: Entity) -> Object:
    """An entity as one article means it; `links` are its other names there, each with its reason."""
    return {"article": {"id": hit.id, "title": hit.title.text, "published": plain(hit.published)}, **plain(entity)}


def hit_object(hit: Hit) -> Object:
    """One line of a result list; `matched` holds the offsets of what matched in title and snippet."""
    fields = plain(hit)
    fields["title"], fields["snippet"] = hit.title.text, hit.snippet.text
    fields["matched"] = {"title": list(hit.title.spans), "snippet": list(hit.snippet.spans)}
    return fields


def facet_object(field: str, value: FacetValue) -> Object:
    """A value that results can be narrowed to."""
    return {"facet": field} | plain(value)


def article_object(article: Article) -> Object:
    """An article with its text, and what extraction made of it; `analysed` is false while that is to come."""
    analysis = article.analysis
    fields = {name: value for name, value in plain(article).items() if name != "analysis"}
    return {
        **fields,
        "analysed": analysis is not None,
        "entities": entity_objects(analysis) if analysis else [],
        "events": [plain(event) for event in article.events],
    }


def check_object(check: Check) -> Object:
    """One finding of `doctor`."""
    return plain(check)


def extraction_object(id: str, analysis: Analysis) -> Object:
    """What `dateline extract` prints of one text; of an event `subtype` is its ACLED sub-event type and `cameo` its
    CAMEO root, or empty; `primary` is the event the text is about, `quad` the class of that event's CAMEO root.
    """
    return {
        "id": id,
        "quad": quad_class(analysis),
        "published": plain(analysis.frame.published),
        "language": analysis.language,
        "parts": [plain(part) for part in analysis.frame.parts],
        "entities": entity_objects(analysis),
        "events": [
            {
                **plain(event),
                "subtype": sub_event(event, analysis.events),
                "cameo": root(event),
                "primary": event.id == analysis.main,
            }
            for event in analysis.events
        ],
    }


def entity_objects(analysis: Analysis) -> list[Object]:
    """Every mention with the entity it stands for, in the order of the text."""
    entities = {entity.id: entity for entity in analysis.entities}
    return [_mention(mention, entities.get(mention.entity)) for mention in analysis.mentions]


def _mention(mention: Mention, entity: Entity | None) -> Object:
    fields: Object = {
        "start": mention.start,
        "end": mention.end,
        "label": mention.label,
        "text": mention.text,
        "canonical": entity.name if entity else "",
    }
    if mention.label == "LOC":
        fields["kind"] = entity.kind if entity else ""
        fields["admin1"] = entity.admin1 if entity else ""
        fields["country"] = entity.country if entity else ""
        fields["lat"] = entity.lat if entity else None
        fields["lon"] = entity.lon if entity else None
        fields["precision"] = entity.precision if entity else ""
    if mention.quantity is not None:
        fields["quantity"] = plain(mention.quantity)
        fields["counts"] = mention.counts
    if mention.interval is not None:
        fields["interval"] = plain(mention.interval)
    return fields
