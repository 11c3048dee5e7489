"""How quick the article pane is: 100,000 words opened, resized and scrolled, in milliseconds of processor time (all
threads), which other programs do not lengthen. Run by hand: `python tests/bench/screen.py`. How soon keys are answered
is measured by `tests/bench/keys.py`.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = "the of river forces villages Monday artillery ministry said reported troops near border convoy wounded".split()


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
            began = time.process_time()
            result = act() if callable(act) else None
            if asyncio.iscoroutine(result):
                await result
            app.screen._compositor.render_update(full=True)
            print(f"{name:<12} {(time.process_time() - began) * 1000:6.1f} ms")

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
    asyncio.run(long_article())
