"""Options for what is typed into the form, from memory alone: the hottest path there is, one request per pause."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from slack_bolt import BoltResponse

from bot.domain.tickets.desk_form import Choice, DeskField, Own
from bot.domain.tickets.form_values import UNKNOWN
from bot.domain.version import holds_a_number
from bot.domain.version_choices import VersionChoice, typed_version, version_choices
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.tickets.forms import who
from bot.slack.views.inputs import MOST_OPTIONS, Option, option_json
from bot.slack.views.tickets.fields import CHOICE, DESK, options_of
from bot.slack.views.tickets.own import VERSION, block_of_own, version_option
from bot.usecases.form_ports import RequestTypes
from bot.words.speech import Speech
from bot.words.translation import FALLBACK

Json = Mapping[str, Any]


class TicketOptions:
    """Listener of block_suggestion. `now` gives an aware time."""

    def __init__(
        self, answers: Answers, languages: Languages, types: RequestTypes, now: Callable[[], datetime]
    ) -> None:
        self._answers = answers
        self._languages = languages
        self._types = types
        self._now = now

    async def suggest(self, body: Json) -> BoltResponse:
        """At most 100 options; none for an input that is not known."""
        options = self._options(body, str(body.get("value") or ""))
        return BoltResponse(status=200, body={"options": [option_json(each) for each in options[:MOST_OPTIONS]]})

    def _options(self, body: Json, typed: str) -> Sequence[Option]:
        if body.get("action_id") == VERSION:
            return self._versions(body, typed)
        if body.get("action_id") == CHOICE:
            return self._choices(str(body.get("block_id") or "").removeprefix(DESK), typed)
        return ()

    def _versions(self, body: Json, typed: str) -> list[Option]:
        """What was typed comes first, if it holds a number: a version that nobody has listed can be affected too."""
        speech = self._answers.speech(self._languages.held(*who(body)) or FALLBACK)
        today = self._now().astimezone(speech.catalog.policy.zone).date()
        choices = version_choices(speech.catalog, typed, _component(body), today)
        listed = {str(each.version): Option(str(each.version), _label(speech, each)) for each in choices}
        own = typed_version(speech.catalog, typed)
        first = {own: listed.get(own) or version_option(speech, own)} if holds_a_number(own) else {}
        return [*(first | listed).values(), version_option(speech, UNKNOWN)]

    def _choices(self, field_id: str, typed: str) -> list[Option]:
        fields = (field for each in self._types.current() for field in each.fields if field.id == field_id)
        field = next(fields, None)
        return options_of(_fitting(field, typed)) if field else []


def _fitting(field: DeskField, typed: str) -> list[Choice]:
    """Those that begin with what was typed come before those that hold it."""
    text = typed.strip().casefold()
    holding = [choice for choice in field.choices if text in choice.label.casefold()]
    return sorted(holding, key=lambda choice: not choice.label.casefold().startswith(text))[:MOST_OPTIONS]


def _label(speech: Speech, choice: VersionChoice) -> str:
    """`6.15.13 (Studio, Server)`, with a mark where it has been withdrawn."""
    named = [speech.component(each) for each in choice.components if each][:3]
    said = f"{choice.version} ({', '.join(named)})" if named else str(choice.version)
    return speech.t("form.version_withdrawn", version=said) if choice.withdrawn else said


def _component(body: Json) -> str:
    state = ((body.get("view") or {}).get("state") or {}).get("values") or {}
    held: Json = next(iter((state.get(block_of_own(Own.COMPONENT)) or {}).values()), {})
    return str((held.get("selected_option") or {}).get("value") or "")
