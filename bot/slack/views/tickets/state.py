"""What Slack reports of a form's inputs -> the answers, whatever the kinds of element are."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.tickets.desk_form import Own
from bot.domain.tickets.form_values import FormValues
from bot.domain.tickets.ticket import SlackFile
from bot.slack.views.tickets.fields import CHILD, DESK
from bot.slack.views.tickets.form import TYPE
from bot.slack.views.tickets.own import OWN

Json = Mapping[str, Any]


def values_in(state: Json, before: FormValues) -> FormValues:
    """`state` is view.state.values. A question that the form does not show now keeps its answer from `before`."""
    answers = {block_id: _answer(next(iter(held.values()), {})) for block_id, held in state.items() if held}
    own: dict[str, Any] = {name: _text(answers[OWN + name]) for name in _OWN_TEXTS if OWN + name in answers}
    files = answers.get(OWN + Own.ATTACHMENTS)
    return replace(
        before,
        **own,
        request_type=_text(answers.get(TYPE)) or before.request_type,
        desk={**before.desk, **_desk(answers)},
        files=before.files if files is None else tuple(_file(each) for each in files),
    )


def chosen_people(values: FormValues, fields: frozenset[str]) -> tuple[str, ...]:
    """Slack's ids of the people chosen in these fields."""
    answers = [answer for field, answer in values.desk.items() if field in fields]
    return tuple(person for each in answers for person in ([each] if isinstance(each, str) else each or ()))


_OWN_TEXTS = tuple(own.value for own in Own if own is not Own.ATTACHMENTS)


def _answer(element: Json) -> Any:
    """The value of any element, in the shape that FormValues.desk has."""
    if "selected_options" in element:
        return [option["value"] for option in element["selected_options"] or ()]
    if "selected_option" in element:
        return (element["selected_option"] or {}).get("value")
    names = ("value", "selected_users", "selected_user", "selected_date", "selected_date_time", "files")
    return next((element[name] for name in names if name in element), None)


def _desk(answers: Json) -> dict[str, Any]:
    """Field id -> answer; the two steps of a field come together again."""
    found = {name.removeprefix(DESK): answer for name, answer in answers.items() if name.startswith(DESK)}
    single = {name: answer for name, answer in found.items() if CHILD not in name}
    for name, answer in found.items():
        field, is_child, parent = name.partition(CHILD)
        # A second step that belongs to a first one chosen before is on its way out of the form.
        if is_child and answer and single.get(field) == parent:
            single[field] = [parent, answer]
    return single


def _text(answer: Any) -> str:
    return answer if isinstance(answer, str) else ""


def _file(file: Json) -> SlackFile:
    return SlackFile(
        id=str(file.get("id") or ""),
        name=str(file.get("name") or file.get("title") or file.get("id") or ""),
        size=int(file.get("size") or 0),
        mimetype=str(file.get("mimetype") or ""),
        url=str(file.get("url_private_download") or file.get("url_private") or ""),
    )


def files_in(message: Json) -> tuple[SlackFile, ...]:
    """The files of a message; those that are links to other places, or gone, cannot go along."""
    files = (file for file in message.get("files") or () if file.get("mode") not in ("tombstone", "external"))
    return tuple(_file(file) for file in files if file.get("id"))
