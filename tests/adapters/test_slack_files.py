"""Slack's files: the token goes nowhere else, and only what the file really is goes along."""

import gzip

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from aiohttp.test_utils import TestServer

from bot.adapters.slack_files import SlackFilesOverHttp
from bot.domain.tickets.ticket import LARGEST_FILE, SlackFile
from bot.usecases.desk_ports import FileGone, FileNotNow, FileRefused

PAGE = b"\xef\xbb\xbf \n<!DOCTYPE html><title>Sign in</title>"
QUICK = ClientTimeout(total=10, sock_connect=5, sock_read=5)


@pytest.fixture
async def far_end():
    """An answer for each path, and every request that arrived."""
    answers, asked = {}, []

    async def handle(request):
        asked.append(request)
        answer = answers[request.path]
        return await answer(request) if callable(answer) else answer

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    async with TestServer(app, host="127.0.0.1") as server:
        server.answers, server.asked = answers, asked
        yield server


@pytest.fixture
async def session():
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
def files(far_end, session):
    return SlackFilesOverHttp(session, "xoxb-secret", str(far_end.make_url("/api/")), QUICK)


def file(far_end, path="/f", **more):
    url = path if "://" in path else str(far_end.make_url(path))
    return SlackFile("F1", more.pop("name", "log.txt"), more.pop("size", 3), url=url, **more)


async def content(files, wanted):
    async with files.open(wanted) as pieces:
        return b"".join([piece async for piece in pieces])


async def test_a_file_is_streamed_with_the_token(far_end, files):
    far_end.answers["/f"] = web.Response(body=b"x" * 300_000, content_type="text/plain")
    assert await content(files, file(far_end)) == b"x" * 300_000
    assert far_end.asked[0].headers["Authorization"] == "Bearer xoxb-secret"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/f", "https://files.slack.com.evil.example/f", "https://evilslack.com/f", "",
        "http://files.slack.com/f", "https://files.slack.com:8443/f", "https://files.slack.com@evil.example/f",
        "https://user:pass@files.slack.com/f", "ftp://files.slack.com/f", "file:///etc/passwd", "//files.slack.com/f",
        "http://127.0.0.1:1/f", "http://localhost/f", "http://[::1", "/f", "https://files.slack.com./f",
    ],
)  # fmt: skip
async def test_another_host_is_never_asked(far_end, files, url):
    with pytest.raises(FileRefused, match="host"):
        await content(files, SlackFile("F1", "log.txt", 3, url=url))


@pytest.mark.parametrize(
    "api", ["https://slack.com/api/", "https://team.slack.com/api/", "http://elsewhere.example/api/"]
)
async def test_without_a_playground_only_slack_is_asked(far_end, session, api):
    with pytest.raises(FileRefused, match="host"):
        await content(SlackFilesOverHttp(session, "t", api), file(far_end))
    assert far_end.asked == []


async def test_a_redirect_stays_within_the_hosts_and_is_followed(far_end, files):
    far_end.answers["/f"] = web.Response(status=302, headers={"Location": "/g"})
    far_end.answers["/g"] = web.Response(body=b"abc", content_type="image/png")
    assert await content(files, file(far_end)) == b"abc"


@pytest.mark.parametrize("target", ["https://evil.example/", "http://127.0.0.1:1/", "//evil.example/f"])
async def test_a_redirect_elsewhere_is_not_followed(far_end, files, target):
    far_end.answers["/f"] = web.Response(status=302, headers={"Location": target})
    with pytest.raises(FileRefused, match="host"):
        await content(files, file(far_end))
    assert len(far_end.asked) == 1


async def test_a_redirect_without_end_is_given_up(far_end, files):
    async def back(request):
        return web.Response(status=302, headers={"Location": "/f"})

    far_end.answers["/f"] = back
    with pytest.raises(FileNotNow):
        await content(files, file(far_end))
    assert len(far_end.asked) == 6


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/octet-stream"])
async def test_a_page_in_place_of_the_file_is_refused(far_end, files, kind):
    far_end.answers["/f"] = web.Response(body=PAGE, content_type=kind)
    with pytest.raises(FileRefused, match="html"):
        await content(files, file(far_end))


@pytest.mark.parametrize("more", [{"name": "page.HTML"}, {"name": "page", "mimetype": "text/html"}])
async def test_a_file_that_is_html_goes_along_if_it_is_as_long_as_it_should_be(far_end, files, more):
    far_end.answers["/f"] = web.Response(body=PAGE, content_type="text/html")
    assert await content(files, file(far_end, size=len(PAGE), **more)) == PAGE
    far_end.answers["/f"] = web.Response(body=PAGE, content_type="text/html")
    with pytest.raises(FileRefused, match="html"):
        await content(files, file(far_end, size=9_999, **more))


async def test_too_large_a_file_is_refused_before_it_is_read(far_end, files):
    far_end.answers["/f"] = web.Response(headers={"Content-Length": str(LARGEST_FILE + 1)})
    with pytest.raises(FileRefused, match="too_large"):
        await content(files, file(far_end))


async def test_too_large_a_file_is_refused_when_nothing_says_its_length(far_end, files):
    async def endless(request):
        response = web.StreamResponse()
        response.enable_chunked_encoding()
        await response.prepare(request)
        for _ in range(LARGEST_FILE // 65_536 + 2):
            await response.write(b"x" * 65_536)
        return response

    far_end.answers["/f"] = endless
    with pytest.raises(FileRefused, match="too_large"):
        await content(files, file(far_end))


async def test_what_unpacks_to_too_much_is_refused(far_end, files):
    packed = gzip.compress(b"x" * (LARGEST_FILE + 1))
    far_end.answers["/f"] = web.Response(body=packed, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FileRefused, match="too_large"):
        await content(files, file(far_end))


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, FileGone), (410, FileGone), (403, FileRefused), (401, FileRefused), (429, FileNotNow), (503, FileNotNow)],
)
async def test_each_refusal_has_its_meaning(far_end, files, status, error):
    far_end.answers["/f"] = web.Response(status=status)
    with pytest.raises(error):
        await content(files, file(far_end))


async def test_a_file_that_breaks_off_may_be_had_later(far_end, files):
    async def breaks(request):
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"half")
        request.transport.abort()
        return response

    far_end.answers["/f"] = breaks
    with pytest.raises(FileNotNow):
        await content(files, file(far_end))


async def test_a_store_that_does_not_answer_may_do_so_later(far_end, files, session):
    unreachable = SlackFilesOverHttp(session, "t", "http://127.0.0.1:1/api/", QUICK)
    with pytest.raises(FileNotNow):
        await content(unreachable, SlackFile("F1", "a", 1, url="http://127.0.0.1:1/f"))


async def test_neither_the_token_nor_the_address_is_in_an_error(far_end, files):
    far_end.answers["/f"] = web.Response(status=503)
    with pytest.raises(FileNotNow) as caught:
        await content(files, file(far_end))
    assert "xoxb" not in repr(caught.value)
    assert "127.0.0.1" not in repr(caught.value)
