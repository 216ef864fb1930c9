"""What became of a request, in words: for the view it was sent from, a direct message and the thread it came from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.domain.tickets.form_values import FormValues
from bot.domain.tickets.whole_text import NAME
from bot.words.speech import Speech
from bot.words.tickets.ticket import vehicle_of
from bot.words.told import Mark, Told
from bot.words.translation import Translation

_MARKS: dict[str, Mark] = {
    "filed": "yes",
    "refused": "no",
    "waits": "warning",
    "delayed": "warning",
    "needs_person": "warning",
    "files_left_out": "warning",
    "files_wait": "warning",
}


# Why a request is in flowver's name: these people have no account at the desk, as far as can be told.
_WITHOUT_ACCOUNT = ("no_email", "no_customer")


def outcomes() -> tuple[str, ...]:
    return tuple(_MARKS)


def tell_outcome(speech: Speech, outcome: str, values: Mapping[str, Any], today: date, *, public: bool = False) -> Told:
    """`outcome`: `filed`, `refused` ...; `values`: the notice's. `public`: for everybody in the thread."""
    t, key = speech.t, str(values.get("key") or "")
    return Told(
        mark=_MARKS[outcome],
        headline=_headline(t, outcome, key, values),
        facts=_facts(speech, outcome, values, today),
        lines=tuple(_lines(speech, outcome, values, public=public)),
        link=_portal(speech) if outcome == "needs_person" else _link(speech, key, values),
        small=() if public or outcome == "files_left_out" else (t("outcome.where_to_look"),),
    )


def _headline(t: Translation, outcome: str, key: str, values: Mapping[str, Any]) -> str:
    if outcome == "files_left_out":
        return t.plural("outcome.files_left_out", len(values.get("left_out", ())), request=key)
    return t(f"outcome.{outcome}", request=key, summary=_short(values.get("summary")))


def _facts(speech: Speech, outcome: str, values: Mapping[str, Any], today: date) -> tuple[tuple[str, str], ...]:
    version, component, severity = (str(values.get(name) or "") for name in ("version", "component", "severity"))
    vehicle = vehicle_of(speech, FormValues(version=version, component=component, severity=severity), today)
    return ((speech.t("tickets.vehicle"), vehicle),) if vehicle and outcome == "filed" else ()


def _lines(speech: Speech, outcome: str, values: Mapping[str, Any], *, public: bool) -> list[str]:
    t = speech.t
    if public:
        return []
    if outcome == "refused":
        return _refused(t, values)
    behalf = str(values.get("behalf") or "") if outcome == "filed" else ""
    if behalf:
        # In the portal it is not among theirs.
        lines = [t(f"outcome.behalf_{behalf}"), _how_to_follow(speech, behalf)]
    else:
        lines = [] if outcome == "files_left_out" else [_means(t, outcome, str(values.get("trouble") or ""))]
    if outcome == "filed" and values.get("cut"):
        lines.append(t("outcome.cut", file=NAME))
    if outcome == "filed" and values.get("files"):
        lines.append(t.plural("outcome.files", int(values["files"])))
    if outcome == "files_left_out":
        left_out = values.get("left_out", ())
        lines += [left_out_text(speech, str(each.get("name")), str(each.get("reason") or "")) for each in left_out]
        lines.append(t("outcome.files_left_out_means"))
    return lines


def _means(t: Translation, outcome: str, trouble: str) -> str:
    """What it means with this trouble, where there are words for it."""
    told = f"outcome.{outcome}_{trouble}"
    return t(told if told in t else f"outcome.{outcome}_means")


def _how_to_follow(speech: Speech, behalf: str) -> str:
    """Who may have an account already is not told to get one."""
    if behalf not in _WITHOUT_ACCOUNT:
        return speech.t("outcome.ask_to_follow")
    account = speech.catalog.policy.links.account or speech.catalog.policy.links.portal
    return speech.t("outcome.account_link", link=str(account)) if account else speech.t("outcome.account")


def _refused(t: Translation, values: Mapping[str, Any]) -> list[str]:
    objections = _objections(t, values)
    return [t("outcome.refused_means"), *objections] if objections else [t("outcome.refused_unsaid")]


def _objections(t: Translation, values: Mapping[str, Any]) -> list[str]:
    # What the desk says in general repeats what it says of the fields.
    said = [str(text) for text in (values.get("fields") or {}).values()] or [str(values.get("message") or "")]
    return [t("outcome.objection", text=_short(text, 300)) for text in dict.fromkeys(said) if text]


def left_out_text(speech: Speech, name: str, reason: str) -> str:
    """A file that did not go along; `reason`: the attachment's, as a code and what the desk said."""
    known, _, said = reason.partition(": ")
    code = known if f"file_reason.{known}" in speech.t else "other"
    why = speech.t("file_reason.refused_because", said=_short(said)) if said else speech.t(f"file_reason.{code}")
    return speech.t("outcome.file_left_out", name=_short(name), reason=why)


def _link(speech: Speech, key: str, values: Mapping[str, Any]) -> tuple[str, str] | None:
    url = str(values.get("portal_url") or "")
    return (speech.t("outcome.open_in_portal", request=key), url) if url.startswith(("https://", "http://")) else None


def _portal(speech: Speech) -> tuple[str, str] | None:
    portal = speech.catalog.policy.links.portal
    return (speech.t("link.portal"), str(portal)) if portal else None


def _short(text: Any, most: int = 150) -> str:
    said = " ".join(str(text or "").split())
    return said if len(said) <= most else said[: most - 1] + "…"
