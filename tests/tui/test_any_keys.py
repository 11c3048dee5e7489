"""Any keys in any order, at changing sizes: no traceback, no lost focus, no pane that shows another article's things.

A few dozen steps in the suite; `DATELINE_KEYS=5000 python -m pytest -s tests/tui/test_any_keys.py` for an evening.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from textual.pilot import Pilot
from textual.screen import ModalScreen

from index.library import open_library
from tests.tui.stage import screen_text, settle
from tui.app import Dateline
from tui.keys import KEYS
from tui.screens.panes import ORDER
from tui.widgets.search import LineInput

NAMES = sorted({name for key in KEYS for name in key.keys} - {"q"})
TYPED = ["a", "l", "t", "e", "quotation_mark", "minus", "backspace", "0", "é", "漢"]
SIZES = [(80, 24), (120, 40), (60, 16), (30, 8), (200, 50), (99, 12)]
A_MACHINE = 50
"""Keys pressed on one app before the next one is opened."""


class AnyKeys(RuleBasedStateMachine):
    """The real app on a library of its own."""

    newsroom: Path
    pressed: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.runner = asyncio.Runner()
        self.library = open_library(Path(shutil.copytree(self.newsroom, self.folder / "library")))
        self.app = Dateline(lambda: self.library)
        self.stage: AbstractAsyncContextManager[Pilot[None]] = self.app.run_test(size=(120, 40))
        self.pilot = self.runner.run(self.stage.__aenter__())
        self.runner.run(self._opened())

    async def _opened(self) -> None:
        while self.app.reader.reading.article is None:
            await self.pilot.pause(0.02)
        await settle(self.pilot)

    @rule(keys=st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
    def press(self, keys: list[str]) -> None:
        AnyKeys.pressed += len(keys)
        self.runner.run(self.pilot.press(*keys))

    @rule(keys=st.lists(st.sampled_from(TYPED), min_size=1, max_size=4))
    def type(self, keys: list[str]) -> None:
        AnyKeys.pressed += len(keys)
        self.runner.run(self.pilot.press(*keys))

    @rule()
    def leave(self) -> None:
        if self.app.reader.view != "list" or self.app.screen is not self.app.reader:
            self.runner.run(self.pilot.press("q"))

    @rule(size=st.sampled_from(SIZES))
    def resize(self, size: tuple[int, int]) -> None:
        self.runner.run(self.pilot.resize_terminal(*size))

    @rule()
    def wait(self) -> None:
        """Once all is still, every pane shows the same article, and the list has its cursor on it."""
        self.runner.run(settle(self.pilot))
        reader = self.app.reader
        article = reader.reading.article
        assert reader.events.article is article
        assert reader.entities.article is article
        if article is not None and reader.results.current is not None and not reader.jobs.adding:
            assert reader.results.current.id == article.id

    @invariant()
    def it_runs_and_has_a_focus(self) -> None:
        app, reader = self.app, self.app.reader
        assert app._exception is None
        assert app.is_running
        if isinstance(app.screen, ModalScreen):
            return
        focused = app.screen.focused
        assert focused is not None
        assert isinstance(focused, LineInput) or focused.id == reader.view
        assert reader.view in ORDER
        assert not any(ord(letter) < 32 for letter in screen_text(app).replace("\n", ""))

    def teardown(self) -> None:
        self.app.exit()
        self.runner.run(self.stage.__aexit__(None, None, None))
        self.runner.close()
        self.library.close()
        shutil.rmtree(self.folder)


def test_any_keys_in_any_order(two_outlets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # what they export goes here
    monkeypatch.setattr(Dateline, "open_url", lambda self, url, **more: None)
    AnyKeys.newsroom = two_outlets
    asked = int(os.environ.get("DATELINE_KEYS", 0))
    count = asked or A_MACHINE // 2
    each = min(count, A_MACHINE)

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        AnyKeys,
        settings=settings(
            max_examples=max(3, count // each),  # the first one Hypothesis tries is the least there is
            stateful_step_count=each,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=not asked,
            database=None,
        ),
    )
    assert os.getcwd() == str(tmp_path)
    print(f"{AnyKeys.pressed:,} keys")
    assert AnyKeys.pressed > count / 3  # of the steps some only wait or resize
