"""The short notation of verb frames in config/wire_politics.toml: brackets inside brackets, and simple noun phrases
whose tags and relations follow from the words.
"""

from __future__ import annotations

import re

DETERMINERS = {"the": "DT", "a": "DT", "an": "DT", "its": "PRP$"}
NUMERALS = frozenset("two three five six ten 12 20".split())
SINGULAR_IN_S = ("ss", "is")
OPENING, CLOSING = "[{<", "]}>"
PIECE = re.compile(r"[\[\]{}<>]|[^\s\[\]{}<>]+")
Tree = list["str | tuple[str, Tree]"]
"""Words, and pairs of an opening bracket and what stands inside."""


def nested(frame: str) -> Tree:
    """A frame as a tree of its brackets."""
    stack: list[Tree] = [[]]
    for piece in PIECE.findall(frame):
        if piece in OPENING:
            inner: Tree = []
            stack[-1].append((piece, inner))
            stack.append(inner)
        elif piece in CLOSING:
            stack.pop()
        else:
            stack[-1].append(piece)
    return stack[0]


def noun_rows(plain: list[str]) -> str:
    """The words of a simple noun phrase as `phrases.words` reads them; the last word is the head."""
    last = len(plain) - 1 + sum(word.endswith("'s") for word in plain)
    rows: list[str] = []
    for at, word in enumerate(plain):
        if word.endswith("'s"):
            owner = len(rows)
            rows += [f"{bare(word)}/{tag(word.removesuffix(chr(39) + 's'))}/nmod:poss@{last}", f"'s/POS/case@{owner}"]
        elif at == len(plain) - 1:
            rows.append(f"{bare(word)}/{tag(word)}/*")
        elif word in DETERMINERS:
            owned = f"@{at + 1}" if any(later.endswith("'s") for later in plain[at + 1 :]) else ""
            rows.append(f"{word}/{DETERMINERS[word]}/{'nmod:poss' if word == 'its' else 'det'}{owned}")
        elif word in NUMERALS:
            rows.append(f"{word}/CD/nummod")
        else:
            rows.append(f"{bare(word)}/{tag(word)}/{relation(word)}")
    return " ".join(rows)


def bare(word: str) -> str:
    """A word without its marks."""
    return word.removesuffix("'s").rstrip("~_")


def relation(word: str) -> str:
    """How a word before a noun hangs on it."""
    return "amod" if "~" in word else "compound"


def tag(word: str) -> str:
    """The Penn tag of a word by its marks and its end."""
    plain = bare(word)
    if word.endswith("_"):
        return "NNPS" if plain in ("Nations", "States") else "NNP"
    if "~" in word:
        return "JJ"
    if plain in NUMERALS or plain.isdigit():
        return "CD"
    return "NNS" if plain == "police" or (plain.endswith("s") and not plain.endswith(SINGULAR_IN_S)) else "NN"
