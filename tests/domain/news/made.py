"""Subscriptions and announcements for tests, with what does not matter filled in."""

from datetime import UTC, datetime
from typing import Any

from bot.domain.news.announcement import Announcement
from bot.domain.news.subscription import Subscription, Wish

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def subscription(target: str = "C1", *wishes: Wish, **more: Any) -> Subscription:
    made: dict[str, Any] = {
        "workspace": "T1",
        "target": target,
        "wishes": wishes or (Wish(),),
        "subscribed_by": "U1",
        "language": "en",
        "zone": "Europe/Stockholm",
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Subscription(**(made | more))


def announcement(**more: Any) -> Announcement:
    made: dict[str, Any] = {
        "workspace": "T1",
        "id": "A1",
        "subject": "release 6.15.18",
        "kind": "service-pack",
        "version": "6.15.18",
        "line": "6.15",
        "components": ("server",),
        "state": "draft",
        "content": {},
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Announcement(**(made | more))
