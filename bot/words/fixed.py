"""Whether something is fixed, in words and as JSON."""

from bot.domain.fixed import FixedAnswer
from bot.words.shapes_json import Json, day, sample
from bot.words.speech import Speech
from bot.words.told import Ask, Told

_MOST_ASKS = 2


def tell_fixed(speech: Speech, answer: FixedAnswer) -> Told:
    asks = [Ask(speech.t("ask.check", name=speech.release(each)), f"check {each.name}") for each in answer.releases]
    return Told(
        mark=answer.verdict,
        headline=_headline(speech, answer),
        lines=tuple(speech.reasons(answer.reasons)),
        small=speech.small_print(),
        asks=tuple(asks[-_MOST_ASKS:]),
    )


def _headline(speech: Speech, answer: FixedAnswer) -> str:
    subject, key = answer.question.subject, answer.question.key
    releases = speech.listed([speech.release(each) for each in answer.releases]) if answer.releases else ""
    if answer.since:
        releases = speech.release(answer.since)
    of = "one" if subject else "any"
    name = speech.subject(subject) if subject else ""
    known = "" if answer.releases else "_nowhere"
    return speech.t(f"fixed.{of}_{answer.verdict}{known}", fix=key, name=name, releases=releases)


def fixed_json(speech: Speech, answer: FixedAnswer) -> Json:
    subject = answer.question.subject
    return {
        "kind": "fixed",
        "key": answer.question.key,
        "component": subject.component if subject else None,
        "version": str(subject.version) if subject else None,
        "verdict": answer.verdict,
        "fixed_in": [
            {
                "component": each.component,
                "version": str(each.version),
                "released": day(each.entry.released),
            }
            for each in answer.releases
        ],
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }
