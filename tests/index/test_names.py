"""Names that mean the same in every article: by what articles say, by what the reader says, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import EditError
from index.local import LocalLibrary
from tests.index.wires import organisation, wire

SAID = "The army blamed the Black Reed, the name that officials use for the Hill Front, for the bomb in Ostrel."


@pytest.fixture
def library(tmp_path: Path) -> LocalLibrary:
    library = LocalLibrary.open(tmp_path / "library")
    store = library._store
    wire(
        store, "Northwire", "2017-05-03", SAID, actor="Hill Front",
        named=[organisation(0, "Black Reed"), organisation(1, "Hill Front")],
    )  # fmt: skip
    wire(store, "Herald", "2017-06-04", "The Black Reed struck Ostrel.", actor="Black Reed",
         named=[organisation(0, "Black Reed")])  # fmt: skip
    guard = organisation(0, "Guard", ("Old Guard", "listed as a name of it"), known_as=("Old Guard",))
    wire(store, "Press", "2017-07-05", "The Guard (Old Guard) struck Ostrel.", actor="Old Guard", named=[guard])
    return library


def articles(library: LocalLibrary, name: str) -> int:
    found = library.dossier(name)
    return found.articles if found else 0


def actors(library: LocalLibrary) -> dict[str, int]:
    return {row.key: row.happenings for row in library.tally("", "actor")}


def test_what_an_article_says_holds_in_all_with_its_reason(library: LocalLibrary) -> None:
    found = library.dossier("hill front")

    assert found is not None
    assert found.articles == 2
    assert {one.name: one.reason for one in found.aliases} == {
        "Hill Front": "“Black Reed, the name that officials use for the Hill Front”"
    }
    assert actors(library) == {"Black Reed": 2, "Guard": 1}


def test_the_reader_keeps_apart_what_an_article_says_to_be_one(library: LocalLibrary) -> None:
    library.say_apart("Black Reed", "Hill Front")

    assert articles(library, "hill front") == 1
    assert actors(library) == {"Black Reed": 1, "Hill Front": 1, "Guard": 1}
    found = library.dossier("Hill Front")
    assert found is not None
    assert found.apart == ("Black Reed",)


def test_the_reader_has_two_names_mean_the_same(library: LocalLibrary) -> None:
    library.say_same("Black Reed", "Guard")

    assert articles(library, "guard") == 3
    assert actors(library) == {"Black Reed": 3}
    found = library.dossier("Guard")
    assert found is not None
    assert [one.name for one in found.aliases if one.is_own] == ["Guard"]


def test_a_name_of_our_lists_is_taken_apart_in_every_article(library: LocalLibrary) -> None:
    assert library.search('actor:="old guard"').total == 1

    library.say_apart("Guard", "Old Guard")

    (hit,) = library.search("who:old").hits
    entities = library.article(hit.id).analysis.entities  # type: ignore[union-attr]
    assert [(one.name, one.count, one.links, one.known_as) for one in entities] == [("Old Guard", 1, (), ())] or [
        one.name for one in entities
    ] == ["Guard", "Old Guard"]
    assert actors(library)["Old Guard"] == 1
    assert articles(library, "Old Guard") == 1

    library.undo()
    assert actors(library)["Guard"] == 1
    assert "Old Guard" not in actors(library)


def test_each_word_on_names_is_undone_alone_and_stays_in_the_trail(library: LocalLibrary) -> None:
    library.say_same("Black Reed", "Guard")
    library.say_apart("Black Reed", "Guard")

    change = library.undo()
    assert change is not None
    assert (change.kind, change.article, change.words) == ("name", "", "Guard is not the same as Black Reed")
    assert articles(library, "guard") == 3

    library.undo()
    assert articles(library, "guard") == 1
    assert [one.undone for one in library.changes()] == [True, True]


def test_they_outlive_a_new_analysis_and_go_to_another_library(library: LocalLibrary, tmp_path: Path) -> None:
    library.say_same("Black Reed", "Guard")
    again = [organisation(0, "Black Reed"), organisation(1, "Hill Front")]
    wire(library._store, "Northwire", "2017-05-03", SAID, named=again, version="later")
    assert articles(library, "guard") == 3

    other = LocalLibrary.open(tmp_path / "other")
    wire(other._store, "Herald", "2017-06-04", "The Black Reed struck Ostrel.", named=[organisation(0, "Black Reed")])
    other.say_apart("Black Reed", "Guard")
    (taken,) = other.take_marks(library.kept_marks())

    assert taken.conflicts == ("Guard: ours not the same as Black Reed, theirs the same as Black Reed",)
    assert [mark.is_same for mark in other.name_marks()] == [False]
    (taken,) = other.take_marks(library.kept_marks(), prefer_given=True)
    assert [mark.is_same for mark in other.name_marks()] == [True]
    (taken,) = other.take_marks(library.kept_marks())
    assert taken.outcome == "same"


@pytest.mark.parametrize(
    ("name", "other"), [("", "Guard"), ("Guard", " "), ("the Guard", "The  guard"), ("…", "Guard")]
)
def test_a_name_is_not_said_to_be_itself_or_nothing(library: LocalLibrary, name: str, other: str) -> None:
    with pytest.raises(EditError):
        library.say_same(name, other)
