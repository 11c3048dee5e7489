"""Figures of people in words, as screen and commands both show them."""

from __future__ import annotations

import pytest

from index.records import Quantity
from index.tolls import figure


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(12, 12), "12"),
        (Quantity(32, None), "32+"),
        (Quantity(None, 200), "up to 200"),
        (Quantity(5, 20), "5-20"),
        (Quantity(30, 30, approx=True), "about 30"),
        (Quantity(1200, 1200), "1,200"),
        (Quantity(None, None, text="many"), "many"),
    ],
)
def test_figure_is_as_short_as_it_can_be_said(quantity: Quantity, words: str) -> None:
    assert figure(quantity) == words
