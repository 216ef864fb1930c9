"""What is known of the versions in a range, as JSON: the shape of `versions`, with what was asked and the verdict."""

from typing import Any

from bot.domain.among import AmongAnswer
from bot.domain.among_parts import Part
from bot.domain.reach import Reach
from bot.words.shapes_json import UNSTATED, Json, day, line_json, sample, support_json
from bot.words.speech import Speech


def among_json(speech: Speech, answer: AmongAnswer) -> Json:
    asked = answer.question
    return {
        "kind": "versions",
        "component": asked.component,
        "range": _range(asked.reach),
        "asked": {"of": asked.quantity, "state": asked.state},
        "verdict": answer.verdict,
        "lines": [line_json(speech, each) for each in answer.lines],
        "releases": [_release(speech, part) for part in answer.parts if part.summary is None],
        "reasons": [*speech.reasons(answer.reasons), *sample(speech)],
    }


def _range(reach: Reach) -> dict[str, Any]:
    return {
        "from": str(reach.low) if reach.low else None,
        "from_included": reach.with_low,
        "to": str(reach.high) if reach.high else None,
        "to_included": reach.with_high,
    }


def _release(speech: Speech, part: Part) -> Json:
    return {
        "version": str(part.version),
        "listed_by": [component or UNSTATED for component in part.components],
        "released": day(part.released.exact),
        "released_by": day(part.released.latest.day) if part.released.latest else None,
        "support": support_json(speech, part.support),
        "withdrawn": part.withdrawn,
    }
