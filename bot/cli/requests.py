"""`flowver requests`: what waits for a person, and what that person decides; the work itself is loaded when called."""

from typing import Annotated

import typer

from bot.config import SettingsProblems, load_store_settings
from bot.words.translation import FALLBACK, Translation, load_translations

Language = Annotated[str | None, typer.Option(help="Language of the list.", metavar="sv|en")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="As `flowver requests` lists it.", show_default=False)]
Filed = Annotated[str | None, typer.Option("--filed", metavar="KEY", help="The request is at the desk: this one.")]
ByHand = Annotated[bool, typer.Option("--by-hand", help="With --filed: KEY was filed by hand, without flowver's mark.")]
Again = Annotated[bool, typer.Option("--again", help="It certainly is not there: file it, or post it, once more.")]
Told = Annotated[bool, typer.Option("--told", help="A message: whoever it was for knows.")]


def add_to(app: typer.Typer) -> None:
    requests = typer.Typer(help="What waits for a person.", rich_markup_mode=None)
    requests.callback(invoke_without_command=True)(stuck)
    requests.command("decide")(decide)
    app.add_typer(requests, name="requests")


def stuck(context: typer.Context, language: Language = None, as_json: AsJson = False) -> int:
    """Requests and messages that flowver cannot carry on with alone, oldest first.

    Exit code 0 when there are none, 1 when there are some, 3 when the database cannot be read.
    """
    if context.invoked_subcommand:
        return 0
    from bot.cli.stuck import list_stuck

    return list_stuck(load_store_settings(), _translation(language), as_json=as_json)


def decide(
    name: Id, filed: Filed = None, by_hand: ByHand = False, again: Again = False, told: Told = False,
    language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """Decide about one of them: a request with --filed KEY or --again, a message with --told or --again.

    Exit code 0 when that is done, 1 when it cannot be, 3 when database or desk cannot be asked; then nothing changes.
    """
    if (filed is not None) + again + told != 1 or (by_hand and filed is None):
        raise SettingsProblems(["say one of --filed KEY (perhaps with --by-hand), --again and --told"])
    from bot.cli.stuck import Choice, decide_one

    choice = Choice(name, filed, by_hand, again)
    return decide_one(load_store_settings(), _translation(language), choice, as_json=as_json)


def _translation(language: str | None) -> Translation:
    translations, chosen = load_translations(), language or load_store_settings().flowver_language or FALLBACK
    if chosen not in translations:
        raise SettingsProblems([f"--language {chosen}: flowver speaks {' and '.join(translations)}"])
    return translations[chosen]
