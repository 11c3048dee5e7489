"""Finds among new articles the copies of others: each text is compared with those that came before it, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from index.records import Progress
from index.store import Compared, Store, Text
from index.stories.copies import COMPARED, CROWD, SHARED_SHINGLES, nearest, shingles, sketch


def compare(store: Store) -> Iterator[Progress]:
    """Group the articles that have not been compared, batch by batch.

    For the holder of the adding lock alone. Interrupted, it goes on with the first batch not done.
    """
    since = store.compared()
    done, total = 0, store.count_after(since)
    for batch, texts in groupby(store.texts(after=since), key=attrgetter("batch")):
        found = _compared(store, texts)
        store.save_compared(batch, found)
        done += len(found)
        yield Progress("index", done, total)


def _compared(store: Store, texts: Iterator[Text]) -> list[Compared]:
    found: list[Compared] = []
    here: dict[int, frozenset[int]] = {}
    holders: dict[int, list[int]] = {}
    for text in texts:
        runs = shingles(text.text)
        hashes = sketch(runs)
        shared = Counter(key for one in hashes for key in holders.get(one, [])[-CROWD:])
        mates = [key for key, count in shared.most_common(COMPARED) if count >= SHARED_SHINGLES]
        others = store.similar(hashes, least=SHARED_SHINGLES, crowd=CROWD, most=COMPARED) if hashes else []
        # A revised article is still known by the sketch of its older text.
        kept = store.texts(keys=[key for key in others if key != text.key and key not in here]) if others else ()
        candidates = [*((one.key, shingles(one.text)) for one in kept), *((key, here[key]) for key in mates)]
        found.append(Compared(text.key, hashes, nearest(runs, candidates)))
        here[text.key] = runs
        for one in hashes:
            holders.setdefault(one, []).append(text.key)
    return found
