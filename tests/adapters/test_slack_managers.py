"""Who manages releases: people and groups, kept for a while; a group that cannot be read lets nobody in."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_managers import SlackManagers
from bot.usecases.managers import ReleaseManagers


class Groups:
    """Slack's user groups; `away`: it refuses to say who is in them."""

    def __init__(self) -> None:
        self.people = ["U1", "U2"]
        self.away = False
        self.asked = 0

    async def usergroups_users_list(self, *, usergroup: str) -> dict[str, Any]:
        assert usergroup == "S1"
        self.asked += 1
        if self.away:
            raise SlackApiError("no", {"ok": False, "error": "missing_scope"})  # type: ignore[no-untyped-call]
        return {"ok": True, "users": list(self.people)}


class Hour:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def managers(groups: Groups, hour: Hour, *ids: str) -> SlackManagers:
    return SlackManagers(cast("AsyncWebClient", groups), ids, hour)


async def test_people_and_those_in_groups_manage_and_slack_is_asked_again_only_after_a_while() -> None:
    groups, hour = Groups(), Hour()
    known = managers(groups, hour, "U3", "S1", "U1")
    assert await known("T1") == ("U3", "U1", "U2")
    groups.people = ["U9"]
    assert await known("T1") == ("U3", "U1", "U2")
    assert groups.asked == 1
    hour.at += timedelta(minutes=6)
    assert await known("T1") == ("U3", "U1", "U9")


async def test_before_something_is_sent_to_everybody_slack_is_asked_afresh() -> None:
    groups, hour = Groups(), Hour()
    known = managers(groups, hour, "S1")
    assert await known("T1") == ("U1", "U2")
    groups.people = ["U2"]
    assert (await known.asked_now("T1")).people == ("U2",)
    assert await known("T1") == ("U2",)


async def test_a_group_that_cannot_be_read_lets_nobody_in_and_is_tried_again_soon() -> None:
    groups, hour = Groups(), Hour()
    groups.away = True
    known = managers(groups, hour, "U3", "S1")
    assert await known.known("T1") == ReleaseManagers(("U3",), unreadable=True)
    groups.away = False
    hour.at += timedelta(seconds=21)
    assert await known.known("T1") == ReleaseManagers(("U3", "U1", "U2"))


async def test_nobody_named_means_nobody_and_slack_is_not_asked() -> None:
    groups = Groups()
    assert await managers(groups, Hour())("T1") == ()
    assert groups.asked == 0
