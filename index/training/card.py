"""Writes the model card: what the pipeline is made of, by which licences, and how right it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from index.extract.language import MODEL
from index.training.evaluate import Scores, rows
from index.training.mix import AGREED, WIRE, WIRE_NAMES
from index.training.reading import SENTENCES

CARD = MODEL / "README.md"

CORPORA = (
    ("en_ewt-train", "UD English EWT, train", "https://github.com/UniversalDependencies/UD_English-EWT",
     "CC BY-SA 4.0"),
    ("en_gum-train-ccby", "UD English GUM, train, genres under CC BY or in the public domain",
     "https://github.com/UniversalDependencies/UD_English-GUM", "CC BY; public domain"),
    ("ner-gmb", "Groningen Meaning Bank, first nine tenths", "https://gmb.let.rug.nl/",
     "texts in the public domain; re-released under CDLA-Sharing 1.0"),
    ("ner-gum", "names of UD English GUM", "https://github.com/UniversalDependencies/UD_English-GUM", "as above"),
    ("ner-crossner-pol", "CrossNER, politics, train and dev", "https://github.com/zliucr/CrossNER",
     "repository MIT, texts CC BY-SA"),
    ("ner-re3d", "re3d, train, without the texts of the BBC", "https://github.com/dstl/re3d",
     "public domain, OGL v3, CC BY 3.0 AU, CC BY-SA 3.0"),
    ("ner-uner-ewt", "Universal NER on EWT, dev", "https://www.universalner.org/", "CC BY-SA 4.0"),
    ("wire", f"{WIRE:,} sentences of our own about violence and politics, a tenth of them headlines, with their trees",
     "`index/training/wire.py`", "as the program"),
    ("wire_names", f"{WIRE_NAMES:,} sentences of our own about forces, offices, parties, people, with their names",
     "`index/training/wire_names.py`", "as the program"),
    ("raw", f"{SENTENCES:,} sentences of raw news, read before training: words alone, no annotation",
     "`--raw`", "not passed on"),
    ("agreed", f"sentences of the corpora of names on whose trees two parsers agreed, {AGREED} to one that people drew",
     "`index/training/agreement.py`", "as those corpora"),
    ("features", "word clusters of spacy-lookups-data; places of GeoNames",
     "https://github.com/explosion/spacy-lookups-data, https://www.geonames.org/",
     "MIT (how the clusters were made is not documented); CC BY 4.0"),
)  # fmt: skip
"""(file, what it is, where the original is, licence)."""

EXPLAINED = """\
Sentences are given one by one; a token, relation or name is right only with the same letters and label. UAS and LAS
leave punctuation out, as spaCy counts; `all` has it. `forms` are morphology, without marks of slips and spelling.
`core` is people, organisations and places, the labels that every set has. Models were chosen by these sets, so unseen
text will be a little lower. re3d has two rows: the text the model was trained on, which proves nothing, and that of the
BBC, which it never saw; the corpus calls countries that act organisations.
"""

LIBRARIES = ("spacy", "thinc", "python-crfsuite", "numpy")


def write(scores: dict[str, Scores], data: Path) -> None:
    """The card, beside the model."""
    CARD.write_text("\n".join(_card(scores, data)) + "\n", encoding="utf-8")


def _card(scores: dict[str, Scores], data: Path) -> Iterator[str]:
    yield "# The language pipeline"
    yield ""
    yield (
        "Made by `python -m index.training` on "
        + datetime.date.today().isoformat()
        + " with "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
        + "."
    )
    yield ""
    yield "Tokens by rules, tags (Penn) and trees (Universal Dependencies) by one convolutional network of 96 numbers a"
    yield "word, lemmas and morphology by the tag, a table and the tree, names (PERSON, ORG, LOC, NORP) by a"
    yield "conditional random field. It reads English news, one sentence at a time. Weights are kept in half precision."
    yield ""
    yield "| part | kB |"
    yield "|---|---|"
    for path in sorted(MODEL.iterdir()):
        if path != CARD:
            yield f"| `{path.name}` | {_size(path) / 1000:,.0f} |"
    yield ""
    yield "## Trained on"
    yield ""
    yield "| corpus | where | licence | file, kB |"
    yield "|---|---|---|---|"
    for name, what, where, licence in CORPORA:
        size = next((f"{path.stat().st_size / 1000:,.0f}" for path in sorted(data.glob(f"{name}.*"))), "")
        yield f"| {what} | {where} | {licence} | {size} |"
    yield ""
    yield "## Scores on the development sets"
    yield ""
    yield from EXPLAINED.splitlines()
    yield ""
    yield from rows(scores)


def _size(path: Path) -> int:
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) if path.is_dir() else path.stat().st_size
