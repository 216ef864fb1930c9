"""Answers as the JSON that other programs rely on (`--json`). Dates are ISO days of the vendor's zone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.domain.answer import Answer
from bot.domain.check import CheckAnswer
from bot.domain.compatibility import CompatAnswer, Pair
from bot.domain.fits import FitsAnswer
from bot.domain.question import (
    Announce,
    FileTicket,
    Help,
    Language,
    NotUnderstood,
    Status,
    Subject,
    Subscribe,
    Subscriptions,
    Tickets,
    Unsubscribe,
    Where,
)
from bot.domain.releases import LineEntry
from bot.domain.support import Support
from bot.domain.understanding.commands import as_command
from bot.domain.upgrade import UpgradeAnswer
from bot.domain.versions import LineSummary, VersionsAnswer
from bot.words.fits_json import fits_json
from bot.words.problem import problem_sentence
from bot.words.speech import Speech
from bot.words.support import rule
from bot.words.versions import tell_where

Json = dict[str, Any]
UNSTATED = "unspecified"


def answers_json(speech: Speech, answers: Sequence[Answer]) -> Json:
    """One answer as it is; several as `{"kind": "answers", "answers": [...]}`."""
    if len(answers) == 1:
        return answer_json(speech, answers[0])
    return {"kind": "answers", "answers": [answer_json(speech, answer) for answer in answers]}


def answer_json(speech: Speech, answer: Answer) -> Json:
    match answer:
        case CheckAnswer():
            return _signed(speech, _check(speech, answer))
        case CompatAnswer():
            return _signed(speech, _compat(speech, answer))
        case FitsAnswer():
            return _signed(speech, fits_json(speech, answer))
        case UpgradeAnswer():
            return _signed(speech, _upgrade(speech, answer))
        case VersionsAnswer():
            return _signed(speech, _versions(speech, answer))
        case Where():
            return _where(speech, answer)
        case Help():
            return {"kind": "help"}
        case Language():
            return {"kind": "language", "language": answer.choice}
        case FileTicket() | Tickets() | Status() | Subscribe() | Unsubscribe() | Subscriptions() | Announce():
            return {"kind": "errand", "command": as_command([answer])}


def problem_json(speech: Speech, problem: NotUnderstood) -> Json:
    return {
        "kind": "error",
        "problem": problem_sentence(speech, problem),
        "did_you_mean": list(problem.did_you_mean),
    }


def _signed(speech: Speech, answer: Json) -> Json:
    sample = {"sample": True} if speech.catalog.sample else {}
    return {**answer, "catalog_changed": speech.catalog.changed.isoformat(), **sample}


def _check(speech: Speech, answer: CheckAnswer) -> Json:
    return {
        "kind": "check",
        "asked": answer.asked,
        "component": answer.subject.component,
        "version": str(answer.subject.version),
        "line": str(answer.line) if answer.line else None,
        "known": answer.known,
        "listed_by": [component or UNSTATED for component in answer.listed_by],
        "released": _day(answer.released),
        "released_by": _day(answer.released_by),
        "support": _support(speech, answer.support),
        "withdrawn": answer.withdrawn,
        "latest_service_pack": str(answer.latest.version) if answer.latest else None,
        "is_latest": answer.is_latest,
        "upgrade_to": str(answer.upgrade_to.version) if answer.upgrade_to else None,
        "nearest": list(answer.nearest),
        "reasons": [*speech.reasons(answer.reasons), *_sample(speech)],
    }


def _support(speech: Speech, support: Support) -> Json:
    return {
        "state": support.state,
        "until": _day(support.until),
        "until_at_least": _day(support.until_at_least),
        "until_at_latest": _day(support.until_at_latest),
        "counted_from": support.counted_from,
        "rule": rule(speech.t, speech.catalog.policy.support, support),
        "days_left": support.days_left,
    }


def _compat(speech: Speech, answer: CompatAnswer) -> Json:
    return {"kind": "compat", "verdict": answer.verdict, "pairs": [_pair(speech, pair) for pair in answer.pairs]}


def _pair(speech: Speech, pair: Pair) -> Json:
    return {
        "a": _subject(pair.a),
        "b": _subject(pair.b),
        "verdict": pair.verdict,
        "rule": pair.rule.id if pair.rule else None,
        "reasons": [*speech.reasons(pair.reasons), *_sample(speech)],
        "nearest": list(pair.nearest),
    }


def _subject(subject: Subject) -> Json:
    return {"component": subject.component, "version": str(subject.version)}


def _upgrade(speech: Speech, answer: UpgradeAnswer) -> Json:
    guide = speech.catalog.policy.links.service_pack_guide
    return {
        "kind": "upgrade",
        "component": answer.component,
        "from": str(answer.start),
        "to": str(answer.to) if answer.to else None,
        "step": answer.step,
        "database_may_change": answer.database_may_change,
        "also_update": list(answer.also_update),
        "also_update_to": {name: str(r.version) if r else None for name, r in answer.also_update.items()},
        "support": _support(speech, answer.support),
        "known": answer.known,
        "withdrawn": answer.withdrawn,
        "guide": str(guide) if guide and answer.step == "service_pack" else None,
        "reasons": [*speech.reasons(answer.reasons), *_sample(speech)],
    }


def _versions(speech: Speech, answer: VersionsAnswer) -> Json:
    return {
        "kind": "versions",
        "lines": [_line(speech, each) for each in answer.lines],
        "reasons": [*speech.reasons(answer.reasons), *_sample(speech)],
    }


def _line(speech: Speech, each: LineSummary) -> Json:
    first = each.line.first_release
    return {
        "line": str(each.line.version),
        "released": _day(first.exact),
        "released_by": _day(first.latest.day) if first.latest else None,
        "support": _support(speech, each.support),
        "latest": {component or UNSTATED: str(release.version) for component, release in each.latest.items()},
        **_override(each.line.entry),
    }


def _override(entry: LineEntry | None) -> Json:
    return {"supported_until": _day(entry.supported_until)} if entry and entry.supported_until else {}


def _where(speech: Speech, question: Where) -> Json:
    told = tell_where(speech, question)
    return {
        "kind": "where",
        "component": question.component,
        "steps": list(told.lines),
        "link": told.link[1] if told.link else None,
        "confirmed": speech.catalog.policy.where.confirmed,
    }


def _sample(speech: Speech) -> list[str]:
    return [speech.t("sample")] if speech.catalog.sample else []


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
