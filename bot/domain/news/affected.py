"""Whose open requests a release answers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.kept import Request
from bot.domain.news.content import fixed_requests
from bot.domain.version import NotAVersion, Version, parse_version

_OVER = frozenset(("done", "DONE"))


@dataclass(frozen=True, slots=True)
class FixNews:
    """One person hears once of all their requests that a release answers. `keys`: the desk's, as NPS-12."""

    workspace: str
    user: str
    language: str
    keys: tuple[str, ...]


def fix_news(
    requests: Iterable[Request], content: Mapping[str, Any], opted_out: Collection[str] = ()
) -> tuple[FixNews, ...]:
    """`content`: a release's (see content.py); `opted_out`: users that do not want to hear of fixes."""
    told: dict[tuple[str, str], tuple[str, list[str]]] = {}
    wanted = fixed_requests(content)
    for request in requests:
        key = request.filed.key.upper() if request.filed else ""
        user = request.origin.user
        if key in wanted and user not in opted_out and is_open(request) and _is_affected(request, content):
            _, keys = told.setdefault((request.workspace, user), (request.ticket.language, []))
            keys.append(key)
    return tuple(
        FixNews(workspace, user, language, tuple(sorted(set(keys))))
        for (workspace, user), (language, keys) in told.items()
    )


def is_open(request: Request) -> bool:
    """Filed, and not done at the desk as far as we know."""
    return request.state == "filed" and request.filed is not None and request.filed.status_category not in _OVER


def _is_affected(request: Request, content: Mapping[str, Any]) -> bool:
    """Not where they run this release or a later one already; a number that cannot be read hides nothing."""
    named = _version(request.ticket.version)
    # Numbers of another component's series cannot be compared with these.
    components = content.get("components") or ()
    if named is None or (request.ticket.component and components and request.ticket.component not in components):
        return True
    return named < parse_version(str(content["version"]))


def _version(text: str) -> Version | None:
    try:
        return parse_version(text)
    except NotAVersion:
        return None
