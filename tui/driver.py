"""Keys from the terminal, an Escape among them without a wait: Textual looks only every tenth of a second whether the
byte that may begin an arrow key was an Escape.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

IDLE_S = 0.1
"""Seconds between looks whether the program ends."""
BEGUN_S = 0.017
"""Seconds that what has come may wait for its rest; a little more than the parser's own `ESCDELAY`."""


class Keyboard(LinuxDriver):
    """Textual's driver with a loop of our own for what comes in."""

    def run_input_thread(self) -> None:
        """Wait for input and pass it on as events."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            wait = IDLE_S
            while not self.exit_event.is_set():
                came = selector.select(wait)
                text = decode(os.read(self.fileno, 4096)) if came else ""
                for event in parser.feed(text) if text else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                wait = BEGUN_S if came else IDLE_S
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass
