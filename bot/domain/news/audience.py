"""Who hears of something: targets as a set, so that nobody is told twice whatever they asked for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.domain.news.announcement import AnnouncedKind, Announcement
from bot.domain.news.own_lines import Own
from bot.domain.news.subscribing import heard
from bot.domain.news.subscription import Kind, Subscription
from bot.domain.version import parse_version

_KIND_OF: dict[AnnouncedKind, Kind] = {
    "release": "releases",
    "service-pack": "service-packs",
    "withdrawal": "withdrawals",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """What some news is about. `line` "" where it belongs to no Flow line; no `components`: not known, or all.

    `own`: the lines that components with numbers of their own call it by.
    """

    kind: Kind
    line: str
    components: tuple[str, ...] = ()
    own: tuple[Own, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """Disjoint. `paused` would hear of it, were they not paused; `others`: targets without a subscription to it
    that must be told all the same, since they got what is now withdrawn."""

    at_once: tuple[Subscription, ...] = ()
    weekly: tuple[Subscription, ...] = ()
    paused: tuple[Subscription, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many will get it, paused ones left out."""
        return len(self.at_once) + len(self.weekly) + len(self.others)


def topic_of(announcement: Announcement) -> Topic:
    numbers = str(parse_version(announcement.version).line)
    own = tuple((each, numbers) for each in announcement.components if numbers != announcement.line)
    return Topic(_KIND_OF[announcement.kind], announcement.line, announcement.components, own)


def end_of_support(line: str, own: tuple[Own, ...] = ()) -> Topic:
    """A line's end concerns whoever follows the line, whatever component they follow it for, by whatever number."""
    return Topic("end-of-support", line, own=own)


def audience(subscriptions: Iterable[Subscription], topic: Topic, got: Collection[str] = ()) -> Audience:
    """Of one workspace's subscriptions. `got`: targets that the withdrawn version was announced to."""
    held = {each.target: each for each in subscriptions}
    wanted = [each for each in held.values() if hears(each, topic) or each.target in got]
    running = [each for each in wanted if not each.paused]
    # A withdrawal is not gathered for a week: somebody may be about to install it.
    patient = topic.kind != "withdrawals"
    return Audience(
        at_once=tuple(each for each in running if not (each.weekly and patient)),
        weekly=tuple(each for each in running if each.weekly and patient),
        paused=tuple(each for each in wanted if each.paused),
        others=tuple(sorted(target for target in got if target not in held)),
    )


def hears(subscription: Subscription, topic: Topic) -> bool:
    return heard(subscription.wishes, topic.kind, topic.line, topic.components, topic.own)
