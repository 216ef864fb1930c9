"""Signed requests with bodies that Slack never sends: a 4xx and one line, or an answer; never a traceback."""

import json
from typing import Any
from urllib.parse import urlencode

from tests.journeys.real_bot import Town
from tests.web.requests import FORM, JSON, Answered, command, event, in_envelope, post, press, signed
from tests.web.test_unsigned import refused_once

UNREADABLE: list[tuple[bytes, str]] = [
    (b"\xff\xfe{\x00}\x00", JSON),
    (b"command=/flowver&text=\xc3\x28", FORM),
    ('{"type": "event_callback"}'.encode("utf-16"), JSON),
    (b'{"type": "event_callback", "event": {', JSON),
    (b"{", JSON),
    (b"[1, 2, 3]", JSON),
    (b"5", JSON),
    (b'"text"', JSON),
    (b"null", JSON),
    (b"NaN", JSON),
    (b"payload=5", FORM),
    (b"payload=", FORM),
    (b"payload=null", FORM),
    (b"payload=%5B%5D", FORM),
    (b"payload=%7B", FORM),
    (b"{" + b'"a":{' * 100_000, JSON),
    (b"[" * 200_000, JSON),
    (b"payload=" + b"%5B" * 100_000, FORM),
    (b'{"a": ' + b"9" * 5_000 + b"}", JSON),
]
MISSHAPEN_EVENTS: list[Any] = [
    5,
    None,
    [],
    "app_mention",
    {"type": 5},
    {"type": "app_mention", "user": 5},
    {"type": "app_mention", "user": {"id": "U1"}},
    {"type": "app_mention", "user": "U1 OR 1=1"},
    {"type": "app_mention", "user": "U1", "text": ["6.15"]},
    {"type": "app_mention", "user": "U1", "text": "6.15", "channel": {}},
    {"type": "app_mention", "user": "U1", "text": "6.15", "channel": "C1", "ts": 1.5},
    {"type": "message", "channel_type": [], "user": "U1"},
    {"type": "message", "channel_type": "im", "user": "U" * 500},
    {"type": "app_home_opened", "user": ["U1"]},
    {"type": "app_home_opened", "user": "U1", "tab": {}},
]
MISSHAPEN_ENVELOPES: list[dict[str, Any]] = [
    {"team_id": 5},
    {"team_id": {}},
    {"event_id": 5},
    {"event_id": "Ev\u0000"},
    {"authorizations": 5},
    {"authorizations": [5]},
    {"team": 5},
    {"user": "U1"},
]
MISSHAPEN_PRESSES: list[dict[str, Any]] = [
    {"actions": None},
    {"actions": []},
    {"actions": [5]},
    {"actions": {}},
    {"actions": [{"action_id": 5}]},
    {"actions": [{"action_id": "answer.ask.0", "value": {}}]},
    {"user": None},
    {"user": {}},
    {"user": {"id": 5}},
    {"user": "U1"},
    {"team": "x y"},
    {"team": {"id": []}},
    {"container": "x"},
    {"response_url": 5},
    {"view": 5},
]
MISSHAPEN_FORMS: list[dict[str, Any]] = [
    {"type": "view_submission", "view": None},
    {"type": "view_closed", "view": None},
    {"type": "view_submission", "view": {"id": "V1", "callback_id": "zz", "state": {"values": {}}}},
    {"type": "view_submission", "view": {"id": "V1", "callback_id": None, "type": "modal"}},
    {"type": "view_submission", "view": {"id": "V1", "callback_id": "zz", "type": "modal", "state": 5}},
    {"type": "workflow_step_edit"},
    {"type": "workflow_step_edit", "callback_id": "zz"},
    {"type": "workflow_step_edit", "callback_id": "zz", "workflow_step": None},
]
OF_ANOTHER_KIND: list[tuple[bytes, str]] = [
    *((command(), kind) for kind in ("text/plain", "", "text/xml", "multipart/form-data; boundary=x", "json")),
    *((event(), kind) for kind in (FORM, "text/plain", "text/xml", "multipart/form-data; boundary=x", "")),
    (press(), "text/plain"),
]
INCOMPLETE_EVENTS: list[dict[str, Any]] = [
    {"type": "app_mention"},
    {"type": "app_mention", "user": "U1"},
    {"type": "app_mention", "user": "U1", "channel": "C0FLOWSUPP"},
    {"type": "message"},
    {"type": "message", "channel_type": "im", "user": "U1"},
    {"type": "app_home_opened"},
    {"type": "app_home_opened", "tab": "messages", "user": "U1"},
]


def without_traceback(log: Any) -> None:
    assert [line for line in log if line.get("exc_info")] == []
    log.clear()


async def test_what_cannot_be_read_is_refused(town: Town, log: list[Any]) -> None:
    for body, kind in UNREADABLE:
        refused_once(await post(town, body, kind=kind), log, 400)


