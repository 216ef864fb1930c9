"""An announcement as one manager's modal shows it: gathered from the store, the catalogue and the audience."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.domain.news.announcement import Announcement, Progress
from bot.domain.news.audience import Audience
from bot.domain.news.correcting import listed_otherwise
from bot.domain.news.doings import ways
from bot.domain.news.renewing import contradicted
from bot.slack.news.tools import NewsTools
from bot.slack.views.news.manage import Managed, managed_view
from bot.words.news.refusals import tell_refused
from bot.words.speech import Speech
from bot.words.told import Told

_BEFORE = ("draft", "proposed", "scheduled")
_OUT = ("sending", "stopped", "sent")


@dataclass(frozen=True, slots=True)
class NewsShown:
    """StoreUnavailable."""

    tools: NewsTools

    async def view(
        self, speech: Speech, held: Announcement, user: str, said: Told | None = None, preview: str = ""
    ) -> tuple[dict[str, Any], Progress]:
        """The modal, and the progress that it shows."""
        progress = await self.tools.announcements.progress(held.id, self.tools.now())
        before = held.state in _BEFORE
        audience = _whole((await self.tools.send.audience(held)).values()) if before else Audience()
        refused = contradicted(speech.catalog, held)
        approval = speech.catalog.policy.announcements.approval
        unsure = await self.tools.unsure.waiting(held.id) if progress.failed else ()
        managed = Managed(
            announcement=held,
            audience=audience,
            ways=ways(held, user, approval, progress, contradicted=refused is not None),
            progress=progress,
            preview=preview or speech.t.language,
            renewable=not refused and self._renewable(held),
            # What has been taken back is not posted again; where it may stand is said with the retraction.
            unsure=[each for each in unsure if held.state != "retracted" or each.notice.kind.endswith(".note")],
            late=bool(held.send_at and held.send_at <= self.tools.now()),
            before=await self.tools.composing.retracted_before(held),
            said=said or (tell_refused(speech, refused, held.version) if refused and before else None),
        )
        return managed_view(speech, self.tools.answers.speech(managed.preview), managed), progress

    def _renewable(self, held: Announcement) -> bool:
        """Of what is out it would be a correction; while one waits, there is none besides."""
        out = held.state in _OUT and not held.correction
        return (out or held.state in _BEFORE) and listed_otherwise(held, self.tools.composing.listed(held))


def _whole(audiences: Iterable[Audience]) -> Audience:
    """Every workspace's together."""
    several = list(audiences)
    return Audience(
        at_once=tuple(each for one in several for each in one.at_once),
        weekly=tuple(each for one in several for each in one.weekly),
        paused=tuple(each for one in several for each in one.paused),
        others=tuple(each for one in several for each in one.others),
    )
