"""The grammar of number words: from "two hundred and five", "1.5 million" or "dozens" to the values they allow."""

from __future__ import annotations

import re

ONES = {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)}
TEENS = {
    word: n
    for n, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
    )
}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
PLURALS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9}
VAGUE = {"several": 3, "a few": 3, "a handful of": 3, "a couple of": 2}

LIMIT_DIGITS = 15
"""More digits are a serial number, not a count."""

SP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?=\S))"
"""Space within a phrase: a line may break there, a paragraph may not."""


def _one_of(*words: str) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_BELOW_100 = rf"(?:{_one_of(*TENS)}(?:[-‐‑ ]{_one_of(*ONES)})?|{_one_of(*TEENS, *ONES)})\b"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|a){SP}hundred\b(?:{SP}(?:and{SP})?{_BELOW_100})?|{_BELOW_100})"
_SCALE = _one_of("thousand", "million", "billion", "trillion")
_WORDS = (
    rf"(?:(?:a|{_BELOW_1000})(?:{SP}|-){_SCALE}\b(?:{SP}{_BELOW_1000}{SP}{_SCALE}\b)?"
    rf"(?:{SP}(?:and{SP})?{_BELOW_1000}(?!{SP}{_SCALE}))?|{_BELOW_1000}|zero\b)"
)
_DIGITS = r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d{1,18}(?:\.\d{1,6})?)"
_FIGURES = rf"(?:{_DIGITS}(?:(?:{SP}|-)(?:hundred|{_SCALE})\b|[ \u00a0]?(?:bn|mn)\b|[km]\b)?)"
_PLURAL = _one_of("dozens", "hundreds", "thousands", "millions", "billions")
_SCORES = rf"scores(?={SP}(?:of|more|were|are|have|had|died|dead|killed|wounded|injured|missing|others|arrested)\b)"
_LOOSE = rf"(?:several|(?:a{SP}few)|a{SP}handful{SP}of|a{SP}couple{SP}of)"
_MIXED = (
    rf"(?:half{SP}a{SP}(?:dozen|million|billion)|a{SP}quarter{SP}of{SP}a{SP}million"
    rf"|(?:{_BELOW_100}|\d{{1,3}}){SP}and{SP}a{SP}half{SP}{_SCALE}"
    rf"|(?:(?:a|{_LOOSE}|{_BELOW_100}|\d{{1,3}}){SP})?dozen\b"
    rf"|{_LOOSE}(?:{SP}(?:hundred|{_SCALE}))?)\b"
)

NUMERAL = (
    rf"(?:(?:tens|{_PLURAL}|scores){SP}of{SP}(?:thousands|millions|billions)\b|{_PLURAL}\b|{_SCORES}|{_MIXED}"
    rf"|{_WORDS}|{_FIGURES})"
)
"""One number in lower-case text, without "at least" and the like."""

_NUMERAL = re.compile(NUMERAL)
_OF = re.compile(rf"^(tens|dozens|scores|hundreds|thousands){SP}of{SP}(thousands|millions|billions)$")
_SCALED_FIGURE = re.compile(rf"^({_DIGITS})(?:(?:{SP}|-)?([a-z]+))?$")


def value(words: str) -> tuple[int | None, int | None, bool] | None:
    """(min, max, is approximate) of a numeral in lower case, None if it is no numeral."""
    bare = re.sub(r"\s+", " ", words.strip())
    if _NUMERAL.fullmatch(bare) is None and bare not in PLURALS:
        return None
    if match := _OF.match(bare):
        return 2 * PLURALS.get(match[1], 10) * PLURALS[match[2]], None, False
    if bare in PLURALS:
        return 2 * PLURALS[bare], None, False
    for vague, least in VAGUE.items():
        if bare.startswith(vague):
            rest = bare[len(vague) :].strip()
            least *= 12 if rest == "dozen" else SCALES.get(rest, 1)
            return least, least if vague == "a couple of" else None, True
    exact = _exact(bare)
    return None if exact is None else (exact[0], exact[0], exact[1])


def _exact(bare: str) -> tuple[int, bool] | None:
    """The one value of a numeral, and whether it was rounded to a whole number."""
    if bare.startswith("half a "):
        return (6 if bare.endswith("dozen") else SCALES[bare[7:]] // 2), False
    if bare.startswith("a quarter of a "):
        return SCALES[bare[15:]] // 4, False
    if " and a half " in bare:
        count, scale = bare.split(" and a half ")
        whole = _exact(count)
        return None if whole is None else (whole[0] * SCALES[scale] + SCALES[scale] // 2, False)
    if bare.endswith("dozen"):
        count = bare[:-5].strip()
        times = (1, False) if count in ("", "a") else _exact(count)
        return None if times is None else (12 * times[0], False)
    if match := _SCALED_FIGURE.match(bare):
        return _figure(match[1], match[2] or "")
    return _spelled(bare), False


def _figure(digits: str, scale: str) -> tuple[int, bool] | None:
    plain = re.sub(r"[,\u00a0\u202f]", "", digits)
    whole, _, fraction = plain.partition(".")
    if len(whole) > LIMIT_DIGITS:
        return None
    times = SCALES.get(scale) or SUFFIXES.get(scale, 1)
    # Whole-number arithmetic: 2.3 million is 2,300,000, which floats would miss.
    number, left = divmod(int(whole + fraction) * times, 10 ** len(fraction))
    return number, left != 0


def _spelled(bare: str) -> int:
    total = group = 0
    for word in re.split(r"[-‐‑ ]", bare):
        if word == "a":
            group = 1
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in SCALES:
            total += max(group, 1) * SCALES[word]
            group = 0
        elif word not in ("and", "zero"):
            group += ONES.get(word) or TEENS.get(word) or TENS[word]
    return total + group
