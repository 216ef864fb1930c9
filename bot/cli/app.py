"""The command line's frame: its commands, and what happens when a call is wrong. Exit codes are the contract."""

import errno
from collections.abc import Sequence

import typer

from bot.cli import announce, answers, catalog, doctor, requests, serve
from bot.cli.output import nobody_reads, say_json
from bot.config import SettingsProblems

USAGE = 2

app = typer.Typer(
    name="flowver",
    help="Is a version of Novacura Flow supported, compatible and worth upgrading?",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
announce.add_to(app)
answers.add_to(app)
catalog.add_to(app)
doctor.add_to(app)
requests.add_to(app)
serve.add_to(app)


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. What is wrong with the call is one line on stderr, never a traceback."""
    try:
        result = app(args=list(arguments) or ["--help"], standalone_mode=False)
    except typer.TyperException as error:
        return _refuse([" ".join(error.format_message().split())], "--json" in arguments)
    except SettingsProblems as error:
        return _refuse(error.problems, "--json" in arguments)
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        nobody_reads()
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        # An exit code of 1 would read as a no.
        nobody_reads()
        return _refuse([f"the answer cannot be written: {error.strerror}"], as_json=False)
    return result if isinstance(result, int) else 0


def _refuse(problems: Sequence[str], as_json: bool) -> int:
    if as_json:
        say_json({"kind": "error", "problem": "; ".join(problems), "did_you_mean": []})
    for each in problems:
        typer.echo(each, err=True)
    return USAGE
