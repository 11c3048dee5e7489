"""Titles, names, links and languages from outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.fields import LIMIT_FIELD, line, link
from index.read.tongues import language
from index.text import clean


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  Storm\r\n hits\tTell ", "Storm hits Tell"),
        ("a\x1b[2Jb\u202ec\u200b", "a␛[2Jb\ufffdc"),
        (["Edda Rowan", 3, "Ola Fennimore", ""], "Edda Rowan, Ola Fennimore"),
        ("x" * 5_000_000, "x" * LIMIT_FIELD),
        (None, ""),
        (7, ""),
        ({"name": "x"}, ""),
    ],
)
def test_a_field_is_one_clean_line(value: object, expected: str) -> None:
    assert line(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://post.example/a?b=c#d", "https://post.example/a?b=c"),
        (" HTTP://Post.Example:80/A ", "http://post.example/A"),
        ("https://post.example:8443/a", "https://post.example:8443/a"),
        ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
        ("https://post.example/?p=12", "https://post.example/?p=12"),
        ("https://post.example/słońce", "https://post.example/słońce"),
        ("https://post.example/", ""),
        ("https://post.example", ""),
        ("https://post.example/index.html", ""),
        ("https://post.example@evil.example/a", ""),
        ("https:///a", ""),
        ("https://post.example:x/a", ""),
        ("http://[::1/a", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("ftp://post.example/a", ""),
        ("//post.example/a", ""),
        ("/world/a", ""),
        ("https://post.example/a b", ""),
        ("https://post.example/\x1b]52;c;x\x07", ""),
        ("https://post.example/\u202egpj.exe", ""),
        ("https://post.example/" + "x" * LIMIT_FIELD, ""),
        (12, ""),
        (None, ""),
    ],
)
def test_only_plain_web_addresses_of_articles_are_links(value: object, expected: str) -> None:
    assert link(value) == expected


@given(st.text().map(lambda rest: "https://post.example/" + rest) | st.text())
def test_a_link_is_clean_and_stays_itself(value: str) -> None:
    found = link(value)

    assert link(found) == found
    assert clean(found) == found
    assert not found or found.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("PT_br", "pt"),
        ("haw", "haw"),
        ("English", "en"),
        ("eng", "en"),
        ("fre", "fr"),
        ("und", ""),
        ("en, fr", ""),
        ("", ""),
        (None, ""),
        ("e", ""),
    ],
)
def test_languages_are_two_or_three_small_letters(value: object, expected: str) -> None:
    assert language(value) == expected
