"""What goes with a version, in words."""

from bot.domain.fits import Fit, FitsAnswer
from bot.domain.reason import because
from bot.words.compat import change_in_words
from bot.words.speech import Speech
from bot.words.told import Ask, Told

_ASSUMED = "numbering_assumed"


def tell_fits(speech: Speech, answer: FitsAnswer) -> Told:
    return Told(
        mark="info" if answer.known else "unknown",
        headline=_headline(speech, answer),
        facts=tuple(fact for fit in answer.fits for fact in _facts(speech, fit)),
        lines=_lines(speech, answer),
        small=(*_assumed(speech, answer), *speech.small_print()),
        asks=tuple(_ask(speech, fit) for fit in answer.fits[:1] if fit.newest),
    )


def _headline(speech: Speech, answer: FitsAnswer) -> str:
    name, first = speech.subject(answer.subject), answer.fits[0]
    if len(answer.fits) > 1:
        return speech.t("fits.several" if any(fit.works for fit in answer.fits) else "fits.none_known", name=name)
    if first.works is None:
        return speech.t("fits.unknown", component=speech.component(first.component), name=name)
    return speech.t("fits.one", name=name, what=change_in_words(speech, first.works))


def _facts(speech: Speech, fit: Fit) -> list[tuple[str, str]]:
    if fit.works is None:
        return []
    works = change_in_words(speech, fit.works)
    if fit.newest:
        works = speech.t("fits.newest", what=works, version=str(fit.newest.version))
    return [(speech.component(fit.component), works)]


def _lines(speech: Speech, answer: FitsAnswer) -> tuple[str, ...]:
    """Each rule once; what is not known, with the component that it is not known of."""
    said = [_line(speech, fit, titled=len(answer.fits) > 1) for fit in answer.fits]
    return tuple(dict.fromkeys(line for lines in said for line in lines))


def _line(speech: Speech, fit: Fit, *, titled: bool) -> list[str]:
    reasons = speech.reasons(reason for reason in fit.reasons if reason.code != _ASSUMED)
    if fit.works or not titled:
        return reasons
    return [speech.t("fits.each_unknown", component=speech.component(fit.component), reason=" ".join(reasons))]


def _assumed(speech: Speech, answer: FitsAnswer) -> list[str]:
    """Once for all that it is assumed of."""
    assumed = [reason.values["components"] for fit in answer.fits for reason in fit.reasons if reason.code == _ASSUMED]
    names = dict.fromkeys(name for several in assumed if isinstance(several, tuple) for name in several)
    return speech.reasons([because(_ASSUMED, components=tuple(names))] if names else [])


def _ask(speech: Speech, fit: Fit) -> Ask:
    assert fit.newest is not None
    return Ask(speech.t("ask.check", name=speech.release(fit.newest)), f"check {fit.newest.name}")
