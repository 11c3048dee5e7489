"""Corpora become documents: trees with words that are joined, names on tokens, letters recased one for one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import spacy
from hypothesis import given
from hypothesis import strategies as st

from index.training.corpora import named, recased, spans, trees
from index.training.evaluate import score_names, score_trees
from index.training.language import blank

BLANK = spacy.blank("en")

TREE = """\
# text = Don't leave Derrim.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tleave\tleave\tVERB\tVB\tMood=Imp\t0\troot\t_\t_
4\tDerrim\tDerrim\tPROPN\tNNP\tNumber=Sing\t3\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tSpaceAfter=No

"""


def packed(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_a_tree_is_read_with_its_spaces_heads_and_labels(tmp_path: Path) -> None:
    (doc,) = trees(packed(tmp_path / "a.conllu.gz", TREE), BLANK)

    assert doc.text == "Don't leave Derrim."
    assert [token.head.text for token in doc] == ["leave", "leave", "leave", "leave", "leave"]
    assert [token.dep_ for token in doc] == ["aux", "advmod", "ROOT", "obj", "punct"]
    assert not doc.has_annotation("ENT_IOB")  # unknown, not none: names must not be unlearnt from trees


def test_names_that_are_no_names_are_left_out(tmp_path: Path) -> None:
    record = {"text": "rebels left Derrim", "spans": [[0, 6, "ORG"], [12, 18, "LOC"], [7, 11, "WEAPON"]]}
    path = packed(tmp_path / "a.jsonl.gz", json.dumps(record) + "\n")

    assert list(spans(path)) == [("rebels left Derrim", [(12, 18, "LOC")])]


def test_a_name_takes_in_the_tokens_it_touches_and_none_twice() -> None:
    doc = named(BLANK, "Anna Brask's car", [(5, 10, "PERSON"), (0, 7, "PERSON")])

    assert [(span.text, span.label_) for span in doc.ents] == [("Anna Brask", "PERSON")]


@given(st.text(), st.sampled_from(["lower", "upper"]))
def test_recased_text_keeps_its_length(text: str, how: str) -> None:
    assert len(recased(text, how)) == len(text)


def test_a_perfect_pipeline_scores_all_and_an_empty_one_nothing(tmp_path: Path) -> None:
    nlp = blank()
    golds = list(trees(packed(tmp_path / "a.conllu.gz", TREE), nlp))

    found = score_trees(nlp, golds)

    assert found.f("tokens") == 100
    assert found.f("LAS") == 0
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Derrim"}])  # type: ignore[attr-defined]
    names = score_names(nlp, [("They left Derrim for Halvek.", [(10, 16, "LOC"), (21, 27, "LOC")])])
    assert (names.of["core"].precision, names.of["core"].recall) == (100, 50)
