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
    state, component = answer.question.state, answer.question.component
    names = [*answer.lines, *map(speech.release, answer.releases[:MOST_TOLD])]
    named = {"name": speech.component(component), "names": ", ".join(names)}
    said = speech.t(f"standing_out.{state}_{answer.verdict}", **named, first=str(answer.first), last=str(answer.last))
    return Told(
        mark=_MARKS.get((state, answer.verdict), "info"),
        headline=said,
        lines=tuple(speech.reasons(answer.reasons)),
        small=speech.small_print(),
        asks=(Ask(speech.t("ask.versions"), "versions"),),
    )


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
