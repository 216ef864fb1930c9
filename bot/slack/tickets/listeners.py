"""The listeners of filing requests, put together from the ports that they need."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.slack.answers import Answers
from bot.slack.errands import Errands
from bot.slack.languages import Languages
from bot.slack.later import Later
from bot.slack.posting import Poster
from bot.slack.response_url import Responder
from bot.slack.tickets.asked_anew import AskedAnew
from bot.slack.tickets.buttons import TicketButtons
from bot.slack.tickets.deciding import Decide, TicketDeciding
from bot.slack.tickets.drafts import FormDrafts
from bot.slack.tickets.form_views import FormViews
from bot.slack.tickets.forms import TicketForms
from bot.slack.tickets.fresh_requests import FreshRequests
from bot.slack.tickets.help import FormHelp
from bot.slack.tickets.judging import TicketJudge
from bot.slack.tickets.options import TicketOptions
from bot.slack.tickets.own_requests import OwnTickets
from bot.slack.tickets.routes import DeskListeners
from bot.slack.tickets.sending import TicketSending
from bot.slack.tickets.turns import Turns
from bot.slack.tickets.ways import TicketWays
from bot.usecases.form_ports import (
    ChannelRequests,
    CheckTicket,
    DeskLook,
    KnownFiles,
    KnownRequests,
    ReadStatus,
    RequestTypes,
    Submit,
)
from bot.usecases.request_ports import Drafts, FindRequester, Solved


@dataclass(frozen=True)
class DeskParts:
    """What the listeners need from outside. `later` is closed by whoever made it; `wake` starts the workers."""

    types: RequestTypes
    desk: DeskLook
    find_requester: FindRequester
    submit: Submit
    check: CheckTicket
    requests: KnownRequests
    read_status: ReadStatus
    files: KnownFiles
    nearby: ChannelRequests
    drafts: Drafts
    solved: Solved
    later: Later
    decide: Decide
    wake: Callable[[], None]


def desk_listeners(
    parts: DeskParts,
    answers: Answers,
    languages: Languages,
    responder: Responder,
    poster: Poster,
    now: Callable[[], datetime],
) -> DeskListeners:
    """One set for the whole bot: what is held in memory is shared by them. `now` gives an aware time."""
    later, types = parts.later, parts.types
    turns = Turns()
    drafts = FormDrafts(parts.drafts, later, now, turns)
    form_help = FormHelp(parts.requests, parts.nearby, parts.desk, parts.find_requester, turns)
    forms = TicketForms(types, FormViews(answers, types, now), languages, drafts, form_help, later, turns)
    anew = AskedAnew(types, forms, drafts, later)
    judge = TicketJudge(forms, parts.check, anew)
    sending = TicketSending(answers, languages, forms, drafts, later, parts.submit, judge)
    ways = TicketWays(answers, forms, sending, drafts, later, responder, poster)
    known = FreshRequests(parts.requests, parts.read_status, later)
    tickets = OwnTickets(answers, languages, known, parts.files, types, judge, forms, anew, responder, poster)
    deciding = TicketDeciding(answers, languages, parts.requests, parts.decide, responder, poster, parts.wake)
    return DeskListeners(
        errands=Errands(ways, tickets),
        sending=sending,
        buttons=TicketButtons(answers, languages, forms, drafts, later, parts.solved, now),
        options=TicketOptions(answers, languages, types, now),
        deciding=deciding,
    )
