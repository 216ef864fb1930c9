"""The page's files, as they lie in page/."""

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parents[1] / "page"
MISSING = "The playground runs, but its page is not installed: bot/playground/page/index.html is missing."


async def index(_: web.Request) -> web.StreamResponse:
    """Serve the page, or say plainly that it is not there."""
    if not (PAGE / "index.html").is_file():
        return web.Response(text=MISSING, status=404)
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})


async def static(request: web.Request) -> web.StreamResponse:
    """Serve a file below page/; nothing outside it."""
    # Resolved before it is judged: links and dots must not lead out of the folder.
    path = (PAGE / request.match_info["path"]).resolve()
    if not path.is_relative_to(PAGE.resolve()) or not path.is_file():
        return web.Response(text="There is no such file.", status=404)
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})


async def archive(request: web.Request) -> web.StreamResponse:
    """Lead a permalink to the page, at its message."""
    conversation, stamp = request.match_info["conversation"], request.match_info["stamp"]
    thread = request.query.get("thread_ts")
    place = f"thread/{thread}" if thread else f"{stamp[:-6]}.{stamp[-6:]}"
    raise web.HTTPFound(f"/#/{conversation}/{place}")
