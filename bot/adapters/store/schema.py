"""The tables of people and promises as they are now; how they came to be is in migrations."""

from sqlalchemy import JSON, Column, ForeignKeyConstraint, Index, Integer, Table, Text, UniqueConstraint

from bot.adapters.store.columns import UtcTime, metadata

person = Table(
    "person",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("language", Text),
    Column("locale", Text),
    Column("locale_seen_at", UtcTime),
)

receipt = Table(
    "receipt",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("received_at", UtcTime, nullable=False),
    Index(None, "received_at"),
)

# In the tables of promises `due_at` is when somebody may take the row next: also the end of a lease, and empty when
# nothing is left to do, so that one index finds the work.
request = Table(
    "request",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("submission_key", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("origin", JSON, nullable=False),
    Column("ticket", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("owner", Text, nullable=False),
    Column("lease_until", UtcTime),
    Column("due_at", UtcTime),
    Column("looks", Integer, nullable=False),
    Column("first_sent_at", UtcTime),
    Column("last_sent_at", UtcTime),
    Column("behalf", Text, nullable=False),
    Column("desk_id", Text, nullable=False),
    Column("issue_key", Text),
    Column("issue_id", Text),
    Column("portal_url", Text),
    Column("status", Text),
    Column("status_category", Text),
    Column("seen_at", UtcTime),
    Column("refresh_at", UtcTime),
    Column("refusal", JSON(none_as_null=True)),
    Column("trouble", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    UniqueConstraint("workspace_id", "submission_key"),
    Index(None, "state", "due_at"),
    Index(None, "refresh_at"),
    Index(None, "workspace_id", "user_id", "created_at"),
    Index(None, "workspace_id", "issue_key"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("request_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("file", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("temporary_id", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("lease_until", UtcTime),
    Column("due_at", UtcTime),
    Column("sent_at", UtcTime),
    ForeignKeyConstraint(
        ["workspace_id", "request_id"],
        ["request.workspace_id", "request.id"],
        name="fk_attachment_workspace_id_request_id_request",
        ondelete="CASCADE",
    ),
    Index(None, "state", "due_at"),
)

delivery = Table(
    "delivery",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("owner", Text, nullable=False),
    Column("lease_until", UtcTime),
    Column("due_at", UtcTime),
    Column("sent_at", UtcTime),
    Column("channel", Text, nullable=False),
    Column("ts", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("lane", Text, nullable=False, server_default="direct"),
    Column("revision", Integer, nullable=False, server_default="0"),
    UniqueConstraint("workspace_id", "kind", "subject", "target"),
    Index(None, "state", "due_at"),
    Index(None, "state", "workspace_id", "lane", "due_at"),
    Index(None, "subject", "kind"),
    Index(None, "workspace_id", "target"),
)

# When the next message may go to a channel.
channel_gate = Table(
    "channel_gate",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("next_at", UtcTime, nullable=False),
)

# When the next delivery may leave for a workspace; a row for each limit of Slack's that it has ever needed.
pace = Table(
    "pace",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("rate", Text, primary_key=True),
    Column("next_at", UtcTime, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("values", JSON, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "updated_at"),
)

solved = Table(
    "solved",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)
