"""What becomes of an announcement that the catalogue has gone beyond, or contradicts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.catalog import Catalog
from bot.domain.news.announcement import Announcement
from bot.domain.news.correcting import with_added
from bot.domain.news.covered import OPEN, contradicts, tells_withdrawal
from bot.domain.news.transitions import Moved, Refused, back_to_draft, not_now, stop


def renew(
    a: Announcement, content: Mapping[str, Any], now: datetime, components: tuple[str, ...] | None = None
) -> Moved:
    """What the catalogue says now, before it is out: what somebody has approved must be approved anew."""
    if a.state not in OPEN:
        return not_now(a)
    anew = replace(a, content=with_added(a, content), components=a.components if components is None else components)
    return Refused("unchanged", a.state) if anew == a else back_to_draft(anew, "", now)


def hold_back(a: Announcement, now: datetime) -> Moved:
    """What the catalogue contradicts goes no further until somebody has looked at it."""
    return stop(a, now) if a.state == "sending" else back_to_draft(a, "", now) if a.state in OPEN else not_now(a)


def contradicted(catalog: Catalog, a: Announcement) -> Refused | None:
    """Why it must not go out, as the catalogue is now."""
    if not contradicts(catalog, a):
        return None
    return Refused("not_withdrawn" if tells_withdrawal(a) else "withdrawn", a.state)
