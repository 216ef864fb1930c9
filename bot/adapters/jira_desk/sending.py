"""Connections that know whether anything was sent and can be cut from another thread; nothing of Jira is in here."""

import socket
import threading
import time
from contextlib import suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

# A connection at rest for longer may be closed by the far end while we send: a write would then be unsure for nothing.
FRESH_SECONDS = 20.0

_thread = threading.local()


class Cut(Exception):
    """The call was given up before anything was sent."""


class Sending:
    """One call, shared by the thread that makes it and whoever waits for it. `sent`: the far end may have seen it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: _Owned | None = None
        self._socket: socket.socket | None = None
        self._cut = False
        self.sent = False

    def in_this_thread(self) -> None:
        _thread.sending = self

    def begins(self, connection: "_Owned") -> None:
        """To be called with a connection that is open, before the first byte; Cut when it is too late."""
        with self._lock:
            if self._cut:
                raise Cut
            self.sent = True
            # Held apart: the connection lets go of it while an answer without a length is still being read.
            self._connection, self._socket = connection, connection.sock
            connection.owner = self

    def cut(self) -> None:
        """End the call from outside: not begun, it never will; under way, its connection breaks at once."""
        with self._lock:
            self._cut = True
            connection, held = self._connection, self._socket
        # The connection may carry the next call already; that one is not ours to break.
        if connection is not None and held is not None and connection.owner is self:
            with suppress(OSError):
                # Not the TLS socket's own shutdown: that one changes what the other thread is reading from.
                socket.socket.shutdown(held, socket.SHUT_RDWR)


class _Owned(HTTPConnection):
    """A connection that belongs to the call which uses it."""

    owner: Sending | None = None
    used_at: float = 0.0

    @property
    def is_connected(self) -> bool:
        return super().is_connected and time.monotonic() - self.used_at < FRESH_SECONDS

    def putrequest(self, *args: Any, **kwargs: Any) -> None:
        # Connecting first makes the difference between "refused" and "maybe done" certain.
        if self.sock is None:
            self.connect()
        self.used_at = time.monotonic()
        _thread.sending.begins(self)
        super().putrequest(*args, **kwargs)


class _OwnedSecure(_Owned, HTTPSConnection):
    """The same over TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Owned


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _OwnedSecure


class CuttableAdapter(HTTPAdapter):
    """Mounted on a session: its connections are the ones above, and nothing is ever sent twice."""

    def __init__(self, connections: int) -> None:
        super().__init__(pool_connections=2, pool_maxsize=connections, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        _with_our_pools(self.poolmanager)

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> ProxyManager:
        manager: ProxyManager = super().proxy_manager_for(*args, **kwargs)
        _with_our_pools(manager)
        return manager


def _with_our_pools(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
