"""Copies are grouped as articles are added, across batches, revisions and interruptions."""

from __future__ import annotations

from pathlib import Path

from index.comparing import compare
from index.library import Library
from index.store import Store
from tests.index.newsroom import found, read_in
from tests.index.stories.test_copies import OWN, WIRE, edited


def titles(library: Library, id: str) -> list[str]:
    return [hit.title.text for hit in library.copies(id)]


def write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{text}\n")


def test_copies_know_each_other_and_own_reports_stand_alone(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "a", {"Herald": WIRE, "Observer": edited(WIRE, 0.4, 1), "Reporter": OWN})
    write(tmp_path / "b", {"Courier": "Flood! " + edited(WIRE, 0.2, 2)})

    added = [step.article for folder in ("a", "b") for step in read_in(library, tmp_path / folder)["added"]]

    by_title = {library.article(one).title: one for one in added}
    assert titles(library, by_title["Herald"]) == ["Observer", "Courier"]
    assert titles(library, by_title["Courier"]) == ["Herald", "Observer"]
    assert titles(library, by_title["Reporter"]) == []


def test_rewritten_copy_leaves_its_group(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "a", {"Herald": WIRE, "Observer": WIRE + " More later."})
    first, second = (step.article for step in read_in(library, tmp_path / "a")["added"])
    assert titles(library, first) == ["Observer"]

    write(tmp_path / "a", {"Observer": OWN})
    read_in(library, tmp_path / "a")

    assert library.article(second).revision == 2
    assert titles(library, first) == titles(library, second) == []


def test_groups_have_numbers_for_folding_lists(store: Store) -> None:
    kept = [
        *store.keep([found("one", text=WIRE), found("two", text=WIRE + " More later.")])[1],
        *store.keep([found("three", text=OWN)])[1],
        *store.keep([found("four", text=edited(WIRE, 0.3, 3))])[1],
    ]
    one, two, three, four = (item.key for item in kept)

    list(compare(store))

    groups = store.copy_groups()
    assert groups.keys() == {one, two, four}
    assert len(set(groups.values())) == 1
    assert store.copies(three) == []


def test_comparing_goes_on_where_it_was_left(store: Store) -> None:
    for name in ("one", "two", "three"):
        store.keep([found(name, text=f"{WIRE} So says the {name}.")])

    steps = compare(store)
    assert next(steps).done == 1
    steps.close()  # type: ignore[attr-defined]
    assert [(step.done, step.total) for step in compare(store)] == [(1, 2), (2, 2)]

    assert len(store.copy_groups()) == 3
    assert list(compare(store)) == []
