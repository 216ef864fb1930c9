"""The README is complete: every folder, every setting, every command and every make target is in it."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.cli.app import app
from bot.config import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
FOLDERS = sorted(
    str(folder.relative_to(ROOT))
    for folder in (ROOT / "bot").rglob("*")
    if folder.is_dir() and any(folder.glob("*.py")) and "__pycache__" not in folder.parts
)
SETTINGS = sorted(name.upper() for name in Settings.model_fields)
COMMANDS = sorted(
    command.name or command.callback.__name__.rstrip("_") for command in app.registered_commands if command.callback
)
TARGETS = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_has_its_line(folder: str) -> None:
    assert f"`{folder}`" in README


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_explained(setting: str) -> None:
    assert re.search(rf"^\| `{setting}` \| [^|]+ \| [^|]+ \|$", README, re.MULTILINE)


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_stands_in_the_example(setting: str) -> None:
    assert re.search(rf"^(# )?{setting}=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)


def test_no_setting_is_explained_that_does_not_exist() -> None:
    explained = re.findall(r"^\| `([A-Z][A-Z_]+)` \|", README, re.MULTILINE)
    assert sorted(explained) == SETTINGS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_listed(command: str) -> None:
    assert f"`flowver {command}" in README


def test_the_example_on_the_command_line_is_what_it_says(flowver: Any) -> None:
    called, shown = re.findall(r"^\$ \.venv/bin/flowver (.*)\n((?:.+\n)+?)```$", README, re.MULTILINE)[0]
    assert flowver(*called.split(), "--on", "2026-11-23").out == shown


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_mentioned(target: str) -> None:
    assert f"make {target}" in README


@pytest.mark.parametrize("picture", re.findall(r"!\[[^]]*\]\(([^)]+)\)", README))
def test_every_picture_is_there(picture: str) -> None:
    assert (ROOT / picture).is_file()
