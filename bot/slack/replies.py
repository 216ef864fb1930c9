"""Answers ready to be sent. However a question is put, its answer is one: only the sharing button keeps the words."""

from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any, NamedTuple, get_args

import orjson
from slack_bolt import BoltResponse

from bot.domain.answer import Errand
from bot.domain.question import Help, Language, Question
from bot.json_response import JsonResponse
from bot.slack.tally import NOT_UNDERSTOOD, about
from bot.slack.views.answer import answer_blocks, answer_text, shared_words, unshared
from bot.slack.views.blocks import Block
from bot.words.told import Told
from bot.words.translation import Translation

# Nothing to show to others.
_OWN_BUSINESS = (Language, Help, *get_args(Errand))
# Stands for the words until they are known; nobody can write it into a catalogue or a question.
_WORDS = token_urlsafe()


class Reply(NamedTuple):
    """An answer ready to send. `body` answers a slash command, as JSON, and is shown to the person alone.

    `about`: its kind and verdict, for the tally.
    """

    text: str
    body: bytes
    about: tuple[str, str]
    chosen: Language | None = None
    errand: Errand | None = None

    @property
    def understood(self) -> bool:
        return self.about[0] != NOT_UNDERSTOOD

    @property
    def response(self) -> BoltResponse:
        return JsonResponse(self.body)

    @property
    def response_among_two(self) -> BoltResponse:
        """In a direct message there is no channel to share the answer in."""
        message = orjson.loads(self.body) | {"blocks": self.public_blocks}
        return JsonResponse(orjson.dumps(message))

    # Only the text is kept: thousands of trees of blocks would make every garbage collection a long one.
    @property
    def blocks(self) -> list[Block]:
        message: dict[str, Any] = orjson.loads(self.body)
        return list(message["blocks"])

    @property
    def public_blocks(self) -> list[Block]:
        """For where everybody reads it."""
        return unshared(self.blocks)


class Rendered(NamedTuple):
    """A reply but for the words of who asks: its body is cut in two where they belong, if they belong anywhere."""

    text: str
    body: Sequence[bytes]
    about: tuple[str, str]
    chosen: Language | None
    errand: Errand | None

    def to(self, asked: str) -> Reply:
        """The reply to the question in these words."""
        body = orjson.dumps(shared_words(asked)).join(self.body)
        return Reply(self.text, body, self.about, self.chosen, self.errand)


def rendered(t: Translation, told: Sequence[Told], questions: Sequence[Question]) -> Rendered:
    """`questions` is empty where the text was not understood."""
    # Only checks come several at a time.
    first = questions[0] if questions else None
    said = answer_text(told)
    shareable = first is not None and not isinstance(first, _OWN_BUSINESS)
    message = {
        "response_type": "ephemeral",
        "text": said,
        "blocks": answer_blocks(t, told, _WORDS, shareable=shareable),
    }
    return Rendered(
        text=said,
        body=orjson.dumps(message).split(b'"%b"' % _WORDS.encode()),
        about=about(questions, told),
        chosen=first if isinstance(first, Language) and first.choice else None,
        errand=first if isinstance(first, Errand) else None,
    )
