"""The vendor's rules themselves, in words and as JSON: from the policy, never of our own making."""

from collections.abc import Sequence

from bot.domain.policy import Category
from bot.domain.question import Rule
from bot.words.shapes_json import Json
from bot.words.speech import Speech
from bot.words.told import Ask, Told


def tell_rule(speech: Speech, question: Rule) -> Told:
    headline, *lines = _said(speech, question)
    guide = speech.catalog.policy.links.service_pack_guide
    with_guide = guide and question.topic in ("apply", "database")
    return Told(
        mark="info",
        headline=headline,
        lines=tuple(lines),
        link=(speech.t("link.service_pack"), str(guide)) if with_guide else None,
        small=speech.small_print() if question.topic == "catalog" else (speech.t("rule.source"), *speech.small_print()),
        asks=(Ask(speech.t("ask.versions"), "versions"),),
    )


def rule_json(speech: Speech, question: Rule) -> Json:
    guide = speech.catalog.policy.links.service_pack_guide
    return {
        "kind": "rule",
        "topic": question.topic,
        "text": _said(speech, question),
        "link": str(guide) if guide and question.topic in ("apply", "database") else None,
    }


def _said(speech: Speech, question: Rule) -> list[str]:
    """The answer in the first sentence."""
    t, policy = speech.t, speech.catalog.policy
    match question.topic:
        case "catalog":
            return [t("rule.catalog", day=speech.catalog.changed.isoformat()), t("rule.catalog_since")]
        case "database":
            return [t("rule.database"), t("reason.step_service_pack"), t("reason.step_minor")]
        case "apply":
            return [t("rule.apply"), t("reason.step_service_pack")]
        case "support":
            support = policy.support
            said = t(f"reason.versions_{support.counts_from}", months=support.months)
            return [said] if support.confirmed else [said, t("rule.support_unconfirmed")]
        case "numbering":
            return [t("rule.numbering"), t("reason.step_service_pack"), t("reason.step_minor")]
        case "moves":
            return [rule.reason.in_language(t.language) for rule in policy.updates] or [t("rule.none")]
        case "clients":
            return list(dict.fromkeys(rule.reason.in_language(t.language) for rule in policy.compatibility)) or [
                t("rule.none")
            ]
        case "fixes":
            in_packs = [each for each in policy.fix_policy.categories if each.fixed_in == "service_pack"]
            others = [each for each in policy.fix_policy.categories if each.fixed_in != "service_pack"]
            return [t("rule.fixes", packs=_listed(speech, in_packs), lines=_listed(speech, others))]


def _listed(speech: Speech, categories: Sequence[Category]) -> str:
    names = [each.name.in_language(speech.t.language) for each in categories]
    return speech.listed(names) if names else speech.t("rule.no_category")
