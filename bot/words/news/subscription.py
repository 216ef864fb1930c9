"""Subscriptions in words: what was changed, what holds now, what is wrong."""

from collections.abc import Iterator

from bot.domain.news.asking import Asked
from bot.domain.news.pausing import BY_COMMAND, OUR_TOKEN
from bot.domain.news.quiet import zone_of
from bot.domain.news.subscription import Subscription
from bot.domain.news.subscriptions import Changed
from bot.words.news.names import moment_text, often_text, pause_text, when_text, wish_text, wishes_text
from bot.words.speech import Speech
from bot.words.support import support_cell
from bot.words.told import Ask, Mark, Told

_MARKS: dict[str, Mark] = {"too_many": "no", "not_subscribed": "info", "not_covered": "info", "already": "info"}


def tell_subscribed(speech: Speech, changed: Changed, asked: Asked | None = None) -> Told:
    """To whoever asked: what is new, all that is heard now, when. `asked`: for lines that nobody has heard of."""
    t, held = speech.t, changed.held
    where = "me" if held and held.personal else "channel"
    link = speech.catalog.policy.links.release_registration
    return Told(
        mark=_mark(changed, asked),
        headline=_headline(speech, changed, where),
        facts=tuple(_facts(speech, held, theirs=_takes_theirs(changed, asked))) if held else (),
        lines=tuple(_of_lines(speech, asked)) if asked else (),
        link=(t("news.registration"), str(link)) if link and held else None,
        small=(t("news.how_to_change"),),
        asks=(Ask(t("news.ask_test"), "subscribe test"), Ask(t("news.ask_list"), "subscriptions")) if held else (),
    )


def _headline(speech: Speech, changed: Changed, where: str) -> str:
    t, outcome = speech.t, changed.outcome
    if outcome == "extended":
        return t("news.extended", what=wishes_text(speech, changed.new))
    if outcome == "reduced":
        return t("news.reduced", what=wishes_text(speech, changed.new))
    if outcome in ("subscribed", "removed", "not_subscribed"):
        return t(f"news.{outcome}_{where}")
    return t(f"news.{outcome}")


def tell_unsubscribed(speech: Speech, changed: Changed, *, personal: bool) -> Told:
    """After `unsubscribe`; what is left is said, so that nobody has to ask."""
    if changed.held is None:
        headline = _headline(speech, changed, "me" if personal else "channel")
        return Told(_MARKS.get(changed.outcome, "yes"), headline, small=(speech.t("news.how_to_subscribe"),))
    return tell_subscribed(speech, changed)


def _takes_theirs(changed: Changed, asked: Asked | None) -> bool:
    """Whether a channel's zone is the one of whoever subscribed it, without a word about it."""
    fresh = changed.outcome == "subscribed" and not (asked and asked.zone)
    return fresh and bool(changed.held) and not (changed.held and changed.held.personal)


def _facts(speech: Speech, held: Subscription, *, theirs: bool) -> list[tuple[str, str]]:
    t = speech.t
    return [
        (t("news.fact_hears"), wishes_text(speech, held.wishes)),
        (t("news.fact_when"), often_text(speech, held)),
        (t("news.fact_language"), t(f"news.language_{held.language}")),
        (
            t("news.fact_zone"),
            t("news.zone_theirs", zone=held.zone, other=_another(held.zone)) if theirs else held.zone,
        ),
    ]


def _another(zone: str) -> str:
    return next(each for each in ("Europe/Stockholm", "Europe/London") if each != zone)


def _mark(changed: Changed, asked: Asked | None) -> Mark:
    """A warning where it was asked for nothing but what has ended."""
    mark = _MARKS.get(changed.outcome, "yes")
    over = {line for line, _ in asked.ended} if asked else set()
    return "warning" if mark == "yes" and asked and over and over == asked.wish.lines.names else mark


def _of_lines(speech: Speech, asked: Asked) -> Iterator[str]:
    t = speech.t
    for version in asked.wider:
        yield t("news.wider", version=version, line=version.line)
    what = "end" if asked.wish.kinds == {"end-of-support"} else "any"
    for line, support in asked.ended:
        yield t(f"news.ended_{what}", line=line, support=support_cell(t, support))
    if asked.unheard:
        yield t("news.unheard", lines=speech.listed(asked.unheard))


def subscription_lines(speech: Speech, held: Subscription) -> list[str]:
    """What stands under its name in a list: wishes, when, the last success and the last error."""
    t, zone = speech.t, zone_of(held.zone, speech.catalog.policy.zone)
    lines = [wish_text(speech, wish) for wish in held.wishes]
    lines.append(f"{when_text(speech, held)} · {t(f'news.language_{held.language}')}")
    if held.paused == BY_COMMAND:
        lines.append(t("news.paused_by_command"))
    elif held.paused:
        lines.append(t("news.paused", why=pause_text(t, held.paused)))
    if held.paused in OUR_TOKEN:
        lines.append(t("news.paused_by_token"))
    if held.last_sent_at:
        lines.append(t("news.last_sent", when=f"{moment_text(held.last_sent_at, zone)} ({zone.key})"))
    else:
        lines.append(t("news.nothing_sent"))
    if held.last_error and held.last_error_at:
        when = f"{moment_text(held.last_error_at, zone)} ({zone.key})"
        lines.append(t("news.last_error", when=when, why=pause_text(t, held.last_error)))
    return lines


def tell_no_subscriptions(speech: Speech, *, personal: bool) -> Told:
    t = speech.t
    ask = Ask(t("news.ask_subscribe"), "subscribe")
    headline = t("news.none_me" if personal else "news.none_channel")
    return Told("info", headline, small=(t("news.how_to_subscribe"),), asks=(ask,))
