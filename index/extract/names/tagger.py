"""Names by a conditional random field: what each word is, told by its letters, its cluster, our lists and the words
around it. It needs no neural network and is trained in minutes.

Words recur, so the features of a word and of each place it can have beside another are made once and kept.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase, digits

import pycrfsuite
from spacy.language import Language
from spacy.tokens import Doc, Span

from index.extract.embedding import CLUSTER_BITS, INSIDE, known
from index.extract.names.edges import names as named
from index.extract.names.runs import add_runs

MODEL = Path(__file__).parents[1] / "model" / "names.crfsuite.gz"
OUTSIDE = "O"
AROUND = (-2, -1, 1, 2)
"""How far to each side the words around count."""

OPENING = frozenset(
    "A After All Also An And Another Any As At Because Before Both But By Despite During Each Earlier Every Few For "
    "From Had Has He Her Here His How However If In Instead It Its Just Last Later Many Meanwhile More Most My No None "
    "Not Nothing Now Of On Once One Only Or Other Others Our Over Perhaps She Since So Some Still Such That The Their "
    "Then There These They This Those Though Through To Today Until Was We What When Where Which While Who Why With "
    "Without Yesterday Yet You Your".split()
)
"""Words that begin a sentence with a capital and are no name alone."""

_SHAPES = str.maketrans(ascii_uppercase + ascii_lowercase + digits, "X" * 26 + "x" * 26 + "d" * 10)
_DIGIT = re.compile(r"\d")
_REPEATED = re.compile(r"(.)\1{2,}")


@Language.factory("dateline_names", assigns=["doc.ents"])
def names(nlp: Language, name: str) -> NameTagger:
    """The component; spaCy makes it when it loads the pipeline."""
    return NameTagger(MODEL)


class NameTagger:
    """Gives documents their names. The model is opened at the first one."""

    def __init__(self, model: Path) -> None:
        self._path = model
        self._tagger: pycrfsuite.Tagger | None = None
        self._content = b""

    def __call__(self, doc: Doc) -> Doc:
        words = [token.text for token in doc]
        if len(doc) and not _is_plain(words):
            doc.ents = [Span(doc, start, end, label) for start, end, label in named(words, self.tags(words))]
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """One document after the other; spaCy asks for it."""
        return map(self, docs)

    def tags(self, words: Sequence[str]) -> list[str]:
        """B-, I- and O tags of the words of one sentence."""
        if self._tagger is None:
            self._tagger = pycrfsuite.Tagger()
            self._content = gzip.decompress(self._path.read_bytes())  # read in place: it must outlive the tagger
            self._tagger.open_inmemory(self._content)
        tags: list[str] = self._tagger.tag(features(words))
        return tags

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Nothing: the model lies beside the pipeline."""

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> NameTagger:
        """Nothing to read before the first document."""
        return self


def _is_plain(words: Sequence[str]) -> bool:
    """Whether a sentence is written with capitals and has none where a name could be: "He left before they came"."""
    return words[0] in OPENING and all(word == word.lower() for word in words[1:])


def features(words: Sequence[str]) -> list[list[str]]:
    """What the model is told of each word of a sentence."""
    told = [_word(word) for word in words]
    listed = [_listed(bits) for bits in known().bits(words)]
    last = len(words) - 1
    found = []
    for at, word in enumerate(told):
        row = ["bias", *word.own, *listed[at][0]]
        if at == 0:
            row.append("first")
        for place, step in enumerate(AROUND, 1):
            if 0 <= at + step <= last:
                row += told[at + step].beside[place]
                row += listed[at + step][place]
            else:
                row.append(f"{step}:end")
        if at > 0:
            row.append(f"before+w={told[at - 1].lower}+{word.lower}")
        if at < last:
            row.append(f"w+after={word.lower}+{told[at + 1].lower}")
        found.append(row)
    add_runs(words, found)
    return found


class _Told:
    """The features of one word: as itself, and as the neighbour at each place of AROUND."""

    __slots__ = ("beside", "lower", "own")

    def __init__(self, word: str) -> None:
        self.lower = lower = word.lower()
        shared = [f"w={lower}", f"shape={_shape(word)}"]
        if cluster := known().clusters((word,))[0]:
            shared += [f"c{bits}={cluster & ((1 << bits) - 1)}" for bits in CLUSTER_BITS]
        letters = (
            f"W={word}", f"p1={word[:1]}", f"p3={lower[:3]}", f"p4={lower[:4]}",
            f"s2={lower[-2:]}", f"s3={lower[-3:]}", f"s4={lower[-4:]}",
        )  # fmt: skip
        kinds = ((word.isupper(), "capitals"), (word[:1].isupper(), "capital"), (word.isalpha(), "letters"))
        self.own = (*shared, *letters, *(kind for holds, kind in kinds if holds))
        self.beside = ((), *(tuple(f"{step}:{one}" for one in shared) for step in AROUND))


@lru_cache(maxsize=30_000)
def _word(word: str) -> _Told:
    return _Told(word)


@cache
def _listed(bits: int) -> tuple[tuple[str, ...], ...]:
    """What lists say of a word, as itself and as the neighbour at each place."""
    found = [f"list={bit}" for bit in range(2 * INSIDE) if bits & (1 << bit)]
    return (tuple(found), *(tuple(f"{step}:{one}" for one in found) for step in AROUND))


def _shape(word: str) -> str:
    shape = word[:40].translate(_SHAPES)
    if not shape.isascii():
        shape = _DIGIT.sub("d", shape)
    return _REPEATED.sub(r"\1\1", shape)
