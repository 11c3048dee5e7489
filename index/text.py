"""Text at the door and text on the way out: decoding, cleaning before anything is stored, neutralising before
anything is shown. Everything from outside is hostile until it has been through here.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
"""Control characters and the pictures Unicode has of them, so that a reader sees what stood there."""

INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\U000e0000-\U000e007f"
"""Characters that only hide or split words. ZWJ, ZWNJ, LRM and RLM stay: Arabic, Persian and emoji need them."""

MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff"
MARKS += "\u1dc0-\u1dff\u200c-\u200f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
"""Characters that take no cell of their own: marks, joiners, selectors. A terminal may choke on a tower of them."""

MOST_MARKS = 30
"""On one character, as Unicode's stream-safe text has it (UAX #15); no language needs ten."""

REVERSERS = "\u202a-\u202e\u2066-\u2069"
"""Bidi embeddings, overrides and isolates: they can make a headline read as something else."""

# What pages and files may declare. An allow-list: some of Python's codecs are no charsets, and some are quadratic.
# UTF-16 is missing because a declaration that could be read byte by byte is not in UTF-16; its BOM speaks for it.
CHARSETS = frozenset(
    """utf-8 ascii cp874 cp866 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u
    iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13
    iso8859-14 iso8859-15 iso8859-16 mac-roman mac-cyrillic gb2312 gbk gb18030 big5 big5hkscs euc_jp shift_jis
    iso2022_jp euc_kr cp949""".split()
)
WESTERN = frozenset(("ascii", "iso8859-1", "cp1252"))
"""Charsets that software declares without looking; each of them means windows-1252 in practice."""

GUESSED_BYTES = 20_000
"""Of a text, to guess its charset by."""

ENOUGH_BEYOND_ASCII = 40
"""Bytes beyond ASCII by which a charset can be told at all."""

EUROPEAN = ("windows-1252", "windows-1250", "iso8859-2")
"""Tried on texts in Latin letters; the first of equals."""

MANY_BEYOND_ASCII = 0.12
"""Share of bytes beyond ASCII from which a text is in another script than ours: European languages have a tenth."""

TAGS = "\U000e0000-\U000e007f"
"""A second ASCII that nobody sees: it carries words past people to whatever program reads on."""

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{REVERSERS}{TAGS}\ud800-\udfff]")
_UNSAFE_LINE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{REVERSERS}{TAGS}\ud800-\udfff]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_TOWER = re.compile(f"([{MARKS}]{{{MOST_MARKS}}})[{MARKS}]+")
_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK = re.compile("[\u00a0\u2007\u202f]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
# Quotation marks, dashes and dots beside a word are as they should be; superscripts, fractions and the like are not.
_STRAY = re.compile("(?<=[a-zA-Z])[\x80-\x9f¡-´¶-¿×÷ˇ˘˙˛˝\ufffd]")
_GAP = re.compile("\n{3,}")


class Decoded(NamedTuple):
    """Text, and the charset it was taken to be in where nothing certain said so; empty where it is sure."""

    text: str
    guess: str = ""


def decode(raw: bytes, declared: str = "") -> str:
    """The text of some bytes, as `decoded` finds it."""
    return decoded(raw, declared).text


def decoded(raw: bytes, declared: str = "") -> Decoded:
    """The text of some bytes: by byte order mark, else as declared, else UTF-8, else by a guess. Never fails.

    A declared Western charset gives way to UTF-8 where the bytes are valid UTF-8: such declarations are often
    wrong, and text in a Western charset is hardly ever valid UTF-8 by chance.
    """
    for mark, name in BOMS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(name, "replace"))
    charset = _charset(declared)
    for name in ("utf-8",) if charset in WESTERN or not charset else (charset, "utf-8"):
        try:
            return Decoded(raw.decode(name))
        except UnicodeDecodeError:
            continue
    guess = guessed(raw, among_western=charset in WESTERN)
    # A declaration of a Western charset that the bytes bear out is no guess.
    return Decoded(raw.decode(guess, "replace"), "" if charset in WESTERN and guess == "windows-1252" else guess)


def guessed(raw: bytes, *, among_western: bool = False) -> str:
    """The likeliest charset of bytes that are not valid UTF-8 and say nothing more of themselves.

    A broken byte in a UTF-8 file must not turn all its accents to mojibake: in other charsets hardly any bytes make
    up UTF-8 characters by chance, so a majority of good ones decides. Mostly ASCII with a few accents is Western, as
    browsers take it, or of the east of Europe if that leaves fewer signs inside of words; where letters beyond ASCII
    are many, their frequencies tell Cyrillic from Chinese.
    """
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = len(_BEYOND_ASCII.findall(text))
    if beyond - broken >= broken:
        return "utf-8"
    if among_western:
        return "windows-1252"
    if broken < max(ENOUGH_BEYOND_ASCII, len(raw) * MANY_BEYOND_ASCII):
        return min(EUROPEAN, key=lambda charset: _strays(raw, charset))
    from charset_normalizer import from_bytes  # only for such bytes: it reads them dozens of times

    best = from_bytes(raw[:GUESSED_BYTES], cp_isolation=sorted(CHARSETS - {"utf-8", "ascii"})).best()
    return best.encoding.replace("_", "-") if best is not None and _charset(best.encoding) else "windows-1252"


def clean(text: str) -> str:
    """Text fit to be stored; may change its length, so it comes before any offset is taken.

    Line ends become newlines, no-break spaces spaces; invisible characters and marks stacked without end go, dangerous
    ones are made visible; no line ends in blanks, and no gap is wider than one empty line. Cleaning twice is cleaning
    once.
    """
    text = _NEWLINE.sub("\n", text)
    text = _TOWER.sub(r"\1", _INVISIBLE.sub("", text))
    text = _BLANK.sub(" ", neutralise(text))
    # Not a regex: one that looks for blanks before a newline is quadratic on a long run of blanks.
    text = "\n".join([line.rstrip(" \t") for line in text.split("\n")])
    return _GAP.sub("\n\n", text)


def neutralise(text: str) -> str:
    """The same text, character for character, with nothing in it that a terminal would obey."""
    return _UNSAFE.sub(_harmless, text)


def neutralise_line(text: str) -> str:
    """The same for a field of one line: tabs and line ends become spaces too."""
    return _UNSAFE_LINE.sub(_harmless_in_line, text)


def _strays(raw: bytes, charset: str) -> int:
    """How many signs beyond ASCII a text has inside or at the end of its words if it is in this charset."""
    return len(_STRAY.findall(raw[:GUESSED_BYTES].decode(charset, "replace")))


def _charset(declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared else ""
    except (LookupError, UnicodeError, ValueError):
        return ""
    return name if name in CHARSETS else ""


def _harmless(match: re.Match[str]) -> str:
    return chr(PICTURES.get(ord(match[0]), 0xFFFD))


def _harmless_in_line(match: re.Match[str]) -> str:
    return " " if match[0] in "\t\n\u2028\u2029" else _harmless(match)
