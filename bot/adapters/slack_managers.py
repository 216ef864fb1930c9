"""Who manages releases: the people and the user groups that the settings name, groups as Slack says who is in them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_errors import UNREACHABLE
from bot.logs import get_log
from bot.usecases.managers import ReleaseManagers

log = get_log(__name__)

GROUP = "S"
ASK_AGAIN = timedelta(minutes=5)
# A group that could not be read is asked for again soon: until then nobody manages by it.
TRY_AGAIN = timedelta(seconds=20)


class SlackManagers:
    """`ids`: of users (U, W) and user groups (S). `now` gives an aware time."""

    def __init__(self, client: AsyncWebClient, ids: Sequence[str], now: Callable[[], datetime]) -> None:
        self._client = client
        self._people = tuple(each for each in ids if not each.startswith(GROUP))
        self._groups = tuple(each for each in ids if each.startswith(GROUP))
        self._now = now
        self._held: dict[str, tuple[ReleaseManagers, datetime]] = {}

    async def __call__(self, workspace: str) -> Sequence[str]:
        """Their user ids."""
        return (await self.known(workspace)).people

    async def known(self, workspace: str) -> ReleaseManagers:
        """A few minutes old at most."""
        held, until = self._held.get(workspace, (None, None))
        return held if held and until and self._now() < until else await self.asked_now(workspace)

    async def asked_now(self, workspace: str) -> ReleaseManagers:
        """For what cannot be taken back: whoever has just left a group sends nothing to everybody any more."""
        found = await self._find()
        self._held[workspace] = found, self._now() + (TRY_AGAIN if found.unreadable else ASK_AGAIN)
        return found

    async def _find(self) -> ReleaseManagers:
        people, unreadable = dict.fromkeys(self._people), False
        for group in self._groups:
            try:
                said = await self._client.usergroups_users_list(usergroup=group)
                people.update(dict.fromkeys(said.get("users") or ()))
            except (SlackApiError, *UNREACHABLE) as error:
                log.warning("managers_not_read", group=group, error=type(error).__name__)
                unreadable = True
        return ReleaseManagers(tuple(people), unreadable)
