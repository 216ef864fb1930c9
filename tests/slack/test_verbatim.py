"""What people and the desk wrote is shown as text: nothing in it formats, links, pings or becomes a picture."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.kept import Attachment
from bot.domain.tickets.desk_form import DeskField, RequestType
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.similar import SimilarRequest
from bot.domain.tickets.ticket import Origin, SlackFile
from bot.playground.rules.limits import check_blocks, check_view
from bot.slack.tickets.help import Helps, help_hints
from bot.slack.views.news.messages import fix_message
from bot.slack.views.tickets.decide import which_view
from bot.slack.views.tickets.form import form_view
from bot.slack.views.tickets.form_shown import FormShown
from bot.slack.views.tickets.outcomes import filing_view, outcome_message, outcome_view
from bot.slack.views.tickets.requests import home_tickets, status_message, tickets_message
from bot.slack.views.verbatim import around, run
from bot.usecases.desk_ports import Article
from bot.words.speech import Speech
from bot.words.tickets.outcome import outcomes
from tests.sentences import TRANSLATIONS
from tests.slack.desk_shapes import ANNA, INCIDENT, TEAM, request, ticket

TODAY = date(2026, 11, 23)
ACTING = ("*bold*", "_it_", "~no~", "`code`", ":tada:", "@here", "https://evil.example", "&amp;")
HOSTILE = " ".join((*ACTING, "<!channel>", "<@U0TOMBECKE>", "<https://evil.example|here>"))
FILE = SlackFile("F1", f"{HOSTILE}.log", 10, "text/plain", "https://files.slack.com/F1")
ODD = RequestType("99", HOSTILE, "", "4", (*INCIDENT.fields, DeskField("cf_9", HOSTILE, "unaskable", required=True)))


@pytest.fixture(params=["en", "sv"])
def speech(request: pytest.FixtureRequest, catalog_of: Callable[..., Catalog]) -> Speech:
    return Speech(TRANSLATIONS[request.param], catalog_of('- {line: "6.15", released: 2025-04-03}'))


def marked_up(part: Any) -> Iterator[str]:
    """The texts in which Slack looks for markup: mrkdwn, and text objects that turn `:tada:` into a picture."""
    if isinstance(part, list):
        for each in part:
            yield from marked_up(each)
    elif isinstance(part, dict):
        if part.get("type") == "mrkdwn" or (part.get("type") == "plain_text" and part.get("emoji") is not False):
            yield part["text"]
        for each in part.values():
            yield from marked_up(each)


def acting(blocks: Any) -> list[str]:
    texts = list(marked_up(blocks))
    return [word for word in (*ACTING, "evil") if any(word in text for text in texts)]


def states(speech: Speech) -> Iterator[Any]:
    for state in ("queued", "filing", "unsure", "filed", "refused", "needs_person"):
        one = request(1, state=state, ticket=ticket(HOSTILE))
        filed = replace(one.filed, status=HOSTILE) if one.filed else None
        one = replace(one, filed=filed)
        files = {one.id: [Attachment(TEAM, one.id, 0, FILE, "failed", reason="gone")]}
        yield tickets_message(speech, [one], 0, TODAY, files)["blocks"]
        status = status_message(speech, one, TODAY, files)
        # The text beside the blocks is what a notification reads out, and pings nobody either.
        assert "<" not in status["text"]
        yield status["blocks"]
        yield home_tickets(speech, [one], TODAY)


def tellings(speech: Speech) -> Iterator[Any]:
    values = {"request": "fv1", "key": "NPS-1", "summary": HOSTILE, "portal_url": "https://desk.example/NPS-1", "files": 1,
              "severity": "high", "version": "6.15.3", "behalf": "no_customer", "message": HOSTILE,
              "fields": {"cf_1": HOSTILE}, "left_out": [{"name": HOSTILE, "reason": "html"}]}  # fmt: skip
    for outcome in outcomes():
        yield outcome_view(speech, outcome, values, TODAY)["blocks"]
        for public in (True, False):
            yield outcome_message(speech, outcome, values, TODAY, public=public)["blocks"]
    yield filing_view(speech, HOSTILE)["blocks"]
    yield fix_message(speech, ["NPS-1"], "6.15.3", [f"NPS-1: {HOSTILE}"])["blocks"]


def forms(speech: Speech) -> Iterator[Any]:
    other = request(2, ticket=ticket(HOSTILE, component=HOSTILE))
    similar = (SimilarRequest(other, own=True), SimilarRequest(other, own=False))
    helps = Helps(similar, (Article(HOSTILE, "https://kb.example/1"),))
    errors = {"": HOSTILE, "own.summary": HOSTILE, "own.version": HOSTILE}
    draft = FormDraft("d1", Origin(TEAM, ANNA), carried=HOSTILE, brought=(FILE,), errors=errors)
    for types in ((INCIDENT,), (ODD,), (INCIDENT, ODD)):
        yield form_view(speech, FormShown(draft, types, help_hints(speech, helps)))
    yield which_view(speech, "fv1", HOSTILE)


@pytest.mark.parametrize("shown", [states, tellings])
def test_nothing_that_somebody_wrote_acts_in_a_message(
    speech: Speech, shown: Callable[[Speech], Iterator[Any]]
) -> None:
    for blocks in shown(speech):
        check_blocks(blocks)
        assert acting(blocks) == [], blocks


def test_nothing_that_somebody_wrote_acts_in_a_form(speech: Speech) -> None:
    for view in forms(speech):
        check_view(view)
        assert acting(view) == [], view
        assert "*bold* _it_" in str(view)


def test_a_run_goes_where_its_mark_is_and_no_stretch_is_empty() -> None:
    assert [each["text"] for each in around("a \0 b", run("x"))] == ["a ", "x", " b"]
    assert [each["text"] for each in around("\0", run("x"))] == ["x"]
    assert run("")["text"] == " "
