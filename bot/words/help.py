"""Help: what can be asked, with an example of each; only what works."""

from typing import Final

from bot.words.speech import Speech
from bot.words.told import Ask, Told

FORMS: Final = ("check", "compat", "upgrade", "versions", "where", "language")


def tell_help(speech: Speech) -> Told:
    t = speech.t
    newest = speech.catalog.newest_lines
    line = str(newest[0]) if newest else "6.15"
    older = str(newest[1]) if len(newest) > 1 else line
    return Told(
        mark="info",
        headline=t("help.headline"),
        lines=(t("help.plain", line=older),),
        commands=tuple((t(f"help.{form}", line=line, older=older), t(f"help.{form}_what")) for form in FORMS),
        small=speech.small_print(),
        asks=(Ask(t("ask.versions"), "versions"), Ask(t("ask.line", line=line), f"check {line}")),
    )


def tell_welcome(speech: Speech) -> Told:
    """To thanks: no list of commands for somebody who has had an answer."""
    return Told(mark="info", headline=speech.t("help.thanked"), asks=(Ask(speech.t("ask.help"), "help"),))


def tell_language_of_commands(speech: Speech) -> Told:
    """On the command line, where nothing is remembered: what decides there."""
    return Told(mark="info", headline=speech.t("language.is"), lines=(speech.t("language.cli"),))


def tell_language(speech: Speech, *, changed: bool) -> Told:
    """`changed`: it was just chosen; else it is the language in use."""
    key = "language.chosen" if changed else "language.is"
    other = "en" if speech.t.language == "sv" else "sv"
    return Told(
        mark="yes" if changed else "info",
        headline=speech.t(key),
        lines=(speech.t("language.how"),),
        asks=(Ask(speech.t("ask.other_language"), f"language {other}"),),
    )
