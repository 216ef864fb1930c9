"""Promised requests with their files, notices to deliver, drafts, and questions that were solved."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of promises."""
    _create_request()
    _create_attachment()
    _create_delivery()
    _create_channel_gate()
    _create_draft()
    _create_solved()


def _create_request() -> None:
    op.create_table(
        "request",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("submission_key", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("origin", sa.JSON, nullable=False),
        sa.Column("ticket", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("looks", sa.Integer, nullable=False),
        sa.Column("first_sent_at", sa.DateTime(timezone=True)),
        sa.Column("last_sent_at", sa.DateTime(timezone=True)),
        sa.Column("behalf", sa.Text, nullable=False),
        sa.Column("desk_id", sa.Text, nullable=False),
        sa.Column("issue_key", sa.Text),
        sa.Column("issue_id", sa.Text),
        sa.Column("portal_url", sa.Text),
        sa.Column("status", sa.Text),
        sa.Column("status_category", sa.Text),
        sa.Column("seen_at", sa.DateTime(timezone=True)),
        sa.Column("refresh_at", sa.DateTime(timezone=True)),
        sa.Column("refusal", sa.JSON),
        sa.Column("trouble", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_request"),
        sa.UniqueConstraint("workspace_id", "submission_key", name="uq_request_workspace_id_submission_key"),
    )
    op.create_index("ix_request_refresh_at", "request", ["refresh_at"])
    op.create_index("ix_request_state_due_at", "request", ["state", "due_at"])
    op.create_index("ix_request_workspace_id_issue_key", "request", ["workspace_id", "issue_key"])
    op.create_index("ix_request_workspace_id_user_id_created_at", "request", ["workspace_id", "user_id", "created_at"])


def _create_attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("file", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("temporary_id", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("workspace_id", "request_id", "position", name="pk_attachment"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "request_id"],
            ["request.workspace_id", "request.id"],
            name="fk_attachment_workspace_id_request_id_request",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_attachment_state_due_at", "attachment", ["state", "due_at"])


def _create_delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("ts", sa.Text, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_delivery"),
        sa.UniqueConstraint(
            "workspace_id", "kind", "subject", "target", name="uq_delivery_workspace_id_kind_subject_target"
        ),
    )
    op.create_index("ix_delivery_state_due_at", "delivery", ["state", "due_at"])


def _create_channel_gate() -> None:
    op.create_table(
        "channel_gate",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel", name="pk_channel_gate"),
    )


def _create_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "id", name="pk_draft"),
    )
    op.create_index("ix_draft_updated_at", "draft", ["updated_at"])


def _create_solved() -> None:
    op.create_table(
        "solved",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "key", name="pk_solved"),
    )
