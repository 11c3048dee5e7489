"""Why an article matches a query: for each word where it stands and in which forms, for each field what meets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from index import marking, names
from index.fulltext.slots import slots
from index.query import Among, And, Condition, Field, Node, Not, Or, Phrase, Word, fold, show
from index.records import Article, Event, Reason
from index.resolving import Alternatives, alternatives

Meeting = Callable[[Sequence[Condition]], set[int]]
"""Positions of an article's events that meet conditions."""

FORMS = 4
"""Forms of a word that are named."""


def reasons(article: Article, tree: Node, meeting: Meeting) -> tuple[Reason, ...]:
    """One reason for each part of the query that the article meets, in the order they were written."""
    return tuple(_reasons(article, tree, meeting))


def _reasons(article: Article, node: Node, meeting: Meeting) -> Iterator[Reason]:
    asked = alternatives(node)
    if asked is not None:
        yield from _events(article, node, asked, meeting)
        return
    match node:
        case And():
            of_event = [child for child in node.children if alternatives(child) is not None]
            together = And(tuple(of_event), node.at) if len(of_event) > 1 else None
            if together is not None and alternatives(together) is not None:
                yield from _reasons(article, together, meeting)
            for child in node.children:
                if together is None or child not in of_event:
                    yield from _reasons(article, child, meeting)
        case Or():
            for child in node.children:
                yield from _reasons(article, child, meeting)
        case Not():
            yield Reason(show(node), "nowhere in it")
        case Word() | Phrase():
            wanted = _slots(node)
            yield from _forms(show(node), wanted, (("title", article.title), ("text", article.text)))
        case Field(name="title"):
            yield from _forms(show(node), slots(node.value, prefix=node.prefix), (("title", article.title),))
        case _:
            yield from _fact(article, node)


def _slots(node: Word | Phrase) -> marking.Pattern:
    return slots(node.text, prefix=node.prefix, near=node.near) if isinstance(node, Word) else slots(node.text)


def _forms(term: str, wanted: marking.Pattern, fields: Sequence[tuple[str, str]]) -> Iterator[Reason]:
    for where, text in fields:
        spans = marking.spans(text, (wanted,)) if wanted else ()
        if spans:
            forms = Counter(" ".join(text[start:end].split()) for start, end in spans)
            said = ", ".join(f"{form} ×{count}" if count > 1 else form for form, count in forms.most_common(FORMS))
            yield Reason(term, where, said + (", …" if len(forms) > FORMS else ""))


def _events(article: Article, node: Node, asked: Alternatives, meeting: Meeting) -> Iterator[Reason]:
    events = article.analysis.events if article.analysis else ()
    met = sorted(set().union(*(meeting(conditions) for conditions in asked)))
    for position in met[:FORMS]:
        if position < len(events):
            yield Reason(show(node), "event", _told(events[position]))


def _told(event: Event) -> str:
    return f"{names.display(event.type, event.mode)}: {' '.join(event.evidence.text.split())}"


def _fact(article: Article, node: Node) -> Iterator[Reason]:
    """What the article itself says of a field."""
    match node:
        case Among():
            return
        case Field(name="who"):
            wanted = fold(node.value).split()
            entities = article.analysis.entities if article.analysis else ()
            for entity in entities:
                known = (entity.name, *entity.known_as, *(link.text for link in entity.links))
                near = next((name for name in known if all(word in fold(name) for word in wanted)), "")
                if near:
                    yield Reason(show(node), "name", near if near == entity.name else f"{near}, for {entity.name}")
        case Field(name="source"):
            yield Reason(show(node), "source", article.source)
        case Field(name="lang"):
            yield Reason(show(node), "language", article.language)
        case Field(name="path"):
            yield Reason(show(node), "file", article.path)
        case Field(name="story"):
            yield Reason(show(node), "story", article.title)
        case Field(name="is" | "tag"):
            yield Reason(show(node), "marks", ", ".join(article.marks.tags))
        case Field(name="note"):
            yield Reason(show(node), "note", article.marks.note)
        case _:
            yield Reason(show(node), "published", article.published.value or "")
