"""What the worker's tests have it do: functions with the signature of the pipeline, some of them badly behaved."""

from __future__ import annotations

import os
import re
import sys
import threading
from pathlib import Path

from index.records import Analysis, Frame, Mention, Part, Published


def analyse(
    text: str,
    *,
    article_id: str = "",
    title: str = "",
    source: str = "",
    published: str | None = None,
    file_day: str | None = None,
    url_day: str | None = None,
    parts: tuple[Part, ...] = (),
) -> Analysis:
    """Do as the text says; by default, give back what came in."""
    verb, _, rest = text.partition(" ")
    if verb == "raise":
        raise ValueError(rest)
    if verb == "exit":
        os._exit(7)
    if verb == "complain":
        print(f"{rest}\x1b[31m", file=sys.stderr, flush=True)
        os._exit(3)
    if verb == "hang":
        Path(rest).write_text(str(os.getpid()), "utf-8") if rest else None
        threading.Event().wait()
    if verb == "spin":
        Path(rest).write_text(str(os.getpid()), "utf-8") if rest else None
        re.match(r"(a+)+$", "a" * 80 + "b")
    if verb == "print":
        print(rest)
        sys.stdin.read()
    frame = Frame(title, False, source, Published(published or file_day), tuple(parts))
    return Analysis(article_id, frame, (Mention(0, len(text), "ORG", text, "rule"),))
