"""Commands about the catalogue: `catalog lint`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.config import load_answer_settings

Folder = Annotated[str | None, typer.Option("--catalog", help="Folder with releases.yml.", metavar="FOLDER")]


def add_to(app: typer.Typer) -> None:
    catalog = typer.Typer(help="The catalogue of releases.", rich_markup_mode=None)
    catalog.command("lint")(lint_catalog)
    catalog.callback()(_catalog)
    app.add_typer(catalog, name="catalog")


def _catalog() -> None:
    """The catalogue of releases."""


def lint_catalog(
    folder: Annotated[str | None, typer.Argument(show_default=False)] = None, catalog: Folder = None
) -> int:
    """Every problem of the catalogue's files at once, with file, line and key. Exit code 2 when there is one."""
    from bot.adapters.catalog_files.lint import lint

    path = Path(folder or catalog or load_answer_settings().flowver_catalog)
    found = lint(path, datetime.now(UTC).date())
    for problem in found:
        typer.echo(str(problem), err=not problem.warning)
    errors = sum(not problem.warning for problem in found)
    if not errors:
        warnings = f", {len(found)} warning{'s' if len(found) > 1 else ''}" if found else ""
        typer.echo(f"{path}: no problems{warnings}")
    return 2 if errors else 0
