"""Terms of `subscribe` and `unsubscribe`: words in any order to a wish and options."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from bot.domain.news.asking import Asked, TermProblem
from bot.domain.news.contradictions import contradictions
from bot.domain.news.hours import hours_in
from bot.domain.news.subscription import KINDS, Choice, Kind, Quiet, Wish
from bot.domain.news.terms import BETWEEN, COMMON_NOUNS, FILLERS, MOST_WORDS, OFF, PHRASES, SPELLINGS, TIME
from bot.domain.news.zones import MOST_WORDS as MOST_OF_ZONE
from bot.domain.news.zones import begins_zone, zone_in, zones_near
from bot.domain.understanding.cleaning import plain_text, shown
from bot.domain.understanding.components import with_components
from bot.domain.understanding.spelling import near_components
from bot.domain.understanding.tokens import Kind as TokenKind
from bot.domain.understanding.tokens import Token, read_tokens
from bot.domain.understanding.words import ROLES, Sign
from bot.domain.version import Version
from bot.domain.vocabulary import Vocabulary

_MOST_NEAR = 3
_MOST_PROBLEMS = 5


def read_terms(text: str, vocabulary: Vocabulary, *, ending: bool = False) -> Asked:
    """`releases 6.15 server weekly`, in any order; also `6.15.3` for its line and `all but 6.13`.

    `ending`: of `unsubscribe`, where `quiet` needs no hours.
    """
    tokens = with_components(read_tokens(plain_text(text)), vocabulary)
    said = [token for token in tokens if token.kind not in (TokenKind.BREAK, TokenKind.ARROW)]
    reading = _Reading(said, vocabulary, ending)
    while reading.place < len(reading.tokens):
        reading.take()
    return reading.asked()


@dataclass(slots=True)
class _Reading:
    """One pass over the terms; after `but`, what is named is left out instead."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    ending: bool = False
    place: int = 0
    said: dict[bool, dict[str, None]] = field(default_factory=lambda: {False: {}, True: {}})
    options: set[str] = field(default_factory=set)
    quiet: Quiet | Literal[False] | None = None
    zone: str = ""
    but: str = ""
    wider: list[Version] = field(default_factory=list)
    problems: list[TermProblem] = field(default_factory=list)

    def take(self) -> None:
        token = self.tokens[self.place]
        if token.kind is TokenKind.WORD:
            self._word(token)
            return
        self.place += 1
        if token.kind is TokenKind.COMPONENT:
            self._name(f"component {token.text}")
        elif token.version:
            self._name(f"line {token.version.line}")
            if not token.version.is_line:
                self.wider.append(token.version)
        else:
            self.problems.append(TermProblem("version", shown(token.text), self._lines_near(token.text)))

    def _name(self, what: str) -> None:
        self.said["but" in self.options][what] = None

    def _word(self, token: Token) -> None:
        meaning, count = self._phrase()
        if not meaning and not self.ending and (begins_zone(token.text) or self._place_and_time()):
            self._zone()
            return
        self.place += count
        if meaning == "quiet":
            self._hours()
        elif meaning == "zone":
            self._zone()
        elif meaning in KINDS:
            self._name(f"kind {meaning}")
        elif meaning:
            self.options.add(meaning)
            self.but = token.text if meaning == "but" else self.but
        elif group := self._group(token.text):
            for component in group:
                self._name(f"component {component}")
        elif token.text not in FILLERS and token.text != "en":
            self.problems.append(TermProblem("unknown", shown(token.text), self._words_near(token.text)))

    def _group(self, word: str) -> tuple[str, ...]:
        """`phones`, `clients`: the components that they are, those with numbers of their own as well."""
        sign, before = _sign(word), self.tokens[self.place - 2].text if self.place > 1 else ""
        if sign is Sign.CLIENT and _sign(before) is Sign.MOBILE:
            # `mobile clients` are no others.
            sign = Sign.MOBILE
        if sign is Sign.CLIENT:
            return self.vocabulary.spokes
        return self.vocabulary.groups.get(sign, ()) if sign else ()

    def _phrase(self) -> tuple[str, int]:
        """The longest phrase that begins here, and how many words it has."""
        for count in range(MOST_WORDS, 0, -1):
            words = self.tokens[self.place : self.place + count]
            all_words = len(words) == count and all(word.kind is TokenKind.WORD for word in words)
            if all_words and (meaning := PHRASES.get(" ".join(word.text for word in words))):
                return ("", 1) if self._article(count) else (meaning, count)
        return "", 1

    def _article(self, count: int) -> bool:
        """`en ny version` names no language."""
        said = [token.text for token in self.tokens[self.place : self.place + 2]]
        return count == 1 and said[0] == "en" and said[-1] in COMMON_NOUNS

    def _place_and_time(self) -> bool:
        """`Stockholm time`."""
        words = [token.text for token in self.tokens[self.place : self.place + MOST_OF_ZONE + 1]]
        last = next((place for place, word in enumerate(words) if word in TIME), 0)
        return last > 0 and zone_in(words[:last])[1] == last

    def _zone(self) -> None:
        words = [token.text for token in self.tokens[self.place : self.place + MOST_OF_ZONE + 2]]
        # `new` says nothing elsewhere, but it begins the name of a town.
        begins = (place for place, word in enumerate(words) if word not in FILLERS or zone_in(words[place:])[0])
        skipped = next(begins, len(words))
        self.zone, count = zone_in(words[skipped:])
        self.place += skipped + count
        if not self.zone:
            said = words[skipped : skipped + 2]
            self.place += len(said)
            self.problems.append(TermProblem("zone", shown(" ".join(said)), zones_near(" ".join(said))))

    def _hours(self) -> None:
        rest = self.tokens[self.place : self.place + 5]
        if rest and rest[0].text in OFF:
            self.place, self.quiet = self.place + 1, False
            return
        times = ""
        for token in rest:
            if token.text not in BETWEEN and not token.text[:1].isdigit():
                break
            self.place += 1
            times += "" if token.text in BETWEEN else f" {token.text}"
            if found := hours_in(times.strip()):
                self.quiet = found
                return
        if self.ending and not times:
            self.quiet = False
            return
        self.problems.append(TermProblem("hours", shown(times), ("quiet 22-07", "quiet off")))

    def _words_near(self, word: str) -> tuple[str, ...]:
        near = get_close_matches(word, SPELLINGS, n=_MOST_NEAR, cutoff=0.7) if len(word) <= 40 else []
        kinds = (PHRASES[each] if PHRASES[each] in KINDS else each for each in near)
        return tuple(dict.fromkeys((*kinds, *near_components(word, self.vocabulary))))[:_MOST_NEAR]

    def _lines_near(self, text: str) -> tuple[str, ...]:
        major = text.lstrip("v").partition(".")[0].lstrip("0")
        lines = [str(line) for line in self.vocabulary.newest_lines]
        return tuple([line for line in lines if line.partition(".")[0] == major] or lines)[:_MOST_NEAR]

    def _named(self, sort: str, *, left_out: bool) -> frozenset[str]:
        return frozenset(each.partition(" ")[2] for each in self.said[left_out] if each.startswith(f"{sort} "))

    def _choice(self, sort: str) -> Choice:
        return Choice.of(self._named(sort, left_out=False)) & Choice(self._named(sort, left_out=True))

    def _kinds(self) -> frozenset[Kind]:
        wanted, unwanted = self._named("kind", left_out=False) or KINDS, self._named("kind", left_out=True)
        return frozenset(kind for kind in KINDS if kind in wanted and kind not in unwanted)

    def asked(self) -> Asked:
        options, lines = self.options, self._choice("line")
        wish = Wish(self._kinds(), lines, self._choice("component"))
        # What is left out must be said.
        against = contradictions(options, wish, "" if self.said[True] else self.but)
        known = {str(line) for line in self.vocabulary.newest_lines}
        return Asked(
            wish=wish,
            named=bool(self.said[False] or self.said[True]),
            everything="everything" in options,
            weekly=True if "weekly" in options else False if "at_once" in options else None,
            quiet=self.quiet,
            zone=self.zone,
            language="sv" if "sv" in options else "en" if "en" in options else None,
            test="test" in options,
            wider=tuple(self.wider),
            unheard=() if lines.but else tuple(sorted(lines.names - known)),
            problems=tuple([*self.problems, *against][:_MOST_PROBLEMS]),
        )


def _sign(word: str) -> Sign | None:
    role = ROLES.get(word)
    return role.sign if role else None
