"""What a word for upgrading asks: where to move to, whether one must, or whether there still are any updates."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.understanding.steps_back import steps_back
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Link, Sign

_GIVEN = frozenset(("updates", "uppdateringar", "uppdateringarna"))
_ANY_GIVEN = _GIVEN | {"update", "uppdatering", "uppdateringen"}
_THERE = frozenset(("there", "any", "finns", "några", "någon", "nåt", "något"))
_PATCHES = frozenset(("patches", "patchar", "patcharna"))
_PASSIVE = frozenset(("update", "updated", "uppdatering", "uppdateras", "uppdaterat", "uppdaterad", "uppdaterades"))
_PAST = frozenset(("updated", "upgraded", "migrated", "uppdaterade", "uppgraderade", "uppdaterat", "uppgraderat"))
_PAST |= {"downgraded", "nedgraderade", "nedgraderat"}
_TO_COME = frozenset(("be", "can", "could", "bli", "kan", "will"))
_STILL = "still fortfarande längre longer anymore get gets getting receive receives får fick last senast security"
_STILL_WORDS = frozenset(_STILL.split())
_NOT = "not never inte ej aldrig don't dont can't cant cannot won't wont slipper avoid undvika"
_NOT_WORDS = frozenset(_NOT.split())
_HAPPENS = frozenset(("happens", "händer"))
_LATER = frozenset(
    ("strunta", "strunt", "struntar", "ignore", "ignorera", "wait", "vänta", "postpone", "skjuta", "delay")
)
_MUST = """must måste should bör have ska dags time need needs needed behöver behövs require required requires kräver
    krävs"""
_MUST_WORDS = frozenset(_MUST.split())
_JUMPS = "directly direkt straight skip skips skipping skippa skippar jump hoppa hoppar via mellansteg intermediate"
_JUMPS_WORDS = frozenset(_JUMPS.split())
_ONE_STEP = frozenset((("one", "step"), ("one", "go"), ("ett", "steg"), ("en", "gång"), ("single", "step")))
_NEAR = 4
_REPLACES = frozenset(("replace", "ersätta", "ersätter", "byta", "byter"))
_INSTEAD = frozenset(("instead", "istället", "stället"))
_MOVING = frozenset(("move", "moving", "flytta", "flyttar", "gå", "go", "switch", "change")) | _REPLACES | _INSTEAD
_WHITHER = frozenset(("where", "vart"))
_TOWARDS, _WITH = frozenset(("to", "till")), frozenset(("with", "mot", "med"))
_NEXT = frozenset(("from", "från", "then", "sen", "sedan", "now", "nu", "härnäst", "next"))
_ENDS_OF_GOALS = _NEXT | frozenset((",", "what", "vad"))
_NEXT_STEP = frozenset((("next", "step"), ("nästa", "steg")))
_SHORTEST_WAY = 4
_GOES = frozenset(("går", "gå", "gick", "go", "goes", "going", "run", "runs"))
_OUT = frozenset(("ut", "out", "ur"))
_GO_TO = frozenset((("go", "to"), ("goes", "to"), ("går", "till"), ("gå", "till")))


def asks_for_updates(seen: Survey, bound: Sequence[Bound], tokens: Sequence[Token]) -> bool:
    """`do we still get updates for 6.13?` asks whether it is supported."""
    texts = {token.text for token in tokens}
    if len(bound) == 1 and texts & _PATCHES and texts & _STILL_WORDS:
        return True
    if len(bound) == 1 and texts & _ANY_GIVEN and texts & _THERE and Sign.WHICH not in seen.signs:
        return True
    if not _is_of_one(seen, bound) or Sign.WHICH in seen.signs:
        return False
    verbs = {text for text in texts if _is_of(Sign.UPGRADE, text)}
    return bool(texts & _GIVEN) or (verbs <= _PASSIVE and bool(texts & _STILL_WORDS))


def has_moved(seen: Survey, bound: Sequence[Bound], tokens: Sequence[Token]) -> bool:
    """`we just updated to 6.13.17, all good?`"""
    if len(bound) != 1 or bound[0].link is not Link.TO or Sign.PATCH in seen.signs:
        return False
    texts = {token.text for token in tokens}
    verbs = {text for text in texts if _is_of(Sign.UPGRADE, text)}
    return bool(verbs) and verbs <= _PAST and not texts & (_MUST_WORDS | _NOT_WORDS | _TO_COME)


def asks_whether(seen: Survey, bound: Sequence[Bound], tokens: Sequence[Token]) -> bool:
    """`do we need to upgrade 6.13?`, `we can't upgrade from 6.13, is that ok?`: what it stands on comes first."""
    if not (seen.sentence and _is_of_one(seen, bound)):
        return False
    texts = [token.text for token in tokens]
    verbs = [place for place, text in enumerate(texts) if _is_of(Sign.UPGRADE, text)]
    if not _GOES.isdisjoint(texts) and any(_goes_out(texts)):
        return True
    before = {word for place in verbs for word in texts[max(place - _NEAR, 0) : place]}
    if Sign.WHICH in seen.signs:
        return bool(before & _NOT_WORDS) and not _HAPPENS.isdisjoint(texts)
    return bool(before & (_NOT_WORDS | _MUST_WORDS)) or not _LATER.isdisjoint(texts)


def asks_what_must_move(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`must Android be updated when the server goes from 6.15.3 to 6.15.17?`: the way says what moves with it."""
    return Sign.UPGRADE in seen.signs and not _MUST_WORDS.isdisjoint([token.text for token in tokens])


