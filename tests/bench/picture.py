"""What a terminal would show: the little of a terminal that Textual's output needs, to see when a change is painted."""

from __future__ import annotations

import codecs
import re

from rich.cells import cell_len

SEQUENCE = re.compile(
    "\x1b\\[([0-?]*)[ -/]*([@-~])|\x1b[\\]P_^X].*?(?:\x07|\x1b\\\\)|\x1b[ -/]*[0-Z\\\\^-~]", re.DOTALL
)
PARTIAL = re.compile("\x1b(?:\\[[0-?]*[ -/]*|[\\]P_^X][^\x07]*|[ -/]*)?$")
"""A command of which the end has not come yet."""


class Picture:
    """Cells of a terminal, as bytes come in. Colours are left out."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[" "] * width for _ in range(height)]
        self._x = self._y = 0
        self._rest = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def lines(self) -> list[str]:
        """What stands in each line."""
        return ["".join(row) for row in self._cells]

    def feed(self, data: bytes) -> None:
        """What a program has written."""
        text = self._rest + self._decode(data)
        partial = PARTIAL.search(text)
        self._rest = partial.group() if partial else ""
        text, at = text[: len(text) - len(self._rest)], 0
        for found in SEQUENCE.finditer(text):
            self._write(text[at : found.start()])
            self._obey(found.group(1) or "", found.group(2) or "")
            at = found.end()
        self._write(text[at:])

    def _obey(self, values: str, command: str) -> None:
        if command in "Hf" and command:
            line, _, column = values.partition(";")
            self._y, self._x = int(line or 1) - 1, int(column or 1) - 1
        elif command == "J":
            self._cells = [[" "] * self.width for _ in range(self.height)]

    def _write(self, text: str) -> None:
        if text.isascii() and "\n" not in text and "\r" not in text:
            self._put(list(text))
            return
        for letter in text:
            if letter == "\r":
                self._x = 0
            elif letter == "\n":
                self._y += 1
            elif (cells := cell_len(letter)) > 0:
                self._put([letter, ""] if cells == 2 else [letter])

    def _put(self, cells: list[str]) -> None:
        if 0 <= self._y < self.height:
            self._cells[self._y][self._x : self._x + len(cells)] = cells[: max(0, self.width - self._x)]
        self._x += len(cells)
