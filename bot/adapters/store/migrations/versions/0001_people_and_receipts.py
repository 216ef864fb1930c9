"""People's languages, and receipts of what Slack has delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create person and receipt."""
    op.create_table(
        "person",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("locale", sa.Text),
        sa.Column("locale_seen_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_person"),
    )
    op.create_table(
        "receipt",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "kind", "key", name="pk_receipt"),
    )
    op.create_index("ix_receipt_received_at", "receipt", ["received_at"])
