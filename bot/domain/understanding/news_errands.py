"""What is to be done about news: subscribe, unsubscribe, list, announce. The terms are read elsewhere."""

from collections.abc import Sequence

from bot.domain.question import Announce, NewsErrand, Subscribe, Subscriptions, Unsubscribe
from bot.domain.understanding.news_wishes import TRIGGERS, wish_of
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

# What may stand before the verb. A question about subscribing, or "do not subscribe", has something else there.
_POLITE = """please can could you i i'd we we'd jag vi vill want would like to kan du att snälla gärna hej hejsan
    hi hello hey ska skulle let us låt oss show list visa lista my our mina våra min vår kanalens all alla the what
    which vilka är are"""
_BEFORE = frozenset(_POLITE.split())
_NEWS = {Sign.SUBSCRIBE, Sign.UNSUBSCRIBE, Sign.SUBSCRIPTIONS, Sign.ANNOUNCE}
_OF_READERS = _NEWS - {Sign.ANNOUNCE}
# As terms: how it is asked for.
HELP = frozenset(("help", "hjälp"))
# "meddela mig": not to everybody.
_TO_ME = ("mig", "oss", "me", "us")


def news_errand_of(seen: Survey, tokens: Sequence[Token]) -> NewsErrand | None:
    """None: it is something else, or has something strange in it that the caller refuses."""
    texts = [token.text for token in tokens if token.kind not in (Kind.BREAK, Kind.ARROW)]
    if not TRIGGERS.isdisjoint(texts) and (wish := wish_of(" ".join(texts))):
        return wish
    if not seen.signs & _NEWS:
        return None
    if len(texts) > 1 and texts[0] in HELP and set(texts[1:-1]) <= _BEFORE and _sign(tokens[-1]) in _OF_READERS:
        return Subscribe(texts[0])
    place, sign = _verb(tokens)
    terms = " ".join(token.text for token in tokens[place + 1 :] if token.kind not in (Kind.BREAK, Kind.ARROW))
    if sign is Sign.SUBSCRIBE:
        return Subscribe(terms)
    if sign is Sign.UNSUBSCRIBE:
        return Unsubscribe(terms)
    if seen.bad or any(unknown > place for unknown in seen.unknown) or terms.startswith(_TO_ME):
        return None
    if sign is Sign.ANNOUNCE:
        # Of several the list is shown, in which each can be opened.
        return Announce(seen.versions[0] if len(seen.versions) == 1 else None)
    return Subscriptions() if sign is Sign.SUBSCRIPTIONS else None


def _verb(tokens: Sequence[Token]) -> tuple[int, Sign | None]:
    """The place of the verb, and which it is; None where something else comes first."""
    for place, token in enumerate(tokens):
        if (sign := _sign(token)) in _NEWS:
            return place, sign
        if token.kind is not Kind.BREAK and token.text not in _BEFORE:
            break
    return 0, None


def _sign(token: Token) -> Sign | None:
    role = ROLES.get(token.text) if token.kind is Kind.WORD else None
    return role.sign if role else None
