"""The small words of news: components, kinds, wishes, hours, moments, and why something is paused."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.domain.news.how import How
from bot.domain.news.subscription import KINDS, Choice, Quiet, Subscription, Wish
from bot.words.speech import Speech
from bot.words.translation import Translation


def component_name(speech: Speech, component: str) -> str:
    """What is frozen in an announcement may name a component that the catalogue no longer has."""
    return speech.component(component) if component in speech.catalog.components else component


def components_text(speech: Speech, components: Sequence[str]) -> str:
    """`Server and Studio`; of none, the product."""
    return speech.listed([component_name(speech, each) for each in components] or [speech.component(None)])


def kinds_text(speech: Speech, kinds: Iterable[str]) -> str:
    """`new releases and service packs`, in a fixed order; all of them: `all news`."""
    known = [kind for kind in KINDS if kind in set(kinds)]
    if len(known) == len(KINDS):
        return speech.t("news.kinds_all")
    return speech.listed([speech.t(f"news.kind_{kind}") for kind in known] or ["-"])


def wish_text(speech: Speech, wish: Wish) -> str:
    """`service packs · line 6.15 · Server`."""
    parts = [kinds_text(speech, wish.kinds), _lines(speech, wish.lines), _components(speech, wish.components)]
    return " · ".join(part for part in parts if part)


def wishes_text(speech: Speech, wishes: Iterable[Wish]) -> str:
    return "; ".join(wish_text(speech, wish) for wish in wishes)


def _lines(speech: Speech, lines: Choice) -> str:
    if lines.everything:
        return ""
    names = speech.listed(sorted(lines.names, key=_by_number) or ["-"])
    if lines.but:
        return speech.t("news.lines_but", lines=names)
    return speech.t.plural("news.lines_only", len(lines.names), lines=names)


def _components(speech: Speech, components: Choice) -> str:
    if components.everything:
        return ""
    names = speech.listed([component_name(speech, each) for each in sorted(components.names)] or ["-"])
    return speech.t("news.components_but", names=names) if components.but else names


def _by_number(line: str) -> tuple[int, ...]:
    return tuple(int(part) for part in line.split(".") if part.isdigit())


def when_text(speech: Speech, subscription: Subscription) -> str:
    """`at once, quiet 22:00-07:00 (Europe/Stockholm)`."""
    often = often_text(speech, subscription)
    return f"{often} ({subscription.zone})" if subscription.timed else often


def often_text(speech: Speech, how: How | Subscription) -> str:
    """The same without the zone."""
    often = speech.t("news.weekly" if how.weekly else "news.at_once")
    quiet = [speech.t("news.quiet", hours=hours_text(how.quiet))] if how.quiet else []
    return ", ".join([often, *quiet])


def how_text(speech: Speech, how: How) -> str:
    """All of it."""
    return f"{often_text(speech, how)} ({how.zone}) · {speech.t(f'news.language_{how.language}')}"


def hours_text(quiet: Quiet) -> str:
    return f"{_clock(quiet.begins)}-{_clock(quiet.ends)}"


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def pause_text(t: Translation, reason: str) -> str:
    """In words where Slack's word is known to us, else Slack's word itself."""
    key = f"pause.{reason}"
    return t(key) if key in t else t("pause.other", reason=reason)


def moment_text(moment: datetime, zone: ZoneInfo) -> str:
    """`2026-04-03 14:00`, there."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
