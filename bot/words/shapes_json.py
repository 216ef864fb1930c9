"""The shapes that several answers have in common as JSON."""

from datetime import date
from typing import Any

from bot.domain.releases import LineEntry
from bot.domain.support import Support
from bot.domain.versions import LineSummary
from bot.words.speech import Speech
from bot.words.support import rule

Json = dict[str, Any]
UNSTATED = "unspecified"


def support_json(speech: Speech, support: Support) -> Json:
    return {
        "state": support.state,
        "until": day(support.until),
        "until_at_least": day(support.until_at_least),
        "until_at_latest": day(support.until_at_latest),
        "counted_from": support.counted_from,
        "rule": rule(speech.t, speech.catalog.policy.support, support),
        "days_left": support.days_left,
    }


def line_json(speech: Speech, each: LineSummary) -> Json:
    first = each.line.first_release
    return {
        "line": str(each.line.version),
        "released": day(first.exact),
        "released_by": day(first.latest.day) if first.latest else None,
        "support": support_json(speech, each.support),
        "latest": {component or UNSTATED: str(release.version) for component, release in each.latest.items()},
        **_override(each.line.entry),
    }


def _override(entry: LineEntry | None) -> Json:
    return {"supported_until": day(entry.supported_until)} if entry and entry.supported_until else {}


def sample(speech: Speech) -> list[str]:
    return [speech.t("sample")] if speech.catalog.sample else []


def day(found: date | None) -> str | None:
    return found.isoformat() if found else None
