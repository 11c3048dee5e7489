"""The languages that sources say their articles are in, under all the names they give them, as the two letters of ISO
639-1 (three where there are no two).
"""

from __future__ import annotations

import re

_NAMES = """
ar ara arabic | bg bul bulgarian | bn ben bengali | cs ces cze czech | da dan danish | de deu ger german
el ell gre greek | en eng english | es spa spanish | et est estonian | fa fas per persian farsi | fi fin finnish
fr fra fre french | he heb hebrew iw
hi hin hindi | hr hrv croatian | hu hun hungarian | id ind indonesian in | it ita italian
ja jpn japanese | ko kor korean | lt lit lithuanian | lv lav latvian | mk mkd mac macedonian | ms msa may malay
nl nld dut dutch | no nor nob nb nno nn norwegian | pl pol polish | pt por portuguese | ro ron rum romanian
ru rus russian | sk slk slo slovak | sl slv slovenian | so som somali | sq sqi alb albanian | sr srp serbian
sv swe swedish | sw swa swahili | ta tam tamil | th tha thai | tr tur turkish | uk ukr ukrainian | ur urd urdu
vi vie vietnamese | zh zho chi chinese
"""
CODES = {name: names[0] for group in _NAMES.replace("\n", "|").split("|") if (names := group.split()) for name in names}
"""Codes of two and three letters and English names of the languages that news is written in, by the code we keep."""

UNSAID = frozenset(("und", "mul", "mis", "zxx", "art"))
"""Codes that name no language: undetermined, several, not coded, none, made up."""

_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])")


def language(value: object) -> str:
    """The language of `en`, `en-GB`, `EN_us`, `eng` or `English` as two or three small letters; empty if it is none."""
    if not isinstance(value, str):
        return ""
    name = value[:100].strip().lower()
    found = _CODE.match(name)
    code = CODES.get(found[0] if found else name, found[0] if found else "")
    return "" if code in UNSAID else code
