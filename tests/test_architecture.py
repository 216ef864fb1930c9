"""What the design asks of the code as a whole, measured on the files themselves."""

import ast
import importlib
import os
import pkgutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parents[1]
Function = ast.FunctionDef | ast.AsyncFunctionDef
OUTSIDE = {
    "slack_bolt", "slack_sdk", "jira", "sqlalchemy", "alembic", "aiohttp", "uvicorn", "uvloop", "yaml", "babel", "rich",
    "typer", "prometheus_client", "requests", "aiosqlite", "psycopg", "pydantic_settings", "asyncio",
}  # fmt: skip


@cache
def trees() -> dict[Path, ast.Module]:
    paths = (path for path in (ROOT / "bot").rglob("*.py") if "migrations" not in path.parts)
    return {path.relative_to(ROOT): ast.parse(path.read_text("utf-8")) for path in sorted(paths)}


def functions() -> Iterator[tuple[str, Function]]:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{path}:{node.lineno} {node.name}", node


def length(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def is_one_expression(function: Function) -> bool:
    """Nothing but a docstring and a return: a view may be as long as what it shows."""
    body = [each for each in function.body if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))]
    return len(body) == 1 and isinstance(body[0], ast.Return)


def own_imports(function: Function) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "bot"):
            yield node.module or "."
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.split(".")[0] == "bot")


def run_python(code: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    needed = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=100, check=False, cwd=ROOT, env={**needed, **environment}
    )


class TestHouseNumbers:
    def test_functions_are_short(self) -> None:
        lengths = sorted(length(function) for _, function in functions())
        assert statistics.median(lengths) <= 8
        assert lengths[int(len(lengths) * 0.9)] <= 20

    def test_no_function_is_long(self) -> None:
        limits = ((name, length(each), 60 if is_one_expression(each) else 40) for name, each in functions())
        assert [(name, lines) for name, lines, most in limits if lines > most] == []

    def test_no_module_is_long(self) -> None:
        lines = {str(path): (ROOT / path).read_text("utf-8").count("\n") for path in trees()}
        assert {path: count for path, count in lines.items() if count > 200} == {}

    def test_every_function_says_what_it_returns(self) -> None:
        assert [name for name, function in functions() if function.returns is None] == []

    def test_own_modules_are_imported_at_the_top(self) -> None:
        """Only the command line may load late what a command starts."""
        late = {name for name, function in functions() if any(own_imports(function))}
        assert [name for name in late if not name.startswith(("bot/cli/", "bot/__main__.py"))] == []

    def test_there_are_no_names_that_say_nothing(self) -> None:
        empty = ("utils", "helpers", "manager", "misc", "common")
        assert [str(path) for path in trees() if path.stem in empty or path.parent.name in empty] == []


class TestPackages:
    def test_every_folder_and_module_says_what_it_is(self) -> None:
        assert [str(path) for path, tree in trees().items() if not ast.get_docstring(tree)] == []

    def test_an_init_holds_nothing_but_its_docstring(self) -> None:
        packages = {path: tree for path, tree in trees().items() if path.name == "__init__.py"}
        assert [str(path) for path, tree in packages.items() if len(tree.body) != 1] == []
        folders = {path.parent for path in trees()}
        assert folders == {path.parent for path in packages}


def test_the_rules_pull_in_nothing_from_outside() -> None:
    names = [f"bot.domain.{each}" for each in modules_of("domain")]
    done = run_python(f"import sys\nfor n in {names!r}: __import__(n)\nprint('\\n'.join(sys.modules))")
    assert (done.returncode, done.stderr) == (0, "")
    loaded = set(done.stdout.split())
    assert loaded & OUTSIDE == set()
    assert {name for name in loaded if name.startswith("bot.") and not name.startswith("bot.domain")} == set()


def modules_of(package: str) -> list[str]:
    folder = ROOT / "bot" / package
    return [each.name for each in pkgutil.walk_packages([str(folder)])]


def test_importing_everything_is_silent_and_needs_no_settings(tmp_path: Path) -> None:
    """With an empty environment, and one whose settings are all wrong: nothing is read before it is asked for."""
    skipped = ("bot.adapters.store.migrations",)
    names = [each.name for each in pkgutil.walk_packages(bot.__path__, "bot.") if not each.name.startswith(skipped)]
    code = f"import importlib\nfor n in {names!r}: importlib.import_module(n)"
    wrong = {
        "FLOWVER_PORT": "wrong",
        "FLOWVER_CATALOG": "/nowhere",
        "DATABASE_URL": "wrong",
        "SLACK_BOT_TOKEN": "wrong",
    }
    for environment in ({}, wrong):
        done = run_python(code, **environment)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_start_of_the_bot_loads_nothing_that_only_commands_a_desk_old_tables_or_postgresql_need() -> None:
    done = run_python("import sys, bot.cli.app, bot.serve\nprint('\\n'.join(sys.modules))")
    assert (done.returncode, done.stderr) == (0, "")
    loaded = set(done.stdout.split())
    assert "bot.bootstrap.running" in loaded
    assert loaded & {"rich", "pygments", "alembic", "mako", "jira", "requests", "psycopg"} == set()
    assert "sqlalchemy.dialects.postgresql" not in loaded


def test_no_module_makes_a_settings_object_a_client_or_an_app() -> None:
    """Typer's table of commands is the one exception: it reads and opens nothing."""
    made = (
        "Settings",
        "AsyncApp",
        "App",
        "AsyncWebClient",
        "WebClient",
        "JIRA",
        "ClientSession",
        "create_async_engine",
    )
    found = []
    for name in ("bootstrap.running", "serve", "demo", "config", "cli.app", "cli.answers", "logs"):
        module = importlib.import_module(f"bot.{name}")
        found += [key for key, value in vars(module).items() if type(value).__name__ in made]
    assert found == []


@pytest.mark.parametrize("package", ["domain", "words"])
def test_the_clock_is_an_argument(package: str) -> None:
    asked = []
    for path, tree in trees().items():
        if path.parts[1] == package:
            calls = [
                node.func.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            ]
            asked += [f"{path}: {name}" for name in calls if name in ("now", "utcnow", "today")]
    assert asked == []
