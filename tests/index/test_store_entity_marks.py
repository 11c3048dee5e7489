"""Verdicts on names and corrections of them: in lists and search at once, found again after a new analysis, undone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from index.errors import UnknownEntity
from index.library import corrected_entity
from index.query import Condition, Field
from index.records import Analysis, Argument, Entity, Mention, Verdict
from index.store import Store
from tests.index.newsroom import found, shelling

RIDGE = Condition("actor", words=("ridge",))


@pytest.fixture
def key(store: Store) -> int:
    story = found("bridge.txt")
    _, (kept,) = store.keep([story])
    store.save_analysis(kept.key, 1, made())
    return kept.key


def made(*, version: str = "first") -> Analysis:
    """The analysis of the bridge, whose attack names its actor; and a figure that is no entity."""
    analysis = shelling(found("bridge.txt"), version=version)
    text = found("bridge.txt").draft.text
    attack = replace(analysis.events[0], actors=(Argument("Hill Front", 1, 2, canonical="Vessa Hill Front"),))
    at = text.index("four")
    figure = Mention(at, at + 4, "CARDINAL", "four", "rule")
    return replace(
        analysis, events=(attack, *analysis.events[1:]), mentions=tuple(sorted([*analysis.mentions, figure], key=start))
    )


def start(mention: Mention) -> int:
    return mention.start


def entities(store: Store, key: int) -> dict[str, Entity]:
    analysis = store.article(key).analysis
    assert analysis is not None
    return {one.name: one for one in analysis.entities}


def judge(store: Store, key: int, entity: Entity, verdict: Verdict) -> None:
    store.mark_entity(key, entity, lambda mark: replace(mark, verdict=verdict), f"{verdict}: {entity.name}")


def edit(store: Store, key: int, entity: Entity, **fields: str) -> None:
    edited = entity
    for field, text in fields.items():
        edited = corrected_entity(edited, field, text)
    store.mark_entity(key, entity, lambda mark: replace(mark, edited=edited), "edited")


def names(store: Store, word: str) -> bool:
    return bool(store.with_field(Field("who", word)))


def test_rejected_name_is_named_nowhere_but_in_the_marks(store: Store, key: int) -> None:
    before = store.generation()

    judge(store, key, entities(store, key)["Vessa Hill Front"], "rejected")

    article = store.article(key)
    assert article.analysis is not None
    assert [one.name for one in article.analysis.entities] == ["Ostrel"]
    assert [one.label for one in article.analysis.mentions] == ["CARDINAL", "LOC"]
    assert [one.name for one in article.marks.entities_rejected] == ["Vessa Hill Front"]
    assert not names(store, "front")
    assert names(store, "ostrel")
    assert store.generation() > before


def test_rejection_is_taken_back_by_its_key_and_by_undo(store: Store, key: int) -> None:
    front = entities(store, key)["Vessa Hill Front"]
    judge(store, key, front, "rejected")
    judge(store, key, store.article(key).marks.entities_rejected[0], "")

    assert entities(store, key)["Vessa Hill Front"] == front
    assert names(store, "front")
    store.undo(after=0)
    assert list(entities(store, key)) == ["Ostrel"]
    store.undo(after=0)
    assert entities(store, key)["Vessa Hill Front"] == front
    assert [change.kind for change in store.changes()] == ["entity", "entity"]


def test_corrected_name_is_corrected_in_mentions_events_and_search(store: Store, key: int) -> None:
    edit(store, key, entities(store, key)["Vessa Hill Front"], name="Ridge Army", what="armed group", country="Iraq")

    article = store.article(key)
    assert article.analysis is not None
    ridge = entities(store, key)["Ridge Army"]
    assert (ridge.label, ridge.sector, ridge.country) == ("ORG", "IMG", "IQ")
    assert article.marks.entities_edited == (ridge.id,)
    (actor,) = article.analysis.events[0].actors
    assert (actor.canonical, actor.text, actor.country, actor.sector) == ("Ridge Army", "Hill Front", "IQ", "IMG")
    assert store.with_event([RIDGE]) == {key}
    assert names(store, "ridge")
    store.undo(after=0)
    assert store.with_event([RIDGE]) == set()


def test_place_moved_to_another_country_loses_the_point_it_had(store: Store, key: int) -> None:
    edit(store, key, entities(store, key)["Ostrel"], country="Iraq", at="36.34, 43.13")

    article = store.article(key)
    assert article.analysis is not None
    place = article.analysis.events[0].place
    assert place is not None
    assert (place.country, place.country_name, place.admin1, place.lat, place.lon) == ("IQ", "Iraq", "", 36.34, 43.13)


def test_second_correction_builds_on_the_first(store: Store, key: int) -> None:
    edit(store, key, entities(store, key)["Vessa Hill Front"], name="Ridge Army")
    edit(store, key, entities(store, key)["Ridge Army"], country="Iraq")
    judge(store, key, entities(store, key)["Ridge Army"], "accepted")

    ridge = entities(store, key)["Ridge Army"]
    assert ridge.country == "IQ"
    marks = store.article(key).marks
    assert (marks.entities_accepted, marks.entities_edited) == ((ridge.id,), (ridge.id,))
    assert len(store.kept_marks()[0].entities) == 1


def test_marks_attach_to_the_name_that_stands_there_in_a_new_analysis(store: Store, key: int) -> None:
    edit(store, key, entities(store, key)["Vessa Hill Front"], name="Ridge Army")
    again = made(version="later")
    renamed = replace(again.entities[1], id=7, name="Hill Front", country="KV")
    mentions = tuple(replace(one, entity=7) if one.entity == 1 else one for one in again.mentions)

    store.save_analysis(key, 1, replace(again, entities=(again.entities[0], renamed), mentions=mentions))

    ridge = entities(store, key)["Ridge Army"]
    assert (ridge.id, ridge.country) == (7, "KV")  # what the reader left alone is as the machine tells it now


def test_accepted_name_stays_though_nothing_finds_it_and_a_rejected_one_waits(store: Store, key: int) -> None:
    judge(store, key, entities(store, key)["Vessa Hill Front"], "accepted")
    judge(store, key, entities(store, key)["Ostrel"], "rejected")
    nothing = replace(made(version="later"), entities=(), mentions=())

    store.save_analysis(key, 1, nothing)

    article = store.article(key)
    assert article.analysis is not None
    (front,) = article.analysis.entities
    (mention,) = article.analysis.mentions
    assert (front.name, front.count, mention.made_by, mention.entity) == ("Vessa Hill Front", 1, "reader", front.id)
    assert article.text[mention.start : mention.end] == mention.text == "Hill Front"
    assert names(store, "front")
    store.save_analysis(key, 1, made())
    assert list(entities(store, key)) == ["Vessa Hill Front"]


def test_rejection_means_one_label_and_lets_another_reading_of_the_name_live(store: Store, key: int) -> None:
    judge(store, key, entities(store, key)["Ostrel"], "rejected")
    again = made(version="later")
    person = replace(again.entities[0], label="PERSON", kind="")

    store.save_analysis(key, 1, replace(again, entities=(person, again.entities[1])))

    assert entities(store, key)["Ostrel"].label == "PERSON"


def test_names_follow_their_words_into_a_new_revision(store: Store, key: int) -> None:
    judge(store, key, entities(store, key)["Vessa Hill Front"], "accepted")
    longer = "Updated at noon. " + found("bridge.txt").draft.text
    story = found("bridge.txt", text=longer)
    store.keep([story])

    store.save_analysis(key, 2, Analysis("later", story.frame))

    article = store.article(key)
    assert article.analysis is not None
    (mention,) = article.analysis.mentions
    assert longer[mention.start : mention.end] == "Hill Front"


def test_figure_that_is_none_is_taken_out_alone(store: Store, key: int) -> None:
    analysis = store.article(key).analysis
    assert analysis is not None
    figure = next(one for one in analysis.mentions if one.label == "CARDINAL").as_entity()

    judge(store, key, figure, "rejected")

    article = store.article(key)
    assert article.analysis is not None
    assert [one.label for one in article.analysis.mentions] == ["LOC", "ORG"]
    assert article.marks.entities_rejected == (figure,)
    judge(store, key, figure, "")
    assert store.article(key).analysis == analysis


def test_name_that_is_not_there_is_refused(store: Store, key: int) -> None:
    with pytest.raises(UnknownEntity, match="does not name “Nobody”"):
        judge(store, key, Entity(0, "Nobody", "PERSON", 1), "rejected")

    assert store.changes() == ()
