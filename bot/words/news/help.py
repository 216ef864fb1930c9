"""Help lines about news: only where they are delivered."""

from collections.abc import Sequence
from typing import Final

from bot.words.speech import Speech
from bot.words.told import Ask, Told

FORMS: Final = ("subscribe", "unsubscribe", "subscriptions")
OF_MANAGERS: Final = "announce"


def help_with_news(speech: Speech, told: Told, *, managed: bool) -> Told:
    """`managed`: there are release managers, so that somebody can announce."""
    forms = _forms(speech, (*FORMS, OF_MANAGERS) if managed else FORMS)
    asks = (Ask(speech.t("ask.subscriptions"), "subscriptions"),)
    return told._replace(commands=(*told.commands, *forms), asks=(*told.asks, *asks))


def tell_how_to_subscribe(speech: Speech) -> Told:
    """To `subscribe help` and `help subscribe`."""
    t = speech.t
    terms = t("news.terms")
    return Told("info", t("help.news"), commands=_forms(speech, FORMS), small=(terms,))


def _forms(speech: Speech, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    newest = speech.catalog.newest_lines
    line = str(newest[0]) if newest else "6.15"
    return tuple((speech.t(f"help.{form}", line=line), speech.t(f"help.{form}_what")) for form in names)
