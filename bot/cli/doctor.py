"""`flowver doctor`: is everything there that answers need? The work itself is loaded when called."""

from typing import Annotated

import typer

Folder = Annotated[str | None, typer.Option("--catalog", help="Folder with releases.yml.", metavar="FOLDER")]
Language = Annotated[str | None, typer.Option(help="Language of the findings.", metavar="sv|en")]
AsJson = Annotated[bool, typer.Option("--json", help="The findings as JSON.")]


def add_to(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(catalog: Folder = None, language: Language = None, as_json: AsJson = False) -> int:
    """What only the vendor can fill in and what of it is missing; whether settings and service desk can be used.

    Exit code 1 when something is broken, a setting too; what the vendor has not published breaks nothing and gives 0,
    nor does it that nothing is set for Slack.
    """
    from bot.cli.findings import examine

    return examine(catalog, language, as_json=as_json)
