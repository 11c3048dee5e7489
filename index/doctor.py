"""Looks at everything in a library that can break, and mends what can be mended: the index and the permissions always
can, the articles' database can only be reported on, and nothing is then written to it.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from index import backups, home
from index.errors import Busy, LibraryError
from index.extract.own import version
from index.fulltext import FullText, IndexDamaged
from index.indexing import FOLDER, Index, left_aside, row, set_aside, write
from index.records import Check, Progress
from index.store import Store

OTHERS = 0o077
WAY_OUT = "`dateline doctor --salvage DIR` saves what can be read into a new library"


def examine(path: Path, store: Store, index: Index) -> Iterator[Check | Progress]:
    """Check after check, each mended where that is possible before it is told; how far mending is, where it is long."""
    yield from _told("permissions", lambda: [_permissions(path)])
    yield from _told("card", lambda: [_card(path)])
    is_sound = True
    for step in _told("articles", lambda: [_database(store)]):
        is_sound = not isinstance(step, Check) or step.ok
        yield step
    yield from _told("marks", lambda: [_marks(path, store)])
    if not is_sound:
        return  # mending the rest would write to what is damaged
    yield from _told("full text", lambda: _full_text(path, store, index))
    yield from _told("leftovers", lambda: [_left_aside(path)])
    yield from _told("analyses", lambda: [_analyses(store)])
    yield from _told("files", lambda: [_failures(store)])


def _told(name: str, steps: Callable[[], Iterable[Check | Progress]]) -> Iterator[Check | Progress]:
    try:
        yield from steps()
    except Busy as error:
        yield Check(name, True, f"not looked at: {error}")
    except LibraryError as error:
        yield Check(name, False, str(error))
    except OSError as error:
        yield Check(name, False, f"{error.filename}: {error.strerror}" if error.filename else str(error))


def _permissions(path: Path) -> Check:
    open_to_others = [one for one in (path, *path.rglob("*")) if _mode(one) & OTHERS]
    if not open_to_others:
        return Check("permissions", True, f"{path} is open to its owner alone")
    try:
        for one in open_to_others:
            one.chmod(_mode(one) & ~OTHERS)
    except OSError as error:
        return Check("permissions", False, f"others may enter {error.filename}: {error.strerror or error}")
    if any(_mode(one) & OTHERS for one in open_to_others):  # a file system that knows no permissions
        return Check("permissions", True, "this file system does not keep others out")
    return Check("permissions", True, f"others could enter {open_to_others[0]}; now only its owner can", repaired=True)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode) if path.exists() and not path.is_symlink() else 0


def _card(path: Path) -> Check:
    if (path / home.CARD).is_file():
        return Check("card", True, f"{home.CARD} says what the folder is")
    home.write_card(path)
    return Check("card", True, f"{home.CARD} was missing and is back", repaired=True)


def _database(store: Store) -> Check:
    count, unreadable = store.count(), store.unreadable()
    lost = f"{unreadable} of {_of(count, 'article')} cannot be read" if unreadable else ""
    if complaint := "; ".join(filter(None, [store.complaint(), lost])):
        return Check("articles", False, f"the database is damaged ({complaint}); {WAY_OUT}")
    return Check("articles", True, f"{_of(count, 'article')}, database sound")


def _marks(path: Path, store: Store) -> Check:
    backups.keep(path, store)
    found = backups.copies(path)
    if not found:
        return Check("marks", True, "none yet, and no copy of them")
    return Check("marks", True, f"{_of(len(found), 'copy')}, the newest {found[-1]}".replace("copys", "copies"))


def _full_text(path: Path, store: Store, index: Index) -> Iterator[Check | Progress]:
    """Compares keys both ways: what is lacking is indexed, strangers are removed; a broken index is built again."""
    with home.mending(path):
        aside = left_aside(path)
        _set_aside_if_damaged(path / FOLDER, store)
        mending, is_mended = index.mended(), False
        while True:
            try:
                yield next(mending)
            except StopIteration as end:
                fulltext = end.value
                break
            is_mended = True
        yield _compared(path, store, fulltext, has_new=left_aside(path) != aside, is_mended=is_mended)


def _compared(path: Path, store: Store, fulltext: FullText, *, has_new: bool, is_mended: bool) -> Check:
    with closing(fulltext):
        have, want = fulltext.keys(), store.keys()
        lacking, strangers = want - have, have - want
        if lacking or strangers:
            write(fulltext, store, store.batch(), map(row, store.texts(keys=lacking)), removed=strangers)
            have = fulltext.keys()
    agree = f"the index and the database agree on {_of(len(have), 'article')}"
    if have != want:
        return Check("full text", False, f"the index has {len(have)} of {len(want)} articles; delete {path / FOLDER}")
    if has_new:
        return Check("full text", True, f"the index was broken and has been built again; {agree}", repaired=True)
    if lacking or strangers or is_mended:
        return Check("full text", True, f"the index was out of step and has been mended; {agree}", repaired=True)
    return Check("full text", True, agree)


def _set_aside_if_damaged(directory: Path, store: Store) -> None:
    """Set an index aside of which any byte has changed. Opening looks at the small files only."""
    if not directory.is_dir():
        return
    try:
        with closing(FullText.open(directory, store.identity())) as fulltext:
            fulltext.check()
    except IndexDamaged:
        set_aside(directory)


def _left_aside(path: Path) -> Check:
    folders = left_aside(path)
    for folder in folders:  # an adder may be at the same, which does no harm
        shutil.rmtree(folder, ignore_errors=True)
    if left := left_aside(path):
        return Check("leftovers", False, f"{left[0]} is a broken index that cannot be deleted")
    if folders:
        return Check("leftovers", True, "deleted what was left of a broken index", repaired=True)
    return Check("leftovers", True, "no broken index is kept")


def _analyses(store: Store) -> Check:
    lacking, to_come = store.pending_count(version(), retry=True), store.pending_count(version())
    stale = store.pending_count(version(), retry=True, stale=True) - lacking
    words = [
        f"{_of(to_come, 'article')} to be analysed by the next `dateline add`" if to_come else "",
        f"the extractor gave up on {_of(lacking - to_come, 'article')}" if lacking > to_come else "",
        f"{_of(stale, 'article')} analysed by an older version: `dateline annotate --stale` does it anew"
        if stale
        else "",
    ]
    return Check("analyses", True, "; ".join(filter(None, words)) or "every article is analysed")


def _failures(store: Store) -> Check:
    count = len(store.failures())
    return Check("files", True, f"{_of(count, 'failure')} to look at" if count else "none was left out")


def _of(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
