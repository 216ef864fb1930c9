"""Subscriptions as rows and back."""

from datetime import time
from typing import Any

from sqlalchemy import Row

from bot.domain.news.subscribing import wishes_from_json, wishes_to_json
from bot.domain.news.subscription import Quiet, Subscription

_SAME_NAME = (
    "target", "subscribed_by", "language", "zone", "weekly", "paused", "paused_at", "last_error", "last_error_at",
    "created_at", "updated_at",
)  # fmt: skip


def subscription_values(kept: Subscription) -> dict[str, Any]:
    """Every column, from a record; when something was last sent stands with the deliveries."""
    quiet = kept.quiet
    return {
        **{name: getattr(kept, name) for name in _SAME_NAME},
        "workspace_id": kept.workspace,
        "wishes": wishes_to_json(kept.wishes),
        "quiet": {"begins": quiet.begins.isoformat(), "ends": quiet.ends.isoformat()} if quiet else None,
    }


def subscription_of(row: Row[Any]) -> Subscription:
    """A record from a row of the table subscription, with `last_sent_at` where the row has it."""
    # An announcement reads thousands of them: a column that is not there costs more to ask for than all the others.
    held = row._asdict()
    quiet = held["quiet"]
    return Subscription(
        workspace=held["workspace_id"],
        wishes=wishes_from_json(held["wishes"]),
        quiet=Quiet(time.fromisoformat(quiet["begins"]), time.fromisoformat(quiet["ends"])) if quiet else None,
        last_sent_at=held.get("last_sent_at"),
        **{name: held[name] for name in _SAME_NAME},
    )
