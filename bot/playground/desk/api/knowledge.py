"""/knowledgebase: articles that may spare somebody a request."""

from aiohttp import web

from bot.playground.desk.articles import Article, excerpt, search
from bot.playground.desk.call import Call
from bot.playground.desk.errors import DeskError
from bot.playground.desk.shapes import API
from bot.playground.model import Json


def everywhere(call: Call) -> web.Response:
    return _found(call, call.desk.articles)


def in_desk(call: Call) -> web.Response:
    home = call.service_desk()
    return _found(call, [article for article in call.desk.articles if article.desk == home.id])


def view(call: Call) -> web.Response:
    """GET /knowledgebase/article/view/{page}: people follow this address, so it leads to a page."""
    place = f"{call.base}/servicedesk/customer/portal/{call.desk.catalog.main.id}/article/{call.part('page')}"
    return web.Response(status=302, headers={"Location": place})


def _found(call: Call, articles: list[Article]) -> web.Response:
    query = call.asked("query")
    if not query:
        raise DeskError(400, "The parameter 'query' is required.", "sd.kb.query.missing")
    return call.page(search(articles, query), lambda article: _article_json(call, article, query))


def _article_json(call: Call, article: Article, query: str) -> Json:
    return {
        "title": article.title,
        "excerpt": excerpt(article, query, highlight=call.flag("highlight", False)),
        "source": {"type": "confluence", "pageId": article.page_id, "spaceKey": "FLOW"},
        "content": {"iframeSrc": f"{call.base}{API}/knowledgebase/article/view/{article.page_id}"},
    }
