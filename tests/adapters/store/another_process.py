"""A process of its own that migrates and then claims receipts: `another_process.py URL COUNT`.

Says "ready", waits for a line, then prints each key that it won, once its receipt is committed.
"""

import asyncio
import sys
from datetime import UTC, datetime

from bot.adapters.store.receipts import Receipts
from bot.adapters.store.store import Store

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


async def claim(url: str, count: int) -> None:
    store = Store.open(url)
    await store.migrate()
    for number in range(count):
        if await Receipts(store).first("T1", "event", f"E{number}", NOON):
            print(f"E{number}", flush=True)  # noqa: T201 - the test reads it
    await store.close()


if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    sys.stdin.readline()
    asyncio.run(claim(sys.argv[1], int(sys.argv[2])))
