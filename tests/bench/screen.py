"""How quick the screen is: first paint against an empty Textual app in a terminal of the same size, and an article of
100,000 words opened, resized and scrolled. Run by hand: `python tests/bench/screen.py`.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import random
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready to read")
Empty().run()
"""
OURS = """
import sys
from pathlib import Path
from tui.app import run
run(Path(sys.argv[1]), [])
"""
RUNS = 9
WORDS = "the of river forces villages Monday artillery ministry said reported troops near border convoy wounded".split()


def first_paint(code: str, marker: bytes, arguments: list[str]) -> float:
    """Milliseconds from the start of a process to `marker` on its terminal."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "DATELINE_STATE": arguments[0] + ".state"}
        os.execv(sys.executable, [sys.executable, "-c", code, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    while marker not in seen and time.perf_counter() - began < 20:
        if select.select([terminal], [], [], 0.05)[0]:
            seen += os.read(terminal, 65536)
    elapsed = (time.perf_counter() - began) * 1000
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return elapsed


def paint_ratio() -> None:
    """Our first frame against an empty app's, interleaved so that both feel the same load."""
    with tempfile.TemporaryDirectory() as folder:
        library = [str(Path(folder) / "library")]
        empty, ours = [], []
        for _ in range(RUNS):
            empty.append(first_paint(EMPTY, b"ready to read", library))
            ours.append(first_paint(OURS, b"opening", library))
    print(f"empty app    {min(empty):6.0f} ms best  {statistics.median(empty):6.0f} ms median")
    print(f"dateline     {min(ours):6.0f} ms best  {statistics.median(ours):6.0f} ms median")
    ratio = statistics.median(ours) / statistics.median(empty)
    print(f"first paint  {min(ours) / min(empty):6.2f} x best  {ratio:6.2f} x median (bar 1.8)")


async def long_article() -> None:
    """100,000 words with 5,000 mentions."""
    from textual.app import App, ComposeResult

    from index.records import Analysis, Article, Frame, Mention, Published
    from tui.themes import THEMES, inks
    from tui.widgets.article import ArticleView

    rng = random.Random(1)
    text = "\n\n".join(" ".join(rng.choices(WORDS, k=rng.randint(30, 90))) for _ in range(1_667))
    step = len(text) // 5_000
    mentions = tuple(Mention(at, at + 8, "LOC", text[at : at + 8], "model") for at in range(0, len(text) - 9, step))
    published = Published("2017-06-04", "given")
    frame = Frame("A long story", False, "Northwire", published, ())
    article = Article(
        "a",
        1,
        text,
        frame.title,
        False,
        "Northwire",
        "",
        "",
        "",
        "en",
        published,
        (),
        "",
        Analysis("", frame, mentions),
    )

    class Alone(App[None]):
        CSS_PATH = str(ROOT / "tui" / "reader.tcss")

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return inks(THEMES[0])

        def compose(self) -> ComposeResult:
            yield ArticleView(id="article")

    app = Alone()
    async with app.run_test(size=(120, 40)) as pilot:
        view = app.query_one(ArticleView)

        async def timed(name: str, act: object) -> None:
            began = time.perf_counter()
            result = act() if callable(act) else None
            if asyncio.iscoroutine(result):
                await result
            app.screen._compositor.render_update(full=True)
            print(f"{name:<12} {(time.perf_counter() - began) * 1000:6.1f} ms")

        print(f"{len(text.split()):,} words, {len(mentions):,} mentions")
        await timed("open", lambda: view.show(article))
        await timed("page down", lambda: view.action_page(1))
        await timed("to the end", lambda: view.action_edge(1))
        await timed("find", lambda: view.find("villages"))
        await timed("mention", lambda: view.go_to_mention(1))
        await timed("tags", view.next_display)
        await timed("resize", lambda: pilot.resize_terminal(100, 40))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    paint_ratio()
    asyncio.run(long_article())
