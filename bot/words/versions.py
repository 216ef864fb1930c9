"""The table of all lines in words; and where to find a version number."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.days import Bounds
from bot.domain.ending import Ending
from bot.domain.question import Where
from bot.domain.reason import Reason
from bot.domain.versions import LineSummary, VersionsAnswer
from bot.words.speech import Speech
from bot.words.support import support_cell, support_mark
from bot.words.told import SIGNS, Ask, Table, Told

_OF_THE_DAY = ("day_asked", "day_not_read")


def tell_versions(speech: Speech, answer: VersionsAnswer) -> Told:
    if answer.ending:
        return _tell_ending(speech, answer, answer.ending)
    return _tell_newest(speech, answer) if answer.asks_newest else _tell_lines(speech, answer)


def _tell_ending(speech: Speech, answer: VersionsAnswer, ending: Ending) -> Told:
    """The table as for every question of lines, of those that were asked for."""
    t = speech.t
    ends = [_end_of(speech, each) for each in at(answer, ending.sure)]
    unsure = [str(each.line.version) for each in at(answer, ending.unsure)]
    found = ("past" if ending.is_past else "some") if ends else "unknown" if unsure else "none"
    if ending.first is None or ending.last is None:
        return _tell_all_ends(speech, answer, ending, ends, unsure)
    span = {"first": ending.first.isoformat(), "last": ending.last.isoformat()}
    return _of_those(speech, answer, ending)._replace(
        mark="info" if ends else "unknown" if unsure else "no",
        headline=t(f"ending.{found}", lines=", ".join(ends or unsure), **span),
        lines=(t("ending.unsure", lines=", ".join(unsure)),) if ends and unsure else (),
    )


def _of_those(speech: Speech, answer: VersionsAnswer, ending: Ending) -> Told:
    """Where it is none of them, all: a person sees when they do end."""
    places = sorted({*ending.sure, *ending.unsure})
    if not places or len(places) == len(answer.lines):
        return _tell_lines(speech, answer)
    told = _tell_lines(speech, replace(answer, lines=tuple(at(answer, places))))
    return told._replace(asks=(*told.asks, Ask(speech.t("ask.versions"), "versions")))


def _end_of(speech: Speech, each: LineSummary) -> str:
    """A day that is only a bound is no end."""
    bound = "" if each.support.until or each.support.state == "ended" else "_at_least"
    return speech.t(f"ending.line{bound}", line=str(each.line.version), day=str(each.support.last_day))


def _tell_all_ends(speech: Speech, answer: VersionsAnswer, ending: Ending, ends: list[str], unsure: list[str]) -> Told:
    """Of what has ended the days stand in the table: many are only bounds."""
    named = [str(each.line.version) for each in at(answer, ending.sure)] if ending.is_past else ends
    which = "past" if ending.is_past else "next"
    return _of_those(speech, answer, ending)._replace(
        mark="info" if ends else "unknown" if unsure else "no",
        headline=speech.t(f"ending.{'all' if ends else 'none'}_{which}", lines=", ".join(named)),
        lines=(speech.t("ending.unsure_today", lines=", ".join(unsure)),) if unsure else (),
    )


def at(answer: VersionsAnswer, places: Sequence[int]) -> list[LineSummary]:
    return [answer.lines[place] for place in places]


def _tell_newest(speech: Speech, answer: VersionsAnswer) -> Told:
    t, name = speech.t, speech.component(answer.component)
    ask = Ask(t("ask.versions_of", name=name), f"versions {answer.component}")
    if answer.newest is None or answer.support is None:
        unknown = t("versions.no_newest", name=name)
        return Told(mark="unknown", headline=unknown, small=speech.small_print(), asks=(ask,))
    day = answer.newest.entry.released
    facts = [(t("fact.support"), support_cell(t, answer.support))]
    return Told(
        mark="info",
        headline=t("versions.newest", name=name, version=str(answer.newest.version)),
        facts=(*facts, (t("fact.released"), day.isoformat())) if day else tuple(facts),
        small=(*speech.reasons(answer.reasons), *speech.small_print()),
        asks=(Ask(t("ask.check", name=speech.release(answer.newest)), f"check {answer.newest.name}"), ask),
    )


def _tell_lines(speech: Speech, answer: VersionsAnswer) -> Told:
    t = speech.t
    supported = [str(each.line.version) for each in answer.lines if each.support.state == "supported"]
    unknown = any(each.support.state == "unknown" for each in answer.lines)
    first = [reason for reason in answer.reasons if reason.code in _OF_THE_DAY]
    said = _headline(speech, supported, first, answer.has_passed)
    return Told(
        mark="unknown" if answer.day_unread else "yes" if supported else "unknown" if unknown else "no",
        headline=t("check.day_unread", said=said) if answer.day_unread else said,
        lines=tuple(speech.reasons(first)),
        table=Table(
            (t("fact.line"), t("versions.support"), t("versions.released"), t("versions.latest")),
            tuple(_row(speech, each) for each in answer.lines),
        ),
        small=(*speech.reasons(each for each in answer.reasons if each not in first), *speech.small_print()),
    )


def _headline(speech: Speech, supported: list[str], first: list[Reason], has_passed: bool) -> str:
    day = str(first[0].values["day"]) if first and first[0].code == "day_asked" else ""
    if not supported:
        return (
            speech.t("versions.none_were_on" if has_passed else "versions.none_on", day=day)
            if day
            else speech.t("versions.none")
        )
    if day:
        tense = "were_supported_on" if has_passed else "supported_on"
        return speech.t(f"versions.{tense}", day=day, lines=speech.listed(supported))
    return speech.t("versions.supported", lines=speech.listed(supported))


def _row(speech: Speech, each: LineSummary) -> tuple[str, ...]:
    return (
        str(each.line.version),
        f"{SIGNS[support_mark(each.support, speech.catalog.policy.support)]} {support_cell(speech.t, each.support)}",
        release_day(speech, each.line.first_release),
        newest_named(speech, each),
    )


def release_day(speech: Speech, day: Bounds) -> str:
    if day.exact:
        return day.exact.isoformat()
    return speech.t("cell.by", day=day.latest.day.isoformat()) if day.latest else speech.t("cell.unknown")


def newest_named(speech: Speech, each: LineSummary) -> str:
    """The server's and the Studio's come first in the policy; more would make the row unreadable."""
    named = [speech.release(release) for component, release in each.latest.items() if component][:2]
    unnamed = [str(each.latest[None].version)] if None in each.latest else []
    return ", ".join(named or unnamed) or speech.t("cell.unknown")


def tell_where(speech: Speech, question: Where) -> Told:
    """How to find the version number; for one component, its own way."""
    t, policy = speech.t, speech.catalog.policy
    component = speech.catalog.components.get(question.component or "")
    text = (component.where if component else policy.where.version).in_language(t.language)
    name = speech.component(question.component)
    link = policy.links.help_section
    return Told(
        mark="info",
        headline=t("where.headline", name=name) if component else t("where.headline_any"),
        lines=(text,) if component else (text, policy.where.component.in_language(t.language)),
        link=(t("link.help_section"), str(link)) if link else None,
        small=() if policy.where.confirmed else (t("where.unconfirmed"),),
        asks=() if component else tuple(Ask(speech.component(each), f"where {each}") for each in ("server", "studio")),
    )
