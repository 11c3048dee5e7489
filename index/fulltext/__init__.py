"""Full text in a Whoosh index: derived, disposable, rebuilt from the store whenever it is in doubt."""

from __future__ import annotations

from index.fulltext.evaluate import Found
from index.fulltext.folder import FullText, IndexDamaged, Row
from index.fulltext.sets import Groups

__all__ = ["Found", "FullText", "Groups", "IndexDamaged", "Row"]
