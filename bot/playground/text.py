"""What a person types, turned into Slack's own text: mentions, channels, links and entities."""

import html
import re

from bot.playground.workspace import Workspace

_TOKEN = re.compile(
    r"<@(?P<user>U\w+)(?:\|[^<>]*)?>|<#(?P<channel>C\w+)(?:\|[^<>]*)?>"
    r"|(?<![\w.@])@(?P<handle>[\w][\w.-]*)|(?<![\w#])#(?P<name>[\w][\w-]*)|(?P<link>https?://[^\s<>|]+)"
)
# Slack turns these words into pings; an app must see the ping to keep from repeating it.
_EVERYONE = {"channel", "here", "everyone"}


def escaped(text: str) -> str:
    """Return text with the three characters that Slack keeps for itself as entities."""
    return html.escape(text, quote=False)


class Typed:
    """Rewrites typed text; `labels` adds the |name that commands carry and messages do not."""

    def __init__(self, workspace: Workspace, *, labels: bool) -> None:
        self._workspace = workspace
        self._labels = labels

    def slack_text(self, text: str) -> str:
        """Return the text as Slack passes it on to an app."""
        parts, end = [], 0
        for found in _TOKEN.finditer(text):
            parts += [escaped(text[end : found.start()]), self._token(found)]
            end = found.end()
        return "".join([*parts, escaped(text[end:])])

    def _token(self, found: re.Match[str]) -> str:
        word = found.group()
        kind = found.lastgroup or ""
        value = found[kind]
        if kind == "link":
            return f"<{escaped(value)}>"
        if kind == "handle":
            return self._handle(word, value)
        if kind == "user":
            return self._user(value) or escaped(word)
        return self._channel(value) or escaped(word)

    def _handle(self, word: str, handle: str) -> str:
        # A sentence may end right after a name: the full stop belongs to the sentence.
        name = handle.rstrip(".-")
        if name in _EVERYONE:
            return f"<!{name}>{handle[len(name) :]}"
        person = next((person for person in self._workspace.people.values() if person.name == name.lower()), None)
        if person is None:
            return escaped(word)
        return f"{self._user(person.id)}{handle[len(name) :]}"

    def _user(self, user: str) -> str | None:
        person = self._workspace.people.get(user)
        if person is None:
            return None
        return f"<@{user}|{person.name}>" if self._labels else f"<@{user}>"

    def _channel(self, name: str) -> str | None:
        channel = self._workspace.named(name)
        if channel is None or channel.is_im:
            return None
        return f"<#{channel.id}|{channel.name}>" if self._labels else f"<#{channel.id}>"
