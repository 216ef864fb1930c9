"""The table channel_gate: at most one message at a time for each channel, and a pause where Slack asks for one."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.schema import channel_gate

WHOLE_WORKSPACE = ""


def everywhere_closed(now: datetime) -> Select[tuple[str]]:
    """The workspaces to which nothing may be posted now."""
    shut = (channel_gate.c.channel == WHOLE_WORKSPACE, channel_gate.c.next_at > now)
    return select(channel_gate.c.workspace_id).where(*shut)


async def take_gates(
    connection: AsyncConnection, channels: Iterable[tuple[str, str]], now: datetime, until: datetime
) -> set[tuple[str, str]]:
    """Close the gates of (workspace, channel) that are open, and return those."""
    # Always in the same order: two processes that each wait for the other's gate would wait in a ring.
    rows = [
        {"workspace_id": workspace, "channel": channel, "next_at": until} for workspace, channel in sorted(channels)
    ]
    if not rows:
        return set()
    gate = insert_into(connection, channel_gate)
    closed = gate.on_conflict_do_update(
        index_elements=[channel_gate.c.workspace_id, channel_gate.c.channel],
        set_={"next_at": gate.excluded.next_at},
        where=channel_gate.c.next_at <= now,
    )
    taken = await connection.execute(closed.returning(channel_gate.c.workspace_id, channel_gate.c.channel), rows)
    return {(row.workspace_id, row.channel) for row in taken}


async def move_gates(connection: AsyncConnection, workspace: str, gates: Mapping[str, datetime]) -> None:
    """Say when each channel of a workspace may hear the next message."""
    for channel in sorted(gates):
        row = insert_into(connection, channel_gate).values(
            workspace_id=workspace, channel=channel, next_at=gates[channel]
        )
        await connection.execute(
            row.on_conflict_do_update(
                index_elements=[channel_gate.c.workspace_id, channel_gate.c.channel],
                set_={"next_at": row.excluded.next_at},
            )
        )
