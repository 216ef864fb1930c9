"""A command's request is the one that Bolt would have made, whatever the form holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.web.command_request import CommandRequest, command_request

NAMES = (
    "token",
    "team_id",
    "team_domain",
    "enterprise_id",
    "enterprise_name",
    "channel_id",
    "channel_name",
    "user_id",
    "user_name",
    "command",
    "text",
    "api_app_id",
    "is_enterprise_install",
    "response_url",
    "trigger_id",
)
VALUES = st.sampled_from(("", "T1", "true", "false", "/flowver", "https://hooks.slack.com/1"))


def by_bolt(fields: dict[str, str]) -> AsyncBoltRequest:
    return AsyncBoltRequest(body=fields, query=None, mode="socket_mode")


@given(fields=st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_what_slack_sends_becomes_the_request_that_bolt_makes_of_it(fields: dict[str, str]) -> None:
    made = command_request(fields)
    assert isinstance(made, CommandRequest)
    assert vars(made) == vars(by_bolt(fields))


@pytest.mark.parametrize("name", ["user", "team", "channel", "enterprise", "thread_ts", "function_execution_id", "new"])
def test_with_a_field_that_no_command_has_it_is_left_to_bolt(name: str) -> None:
    fields = {"command": "/flowver", "team_id": "T1", name: "X1"}
    made = command_request(fields)
    assert type(made) is AsyncBoltRequest
    assert vars(made) == vars(by_bolt(fields))
