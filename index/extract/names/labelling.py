"""Names of people, organisations, places and peoples: what the model found, corrected by lists and by the words around.

A name has one sense per article: every mention votes, and the winner labels them all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from index.extract.actors import Actor, actor_names, short_names
from index.extract.language import Sentence
from index.extract.names.again import named_again
from index.extract.names.demonyms import Demonym, demonym_names
from index.extract.names.name import Entry, Name, NameLabel, line_of
from index.extract.names.newpeoples import new_peoples
from index.extract.names.organisations import HEADS, find_organisations
from index.extract.names.people import PARTICLES, find_titled, has_title, is_thing, is_weakly_titled, without_title
from index.extract.names.standing import bodies_of_fighters, lead, stands_as_body, stands_as_place, unheard_of
from index.extract.phrases import Key, Phrases, key
from index.extract.places.countries import PART_OF_CITY, base_name, find_settlements, kind_from_context, place_names
from index.extract.places.gazetteer import PlaceRecord

LABEL_OF: dict[type, NameLabel] = {Actor: "ORG", Demonym: "NORP", PlaceRecord: "LOC"}
MODEL_LABELS: dict[str, NameLabel] = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "NORP": "NORP"}

WEIGHT = {"list": 6, "rule": 7, "model": 2}
"""How much a mention's vote on the sense of its name counts, by what made it."""

TITLE_WEIGHT = 8
FULL_NAME_WEIGHT = 4
"""A last name of which the article gives the full name is that person's."""

SETTLED_KINDS = ("district", "city", "region")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_EDGE = " \t\n\"'“”‘’`,.;:()[]{}<>*-–—"
_TOWN = re.compile(r"[^\W\d_][^,:(]*?(?=\s*(?:[,:(—–―]|--|- ))")
"""Where a dateline was written: all before its day, its agency or its dash."""
_POSSESSIVE = re.compile(r"['’]s?$")


def find_names(text: str, sentences: Sequence[Sentence]) -> list[Name]:
    """The names of an article, in order, never overlapping."""
    peoples = new_peoples(text)
    new: dict[str, Entry] = {word: entry for word, (entry, _) in peoples.items()}
    lists = (_lists(), Phrases(new)) if new else (_lists(),)
    names = [name for sentence in sentences for name in _in_sentence(text, sentence, lists)]
    names = _believe_short(text, names)
    lands = {land for _, land in peoples.values()}
    names = [replace(n, label="LOC", made_by="rule") if text[n.start : n.end] in lands else n for n in names]
    names = _one_sense(text, names)
    names.extend(named_again(text, sentences, names))
    return sorted(names, key=lambda name: name.start)


def _in_sentence(text: str, sentence: Sentence, lists: Sequence[Phrases[Entry]]) -> Iterator[Name]:
    line, offset = line_of(text, sentence), sentence.start
    terms = chain.from_iterable(terms.find(line) for terms in lists)
    listed = [Name(start, end, LABEL_OF[type(entry)], "list", entry) for start, end, entry in terms]
    listed = [name for name in listed if _is_name(line, sentence, name)]
    holders = [(name.start, name.end) for name in listed if not isinstance(name.entry, Actor)]
    rules = [Name(start, end, "ORG", "rule") for start, end in find_organisations(sentence.doc, line, holders)]
    modelled = [name for entity in _model(line, sentence) if (name := _settle(line, entity, listed)) is not None]
    if sentence.role == "dateline" and (town := _TOWN.match(line)) and _is_free(town.start(), town.end(), listed):
        modelled = [name for name in modelled if name.start >= town.end()]
        rules.append(Name(town.start(), town.end(), "LOC", "rule"))
    rules = [rule for rule in rules if not any(_is_better(line, name, rule) for name in modelled)]
    people = list(_titled(line, sentence, [*listed, *modelled]))
    modelled = [name for name in modelled if not any(name.start < p.start and name.end == p.end for p in people)]
    rules.extend(people)
    rules.extend(Name(start, end, "LOC", "rule") for start, end in _settlements(line, sentence, listed))
    rules.extend(
        Name(start, end, "LOC", "rule")
        for start, end in unheard_of(sentence.doc)
        if _is_free(start, end, [*listed, *rules, *modelled])
    )
    rules.extend(
        Name(start, end, "ORG", "rule")
        for start, end in bodies_of_fighters(sentence.doc)
        if _is_free(start, end, [*listed, *rules, *modelled])
    )
    for name in _longest([*listed, *rules, *modelled]):
        kind = kind_from_context(line, name.start, name.end) if not isinstance(name.entry, Actor | Demonym) else ""
        if kind in SETTLED_KINDS and name.made_by == "model":
            name = replace(name, label="LOC", made_by="rule")
        if isinstance(name.entry, PlaceRecord) and name.entry.kind == "city" and name.label == "LOC":
            part = PART_OF_CITY.search(line, 0, name.start)
            name = replace(name, start=part.start()) if part is not None else name
        yield replace(name, start=name.start + offset, end=name.end + offset, kind=kind if name.label == "LOC" else "")


