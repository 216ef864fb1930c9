"""Questions in short form for the tests of the rules."""

from datetime import date

from bot.domain.catalog import Catalog
from bot.domain.check import CheckAnswer, check
from bot.domain.compatibility import CompatAnswer, compat
from bot.domain.question import Check, Compat, Subject, Upgrade
from bot.domain.upgrade import UpgradeAnswer, upgrade
from bot.domain.version import parse_version

TODAY = "2026-11-23"


def subject(text: str) -> Subject:
    """`studio 6.15.3` or `6.15.3`."""
    *component, version = text.split()
    return Subject(parse_version(version), component[0] if component else None)


def checked(catalog: Catalog, text: str, on: str = TODAY) -> CheckAnswer:
    return check(catalog, Check(subject(text), text), date.fromisoformat(on))


def together(catalog: Catalog, *texts: str, on: str = TODAY) -> CompatAnswer:
    return compat(catalog, Compat(tuple(map(subject, texts))), date.fromisoformat(on))


def upgraded(catalog: Catalog, start: str, to: str | None = None, on: str = TODAY) -> UpgradeAnswer:
    begin = subject(start)
    question = Upgrade(begin.component, begin.version, parse_version(to) if to else None)
    return upgrade(catalog, question, date.fromisoformat(on))


def codes(answer: CheckAnswer | UpgradeAnswer) -> list[str]:
    return [reason.code for reason in answer.reasons]
