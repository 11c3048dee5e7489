"""The part of the store that remembers what is followed."""

from __future__ import annotations

from collections.abc import Iterable

from index.store import followed
from index.store.connections import Connections, touch
from index.store.followed import FollowedRow


class Following:
    """Each method is one short piece of work; what it changed is on disk when it returns."""

    _connections: Connections

    def followed(self) -> list[FollowedRow]:
        """Everything followed, in the order in which it came to be."""
        with self._connections.reading() as connection:
            return followed.every(connection)

    def follow(self, rows: Iterable[FollowedRow]) -> None:
        """Keep how things followed are; new ones are followed from now on."""
        with self._connections.writing() as connection:
            followed.put(connection, rows)

    def move_followed(self, old: str, new: FollowedRow) -> None:
        """Keep a row under another address."""
        with self._connections.writing() as connection:
            followed.move(connection, old, new)

    def unfollow(self, address: str) -> bool:
        """Follow something no longer; whether it was followed. Its articles stay."""
        with self._connections.writing() as connection:
            return followed.drop(connection, address)

    def known(self, names: Iterable[str]) -> set[str]:
        """Which of these identities (`url:...`, `sha256:...`) some article has."""
        with self._connections.reading() as connection:
            return followed.known(connection, names)

    def set_news(self, batch: int) -> None:
        """Articles of batches after this one are what `is:new` means."""
        with self._connections.writing() as connection:
            followed.set_news(connection, batch)
            touch(connection)
