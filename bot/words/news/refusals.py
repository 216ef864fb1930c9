"""Why something about news is not done, in words: what was not understood, who may, what the state forbids."""

from collections.abc import Sequence

from bot.domain.news.asking import TermProblem
from bot.domain.news.transitions import Refused
from bot.domain.version import Version
from bot.words.speech import Speech
from bot.words.told import Told
from bot.words.translation import Translation


def tell_news_not_here(speech: Speech) -> Told:
    """In a terminal, or where nothing is delivered."""
    return Told("info", speech.t("news.not_here"), lines=(speech.t("news.not_here_how"),))


def tell_terms(speech: Speech, problems: Sequence[TermProblem], verb: str = "subscribe") -> Told:
    """What was not understood, the nearest valid forms, one example. Nothing has been changed."""
    t = speech.t
    newest = "".join(str(line) for line in speech.catalog.newest_lines[:1])
    example = " ".join(t(f"news.example_{verb}", line=newest).split())
    return Told(
        mark="no",
        headline=t(f"news.{verb}_not_understood"),
        lines=tuple(_problem(t, each) for each in problems),
        small=(t("news.terms"), t("news.terms_example", example=example)),
    )


def _problem(t: Translation, problem: TermProblem) -> str:
    missing = "_missing" if problem.code == "zone" and not problem.text else ""
    said = t(f"news.term_{problem.code}{missing}", text=problem.text)
    said_so = (t(key) if (key := f"news.say_{each}") in t else each for each in problem.near)
    near = t("news.term_near", near=", ".join(said_so)) if problem.near else ""
    return f"{said} {near}".strip()


def tell_elsewhere(speech: Speech) -> Told:
    """A channel was named that it was not said in. Nothing has been changed."""
    return Told("no", speech.t("news.other_channel"), lines=(speech.t("news.other_channel_how"),))


def tell_refused(speech: Speech, refused: Refused, version: str) -> Told:
    """Why a manager's step was not taken. `refused.by` is shown as a person by the view."""
    t = speech.t
    state = t(f"news.state_{refused.state}")
    headline = t(f"news.refused_{refused.code}", version=version, state=state)
    how = f"news.refused_{refused.code}_how"
    return Told("no", headline, lines=(t(how),) if how in t else ())


def tell_only_managers(speech: Speech, *, group_unreadable: bool = False) -> Told:
    """For everybody who is no release manager; the group may be one that Slack does not let us read now."""
    t = speech.t
    lines = [t("news.only_managers_how")]
    if group_unreadable:
        lines.insert(0, t("news.group_unreadable"))
    return Told("no", t("news.only_managers"), lines=tuple(lines))


def tell_not_a_manager(speech: Speech, who: str, *, group_unreadable: bool) -> Told:
    """In a terminal, where somebody must be named. `who`: empty where nobody was."""
    t = speech.t
    lines = [t("cli_news.name_one")]
    if group_unreadable:
        lines.insert(0, t("news.group_unreadable"))
    headline = t("cli_news.not_a_manager", who=who[:40]) if who else t("cli_news.who_approves")
    return Told("no", headline, lines=tuple(lines))


def tell_changed_meanwhile(speech: Speech, version: str) -> Told:
    """Somebody else was faster: the view shows the newest."""
    return Told("warning", speech.t("news.changed_meanwhile", version=version))


def tell_not_listed(speech: Speech, version: Version) -> Told:
    """With the nearest versions that are; one of a day to come is said to be so."""
    listed = sorted({each.version for several in speech.catalog.listings.values() for each in several})
    same = [each for each in listed if str(each).split(".")[:2] == str(version).split(".")[:2]] or listed
    near = [str(each) for each in reversed(same)][:3]
    return tell_nothing_to_announce(speech, str(version), near, planned=version in listed)


def tell_nothing_to_announce(speech: Speech, version: str, near: Sequence[str], *, planned: bool = False) -> Told:
    """`planned`: the catalogue has it for a day that is yet to come."""
    t = speech.t
    if planned:
        return Told("unknown", t("news.planned", version=version), lines=(t("news.planned_how"),))
    lines = (t("news.term_near", near=", ".join(near)),) if near else ()
    return Told("unknown", t("news.not_listed", version=version), lines=lines)
