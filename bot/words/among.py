"""What is known of the versions in a range, in words: the verdict, a table of lines and releases, what to ask next."""

from bot.domain.among import AmongAnswer
from bot.domain.among_parts import Part
from bot.domain.question import Subject
from bot.words.speech import Speech
from bot.words.support import support_cell, support_mark
from bot.words.told import SIGNS, Ask, Mark, Table, Told
from bot.words.versions import newest_named, release_day

_MOST_NAMED = 4
# Reasons that the reader must not miss; the others are small print.
_FIRST = ("day_not_read", "day_asked", "end_not_listed", "nothing_in_range", "none_of_component", "range_not_decided")


def tell_among(speech: Speech, answer: AmongAnswer) -> Told:
    first = [reason for reason in answer.reasons if reason.code in _FIRST] or answer.reasons[:1]
    rest = [reason for reason in answer.reasons if reason not in first]
    return Told(
        mark=_mark(answer),
        headline=_headline(speech, answer),
        table=_table(speech, answer) if answer.parts else None,
        lines=tuple(speech.reasons(first)),
        small=(*speech.reasons(rest), *speech.small_print()),
        asks=tuple(_asks(speech, answer)),
    )


def _mark(answer: AmongAnswer) -> Mark:
    """Whether something has ended, or is there, is neither good nor bad by itself."""
    if answer.verdict == "unknown":
        return "unknown"
    if answer.question.state != "supported":
        return "info"
    return answer.verdict


def _headline(speech: Speech, answer: AmongAnswer) -> str:
    asked, verdict = answer.question, answer.verdict
    quantity = "any" if asked.quantity == "which" and verdict == "unknown" else asked.quantity
    some = "_some" if verdict == "no" and 0 < len(answer.named) < len(answer.parts) else ""
    said = speech.t(
        f"among.{asked.state}_{quantity}_{verdict}{some}",
        reach=reach_in_words(speech, answer),
        names=_names(speech, answer.named) if answer.named else "",
    )
    return said[0].upper() + said[1:]


def reach_in_words(speech: Speech, answer: AmongAnswer) -> str:
    """`newer than Studio 6.15.3`, `from Flow 6.12 to 6.15`."""
    t, reach, component = speech.t, answer.question.reach, answer.question.component
    if reach.within and reach.low:
        return t("reach.within", name=speech.subject(Subject(reach.low, component)), line=str(reach.within))
    if reach.low and reach.high and reach.with_low and reach.with_high:
        return t("reach.from_to", name=speech.subject(Subject(reach.low, component)), to=str(reach.high))
    low = "reach.since" if reach.with_low else "reach.newer"
    high = "reach.up_to" if reach.with_high else "reach.older"
    if reach.low and reach.high:
        first = t(low, name=speech.subject(Subject(reach.low, component)))
        return t("reach.both", low=first, high=t(high, name=str(reach.high)))
    [end] = reach.ends
    return t(low if reach.low else high, name=speech.subject(Subject(end, component)))


def _names(speech: Speech, parts: tuple[Part, ...]) -> str:
    names = [str(part.version) for part in parts]
    left = len(names) - _MOST_NAMED
    # One more takes no more room than to say that there is one.
    if left > 1:
        names = [*names[:_MOST_NAMED], speech.t("among.more", count=left)]
    return speech.listed(names)


def _table(speech: Speech, answer: AmongAnswer) -> Table:
    t, of_lines = speech.t, all(part.summary for part in answer.parts)
    headings = (t("fact.line" if of_lines else "among.version"), t("versions.support"), t("versions.released"))
    # Of releases alone none is the newest of anything.
    with_newest = any(part.summary for part in answer.parts)
    rows = (_row(speech, part, answer.question.component is None) for part in answer.parts)
    return Table(
        (*headings, t("versions.latest")) if with_newest else headings,
        tuple(row if with_newest else row[:3] for row in rows),
    )


def _row(speech: Speech, part: Part, of_all: bool) -> tuple[str, ...]:
    newest = newest_named(speech, part.summary) if part.summary else "-"
    return (_version(speech, part, of_all), _support(speech, part), release_day(speech, part.released), newest)


def _version(speech: Speech, part: Part, of_all: bool) -> str:
    """Of releases of all components, whose number it is."""
    names = [speech.component(component) for component in speech.catalog.components if component in part.components]
    return f"{part.version} ({', '.join(names)})" if of_all and names else str(part.version)


def _support(speech: Speech, part: Part) -> str:
    if part.withdrawn:
        return f"{SIGNS['no']} {speech.t('cell.withdrawn')}"
    mark = support_mark(part.support, speech.catalog.policy.support)
    return f"{SIGNS[mark]} {support_cell(speech.t, part.support)}"


def _asks(speech: Speech, answer: AmongAnswer) -> list[Ask]:
    """The way there, where something newer is; how the version that was named stands; the whole list."""
    reach, component = answer.question.reach, answer.question.component
    asks = []
    if reach.low and not reach.high and not reach.with_low:
        subject = Subject(reach.low, component)
        moves = answer.question.state == "there" and answer.verdict == "yes"
        name = speech.subject(subject)
        asks.append(
            Ask(speech.t("ask.upgrade"), f"upgrade {subject}")
            if moves
            else Ask(speech.t("ask.check", name=name), f"check {subject}")
        )
    return [*asks, Ask(speech.t("ask.versions"), "versions")]
