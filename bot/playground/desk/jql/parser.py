"""From a query to a test and an order. The grammar: OR, AND, NOT, parentheses, clauses, ORDER BY."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import ge, gt, le, lt

from bot.playground.desk.jql.dates import moment
from bot.playground.desk.jql.fields import ALIASES, DATES, EQUAL, World, check, texts
from bot.playground.desk.jql.index import Indexed
from bot.playground.desk.jql.text import matches
from bot.playground.desk.jql.tokens import END, Token, bad_query, tokens

Test = Callable[[Indexed], bool]
COMPARE = {">=": ge, "<=": le, ">": gt, "<": lt}
SEARCHED = ("text", "summary", "description", "environment")


@dataclass(frozen=True)
class Query:
    """A query that was understood; `order` is (field, descending), the most important first."""

    test: Test
    order: tuple[tuple[str, bool], ...]

    def run(self, entries: list[Indexed]) -> list[Indexed]:
        found = [entry for entry in entries if self.test(entry)]
        for field, descending in reversed(self.order):
            found.sort(key=lambda entry: _rank(field, entry), reverse=descending)
        return found


def parse(query: str, world: World) -> Query:
    """Return the query; DeskError 400 when it is not understood, or restricts nothing at all."""
    return _Parser(tokens(query), world).query()


def _rank(field: str, entry: Indexed) -> float:
    if field in DATES:
        return DATES[field](entry).timestamp()
    # Keys and ids grow alike; other fields keep the order they were filed in.
    return float(entry.request.id)


class _Parser:
    def __init__(self, found: list[Token], world: World) -> None:
        self._tokens = found
        self._world = world
        self._place = 0

    def query(self) -> Query:
        if self._now().says("order") or self._now() is END:
            raise bad_query(
                "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."
            )
        test = self._or()
        order = self._order() if self._take("order") else (("created", True),)
        if self._now() is not END:
            raise bad_query(f"Expecting operator but got {self._now().text!r}.")
        return Query(test, order)

    def _now(self) -> Token:
        return self._tokens[self._place]

    def _next(self) -> Token:
        found = self._now()
        self._place = min(self._place + 1, len(self._tokens) - 1)
        return found

    def _take(self, word: str) -> bool:
        if not self._now().says(word):
            return False
        self._next()
        return True

    def _expect(self, word: str) -> None:
        if not self._take(word):
            raise bad_query(f"Expecting {word!r} but got {self._now().text!r}.")

    def _or(self) -> Test:
        sides = [self._and()]
        while self._take("or"):
            sides.append(self._and())
        return lambda entry: any(side(entry) for side in sides)

    def _and(self) -> Test:
        sides = [self._not()]
        while self._take("and"):
            sides.append(self._not())
        return lambda entry: all(side(entry) for side in sides)

    def _not(self) -> Test:
        if self._take("not"):
            inner = self._not()
            return lambda entry: not inner(entry)
        if self._take("("):
            grouped = self._or()
            self._expect(")")
            return grouped
        return self._clause()

    def _clause(self) -> Test:
        name = self._name()
        token = self._next()
        if token.kind == "operator":
            return self._compared(name, token.text)
        if token.says("is"):
            return self._emptiness(name)
        negated = token.says("not")
        if negated:
            token = self._next()
        if not token.says("in"):
            raise bad_query(f"Expecting either an operator or 'in' but got {token.text!r}.")
        return self._member(name, self._list(), negated=negated)

    def _name(self) -> str:
        token = self._next()
        name = ALIASES.get(token.text.lower(), token.text.lower())
        if token.kind not in ("word", "string") or name not in (*EQUAL, *DATES, *SEARCHED):
            raise bad_query(f"Field {token.text!r} does not exist or you do not have permission to view it.")
        return name

    def _compared(self, name: str, operator: str) -> Test:
        value = self._value()
        if operator in ("~", "!~") and name in SEARCHED:
            # Tried at once: a text that cannot be searched for is refused even when nothing is there to search.
            matches(value, "")
            return lambda entry: matches(value, texts(entry, name)) == (operator == "~")
        if operator in COMPARE and name in DATES:
            bound, compare = moment(value, self._world.now), COMPARE[operator]
            return lambda entry: bool(compare(DATES[name](entry), bound))
        if operator in ("=", "!=") and name in EQUAL:
            return self._member(name, [value], negated=operator == "!=")
        raise bad_query(f"The operator {operator!r} is not supported by the {name!r} field.")

    def _member(self, name: str, values: list[str], *, negated: bool) -> Test:
        if name not in EQUAL:
            raise bad_query(f"The operator 'in' is not supported by the {name!r} field.")
        for value in values:
            check(name, value, self._world)
        wanted, read = {value.casefold() for value in values}, EQUAL[name]
        return lambda entry: bool(wanted & {found.casefold() for found in read(entry)}) != negated

    def _emptiness(self, name: str) -> Test:
        negated = self._take("not")
        if not (self._take("empty") or self._take("null")) or name not in EQUAL:
            raise bad_query(f"Expecting EMPTY after 'is' of {name!r}.")
        return lambda entry: bool(EQUAL[name](entry)) == negated

    def _value(self) -> str:
        token = self._next()
        if token.kind not in ("word", "string"):
            raise bad_query(f"Expecting a value but got {token.text!r}.")
        if token.kind == "word" and self._take("("):
            self._expect(")")
            return self._function(token.text.lower())
        return token.text

    def _function(self, name: str) -> str:
        if name == "now":
            return "now()"
        if name != "currentuser":
            raise bad_query(f"Unable to find JQL function {name + '()'!r}.")
        return self._world.me

    def _list(self) -> list[str]:
        self._expect("(")
        values = [self._value()]
        while self._take(","):
            values.append(self._value())
        self._expect(")")
        return values

    def _order(self) -> tuple[tuple[str, bool], ...]:
        self._expect("by")
        order = [self._ordered()]
        while self._take(","):
            order.append(self._ordered())
        return tuple(order)

    def _ordered(self) -> tuple[str, bool]:
        name = self._name()
        descending = self._take("desc")
        if not descending:
            self._take("asc")
        return name, descending
