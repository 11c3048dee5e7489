"""`follow`, `update`, `unfollow` and `add URL` as people and cron type them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.commands.conftest import Run
from tests.index.fetch.server import Reply, Site, entry, rss, serving

PAGE = "<html><body><article><h1>Storm shuts Tell</h1><p>{0}</p><p>{0} {0}</p></article></body></html>"
STORM = "The harbour of Tell was shut on Monday after a storm had torn a crane from its rails."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def test_a_feed_is_followed_updated_and_followed_no_longer(run: Run, site: Site, tmp_path: Path) -> None:
    place, url = ("--library", tmp_path / "lib"), f"{site.url}/rss"
    site.pages["/rss"] = Reply(rss(entry("Tell", link=f"{site.url}/1")))

    refused = run(*place, "follow", url)
    followed = run(*place, "follow", "--allow-private", url)
    nothing = run(*place, "update")
    site.pages["/rss"] = Reply(rss(entry("Morat", link=f"{site.url}/2")))
    news = run(*place, "update", "--jsonl")
    site.pages["/rss"] = Reply(status=503, headers={"Retry-After": "86400"})
    failed = run(*place, "update")
    listed = run(*place, "follow", "--list")
    opml = run(*place, "follow", "--opml")
    gone = run(*place, "unfollow", url)

    assert (refused.code, followed.code, nothing.code, news.code, failed.code, gone.code) == (1, 0, 3, 0, 1, 0)
    assert "private network" in refused.err
    assert "1 added" in followed.err
    assert [json.loads(line)["title"] for line in news.out.splitlines()] == ["Storm shuts Morat"]
    assert f"{url}: answered 503" in failed.err
    assert "The Tell Wire" in listed.out
    assert "answered 503 (1 times, not asked before" in listed.out
    assert f'xmlUrl="{url}"' in opml.out
    assert json.loads(run(*place, "follow", "--json").out)["followed"] == []
    assert run(*place, "unfollow", url).code == 1
    assert run(*place, "update").code == 3
    assert run(*place, "update", url).code == 2


def test_a_page_is_added_beside_a_file(run: Run, site: Site, tmp_path: Path) -> None:
    place = ("--library", tmp_path / "lib")
    site.pages["/storm"] = Reply(PAGE.format(STORM), headers={"Content-Type": "text/html"})
    (tmp_path / "a.txt").write_text("The market was shut on Tuesday.", encoding="utf-8")

    ran = run(*place, "add", "--allow-private", f"{site.url}/storm", tmp_path / "a.txt", f"{site.url}/none")

    assert ran.code == 1
    assert "2 added" in ran.err
    assert f"{site.url}/none: answered 404" in ran.err
    assert "Storm shuts Tell" in run(*place, "search", "crane").out
