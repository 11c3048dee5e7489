"""How many people an event killed, hurt, held or drove out, in words: the same on the screen as in the commands."""

from __future__ import annotations

from collections.abc import Iterator

from index.records import Event, Quantity, Toll

TOLLS = (("killed", "killed"), ("injured", "hurt"), ("detained", "detained"), ("displaced", "displaced"))
"""Fields of an event that count people, and the word that stands behind the figure."""


def tolls(event: Event) -> Iterator[str]:
    """The figures of an event: `12 killed`, `4 hurt`."""
    for field, word in TOLLS:
        quantity: Quantity | None = getattr(event, field)
        if quantity is not None and (number := figure(quantity)):
            yield f"{number} {word}"


def disputed(toll: Toll, word: str) -> str:
    """What the reports of one happening say: `12-19 killed (police 12, hospital 19; latest 19)` where they differ."""
    if not toll.conflicting:
        return f"{toll.range.text} {word}"
    said = dict.fromkeys(f"{one.by or 'no source'} {figure(one.figure)}" for one in toll.said)
    return f"{toll.range.text} {word} ({', '.join(said)}; latest {figure(toll.latest)})"


def figure(quantity: Quantity) -> str:
    """A number as short as it can be said: `12`, `32+`, `up to 200`, `40-50`, `about 90`."""
    low, high = quantity.min, quantity.max
    if low is None and high is None:
        return quantity.text
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    number = f"{low:,}" if low == high else f"{low:,}-{high:,}"
    return f"about {number}" if quantity.approx else number
