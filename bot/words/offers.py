"""What this bot does beside answering, where answers and help speak of it: nothing is offered that is not there."""

from typing import NamedTuple

from bot.domain.answer import Answer
from bot.domain.question import Help
from bot.words.help import tell_help
from bot.words.news.help import help_with_news
from bot.words.speech import Speech
from bot.words.tickets.asks import help_with_errands, with_errands, with_request
from bot.words.told import Told


class Offers(NamedTuple):
    """`errands`: requests can be filed; `managed`: there are release managers, so that somebody can announce."""

    errands: bool = False
    managed: bool = False


def with_offers(speech: Speech, told: Told, answer: Answer, offers: Offers) -> Told:
    """The same answer with the buttons of what can be had beside it; help with the commands."""
    if isinstance(answer, Help):
        return told if answer.thanked else _with_commands(speech, told, offers)
    return with_errands(speech, told, answer) if offers.errands else told


def with_way_to_support(speech: Speech, told: Told, offers: Offers) -> Told:
    """Who was not understood may have had trouble to tell of, and no question."""
    return with_request(speech, told) if offers.errands else told


def whole_help(speech: Speech, offers: Offers) -> Told:
    return _with_commands(speech, tell_help(speech), offers)


def _with_commands(speech: Speech, told: Told, offers: Offers) -> Told:
    told = help_with_news(speech, told, managed=offers.managed)
    return help_with_errands(speech, told) if offers.errands else told
