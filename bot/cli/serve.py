"""Commands that start something: `run` the bot, `demo` everything on this machine; and the `manifest` for Slack.

What they start is imported when they are called: the answering commands need no web server and no database.
"""

from typing import Annotated

import typer

from bot.config import load_settings
from bot.settings_left import left_over

Port = Annotated[int, typer.Option(min=0, max=65535, help="Where the playground's page is; 0 takes a free port.")]
Socket = Annotated[bool, typer.Option("--socket", help="Connect the bot by Socket Mode instead of HTTP.")]
EndsWithStdin = Annotated[bool, typer.Option("--ends-with-stdin", help="Stop when standard input ends, too.")]
Http = Annotated[str | None, typer.Option("--http", metavar="URL", help="For HTTP: where Slack reaches this bot.")]


def add_to(app: typer.Typer) -> None:
    app.command("run")(run)
    app.command("demo")(demo)
    app.command("manifest")(manifest)


def run(ends_with_stdin: EndsWithStdin = False) -> int:
    """The bot against Slack, with the settings of the environment or .env."""
    from bot.serve import run_bot

    settings = load_settings()
    for said in left_over():
        typer.echo(said, err=True)
    if settings.has_desk:
        from bot.bootstrap.desk import desk_side

        run_bot(settings, desk_side, ends_with_stdin=ends_with_stdin)
    else:
        run_bot(settings, ends_with_stdin=ends_with_stdin)
    return 0


def demo(port: Port = 8910, socket: Socket = False) -> int:
    """Everything on this machine: a Slack workspace to try flowver in, with invented releases. No account anywhere."""
    from bot.demo import run_demo

    return run_demo(port, socket=socket)


def manifest(http: Http = None) -> int:
    """The app manifest to paste into Slack: for Socket Mode, or for HTTP with --http https://your.host."""
    from bot.manifest import manifest_text

    typer.echo(manifest_text(http), nl=False)
    return 0
