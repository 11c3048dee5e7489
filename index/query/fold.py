"""One way to compare words everywhere: without case and without accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")

# Letters that Unicode does not take apart into a base and an accent.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """Text as it is compared: no case, no accents. Its length may differ from the text's."""
    if text.isascii():
        return text.lower()
    return _OUTSIDE_ASCII.sub(lambda run: _folded(run[0]), text.casefold()).casefold()


@lru_cache(maxsize=4096)
def _folded(run: str) -> str:
    """Letters outside ASCII without their accents; most texts have few, and the same again and again."""
    apart = unicodedata.normalize("NFKD", run.translate(_PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char))
