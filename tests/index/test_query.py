"""The query language: what a text means, what it complains about and where, what it forgives while one types."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.query import (
    And,
    CountRange,
    DayRange,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Saved,
    Word,
    fold,
    leaves,
    parse,
    plain,
    show,
)

PIECES = st.sampled_from(
    'flood Al-Karma U.S. bridg* flod~ ~ "river_bank" OR AND NOT - ( ) " title: who: date:2021-03 date:..2020 '
    'date:>2021-02-03 type:talks type: place:"Old_Port" place:nor* path:/news source:radio é & * : http://x ² '
    'mode:suicide-attack “ ” actor:="Hill_Front" target:=x* country:no weapon:= lang:en is:unread is:gone tag:a-b '
    'note:"x_y" killed:10+ killed:5..20 injured:>3 killed: when:yesterday when:last-week..today date:last-30-days '
    '@river @ @gone = == + *'
    .replace(" ", "\n").replace("_", " ").split("\n")
)  # fmt: skip
QUERIES = (
    st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60)
)


SAVED = {"river": 'osk OR "river bank"'}
TODAY = date(2021, 3, 31)  # a Wednesday


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("flood", Word("flood")),
        ("flood dam", And((Word("flood"), Word("dam")))),
        ("flood AND dam", And((Word("flood"), Word("dam")))),
        ("flood dam OR quake", Or((And((Word("flood"), Word("dam"))), Word("quake")))),
        ("flood (dam OR quake)", And((Word("flood"), Or((Word("dam"), Word("quake")))))),
        ("(((flood)))", Word("flood")),
        ("flood and dam or not", And((Word("flood"), Word("and"), Word("dam"), Word("or"), Word("not")))),
        ("flood -dam", And((Word("flood"), Not(Word("dam"))))),
        ("flood NOT dam", And((Word("flood"), Not(Word("dam"))))),
        ("-(flood dam)", Not(And((Word("flood"), Word("dam"))))),
        ('-"broken dam"', Not(Phrase("broken dam"))),
        ('"broken   dam"', Phrase("broken dam")),
        ("“broken dam”", Phrase("broken dam")),
        ("brid*", Word("brid", prefix=True)),
        ("brigde~", Word("brigde", near=True)),
        ("brigde~*", Word("brigde", near=True)),
        ("~brigde", Word("brigde")),
        ("al-Karma", Word("al-Karma")),
        ("flood & dam", And((Word("flood"), Word("dam")))),
        ("title:flood", Field("title", "flood")),
        ("TITLE:flood", Field("title", "flood")),
        ('who:"Joint Command"', Field("who", "Joint Command")),
        ("place:kar*", Field("place", "kar", prefix=True)),
        ("path:/news/2021 (a).txt", And((Field("path", "/news/2021"), Word("a"), Word(".txt"[1:])))),
        ('path:"/news/2021 (a).txt"', Field("path", "/news/2021 (a).txt")),
        ("type:ASSAULT", Field("type", "ASSAULT")),
        ('type:"suicide attack"', Field("type", "suicide attack")),
        ("mode:x-capture", Field("type", "x-capture")),
        ('actor:="Hill Front"', Field("actor", "Hill Front", exact=True)),
        ("actor:=Hill", Field("actor", "Hill", exact=True)),
        ("actor:=Hil*", Field("actor", "Hil", prefix=True)),
        ("title:=x", Field("title", "=x")),
        ("target:army", Field("target", "army")),
        ("country:IQ", Field("country", "IQ")),
        ("weapon:mortar", Field("weapon", "mortar")),
        ("is:UNREAD", Field("is", "unread")),
        ("tag:to-do", Field("tag", "to-do")),
        ("killed:10+", CountRange("killed", 10, None)),
        ("killed:5..20", CountRange("killed", 5, 20)),
        ("injured:..1,200", CountRange("injured", None, 1200)),
        ("killed:12", CountRange("killed", 12, 12)),
        ("killed:>10", CountRange("killed", 11, None)),
        ("killed:<=10", CountRange("killed", None, 10)),
        ("when:2021-03", DayRange("2021-03-01", "2021-03-31", "when")),
        ("@river", Saved("river", Or((Word("osk"), Phrase("river bank"))))),
        ("-@river", Not(Saved("river", Or((Word("osk"), Phrase("river bank")))))),
        ("mail@river", Word("mail@river")),
        ("http://radio.example", Word("http://radio.example")),
        ("colour:red", Word("colour:red")),
        ("", None),
        ("  \n ", None),
    ],
)
def test_query_means(query: str, tree: Node | None) -> None:
    assert parse(query, saved=SAVED.get) == tree


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-6-4", "2021-06-04", "2021-06-04"),
        ("2021-06-01..2021-06-04", "2021-06-01", "2021-06-04"),
        ("2021-06..2021-07", "2021-06-01", "2021-07-31"),
        ("2021..", "2021-01-01", None),
        ("..2021", None, "2021-12-31"),
        (">2021-06-01", "2021-06-02", None),
        (">=2021-06-01", "2021-06-01", None),
        ("<2021-06", None, "2021-05-31"),
        ("<=2021-06", None, "2021-06-30"),
        ("today", "2021-03-31", "2021-03-31"),
        ("Yesterday", "2021-03-30", "2021-03-30"),
        ("this-week", "2021-03-29", "2021-04-04"),
        ("last-week", "2021-03-22", "2021-03-28"),
        ("this-month", "2021-03-01", "2021-03-31"),
        ("last-month", "2021-02-01", "2021-02-28"),
        ("last-year", "2020-01-01", "2020-12-31"),
        ("last-7-days", "2021-03-25", "2021-03-31"),
        ("last-1-month", "2021-02-28", "2021-03-31"),
        ("last-week..yesterday", "2021-03-22", "2021-03-30"),
        (">=last-week", "2021-03-22", None),
    ],
)
def test_days_of_a_date(value: str, first: str | None, last: str | None) -> None:
    assert parse(f"date:{value}", today=TODAY) == DayRange(first, last)


@pytest.mark.parametrize(
    ("query", "at", "reason"),
    [
        ("flood (dam", 6, "never closed"),
        ("flood) dam", 5, "no parenthesis was opened"),
        ('flood "dam', 6, "never closed"),
        ("flood ()", 6, "nothing between"),
        ("flood OR", 6, "both sides"),
        ("OR flood", 0, "both sides"),
        ("flood AND", 6, "both sides"),
        ("flood NOT", 6, "after it"),
        ("flood title:", 12, "right after the colon"),
        ('who:"', 4, "never closed"),
        ("date:soon", 5, "not a date"),
        ("date:2021-13", 5, "no such day"),
        ("date:2021-02-30", 5, "no such day"),
        ("date:2021-03..2021-02", 5, "ends before it begins"),
        ("date:..", 5, "right after the colon"),
        ("date:<0001-01-01", 5, "no day lies beyond"),
        ("flood type:atack", 11, "try attack"),
        ("killed:many", 7, "not a figure"),
        ("killed:20..5", 7, "ends before it begins"),
        ("killed:<0", 7, "less than 0"),
        ("date:last-99999-years", 5, "as far back"),
        ("is:lost", 3, "try starred"),
        ("actor:=", 7, "right after the colon"),
        ("flood @gone", 6, "no query is saved as @gone"),
        ("date:\x1b[2J", 5, "␛"),
        ("*", 0, "no word"),
        (" ?!", 1, "no word"),
    ],
)
def test_complaint_points_at_the_character(query: str, at: int, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(query)

    assert caught.value.at == at


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("flo", Word("flo", prefix=True)),
        ("flood ", Word("flood")),
        ("flood da", And((Word("flood"), Word("da", prefix=True)))),
        ("flood date:", Word("flood")),
        ("flood date:20", Word("flood")),
        ("flood type:suic", Word("flood")),
        ("flood OR", Word("flood")),
        ("flood NOT ", Word("flood")),
        ("flood -", Word("flood")),
        ("flood -da", And((Word("flood"), Not(Word("da"))))),
        ("(flood OR da", Or((Word("flood"), Word("da", prefix=True)))),
        ("flood)", Word("flood")),
        ('flood "brok', And((Word("flood"), Word("brok", prefix=True)))),
        ('who:"joint com', Field("who", "joint com", prefix=True)),
        ("place:kar", Field("place", "kar", prefix=True)),
        ('who:"', None),
        ("-", None),
        ("flood killed:", Word("flood")),
        ("flood killed:5..", And((Word("flood"), CountRange("killed", 5, None)))),
        ("flood killed:x", Word("flood")),
        ("flood @riv", Word("flood")),
        ("flood is:un", Word("flood")),
        ("actor:=Hil", Field("actor", "Hil", prefix=True)),
    ],
)
def test_typing_ignores_what_is_unfinished(query: str, tree: Node | None) -> None:
    assert parse(query, typing=True) == tree


def test_nodes_know_where_they_were_written() -> None:
    tree = parse('flood (dam OR -"river bank") date:2021')

    assert isinstance(tree, And)
    assert [leaf.at for leaf in leaves(tree)] == [0, 7, 29]
    assert tree.children[1] == Or((Word("dam"), Not(Phrase("river bank"))))
    assert [node.at for node in tree.children[1].children] == [7, 14]  # type: ignore[union-attr]


@given(QUERIES)
@settings(max_examples=200)
def test_printed_tree_parses_to_itself(query: str) -> None:
    tree = parse(query, typing=True, saved=SAVED.get)

    assert tree is None or parse(show(tree), saved=SAVED.get) == tree
    assert plain(tree) is None or parse(show(plain(tree))) == plain(tree)  # type: ignore[arg-type]


@given(QUERIES)
@settings(max_examples=200)
def test_any_text_parses_or_is_refused_with_a_place(query: str) -> None:
    error = None
    try:
        tree = parse(query, saved=SAVED.get)
    except QueryError as caught:
        error = caught

    if error is None:
        assert tree is None or parse(show(tree), saved=SAVED.get) == tree
    else:
        assert error.reason
        assert 0 <= error.at <= len(query)


@pytest.mark.parametrize(
    "query",
    [
        "flood " * 10_000,
        "(" * 1_000 + "flood" + ")" * 1_000,
        "NOT " * 1_000 + "flood",
        "-flood OR " * 5_000 + "x",
        "*",
        "* " * 10_000,
        "flood~ " * 9,
        "fl* " * 33,
        '"' + "of the " * 200 + '"',
        '"' * 100_001,
        "place: " * 20_000,
        "@river " * 200,
    ],
)
def test_monstrous_queries_are_refused_quickly(query: str) -> None:
    began = time.process_time()

    with pytest.raises(QueryError):
        parse(query, saved=SAVED.get)

    assert time.process_time() - began < 0.1
    parse(query, typing=True, saved=SAVED.get)


def test_queries_saved_inside_one_another_do_not_add_up_to_more_than_a_query_holds() -> None:
    saved = {f"q{level}": f"@q{level + 1} OR x " * 100 + "OR y" for level in range(6)} | {"q6": "z"}
    began = time.process_time()

    with pytest.raises(QueryError, match="at most 256 words"):
        parse("@q0", saved=saved.get)

    assert time.process_time() - began < 0.1


def test_queries_saved_inside_one_another_for_ever_are_refused() -> None:
    with pytest.raises(QueryError, match="inside one another"):
        parse("@a", saved={"a": "x @b", "b": "@a OR y"}.get)


def test_saved_query_opens_up_beside_the_rest() -> None:
    tree = parse("@near type:talks", saved={"near": "place:karma boats"}.get)

    assert plain(tree) == parse("place:karma boats type:talks")


def test_folding_drops_case_and_accents() -> None:
    assert [fold(word) for word in ("Göttingen", "ŁÓDŹ", "Straße", "São", "U.S.")] == [
        "gottingen", "lodz", "strasse", "sao", "u.s."]  # fmt: skip
