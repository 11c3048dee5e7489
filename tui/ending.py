"""Ends the program when its terminal goes away or the system asks: the place is kept, and nothing stays behind.

A terminal that hangs up is not always told by a signal (a program started by another may not get one), and reading from
one that is gone returns at once for ever, which would cost a processor.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from threading import Thread

HUNG_UP = 128 + signal.SIGHUP
"""The exit code a shell gives to what a hang-up ended."""

PATIENCE_S = 3.0
"""For the place to be kept, before the process ends all the same: who waits to write to a terminal that is gone waits
for ever.
"""


def when_told(leave: Callable[[], None], keep: Callable[[], None]) -> None:
    """Leave in order when asked to terminate. When the terminal hangs up, keep what must be kept and end at once: it
    takes no more words, and nothing acknowledged is lost.
    """
    loop = asyncio.get_running_loop()

    def drop() -> None:
        try:
            keep()
        finally:
            os._exit(HUNG_UP)

    loop.add_signal_handler(signal.SIGTERM, leave)
    loop.add_signal_handler(signal.SIGHUP, drop)
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        terminal = sys.__stdin__.fileno()
        Thread(target=_wait, args=(terminal, lambda: loop.call_soon_threadsafe(drop)), daemon=True).start()


def _wait(terminal: int, drop: Callable[[], object]) -> None:
    waiting = select.poll()
    waiting.register(terminal, 0)  # a hang-up is told unasked, and nothing else is to wake us
    waiting.poll()
    drop()
    time.sleep(PATIENCE_S)
    os._exit(HUNG_UP)
