"""Every notice as Slack shows it, whatever it is about."""

from bot.domain.kept import Notice
from bot.slack.news.notices import RenderNews
from bot.slack.tickets.notices import KIND, RenderTicketNotice
from bot.usecases.messenger import Rendered


class RenderNotice:
    """`Render` for all kinds: a request's own words, or the news'."""

    def __init__(self, tickets: RenderTicketNotice, news: RenderNews) -> None:
        self._tickets, self._news = tickets, news

    async def __call__(self, notice: Notice) -> Rendered:
        """See the parts for what they raise."""
        if notice.kind.startswith(KIND):
            return Rendered(self._tickets(notice))
        return await self._news(notice)
