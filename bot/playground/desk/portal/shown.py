"""Field values as people see them."""

from typing import Any

from bot.playground.desk.accounts import Accounts
from bot.playground.desk.choices import choices_of
from bot.playground.desk.model import Choice, Field, ServiceDesk
from bot.playground.desk.portal.html import Markup
from bot.playground.desk.portal.wiki import drawn

# Fields of several lines, in which Jira reads wiki markup as it does in the description.
MARKED_UP = ("environment", "textarea")


def shown(field: Field, value: Any, desk: ServiceDesk, accounts: Accounts) -> Markup | str:
    """Return the value as the portal draws it."""
    text = value_text(field, value, desk, accounts)
    return drawn(text) if field.kind.name in MARKED_UP else text


def value_text(field: Field, value: Any, desk: ServiceDesk, accounts: Accounts) -> str:
    """Return what was answered, with names where the value holds ids."""
    choices = choices_of(field, desk)
    if isinstance(value, list):
        return ", ".join(_one(choices, item, accounts) for item in value)
    return _one(choices, value, accounts)


def _one(choices: tuple[Choice, ...], value: Any, accounts: Accounts) -> str:
    if not isinstance(value, dict):
        return str(value)
    if account := accounts.find(value.get("accountId")):
        return account.name
    picked = next((found for found in choices if value.get("id") == found.value), None)
    name = str(picked.label if picked else value.get("value") or value.get("name") or value.get("id"))
    if not isinstance(value.get("child"), dict):
        return name
    parent = picked or next((found for found in choices if found.label == name), None)
    return f"{name} > {_one(parent.children if parent else (), value['child'], accounts)}"
