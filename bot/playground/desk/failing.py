"""How a fault shows itself to the caller: a wrong answer, a page, or none at all."""

from datetime import timedelta
from email.utils import format_datetime

from aiohttp import web

from bot.playground.desk.desk import Desk
from bot.playground.desk.faults import Fault, Trouble

LONGEST_HANG = 3600.0
HOLDING = (Trouble.HANG, Trouble.SILENT)
PAGE = "<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
REASONS = {429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}


class Failing:
    """Plays one fault at a time, after its `seconds`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def answer(self, fault: Fault) -> web.Response | None:
        """Return what the caller gets; None means that the connection breaks without an answer."""
        if fault.trouble in HOLDING:
            await self._hold(fault, fault.seconds or LONGEST_HANG)
            return None
        if fault.seconds:
            await self._hold(fault, fault.seconds)
        if fault.trouble is Trouble.LIMIT:
            return self._refusal(fault, 429, {"RateLimit-Reason": "jira-burst-based"})
        if fault.trouble is Trouble.ERROR:
            return self._refusal(fault, fault.status, {})
        if fault.trouble is Trouble.PAGE:
            return _page("Log in to continue", 200, {})
        return None

    async def _hold(self, fault: Fault, seconds: float) -> None:
        faults = self._desk.faults
        since = faults.releases
        # Waiting for the desk and not only for the clock: healing it ends the wait at once.
        try:
            await self._desk.releases.wait_for(lambda: faults.lets_go(fault, since) or None, seconds)
        except TimeoutError:
            return

    def _refusal(self, fault: Fault, status: int, headers: dict[str, str]) -> web.Response:
        if fault.retry_after is not None:
            headers["Retry-After"] = self._retry_after(fault.retry_after, as_date=fault.as_date)
        reason = REASONS.get(status, "Error")
        # Gateways in front of Jira answer in HTML; clients that expect JSON must survive that.
        if fault.html:
            return _page(reason, status, headers)
        return web.json_response({"errorMessages": [reason], "status": status}, status=status, headers=headers)

    def _retry_after(self, seconds: int, *, as_date: bool) -> str:
        if not as_date:
            return str(seconds)
        return format_datetime(self._desk.now() + timedelta(seconds=seconds), usegmt=True)


def _page(title: str, status: int, headers: dict[str, str]) -> web.Response:
    return web.Response(text=PAGE.format(title=title), status=status, content_type="text/html", headers=headers)
