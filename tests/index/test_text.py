"""Decoding, cleaning and neutralising: what the rest of the program may rely on, and hostile characters one by one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text import clean, decode, neutralise, neutralise_line

# Hypothesis likes harmless text; half of these characters mean trouble.
HOSTILE = st.text(
    st.sampled_from("ab \t\n\r\x00\x07\x0b\x0c\x1b\x7f\x85\x9b\u00a0\u00ad\u200b\u200d\u200e\u2028\u2029")
    | st.sampled_from("\u202e\u2066\ufeff\U000e0041\ud800\udfff\uffff")
    | st.characters()
)
DANGEROUS = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)}


@pytest.mark.parametrize(
    ("raw", "declared", "expected"),
    [
        (b"plain", "", "plain"),
        (b"", "", ""),
        ("Café „Zürich“".encode(), "", "Café „Zürich“"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "windows-1252", "Café"),
        ("Łódź".encode("utf-16"), "", "Łódź"),
        (b"\xfe\xff" + "Łódź".encode("utf-16-be"), "", "Łódź"),
        ("Łódź".encode("cp1250"), "windows-1250", "Łódź"),
        ("мир".encode("koi8-r"), "KOI8-R", "мир"),
        (b"\x93Caf\xe9\x94", "", "“Café”"),
        (b"\x93Caf\xe9\x94", "utf-8", "“Café”"),
        (b"\x93Caf\xe9\x94", "no-such-charset", "“Café”"),
        (b"\x93Caf\xe9\x94", "iso-8859-1", "“Café”"),
        ("Café".encode(), "iso-8859-1", "Café"),
        ("Señor Núñez, café".encode() + b" \xff", "", "Señor Núñez, café \ufffd"),
        (b"abc", "rot13", "abc"),
        (b"abc", "unicode_escape", "abc"),
        (b"abc", "utf-16", "abc"),
        (b"abc", "a\x00b", "abc"),
    ],
)
def test_decoding_prefers_marks_then_declarations_then_utf8(raw: bytes, declared: str, expected: str) -> None:
    assert decode(raw, declared) == expected


def test_marks_stack_no_higher_than_any_language_stacks_them() -> None:
    assert clean("e" + "\u0301" * 100_000 + " Caf" + "e\u0301\u0323") == "e" + "\u0301" * 30 + " Cafe\u0301\u0323"
    assert clean("👩\u200d👩\u200d👧\ufe0f שָׁלוֹם") == "👩\u200d👩\u200d👧\ufe0f שָׁלוֹם"


@given(st.binary(), st.sampled_from(["", "utf-8", "latin-1", "shift_jis", "utf-7", "idna", "\ud800", "x" * 300]))
@settings(max_examples=150)
def test_decoding_never_fails(raw: bytes, declared: str) -> None:
    decode(raw, declared).encode()  # and never yields a lone surrogate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo\rthree\x85four\u2028five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
        ("one  \t\n \n \n\ntwo ", "one\n\ntwo"),
        ("page\x0cnext", "page\nnext"),
        ("1\u00a0200 and 5\u202f000", "1 200 and 5 000"),
        ("Mo\u00adsul \u200bfell\ufeff\U000e0041", "Mosul fell"),
        ("می\u200cخواهم \u200e\u200f 👩\u200d🚒", "می\u200cخواهم \u200e\u200f 👩\u200d🚒"),
        ("a\x1b]52;c;AAAA\x07b", "a␛]52;c;AAAA␇b"),
        ("a\x9b31mb\x7f\x00", "a\ufffd31mb␡␀"),
        ("\u202egpj.exe\u2066", "\ufffdgpj.exe\ufffd"),
        ("a\ud800b", "a\ufffdb"),
        ("kept\ttab", "kept\ttab"),
    ],
)
def test_cleaning(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert not {ord(c) for c in once} & (DANGEROUS - {9, 10})
    assert "\n\n\n" not in once
    assert " \n" not in once


@given(HOSTILE)
def test_neutralising_keeps_every_offset_and_nothing_dangerous(text: str) -> None:
    safe = neutralise(text)

    assert len(safe) == len(text)
    assert not {ord(c) for c in safe} & (DANGEROUS - {9, 10})
    for before, after in zip(text, safe, strict=True):
        assert before == after or ord(before) in DANGEROUS


@given(HOSTILE)
def test_a_neutralised_line_is_one_line(text: str) -> None:
    safe = neutralise_line(text)

    assert len(safe) == len(text)
    assert not {ord(c) for c in safe} & DANGEROUS
    assert len(safe.splitlines()) <= 1


@given(HOSTILE)
def test_clean_text_needs_no_neutralising(text: str) -> None:
    assert neutralise(clean(text)) == clean(text)


@pytest.mark.parametrize("unit", ["x", " ", "\t", "\r", "\n", " \n", "\x1b", "\u00a0", "(", "\u200b"])
def test_cleaning_is_linear(unit: str) -> None:
    start = time.process_time()

    clean(unit * 1_000_000 + "x")

    assert time.process_time() - start < 5
