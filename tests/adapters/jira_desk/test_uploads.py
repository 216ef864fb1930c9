"""Files to the desk: whole, of known length, never larger than allowed, and only when the source gave everything."""

from email.message import Message
from email.parser import BytesParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.jira_desk.uploads import safe_name
from bot.domain.kept import Attachment
from bot.domain.tickets.ticket import LARGEST_FILE, SlackFile
from bot.usecases.attach_files import named_for_desk, tag_of
from bot.usecases.desk_ports import DeskRefused, DeskUnsure, FileGone, FileRefused
from tests.adapters.jira_desk.stub import drops, says

UPLOADED = says(201, {"temporaryAttachments": [{"temporaryAttachmentId": "temp-1", "fileName": "x"}]})


async def pieces(*parts):
    for part in parts:
        yield part


def sent(asked) -> Message:
    head = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
    (part,) = BytesParser().parsebytes(head + asked.body).get_payload()
    return part


def file(name="log.txt", size=3):
    return SlackFile("F1", name, size)


@pytest.mark.parametrize(
    "content", [(b"abc",), (b"", b"ab", b"c"), (), (b"\r\n--boundary\r\n",), (b"x" * 700_000,) * 4]
)
async def test_a_file_arrives_as_it_was(stub_of, desk_at, content):
    stub = await stub_of(UPLOADED)
    assert await desk_at(stub.account()).upload("4", file(), pieces(*content)) == "temp-1"
    asked = stub.asked[0]
    assert asked.path == "/rest/servicedeskapi/servicedesk/4/attachTemporaryFile"
    assert asked.headers["x-atlassian-token"] == "no-check"
    assert int(asked.headers["content-length"]) == len(asked.body)
    assert sent(asked).get_payload(decode=True) == b"".join(content)
    assert sent(asked).get_param("name", header="content-disposition") == "file"


async def test_a_file_over_the_limit_is_never_sent(stub_of, desk_at):
    stub = await stub_of(UPLOADED)
    piece = b"x" * (LARGEST_FILE // 4)
    assert await desk_at(stub.account()).upload("4", file(), pieces(*[piece] * 4)) == "temp-1"
    with pytest.raises(FileRefused, match="too_large"):
        await desk_at(stub.account()).upload("4", file(), pieces(*[piece] * 4, b"x"))
    assert len(stub.asked) == 1


async def test_a_source_that_fails_half_way_sends_nothing(stub_of, desk_at):
    async def broken():
        yield b"half"
        raise FileGone

    stub = await stub_of(UPLOADED)
    with pytest.raises(FileGone):
        await desk_at(stub.account()).upload("4", file(), broken())
    assert stub.asked == []


@pytest.mark.parametrize(
    ("reply", "error"),
    [(drops, DeskUnsure), (says(201, {}), DeskUnsure), (says(413), DeskRefused), (says(400), DeskRefused)],
)
async def test_what_the_upload_came_to_is_told(stub_of, desk_at, reply, error):
    stub = await stub_of(reply)
    with pytest.raises(error):
        await desk_at(stub.account()).upload("4", file(), pieces(b"abc"))
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("log.txt", "log.txt"),
        ("skärm 🧨.png", "skärm 🧨.png"),
        ('a"\r\nX-Evil: 1.txt', "a_X-Evil_ 1.txt"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("photo\u202egnp.exe", "photo_gnp.exe"),
        ("\ud83d.txt", "txt"),
        (" . ", "file"),
        ("", "file"),
    ],
)
async def test_a_name_does_no_harm(stub_of, desk_at, name, safe):
    stub = await stub_of(UPLOADED)
    await desk_at(stub.account()).upload("4", file(name), pieces(b"abc"))
    assert f'filename="{safe}"'.encode() in stub.asked[0].body
    assert sent(stub.asked[0]).get_payload(decode=True) == b"abc"


def test_a_long_name_keeps_its_ending():
    assert safe_name("x" * 900 + ".tar") == "x" * 196 + ".tar"
    assert safe_name("x" * 900) == "x" * 200


NAMES = st.text(max_size=300) | st.builds(lambda a, b: "n" * a + "." + "e" * b, st.integers(0, 300), st.integers(0, 60))


@given(NAMES)
def test_the_mark_that_a_file_is_recognised_by_survives_every_shortening(name):
    attachment = Attachment("T1", "fv" + "0" * 18 + "991071", 0, SlackFile("F1", name, 1, "text/plain", ""), "waiting")
    at_the_desk = safe_name(named_for_desk(attachment).name)
    assert tag_of(attachment) in at_the_desk
    assert len(at_the_desk) <= 200


def test_a_marked_name_that_is_too_long_keeps_its_ending_too():
    attachment = Attachment("T1", "fv991071", 0, SlackFile("F1", "n" * 230 + ".log", 1, "text/plain", ""), "waiting")
    assert safe_name(named_for_desk(attachment).name).endswith(f"{tag_of(attachment)}.log")
