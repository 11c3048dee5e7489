"""Connections that are watched: only to numbers that were looked at, and no longer than their request may take, however
busily the other side drips bytes into them.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from index.fetch.addresses import addresses


class Limits(threading.local):
    """By when the request that this thread is making must be over.

    The thread's and not a connection's: that serves one request after the other, of whichever thread.
    """

    until = float("inf")

    def left_s(self, asked_s: float | None) -> float:
        """Seconds that one step may take. Raises ReadTimeout where there are none left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if asked_s is None else min(asked_s, left)


class Bounded(httpcore.NetworkStream):
    """A stream that gives up when its request is out of time, however busily the other side drips bytes into it.

    `httpcore` knows timeouts for single reads alone; a header of a byte a second would hold it for a day.
    """

    def __init__(self, stream: httpcore.NetworkStream, limits: Limits) -> None:
        self._stream, self._limits = stream, limits

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._limits.left_s(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._limits.left_s(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._limits.left_s(timeout))
        return Bounded(secure, self._limits)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Checked(httpcore.NetworkBackend):
    """Connects to numbers that were looked at, never to a name that may lead elsewhere the second time."""

    def __init__(self, allow_private: bool, limits: Limits) -> None:
        self._allow_private, self._limits = allow_private, limits
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = OSError("no address")
        for number in addresses(host, port, allow_private=self._allow_private):
            left_s = self._limits.left_s(timeout)
            try:
                stream = self._plain.connect_tcp(number, port, left_s, local_address, socket_options)
                return Bounded(stream, self._limits)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure
