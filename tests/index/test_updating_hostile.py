"""One update over feeds of which almost every one misbehaves in its own way: each is named with its reason, the good
ones come in, and once all is well again nothing is lost or doubled.
"""

from __future__ import annotations

import gzip
import time

import pytest

from index.fetch import client
from index.library import Library
from tests.index.fetch.server import Handler, Reply, Site, entry, follow, rss, serving, titles, update

CHUNKED = {"Transfer-Encoding": "chunked", "Content-Length": ""}


def endless(handler: Handler) -> None:
    while True:
        handler.wfile.write(b"10000\r\n" + b"w" * 0x10000 + b"\r\n")


def dripping(handler: Handler) -> None:
    while True:
        handler.wfile.write(b"1\r\nw\r\n")
        time.sleep(0.05)


def dying(handler: Handler) -> None:
    handler.wfile.write(rss(entry("Half")).encode()[:80])
    handler.connection.close()


MISBEHAVING = {
    "/missing": (Reply(status=404), "answered 404"),
    "/ended": (Reply(status=410), "has ended for good (410): not asked again"),
    "/busy": (Reply(status=429, headers={"Retry-After": "7200"}), "answered 429"),
    "/broken": (Reply(status=503), "answered 503"),
    "/endless": (Reply(headers=CHUNKED, write=endless), "larger than 3 MB, the most that is read"),
    "/dripping": (Reply(headers=CHUNKED, write=dripping), "took longer than 2 seconds and was given up"),
    "/short": (Reply("<rss>", headers={"Content-Length": "5000"}), "took longer than 2 seconds and was given up"),
    "/dying": (Reply(headers={"Content-Length": "5000"}, write=dying), "cannot be fetched"),
    "/bomb": (
        Reply(gzip.compress(bytes(9_000_000)), headers={"Content-Encoding": "gzip"}),
        "expands to more than 100 times its size",
    ),
    "/cut": (
        Reply(gzip.compress(rss(entry("Cut")).encode())[:-9], headers={"Content-Encoding": "gzip"}),
        "damaged on its way: its end is missing",
    ),
    "/round": (Reply(status=302, headers={"Location": "/round"}), "more than 5 redirects"),
    "/home": (Reply(status=302, headers={"Location": "http://10.0.0.1:9/x"}), "10.0.0.1 is an address of a private"),
    "/file": (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "only http and https are fetched"),
    "/page": (Reply("<html><body><p>Log in.</p></body></html>"), "sent something that is no feed"),
    "/bombs": (
        Reply('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>'),
        "feed defines entities of its own (internal DTD), which is not safe to read",
    ),
}
"""What each feed answers in the bad hour, and how the reason given for it begins."""


def test_a_bad_hour_costs_no_article_and_doubles_none(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        client.Fetcher.__init__, "__kwdefaults__",
        client.Fetcher.__init__.__kwdefaults__ | {"limit_bytes": 3_000_000, "deadline_s": 2.0},
    )  # fmt: skip
    # The site itself is on this machine: only what it redirects to is taken for private.
    monkeypatch.setattr("index.fetch.addresses.is_public", lambda number: not number.startswith("10."))
    names = [*MISBEHAVING, "/good", "/quiet"]
    well = {name: Reply(rss(entry(f"Port{name[1:].title()}"), title=name)) for name in names}
    site.pages |= well
    for name in names:
        library.follow(site.url + name)
    assert len(update(library)["added"]) == len(names)

    site.pages |= {name: reply for name, (reply, _) in MISBEHAVING.items()}
    site.pages["/quiet"] = Reply(status=304)
    site.pages["/good"] = Reply(rss(entry("PortGood"), entry("Morat"), title="/good"))
    found = {step.path: step for step in library.update(analyse=False) if step.outcome and step.path}

    reasons = {path.removeprefix(site.url): step.failure for path, step in found.items() if step.outcome == "failed"}
    assert reasons.keys() == MISBEHAVING.keys()
    assert {name: reasons[name] for name, (_, reason) in MISBEHAVING.items() if reason not in reasons[name]} == {}
    assert titles(library, "is:new") == {"Storm shuts Morat"}
    assert len(library) == len(names) + 1
    known = {one.address.removeprefix(site.url): one for one in library.followed()}
    assert [name for name, one in known.items() if one.gone] == ["/ended"]
    assert {name for name, one in known.items() if one.wait} == MISBEHAVING.keys() - {"/ended"}

    site.pages |= well
    again = update(library, *(site.url + name for name in names))
    assert "failed" not in again
    assert "added" not in again
    assert len(library) == len(names) + 1


def test_what_an_update_brought_before_it_was_broken_off_is_news(library: Library) -> None:
    with serving() as first:
        first.pages["/rss"] = Reply(rss(*(entry(f"Port{n}") for n in range(300))))
        follow(library, f"{first.url}/rss")
        steps = library.update(analyse=False)
        for step in steps:
            if step.outcome == "added":
                break
        steps.close()  # type: ignore[attr-defined]  # a generator, as ctrl+c ends it

    assert titles(library, "is:new") == titles(library) != set()
