"""What happens when a person opens the app's Home tab."""

from bot.playground.events import Events
from bot.playground.model import Json
from bot.playground.payloads import Payloads
from bot.playground.workspace import Workspace


class Homes:
    """Shows App Home and tells the app that somebody looks."""

    def __init__(self, workspace: Workspace, events: Events) -> None:
        self._workspace = workspace
        self._events = events
        self._payloads = Payloads(workspace)

    def published(self, person: str) -> Json | None:
        """Return the view published for this person so far."""
        view = self._workspace.homes.get(person)
        return self._payloads.view(view) if view else None

    async def open(self, person: str) -> None:
        """Send app_home_opened; returns when the bot acknowledged it or its time is up."""
        await self._events.deliver("app_home_opened", self._event(person))

    def open_later(self, person: str) -> None:
        """Send app_home_opened without waiting for the bot."""
        self._events.deliver_later("app_home_opened", self._event(person))

    def _event(self, person: str) -> Json:
        event: Json = {
            "type": "app_home_opened",
            "user": person,
            "channel": self._workspace.direct_message(person).id,
            "tab": "home",
        }
        view = self.published(person)
        # Slack leaves the field out until something was published; apps tell a first visit by that.
        return event | ({"view": view} if view else {})
