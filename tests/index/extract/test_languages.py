"""Which language a text is in: English by its small words, others by the model, nothing where nobody could say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.languages import is_foreign, language_of
from index.extract.pipeline import analyse

SAMPLES = {
    "en": "The mayor of Derrim said on Tuesday that the bridge would be closed for the rest of the week.",
    "fr": "Le maire de la ville a déclaré mardi que le pont serait fermé jusqu'à la fin de la semaine.",
    "de": "Der Bürgermeister sagte am Dienstag, die Brücke werde bis zum Ende der Woche geschlossen bleiben.",
    "es": "El alcalde dijo el martes que el puente permanecerá cerrado hasta el final de la semana.",
    "ru": "Мэр города заявил во вторник, что мост будет закрыт до конца недели.",
    "ar": "قال رئيس البلدية يوم الثلاثاء إن الجسر سيغلق حتى نهاية الأسبوع.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_says_which_language_a_text_is_in(language: str) -> None:
    assert language_of(SAMPLES[language]) == language


@pytest.mark.parametrize("text", ["", "12.30 – 14.00", "Derrim Halvek Ombrel Karvol", "Brask meets Karvol", "xq zt"])
def test_says_nothing_where_there_is_nothing_to_go_by(text: str) -> None:
    assert language_of(text) == ""


def test_capitals_are_english_all_the_same() -> None:
    assert language_of("TWELVE KILLED AS BUS FALLS INTO RIVER NEAR DERRIM") == "en"


def test_a_foreign_quotation_leaves_an_english_text_english() -> None:
    text = f"{SAMPLES['en']} He added in French: “Le pont est fermé, voilà.” The police agreed with him."

    assert language_of(text) == "en"


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert language_of(text) == language_of(text)


def test_only_english_is_analysed() -> None:
    french = analyse("Des hommes armés ont tué douze soldats lundi à Derrim, a déclaré la police de la ville.")
    english = analyse("Gunmen killed twelve soldiers in Derrim on Monday, the police said.")

    assert (french.language, french.mentions, french.events) == ("fr", (), ())
    assert english.language == "en"
    assert english.events
    assert is_foreign(french.language)
    assert not is_foreign(english.language)
