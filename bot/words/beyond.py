"""What else is asked of a version, in words and as JSON: what is known of it, and how the version stands."""

from collections.abc import Mapping

from bot.domain.beyond import BeyondAnswer, is_surpassed
from bot.domain.check import CheckAnswer
from bot.domain.question import Subject
from bot.domain.understanding.efforts import DURATIONS
from bot.words.check import check_headline
from bot.words.shapes_json import Json, day, sample, support_json
from bot.words.speech import Speech
from bot.words.told import Ask, Mark, Told

_MAY_CHANGE = {"yes": True, "no": False, "unknown": None}

_WITHDRAWN: Mapping[str, Mark] = {"yes": "no", "no": "info", "unknown": "unknown"}


def tell_beyond(speech: Speech, answer: BeyondAnswer) -> Told:
    return Told(
        mark=_mark(answer),
        headline=_headline(speech, answer),
        lines=(*speech.reasons(answer.reasons), _stand(speech, answer)),
        link=_notes(speech, answer),
        small=speech.small_print(),
        asks=tuple(_asks(speech, answer)),
    )


def _stand(speech: Speech, answer: BeyondAnswer) -> str:
    stand = [check_headline(speech, each) for each in (answer.check, answer.other) if each]
    return speech.t("beyond.known", said="; ".join(stand))


def _asks(speech: Speech, answer: BeyondAnswer) -> list[Ask]:
    asked = answer.question
    if asked.topic == "database" and asked.other:
        return [Ask(speech.t("ask.upgrade"), f"upgrade {asked.other} {asked.subject.version}")]
    return [Ask(speech.t("ask.check", name=speech.subject(asked.subject)), f"check {asked.subject}")]


def _mark(answer: BeyondAnswer) -> Mark:
    if answer.question.topic == "database" and answer.verdict != "unknown":
        return "warning" if answer.verdict == "yes" else "info"
    if answer.question.topic == "withdrawn":
        return _WITHDRAWN[answer.verdict]
    if answer.question.topic == "newest" and answer.check.is_latest and answer.verdict == "no":
        return "info"
    return "info" if answer.verdict == "yes" and not answer.question.whether else answer.verdict


def _headline(speech: Speech, answer: BeyondAnswer) -> str:
    asked, t = answer.question, speech.t
    name, other = speech.subject(asked.subject), speech.subject(asked.other) if asked.other else ""
    if asked.other and asked.topic in ("newer", "older"):
        return _age(speech, answer, asked.other)
    if asked.topic == "withdrawn":
        gone = [speech.named(str(reason.values["what"])) for reason in answer.reasons]
        return t(f"beyond.withdrawn_{answer.verdict}", name=name, gone=", ".join(gone))
    if asked.topic == "packs":
        name = speech.subject(asked.subject._replace(version=asked.subject.version.line))
    if asked.topic == "database":
        return t(f"beyond.database_{answer.verdict}", name=name, other=other)
    if asked.topic == "newest":
        return _newest(speech, answer, name)
    if asked.topic == "released" and answer.day:
        said = "by" if answer.by else "on"
        return t(f"beyond.released_{said}", name=name, day=answer.day.isoformat())
    if asked.topic == "bugs" and asked.whether:
        return t("beyond.mended_unknown" if len(answer.reasons) == 1 else "beyond.mended_listed", name=name)
    if asked.what in DURATIONS:
        return t("beyond.duration_unknown", name=name)
    known = "known" if answer.verdict == "yes" else "unknown"
    return t(f"beyond.{asked.topic}_{known}", name=name, what=asked.what, other=other)


def _newest(speech: Speech, answer: BeyondAnswer, name: str) -> str:
    t, stands = speech.t, answer.check
    if stands.latest is None or answer.verdict == "unknown":
        return t("beyond.newest_unknown", name=name)
    latest = speech.release(stands.latest)
    newer = speech.release(stands.upgrade_to) if stands.upgrade_to else ""
    if stands.subject.version.is_line:
        return t(
            f"beyond.newest_{'in_not_of_all' if answer.verdict == 'no' else 'in'}", line=name, name=latest, other=newer
        )
    if not stands.is_latest:
        behind = stands.packs_behind
        return (
            t.plural("beyond.newest_no", behind, name=name, other=latest)
            if behind
            else t("beyond.newest_is", name=name, other=latest)
        )
    if not is_surpassed(stands):
        return t("beyond.newest_yes", name=name)
    return t("beyond.newest_of_line", name=name, line=str(stands.line), other=newer)


def _age(speech: Speech, answer: BeyondAnswer, other: Subject) -> str:
    asked, t = answer.question, speech.t
    older, newer = sorted((asked.subject, other), key=lambda each: each.version)
    if older.version.begins(newer.version) and older.component == newer.component:
        return t("beyond.one_of_it", name=speech.subject(newer), other=str(older.version))
    if answer.verdict == "unknown":
        apart = any(reason.code == "numbers_apart" for reason in answer.reasons)
        return t(
            f"beyond.{'age_unknown' if apart else 'age_unheard'}",
            name=speech.subject(newer),
            other=speech.subject(older),
        )
    first, second = (
        (asked.subject, other) if asked.whether else (newer, older) if asked.topic == "newer" else (older, newer)
    )
    said = t(
        "beyond.newer" if first == newer else "beyond.older", name=speech.subject(first), other=speech.subject(second)
    )
    return t(f"beyond.{answer.verdict}", said=said) if asked.whether else said


def _notes(speech: Speech, answer: BeyondAnswer) -> tuple[str, str] | None:
    """Where the vendor says what a release brings."""
    link = speech.catalog.policy.links.release_notes
    of_contents = answer.question.topic in ("feature", "bugs", "contents", "difference")
    return (speech.t("link.release_notes"), str(link)) if link and of_contents else None


def beyond_json(speech: Speech, answer: BeyondAnswer) -> Json:
    asked = answer.question
    return {
        "kind": "beyond",
        "topic": asked.topic,
        "what": asked.what or None,
        "component": asked.subject.component,
        "version": str(asked.subject.version),
        "other": str(asked.other.version) if asked.other else None,
        "verdict": answer.verdict,
        "released": None if answer.by else day(answer.day),
        "released_by": day(answer.day),
        "support": support_json(speech, answer.check.support),
        **(_newest_json(answer.check) if asked.topic == "newest" else {}),
        **({"database_may_change": _MAY_CHANGE[answer.verdict]} if asked.topic == "database" else {}),
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }


def _newest_json(stands: CheckAnswer) -> Json:
    """As in the answer to a check."""
    return {
        "latest_service_pack": str(stands.latest.version) if stands.latest else None,
        "is_latest": stands.is_latest,
        "upgrade_to": str(stands.upgrade_to.version) if stands.upgrade_to else None,
    }
