"""What goes along of a conversation: every message to the newest, its files, and what does not come along."""

from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk.errors import SlackApiError

from bot.slack.message_parts import said_in
from bot.slack.tickets.conversation import LONGEST_CARRIED, Conversation, Conversations, _line

ZONE = ZoneInfo("Europe/Stockholm")


class Thread:
    """Slack's Web API for one thread: gives `page` messages at a time, and fails at the page `broken`."""

    def __init__(self, messages: list[dict[str, Any]], page: int = 50, broken: int | None = None) -> None:
        self.messages = messages
        self.page = page
        self.broken = broken

    async def conversations_replies(self, *, cursor: str | None, limit: int, **_: Any) -> dict[str, Any]:
        start, most = int(cursor or 0), min(self.page, limit)
        if self.broken is not None and start // most >= self.broken:
            raise SlackApiError("no", {"ok": False, "error": "ratelimited"})  # type: ignore[no-untyped-call]
        after = start + most
        more = {"next_cursor": str(after)} if after < len(self.messages) else {}
        return {"messages": self.messages[start:after], "response_metadata": more}

    async def users_info(self, *, user: str) -> dict[str, Any]:
        return {"user": {"real_name": f"Name of {user}"}}

    async def chat_getPermalink(self, **_: Any) -> dict[str, Any]:  # noqa: N802 - Slack's own name
        return {"permalink": "https://nordsjo.example/p1"}


def messages(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"user": "U1", "ts": f"{1795571796 + n}.000100", "text": f"reply {n}.", **more} for n in range(count)]


async def read(thread: Thread) -> Conversation:
    return await Conversations().read(thread, "C1", "1.0", ZONE, "A0OURS")  # type: ignore[arg-type]


async def test_a_long_thread_comes_along_to_its_newest_message() -> None:
    found = await read(Thread(messages(120)))
    assert all(f"reply {n}." in found.text for n in range(120))
    assert found.whole


async def test_a_thread_that_breaks_off_says_so() -> None:
    found = await read(Thread(messages(120), broken=1))
    assert "reply 49." in found.text
    assert not found.whole
    assert found.readable
    assert not (await read(Thread(messages(5), broken=0))).readable


async def test_what_has_no_room_is_the_middle_and_never_the_newest() -> None:
    found = await read(
        Thread([*messages(40, text="x" * 2000), {"user": "U1", "ts": "1795579999.0", "text": "the newest"}])
    )
    assert found.text.endswith("the newest")
    assert len(found.text) <= LONGEST_CARRIED
    assert not found.whole


async def test_files_that_do_not_come_along_are_named_and_the_newest_come() -> None:
    several = [each | {"files": [{"id": f"F{n}", "name": f"f{n}.log"}]} for n, each in enumerate(messages(25))]
    found = await read(Thread(several))
    assert [file.name for file in found.files] == [f"f{n}.log" for n in range(5, 25)]
    assert found.left_out == tuple(f"f{n}.log" for n in range(5))


async def test_an_alarm_that_starts_a_thread_is_told_and_our_own_words_are_not() -> None:
    alarm = {"bot_id": "B1", "app_id": "A0ALARM", "ts": "1.0", "attachments": [{"fallback": "Disk 98 % full"}]}
    ours = {"bot_id": "B2", "app_id": "A0OURS", "user": "U9", "ts": "2.0", "text": "The request is prepared"}
    found = await read(Thread([alarm | {"bot_profile": {"name": "Grafana"}}, ours]))
    assert found.root == "Disk 98 % full"
    assert "Grafana, " in found.text
    assert "prepared" not in found.text


def test_a_message_of_blocks_alone_says_what_they_say() -> None:
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
        {"type": "text", "text": "a < b, "}, {"type": "user", "user_id": "U1"}, {"type": "link", "url": "https://x.example"},
    ]}, {"type": "rich_text_list", "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": word}]} for word in ("one", "two")]}]}  # fmt: skip
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "*CPU* high"}, "fields": [{"text": "host: a1"}]}
    message = {
        "text": "",
        "blocks": [{"type": "header", "text": {"text": "Alarm"}}, section, {"type": "divider"}, rich],
    }
    assert said_in(message) == "Alarm\n*CPU* high\nhost: a1\na &lt; b, <@U1><https://x.example>\none\ntwo"


def test_a_message_of_attachments_alone_says_what_they_say() -> None:
    fields = [{"title": "Host", "value": "a1"}]
    assert said_in({"attachments": [{"title": "Down", "text": "No answer", "fields": fields, "fallback": "F"}]}) == (
        "Down\nNo answer\nHost: a1"
    )
    assert said_in({"attachments": [{"fallback": "Only this"}]}) == "Only this"


def test_the_preview_of_a_link_is_not_what_somebody_said() -> None:
    preview = {"from_url": "https://x.example", "title": "X", "text": "All about X"}
    assert said_in({"text": "see <https://x.example>", "attachments": [preview]}) == "see <https://x.example>"
    shared = preview | {"is_share": True}
    assert "All about X" in said_in({"text": "see", "attachments": [shared]})


def test_an_alarm_whose_text_is_only_its_beginning_says_the_rest_too() -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "CPU above 95 % on a1 since 09:14"}}
    assert said_in({"bot_id": "B1", "text": "CPU alarm", "blocks": [section]}) == section["text"]["text"]  # type: ignore[index]


def test_anything_odd_in_a_message_is_passed_over() -> None:
    assert said_in({"blocks": "no", "attachments": [None, {"fields": 3, "blocks": [7]}], "text": None}) == ""


def test_a_file_elsewhere_is_told_with_its_address() -> None:
    files = [
        {"id": "F1", "name": "trace.log", "mode": "hosted"},
        {"id": "F2", "title": "Plan", "mode": "external", "external_url": "https://drive.example/plan"},
        {"id": "F3", "mode": "tombstone"},
    ]
    message = {"user": "U1", "text": "See these", "ts": "1795571796.000100", "files": files}
    said = _line(message, {"U1": "Anna"}, ZONE)
    assert said.endswith("See these [trace.log, Plan: https://drive.example/plan]")
