"""Doing anew what PostgreSQL has undone because two waited for each other: nobody need hear of that."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from bot.adapters.store.failures import Undone
from bot.logs import get_log

log = get_log(__name__)

P = ParamSpec("P")
T = TypeVar("T")
TRIES = 3


def anew_when_undone(write: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """For what is one transaction, or begins anew by itself. After a few tries Undone passes."""

    @wraps(write)
    async def written(*args: P.args, **kwargs: P.kwargs) -> T:
        for _ in range(TRIES - 1):
            try:
                return await write(*args, **kwargs)
            except Undone as error:
                log.info("written_anew", what=write.__qualname__, error=str(error))
        return await write(*args, **kwargs)

    return written
