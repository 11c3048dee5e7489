"""Trees put together from phrases: a phrase is words with tags and relations, and grows by what hangs on its head.

`words("two/CD/nummod nurses/NNS/*")` is a phrase whose head is marked with a star; `join((phrase, relation), ...)` puts
phrases side by side, one of them the head ("*"), the others hung on its head in the relations given.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

HEAD = "*"
TIGHT = frozenset({",", ".", "'s", "'", ":", ")", "%"})
"""Signs that stand right behind the word before them."""
OPENING = frozenset({"(", "$", "“"})


@dataclass(frozen=True)
class Phrase:
    """Words with their tags, relations and heads (positions in the phrase; the head's own is itself)."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    heads: tuple[int, ...]

    @property
    def head(self) -> int:
        """The position of the word that everything hangs on."""
        return next(at for at, head in enumerate(self.heads) if head == at)


def words(spec: str) -> Phrase:
    """A phrase written as word/TAG/relation, the head's relation a star; "@n" behind a relation hangs a word on the
    n-th word, from 0, instead of the head.
    """
    rows = [part.rsplit("/", 2) for part in spec.split()]
    head = next(at for at, row in enumerate(rows) if row[2] == HEAD)
    heads, relations = [], []
    for _, _, relation in rows:
        name, _, at = relation.partition("@")
        heads.append(int(at) if at else head)
        relations.append("ROOT" if name == HEAD else name)
    return Phrase(tuple(row[0] for row in rows), tuple(row[1] for row in rows), tuple(relations), tuple(heads))


def join(*parts: tuple[Phrase, str] | None) -> Phrase:
    """Phrases side by side, in the order of the sentence; what is None is left out."""
    kept = [part for part in parts if part is not None]
    starts = [sum(len(phrase.words) for phrase, _ in kept[:at]) for at in range(len(kept))]
    top = next(start + phrase.head for (phrase, relation), start in zip(kept, starts, strict=True) if relation == HEAD)
    heads, relations = [], []
    for (phrase, relation), start in zip(kept, starts, strict=True):
        for at, head in enumerate(phrase.heads):
            is_head = head == at
            heads.append(top if is_head else start + head)
            relations.append(relation if is_head and relation != HEAD else phrase.relations[at])
    return Phrase(
        tuple(word for phrase, _ in kept for word in phrase.words),
        tuple(tag for phrase, _ in kept for tag in phrase.tags),
        tuple(relations),
        tuple(heads),
    )


def without_articles(phrase: Phrase) -> Phrase:
    """A phrase as headlines have it."""
    kept = [at for at, relation in enumerate(phrase.relations) if relation != "det"]
    new = {at: here for here, at in enumerate(kept)}
    return Phrase(
        tuple(phrase.words[at] for at in kept),
        tuple(phrase.tags[at] for at in kept),
        tuple(phrase.relations[at] for at in kept),
        tuple(new[phrase.heads[at]] for at in kept),
    )


def document(phrase: Phrase, nlp: Language) -> Doc:
    """A whole sentence as spaCy has it, its first letter a capital."""
    forms = list(phrase.words)
    first = next(at for at, word in enumerate(forms) if word[0].isalnum())
    forms[first] = forms[first][0].upper() + forms[first][1:]
    follows = [*forms[1:], ""]
    spaces, inside = [], False
    for word, after in zip(forms, follows, strict=True):
        inside = inside != (word == '"')
        glued = after in TIGHT or word in OPENING or (word == '"' and inside) or (after == '"' and inside)
        spaces.append(bool(after) and not glued)
    return Doc(
        nlp.vocab,
        words=forms,
        spaces=spaces,
        tags=list(phrase.tags),
        heads=list(phrase.heads),
        deps=list(phrase.relations),
        sent_starts=[at == 0 for at in range(len(forms))],
    )
