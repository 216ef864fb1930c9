"""Whatever comes in is understood or refused in so many words; nothing breaks the site."""

import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.desk.errors import DeskError
from bot.playground.desk.jql.fields import World
from bot.playground.desk.jql.parser import parse
from bot.playground.desk.kinds import KINDS
from bot.playground.desk.nordsjo import QUESTION, nordsjo_desk
from bot.playground.desk.portal.html import element
from bot.playground.desk.portal.shown import value_text
from tests.playground.desk.site import REQUEST, Api, Clock, question

DESK = nordsjo_desk(Clock())
ASKED = [DESK.add_field(QUESTION, kind, kind, choices=["A", "B"]) for kind in KINDS]
WORLD = World(DESK.catalog, frozenset(), frozenset({"NPS-1"}), DESK.bot.id, Clock()())
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["A", "6.15.12", "4"])
NAMES = st.sampled_from(["id", "value", "name", "child", "accountId"]) | st.text()
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3))
QUERY = "project = != NPS and or not ( ) text ~ in , order by desc created >= -5m -999999w is empty key NPS-1 now() 'a"
WORDS = st.sampled_from([*QUERY.split(), '"a b"'])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([field.id for field in ASKED]), JSON, max_size=4), JSON, JSON)
def test_a_body_is_filed_or_refused(values: dict[str, Any], behalf: Any, participants: Any) -> None:
    body = question(values=values, raiseOnBehalfOf=behalf, requestParticipants=participants)
    try:
        filing = DESK.filing_rules.judge(body, DESK.bot)
    except DeskError:
        return
    for name, value in filing.values.items():
        assert isinstance(value_text(filing.type.fields[name], value, filing.desk, DESK.accounts), str)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=5), max_size=12).map(" ".join))
def test_a_query_is_read_or_refused(query: str) -> None:
    with suppress(DeskError):
        parse(query, WORLD).run([])


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text())
def test_no_text_becomes_markup(text: str, attribute: str) -> None:
    made = element("p", text, title=attribute)
    assert re.fullmatch(r'<p title="[^"<>]*">[^<>]*</p>', made, re.DOTALL)


@pytest.mark.parametrize(
    "text", ["😀 \u202eabc مرحبا", "*fet* {code} h1. [^a] <b>&amp;", "'\"`; DROP", "a" * 255, "\u0000tab\t"]
)
async def test_any_text_is_kept_as_it_was_written(api: Api, text: str) -> None:
    made = (await api.post(REQUEST, question("x", values={"description": text}))).body
    values = {field["fieldId"]: field["value"] for field in made["requestFieldValues"]}
    assert values["description"] == text
    assert (await api.get("/servicedesk/customer/portal/4/NPS-1")).status == 200


async def test_half_a_character_is_refused(api: Api) -> None:
    body = b'{"serviceDeskId": "4", "requestTypeId": "11002", "requestFieldValues": {"summary": "\\ud83d"}}'
    answer = await api.call("POST", REQUEST, data=body, headers={"Content-Type": "application/json"})
    assert answer.status == 400


@pytest.mark.parametrize(
    "body", [{"jql": 5}, {"jql": "key = NPS-1", "fields": "a"}, {"jql": "key = NPS-1", "reconcileIssues": 5}, {}]
)
async def test_a_search_of_another_shape_is_refused(api: Api, body: dict[str, Any]) -> None:
    await api.post(REQUEST, question())
    assert (await api.post("/rest/api/3/search/jql", body)).status == 400
