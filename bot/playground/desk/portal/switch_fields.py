"""The switchboard's part about the desk's fields: which are required, and new ones."""

from bot.playground.desk.model import Field, RequestType
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.html import Markup, element, hidden, labelled, select
from bot.playground.desk.portal.pieces import section
from bot.playground.desk.portal.switch_words import KINDS

ALWAYS = "summary"


def fields(frame: Frame, say: dict[str, str]) -> Markup:
    types = frame.desk.catalog.main.types.values()
    listed = [_type(frame, say, type_) for type_ in types]
    note = element("p", say["fields-intro"], class_="soft")
    return section(say["fields"], note, *listed, element("h3", say["new-field"]), _new(frame, say))


def _type(frame: Frame, say: dict[str, str], type_: RequestType) -> Markup:
    rows = [_field(frame, say, type_, asked) for asked in type_.fields.values()]
    return element("details", element("summary", type_.name), element("ul", *rows, class_="asked"))


def _field(frame: Frame, say: dict[str, str], type_: RequestType, asked: Field) -> Markup:
    state = say["required" if asked.required else "optional"]
    change = say["make-optional" if asked.required else "make-required"]
    button = element("button", change, disabled=asked.id == ALWAYS)
    return element(
        "li",
        element("span", asked.name, element("span", _told(frame, asked, state), class_="soft")),
        frame.form("/playground/required", hidden(type=type_.id, field=asked.id), button),
    )


def _told(frame: Frame, asked: Field, state: str) -> str:
    # System fields explain themselves by their names.
    known = KINDS.get(asked.kind.name)
    return f"{frame.words.of(known)} · {state}" if known else state


def _new(frame: Frame, say: dict[str, str]) -> Markup:
    types = {type_.id: type_.name for type_ in frame.desk.catalog.main.types.values()}
    kinds = {name: frame.words.of(pair) for name, pair in KINDS.items()}
    return frame.form(
        "/playground/fields",
        labelled(say["type"], select("type", types), class_="wide"),
        labelled(say["name"], element("input", name="name", required=True, maxlength=80)),
        labelled(say["kind"], select("kind", kinds, "select")),
        labelled(say["choices"], element("input", name="choices", maxlength=500), class_="wide"),
        element(
            "label",
            element("input", type="checkbox", name="required", checked=True),
            element("span", say["required"]),
            class_="box",
        ),
        element("button", say["new-field"], class_="primary"),
        class_="fields",
    )
