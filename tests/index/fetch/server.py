"""A web server on this machine that answers as told, and keeps count of what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from index.library import Library

Handler = BaseHTTPRequestHandler


@dataclass
class Reply:
    """What is sent; `write` takes over after the head, for bodies that misbehave."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    write: Callable[[Handler], None] | None = None


@dataclass
class Site:
    """Pages by path; what is not there is 404. `asked` holds (path, headers) in order."""

    url: str
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a port of its own."""
    site = Site("")

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            reply = site.pages.get(self.path, Reply(status=404))
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(body))} | reply.headers).items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            try:
                if reply.write is not None:
                    reply.write(self)
                    self.close_connection = True
                else:
                    self.wfile.write(body)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Answering) as server:
        site.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def rss(*entries: str, title: str = "The Tell Wire") -> str:
    """A feed of these entries."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(entries)}</channel></rss>'


def entry(name: str, text: str = "", *, link: str = "", guid: str = "", date: str = "") -> str:
    """An entry of a feed."""
    text = text or f"The harbour of {name} was shut on Monday after a storm had torn a crane from its rails."
    fields = {"title": f"Storm shuts {name}", "description": text, "link": link, "guid": guid, "pubDate": date}
    return "<item>" + "".join(f"<{tag}>{value}</{tag}>" for tag, value in fields.items() if value) + "</item>"


def follow(library: Library, url: str, **options: bool) -> None:
    library.follow(url, allow_private=True, **options)


def update(library: Library, *addresses: str) -> dict[str, list[str]]:
    """What became of what: paths of failures, ids of articles."""
    found: dict[str, list[str]] = {}
    for step in library.update(addresses, analyse=False):
        if step.outcome:
            found.setdefault(step.outcome, []).append(step.failure or step.article)
    return found


def titles(library: Library, query: str = "") -> set[str]:
    return {hit.title.text for hit in library.search(query, limit=500).hits}
