"""Which language a text is in. Only English is analysed: rules for English make nonsense of anything else."""

from __future__ import annotations

import re
from functools import cache

ENGLISH = "en"

READ = 6_000
"""Characters that decide."""

COMMON = frozenset(
    "the of and to in a that is was for on with as by at from he his it its be are were has have had not this which "
    "but they their said who after will would been an or".split()
)
"""Words hardly any English text of some length does without."""

PLAIN_SHARE = 0.18
"""A text with so many of them is English, and no model need be asked. Running English has 0.3 to 0.5."""

FEW_WORDS = 4
"""Fewer, beside names, say nothing."""

MARGIN = 15.0
"""How much likelier (natural logarithm) a language must be than English."""

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639 code of a text's language, of two letters where there is one; empty where nothing is sure."""
    words = _WORD.findall(text[:READ])
    if sum(word.lower() in COMMON for word in words) >= max(1, len(words) * PLAIN_SHARE):
        return ENGLISH
    # Names tell nothing; where all is in capitals they cannot be told from the rest.
    telling = words if text[:READ].isupper() else [word for word in words if not word[0].isupper()]
    if len(telling) < FEW_WORDS and all(word.isascii() for word in telling):
        return ""
    likely = dict(_ranked(" ".join(telling)))
    best = max(likely, key=lambda language: likely[language], default="")
    if best and best != ENGLISH and likely[best] - likely.get(ENGLISH, float("-inf")) < MARGIN:
        return ""
    return best


def is_foreign(language: str) -> bool:
    """Whether a text in this language is left unanalysed."""
    return language not in ("", ENGLISH)


def _ranked(text: str) -> list[tuple[str, float]]:
    return [(str(language), float(score)) for language, score in _py3langid().rank(text) if language != "zxx"]


@cache
def _py3langid():  # type: ignore[no-untyped-def]
    import py3langid  # 60 MB and half a second, for the first text that is not plainly English

    return py3langid
