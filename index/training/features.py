"""Makes the file of word clusters and lists that the model sees words by.

Clusters and places, first names, peoples and titles come with the corpora; organisations come from our own lexicon,
which was not made from any of the development sets.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from index.extract.actors import actor_names
from index.extract.embedding import FEATURES, LISTS

SOURCE = "features.json.gz"


def make(data: Path) -> str:
    """Write the file beside the model; what was made, in words."""
    given = json.loads(gzip.decompress((data / SOURCE).read_bytes()))
    lists: dict[str, int] = given["gaz"]
    organisation = 1 << LISTS.index("organisation")
    for name, _ in actor_names():
        lists[name] = lists.get(name, 0) | organisation
    both = json.dumps({"cluster": given["cluster"], "lists": lists}, ensure_ascii=False, separators=(",", ":"))
    FEATURES.parent.mkdir(parents=True, exist_ok=True)
    FEATURES.write_bytes(gzip.compress(both.encode(), 9, mtime=0))
    return f"{len(given['cluster']):,} words with a cluster, {len(lists):,} entries of lists"
