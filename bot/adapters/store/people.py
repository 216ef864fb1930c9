"""The table person: which language each person reads. Which languages exist is not known here."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.news_schema import subscription
from bot.adapters.store.schema import person
from bot.adapters.store.store import Store
from bot.usecases import ports

LANGUAGES_IN_MEMORY = 50_000


class People(ports.People):
    """People's languages in the store."""

    def __init__(self, store: Store, limit: int = LANGUAGES_IN_MEMORY) -> None:
        """Take the store, and how many people `languages` returns at most."""
        self._store = store
        self._limit = limit

    async def languages(self) -> Mapping[tuple[str, str], str]:
        """Return {(workspace, user): language}; see the port."""
        known = or_(person.c.language.is_not(None), person.c.locale.is_not(None))
        latest_first = person.c.locale_seen_at.desc().nulls_last()
        query = select(person).where(known).order_by(latest_first).limit(self._limit)
        async with self._store.read() as connection:
            rows = await connection.execute(query)
            return {(row.workspace_id, row.user_id): row.language or _language_of(row.locale) for row in rows}

    async def language(self, workspace: str, user: str) -> str | None:
        """Return one person's language; see the port."""
        async with self._store.read() as connection:
            return await language_read(connection, workspace, user)

    async def choose(self, workspace: str, user: str, language: str | None) -> None:
        """Keep the person's own choice, or forget it; see the port."""
        theirs = (subscription.c.workspace_id == workspace, subscription.c.target == user)
        async with self._store.write() as connection:
            if language:
                await connection.execute(update(subscription).where(*theirs).values(language=language))
            row = insert_into(connection, person).values(workspace_id=workspace, user_id=user, language=language)
            await connection.execute(
                row.on_conflict_do_update(
                    index_elements=[person.c.workspace_id, person.c.user_id],
                    set_={"language": row.excluded.language},
                )
            )

    async def saw_locale(self, workspace: str, user: str, locale: str, at: datetime) -> None:
        """Keep what Slack said unless something newer is kept; see the port."""
        async with self._store.write() as connection:
            row = insert_into(connection, person).values(
                workspace_id=workspace, user_id=user, locale=locale, locale_seen_at=at
            )
            known_at = person.c.locale_seen_at
            await connection.execute(
                row.on_conflict_do_update(
                    index_elements=[person.c.workspace_id, person.c.user_id],
                    set_={"locale": row.excluded.locale, "locale_seen_at": row.excluded.locale_seen_at},
                    where=or_(known_at.is_(None), known_at <= row.excluded.locale_seen_at),
                )
            )


async def language_read(connection: AsyncConnection, workspace: str, user: str) -> str | None:
    """What this person reads; None when nothing is known of them."""
    query = select(person).where(person.c.workspace_id == workspace, person.c.user_id == user)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else row.language or (_language_of(row.locale) if row.locale else None)


def _language_of(locale: str) -> str:
    """Return "sv" for "sv-SE"."""
    return locale.replace("_", "-").partition("-")[0].lower()
