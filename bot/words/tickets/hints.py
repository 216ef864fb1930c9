"""What the catalogue tells somebody who is about to file a request, in words."""

from collections.abc import Iterator

from bot.domain.check import CheckAnswer
from bot.domain.tickets.hints import FixedIn, Hints
from bot.words.speech import Speech
from bot.words.support import supported_until
from bot.words.told import Mark

Line = tuple[Mark, str]


def hint_lines(speech: Speech, hints: Hints) -> list[Line]:
    """The gravest first: withdrawn, out of support, not listed, no number; then what is newer, what is fixed there."""
    lines = list(_about_support(speech, hints.check)) if hints.check else []
    if hints.unread:
        lines.append(("unknown", speech.t("hint.no_version", version=hints.unread)))
    if hints.newer and hints.check:
        version = speech.release(hints.newer)
        lines.append(("info", speech.t("hint.newer", version=version, affected=str(hints.check.subject.version))))
    return [*lines, *(("info", _fixed(speech, each)) for each in hints.fixed)]


def _about_support(speech: Speech, answer: CheckAnswer) -> Iterator[Line]:
    t, name = speech.t, speech.subject(answer.subject)
    if answer.withdrawn:
        yield "no", t("hint.withdrawn", name=name)
    elif answer.support.state == "ended":
        said = supported_until(t, answer.support, name)
        yield "warning", f"{said}. {_means(speech, answer)}"
    elif not answer.known:
        yield "unknown", t("hint.not_in_catalog", name=name)
    elif answer.ending_soon:
        yield "warning", t("hint.ending_soon", said=supported_until(t, answer.support, name))


def _means(speech: Speech, answer: CheckAnswer) -> str:
    if answer.upgrade_to is None:
        return speech.t("hint.ended_means")
    return speech.t("hint.ended_upgrade", version=speech.release(answer.upgrade_to))


def _fixed(speech: Speech, each: FixedIn) -> str:
    text = each.fix.text.in_language(speech.t.language)
    return speech.t("hint.fixed", version=speech.release(each.release), text=text, fix=each.fix.key)
