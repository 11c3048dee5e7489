"""How our tokenizer divides words where it differs from spaCy's."""

from __future__ import annotations

import pytest

from index.training.language import blank

NLP = blank()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("an anti-government march", "an|anti-government|march"),
        ("a long-term plan", "a|long|-|term|plan"),
        ("Re-elected in May", "Re-elected|in|May"),
        ("call 713-853-3989 now", "call|713-853-3989|now"),
        ("9/11-related", "9/11|-|related"),
        ("=====", "====="),
        ("What?!!", "What|?|!!"),
        ("Lt. Brask said, etc.", "Lt.|Brask|said|,|etc|."),
        ("and/or", "and|/|or"),
        ("I wanna go", "I|wan|na|go"),
        ("the U.S. army", "the|U.S.|army"),
    ],
)
def test_words_are_divided_as_the_treebanks_do(text: str, tokens: str) -> None:
    assert "|".join(token.text for token in NLP(text)) == tokens
