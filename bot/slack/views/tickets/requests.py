"""A person's own requests as a message and in App Home: state, version, component, fix vehicle, newest first."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from bot.domain.kept import Attachment, Request
from bot.domain.tickets.form_values import FormValues
from bot.slack.views.blocks import Block, actions, button, cut, escaped, header, section
from bot.slack.views.tickets.decide import decide_buttons
from bot.slack.views.tickets.outcomes import MEND
from bot.slack.views.verbatim import link, marked, run, small
from bot.words.speech import Speech
from bot.words.tickets.files import files_lines
from bot.words.tickets.ticket import about_text, state_mark, state_text, status_dates, vehicle_of

Files = Mapping[str, Sequence[Attachment]]
NO_FILES: Final[Files] = MappingProxyType({})

PAGE: Final = "tickets.page"
PAGE_SIZE: Final = 10
MOST_IN_HOME: Final = 5
LONGEST_LINE: Final = 300


def tickets_message(
    speech: Speech, requests: Sequence[Request], start: int, today: date, files: Files = NO_FILES
) -> dict[str, Any]:
    """`requests`: from `start` on, newest first, one more than a page where there are more; `files`: theirs, by id."""
    page = requests[:PAGE_SIZE]
    said = speech.t("tickets.headline" if page else "tickets.none")
    blocks = [
        section(f"*{escaped(said)}*"),
        *(block for each in page for block in _with_files(speech, each, today, files)),
    ]
    if turn := _turn(speech, start, more=len(requests) > PAGE_SIZE):
        blocks.append(actions(turn))
    return {"text": said, "blocks": blocks}


def status_message(speech: Speech, request: Request, today: date, files: Files = NO_FILES) -> dict[str, Any]:
    """One request in full."""
    blocks = _with_files(speech, request, today, files)
    said = escaped(f"{_key(request)} {state_text(speech, request)}".strip())
    return {"text": cut(said, 3000), "blocks": blocks}


def home_tickets(speech: Speech, requests: Sequence[Request], today: date) -> list[Block]:
    """For App Home; nothing where there are none."""
    if not requests:
        return []
    shown = [block for each in requests[:MOST_IN_HOME] for block in request_blocks(speech, each, today)]
    return [header(speech.t("tickets.headline")), *shown]


def request_blocks(speech: Speech, request: Request, today: date) -> list[Block]:
    """What it is and how far it has come; the version and what will bring a fix; what its person can decide."""
    filed, ticket = request.filed, request.ticket
    key = [link(filed.key, filed.portal_url), run(" ")] if filed else []
    state = cut(state_text(speech, request), 300)
    blocks = [
        marked(state_mark(request), *key, run(cut(ticket.summary, 255), bold=True), run(f"\n{state}")),
        small([" · ".join(_details(speech, request, today))], LONGEST_LINE),
    ]
    buttons = _buttons(speech, request)
    return [*blocks, actions(buttons)] if buttons else blocks


def _buttons(speech: Speech, request: Request) -> list[Block]:
    if request.state == "refused":
        return [button(speech.t("outcome.mend"), f"{MEND}.{request.id[-8:]}", request.id)]
    return decide_buttons(speech, request.id, request.trouble) if request.state == "needs_person" else []


def _with_files(speech: Speech, request: Request, today: date, files: Files) -> list[Block]:
    """Files begin their way when the request is there; before that there is nothing to say of them."""
    blocks = request_blocks(speech, request, today)
    lines = files_lines(speech, files.get(request.id, ())) if request.state == "filed" else []
    return [*blocks, small(lines, LONGEST_LINE)] if lines else blocks


def _details(speech: Speech, request: Request, today: date) -> list[str]:
    ticket = request.ticket
    about = FormValues(version=ticket.version, component=ticket.component, severity=ticket.severity)
    vehicle = vehicle_of(speech, about, today)
    said = (
        about_text(speech, ticket.component, ticket.version),
        vehicle,
        *status_dates(speech, request),
    )
    return [each for each in said if each]


def _key(request: Request) -> str:
    return f"{request.filed.key} " if request.filed else ""


def _turn(speech: Speech, start: int, *, more: bool) -> list[Block]:
    """Buttons to the newer and the older page; their values say where it begins."""
    turn = [button(speech.t("tickets.newer"), f"{PAGE}.newer", str(max(start - PAGE_SIZE, 0)))] if start else []
    return [*turn, button(speech.t("tickets.older"), f"{PAGE}.older", str(start + PAGE_SIZE))] if more else turn
