"""Names of an article where nothing marked them: said again in the same words, by a last name, by their last word."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from index.extract.language import Sentence
from index.extract.names.name import Entry, Name, NameLabel, line_of
from index.extract.names.people import PARTICLES
from index.extract.phrases import Phrases

_THE = re.compile(r"\bthe $", re.IGNORECASE)


def named_again(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Name]:
    """Names of this article where nothing marked them: the same words, a person's last name, "the Mobilisation"."""
    known: dict[str, tuple[NameLabel, Entry | None, bool]] = {}
    for name in sorted(names, key=lambda n: n.start - n.end):
        words = text[name.start : name.end]
        if name.label != "NORP" and (len(words) > 3 or words.isupper()):
            known.setdefault(words, (name.label, name.entry, False))
        last = re.split(r"[\s-]", words)[-1]
        if len(last) > 3 and last != words and last[0].isupper():
            if name.label == "PERSON":
                known.setdefault(last, ("PERSON", None, False))
            elif name.label == "ORG":
                known.setdefault(last, ("ORG", name.entry, True))
    phrases = Phrases(known)
    taken = sorted((name.start, name.end) for name in names)
    found: list[Name] = []
    for sentence in sentences:
        low = max(0, bisect.bisect(taken, (sentence.start, 0)) - 1)
        busy = taken[low : bisect.bisect(taken, (sentence.end, 0))]
        for start, end, (label, entry, needs_the) in phrases.find(line_of(text, sentence)):
            first, last_at = sentence.start + start, sentence.start + end
            if any(first < e and s < last_at for s, e in busy):
                continue
            name = Name(first, last_at, label, "rule", entry)
            if needs_the and not _THE.search(text, max(0, first - 4), first):
                continue
            if needs_the or _stands_alone(sentence, start, end):
                found.append(name)
    return found


def _stands_alone(sentence: Sentence, start: int, end: int) -> bool:
    span = sentence.doc.char_span(start, end)
    if span is None or not all(token.tag_ in ("NNP", "NNPS") or token.text.lower() in PARTICLES for token in span):
        return False
    around = [sentence.doc[i] for i in (span.start - 1, span.end) if 0 <= i < len(sentence.doc)]
    return not any(token.tag_ in ("NNP", "NNPS") and not token.is_punct and token.ent_type_ for token in around)
