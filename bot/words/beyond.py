"""What else is asked of a version, in words and as JSON: what is known of it, and how the version stands."""

from bot.domain.beyond import BeyondAnswer
from bot.words.check import tell_check
from bot.words.shapes_json import Json, day, sample, support_json
from bot.words.speech import Speech
from bot.words.told import Ask, Mark, Told


def tell_beyond(speech: Speech, answer: BeyondAnswer) -> Told:
    asked, stands = answer.question, tell_check(speech, answer.check)
    return Told(
        mark=_mark(answer),
        headline=_headline(speech, answer),
        lines=(*speech.reasons(answer.reasons), speech.t("beyond.known", said=stands.headline)),
        link=_notes(speech, answer),
        small=speech.small_print(),
        asks=(Ask(speech.t("ask.check", name=speech.subject(asked.subject)), f"check {asked.subject}"),),
    )


def _mark(answer: BeyondAnswer) -> Mark:
    return "info" if answer.verdict == "yes" and not answer.question.whether else answer.verdict


def _headline(speech: Speech, answer: BeyondAnswer) -> str:
    asked, t = answer.question, speech.t
    name, other = speech.subject(asked.subject), speech.subject(asked.other) if asked.other else ""
    if asked.topic == "newer" and asked.other:
        newest, older = sorted((asked.subject, asked.other), key=lambda each: each.version, reverse=True)
        return t("beyond.newer", name=speech.subject(newest), other=speech.subject(older))
    if asked.topic == "released" and answer.day:
        said = "by" if answer.by else "on"
        return t(f"beyond.released_{said}", name=name, day=answer.day.isoformat())
    known = "known" if answer.verdict == "yes" else "unknown"
    return t(f"beyond.{asked.topic}_{known}", name=name, what=asked.what, other=other)


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
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }
