"""The listeners of news, put together from the operations that they use."""

from bot.slack.errands import AllErrands, Errands
from bot.slack.news.buttons import NewsButtons
from bot.slack.news.deciding import NewsDeciding
from bot.slack.news.errands import NewsErrands
from bot.slack.news.events import NewsEvents
from bot.slack.news.home import NewsHome
from bot.slack.news.managing import Managing
from bot.slack.news.routes import NewsListeners
from bot.slack.news.shown import NewsShown
from bot.slack.news.tools import NewsTools
from bot.slack.news.unsure import NewsUnsure


def news_listeners(tools: NewsTools, desk: Errands | None = None) -> tuple[NewsListeners, AllErrands]:
    """With who carries out every errand: `desk` those of requests, where there is one."""
    own = NewsHome(tools, desk.tickets.home if desk else None)
    managing = Managing(tools, NewsShown(tools), own)
    errands = NewsErrands(tools, managing, own)
    listeners = NewsListeners(
        buttons=NewsButtons(tools, own),
        managing=managing,
        deciding=NewsDeciding(tools, managing),
        unsure=NewsUnsure(tools, managing),
        events=NewsEvents(tools),
    )
    return listeners, AllErrands(errands, desk)
