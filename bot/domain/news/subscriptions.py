"""What becomes of a subscription when somebody asks for it, for more, for less, or for none."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.domain.news.asking import Asked
from bot.domain.news.subscribing import MOST_WISHES, Wishes, add, subtract
from bot.domain.news.subscription import Subscription, Wish

# `resumed`: it was paused and runs again; `options`: only when or how it is told; `too_many`: refused.
Outcome = Literal[
    "subscribed", "extended", "already", "options", "resumed", "paused",
    "removed", "reduced", "not_covered", "not_subscribed", "too_many",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """`held` None: there is none now. `new`: what it did not hear of before, or what was taken away."""

    held: Subscription | None
    outcome: Outcome
    new: Wishes = ()
    options: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and what holds for a new subscription: the language ("sv", "en") and an IANA zone of theirs.

    `reaches`: whether the bot can write there, as far as is known.
    """

    user: str
    language: str
    zone: str
    reaches: bool = True


def subscribed(
    held: Subscription | None, asked: Asked, workspace: str, target: str, asker: Asker, now: datetime
) -> Changed:
    """Idempotent: asked twice it changes nothing. Without kinds, lines and components: everything."""
    if held is None:
        wish = asked.wish
        fresh = Subscription(workspace, target, (wish,), asker.user, asker.language, asker.zone, now, now)
        return Changed(_with_options(fresh, asked), "subscribed", (wish,))
    wishes, new = (held.wishes, ()) if asked.only_options else add(held.wishes, asked.wish)
    if len(wishes) > MOST_WISHES:
        return Changed(held, "too_many")
    # What stands in its way is still there: to resume it would only pause it once more.
    runs = held if held.paused and not asker.reaches else replace(held, paused="", paused_at=None)
    changed = _with_options(replace(runs, wishes=wishes), asked)
    options = _options(changed) != _options(held)
    resumes = bool(held.paused) and not changed.paused
    # What is left of a wish when a corner of it was there already reads like a riddle.
    told = wishes if resumes and not new else (asked.wish,) if len(new) > 1 else new
    return Changed(_touched(held, changed, now), _outcome(new, resumes=resumes, options=options), told, options)


def _outcome(new: Wishes, *, resumes: bool, options: bool) -> Outcome:
    if resumes:
        return "resumed"
    return "extended" if new else "options" if options else "already"


def unsubscribed(held: Subscription | None, asked: Asked, now: datetime) -> Changed:
    """Without any terms it is removed altogether; with options alone these are switched off."""
    if held is None:
        return Changed(None, "not_subscribed")
    if asked.only_options:
        weekly, quiet = held.weekly and asked.weekly is None, held.quiet if asked.quiet is None else None
        changed = replace(held, weekly=weekly, quiet=quiet)
        options = _options(changed) != _options(held)
        return Changed(_touched(held, changed, now), "options" if options else "not_covered", options=options)
    if not asked.named:
        return Changed(None, "removed", held.wishes)
    left, went = subtract(held.wishes, asked.wish)
    if len(left) > MOST_WISHES:
        return Changed(held, "too_many")
    if not left:
        return Changed(None, "removed", held.wishes)
    taken: tuple[Wish, ...] = (asked.wish,) if went else ()
    return Changed(_touched(held, replace(held, wishes=left), now), "reduced" if went else "not_covered", taken)


def paused(held: Subscription, why: str, now: datetime) -> Subscription:
    """`why`: Slack's word for what stands in the way, "command" for a person's wish. The first reason stays."""
    return held if held.paused else replace(held, paused=why, paused_at=now, updated_at=now)


def resumed(held: Subscription, now: datetime) -> Subscription:
    return replace(held, paused="", paused_at=None, updated_at=now) if held.paused else held


def _with_options(held: Subscription, asked: Asked) -> Subscription:
    return replace(
        held,
        weekly=held.weekly if asked.weekly is None else asked.weekly,
        quiet=held.quiet if asked.quiet is None else asked.quiet or None,
        language=asked.language or held.language,
        zone=asked.zone or held.zone,
    )


def _options(held: Subscription) -> tuple[object, ...]:
    return held.weekly, held.quiet, held.language, held.zone


def _touched(before: Subscription, after: Subscription, now: datetime) -> Subscription:
    return after if after == before else replace(after, updated_at=now)
