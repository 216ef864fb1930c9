"""The tables as they are now; how they came to be is in migrations."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """An aware time, UTC on the way out. SQLite keeps it as text of one width, which compares as well."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: guessing one is how times come to be an hour wrong."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"A time to be stored needs a time zone: {value.isoformat()}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

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
    ForeignKeyConstraint(["workspace_id", "request_id"], ["request.workspace_id", "request.id"], ondelete="CASCADE"),
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
    UniqueConstraint("workspace_id", "kind", "subject", "target"),
    Index(None, "state", "due_at"),
)

# When the next message may go to a channel; the row whose channel is empty is the whole workspace's.
channel_gate = Table(
    "channel_gate",
    metadata,
    Column("workspace_id", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
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
