"""Makes the table of lemmas and morphology: what the rules of `index.extract.forms` do not get right by themselves."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from pathlib import Path

import msgspec
from spacy.language import Language

from index.extract.forms import FORMS, VERBS, Table, by_rule
from index.training.corpora import trees
from index.training.evaluate import NOT_OF_THE_WORD
from index.training.mix import TREES

SEEN = 2
"""How often a verb is met before it is known: what is met once is often a slip."""


def make(data: Path, nlp: Language) -> str:
    """Write the table from the trees of a folder; what was made, in words."""
    tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
    forms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    lemmas: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    verbs: Counter[str] = Counter()
    for name in TREES:
        for doc in trees(data / f"{name}.conllu.gz", nlp):
            for token in doc:
                if "Typo=" in str(token.morph):
                    continue
                form = "|".join(
                    part for part in str(token.morph).split("|") if part and not part.startswith(NOT_OF_THE_WORD)
                )
                tags[token.tag_][form] += 1
                forms[token.lower_, token.tag_][form] += 1
                lemmas[token.lower_, token.tag_][token.lemma_] += 1
                verbs[token.lemma_.lower()] += token.tag_ in VERBS
    known = frozenset(verb for verb, count in verbs.items() if count >= SEEN)
    usual = {tag: counts.most_common(1)[0][0] for tag, counts in tags.items()}
    table = Table(
        tags=usual,
        lemmas={
            f"{word}/{tag}": best
            for (word, tag), counts in sorted(lemmas.items())
            if tag not in ("NNP", "NNPS") and (best := counts.most_common(1)[0][0]) != by_rule(word, tag, known)
        },
        forms={
            f"{word}/{tag}": best
            for (word, tag), counts in sorted(forms.items())
            if (best := counts.most_common(1)[0][0]) != usual[tag]
        },
        verbs=sorted(known),
    )
    FORMS.write_bytes(gzip.compress(msgspec.json.encode(table), 9, mtime=0))
    return f"{len(table.lemmas):,} lemmas and {len(table.forms):,} forms that follow no rule, {len(known):,} verbs"
