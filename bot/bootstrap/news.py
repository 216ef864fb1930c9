"""Puts together what delivers, subscribes, composes and announces; every bot has it, with or without a desk."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.adapters.slack_leavers import SlackLeavers
from bot.adapters.slack_managers import SlackManagers
from bot.adapters.slack_poster import SlackPoster
from bot.adapters.slack_workspace import SlackWorkspace
from bot.adapters.store.announcements import Announcements
from bot.adapters.store.batched_outbox import BatchedOutbox
from bot.adapters.store.digests import Digests
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.reminders import Reminders
from bot.adapters.store.reporters import Reporters
from bot.adapters.store.stuck import Stuck
from bot.adapters.store.subscriptions import Subscriptions
from bot.bootstrap.looks import delivery_look
from bot.bootstrap.surroundings import Loop, Surroundings
from bot.domain.catalog import Catalog
from bot.domain.patience import Patience
from bot.slack.later import Later
from bot.slack.news.notices import RenderNews
from bot.slack.news.tools import NewsTools
from bot.slack.notices import RenderNotice
from bot.slack.tickets.notices import RenderTicketNotice
from bot.usecases.compose import Composing
from bot.usecases.decide_announcement import Deciding
from bot.usecases.decide_delivery import DecideDelivery, DecideUnsure
from bot.usecases.deliver import Deliver
from bot.usecases.gather_digests import GatherDigests
from bot.usecases.managers import FindManagers, TellManagers
from bot.usecases.move_announcement import MoveAnnouncement
from bot.usecases.notice_releases import NoticeReleases
from bot.usecases.pass_on import PassOn
from bot.usecases.remind import Remind
from bot.usecases.send_announcement import SendAnnouncement, SendScheduled
from bot.usecases.subscribe import Subscribing
from bot.web.health import Look
from bot.words.translation import FALLBACK
from bot.worker.delivery import delivering
from bot.worker.news import NewsLoops
from bot.worker.promises import Promises


@dataclass(frozen=True)
class NewsParts:
    """The operations that listeners and commands use."""

    announcements: Announcements
    subscriptions: Subscriptions
    reporters: Reporters
    subscribing: Subscribing
    composing: Composing
    deciding: Deciding
    unsure: DecideUnsure
    send: SendAnnouncement
    find_managers: FindManagers
    find_workspace: Callable[[], Awaitable[str]]


@dataclass(frozen=True)
class NewsSide:
    """The parts, what listeners use, the loops that carry out what was promised, and what /readyz looks at."""

    parts: NewsParts
    tools: NewsTools
    loops: tuple[Loop, ...]
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class _AsSlackSays:
    """Managers hear of drafts before they have ever written to the bot, so Slack is asked."""

    around: Surroundings

    async def language(self, workspace: str, user: str) -> str | None:
        return await self.around.languages.of(workspace, user, self.around.client)


def news_side(around: Surroundings, patience: Patience | None = None) -> NewsSide:
    """Nothing is connected to yet. `patience`: the desk's, where there is one."""
    patience = patience or Patience()
    outbox = Outbox(around.store, patience.channel_gap, patience.pace)
    managers = SlackManagers(around.client, around.settings.release_managers, around.now)
    parts = _parts(around, outbox, managers)
    loops = _news_loops(around, parts)
    deliver = _deliver(around, outbox, parts, patience)
    work = delivering(outbox, deliver, patience, around.now)
    promises = Promises(work, around.now, asyncio.sleep, around.deliveries)
    around.watch.on_change(lambda _: loops.changed.set())
    running = (promises.run, loops.follow_catalog, loops.send_scheduled, loops.finish, loops.gather)
    return NewsSide(parts, _tools(around, parts, managers), running, (delivery_look(outbox, deliver.no_token),))


def _tools(around: Surroundings, parts: NewsParts, managers: SlackManagers) -> NewsTools:
    later = Later()
    around.stack.push_async_callback(later.close)
    return NewsTools(
        announcements=parts.announcements,
        subscriptions=parts.subscriptions,
        reporters=parts.reporters,
        subscribing=parts.subscribing,
        composing=parts.composing,
        deciding=parts.deciding,
        unsure=parts.unsure,
        send=parts.send,
        managers=managers,
        answers=around.answers,
        languages=around.languages,
        responder=around.responder,
        poster=around.poster,
        later=later,
        now=around.now,
    )


def _deliver(around: Surroundings, outbox: Outbox, parts: NewsParts, patience: Patience) -> Deliver:
    language = around.settings.flowver_language or FALLBACK
    render = RenderNotice(
        RenderTicketNotice(around.translations, around.watch, around.now, language),
        RenderNews(around.translations, around.watch, parts.announcements, around.now, language),
    )
    tell = TellManagers(parts.find_managers, _AsSlackSays(around))
    passing = PassOn(render, SlackLeavers(around.client), tell, outbox, around.now, around.deliveries.set)
    batched = BatchedOutbox(outbox)
    return Deliver(batched, SlackPoster(around.client), passing, patience, around.now, asyncio.sleep)


def _parts(around: Surroundings, outbox: Outbox, find_managers: FindManagers) -> NewsParts:
    now, wake, store = around.now, around.deliveries.set, around.store
    announcements, subscriptions, reporters = Announcements(store), Subscriptions(store), Reporters(store)
    move = MoveAnnouncement(announcements, now, wake)
    catalog = _catalog(around)
    send = SendAnnouncement(announcements, subscriptions, reporters, catalog, now)
    tell = TellManagers(find_managers, _AsSlackSays(around))
    return NewsParts(
        announcements=announcements,
        subscriptions=subscriptions,
        reporters=reporters,
        subscribing=Subscribing(subscriptions, outbox, now, wake),
        composing=Composing(announcements, move, catalog, now),
        deciding=Deciding(announcements, move, send, tell, catalog, now),
        unsure=DecideUnsure(announcements, Stuck(store), DecideDelivery(outbox, now), now, wake),
        send=send,
        find_managers=find_managers,
        find_workspace=SlackWorkspace(around.client),
    )


def _news_loops(around: Surroundings, parts: NewsParts) -> NewsLoops:
    now, wake = around.now, around.deliveries.set
    tell = TellManagers(parts.find_managers, _AsSlackSays(around))
    move = MoveAnnouncement(parts.announcements, now, wake)
    return NewsLoops(
        find_workspace=parts.find_workspace,
        catalog=_catalog(around),
        notice=NoticeReleases(parts.announcements, tell, now),
        remind=Remind(Reminders(around.store), parts.subscriptions, now, wake),
        scheduled=SendScheduled(parts.announcements, parts.send, move, tell, now),
        digests=GatherDigests(Digests(around.store), parts.subscriptions, now, wake),
        wake=wake,
        sleep=asyncio.sleep,
        changed=asyncio.Event(),
    )


def _catalog(around: Surroundings) -> Callable[[], Catalog]:
    return lambda: around.watch.current