async def test_what_has_another_shape_than_slacks_is_refused(town: Town, log: list[Any]) -> None:
    bodies = [(in_envelope(said), JSON) for said in MISSHAPEN_EVENTS]
    bodies += [(in_envelope({"type": "app_mention"}, **more), JSON) for more in MISSHAPEN_ENVELOPES]
    bodies += [(press(**more), FORM) for more in MISSHAPEN_PRESSES]
    for body, kind in bodies:
        refused_once(await post(town, body, kind=kind), log, 400)
    assert town.said_by_bot() == []


async def test_forms_that_bolt_would_stumble_over_are_refused(town: Town, log: list[Any]) -> None:
    for more in MISSHAPEN_FORMS:
        payload = {"user": {"id": "U2"}, "team": {"id": "T1"}, **more}
        refused_once(await post(town, urlencode({"payload": json.dumps(payload)}).encode()), log, 400)


async def test_what_is_said_to_be_of_another_kind_is_415_and_not_acted_on(town: Town, log: list[Any]) -> None:
    for body, kind in OF_ANOTHER_KIND:
        refused_once(await post(town, body, kind=kind), log, 415)
    assert town.said_by_bot() == []


async def test_what_is_not_utf_8_is_refused_however_it_says_so(town: Town, log: list[Any]) -> None:
    raw = b"command=%2Fflowver&text=%ff%fe&team_id=T1&user_id=U1&channel_id=C1"
    for body in (raw, b"payload=%7B%22a%22%3A%22%ff%22%7D"):
        refused_once(await post(town, body), log, 400)
    for charset in ("utf-16", "bogus"):
        refused_once(await post(town, command(), kind=f"{FORM}; charset={charset}"), log, 415)
    zipped = {**signed(town, command()), "Content-Encoding": "gzip"}
    refused_once(await post(town, command(), headers=zipped), log, 415)


async def test_a_kind_is_known_with_its_charset_and_in_capitals(town: Town) -> None:
    assert (await post(town, command(), kind="Application/X-WWW-Form-Urlencoded; charset=utf-8")).status == 200
    assert (await post(town, event(event_id="Ev7"), kind="application/json; charset=utf-8")).status == 200


async def test_events_without_what_an_answer_needs_are_taken_and_left(town: Town, log: list[Any]) -> None:
    for number, said in enumerate(INCOMPLETE_EVENTS):
        answer = await post(town, in_envelope(said, event_id=f"Ev{number}"), kind=JSON)
        assert answer.status == 200, said
        without_traceback(log)


async def test_a_press_without_a_place_to_answer_is_taken(town: Town, log: list[Any]) -> None:
    for more in ({"container": None}, {"team": None}, {"container": {}, "response_url": None}):
        share = [{"type": "button", "action_id": "answer.share", "block_id": "b", "value": "6.15"}]
        for body in (press(**more), press(actions=share, **more)):
            assert (await post(town, body)).status == 200, more
        without_traceback(log)


async def test_what_nobody_listens_to_is_404_in_one_line(town: Town, log: list[Any]) -> None:
    unknown = [{"type": "button", "action_id": "somebody.else", "block_id": "b"}]
    bodies = [
        (command(command="/other"), FORM, "command"),
        (press(actions=unknown), FORM, "block_actions"),
        (event("reaction_added"), JSON, "reaction_added"),
        (urlencode({"payload": json.dumps({"type": "view_submission", "view": {}})}).encode(), FORM, "view_submission"),
        (b"{}", JSON, "unknown"),
        (b"", FORM, "unknown"),
        (b"nothing=at+all", FORM, "unknown"),
    ]
    for body, kind, said in bodies:
        answer = await post(town, body, kind=kind)
        assert answer.status == 404, body
        assert [(line["event"], line.get("type")) for line in log] == [("nobody_listens", said)], body
        without_traceback(log)


async def test_a_command_without_its_fields_is_answered(town: Town, log: list[Any]) -> None:
    for body in (b"command=/flowver", b"command=/flowver&text=6.15", command(team_id=""), command(user_id="")):
        answer = await post(town, body)
        answered(answer)
        without_traceback(log)


async def test_a_command_with_an_impossible_person_is_refused(town: Town, log: list[Any]) -> None:
    for user in ("U1;", "../..", "U\u0000", "Ü1", "U" * 500):
        refused_once(await post(town, command(user_id=user)), log, 400)


async def test_whatever_the_text_an_answer_comes_and_pings_nobody(town: Town, log: list[Any]) -> None:
    texts = ["x" * 40_000, "<!channel> <!here> <@U1> <#C1> <https://x.example|y>", "\x00", "\ud7ff\ufffe", "payload={}"]
    texts += ["%s{0}{reference}", "&lt;!channel&gt;", "6.15\n\n<!everyone>", "```6.15```", "٦.١٥"]
    for text in texts:
        answer = await post(town, command(text=text))
        answered(answer)
        assert "<!" not in answer.text
        assert "<@" not in answer.text
        assert "<http" not in answer.text
    assert len(log) == 0


def answered(answer: Answered) -> None:
    assert answer.status == 200, answer.text
    assert json.loads(answer.text)["blocks"]
    assert answer.seconds < 10
