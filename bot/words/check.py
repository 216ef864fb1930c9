"""A check in words."""

from bot.domain.check import CheckAnswer
from bot.domain.question import Subject
from bot.words.speech import Speech
from bot.words.support import days_left, support_cell, support_mark, supported_on, supported_until
from bot.words.told import Ask, Mark, Told


def tell_check(speech: Speech, answer: CheckAnswer) -> Told:
    reasons = speech.reasons(answer.reasons)
    return Told(
        mark=_mark(speech, answer),
        headline=check_headline(speech, answer),
        facts=tuple(_facts(speech, answer)),
        lines=tuple(reasons[:1]),
        small=(*reasons[1:], *speech.small_print()),
        asks=tuple(_asks(speech, answer)),
    )


def _mark(speech: Speech, answer: CheckAnswer) -> Mark:
    if answer.withdrawn or answer.day_unread:
        return "no" if answer.withdrawn else "unknown"
    if answer.another_day and answer.support.state == "supported":
        return "yes" if answer.another_day.today.state == "supported" else "info"
    return support_mark(answer.support, speech.catalog.policy.support)


def check_headline(speech: Speech, answer: CheckAnswer) -> str:
    t, name = speech.t, speech.subject(_whose(speech, answer))
    if answer.withdrawn:
        return t("check.withdrawn", name=name)
    if not answer.known and answer.support.state != "ended":
        return t("check.not_in_catalog", name=name)
    if answer.another_day:
        return supported_on(t, answer.another_day, answer.support, name)
    left = days_left(t, answer.support)
    said = supported_until(t, answer.support, name)
    said = f"{said} ({left})" if left else said
    return t("check.day_unread", said=said) if answer.day_unread else said


def _whose(speech: Speech, answer: CheckAnswer) -> Subject:
    """A number of a series of its own is never called Flow's."""
    owners = answer.listed_by
    if answer.subject.component or len(owners) != 1 or not speech.catalog.is_own_series(owners[0]):
        return answer.subject
    return answer.subject._replace(component=owners[0])


def _facts(speech: Speech, answer: CheckAnswer) -> list[tuple[str, str]]:
    t = speech.t
    facts = [(t("fact.today"), support_cell(t, answer.another_day.today))] if answer.another_day else []
    facts += [(t("fact.line"), _line(speech, answer))] if answer.line in speech.catalog.lines else []
    if not answer.subject.version.is_line and answer.released:
        facts.append((t("fact.released"), answer.released.isoformat()))
    if answer.latest:
        facts.append((t("fact.latest"), _latest(speech, answer)))
    if answer.upgrade_to and answer.upgrade_to != answer.latest:
        facts.append((t("fact.upgrade_to"), _with_component(speech, answer, str(answer.upgrade_to.version))))
    if answer.nearest:
        facts.append((t("fact.nearest"), ", ".join(answer.nearest)))
    return facts


def _line(speech: Speech, answer: CheckAnswer) -> str:
    assert answer.line is not None
    released = speech.catalog.lines[answer.line].first_release
    if released.exact:
        return speech.t("line.released", line=str(answer.line), day=released.exact.isoformat())
    if released.latest:
        return speech.t("line.released_by", line=str(answer.line), day=released.latest.day.isoformat())
    return speech.t("line.released_unknown", line=str(answer.line))


def _latest(speech: Speech, answer: CheckAnswer) -> str:
    assert answer.latest is not None
    version = _with_component(speech, answer, str(answer.latest.version))
    if answer.packs_behind:
        return speech.t.plural("latest.behind", answer.packs_behind, version=version)
    return speech.t("latest.is_it", version=version) if answer.is_latest else version


def _with_component(speech: Speech, answer: CheckAnswer, version: str) -> str:
    """Without a component in the question, say whose number it is."""
    release = answer.latest if answer.latest and str(answer.latest.version) == version else answer.upgrade_to
    if answer.subject.component is None and release and release.component:
        return speech.release(release)
    return version


def _asks(speech: Speech, answer: CheckAnswer) -> list[Ask]:
    if answer.line not in speech.catalog.lines:
        return [Ask(near, f"check {near}") for near in answer.nearest]
    return [Ask(speech.t("ask.upgrade"), f"upgrade {answer.subject}")] if not answer.is_latest or _ended(answer) else []


def _ended(answer: CheckAnswer) -> bool:
    return answer.support.state == "ended" and answer.upgrade_to is not None
