"""How far an announcement has come: its own messages, the news of a week, and what is changed in them afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Label, Row, Select, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.news_schema import announcement, digest_item, subscription
from bot.adapters.store.of_announcement import ANNOUNCED, CHANGED, TOLD_IN
from bot.adapters.store.refused_token import refused_token
from bot.adapters.store.schema import delivery
from bot.domain.news.announcement import Changes, Progress, Reached

# What waits for its turn in a channel, or was limited, waits for less.
SOON = timedelta(minutes=1)
PLACE_UNKNOWN = "place_unknown"
# It may have been posted.
UNSEEN = "unseen"
_WAITING = ("queued", "held", "sending", "looking", "quiet", "week")
# What is unsure and has no time to be looked for waits for a person.
LEFT = and_(delivery.c.state == "unsure", delivery.c.due_at.is_(None))
_STUCK = or_(delivery.c.state == "blocked", LEFT)
_SUBSCRIBED = (subscription.c.workspace_id == digest_item.c.workspace_id) & (
    subscription.c.target == digest_item.c.target
)
_OF_WEEKS = digest_item.outerjoin(subscription, _SUBSCRIBED).outerjoin(delivery, TOLD_IN)
_UNTOLD = digest_item.c.due_at.is_not(None)


@dataclass(slots=True)
class _Counted:
    """By state; of those that wait until a known moment, the first."""

    number: dict[str, int] = field(default_factory=dict)
    first: dict[str, datetime] = field(default_factory=dict)

    def add(self, row: Row[Any]) -> None:
        self.number[row.stage] = self.number.get(row.stage, 0) + row.number
        if row.first:
            self.first[row.stage] = min(row.first, self.first.get(row.stage, row.first))

    def of(self, *stages: str) -> int:
        return sum(self.number.get(stage, 0) for stage in stages)


async def read_progress(connection: AsyncConnection, name: str, now: datetime, most: int) -> Progress:
    """With at most so many troubles of each kind."""
    mine, counted = (delivery.c.subject == name, delivery.c.kind == ANNOUNCED), _Counted()
    for query in (_messages(now).where(*mine), _weeks(now).where(digest_item.c.subject == name)):
        for row in await connection.execute(query):
            counted.add(row)
    there = select(delivery.c.workspace_id).where(*mine, delivery.c.state.in_(["queued", "sending"]))
    # A list of announcements asks for each of them, and most have neither.
    stuck = [_stuck(*mine), _stuck_weeks(name), _paused_weeks(name)] if counted.of("left", "blocked") else []
    waits = counted.of("queued", "sending", "quiet")
    return Progress(
        total=counted.of(*counted.number),
        sent=counted.of("sent"),
        waiting=counted.of(*_WAITING),
        unsure=counted.of("left"),
        blocked=counted.of("blocked"),
        cancelled=counted.of("cancelled"),
        troubles=await _troubles(connection, stuck, most),
        token=await refused_token(connection, delivery.c.workspace_id.in_(there)) if waits else "",
        quiet=counted.of("quiet"),
        quiet_until=counted.first.get("quiet"),
        weekly=counted.of("week"),
        weekly_from=counted.first.get("week"),
        changes=await _changes(connection, name, now, most),
    )


def _stage(now: datetime) -> ColumnElement[str]:
    """A delivery's state, told apart where a person would ask why."""
    quiet = and_(delivery.c.state == "queued", delivery.c.attempt == 0, delivery.c.due_at > now + SOON)
    return case((LEFT, "left"), (delivery.c.state == "unsure", "looking"), (quiet, "quiet"), else_=delivery.c.state)


def _messages(now: datetime, *more: ColumnElement[Any]) -> Select[Any]:
    stage = _stage(now).label("stage")
    columns = (stage, *more, func.count().label("number"), func.min(delivery.c.due_at).label("first"))
    return select(*columns).group_by(stage, *more)


def _week_stage(now: datetime) -> Label[Any]:
    """A target's week: gathered still, or as far as the message that tells of it has come."""
    unreached = and_(_UNTOLD, func.coalesce(subscription.c.paused, "") != "")
    # Told before it was kept in which message.
    otherwise = func.coalesce(_stage(now), "sent")
    return case((unreached, "blocked"), (_UNTOLD, "week"), else_=otherwise).label("stage")


def _weeks(now: datetime) -> Select[Any]:
    stage = _week_stage(now)
    first = func.min(func.coalesce(digest_item.c.due_at, delivery.c.due_at)).label("first")
    grouped = select(stage, func.count().label("number"), first).select_from(_OF_WEEKS).group_by(stage)
    return grouped.where(digest_item.c.kind == ANNOUNCED)


