"""Help lines about news: only where they are delivered."""

from typing import Final

from bot.words.speech import Speech
from bot.words.told import Ask, Told

FORMS: Final = ("subscribe", "unsubscribe", "subscriptions")
OF_MANAGERS: Final = "announce"


def help_with_news(speech: Speech, told: Told, *, managed: bool) -> Told:
    """`managed`: there are release managers, so that somebody can announce."""
    newest = speech.catalog.newest_lines
    line = str(newest[0]) if newest else "6.15"
    names = (*FORMS, OF_MANAGERS) if managed else FORMS
    forms = tuple((speech.t(f"help.{form}", line=line), speech.t(f"help.{form}_what")) for form in names)
    asks = (Ask(speech.t("ask.subscriptions"), "subscriptions"),)
    return told._replace(commands=(*told.commands, *forms), asks=(*told.asks, *asks))
