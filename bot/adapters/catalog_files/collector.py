"""Keeps the garbage collector from stopping the bot while a large catalogue comes and goes. No file is read here."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.domain.catalog import Catalog

LARGE = 5_000
_AT_ONCE = 500


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No collection within: each would walk all that has been loaded so far (measured: up to 0.4 s at a time)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def set_aside(catalog: Catalog) -> None:
    """Takes a large catalogue out of the collector's sight; call it before the collector works again.

    A catalogue has no cycles and is freed when nobody holds it, so looking for garbage in its some million objects,
    again and again while the bot runs, finds nothing. Freezing costs nothing and does not keep it alive.
    """
    if sum(map(len, catalog.listings.values())) >= LARGE:
        gc.freeze()


def releases_of(catalog: Catalog) -> list[Any]:
    return [release for listing in catalog.listings.values() for release in listing]


def let_go(items: list[Any]) -> None:
    """Empties the list a piece at a time, so that other threads get their turn between the pieces."""
    while items:
        del items[-_AT_ONCE:]
