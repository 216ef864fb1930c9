"""Methods about the token, the workspace and the connection."""

from bot.playground.web_api.call import ApiError, Call, Reply


def auth_test(call: Call) -> Reply:
    space = call.workspace
    return {
        "url": call.host.url,
        "team": space.name,
        "user": space.app.name,
        "team_id": space.id,
        "user_id": space.bot,
        "bot_id": space.app.bot_id,
        "app_id": space.app.id,
        "is_enterprise_install": False,
    }


def api_test(call: Call) -> Reply:
    """api.test: gives back its arguments, and the error it is asked for."""
    shown = {name: value for name, value in call.arguments.items() if name != "token"}
    if error := call.text("error"):
        raise ApiError(error, args=shown)
    return {"args": shown}


def team_info(call: Call) -> Reply:
    space = call.workspace
    return {"team": {"id": space.id, "name": space.name, "domain": space.domain, "url": call.host.url}}


def connections_open(call: Call) -> Reply:
    """apps.connections.open: a one-time WebSocket address."""
    url = call.host.socket_url()
    if url is None:
        raise ApiError("too_many_websockets")
    return {"url": url}
