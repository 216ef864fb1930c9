"""Slack's private files, streamed; the token goes to Slack's own hosts and nowhere else."""

import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, InvalidURL
from yarl import URL

from bot.domain.tickets.ticket import LARGEST_FILE, SlackFile
from bot.usecases.desk_ports import FileGone, FileNotNow, FileRefused

SLACK = "slack.com"
_PIECE = 64 * 1024
_MOST_REDIRECTS = 5
_BEGINNING = 512
_TIMES = ClientTimeout(total=120, sock_connect=5, sock_read=20)
_BROKEN = (ClientError, TimeoutError, OSError)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


class SlackFilesOverHttp:
    """SlackFiles. `api_url`: SLACK_API_URL; where that is not Slack's own, files may come from its host too.

    FileRefused codes: "host" (not Slack's, or not https), "html", "too_large", "not_allowed" (the token, or a scope).
    """

    def __init__(self, session: ClientSession, token: str, api_url: str, times: ClientTimeout = _TIMES) -> None:
        self._session, self._times = session, times
        # Accept-Encoding: what is measured must be what is sent.
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
        self._elsewhere = _elsewhere(URL(api_url))

    @asynccontextmanager
    async def open(self, file: SlackFile) -> AsyncIterator[AsyncIterator[bytes]]:
        response = await self._answer(file.url)
        try:
            _raise_for_status(response)
            _refuse_at_once(file, response)
            yield _content(file, response)
        finally:
            response.close()

    async def _answer(self, url: str) -> ClientResponse:
        address = _address(url)
        for _ in range(_MOST_REDIRECTS + 1):
            if not self._ours(address):
                raise FileRefused("host")
            response = await self._get(address)
            location = response.headers.get("Location", "")
            if response.status not in (301, 302, 303, 307, 308) or not location:
                return response
            response.close()
            address = address.join(_address(location))
        raise FileNotNow("Slack redirects without end")

    async def _get(self, address: URL) -> ClientResponse:
        try:
            return await self._session.get(
                address, headers=self._headers, allow_redirects=False, timeout=self._times, max_field_size=16_384
            )
        except InvalidURL:
            raise FileRefused("host") from None
        except _BROKEN as error:
            raise FileNotNow(f"Slack's files cannot be reached ({type(error).__name__})") from None

    def _ours(self, address: URL) -> bool:
        """Also asked of every redirect; a name and password in the address are never sent along."""
        if not address.absolute or not address.scheme or not address.host or "@" in address.raw_authority:
            return False
        if self._elsewhere is not None and address.origin() == self._elsewhere:
            return True
        host = address.host.lower()
        return address.scheme == "https" and address.port == 443 and (host == SLACK or host.endswith("." + SLACK))


def _elsewhere(api: URL) -> URL | None:
    """The playground's origin, or another's; without TLS only on this machine."""
    host = api.host or ""
    if host == SLACK or host.endswith("." + SLACK):
        return None
    return api.origin() if api.scheme == "https" or _is_loopback(host) else None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(url: str) -> URL:
    try:
        return URL(url)
    except ValueError:
        raise FileRefused("host") from None


def _raise_for_status(response: ClientResponse) -> None:
    status = response.status
    if status in (404, 410):
        raise FileGone(f"HTTP {status}")
    if status == 429 or status >= 500 or status == 408:
        raise FileNotNow(f"HTTP {status}")
    if status != 200:
        raise FileRefused("not_allowed")


def _refuse_at_once(file: SlackFile, response: ClientResponse) -> None:
    if not _is_html(file) and response.content_type in ("text/html", "application/xhtml+xml"):
        raise FileRefused("html")
    if (response.content_length or 0) > LARGEST_FILE:
        raise FileRefused("too_large")


async def _content(file: SlackFile, response: ClientResponse) -> AsyncIterator[bytes]:
    size, beginning = 0, b""
    async for piece in _pieces(response):
        size += len(piece)
        if size > LARGEST_FILE:
            raise FileRefused("too_large")
        if len(beginning) < _BEGINNING:
            beginning += piece[:_BEGINNING]
            _refuse_page(file, beginning)
        yield piece
    # Slack's login page in place of an HTML file looks like one, but is not as long.
    if _is_html(file) and file.size and size != file.size:
        raise FileRefused("html")


async def _pieces(response: ClientResponse) -> AsyncIterator[bytes]:
    try:
        async for piece in response.content.iter_chunked(_PIECE):
            yield piece
    except _BROKEN as error:
        raise FileNotNow(f"Slack's file broke off ({type(error).__name__})") from None


def _refuse_page(file: SlackFile, beginning: bytes) -> None:
    if not _is_html(file) and beginning.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_HTML_STARTS):
        raise FileRefused("html")


def _is_html(file: SlackFile) -> bool:
    return file.mimetype in ("text/html", "application/xhtml+xml") or file.name.lower().endswith(_HTML_NAMES)
