"""Full text in a Whoosh index: derived, disposable, rebuilt from the store whenever it is in doubt."""

from __future__ import annotations

from index.fulltext.folder import FullText, IndexDamaged, Row

__all__ = ["FullText", "IndexDamaged", "Row"]
