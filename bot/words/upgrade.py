"""An upgrade path in words."""

from bot.domain.question import Subject
from bot.domain.upgrade import UpgradeAnswer
from bot.words.speech import Speech
from bot.words.support import support_cell
from bot.words.told import Ask, Mark, Told


def tell_upgrade(speech: Speech, answer: UpgradeAnswer) -> Told:
    return Told(
        mark=_mark(answer),
        headline=_headline(speech, answer),
        facts=tuple(_facts(speech, answer)),
        lines=tuple(speech.reasons(answer.reasons)),
        link=_guide(speech, answer),
        small=speech.small_print(),
        asks=(Ask(speech.t("ask.check", name=str(answer.to)), f"check {_to(answer)}"),) if answer.to else (),
        answers=f"upgrade {Subject(answer.start, answer.component)}",
    )


def _to(answer: UpgradeAnswer) -> Subject:
    assert answer.to is not None
    return Subject(answer.to, answer.component)


def _mark(answer: UpgradeAnswer) -> Mark:
    if answer.step == "downgrade" or answer.withdrawn or answer.left_behind:
        return "no"
    if answer.to is None or answer.step == "unknown" or answer.leaves_open:
        return "unknown"
    return {"supported": "yes", "ended": "warning", "unknown": "unknown"}[answer.support.state]  # type: ignore[return-value]


def _headline(speech: Speech, answer: UpgradeAnswer) -> str:
    start = speech.subject(Subject(answer.start, answer.component))
    if answer.to is None:
        return speech.t("upgrade.nothing", start=start)
    if answer.left_behind:
        names = speech.listed([speech.component(name) for name in answer.left_behind])
        return speech.t("upgrade.must_move", start=start, to=str(answer.to), names=names)
    said = speech.t(f"upgrade.{answer.step}", start=start, to=str(answer.to))
    if answer.day_unread:
        return speech.t("check.day_unread", said=said)
    if answer.jump_unknown:
        return speech.t("upgrade.jump_unknown", step=said)
    return said if answer.answers_all else speech.t("upgrade.may_stay", step=said)


def _facts(speech: Speech, answer: UpgradeAnswer) -> list[tuple[str, str]]:
    if answer.to is None:
        return []
    t = speech.t
    facts = [(t("fact.support"), support_cell(t, answer.support))]
    if answer.database_may_change is not None and answer.step != "none":
        facts.append((t("fact.database"), t(f"database.{'may' if answer.database_may_change else 'will_not'}")))
    return [*facts, *_moves(speech, answer)]


def _moves(speech: Speech, answer: UpgradeAnswer) -> list[tuple[str, str]]:
    t, moves = speech.t, answer.also_update
    listed = [speech.release(release) for release in moves.values() if release]
    others = [speech.component(component) for component, release in moves.items() if release is None]
    said = [", ".join(listed)] if listed else []
    if others:
        said.append(t("also.not_listed", names=", ".join(others)))
    return [(t("fact.also"), "; ".join(said))] if said else []


def _guide(speech: Speech, answer: UpgradeAnswer) -> tuple[str, str] | None:
    guide = speech.catalog.policy.links.service_pack_guide
    return (speech.t("link.service_pack"), str(guide)) if guide and answer.step == "service_pack" else None
