"""What goes with a version, as JSON."""

from typing import Any

from bot.domain.fits import FitsAnswer
from bot.words.speech import Speech

Json = dict[str, Any]


def fits_json(speech: Speech, answer: FitsAnswer) -> Json:
    sample = [speech.t("sample")] if speech.catalog.sample else []
    return {
        "kind": "fits",
        "with": {"component": answer.subject.component, "version": str(answer.subject.version)},
        "fits": [
            {
                "component": fit.component,
                "works": fit.works,
                "newest": str(fit.newest.version) if fit.newest else None,
                "reasons": [*speech.reasons(fit.reasons), *sample],
            }
            for fit in answer.fits
        ],
    }
