"""Who is told what when a request moves on: codes and values; the sentences are elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from bot.domain.kept import Attachment, Notice, Request
from bot.domain.tickets.whole_text import is_whole_text, without_whole_text

Outcome = Literal["filed", "refused", "waits", "delayed", "needs_person", "files_left_out", "files_wait"]
_TOLD_IN_A_MESSAGE = frozenset({"filed", "refused", "waits", "needs_person", "files_left_out", "files_wait"})
_SHOWN_IN_THE_VIEW = frozenset({"filed", "refused", "waits", "delayed", "needs_person"})
_SAID_IN_THE_THREAD = frozenset({"filed"})


def kind_of(outcome: Outcome) -> str:
    """The notice's kind, `request.filed`."""
    return f"request.{outcome}"


VIEW_KINDS = tuple(sorted(f"request.{outcome}" for outcome in _SHOWN_IN_THE_VIEW))


def notices_for(request: Request, outcome: Outcome, **more: Any) -> list[Notice]:
    """The notices of one outcome: the open view, a direct message, the thread that the request came from."""
    origin, values = request.origin, {**_values(request), **more}
    notices = []
    if outcome in _SHOWN_IN_THE_VIEW and origin.view_id:
        notices.append(_notice(request, outcome, origin.view_id, values, via="view"))
    if outcome in _TOLD_IN_A_MESSAGE:
        notices.append(replace(_notice(request, outcome, origin.user, values), subject=_occasion(request, outcome)))
    if outcome in _SAID_IN_THE_THREAD and origin.channel and origin.thread_ts:
        notices.append(_notice(request, outcome, origin.channel, _public(values), thread_ts=origin.thread_ts))
    return notices


def left_out(attachments: Sequence[Attachment]) -> list[dict[str, str]]:
    """The files that did not go along, and why."""
    return [{"name": each.file.name, "reason": each.reason} for each in attachments if each.state == "failed"]


def _notice(
    request: Request,
    outcome: Outcome,
    target: str,
    values: Mapping[str, Any],
    via: Literal["message", "view"] = "message",
    thread_ts: str = "",
) -> Notice:
    kind, language = kind_of(outcome), request.ticket.language
    return Notice(request.workspace, kind, request.id, target, via, thread_ts, language, values)


def _occasion(request: Request, outcome: Outcome) -> str:
    """What has been decided and needs a person once more is told once more; everything else is told once."""
    return f"{request.id}.{request.attempt}" if outcome == "needs_person" and request.attempt else request.id


def _values(request: Request) -> dict[str, Any]:
    filed, refusal = request.filed, request.refusal
    return {
        "request": request.id,
        "user": request.origin.user,
        "summary": request.ticket.summary,
        "version": request.ticket.version,
        "component": request.ticket.component,
        "severity": request.ticket.severity,
        "key": filed.key if filed else "",
        "portal_url": filed.portal_url if filed else "",
        "status": filed.status if filed else "",
        "behalf": request.behalf,
        "files": len(without_whole_text(request.ticket.files)),
        "cut": any(map(is_whole_text, request.ticket.files)),
        "trouble": request.trouble,
        "message": refusal.message if refusal else "",
        "fields": dict(refusal.fields) if refusal else {},
    }


def _public(values: Mapping[str, Any]) -> dict[str, Any]:
    """What everybody in the thread may read: not how the person's account stands."""
    return {name: values[name] for name in ("request", "user", "summary", "key", "portal_url", "status", "files")}
