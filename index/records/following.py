"""What a reader follows."""

from __future__ import annotations

from typing import Literal

import msgspec


class Followed(msgspec.Struct, frozen=True):
    """A feed or folder that updates look at. `checked` is when it last answered, `wait` the moment before which it is
    not asked again, `trouble` why it failed last, `failures` how often in a row; `gone`: it said that it ended.
    """

    address: str
    kind: Literal["feed", "folder"]
    title: str = ""
    full_text: bool = False
    since: str = ""
    checked: str = ""
    failures: int = 0
    trouble: str = ""
    wait: str = ""
    gone: bool = False
