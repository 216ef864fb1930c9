"""From an audience to what is written down for it: a notice for each target, or an item of its week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from bot.domain.kept import Notice
from bot.domain.news.audience import Audience, Topic, audience
from bot.domain.news.correcting import Receiver
from bot.domain.news.digest import next_digest
from bot.domain.news.pausing import BY_COMMAND
from bot.domain.news.quiet import next_allowed, zone_of
from bot.domain.news.subscription import Subscription
from bot.usecases.news_ports import DigestItem


@dataclass(frozen=True, slots=True)
class News:
    """What is told: `kind` and `subject` of the notices, and what their sentences need."""

    kind: str
    subject: str
    values: Mapping[str, Any] = field(default_factory=dict)
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """What one decision writes. `size`: how many will get it, those that cannot be reached now left out."""

    notices: tuple[Notice, ...] = ()
    items: tuple[DigestItem, ...] = ()
    size: int = 0


def audiences(subscriptions: Iterable[Subscription], topic: Topic, got: Sequence[Receiver] = ()) -> dict[str, Audience]:
    """By workspace. `got`: where a version that is now withdrawn was announced."""
    theirs: dict[str, list[Subscription]] = defaultdict(list)
    for each in subscriptions:
        theirs[each.workspace].append(each)
    workspaces = sorted({*theirs, *(each.workspace for each in got)})
    return {
        workspace: audience(theirs[workspace], topic, [each.target for each in got if each.workspace == workspace])
        for workspace in workspaces
    }


def spread(
    news: News, to: Mapping[str, Audience], got: Sequence[Receiver], now: datetime, vendors_zone: ZoneInfo
) -> Spread:
    """Quiet hours put a notice off; a target that cannot be reached now gets it when it can."""
    languages = {(each.workspace, each.target): each.language for each in got}
    notices: list[Notice] = []
    items: list[DigestItem] = []
    for workspace, heard in to.items():
        notices += [_notice(news, each, now, vendors_zone) for each in heard.at_once]
        notices += [_plain(news, workspace, target, languages.get((workspace, target), "")) for target in heard.others]
        unreachable = [each for each in heard.paused if each.paused != BY_COMMAND]
        notices += [_notice(news, each, now, vendors_zone) for each in unreachable if not each.weekly]
        patient = (*heard.weekly, *(each for each in unreachable if each.weekly))
        items += [_item(news, each, now, vendors_zone) for each in patient]
    return Spread(tuple(sorted(notices, key=_mixed)), tuple(items), sum(heard.size for heard in to.values()))


def _mixed(notice: Notice) -> int:
    """Channels that are alike, and perhaps in the same trouble, do not come one behind the other."""
    return crc32(f"{notice.subject} {notice.target}".encode())


def _plain(news: News, workspace: str, target: str, language: str, **more: Any) -> Notice:
    return Notice(
        workspace,
        news.kind,
        news.subject,
        target,
        language=language,
        values=news.values,
        revision=news.revision,
        **more,
    )


def _notice(news: News, to: Subscription, now: datetime, vendors_zone: ZoneInfo) -> Notice:
    not_before = next_allowed(now, to.quiet, zone_of(to.zone, vendors_zone))
    return _plain(news, to.workspace, to.target, to.language, not_before=not_before, blocked=to.paused)


def _item(news: News, to: Subscription, now: datetime, vendors_zone: ZoneInfo) -> DigestItem:
    due_at = next_digest(now, zone_of(to.zone, vendors_zone), to.quiet)
    return DigestItem(to.workspace, to.target, news.kind, news.subject, due_at, news.values)
