"""The switchboard's addresses: one page, and a form for everything on it."""

from collections.abc import Mapping

from aiohttp import web

from bot.playground.desk.desk import Desk
from bot.playground.desk.portal.looking import form_of, frame_of
from bot.playground.desk.portal.switch_faults import arm, number
from bot.playground.desk.portal.switch_page import PATH, switch_page


class Switchboard:
    """Handlers of the switchboard; each form changes something and leads back to the page."""

    def __init__(self, desk: Desk, prefix: str) -> None:
        self._desk = desk
        self._prefix = prefix
        self._actions = {
            "faults": self._arm,
            "heal": self._heal,
            "settings": self._settings,
            "required": self._required,
            "fields": self._field,
        }

    def routes(self) -> list[web.RouteDef]:
        return [web.get(PATH, self._page), web.post(f"{PATH}/{{action}}", self._act)]

    async def _page(self, request: web.Request) -> web.Response:
        return switch_page(frame_of(self._desk, self._prefix, request.query))

    async def _act(self, request: web.Request) -> web.Response:
        form, act = await form_of(request), self._actions.get(request.match_info["action"])
        if act is None:
            raise web.HTTPNotFound(text="There is no such switch.")
        try:
            act(form)
        except (KeyError, ValueError) as error:
            raise web.HTTPBadRequest(text=f"That cannot be switched: {error}.") from error
        raise web.HTTPSeeOther(frame_of(self._desk, self._prefix, form).href(PATH))

    def _arm(self, form: Mapping[str, str]) -> None:
        arm(self._desk, form)

    def _heal(self, form: Mapping[str, str]) -> None:
        self._desk.heal(form.get("fault"))

    def _settings(self, form: Mapping[str, str]) -> None:
        settings = self._desk.settings
        settings.search_lag = number(form.get("search_lag", ""))
        # A box that is not ticked is not sent: absence is the answer.
        settings.attachments_enabled = "attachments" in form
        settings.validate_available = "validate" in form
        settings.raise_on_behalf = "behalf" in form
        self._desk.accounts.token_revoked = "token" not in form

    def _required(self, form: Mapping[str, str]) -> None:
        asked = self._desk.catalog.request_type(form["type"]).fields[form["field"]]
        self._desk.set_required(form["type"], form["field"], not asked.required)

    def _field(self, form: Mapping[str, str]) -> None:
        choices = [text.strip() for text in form.get("choices", "").split(",") if text.strip()]
        name = form["name"].strip()
        if not name:
            raise ValueError("a field needs a name")
        self._desk.add_field(form["type"], form["kind"], name, required="required" in form, choices=choices)