def _stuck(*where: ColumnElement[bool]) -> Select[Any]:
    why = case((LEFT, UNSEEN), else_=delivery.c.error).label("why")
    return select(delivery.c.target.label("place"), why).where(*where, _STUCK)


def _stuck_weeks(name: str) -> Select[Any]:
    return _stuck(digest_item.c.subject == name).join(digest_item, TOLD_IN)


def _paused_weeks(name: str) -> Select[Any]:
    paused = (digest_item.c.subject == name, digest_item.c.kind == ANNOUNCED, _UNTOLD, subscription.c.paused != "")
    columns = select(digest_item.c.target.label("place"), subscription.c.paused.label("why"))
    return columns.select_from(digest_item.join(subscription, _SUBSCRIBED)).where(*paused)


async def _troubles(
    connection: AsyncConnection, queries: Sequence[Select[Any]], most: int
) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for query in queries:
        rows = await connection.execute(query.order_by("place").limit(most))
        # A message and its thread have the same trouble.
        found = {row.place: row.why for row in rows} | found
    return tuple(sorted(found.items())[:most])


async def _changes(connection: AsyncConnection, name: str, now: datetime, most: int) -> Changes | None:
    """Of the newest revision: what an older one would have shown is not true any more."""
    columns = (announcement.c.shown, announcement.c.owes)
    row = (await connection.execute(select(*columns).where(announcement.c.id == name))).first()
    if row is None:
        return None
    newest = (delivery.c.subject == f"{name}/{row.shown}", delivery.c.kind.in_(CHANGED))
    counted: dict[bool, _Counted] = {True: _Counted(), False: _Counted()}
    for each in await connection.execute(_messages(now, delivery.c.kind).where(*newest)):
        counted[each.kind.endswith(".edit")].add(each)
    lost = _unplaced(name, row.shown)
    unplaced = await connection.scalar(select(func.count()).select_from(lost.subquery())) or 0
    if not (row.owes or unplaced or counted[True].number or counted[False].number):
        return None
    troubles = await _troubles(connection, [_stuck(*newest), lost], most)
    return _changed(counted[True], counted[False], unplaced, troubles, owed=bool(row.owes))


def _unplaced(name: str, shown: int) -> Select[Any]:
    """What was posted, or may have been, where nobody knows: it still says what it said."""
    there = or_(delivery.c.state == "sent", LEFT)
    behind = (delivery.c.subject == name, delivery.c.kind == ANNOUNCED, delivery.c.revision < shown)
    why = case((there, PLACE_UNKNOWN)).label("why")
    return select(delivery.c.target.label("place"), why).where(*behind, there, delivery.c.ts == "")


def _changed(
    edits: _Counted, notes: _Counted, unplaced: int, troubles: tuple[tuple[str, str], ...], *, owed: bool
) -> Changes:
    now = sum(each.of(*_WAITING) - each.of("quiet") for each in (edits, notes))
    return Changes(
        total=edits.of(*edits.number) + unplaced,
        changed=edits.of("sent"),
        waiting=edits.of(*_WAITING),
        failed=edits.of("blocked", "left", "cancelled") + unplaced,
        refused=edits.of("blocked") + notes.of("blocked"),
        told=notes.of("sent"),
        untold=notes.of(*notes.number) - notes.of("sent"),
        moving=owed or now > 0,
        troubles=troubles,
    )


async def read_targets(connection: AsyncConnection, name: str, now: datetime) -> list[Reached]:
    """Each target once, with where it stands."""
    of, state, told = delivery.c.workspace_id.label("of"), _stage(now).label("stage"), delivery.c.error.label("why")
    own = select(of, delivery.c.target.label("place"), state, told)
    why = func.coalesce(delivery.c.error, subscription.c.paused, "").label("why")
    week = select(digest_item.c.workspace_id.label("of"), digest_item.c.target.label("place"), _week_stage(now), why)
    mine = (digest_item.c.subject == name, digest_item.c.kind == ANNOUNCED)
    queries = (
        own.where(delivery.c.subject == name, delivery.c.kind == ANNOUNCED),
        week.select_from(_OF_WEEKS).where(*mine),
    )
    rows = [row for query in queries for row in await connection.execute(query)]
    named = {"week": "weekly", "left": "unsure", "quiet": "quiet"} | dict.fromkeys(_WAITING[:4], "waiting")
    found = [Reached(row.of, row.place, named.get(row.stage, row.stage), row.why) for row in rows]
    return sorted(found, key=lambda each: (each.workspace, each.target))
