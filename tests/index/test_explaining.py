"""The library says why an event is there, by having the worker read the article again."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UnknownArticle
from index.library import explanation_lines, open_library


def test_library_explains_an_event_of_a_kept_article(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The council of Ostrana condemned the raid on Monday.\n")
    library = open_library(tmp_path / "library")
    list(library.add([tmp_path / "story.txt"]))
    ((hit, event),) = library.events()

    found = library.why(hit.id, event.id)
    nothing = library.why(hit.id, "nonesuch")
    with pytest.raises(UnknownArticle):
        library.why("zzzzzzz", event.id)
    library.close()

    assert found is not None
    assert (found.event, found.rule) == (event.id, "condemn-verb")
    assert "condemn-verb" in explanation_lines(found)[0]
    assert nothing is None