def asks_where_to(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`we are on 6.14, what should we move to?`, `vart ska vi gå från 6.14?`, `vad kör vi istället för 6.14?`"""
    texts = [token.text for token in tokens]
    if any(pair in _NEXT_STEP for pair in pairwise(texts)):
        return Link.FROM in [item.link for item in seen.items]
    if _MOVING.isdisjoint(texts) or (Sign.WHICH not in seen.signs and _WHITHER.isdisjoint(texts)):
        return False
    if not _WHITHER.isdisjoint(texts):
        return not _NEXT.isdisjoint(texts)
    towards = _TOWARDS if _REPLACES.isdisjoint(texts) else _TOWARDS | _WITH
    after = [*(token.text if token.kind is Kind.WORD else "," for token in tokens[1:]), ","]
    ends = (one in towards and two in _ENDS_OF_GOALS for one, two in zip(texts, after, strict=True))
    return not _INSTEAD.isdisjoint(texts) or any(ends)


def which_must(seen: Survey, bound: Sequence[Bound], tokens: Sequence[Token]) -> bool:
    """`we have 6.12.5, 6.14.3 and 6.16.1, which must be upgraded?`: no way leads from one to the other."""
    if len(bound) < 2 or any(each.link in (Link.TO, Link.FROM) for each in bound) or Sign.PATCH in seen.signs:
        return False
    return any(each.link is Link.AND for each in bound) and not _MUST_WORDS.isdisjoint([each.text for each in tokens])


def moves(seen: Survey, tokens: Sequence[Token]) -> bool:
    """Where no verb of moving says so."""
    if len(seen.versions) == 2:
        return goes_there(tokens) or steps_back(tokens)
    return (seen.sentence and asks_where_to(seen, tokens)) or steps_back(tokens)


def goes_there(tokens: Sequence[Token]) -> bool:
    """`can studio 6.14 go to 6.15?`: where the text ends so, "go" is no "work"."""
    if len(tokens) < _SHORTEST_WAY or not tokens[-1].version:
        return False
    return (tokens[-3].text, tokens[-2].text) in _GO_TO


def in_one_step(tokens: Sequence[Token]) -> bool:
    """`can we go directly from 6.10 to 6.16?`, `kan man hoppa över 6.15?`"""
    texts = [token.text for token in tokens]
    return not _JUMPS_WORDS.isdisjoint(texts) or any(pair in _ONE_STEP for pair in pairwise(texts))


def _goes_out(texts: Sequence[str]) -> Iterator[bool]:
    """`när går 6.14 ut, och vad ska vi uppgradera till?`"""
    for place, text in enumerate(texts):
        yield text in _GOES and not _OUT.isdisjoint(texts[place + 1 : place + 4])


def left_meanwhile(seen: Survey, bound: Sequence[Bound]) -> Bound | None:
    """`if we move to 6.16 in March, is 6.14 supported until then?`: what is asked about is not what is moved to."""
    if len(bound) != 2 or not seen.sentence:
        return None
    others = [each for each in bound if each.link not in (Link.TO, Link.FROM)]
    return others[0] if len(others) == 1 and any(each.link is Link.TO for each in bound) else None


def _is_of_one(seen: Survey, bound: Sequence[Bound]) -> bool:
    one = len({each.version for each in bound}) == 1 and bound[0].link is not Link.TO
    return one and not seen.signs & {Sign.PATCH, Sign.PACK, Sign.INSTALL}


def _is_of(sign: Sign, text: str) -> bool:
    role = ROLES.get(text)
    return bool(role and role.sign is sign)
