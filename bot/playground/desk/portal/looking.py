"""From a browser's request to a frame: who acts, in which language; and the guard before every form."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground.desk.accounts import Account
from bot.playground.desk.desk import Desk
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.words import Language, Words


def frame_of(desk: Desk, prefix: str, given: Mapping[str, object], default: Account | None = None) -> Frame:
    """Return the frame for `as` and `lang` in a query or form; else `default`, or the first customer, acts."""
    actor = desk.accounts.find(given.get("as")) or default or _first_customer(desk)
    return Frame(desk, prefix, actor, Words(_language(given.get("lang"), actor)))


async def form_of(request: web.Request) -> Mapping[str, str]:
    """Return a form's values; 403 for a form on somebody else's page, because this site knows no login."""
    # Browsers send it with every form; tests and scripts without it harm nobody but themselves.
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Only the playground's own pages may do this.")
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def _language(wanted: object, actor: Account) -> Language:
    if wanted in ("sv", "en"):
        return "sv" if wanted == "sv" else "en"
    return "sv" if actor.locale.startswith("sv") else "en"


def _first_customer(desk: Desk) -> Account:
    return next((found for found in desk.accounts if not found.is_agent), desk.bot)
