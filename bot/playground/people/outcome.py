"""What came of something that a person did in a modal, as the page and the tests are told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.playground.model import Json

What = Literal["closed", "cleared", "errors", "updated", "pushed", "failed", "sent", "kept"]


@dataclass(frozen=True)
class Outcome:
    """`errors` is block_id -> sentence; `view` is what the person then has before them, None when nothing is open.

    `sent` False: Slack's own checks found the errors (or nothing was to be sent), and the app heard nothing.
    `notice` is the line that Slack shows in the modal when the app did not answer well; what was entered is kept.
    """

    # The outcome is a word of ours: Slack tells a person by what is on the screen.
    what: What
    view: Json | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None
    sent: bool = True

    @property
    def closed(self) -> bool:
        return self.what in ("closed", "cleared")

    def json(self) -> Json:
        return {"outcome": self.what, "view": self.view, "errors": dict(self.errors), "notice": self.notice}
