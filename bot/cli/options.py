"""What every answering command takes besides its question."""

from dataclasses import dataclass
from typing import Annotated

import typer

Words = Annotated[list[str] | None, typer.Argument(show_default=False)]
Component = Annotated[str | None, typer.Option(help="The component that the version is of.", show_default=False)]
On = Annotated[str | None, typer.Option(help="Answer for this day, 2026-04-03; today when left out.", metavar="DATE")]
Folder = Annotated[str | None, typer.Option("--catalog", help="Folder with releases.yml.", metavar="FOLDER")]
Language = Annotated[str | None, typer.Option(help="Language of the answer.", metavar="sv|en")]
AsJson = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]


@dataclass(frozen=True)
class Options:
    """How to answer, as the command line said it."""

    component: str | None
    on: str | None
    catalog: str | None
    language: str | None
    as_json: bool
