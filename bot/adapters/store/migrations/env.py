"""Alembic's entry point: runs the migrations on the connection that bot.adapters.store.migrate hands over."""

from alembic import context

# Their tables join the metadata when they are loaded.
from bot.adapters.store import news_schema, schema  # noqa: F401
from bot.adapters.store.columns import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
