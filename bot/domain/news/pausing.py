"""Which of Slack's refusals mean that a target cannot be reached for now, and who is told."""

from datetime import datetime

from bot.domain.kept import Notice
from bot.domain.news.subscription import Subscription

NEWS = ("announcement", "announcement.note", "reminder", "digest", "digest.note", "subscription.told")
# What changes a message that stands there already.
EDITS = ("announcement.edit", "digest.edit", "fix.edit")
# Slack's words for what passes only when somebody does something about it.
PAUSING = frozenset(
    {
        "is_archived", "channel_not_found", "not_in_channel", "no_permission", "restricted_action", "user_disabled",
        "user_not_found", "cannot_dm_bot", "messages_tab_disabled", "user_is_bot", "account_disabled",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "channel_is_limited_access",
        "team_access_not_granted", "org_login_required", "access_denied", "is_inactive", "posting_to_channel_denied",
    }
)  # fmt: skip
BY_COMMAND = "command"
# Slack's words for a token of ours that it does not take: no target's fault, and everything waits until it does.
OUR_TOKEN = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"}
)
PAUSED = "subscription.paused"


def pauses(kind: str, reason: str) -> bool:
    """Whether a delivery of this kind that was refused with this word pauses the target's subscription."""
    return kind in NEWS and reason in PAUSING


def paused_notice(paused: Subscription, at: datetime) -> Notice | None:
    """What whoever subscribed is told; None when there is nobody to tell, or a person paused it."""
    if paused.personal or paused.paused == BY_COMMAND or not paused.subscribed_by:
        return None
    return Notice(
        paused.workspace,
        PAUSED,
        f"{paused.target}/{at.isoformat()}",
        paused.subscribed_by,
        language=paused.language,
        values={"target": paused.target, "reason": paused.paused},
    )
