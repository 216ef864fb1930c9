"""What a person has filled in of a request, and the draft that keeps it; how it is asked for and sent is not here."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from bot.domain.tickets.desk_form import Own
from bot.domain.tickets.ticket import Origin, SlackFile

UNKNOWN = "unknown"
TYPED = (Own.SUMMARY, Own.DESCRIPTION, Own.STEPS, Own.EXPECTED, Own.ACTUAL)


@dataclass(frozen=True, slots=True)
class FormValues:
    """The answers so far. `version` and `component` are `unknown` where the person could not find them.

    `desk`: field id -> answer as the form gives it: text, a choice's id, a list of ids, seconds for a time.
    `pack`: a service pack is asked for, and nothing is wrong.
    """

    request_type: str = ""
    summary: str = ""
    version: str = ""
    component: str = ""
    severity: str = ""
    description: str = ""
    steps: str = ""
    expected: str = ""
    actual: str = ""
    desk: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[SlackFile, ...] = ()
    pack: bool = False

    def text(self, own: Own) -> str:
        """The answer to one of flowver's own questions; files have none."""
        return "" if own is Own.ATTACHMENTS else str(getattr(self, own.value))


@dataclass(frozen=True, slots=True)
class FormDraft:
    """Everything that belongs to one form. `carried`: text that goes along without being asked for;

    `brought`: files of the message or thread that it came from; `errors`: block name -> what the desk said.
    """

    id: str
    origin: Origin
    values: FormValues = field(default_factory=FormValues)
    carried: str = ""
    brought: tuple[SlackFile, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> tuple[SlackFile, ...]:
        """Those chosen in the form first; each once."""
        return tuple({file.id: file for file in (*self.values.files, *self.brought)}.values())

    @property
    def brings(self) -> bool:
        """Whether anything goes along that the person need not write once more."""
        return bool(self.carried or self.brought or self.values.description)

    def with_values(self, values: FormValues) -> "FormDraft":
        """What the form shows now; answers to questions that it does not show at the moment are kept.

        A field that another type asks too begins there as that type has it: an answer comes along, an empty one not.
        """
        desk = {**self.values.desk, **values.desk}
        if values.request_type != self.values.request_type:
            desk = {name: value for name, value in desk.items() if value not in (None, "", [], ())}
        return replace(self, values=replace(values, desk=desk))

    def from_where(self, **changes: str) -> "FormDraft":
        """The same with more, or something else, known of where it came from."""
        return replace(self, origin=replace(self.origin, **changes))


def draft_json(draft: FormDraft) -> dict[str, Any]:
    return asdict(draft)


def draft_of(kept: Mapping[str, Any]) -> FormDraft:
    """The draft that `draft_json` wrote; a key that an older version did not know has its default."""
    values = _known(FormValues, kept.get("values", {}))
    values["files"] = _files(values.get("files", ()))
    rest = _known(FormDraft, kept)
    rest |= {"origin": Origin(**_known(Origin, kept["origin"])), "values": FormValues(**values)}
    return FormDraft(**{**rest, "brought": _files(kept.get("brought", ()))})


def _known(shape: type, kept: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(shape)}
    return {name: value for name, value in kept.items() if name in names}


def _files(kept: Any) -> tuple[SlackFile, ...]:
    return tuple(SlackFile(**_known(SlackFile, each)) for each in kept)
