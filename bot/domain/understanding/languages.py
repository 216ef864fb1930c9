"""In which language to answer, in a person's words: `answer in Swedish`, `språk`."""

from collections.abc import Sequence
from typing import Literal

from bot.domain.question import Language
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import ROLES, Sign


def language_asked(seen: Survey, tokens: Sequence[Token]) -> Language:
    said = {token.text for token in tokens}
    codes = (said & {"sv", "en"}) | {sign.value for sign in seen.signs & {Sign.SWEDISH, Sign.ENGLISH}}
    if len(codes) == 1:
        choice: Literal["sv", "en"] = "sv" if codes == {"sv"} else "en"
        return Language(choice)
    other = next((token.text for token in tokens if _is_another_language(token, tokens)), None)
    if other and not codes:
        raise Refusal("language_not_spoken", seen, params={"language": other})
    return Language(None)


def _is_another_language(token: Token, tokens: Sequence[Token]) -> bool:
    """A language's name; or after the bare command a code, which may be an ordinary word as well (`language de`)."""
    role = ROLES.get(token.text)
    if role and role.sign is Sign.TONGUE:
        return True
    return len(tokens) == 2 and token is tokens[1] and len(token.text) == 2
