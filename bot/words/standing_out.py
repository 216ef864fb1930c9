"""Which releases were withdrawn, or are yet to come, in words and as JSON."""

from bot.domain.standing_out import MOST_TOLD, StandingOutAnswer
from bot.words.shapes_json import Json, day, sample
from bot.words.speech import Speech
from bot.words.told import Ask, Mark, Told

_MARKS: dict[tuple[str, str], Mark] = {
    ("withdrawn", "yes"): "no",
    ("planned", "unknown"): "unknown",
    ("released", "unknown"): "unknown",
}


def tell_standing_out(speech: Speech, answer: StandingOutAnswer) -> Told:
    return Told(
        mark=_MARKS.get((answer.question.state, answer.verdict), "info"),
        headline=_headline(speech, answer),
        lines=tuple(speech.reasons(answer.reasons)),
        small=speech.small_print(),
        asks=(Ask(speech.t("ask.versions"), "versions"),),
    )


def _headline(speech: Speech, answer: StandingOutAnswer) -> str:
    t, name = speech.t, speech.component(answer.question.component)
    key = f"standing_out.{answer.question.state}_{answer.verdict}"
    if answer.question.state == "released":
        first, last = str(answer.first), str(answer.last)
        span = t("standing_out.day", day=last) if first == last else t("standing_out.days", first=first, last=last)
        count = len({*answer.lines, *(str(each.version) for each in answer.releases)})
        return t.plural(key, count, name=name, span=span) if count else t(key, name=name, span=span)
    names = [*answer.lines, *map(speech.release, answer.releases[:MOST_TOLD])]
    return t(key, name=name, names=", ".join(names))


def standing_out_json(speech: Speech, answer: StandingOutAnswer) -> Json:
    days = {"from": day(answer.first), "to": day(answer.last)} if answer.question.state == "released" else {}
    return {
        "kind": answer.question.state,
        "component": answer.question.component,
        "verdict": answer.verdict,
        **days,
        "lines": list(answer.lines),
        "releases": [
            {"component": each.component, "version": str(each.version), "released": day(each.entry.released)}
            for each in answer.releases
        ],
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }
