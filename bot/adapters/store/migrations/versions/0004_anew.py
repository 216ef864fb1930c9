"""What was retracted may be announced anew; reminders know their end; a digest is found by what it told."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """An index that leaves retracted announcements out; a column more for reminders and for items of digests."""
    _let_retracted_be_announced_anew()
    _let_reminders_know_their_end()
    op.add_column("digest_item", sa.Column("told_in", sa.Text, nullable=False, server_default=""))


def _let_retracted_be_announced_anew() -> None:
    op.drop_index("uq_announcement_subject", "announcement")
    standing = sa.text("state NOT IN ('cancelled', 'retracted')")
    op.create_index(
        "uq_announcement_subject",
        "announcement",
        ["workspace_id", "subject"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )


def _let_reminders_know_their_end() -> None:
    # Of those that are there it is not known any more which end they told of.
    with op.batch_alter_table("reminder") as reminder:
        reminder.add_column(sa.Column("ends", sa.Text, nullable=False, server_default=""))
        reminder.drop_constraint("pk_reminder", type_="primary")
        reminder.create_primary_key("pk_reminder", ["workspace_id", "line", "days", "ends"])
