"""What goes with a version, as JSON."""

from bot.domain.fits import FitsAnswer
from bot.words.shapes_json import Json, sample
from bot.words.speech import Speech


def fits_json(speech: Speech, answer: FitsAnswer) -> Json:
    return {
        "kind": "fits",
        "with": {"component": answer.subject.component, "version": str(answer.subject.version)},
        "fits": [
            {
                "component": fit.component,
                "works": fit.works,
                "newest": str(fit.newest.version) if fit.newest else None,
                "reasons": [*speech.reasons(fit.reasons), *sample(speech)],
            }
            for fit in answer.fits
        ],
    }
