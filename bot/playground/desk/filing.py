"""From the body of a create call to what can be filed, or to every reason why not. Nothing is created here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.desk.accounts import Account, Accounts
from bot.playground.desk.errors import DeskError
from bot.playground.desk.model import Field, RequestType, ServiceDesk
from bot.playground.desk.settings import Settings
from bot.playground.desk.values import Question, is_empty, problem
from bot.playground.model import Json

KNOWN = {
    *("serviceDeskId", "requestTypeId", "requestFieldValues", "raiseOnBehalfOf", "requestParticipants"),
    *("form", "isAdfRequest", "channel"),
}
REFUSED = "Your request could not be created. Please check the fields have been filled in correctly."


@dataclass(frozen=True)
class Filing:
    """A request that may be created."""

    desk: ServiceDesk
    type: RequestType
    values: Json
    reporter: Account
    creator: Account
    participants: list[Account] = field(default_factory=list)


class FilingRules:
    """What a create call must keep to; `desks` by id."""

    def __init__(self, desks: Mapping[str, ServiceDesk], accounts: Accounts, settings: Settings) -> None:
        self._desks = desks
        self._accounts = accounts
        self._settings = settings

    def judge(self, body: Json, caller: Account) -> Filing:
        """Return what the body asks for; DeskError 400 or 403 with every problem."""
        if unknown := sorted(body.keys() - KNOWN):
            raise DeskError(400, f"Unrecognized field {unknown[0]!r}.", "sd.request.invalid.body")
        desk = self._desk(body)
        type_ = desk.types.get(_string(body, "requestTypeId"))
        if type_ is None:
            raise DeskError(400, "The request type does not exist in this service desk.", "sd.request.type.missing")
        reporter = self._reporter(body, caller, desk)
        participants = self._participants(body, caller)
        values = self._values(body, desk, type_)
        return Filing(desk, type_, values, reporter, caller, participants)

    def _desk(self, body: Json) -> ServiceDesk:
        found = self._desks.get(_string(body, "serviceDeskId"))
        if found is None:
            raise DeskError(400, "The service desk does not exist.", "sd.request.desk.missing")
        return found

    def _reporter(self, body: Json, caller: Account, desk: ServiceDesk) -> Account:
        wanted = body.get("raiseOnBehalfOf")
        if wanted is None:
            if not desk.admits(caller):
                raise DeskError(403, "You do not have permission to raise requests here.", "sd.request.forbidden")
            return caller
        if not self.may_raise_on_behalf(caller):
            text = "You do not have permission to raise a request on behalf of another customer."
            raise DeskError(403, text, "sd.request.on.behalf.forbidden")
        found = self._accounts.find(wanted)
        # An e-mail address lands here too: the documented value is an accountId.
        if found is None or not found.active or not desk.admits(found):
            text = f"raiseOnBehalfOf: the account {wanted!r} is not a customer of this service desk."
            raise DeskError(400, text, "sd.request.on.behalf.no.customer")
        return found

    def may_raise_on_behalf(self, caller: Account) -> bool:
        return caller.is_agent and self._settings.raise_on_behalf

    def may_add_participants(self, caller: Account) -> bool:
        return caller.is_agent and self._settings.participants

    def _participants(self, body: Json, caller: Account) -> list[Account]:
        wanted = body.get("requestParticipants") or []
        if not isinstance(wanted, list):
            raise DeskError(400, "requestParticipants must be a list of account ids.", "sd.request.invalid.body")
        # An empty list asks for nothing and is allowed to everyone.
        if wanted and not self.may_add_participants(caller):
            raise DeskError(403, "You do not have permission to add participants.", "sd.request.participants.forbidden")
        found = [self._accounts.find(account) for account in wanted]
        if None in found:
            raise DeskError(400, "requestParticipants: an account does not exist.", "sd.request.participants.invalid")
        return [account for account in found if account is not None]

    def _values(self, body: Json, desk: ServiceDesk, type_: RequestType) -> Json:
        given = body.get("requestFieldValues")
        if not isinstance(given, dict):
            raise DeskError(400, "requestFieldValues must be an object.", "sd.request.invalid.body")
        # Every problem at once: a form with one error at a time is filled in five times.
        problems = self._problems(given, desk, type_)
        if problems:
            raise DeskError(400, " ".join([REFUSED, *problems.values()]), "sd.request.fields.invalid", problems)
        return {name: value for name, value in given.items() if not is_empty(value)}

    def _problems(self, given: Json, desk: ServiceDesk, type_: RequestType) -> dict[str, str]:
        shown = {name: asked for name, asked in type_.fields.items() if not asked.hidden}
        found = {
            name: f"Field {name!r} cannot be set. It is not on this request type."
            for name in given.keys() - shown.keys()
        }
        for name, asked in shown.items():
            if said := self._complaint(asked, desk, given.get(name)):
                found[name] = f"{asked.name!r} ({name}) {said}."
        return found

    def _complaint(self, asked: Field, desk: ServiceDesk, value: Any) -> str | None:
        if is_empty(value):
            return "is required" if asked.required else None
        return problem(Question(asked, desk, self._accounts), value)


def _string(body: Json, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise DeskError(400, f"{name} must be a string.", "sd.request.invalid.body")
    return value
