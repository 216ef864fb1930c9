"""Finding a request by the marker in its description; Jira's search lags, so an empty look proves nothing."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.adapters.jira_desk.line import Line
from bot.adapters.jira_desk.outcomes import Call, unreadable

SEARCH = "/rest/api/3/search/jql"
_CALL = Call("search", writes=False)
_PAGE, _MOST_PAGES = 50, 10
# Our clock and Jira's differ, and `created` is compared by the minute.
_EARLIER_MINUTES = 10
_CATEGORY = {"new": "NEW", "indeterminate": "INDETERMINATE", "done": "DONE", "undefined": "UNDEFINED"}


@dataclass(frozen=True, slots=True)
class Hit:
    """An issue whose description holds the marker. `proven` False: the search does not show its description."""

    key: str
    issue_id: str
    status: str
    status_category: str
    proven: bool = True


def marker_query(project: str, marker: str, since: datetime, now: datetime) -> str:
    """JQL. Minutes back, not a date: JQL reads dates in the time zone of the account's profile."""
    minutes = max(math.ceil((now - since).total_seconds() / 60), 0) + _EARLIER_MINUTES
    phrase = _quoted(_quoted(marker))
    return f"project = {_quoted(project)} AND created >= -{minutes}m AND text ~ {phrase} ORDER BY created ASC"


async def hits(line: Line, jql: str, marker: str) -> list[Hit]:
    """Every issue of the search whose description holds the marker, or is not shown: it may be ours all the same.

    The search's own word is no proof: words match in comments too, and by stem.
    """
    found: list[Hit] = []
    body: dict[str, Any] = {"jql": jql, "fields": ["description", "status"], "maxResults": _PAGE}
    for _ in range(_MOST_PAGES):
        page = await line.post(_CALL.name, SEARCH, body, writes=False)
        issues = page.get("issues") if isinstance(page, Mapping) else None
        if not isinstance(issues, list):
            raise unreadable(_CALL, "issues")
        found += [_hit(issue) for issue in issues if may_hold(_fields(issue).get("description"), marker)]
        token = page.get("nextPageToken")
        if not token or page.get("isLast") is True:
            return found
        body = {**body, "nextPageToken": token}
    # Some of many pages is not a look; what was found on them counts all the same.
    if not found:
        raise unreadable(_CALL, "a last page")
    return found


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def holds(description: Any, marker: str) -> bool:
    """Whether a description, as text or as a document, holds the whole marker."""
    whole = rf"(?<![\w-]){re.escape(marker)}(?![\w-])"
    return bool(re.search(whole, "".join(_texts(description))))


def is_shown(description: Any) -> bool:
    """Whether there is any text to look at; a field that was hidden or left out has none."""
    return bool("".join(_texts(description)).strip())


def may_hold(description: Any, marker: str) -> bool:
    return not is_shown(description) or holds(description, marker)


def _texts(node: Any) -> Iterator[str]:
    """Wiki text as it is; an Atlassian document's pieces, those of one paragraph joined without a gap."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for part in node:
            yield from _texts(part)
    elif isinstance(node, Mapping):
        if node.get("type") == "text":
            yield str(node.get("text", ""))
        else:
            yield from _texts(node.get("content", []))
            yield "" if node.get("type") == "doc" else "\n"


def _hit(issue: Mapping[str, Any]) -> Hit:
    if not issue.get("key"):
        raise unreadable(_CALL, "keys")
    status = _part(_fields(issue), "status")
    category = _CATEGORY.get(str(_part(status, "statusCategory").get("key", "")), "")
    proven = is_shown(_fields(issue).get("description"))
    return Hit(str(issue["key"]), str(issue.get("id", "")), str(status.get("name", "")), category, proven)


def _fields(issue: Any) -> Mapping[str, Any]:
    return _part(issue, "fields")


def _part(said: Any, name: str) -> Mapping[str, Any]:
    part = said.get(name) if isinstance(said, Mapping) else None
    return part if isinstance(part, Mapping) else {}
