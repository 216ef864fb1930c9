"""Requests and files as rows and back; which rows are read or written is decided elsewhere."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Row

from bot.domain.kept import Attachment, Request
from bot.domain.tickets.ticket import Filed, Origin, Refusal, SlackFile, Ticket

_SAME_NAME = (
    "state", "attempt", "owner", "lease_until", "due_at", "looks", "first_sent_at", "last_sent_at", "behalf", "desk_id",
    "seen_at", "refresh_at", "trouble", "created_at", "updated_at",
)  # fmt: skip
_OF_ATTACHMENT = (
    "position", "state", "temporary_id", "attempt", "reason", "owner", "lease_until", "due_at", "sent_at",
)  # fmt: skip


def request_values(request: Request) -> dict[str, Any]:
    """The columns that change, from a record."""
    refusal = request.refusal
    return {
        **{name: getattr(request, name) for name in _SAME_NAME},
        **filed_values(request.filed),
        "refusal": None if refusal is None else {"message": refusal.message, "fields": dict(refusal.fields)},
    }


def filed_values(filed: Filed | None) -> dict[str, Any]:
    """The desk's side of a row."""
    return {
        "issue_key": filed.key if filed else None,
        "issue_id": filed.issue_id if filed else None,
        "portal_url": filed.portal_url if filed else None,
        "status": filed.status if filed else None,
        "status_category": filed.status_category if filed else None,
    }


def request_of(row: Row[Any]) -> Request:
    """A record from a row of the table request."""
    return Request(
        workspace=row.workspace_id,
        id=row.id,
        origin=Origin(**row.origin),
        ticket=ticket_of(row.ticket),
        filed=_filed_of(row),
        refusal=Refusal(**row.refusal) if row.refusal else None,
        **{name: getattr(row, name) for name in _SAME_NAME},
    )


def ticket_json(ticket: Ticket) -> dict[str, Any]:
    """A ticket as JSON takes it."""
    plain = {field.name: getattr(ticket, field.name) for field in fields(ticket)}
    mappings = {"desk_values": dict(ticket.desk_values), "people": dict(ticket.people)}
    return {**plain, **mappings, "files": [asdict(file) for file in ticket.files]}


def ticket_of(kept: Mapping[str, Any]) -> Ticket:
    """The ticket that was kept."""
    return Ticket(**{**kept, "files": tuple(SlackFile(**file) for file in kept["files"])})


def attachment_values(attachment: Attachment) -> dict[str, Any]:
    """The columns that change, from a record."""
    return {name: getattr(attachment, name) for name in _OF_ATTACHMENT}


def attachment_of(row: Row[Any], desk_id: str = "", key: str = "") -> Attachment:
    """A record from a row of the table attachment; the desk's side comes from its request."""
    same = {name: getattr(row, name) for name in _OF_ATTACHMENT}
    return Attachment(
        workspace=row.workspace_id, request=row.request_id, file=SlackFile(**row.file), desk_id=desk_id, key=key, **same
    )


def _filed_of(row: Row[Any]) -> Filed | None:
    if row.issue_key is None:
        return None
    return Filed(row.issue_key, row.issue_id, row.portal_url, row.status, row.status_category)
