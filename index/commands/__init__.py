"""The command line: what the screen shows, as data on standard output and words on standard error."""

from __future__ import annotations

from index.commands.cli import main

__all__ = ["main"]
