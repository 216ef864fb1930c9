"""Subscriptions, announcements with their audit, reminders and digests; lanes and revisions of deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables of news, and let deliveries travel in lanes."""
    _extend_delivery()
    _create_pace()
    _create_subscription()
    _create_seen_release()
    _create_announcement()
    _create_audit()
    _create_reminder()
    _create_digest_item()
    _create_fixes_unwanted()


def _extend_delivery() -> None:
    op.add_column("delivery", sa.Column("lane", sa.Text, nullable=False, server_default="direct"))
    op.add_column("delivery", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE delivery SET lane = 'view' WHERE via = 'view'")
    op.create_index(
        "ix_delivery_state_workspace_id_lane_due_at", "delivery", ["state", "workspace_id", "lane", "due_at"]
    )
    op.create_index("ix_delivery_subject_kind", "delivery", ["subject", "kind"])
    op.create_index("ix_delivery_workspace_id_target", "delivery", ["workspace_id", "target"])


def _create_pace() -> None:
    op.create_table(
        "pace",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("rate", sa.Text, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "rate", name="pk_pace"),
    )
    # What waits already must be found: deliveries are looked for by the workspaces in this table.
    op.execute(
        "INSERT INTO pace (workspace_id, rate, next_at) "
        "SELECT workspace_id, via, max(created_at) FROM delivery GROUP BY workspace_id, via"
    )
    op.execute("DELETE FROM channel_gate WHERE channel = ''")


def _create_subscription() -> None:
    op.create_table(
        "subscription",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("wishes", sa.JSON, nullable=False),
        sa.Column("subscribed_by", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("weekly", sa.Boolean, nullable=False),
        sa.Column("quiet", sa.JSON),
        sa.Column("paused", sa.Text, nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True)),
        sa.Column("last_error", sa.Text, nullable=False),
        sa.Column("last_error_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "target", name="pk_subscription"),
    )


def _create_seen_release() -> None:
    op.create_table(
        "seen_release",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("component", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "component", "version", name="pk_seen_release"),
    )


def _create_announcement() -> None:
    op.create_table(
        "announcement",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("components", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("texts", sa.JSON, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("written_by", sa.JSON, nullable=False),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("send_at", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("correction", sa.JSON, nullable=False),
        sa.Column("shown", sa.Integer, nullable=False),
        sa.Column("owes", sa.Integer, nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_announcement"),
    )
    live = sa.text("state <> 'cancelled'")
    op.create_index(
        "uq_announcement_subject",
        "announcement",
        ["workspace_id", "subject"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    op.create_index("ix_announcement_id", "announcement", ["id"])
    op.create_index("ix_announcement_workspace_id_version", "announcement", ["workspace_id", "version"])
    op.create_index("ix_announcement_state_send_at", "announcement", ["state", "send_at"])


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("announcement_id", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("did", sa.Text, nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_audit"),
    )
    op.create_index("ix_audit_workspace_id_announcement_id_at", "audit", ["workspace_id", "announcement_id", "at"])
    op.create_index("ix_audit_workspace_id_at", "audit", ["workspace_id", "at"])


def _create_reminder() -> None:
    op.create_table(
        "reminder",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("days", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "line", "days", name="pk_reminder"),
    )


def _create_digest_item() -> None:
    op.create_table(
        "digest_item",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "target", "kind", "subject", name="pk_digest_item"),
    )
    op.create_index("ix_digest_item_due_at", "digest_item", ["due_at"])
    op.create_index("ix_digest_item_subject", "digest_item", ["subject"])


def _create_fixes_unwanted() -> None:
    op.create_table(
        "fixes_unwanted",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_fixes_unwanted"),
    )
