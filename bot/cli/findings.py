"""What doctor finds: whether everything is there that answers need, what is missing, and what to do about it."""

import json
from dataclasses import asdict
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems
from bot.config import (
    SettingsProblems,
    load_answer_settings,
    load_desk_settings,
    load_settings,
    usable_answer_settings,
)
from bot.domain.policy import Approval
from bot.domain.vendor_facts import vendor_facts
from bot.settings_left import has_mistakes, left_over
from bot.words.doctor import DoctorLine, tell_vendor_fact
from bot.words.translation import FALLBACK, Translation, load_translations

BROKEN = 1
DESK_SETTINGS = ("JIRA_", "JSM_", "FLOWVER_SEARCH_LAG")
ANSWER_SETTINGS = ("FLOWVER_CATALOG", "FLOWVER_LANGUAGE")


def examine(catalog: str | None, language: str | None, *, as_json: bool) -> int:
    """Say it; the exit code. SettingsProblems."""
    settings = usable_answer_settings()
    chosen = language or settings.flowver_language or FALLBACK
    translations = load_translations()
    if chosen not in translations:
        raise SettingsProblems([f"--language {chosen}: flowver speaks {' and '.join(translations)}"])
    t = translations[chosen]
    folder = Path(catalog) if catalog else settings.flowver_catalog
    sections, broken = _findings(t, folder)
    broken |= has_mistakes()
    if desk := _desk(t, folder):
        sections["desk"] = desk
        broken |= not all(line.good for line in desk)
    if as_json:
        typer.echo(json.dumps({name: [asdict(line) for line in lines] for name, lines in sections.items()}))
    else:
        _show(Console(highlight=False), t, sections)
    return BROKEN if broken else 0


def _findings(t: Translation, folder: Path) -> tuple[dict[str, list[DoctorLine]], bool]:
    slack = [*_slack(t), *(DoctorLine(False, said, t("doctor.not_used_advice")) for said in left_over())]
    wrong = _wrong_for_answers(t)
    try:
        found = load_catalog(folder)
    except CatalogProblems as error:
        files = [DoctorLine(False, str(problem), t("doctor.catalog_advice")) for problem in error.problems]
        return {"catalog": [*wrong, *files], "slack": slack}, True
    read = DoctorLine(True, t("doctor.catalog_read", folder=str(folder), changed=found.changed.isoformat()))
    vendor = [tell_vendor_fact(t, fact) for fact in vendor_facts(found)]
    managers, useless = _managers(t, found.policy.announcements.approval)
    return {"catalog": [*wrong, read], "slack": [*slack, *managers], "vendor": vendor}, bool(wrong) or useless


def _wrong_for_answers(t: Translation) -> list[DoctorLine]:
    try:
        load_answer_settings()
    except SettingsProblems as error:
        return [DoctorLine(False, problem, t("doctor.slack_advice")) for problem in error.problems]
    return []


def _slack(t: Translation) -> list[DoctorLine]:
    """Only `flowver run` needs these; the answering commands and the demo do without."""
    try:
        settings = load_settings()
    except SettingsProblems as error:
        # What is wrong with the others' settings stands in their sections.
        problems = [problem for problem in error.problems if not problem.startswith(DESK_SETTINGS + ANSWER_SETTINGS)]
        return [DoctorLine(False, problem, t("doctor.slack_advice")) for problem in problems]
    mode = "Socket Mode" if settings.slack_app_token else "HTTP"
    return [DoctorLine(True, t("doctor.slack_ready", mode=mode))]


def _managers(t: Translation, approval: Approval) -> tuple[list[DoctorLine], bool]:
    """And whether some are named, by whom nothing can be sent: that nobody is named breaks nothing."""
    try:
        settings = load_settings()
    except SettingsProblems:
        return [], False
    from bot.cli.release_managers import manager_lines

    lines = manager_lines(t, settings, approval)
    return lines, bool(settings.release_managers) and not all(line.good for line in lines)


def _desk(t: Translation, folder: Path) -> list[DoctorLine]:
    """None where nothing of a service desk is set."""
    try:
        settings = load_desk_settings()
    except SettingsProblems as error:
        problems = [problem for problem in error.problems if problem.startswith(DESK_SETTINGS)]
        return [DoctorLine(False, problem, t("doctor.slack_advice")) for problem in problems]
    if not settings.has_desk:
        return []
    from bot.cli.desk import desk_lines

    return desk_lines(t, settings, folder)


def _show(console: Console, t: Translation, sections: dict[str, list[DoctorLine]]) -> None:
    for name, lines in sections.items():
        if not lines:
            continue
        console.print(Text(t(f"doctor.section_{name}"), style="bold"), soft_wrap=True)
        for line in lines:
            sign, style = ("✅", "green") if line.good else ("❌", "red")
            console.print(Text.assemble(f"  {sign} ", (line.text, style)), soft_wrap=True)
            if line.advice:
                console.print(Text(f"     {line.advice}", style="dim"), soft_wrap=True)
