"""What may be followed and what becomes of its entries: feeds, pages that name one, lists of them, folders; pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import updating
from index.errors import SourceError
from index.library import Library
from index.records import Progress
from tests.index.fetch.server import Reply, Site, entry, follow, rss, titles, update

PAGE = "<html><body><article><h1>Storm shuts Tell</h1><p>{}</p><p>{}</p></article></body></html>"
LONG = "The harbour of Tell was shut on Monday after a storm had torn a crane from its rails. " * 9


def test_summaries_become_whole_texts_once_and_as_robots_allow(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating.Update.__init__, "__kwdefaults__", {"pause_s": 0.0})
    site.pages |= {
        "/rss": Reply(rss(entry("Tell", link=f"{site.url}/1"), entry("Morat", link=f"{site.url}/private/2"))),
        "/robots.txt": Reply("User-agent: *\nDisallow: /private/\n"),
        "/1": Reply(PAGE.format(LONG, LONG), headers={"Content-Type": "text/html; charset=utf-8"}),
    }
    follow(library, f"{site.url}/rss", full_text=True)

    found = update(library)

    assert len(found["added"]) == 2
    assert "robots.txt" in found["failed"][0]
    assert "/private/2" not in site.paths()
    whole = next(hit for hit in library.search("").hits if hit.title.text == "Storm shuts Tell")
    assert library.article(whole.id).text.count("crane") == 9

    site.pages["/rss"] = Reply(rss(entry("Tell", "Less was said.", link=f"{site.url}/1")))
    assert update(library) == {}
    assert library.article(whole.id).revision == 1


def test_a_page_leads_to_its_feed_and_a_list_to_all_of_its_own(site: Site, library: Library, tmp_path: Path) -> None:
    site.pages |= {
        "/": Reply('<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><p>x</p></html>'),
        "/rss": Reply(rss(entry("Tell"))),
        "/plain": Reply("<html><body><p>No feed here.</p></body></html>"),
    }
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body><outline text="A"><outline xmlUrl="{site.url}/a" text="Wire A"/>'
                    '<outline xmlUrl="file:///etc/passwd"/></outline></body></opml>', encoding="utf-8")  # fmt: skip

    assert [one.address for one in library.follow(f"{site.url}/", allow_private=True)] == [f"{site.url}/rss"]
    assert [(one.address, one.title) for one in library.follow(str(opml))] == [(f"{site.url}/a", "Wire A")]
    for nothing, reason in ((f"{site.url}/plain", "neither a feed"), (str(tmp_path / "none"), "No such file")):
        with pytest.raises(SourceError, match=reason):
            library.follow(nothing, allow_private=True)
    assert len(library.followed()) == 2
    assert library.unfollow(f"{site.url}/a")
    assert not library.unfollow(f"{site.url}/a")


def test_a_page_may_say_from_where_its_links_lead(site: Site, library: Library) -> None:
    head = '<base href="/deep/"><link rel="alternate" type="application/atom+xml" href="feed.xml">'
    site.pages |= {"/": Reply(f"<html><head>{head}</head></html>"), "/deep/feed.xml": Reply(rss(entry("Tell")))}

    assert [one.address for one in library.follow(f"{site.url}/", allow_private=True)] == [f"{site.url}/deep/feed.xml"]


def test_headlines_alone_become_articles_and_whole_texts_where_asked(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating.Update.__init__, "__kwdefaults__", {"pause_s": 0.0})
    one, two = (f"<item><title>Storm shuts Tell</title><link>{site.url}/{n}</link></item>" for n in (1, 2))
    page = Reply(PAGE.format(LONG, LONG), headers={"Content-Type": "text/html", "Content-Language": "en-GB"})
    site.pages |= {"/rss": Reply(rss(one)), "/whole": Reply(rss(two)), "/2": page}
    follow(library, f"{site.url}/rss")
    follow(library, f"{site.url}/whole", full_text=True)

    assert len(update(library)["added"]) == 2
    texts = {article.url: article for article in map(library.article, (hit.id for hit in library.search("").hits))}
    assert texts[f"{site.url}/1"].text == "Storm shuts Tell"
    assert texts[f"{site.url}/2"].text.count("crane") == 9
    assert texts[f"{site.url}/2"].language == "en"


def test_private_feeds_are_not_followed_unless_allowed(site: Site, library: Library) -> None:
    with pytest.raises(SourceError, match="private network"):
        library.follow(f"{site.url}/rss")
    assert site.asked == []


def test_folders_are_looked_at_again(library: Library, tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a.txt").write_text("The harbour was shut on Monday.", encoding="utf-8")
    library.follow(str(tmp_path / "wire"))
    assert len(update(library)["added"]) == 1
    (tmp_path / "wire" / "b.txt").write_text("The market was shut on Tuesday.", encoding="utf-8")

    assert len(update(library)["added"]) == 1
    assert len(titles(library, "is:new")) == 1
    assert library.followed()[0].checked


def test_a_page_is_added_by_its_address(site: Site, library: Library) -> None:
    site.pages["/2017/06/04/storm"] = Reply(PAGE.format(LONG, LONG), headers={"Content-Type": "text/html"})

    def add(path: str) -> list[Progress]:
        found = library.fetch([site.url + path], allow_private=True, analyse=False)
        return [step for step in found if step.outcome]

    assert [step.outcome for step in add("/2017/06/04/storm")] == ["added"]
    assert [step.outcome for step in add("/2017/06/04/storm")] == ["unchanged"]
    assert [step.failure for step in add("/none")] == ["answered 404"]
    (hit,) = library.search("crane").hits
    assert (hit.title.text, hit.published.value) == ("Storm shuts Tell", "2017-06-04")
    assert library.article(hit.id).url == f"{site.url}/2017/06/04/storm"
