"""Help lines about news: only where they are delivered."""

from typing import Final

from bot.domain.answer import Answer
from bot.domain.question import Help
from bot.words.speech import Speech
from bot.words.told import Ask, Told

FORMS: Final = ("subscribe", "unsubscribe", "subscriptions", "announce")


def with_news(speech: Speech, told: Told, answer: Answer) -> Told:
    """The same answer; help with the lines of news."""
    return help_with_news(speech, told) if isinstance(answer, Help) and not answer.thanked else told


def help_with_news(speech: Speech, told: Told) -> Told:
    newest = speech.catalog.newest_lines
    line = str(newest[0]) if newest else "6.15"
    forms = tuple((speech.t(f"help.{form}", line=line), speech.t(f"help.{form}_what")) for form in FORMS)
    asks = (Ask(speech.t("ask.subscriptions"), "subscriptions"),)
    return told._replace(commands=(*told.commands, *forms), asks=(*told.asks, *asks))
