"""How to hear of news: `how do I subscribe?`, which the help says."""

from collections.abc import Sequence

from bot.domain.understanding.beyond_words import HOW
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign

_OF_RELEASES = {Sign.VERSION, Sign.VERSIONS}
# How to hear of news stands in the help, and where they are delivered.
_SUBSCRIBING = {Sign.SUBSCRIBE, Sign.SUBSCRIPTIONS, Sign.UNSUBSCRIBE}
_REGISTER = frozenset(("register", "registering", "registrera", "registrerar", "anmäler", "signup"))
_NEWS = frozenset(("nyheter", "nyheterna", "news", "releases", "notifications", "aviseringar", "utskick"))
_NOTIFIED = frozenset(
    ("notified", "alerted", "informed", "notis", "notiser", "aviserad", "aviserade", "meddelad", "reda")
)


def asks_to_register(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`how do I subscribe?`, `var registrerar jag mig för nyheter?`, `hur får jag reda på nya versioner?`"""
    texts = [token.text for token in tokens]
    if seen.signs & _SUBSCRIBING or not (_REGISTER.isdisjoint(texts) or _NEWS.isdisjoint(texts)):
        return True
    how = not _NOTIFIED.isdisjoint(texts) and not HOW.isdisjoint(texts) and Sign.SUPPORTED not in seen.signs
    return how and bool(seen.signs & _OF_RELEASES)
