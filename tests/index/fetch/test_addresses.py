"""Which addresses are asked: no other schemes, no private networks however they are written, names checked once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.fetch.addresses import addresses, checked, is_public, joined


@pytest.mark.parametrize(
    ("given_", "asked"),
    [
        ("HTTP://News.Example/a b#c", None),
        ("http://news.example", "http://news.example/"),
        ("https://News.Example:443/x?y=1#top", "https://news.example/x?y=1"),
        ("http://zürich.example/straße", "http://xn--zrich-kva.example/stra%C3%9Fe"),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("ftp://news.example/", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("http://user:secret@news.example/", None),
        ("http:///path", None),
        ("http://news.example:99999/", None),
        ("http://news.example/\x1b[2J", None),
        ("http://news.example/" + "a" * 5_000, None),
    ],
)
def test_addresses_as_they_are_asked(given_: str, asked: str | None) -> None:
    if asked is None:
        with pytest.raises(SourceError):
            checked(given_)
    else:
        assert checked(given_) == asked
        assert checked(asked) == asked


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        ("faß.example", "xn--fa-hia.example"),
        ("FAẞ.example", "xn--fa-hia.example"),
        ("λόγος.example", "xn--oxapnm1c.example"),
        ("क्\u200dष.example", "xn--11b2ezcw70k.example"),
        ("ab\u200dc.example", None),
        ("ab\u200cc.example", None),
        ("so\u00adft.example", "soft.example"),
        ("ｎｅｗｓ．example", "news.example"),
        ("🚲.example", "xn--h78h.example"),
        ("XN--FA-HIA.example", "xn--fa-hia.example"),
        ("xn--h78h.example", "xn--h78h.example"),
        ("xn--fass-.example", None),
        ("xn--\u00df.example", None),
        ("xn--99999999.example", None),
        ("\u0301news.example", None),
        ("ü..example", None),
        ("ü" * 70 + ".example", None),
        ("a" * 64 + ".ü.example", None),
        ("ü.example.", "xn--tda.example."),
        ("a\u2044b.example", "xn--ab-c6t.example"),
        ("a\u2100b.example", None),
    ],
)
def test_hosts_are_asked_for_as_browsers_do(host: str, asked: str | None) -> None:
    if asked is None:
        with pytest.raises(SourceError):
            checked(f"http://{host}/")
    else:
        assert checked(f"http://{host}/") == f"http://{asked}/"


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://news.example/{text}"):
        try:
            found = checked(url)
        except SourceError:
            continue
        assert found.isascii()
        assert found.startswith(("http://", "https://"))
        assert not any(ord(char) < 0x21 for char in found)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:c0a8:101::",
        "::127.0.0.1", "::ffff:0:7f00:1", "64:ff9b:1::7f00:1", "fec0::1", "5f00::1", "192.0.0.8",
    ],
)  # fmt: skip
def test_private_numbers_are_known_in_every_wrapping(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_numbers_are_asked(number: str) -> None:
    assert is_public(number)


def test_a_name_that_also_leads_home_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr("index.fetch.addresses.socket.getaddrinfo", lambda *_, **__: answers)

    with pytest.raises(PermissionError, match="private network"):
        addresses("news.example", 80, allow_private=False)
    assert addresses("news.example", 80, allow_private=True) == ["8.8.8.8", "127.0.0.1"]


def test_links_lead_from_where_they_stand() -> None:
    assert joined("http://a.example/x/y", "../z") == "http://a.example/z"
    with pytest.raises(SourceError):
        joined("http://a.example/", "file:///etc/passwd")
