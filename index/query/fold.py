"""One way to compare words everywhere: without case and without accents."""

from __future__ import annotations

import re
import unicodedata

_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")

# Letters that Unicode does not take apart into a base and an accent.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """Text as it is compared: no case, no accents. Its length may differ from the text's."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return _OUTSIDE_ASCII.sub(_without_marks, apart).casefold()


def _without_marks(run: re.Match[str]) -> str:
    return "".join(char for char in run[0] if not unicodedata.combining(char))
