"""The desk has begun to ask for something since its form was read: it is read at once, and the open form has it too."""

import asyncio
from collections.abc import Awaitable, Callable

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.tickets.form_values import FormDraft
from bot.slack.later import Later
from bot.slack.tickets.drafts import FormDrafts
from bot.slack.tickets.forms import TicketForms
from bot.usecases.form_ports import RequestTypes

# An answer to a sending is on its way for a moment, and would be drawn over what comes before it.
UNDER_WAY_SECONDS = 1.0

Objected = Callable[[FormDraft], FormDraft]


class AskedAnew:
    """`read` is waited for where there is time; else `draw_when_read` draws the form once more."""

    def __init__(
        self,
        types: RequestTypes,
        forms: TicketForms,
        drafts: FormDrafts,
        later: Later,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._types = types
        self._forms = forms
        self._drafts = drafts
        self._later = later
        self._sleep = sleep

    def read(self) -> asyncio.Task[None]:
        """A desk that does not answer now leaves what is known."""

        async def read() -> None:
            await self._types.refresh()

        return self._later.start("read_types", read())

    def draw_when_read(
        self,
        reading: asyncio.Task[None],
        client: AsyncWebClient,
        draft: FormDraft,
        language: str,
        objected: Objected,
        *,
        answering: bool = False,
    ) -> None:
        """`objected`: the draft with what the desk says, at the questions as they are then.

        `answering`: the form is being drawn by the answer to its sending.
        """

        async def draw() -> None:
            await asyncio.wait({reading})
            await self._sleep(UNDER_WAY_SECONDS if answering else 0)
            # Sent meanwhile, it is not a form any more.
            if newest := await self._drafts.of(draft.origin.workspace, draft.origin.user, draft.id):
                if answering:
                    self._forms.answered_with_form(draft.id)
                again = objected(newest)
                self._drafts.hold(again)
                await self._forms.draw_again(client, again, language)

        self._later.start("draw_anew", draw())
