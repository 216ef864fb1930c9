"""`flowver announce`: an announcement and how far it has come; the work itself is loaded when called."""

from pathlib import Path
from typing import Annotated

import typer

from bot.config import SettingsProblems, load_store_settings
from bot.words.translation import FALLBACK, load_translations

Version = Annotated[str | None, typer.Argument(metavar="VERSION", show_default=False)]
Folder = Annotated[str | None, typer.Option("--catalog", help="Folder with releases.yml.", metavar="FOLDER")]
Language = Annotated[str | None, typer.Option(help="Language of what is said.", metavar="sv|en")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
Send = Annotated[bool, typer.Option("--send", help="Approve it; somebody else must have proposed it.")]
As = Annotated[str | None, typer.Option("--as", help="Slack id of the release manager who approves.", metavar="U...")]
Log = Annotated[bool, typer.Option("--log", help="Who did what; of every announcement where no VERSION is given.")]


def add_to(app: typer.Typer) -> None:
    app.command("announce")(announce)


def announce(
    version: Version = None, send: Send = False, as_: As = None, log: Log = False,
    catalog: Folder = None, language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """The announcement of a version: its text and who gets it, or how far it has come, until it has ended.

    Exit code 0 when that is done, 1 when it may not be or somebody was not reached, 3 when the version is not listed
    or the database cannot be read.
    """
    if version is None and (send or not log):
        raise SettingsProblems(["say which VERSION, as in `flowver announce 6.15.18`, or --log"])
    if send and log:
        raise SettingsProblems(["say one of --send and --log"])
    if as_ and not send:
        raise SettingsProblems(["--as says who approves: it goes with --send"])
    settings = load_store_settings()
    translations, chosen = load_translations(), language or settings.flowver_language or FALLBACK
    if chosen not in translations:
        raise SettingsProblems([f"--language {chosen}: flowver speaks {' and '.join(translations)}"])
    from bot.cli.announcing import Call, carry_out

    folder = Path(catalog) if catalog else settings.flowver_catalog
    return carry_out(settings, translations[chosen], folder, Call(version, send, (as_ or "").strip(), log, as_json))