def _model(line: str, sentence: Sentence) -> Iterator[Name]:
    for span in sentence.doc.ents:
        label = MODEL_LABELS.get(span.label_)
        if label is None:
            continue
        start, end = _trim(line, span[lead(span) :].start_char, span.end_char, label)
        bare = line[start:end]
        if label != "LOC" and stands_as_place(span, label):
            label = "LOC"
        elif label == "PERSON" and stands_as_body(span):
            label = "ORG"
        if label == "PERSON" and (start > span.start_char or has_title(line, start)) and is_thing(bare):
            continue  # "Queen Street", "Colonel Sanders Chicken"
        if any(letter.isupper() for letter in bare) and (len(bare) > 1) and not _is_title(bare, label):
            yield Name(start, end, label, "model")


def _is_free(start: int, end: int, names: Sequence[Name]) -> bool:
    return all(end <= name.start or name.end <= start for name in names)


def _titled(line: str, sentence: Sentence, names: Sequence[Name]) -> Iterator[Name]:
    """People after a title that nothing else explains better; where the model took title and name for something else,
    the person takes its place.
    """
    for start, end in find_titled(line):
        span = sentence.doc.char_span(start, end)
        if span is None or not all(token.tag_ in ("NNP", "NNPS") or token.lower_ in PARTICLES for token in span):
            continue
        words = line[start:end]
        if key(words)[-1] in HEADS or kind_from_context(line, start, end):
            continue
        if is_weakly_titled(line, start, end) and (span[-1].i + 1 < len(sentence.doc)):
            follower = sentence.doc[span[-1].i + 1]
            if follower.tag_.startswith("N") or follower.text[0].isdigit():
                continue  # "General Kinetics shares"
        touching = [name for name in names if name.start < end and start < name.end]
        if all(name.made_by == "model" and _covers(line, name, start, end) for name in touching):
            yield Name(start, end, "PERSON", "rule")


def _covers(line: str, name: Name, start: int, end: int) -> bool:
    if start <= name.start and name.end <= end:
        return True
    return name.end == end and without_title(line[name.start : name.end]) == line[start:end]


def _settlements(line: str, sentence: Sentence, listed: Sequence[Name]) -> Iterator[tuple[int, int]]:
    for start, end in find_settlements(line):
        start, end = _trim(line, start, end, "LOC")
        span = sentence.doc.char_span(start, end)
        named = span is not None and all(token.tag_ in ("NNP", "NNPS") or token.lower_ in PARTICLES for token in span)
        if named and all(end <= name.start or name.end <= start for name in listed):
            yield start, end


def _trim(line: str, start: int, end: int, label: NameLabel) -> tuple[int, int]:
    # Articles, possessives, quotes and, of people, titles stay outside.
    while True:
        before = (start, end)
        while start < end and line[start] in _EDGE:
            start += 1
        while start < end and line[end - 1] in _EDGE and not re.search(r"\b(?:[A-Z]\.)+$|\b[JS]r\.$", line[start:end]):
            end -= 1
        if article := _ARTICLE.match(line, start, end):
            start = article.end()
        if possessive := _POSSESSIVE.search(line[start:end]):
            end = start + possessive.start()
        if label == "PERSON" and " " in line[start:end]:
            kept = without_title(line[start:end])
            if kept and line[start:end].endswith(kept):
                start = end - len(kept)
            first, _, rest = line[start:end].partition(" ")
            if rest and first.islower() and first not in PARTICLES:
                start += len(first)
        if (start, end) == before:
            return start, end


