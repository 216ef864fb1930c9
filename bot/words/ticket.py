"""A request in words: severity with its consequence, how far it has come, what will bring the fix."""

from bot.domain.form_values import UNKNOWN
from bot.domain.kept import Request
from bot.domain.policy import Category
from bot.domain.version import NotAVersion, Version, parse_version
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


def severity_label(speech: Speech, category: Category, line: Version | None) -> str:
    """`High: fixed in a service pack of 6.15`."""
    name = category.name.in_language(speech.t.language)
    return speech.t("form.severity_option", name=name, vehicle=fix_vehicle(speech, category, line))


def fix_vehicle(speech: Speech, category: Category, line: Version | None) -> str:
    """What a fix comes in, by the vendor's rule; the line is named where it is known."""
    if category.fixed_in == "minor":
        return speech.t("vehicle.minor")
    return speech.t("vehicle.service_pack", line=str(line)) if line else speech.t("vehicle.service_pack_any")


def category_of(speech: Speech, severity: str) -> Category | None:
    categories = speech.catalog.policy.fix_policy.categories
    return next((each for each in categories if each.id == severity), None)


def vehicle_of(speech: Speech, severity: str, version: str) -> str:
    """The fix vehicle of a request that is kept with texts; empty where no severity was asked for."""
    category = category_of(speech, severity)
    return fix_vehicle(speech, category, line_in(version)) if category else ""


def line_in(version: str) -> Version | None:
    try:
        return parse_version(version).line
    except NotAVersion:
        return None


def state_mark(request: Request) -> Mark:
    return _MARKS[request.state]


def state_text(speech: Speech, request: Request) -> str:
    """The desk's own word where there is one, else how far we have come."""
    if request.state == "filed" and request.filed and request.filed.status:
        return request.filed.status
    since = request.created_at.astimezone(speech.catalog.policy.zone)
    return speech.t(f"tickets.state_{request.state}", since=f"{since:%Y-%m-%d %H:%M}")


def about_text(speech: Speech, component: str, version: str) -> str:
    """`Studio 6.15.3`, as much of it as is known."""
    known = component if component in speech.catalog.components else None
    if component and component != UNKNOWN and known is None:
        return f"{component} {version}".strip()
    if not version:
        return speech.component(known) if known else speech.t("form.version_unknown_short")
    return f"{speech.component(known)} {version}"
