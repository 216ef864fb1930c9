"""The tables of news as they are now; how they came to be is in migrations."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, Table, Text, text

from bot.adapters.store.columns import UtcTime, metadata

subscription = Table(
    "subscription",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("wishes", JSON, nullable=False),
    Column("subscribed_by", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("weekly", Boolean, nullable=False),
    Column("quiet", JSON(none_as_null=True)),
    Column("paused", Text, nullable=False),
    Column("paused_at", UtcTime),
    Column("last_error", Text, nullable=False),
    Column("last_error_at", UtcTime),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)

# What the catalogue has listed at some time. The row without component and version says that it has been read at all.
seen_release = Table(
    "seen_release",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("component", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)

STANDING = text("state NOT IN ('cancelled', 'retracted')")

announcement = Table(
    "announcement",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("components", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("texts", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("written_by", JSON, nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("send_at", UtcTime),
    Column("reason", Text, nullable=False),
    Column("correction", JSON, nullable=False),
    Column("shown", Integer, nullable=False),
    # The revision whose edits are still to be written down, 0 when none are.
    Column("owes", Integer, nullable=False, server_default="0"),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    # Announced once, unless called off; on PostgreSQL too, but to name that here would load its dialect at each start.
    Index("uq_announcement_subject", "workspace_id", "subject", unique=True, sqlite_where=STANDING),
    Index(None, "id"),
    Index(None, "workspace_id", "version"),
    Index(None, "state", "send_at"),
)


audit = Table(
    "audit",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("announcement_id", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("detail", JSON, nullable=False),
    Index(None, "workspace_id", "announcement_id", "at"),
    Index(None, "workspace_id", "at"),
)

# `ends`: the day that it told of; empty where that was not kept. `told`: False for one that was passed over, since a
# nearer one was due as well.
reminder = Table(
    "reminder",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("line", Text, primary_key=True),
    Column("days", Integer, primary_key=True, autoincrement=False),
    Column("ends", Text, primary_key=True, server_default=""),
    Column("told", Boolean, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
)

# `due_at` is empty once it has been told, so that one index finds what is left; `told_in`: in which digest.
digest_item = Table(
    "digest_item",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("values", JSON, nullable=False),
    Column("due_at", UtcTime),
    Column("told_in", Text, nullable=False, server_default=""),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "due_at"),
    Index(None, "subject"),
)

# People who do not want to be told that a release fixes what they have reported.
fixes_unwanted = Table(
    "fixes_unwanted",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("chosen_at", UtcTime, nullable=False),
)
