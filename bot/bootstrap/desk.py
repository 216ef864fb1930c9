"""Puts together what files requests; loaded only when a desk is set, since Jira's client is slow to load."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from bot.adapters.jira_desk.cached import Cached
from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.line import Account
from bot.adapters.jira_desk.line import Patience as DeskPatience
from bot.adapters.slack_file_info import SlackFileInfo
from bot.adapters.slack_files import SlackFilesOverHttp
from bot.adapters.slack_requester import SlackRequester
from bot.adapters.store.attachments import Attachments
from bot.adapters.store.channel_requests import RequestsOfChannel
from bot.adapters.store.drafts import Drafts, Solved
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.requests import Requests
from bot.bootstrap.looks import desk_look
from bot.bootstrap.surroundings import DeskSide, Loop, Surroundings
from bot.config import Settings
from bot.domain.patience import Patience
from bot.setting_texts import names
from bot.slack.later import Later
from bot.slack.tickets.listeners import DeskParts, desk_listeners
from bot.slack.tickets.order import CheckAtTheDesk, RequestOrder
from bot.slack.tickets.whole_text import FilesAndTexts
from bot.usecases.attach_files import AttachFiles
from bot.usecases.decide_request import DecideRequest
from bot.usecases.file_request import FileRequest
from bot.usecases.find_request import FindRequest
from bot.usecases.prepare_order import PrepareOrder
from bot.usecases.refresh_status import RefreshStatus
from bot.usecases.request_steps import Steps
from bot.usecases.submit_request import SubmitRequest
from bot.words.translation import FALLBACK
from bot.worker.filing import attaching, filing, read_statuses
from bot.worker.promises import Promises
from bot.worker.upkeep import forget_old_drafts

ACKNOWLEDGED_SECONDS = 0.5


def desk_side(
    around: Surroundings, patience: Patience | None = None, desk_patience: DeskPatience | None = None
) -> DeskSide:
    """The form's listeners and the loops that carry out what was promised. Nothing is connected to yet.

    `patience` and `desk_patience` belong together: no call to the desk may take longer than `patience.answer`.
    """
    desk, patience = _desk(around, desk_patience), patience or Patience(search_lag=_lag(around.settings))
    requests, outbox = Requests(around.store), Outbox(around.store, patience.channel_gap, patience.pace)
    types, later = Cached(desk, around.now), Later()
    around.stack.callback(desk.close)
    around.stack.push_async_callback(later.close)
    find_requester = SlackRequester(around.client)
    language = around.settings.flowver_language or FALLBACK
    order = RequestOrder(around.translations[language], around.watch, types)
    workers = _Workers(around, desk, requests, patience, PrepareOrder(desk, find_requester, order))
    parts = DeskParts(
        types=types,
        desk=desk,
        find_requester=find_requester,
        submit=SubmitRequest(requests, around.now, _soon(workers.filing.wake.set)).submit,
        check=CheckAtTheDesk(order, desk.validate, find_requester, around.now),
        requests=requests,
        read_status=RefreshStatus(requests, desk, around.now).step,
        files=Attachments(around.store),
        nearby=RequestsOfChannel(around.store, around.now),
        drafts=Drafts(around.store),
        solved=Solved(around.store),
        later=later,
        decide=DecideRequest(requests, Steps(requests, patience, around.now, asyncio.sleep), desk),
        wake=workers.wake,
    )
    listeners = desk_listeners(parts, around.answers, around.languages, around.responder, around.poster, around.now)
    upkeep = lambda: forget_old_drafts(parts.drafts, around.now, asyncio.sleep)  # noqa: E731
    return DeskSide(listeners, (types.watch, *workers.loops(), upkeep), (desk_look(types, requests, outbox),), patience)


class _Workers:
    """The loops, each of which wakes those that follow it."""

    def __init__(
        self,
        around: Surroundings,
        desk: JiraDesk,
        requests: Requests,
        patience: Patience,
        prepare: PrepareOrder,
    ) -> None:
        now, sleep, attachments = around.now, asyncio.sleep, Attachments(around.store)
        self._deliver = around.deliveries.set
        attach = AttachFiles(attachments, desk, _files(around, requests), patience, now, sleep)
        work = attaching(attachments, attach, patience, now, self._deliver)
        self.attaching = Promises(work, now, sleep)
        steps = Steps(requests, patience, now, sleep)
        file, find = FileRequest(desk, prepare, steps), FindRequest(desk, steps)
        self.filing = Promises(filing(requests, file, find, patience, now, self._filed), now, sleep)
        refresh = RefreshStatus(requests, desk, now)
        self._statuses = lambda: read_statuses(requests, refresh, now, sleep)

    def _filed(self) -> None:
        self.attaching.wake.set()
        self._deliver()

    def wake(self) -> None:
        """Something was decided: there may be something to file, to attach or to tell."""
        self.filing.wake.set()
        self._filed()

    def loops(self) -> tuple[Loop, ...]:
        return self.filing.run, self.attaching.run, self._statuses


def _desk(around: Surroundings, patience: DeskPatience | None) -> JiraDesk:
    settings = around.settings
    token = settings.jira_api_token.get_secret_value() if settings.jira_api_token else ""
    account = Account(settings.jira_url or "", settings.jira_email or "", token)
    named = settings.jsm_service_desk or "", settings.request_types
    return JiraDesk(account, *named, around.now, patience, names(settings.jsm_fault_types))


def _soon(wake: Callable[[], None]) -> Callable[[], None]:
    """A quick outcome must not reach the view before the answer to its sending, which would be drawn over it."""

    def wake_soon() -> None:
        asyncio.get_running_loop().call_later(ACKNOWLEDGED_SECONDS, wake)

    return wake_soon


def _lag(settings: Settings) -> timedelta:
    return timedelta(seconds=settings.flowver_search_lag)


def _files(around: Surroundings, requests: Requests) -> FilesAndTexts:
    token = around.settings.slack_bot_token.get_secret_value()
    files = SlackFilesOverHttp(around.session, token, around.settings.slack_api_url)
    translation = around.translations[around.settings.flowver_language or FALLBACK]
    return FilesAndTexts(files, SlackFileInfo(around.client), requests, translation, around.watch)
