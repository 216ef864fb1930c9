"""What a person types after /flowver, and the answer that only they see; over both transports."""

from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA
from bot.slack.views.answer import ASK, SHARE
from tests.journeys.real_bot import Town, action_ids, texts

ANSWERS = [
    ("6.1.7.26406", "⛔ *Stödet för Flow 6.1.7.26406 upphörde 2021-07-03*"),
    ("studio 6.15.3", "✅ *Studio 6.15.3 stöds till och med 2027-10-09 (320 dagar kvar)*"),
    ("check studio 6.15.3", "✅ *Studio 6.15.3 stöds till och med 2027-10-09 (320 dagar kvar)*"),
    ("compat android 6.14 server 6.15", "⛔ *Androidklient 6.14 fungerar inte med Server 6.15*"),
    ("upgrade 6.14.3", "✅ *Flow 6.14.3 → 6.16.4: byte till en nyare linje (minor)*"),
    ("versions", "✅ *Stöds nu: 6.16, 6.15 och 6.14*"),
    ("where studio", "Här hittar du versionen av Studio"),
    ("help", "Fråga mig om versioner av Novacura Flow"),
    ("", "Fråga mig om versioner av Novacura Flow"),
    ("är studio 6.15.3 fortfarande stödd?", "✅ *Studio 6.15.3 stöds till och med 2027-10-09 (320 dagar kvar)*"),
]
WITH_PAYLOAD = ["payload", "what does payload=5 mean", "6.15 payload", "%70ayload &payload= 6"]


async def test_every_command_is_answered_to_the_person_alone(http_town: Town) -> None:
    for typed, headline in ANSWERS:
        shown = await http_town.command(ANNA, FLOW_SUPPORT, f"/flowver {typed}")
        assert headline in texts(shown.blocks), typed
        assert shown.only_for == ANNA
    assert http_town.playground.rejections == []


async def test_an_answer_comes_over_either_transport(town: Town) -> None:
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver compat android 6.14 server 6.15")
    assert "⛔ *Android client 6.14 does not work with Server 6.15*" in texts(shown.blocks)
    assert town.playground.line.transport == town.transport


async def test_in_a_direct_message_there_is_no_channel_to_share_an_answer_in(http_town: Town) -> None:
    direct = http_town.playground.workspace.direct_message(PRIYA).id
    among_two = await http_town.command(PRIYA, direct, "/flowver upgrade 6.14.3")
    in_channel = await http_town.command(PRIYA, FLOW_SUPPORT, "/flowver upgrade 6.14.3")
    assert (SHARE in action_ids(among_two), SHARE in action_ids(in_channel)) == (False, True)
    assert among_two.text == in_channel.text


async def test_versions_come_as_a_table_with_the_newest_line_first(town: Town) -> None:
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver versions")
    table = next(block for block in shown.blocks or [] if block["type"] == "table")
    rows = [[cell["text"] for cell in row] for row in table["rows"]]
    assert rows[0] == ["Line", "Support", "Released", "Newest"]
    assert [row[0] for row in rows[1:4]] == ["6.16", "6.15", "6.14"]


async def test_help_offers_only_what_works(town: Town) -> None:
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver help")
    said = texts(shown.blocks)
    assert "/flowver versions" in said
    assert not [word for word in ("ticket", "status") if word in said]


async def test_what_is_not_understood_is_said_with_the_nearest_forms_as_buttons(town: Town) -> None:
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver chekc 6.15")
    assert "“chekc”" in texts(shown.blocks)
    assert action_ids(shown) == [f"{ASK}.0"]
    before = town.messages()
    await town.press(PRIYA, shown, f"{ASK}.0")
    answer = await town.newest_since(before, lambda message: message.only_for == PRIYA)
    assert "Flow 6.15 is supported" in answer.text


async def test_a_question_that_changes_nothing_else_can_be_shared(http_town: Town) -> None:
    for typed, shareable in (("6.15", True), ("help", False), ("language", False), ("blah", False)):
        shown = await http_town.command(PRIYA, FLOW_SUPPORT, f"/flowver {typed}")
        assert (SHARE in action_ids(shown)) is shareable, typed


async def test_the_word_payload_is_a_word_like_any_other(http_town: Town) -> None:
    """Bolt would take such a form for a button's."""
    for typed in WITH_PAYLOAD:
        shown = await http_town.command(PRIYA, FLOW_SUPPORT, f"/flowver {typed}")
        assert shown.blocks, shown.text
        assert shown.user == http_town.playground.workspace.bot


HOSTILE = [
    "6.15.3.4.5",
    "6." + "1" * 30,
    "6." + "1" * 5_000,
    "٦.١٥",
    "6.15\u200b.3",
    "6.1.7-26406",
    "1!6.1",
    "6.1.7rc1",
    "compat studio 6.14 studio 6.15",
    "<!channel> 6.15 <https://x.example|6.15>",
    "\u202e6.15",
    "6.15 " * 8_000,
    "x" * 40_000,
    "'); DROP TABLE person;--",
    "{6.15} %s {reference}",
    "*bold* _6.15_ `code`",
]


async def test_anything_that_can_be_typed_gets_an_answer_that_pings_nobody(http_town: Town) -> None:
    for typed in HOSTILE:
        shown = await http_town.command(PRIYA, FLOW_SUPPORT, f"/flowver {typed}")
        said = texts(shown.blocks)
        assert said, typed[:80]
        assert "<!" not in said + shown.text
        assert "<http" not in said + shown.text
    assert http_town.playground.rejections == []
