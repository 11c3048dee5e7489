"""One way to compare words everywhere: without case and without accents."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart into a base and an accent.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """Text as it is compared: no case, no accents. Its length may differ from the text's."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()
