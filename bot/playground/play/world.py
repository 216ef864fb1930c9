"""The page's API for what becomes of channels, and for the vendor that publishes releases."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.playground.life import Life
from bot.playground.model import Conversation
from bot.playground.people.acts import Acts
from bot.playground.people.refusals import RefusedError
from bot.playground.play.requests import body_of, refusals_told, text_of
from bot.playground.vendor import Vendor

ChannelAct = Callable[[Conversation, str], Awaitable[None]]


class PlayWorld:
    """Handlers of /play/channel and /play/vendor; every one of them names who acts."""

    def __init__(self, acts: Acts, life: Life, vendor: Vendor) -> None:
        self._acts = acts
        self._life = life
        self._vendor = vendor
        bot = acts.workspace.bot
        self._channel_acts: dict[str, ChannelAct] = {
            "archive": life.archive,
            "unarchive": life.unarchive,
            "private": life.make_private,
            "delete": life.delete,
            "invite": lambda channel, person: life.invite(channel, bot, person),
            "remove": lambda channel, person: life.remove(channel, bot, person),
            "join": lambda channel, person: life.invite(channel, person, person),
            "leave": lambda channel, person: life.remove(channel, person, person),
        }

    def routes(self) -> list[web.RouteDef]:
        handlers = {"channel": self._channel, "vendor": self._publish}
        return [web.post(f"/play/{path}", refusals_told(handler)) for path, handler in handlers.items()]

    async def _channel(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        person, act = text_of(body, "as"), text_of(body, "act")
        channel = self._acts.place(person, text_of(body, "conversation"))
        if channel.is_im:
            raise RefusedError("A direct message is no channel.")
        if act == "rename":
            await self._life.rename(channel, text_of(body, "name"), person)
        elif act in self._channel_acts:
            await self._channel_acts[act](channel, person)
        else:
            raise RefusedError(f"There is no way to {act!r} a channel.", 404)
        return web.json_response({"ok": True})

    async def _publish(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        self._acts.person(text_of(body, "as"))
        acts = {"release": self._vendor.release, "withdraw": self._vendor.withdraw}
        act = acts.get(text_of(body, "act"))
        if act is None:
            raise RefusedError("The vendor releases or withdraws.", 404)
        version = act()
        self._acts.workspace.broadcast.send({"type": "state"})
        return web.json_response({"version": version})
