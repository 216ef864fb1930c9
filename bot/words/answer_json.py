"""Answers as the JSON that other programs rely on (`--json`). Dates are ISO days of the vendor's zone."""

from collections.abc import Sequence

from bot.domain.among import AmongAnswer
from bot.domain.answer import Answer, RuleAnswer
from bot.domain.beyond import BeyondAnswer
from bot.domain.check import CheckAnswer
from bot.domain.compatibility import CompatAnswer, Pair
from bot.domain.ending import Ending
from bot.domain.fits import FitsAnswer
from bot.domain.fixed import FixedAnswer
from bot.domain.question import (
    Announce,
    FileTicket,
    Help,
    Language,
    NotUnderstood,
    Rule,
    Status,
    Subject,
    Subscribe,
    Subscriptions,
    Tickets,
    Unsubscribe,
    Where,
)
from bot.domain.standing_out import StandingOutAnswer
from bot.domain.understanding.commands import as_command
from bot.domain.upgrade import UpgradeAnswer
from bot.domain.versions import VersionsAnswer
from bot.words.among_json import among_json
from bot.words.beyond import beyond_json
from bot.words.fits_json import fits_json
from bot.words.fixed import fixed_json
from bot.words.problem import problem_sentence
from bot.words.rules import rule_json
from bot.words.shapes_json import UNSTATED, Json, day, line_json, sample, support_json
from bot.words.speech import Speech
from bot.words.standing_out import standing_out_json
from bot.words.versions import tell_where


def answers_json(speech: Speech, answers: Sequence[Answer]) -> Json:
    """One answer as it is; several as `{"kind": "answers", "answers": [...]}`."""
    if len(answers) == 1:
        return answer_json(speech, answers[0])
    return {"kind": "answers", "answers": [answer_json(speech, answer) for answer in answers]}


def answer_json(speech: Speech, answer: Answer) -> Json:
    match answer:
        case Rule():
            return _signed(speech, rule_json(speech, answer))
        case Where():
            return _where(speech, answer)
        case Help():
            return {"kind": "help"}
        case Language():
            return {"kind": "language", "language": answer.choice}
        case FileTicket() | Tickets() | Status() | Subscribe() | Unsubscribe() | Subscriptions() | Announce():
            return {"kind": "errand", "command": as_command([answer]), "done": False}
        case _:
            return _signed(speech, _by_the_rules(speech, answer))


def _by_the_rules(speech: Speech, answer: RuleAnswer) -> Json:
    match answer:
        case CheckAnswer():
            return _check(speech, answer)
        case CompatAnswer():
            return _compat(speech, answer)
        case FitsAnswer():
            return fits_json(speech, answer)
        case UpgradeAnswer():
            return _upgrade(speech, answer)
        case VersionsAnswer():
            return _versions(speech, answer)
        case AmongAnswer():
            return among_json(speech, answer)
        case FixedAnswer():
            return fixed_json(speech, answer)
        case BeyondAnswer():
            return beyond_json(speech, answer)
        case StandingOutAnswer():
            return standing_out_json(speech, answer)


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
        "released": day(answer.released),
        "released_by": day(answer.released_by),
        "support": support_json(speech, answer.support),
        "withdrawn": answer.withdrawn,
        "latest_service_pack": str(answer.latest.version) if answer.latest else None,
        "is_latest": answer.is_latest,
        "upgrade_to": str(answer.upgrade_to.version) if answer.upgrade_to else None,
        "nearest": list(answer.nearest),
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }


def _compat(speech: Speech, answer: CompatAnswer) -> Json:
    return {"kind": "compat", "verdict": answer.verdict, "pairs": [_pair(speech, pair) for pair in answer.pairs]}


def _pair(speech: Speech, pair: Pair) -> Json:
    return {
        "a": _subject(pair.a),
        "b": _subject(pair.b),
        "verdict": pair.verdict,
        "rule": pair.rule.id if pair.rule else None,
        "reasons": [*speech.reasons(pair.reasons), *sample(speech)],
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
        "support": support_json(speech, answer.support),
        "known": answer.known,
        "withdrawn": answer.withdrawn,
        **({"left_behind": list(answer.left_behind)} if answer.left_behind else {}),
        "guide": str(guide) if guide and answer.step == "service_pack" else None,
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }


def _versions(speech: Speech, answer: VersionsAnswer) -> Json:
    return {
        "kind": "versions",
        **({"component": answer.component} if answer.component else {}),
        **({"newest": str(answer.newest.version) if answer.newest else None} if answer.asks_newest else {}),
        **(_ending(answer, answer.ending) if answer.ending else {}),
        "lines": [line_json(speech, each) for each in answer.lines],
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }


def _ending(answer: VersionsAnswer, ending: Ending) -> Json:
    sure, unsure = ([str(answer.lines[place].line.version) for place in each] for each in (ending.sure, ending.unsure))
    return {"from": day(ending.first), "to": day(ending.last), "ending": sure, "not_known": unsure}


def _where(speech: Speech, question: Where) -> Json:
    told = tell_where(speech, question)
    return {
        "kind": "where",
        "component": question.component,
        "steps": list(told.lines),
        "link": told.link[1] if told.link else None,
        "confirmed": speech.catalog.policy.where.confirmed,
    }
