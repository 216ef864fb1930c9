"""What every page has: who looks, in which language, and what stands around the content."""

from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.playground.desk.accounts import Account
from bot.playground.desk.desk import Desk
from bot.playground.desk.model import DeskRequest
from bot.playground.desk.portal.html import Markup, element, hidden, join, link
from bot.playground.desk.portal.words import Words

ZONE = ZoneInfo("Europe/Stockholm")
# No scripts at all: everything shown was typed by somebody.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='4' fill='%231d6b5a'/%3E%3Cpath d='M4 8l3 3 5-6' fill='none' stroke='white' "
    "stroke-width='2'/%3E%3C/svg%3E"
)
SHEETS = ("/static/styles/base.css", "{}/page/desk.css", "{}/page/switchboard.css")


@dataclass(frozen=True)
class Frame:
    """One look at a page; `actor` is the person acting, `prefix` where the site is mounted."""

    desk: Desk
    prefix: str
    actor: Account
    words: Words

    def href(self, path: str, **query: str) -> str:
        """Return an address on the site, with who is acting and the language kept."""
        kept = {"as": self.actor.id, "lang": self.words.language} | query
        return f"{self.prefix}{path}?{urlencode(kept)}"

    def form(self, path: str, *content: Markup | None, class_: str | None = None) -> Markup:
        """Return a form that is sent to a path of the site, saying who acts and in which language."""
        return element("form", self.kept(), *content, method="post", action=f"{self.prefix}{path}", class_=class_)

    def kept(self) -> Markup:
        """Return the hidden inputs that keep who is acting and the language in a form."""
        return hidden(**{"as": self.actor.id, "lang": self.words.language})

    def request_path(self, request: DeskRequest) -> str:
        return f"/servicedesk/customer/portal/{request.desk.id}/{request.key}"

    def page(self, title: str, here: str, *content: Markup, status: int = 200) -> web.Response:
        """Return the whole page; `here` is its own path, for the language switch."""
        head = element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("link", rel="icon", href=ICON),
            element("title", f"{title} · {self.desk.catalog.main.name}"),
            *(element("link", rel="stylesheet", href=sheet.format(self.prefix)) for sheet in SHEETS),
        )
        body = element("body", self._bar(here), element("main", *content), class_="desk")
        whole = join(Markup("<!doctype html>"), element("html", head, body, lang=self.words.language))
        return web.Response(
            text=whole, status=status, content_type="text/html", headers={"Content-Security-Policy": POLICY}
        )

    def _bar(self, here: str) -> Markup:
        words, other = self.words, "en" if self.words.language == "sv" else "sv"
        return element(
            "header",
            element("strong", self.desk.catalog.main.name),
            element("span", words("stand-in"), class_="stand-in"),
            element(
                "nav",
                link(words("requests"), self.href("/servicedesk/customer/portals")),
                link(words("switchboard"), self.href("/playground")),
                link(words("workspace"), "/"),
                link(words("other-language"), self.href(here, lang=other), lang=other),
            ),
            class_="site",
        )
