"""Asking a server that behaves, and one that does not: every answer is whole, or an error in one line."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from contextlib import closing, suppress

import httpcore
import pytest

from index.errors import SourceError
from index.fetch.answer import Validators
from index.fetch.client import Fetcher
from tests.index.fetch.server import Handler, Reply, Site


def get(site: Site, path: str, known: Validators = Validators(), **options: float):  # type: ignore[no-untyped-def]  # noqa: B008
    with closing(Fetcher(allow_private=True, **options)) as fetcher:  # type: ignore[arg-type]
        return fetcher.get(site.url + path, known)


def refused(site: Site, path: str, **options: float) -> str:
    with pytest.raises(SourceError) as caught:
        get(site, path, **options)
    assert "\n" not in str(caught.value)
    return caught.value.reason


def test_what_was_sent_is_said_back(site: Site) -> None:
    headers = {"ETag": '"7"', "Last-Modified": "Sun, 04 Jun 2017 10:00:00 GMT", "Content-Type": "text/html; charset=x"}
    site.pages["/a"] = Reply("words", headers=headers)

    answer = get(site, "/a")
    get(site, "/a", answer.validators)

    assert (answer.body, answer.charset, answer.kind) == (b"words", "x", "text/html")
    asked = site.asked[1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"7"', "Sun, 04 Jun 2017 10:00:00 GMT")


@pytest.mark.parametrize("packed", [gzip.compress(b"words " * 99, mtime=0), zlib.compress(b"words " * 99)])
def test_packed_answers_are_unpacked(site: Site, packed: bytes) -> None:
    encoding = "gzip" if packed[:1] == b"\x1f" else "deflate"
    site.pages["/a"] = Reply(packed, headers={"Content-Encoding": encoding})

    assert get(site, "/a").body == b"words " * 99


def test_redirects_are_followed_and_only_lasting_ones_move_a_feed(site: Site) -> None:
    site.pages |= {
        "/old": Reply(status=301, headers={"Location": "/new"}),
        "/new": Reply("here"),
        "/away": Reply(status=302, headers={"Location": "/old"}),
        "/round": Reply(status=302, headers={"Location": "/round"}),
        "/out": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
    }

    assert (get(site, "/old").moved, get(site, "/old").body) == (f"{site.url}/new", b"here")
    assert (get(site, "/away").moved, get(site, "/away").url) == ("", f"{site.url}/new")
    assert refused(site, "/round") == "more than 5 redirects"
    assert refused(site, "/out") == "only http and https are fetched"


def test_private_addresses_are_refused_before_anything_is_sent(site: Site) -> None:
    with closing(Fetcher()) as fetcher:
        for url in (site.url, site.url.replace("127.0.0.1", "localhost"), site.url.replace("127.0.0.1", "2130706433")):
            with pytest.raises(SourceError, match="private network"):
                fetcher.get(url)
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.fetch import addresses

    site.pages["/"] = Reply(status=302, headers={"Location": site.url.replace("127.0.0.1", "localhost") + "/inside"})
    monkeypatch.setattr(addresses, "is_public", lambda number: True)
    resolve = addresses.socket.getaddrinfo

    def getaddrinfo(host: str, *rest: object, **more: object) -> object:
        if host == "localhost":
            monkeypatch.setattr(addresses, "is_public", lambda number: False)
        return resolve(host, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", getaddrinfo)
    with closing(Fetcher()) as fetcher, pytest.raises(SourceError, match="private network"):
        fetcher.get(site.url)
    assert site.paths() == ["/"]


def endless(handler: Handler) -> None:
    while True:
        handler.wfile.write(b"10000\r\n" + b"w" * 0x10000 + b"\r\n")


def dripping(handler: Handler) -> None:
    while True:
        handler.wfile.write(b"1\r\nw\r\n")
        time.sleep(0.05)


def short(handler: Handler) -> None:
    handler.wfile.write(b"only this")


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"zz\r\nwords")


CHUNKED = {"Transfer-Encoding": "chunked", "Content-Length": ""}


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(headers=CHUNKED, write=endless), "larger than 3 MB"),
        (Reply(headers=CHUNKED, write=dripping), "took longer than 0 seconds and was given up"),
        (Reply(headers={"Content-Length": "5000"}, write=short), "cannot be fetched"),
        (Reply(headers=CHUNKED, write=nonsense), "cannot be fetched"),
        (Reply(gzip.compress(bytes(9_000_000)), headers={"Content-Encoding": "gzip"}), "expands to more than 100"),
        (Reply(b"plain", headers={"Content-Encoding": "gzip"}), "damaged on its way"),
        (Reply(b"plain", headers={"Content-Encoding": "br"}), "sent in an encoding we did not ask for (br)"),
        (
            Reply(gzip.compress(b"words " * 99)[:-12], headers={"Content-Encoding": "gzip"}),
            "damaged on its way: its end",
        ),
        (Reply(headers={"Content-Length": "9"}, write=lambda handler: time.sleep(2)), "took longer than 0 seconds"),
    ],
)
def test_bodies_that_misbehave_cost_one_error(site: Site, reply: Reply, reason: str) -> None:
    site.pages["/a"] = reply

    assert refused(site, "/a", limit_bytes=3_000_000, deadline_s=0.4).startswith(reason)


@pytest.mark.parametrize(
    "opening",
    [
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;",
        b"",
    ],
)
def test_bytes_that_drip_where_no_body_is_cost_one_deadline(opening: bytes) -> None:
    def drip() -> None:
        asking, _ = server.accept()
        with asking, suppress(OSError):
            asking.recv(65_536)
            asking.sendall(opening)
            while True:
                asking.sendall(b"x")
                time.sleep(0.05)

    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        closing(Fetcher(allow_private=True, deadline_s=0.3)) as fetcher,
    ):
        threading.Thread(target=drip, daemon=True).start()
        began = time.monotonic()
        with pytest.raises(SourceError, match="took longer than 0 seconds"):
            fetcher.get(f"http://127.0.0.1:{server.getsockname()[1]}/")

    assert time.monotonic() - began < 3.0


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.url.rpartition(":")[2])
    answers = iter(["93.184.216.34", "127.0.0.1"])  # a name that leads home the second time
    monkeypatch.setattr(
        "index.fetch.addresses.socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (next(answers), port))]
    )
    connected: list[str] = []

    def connect(self: object, host: str, *rest: object) -> httpcore.NetworkStream:
        connected.append(host)
        raise httpcore.ConnectError("unreachable")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with closing(Fetcher()) as fetcher:
        with pytest.raises(SourceError, match="cannot be fetched"):
            fetcher.get(f"http://rebinding.example:{port}/")
        with pytest.raises(SourceError, match="private network"):
            fetcher.get(f"http://rebinding.example:{port}/")

    assert connected == ["93.184.216.34"]
    assert site.asked == []


def test_what_is_stopped_ends_at_once(site: Site) -> None:
    site.pages["/a"] = Reply(headers=CHUNKED, write=endless)

    fetcher = Fetcher(allow_private=True, cancelled=lambda: True)
    with closing(fetcher), pytest.raises(SourceError, match="stopped"):
        fetcher.get(f"{site.url}/a")


@pytest.mark.parametrize(("asked", "seconds"), [("120", 120.0), ("", 0.0), ("soon", 0.0), ("9" * 30, 604_800.0)])
def test_waiting_is_as_long_as_asked_within_reason(site: Site, asked: str, seconds: float) -> None:
    from datetime import UTC, datetime

    site.pages["/a"] = Reply(status=429, headers={"Retry-After": asked})

    assert get(site, "/a").wait_s(datetime.now(UTC)) == seconds
