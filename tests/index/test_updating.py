"""Updates from a server of our own: what is new comes in, once; what misbehaves is named, left alone for as long as it
asks, and keeps nothing from the others.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from index import updating
from index.library import Library
from tests.index.fetch.server import Reply, Site, entry, follow, rss, serving, titles, update


def test_what_is_new_comes_once(site: Site, library: Library) -> None:
    site.pages["/rss"] = Reply(rss(entry("Tell", link=f"{site.url}/1")), headers={"ETag": '"1"'})
    follow(library, f"{site.url}/rss")
    assert len(update(library)["added"]) == 1
    (one,) = library.followed()
    assert (one.title, one.kind, one.failures, bool(one.checked)) == ("The Tell Wire", "feed", 0, True)

    site.pages["/rss"] = Reply(status=304)
    assert update(library) == {}
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert titles(library, "is:new") == {"Storm shuts Tell"}

    site.pages["/rss"] = Reply(rss(entry("Tell", link=f"{site.url}/1"), entry("Morat", link=f"{site.url}/2")))
    assert len(update(library)["added"]) == 1
    assert titles(library, "is:new") == {"Storm shuts Morat"}
    assert titles(library) == {"Storm shuts Tell", "Storm shuts Morat"}


def test_nothing_is_new_before_the_first_update(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour was shut on Monday.", encoding="utf-8")
    list(library.add([tmp_path / "a.txt"], analyse=False))

    assert titles(library, "is:new") == set()


def test_a_feed_without_validators_is_not_read_twice(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/rss"] = Reply(rss(entry("Tell")))
    follow(library, f"{site.url}/rss")
    update(library)
    monkeypatch.setattr(updating, "read_bytes", lambda *_, **__: pytest.fail("read again"))

    assert update(library) == {}


def test_entries_that_change_their_names_or_lack_dates_are_not_doubled(site: Site, library: Library) -> None:
    site.pages["/rss"] = Reply(rss(entry("Tell", guid="a"), entry("Morat", guid="b", link=f"{site.url}/2")))
    follow(library, f"{site.url}/rss")
    update(library)
    site.pages["/rss"] = Reply(rss(entry("Morat", guid="y", link=f"{site.url}/2"), entry("Tell", guid="z")))
    update(library)

    assert len(library) == 2
    (hit, _) = library.search("").hits
    assert hit.published.value


def test_a_changed_charset_changes_no_article(site: Site, library: Library) -> None:
    words = "In Morat wurden Häuser geräumt, sagte der Bürgermeister am Montag."
    feed = rss(entry("Morat", words, link=f"{site.url}/1"))
    site.pages["/rss"] = Reply(feed, headers={"Content-Type": "text/xml; charset=utf-8"})
    follow(library, f"{site.url}/rss")
    update(library)
    site.pages["/rss"] = Reply(feed.encode("latin-1"), headers={"Content-Type": "text/xml; charset=iso-8859-1"})

    assert "revised" not in update(library)
    (hit,) = library.search("").hits
    assert words in library.article(hit.id).text


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=404), "answered 404"),
        (Reply(status=500), "answered 500"),
        (Reply("<html><body><p>Please log in.</p></body></html>"), "sent something that is no feed"),
        (Reply(headers={"Content-Length": "5000"}, write=lambda handler: handler.wfile.write(b"<rss>")), "cannot be"),
    ],
)
def test_what_fails_is_named_and_left_alone_and_the_rest_goes_on(
    site: Site, library: Library, reply: Reply, reason: str
) -> None:
    site.pages |= {"/good": Reply(rss(entry("Tell"))), "/bad": Reply(rss(entry("Morat")))}
    follow(library, f"{site.url}/bad")
    follow(library, f"{site.url}/good")
    site.pages["/bad"] = reply

    found = update(library)

    assert (len(found["added"]), len(found["failed"])) == (1, 1)
    assert found["failed"][0].startswith(reason)
    bad, good = library.followed()
    assert (bad.failures, good.failures) == (1, 0)
    assert bad.wait > datetime.now(UTC).isoformat()
    assert [path for path, _ in library.failures()] == [f"{site.url}/bad"]
    asked = len(site.asked)
    update(library)
    assert site.paths()[asked:] == ["/good"]

    site.pages["/bad"] = Reply(rss(entry("Morat")))
    assert len(update(library, f"{site.url}/bad")["added"]) == 1
    assert library.followed()[0].failures == 0
    assert library.failures() == ()


def test_a_feed_that_asks_to_be_left_alone_is(site: Site, library: Library) -> None:
    site.pages["/rss"] = Reply(rss())
    follow(library, f"{site.url}/rss")
    site.pages["/rss"] = Reply(status=429, headers={"Retry-After": "172800"})
    update(library)

    (one,) = library.followed()
    assert (datetime.fromisoformat(one.wait) - datetime.now(UTC)).total_seconds() > 172_000


def test_a_feed_that_has_ended_is_not_asked_again(site: Site, library: Library) -> None:
    site.pages["/rss"] = Reply(rss(entry("Tell")))
    follow(library, f"{site.url}/rss")
    update(library)
    site.pages["/rss"] = Reply(status=410)

    assert "ended for good (410)" in update(library)["failed"][0]
    asked = len(site.asked)
    assert update(library) == {}
    assert len(site.asked) == asked
    assert library.followed()[0].gone
    assert len(library) == 1


def test_a_feed_that_moved_is_followed_there(site: Site, library: Library) -> None:
    site.pages["/old"] = Reply(rss(entry("Tell", guid="1")))
    follow(library, f"{site.url}/old")
    update(library)
    site.pages |= {
        "/old": Reply(status=301, headers={"Location": "/new"}),
        "/new": Reply(rss(entry("Tell", guid="1"), entry("Morat", guid="2"))),
    }

    assert len(update(library)["added"]) == 1
    assert [one.address for one in library.followed()] == [f"{site.url}/new"]


def test_a_server_that_dies_half_way_costs_its_feeds_alone(library: Library) -> None:
    with serving() as first, serving() as second:
        first.pages["/rss"] = Reply(rss(entry("Tell")))
        second.pages["/rss"] = Reply(rss(entry("Morat")))
        follow(library, f"{first.url}/rss")
        follow(library, f"{second.url}/rss")
        gone = {f"{first.url}/rss", f"{second.url}/rss"}
    with serving() as third:
        third.pages["/rss"] = Reply(rss(entry("Sarnat")))
        follow(library, f"{third.url}/rss")
        found = update(library)

    assert len(found["added"]) == 1
    assert len(found["failed"]) == 2
    assert titles(library) == {"Storm shuts Sarnat"}
    assert {one.address for one in library.followed() if one.failures} == gone


def test_more_entries_than_a_feed_may_have_are_left_out_and_said(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.read.feeds.LIMIT_ENTRIES", 250)
    site.pages["/rss"] = Reply(rss(*(entry(f"Harbour{n}", f"Ship {n} lay in the harbour.") for n in range(251))))
    follow(library, f"{site.url}/rss")

    found = update(library)

    assert len(found["added"]) == 250
    assert "250 entries" in found["failed"][0]
    assert update(library, f"{site.url}/rss") == {}


def test_what_is_stopped_keeps_what_came_and_goes_on_next_time(site: Site, library: Library) -> None:
    for number in range(30):
        site.pages[f"/{number}"] = Reply(rss(entry(f"Port{number}")))
        follow(library, f"{site.url}/{number}")
    steps, seen = library.update(analyse=False, cancelled=lambda: len(seen) > 5), set[str]()
    for step in steps:
        seen.add(step.path)
    kept = len(library)
    assert kept < 30

    update(library)

    assert len(library) == 30
