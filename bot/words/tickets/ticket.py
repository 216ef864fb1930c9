"""A request in words: severity with its consequence, how far it has come, what will bring the fix."""

from datetime import date, datetime

from bot.domain.fix_outlook import FixOutlook, fix_outlook
from bot.domain.kept import NOT_ALLOWED, Request
from bot.domain.policy import Category
from bot.domain.tickets.form_values import UNKNOWN, FormValues
from bot.domain.tickets.hints import subject_of
from bot.words.speech import Speech
from bot.words.told import Mark

_MARKS: dict[str, Mark] = {
    "queued": "info",
    "filing": "info",
    "unsure": "warning",
    "filed": "yes",
    "refused": "no",
    "needs_person": "warning",
}


def severity_label(speech: Speech, category: Category, outlook: FixOutlook) -> str:
    """`High: fixed in a service pack of 6.15`."""
    name = category.name.in_language(speech.t.language)
    return speech.t("form.severity_option", name=name, vehicle=fix_vehicle(speech, category, outlook))


def fix_vehicle(speech: Speech, category: Category, outlook: FixOutlook) -> str:
    """What a fix comes in, by the vendor's rule; nothing is promised that the support rule does not bear out."""
    t = speech.t
    if outlook.state == "moving":
        return t("vehicle.moving", version=speech.release(outlook.to)) if outlook.to else t("vehicle.none")
    if category.fixed_in == "minor":
        return t("vehicle.minor")
    if outlook.line is None:
        return t("vehicle.perhaps_any")
    return t("vehicle.service_pack" if outlook.state == "packs" else "vehicle.perhaps", line=str(outlook.line))


def category_of(speech: Speech, severity: str) -> Category | None:
    categories = speech.catalog.policy.fix_policy.categories
    return next((each for each in categories if each.id == severity), None)


def vehicle_of(speech: Speech, values: FormValues, today: date) -> str:
    """The fix vehicle as of the vendor's day `today`; empty where no severity was asked for."""
    category = category_of(speech, values.severity)
    if category is None:
        return ""
    return fix_vehicle(speech, category, fix_outlook(speech.catalog, subject_of(speech.catalog, values), today))


def state_mark(request: Request) -> Mark:
    """A request that is there is done only when the desk says so."""
    if request.state == "filed" and not (request.filed and request.filed.status_category.upper() == "DONE"):
        return "info"
    return _MARKS[request.state]


def state_text(speech: Speech, request: Request) -> str:
    """The desk's own word where there is one, else how far we have come."""
    if request.state == "filed" and request.filed and request.filed.status:
        return request.filed.status
    since = _moment(speech, request.created_at)
    why = "_not_allowed" if request.state == "queued" and request.trouble == NOT_ALLOWED else ""
    return speech.t(f"tickets.state_{request.state}{why}", since=since)


def status_dates(speech: Speech, request: Request) -> tuple[str, ...]:
    """When it was sent, and when the desk was last heard of it; what says no status of the desk's says when itself."""
    if request.state != "filed" or not (request.filed and request.filed.status):
        return ()
    sent = speech.t("tickets.sent_on", day=request.created_at.astimezone(speech.catalog.policy.zone).date().isoformat())
    return (sent, speech.t("tickets.as_of", at=_moment(speech, request.seen_at))) if request.seen_at else (sent,)


def _moment(speech: Speech, at: datetime) -> str:
    """With the zone, which may not be the reader's."""
    return f"{at.astimezone(speech.catalog.policy.zone):%Y-%m-%d %H:%M %Z}"


def about_text(speech: Speech, component: str, version: str) -> str:
    """`Studio 6.15.3`, as much of it as is known."""
    known = component if component in speech.catalog.components else None
    if component and component != UNKNOWN and known is None:
        return f"{component} {version}".strip()
    if not version:
        return speech.component(known) if known else speech.t("form.version_unknown_short")
    return f"{speech.component(known)} {version}"