def _settle(line: str, name: Name, listed: Sequence[Name]) -> Name | None:
    """The model's name beside the lists': None where the lists know all its words ("Shia Hezbollah")."""
    inside = [other for other in listed if name.start <= other.start and other.end <= name.end]
    rest = line[name.start : name.end]
    for other in reversed(inside):
        rest = rest[: other.start - name.start] + rest[other.end - name.start :]
    if inside and not rest.strip(_EDGE + "sS") and "-" not in rest:
        return None
    lead = inside[0] if inside else None
    if lead and name.label == "PERSON" and isinstance(lead.entry, Demonym) and lead.start == name.start:
        start, end = _trim(line, lead.end, name.end, "PERSON")
        return replace(name, start=start, end=end) if start < end else None
    return name


def _is_better(line: str, name: Name, rule: Name) -> bool:
    """Whether the model's organisation, within the words of a rule, already has a proper end ("Justice Party")."""
    inside = rule.start <= name.start and name.end <= rule.end and name.end - name.start < rule.end - rule.start
    return inside and name.label == "ORG" and any(word in HEADS for word in key(line[name.start : name.end])[1:])


def _longest(names: Iterable[Name]) -> list[Name]:
    rank = {"list": 0, "rule": 1, "model": 2}
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, rank[n.made_by], n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _is_name(line: str, sentence: Sentence, name: Name) -> bool:
    """Whether a term of the lists is used as a name here: "Nice" and "Hit" are more often words, "US" may be "us"."""
    span = sentence.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return False
    if span.start_char < name.start and line[name.start - 1].isalnum():
        return False
    return any(token.ent_type_ or token.tag_ in ("NNP", "NNPS") for token in span) or (
        name.label == "NORP" and all(token.tag_ in ("JJ", "NN", "NNS", "NNP", "NNPS") for token in span)
    )


def _believe_short(text: str, names: list[Name]) -> list[Name]:
    short, known = dict(short_names()), {name.entry for name in names if isinstance(name.entry, Actor)}
    believed = []
    for name in names:
        entry = short.get(text[name.start : name.end]) if name.made_by == "model" else None
        if entry is not None and entry in known:
            name = replace(name, label="ORG", made_by="list", entry=entry)
        believed.append(name)
    return believed


def _one_sense(text: str, names: list[Name]) -> list[Name]:
    votes: defaultdict[Key, Counter[NameLabel]] = defaultdict(Counter)
    entries: dict[tuple[Key, NameLabel], Entry | None] = {}
    for name in names:
        words = _words(text, name)
        votes[words][name.label] += (
            4.0 if name.label == "PERSON" and has_title(text, name.start) else WEIGHT[name.made_by]
        )  # type: ignore[assignment]
        if name.entry is not None:
            entries[words, name.label] = name.entry
        if name.label == "PERSON" and len(words) > 1:
            votes[words[-1:]]["PERSON"] += FULL_NAME_WEIGHT
    decided = []
    for name in names:
        words = _words(text, name)
        label = max(votes[words], key=lambda label: votes[words][label])
        if label != name.label:
            entry = entries.get((words, label))
            name = replace(name, label=label, made_by="list" if entry else "rule", entry=entry, kind="")
        decided.append(name)
    return decided


def _words(text: str, name: Name) -> Key:
    words = text[name.start : name.end]
    return key(base_name(words) if name.label == "LOC" else words)


def _is_title(words: str, label: NameLabel) -> bool:
    return label == "PERSON" and not without_title(words)


@cache
def _lists() -> Phrases[Entry]:
    entries: list[tuple[str, Entry]] = [*actor_names(), *place_names(), *demonym_names()]
    return Phrases(entries)
