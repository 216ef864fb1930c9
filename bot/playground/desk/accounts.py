"""Who may use the site and with which token. What they may do there is decided where it is done."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.playground.desk.errors import DeskError

Role = Literal["agent", "customer"]


@dataclass
class Account:
    """A person of the site; `locale` as in sv-SE. Agents work in the desk, customers only use its portal."""

    id: str
    name: str
    email: str
    role: Role = "customer"
    locale: str = "sv-SE"
    active: bool = True

    @property
    def is_agent(self) -> bool:
        return self.role == "agent"


class Accounts:
    """The accounts, their API tokens, and the groups that a group field may name."""

    def __init__(self, people: Iterable[Account], tokens: dict[str, str], groups: Iterable[str] = ()) -> None:
        self._people = {person.id: person for person in people}
        self._tokens = tokens
        self.groups = list(groups)
        self.token_revoked = False

    def __iter__(self) -> Iterator[Account]:
        return iter(self._people.values())

    def add(self, account: Account, token: str | None = None) -> Account:
        self._people[account.id] = account
        if token:
            self._tokens[token] = account.id
        return account

    def find(self, account_id: object) -> Account | None:
        return self._people.get(account_id) if isinstance(account_id, str) else None

    def by_email(self, email: str) -> Account | None:
        return next((found for found in self._people.values() if found.email.lower() == email.lower()), None)

    def search(self, query: str) -> list[Account]:
        """Return the active accounts whose name or whole e-mail address begins with the query, as Jira matches."""
        # People's addresses are matched from their beginning, so a whole one finds exactly one account.
        wanted = query.casefold()
        return [
            found
            for found in self._people.values()
            if found.active and (found.email.casefold().startswith(wanted) or _begins(found.name, wanted))
        ]

    def of_credentials(self, header: str) -> Account:
        """Return whose Authorization header this is; DeskError 401."""
        email, _, token = _decoded(header).partition(":")
        found = self._people.get(self._tokens.get(token, ""))
        # One sentence for every reason: a site does not tell strangers which half was wrong.
        if self.token_revoked or found is None or not found.active or found.email.lower() != email.lower():
            raise DeskError(401, "Client must be authenticated to access this resource.", "sd.rest.unauthorized")
        return found


def _begins(name: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in [name.casefold(), *name.casefold().split()])


def _decoded(header: str) -> str:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(encoded.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
