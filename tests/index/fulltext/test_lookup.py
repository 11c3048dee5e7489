"""Looking up trees: what matches, in which order, and what a beginning of a word stands for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext import Found, FullText, Row, snapshot
from index.fulltext.words import terms
from index.query import Among, And, Node, Not, Or, Word, parse

ROWS = [
    Row(1, "Flood cuts off Karma", "The river Onda broke its banks. US-backed engineers hurried to the old bridge. "
        "Nobody was killed.", "Radio Onda", "2021-03-02"),
    Row(2, "Talks about the river resume", "Delegates from Karma and Velm met. The bridge, old as it is, stays open, "
        "the U.S. envoy said. The electors wait.", "The Velm Post", "2021-03-05"),
    Row(3, "Storm kills two", "Gales are killing the trees of Göttingen on the coast, a country road is closed.",
        "Radio Onda"),
    Row(4, "Ministers quarrel", "The river is mentioned once in a long report about nothing else than the budget, "
        "the taxes, the debts and the banks, which goes on and on about money.", "Ledger", "2020-12-31"),
]  # fmt: skip
WORDS = ["the", "old", "bridge", "river", "onda"]


@pytest.fixture(scope="module", params=[0, snapshot.LIMIT_PLAIN], ids=["many", "few"])
def fulltext(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[FullText]:
    """Searched as if its articles were many, and as the few they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshot, "LIMIT_PLAIN", request.param)
        opened = FullText.open(tmp_path_factory.mktemp("lookup") / "fulltext")
        opened.write(1, ROWS[:3])
        opened.write(2, ROWS[3:])
        yield opened
        opened.close()


def found(fulltext: FullText, query: str, *, typing: bool = False) -> Found:
    tree = parse(query, typing=typing)
    assert tree is not None
    return fulltext.lookup(tree, hurried=typing)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("river", {1, 2, 4}),
        ("RIVERS", {1, 2, 4}),
        ("karma river", {1, 2}),
        ("karma -flood", {2}),
        ("flood OR talks", {1, 2}),
        ("-river", {3}),
        ("NOT (river OR storm)", set()),
        ('"old bridge"', {1}),
        ('"bridge old"', {2}),
        ('"resume delegates"', set()),
        ("US-backed", {1}),
        ("U.S.", {1, 2}),
        ("us", {1, 2}),
        ("gottingen", {3}),
        ("title:river", {2}),
        ('title:"about the river"', {2}),
        ("source:radio", {1, 3}),
        ('source:"velm post"', {2}),
        ("date:2021-03", {1, 2}),
        ("date:..2021-03-04", {1, 4}),
        ("river date:2021", {1, 2}),
        ("-date:2021", {3, 4}),
        ("riv*", {1, 2, 4}),
        ("kill*", {1, 3}),
        ("country*", {3}),
        ("US-back*", {1}),
        ("title:qua*", {4}),
        ("rivre~", {1, 2, 4}),
        ("stom~", {3}),
        ("brigde~", {1, 2}),
        ("gotingen~", {3}),
        ("killng~", {1, 3}),
        ("xx~", set()),
        ("zebra~", set()),
        ("river -stom~", {1, 2, 4}),
        ("zebra", set()),
        ("river -zebra", {1, 2, 4}),
    ],
)
def test_query_finds(fulltext: FullText, query: str, expected: set[int]) -> None:
    assert set(found(fulltext, query).keys) == expected


@pytest.mark.parametrize("typed", ["countr", "country", "electo", "electors", "killin", "bridg", "götti", "old brid"])
def test_hits_stay_while_a_word_is_being_typed(fulltext: FullText, typed: str) -> None:
    assert found(fulltext, typed, typing=True).total > 0


def test_keys_given_by_others_take_part_in_the_tree(fulltext: FullText) -> None:
    mine = Among(frozenset({1, 3, 99}), "who:nobody")

    assert set(fulltext.lookup(And((Word("river"), mine))).keys) == {1}
    assert set(fulltext.lookup(Or((Word("talks"), mine))).keys) == {1, 2, 3}
    assert set(fulltext.lookup(Not(mine)).keys) == {2, 4}


def test_title_and_short_texts_rank_higher(fulltext: FullText) -> None:
    page = found(fulltext, "river")

    assert page.keys == (2, 1, 4)
    assert page.scores[0] > page.scores[1] > page.scores[2] > 0


def test_without_words_the_newest_come_first_and_undated_last(fulltext: FullText) -> None:
    assert found(fulltext, "-zebra").keys == (2, 1, 4, 3)
    assert found(fulltext, "source:radio").keys == (1, 3)


def test_order_by_date_when_asked(fulltext: FullText) -> None:
    assert fulltext.lookup(Word("river"), by_date=True).keys == (2, 1, 4)
    assert fulltext.lookup(Word("the"), by_date=True).keys == (2, 1, 4, 3)


def test_pages_follow_one_another(fulltext: FullText) -> None:
    whole = fulltext.lookup(Word("the"))
    pages = [fulltext.lookup(Word("the"), limit=1, offset=offset) for offset in range(5)]

    assert sum((page.keys for page in pages), ()) == whole.keys
    assert {page.total for page in pages} == {4}


def test_words_without_a_hit_are_named(fulltext: FullText) -> None:
    assert found(fulltext, 'river zebra -flood "old river" title:storm').missing == ("zebra", '"old river"')


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Node:
    if depth == 0 or draw(st.booleans()):
        return Word(draw(st.sampled_from(WORDS)))
    kind = draw(st.sampled_from(["and", "or", "not"]))
    if kind == "not":
        return Not(draw(trees(depth - 1)))
    children = (draw(trees(depth - 1)), draw(trees(depth - 1)))
    return And(children) if kind == "and" else Or(children)


def holds(node: Node, row: Row) -> bool:
    match node:
        case And():
            return all(holds(child, row) for child in node.children)
        case Or():
            return any(holds(child, row) for child in node.children)
        case Not():
            return not holds(node.child, row)
        case Word():
            return terms(node.text)[0] in terms(f"{row.title} . {row.body}")
        case _:
            raise AssertionError(node)


@given(trees())
def test_trees_mean_what_logic_says(fulltext: FullText, tree: Node) -> None:
    assert set(fulltext.lookup(tree).keys) == {row.key for row in ROWS if holds(tree, row)}


@given(st.lists(st.sampled_from("the old bridge river onda stays open its banks".split()), min_size=2, max_size=4))
def test_phrases_are_words_in_a_row(fulltext: FullText, phrase: list[str]) -> None:
    def stands_in(text: str) -> bool:
        return f" {' '.join(terms(' '.join(phrase)))} " in f" {' '.join(terms(text))} "

    expected = {row.key for row in ROWS if stands_in(row.title) or stands_in(row.body)}

    assert set(found(fulltext, f'"{" ".join(phrase)}"').keys) == expected


def test_terms_that_stand_in_some_article(fulltext: FullText) -> None:
    assert fulltext.standing(frozenset({"river", "kill", "zebra", "rivr"})) == {"river", "kill"}
