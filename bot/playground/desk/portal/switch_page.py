"""The switchboard as a page: faults, settings, fields and the record of calls, in plain words."""

from aiohttp import web

from bot.playground.desk.faults import Fault
from bot.playground.desk.portal.frame import Frame
from bot.playground.desk.portal.html import Markup, element, hidden, join, labelled, select
from bot.playground.desk.portal.pieces import section
from bot.playground.desk.portal.switch_calls import calls
from bot.playground.desk.portal.switch_fields import fields
from bot.playground.desk.portal.switch_words import OFTEN, OPERATIONS, PRESETS, SENTENCES, TROUBLES, Pair

PATH = "/playground"


def switch_page(frame: Frame) -> web.Response:
    say = _say(frame)
    return frame.page(
        say["title"],
        PATH,
        element("h1", say["title"]),
        element("p", say["intro"], class_="soft"),
        element(
            "div",
            element("div", _now(frame), _presets(frame), _own(frame)),
            element("div", _settings(frame), fields(frame, say)),
            class_="board",
        ),
        calls(frame, say),
    )


def _say(frame: Frame) -> dict[str, str]:
    return _all(frame, SENTENCES)


def _all(frame: Frame, pairs: dict[str, Pair]) -> dict[str, str]:
    return {key: frame.words.of(pair) for key, pair in pairs.items()}


def _now(frame: Frame) -> Markup:
    say, armed = _say(frame), frame.desk.faults.armed
    if not armed:
        return section(say["troubles"], element("p", f"✓ {say['well']}", class_="well"))
    rows = [_armed(frame, fault) for fault in armed]
    heal = frame.form(f"{PATH}/heal", element("button", say["heal"], class_="primary"))
    return section(say["troubles"], element("ul", *rows, class_="armed"), heal)


def _armed(frame: Frame, fault: Fault) -> Markup:
    say = _say(frame)
    told = frame.words.of(TROUBLES[fault.trouble])
    # Tests may arm operations that the page has no words for.
    where = frame.words.of(OPERATIONS[fault.operation]) if fault.operation in OPERATIONS else fault.operation
    button = element("button", say["remove"])
    return element(
        "li",
        element(
            "p",
            element("strong", told),
            element("span", f"{where} · {_how(frame, fault)} · {say['struck'].format(fault.struck)}", class_="soft"),
        ),
        frame.form(f"{PATH}/heal", hidden(fault=fault.id), button),
    )


def _how(frame: Frame, fault: Fault) -> str:
    parts = []
    if fault.count is not None:
        parts.append(f"{fault.struck}/{fault.count}")
    elif fault.probability < 1:
        parts.append(f"{fault.probability * 100:.0f} %")
    else:
        parts.append(frame.words.of(OFTEN[""]))
    if fault.trouble == "error":
        parts.append(str(fault.status))
    if fault.seconds:
        parts.append(f"{fault.seconds:g} s")
    return ", ".join(parts)


def _presets(frame: Frame) -> Markup:
    buttons = [element("button", text, name="preset", value=preset) for preset, text in _all(frame, PRESETS).items()]
    return section(_say(frame)["one-click"], frame.form(f"{PATH}/faults", *buttons, class_="presets"))


def _own(frame: Frame) -> Markup:
    say = _say(frame)
    codes = {code: code for code in ("503", "502", "500")}
    forms = {"seconds": say["as-seconds"], "date": say["as-date"]}
    bodies = {"json": say["data"], "html": say["html"]}
    number = element("input", name="seconds", type="number", min=0, max=3600, step="any", placeholder="0")
    retry = element("input", name="retry_after", type="number", min=0, max=3600, placeholder=say["none"])
    return section(
        say["own"],
        frame.form(
            f"{PATH}/faults",
            labelled(say["what"], select("trouble", _all(frame, TROUBLES)), class_="wide"),
            labelled(say["where"], select("operation", _all(frame, OPERATIONS))),
            labelled(say["often"], select("often", _all(frame, OFTEN))),
            labelled(say["seconds"], number),
            labelled(say["code"], select("status", codes)),
            labelled(say["retry"], retry),
            labelled(say["retry-form"], select("retry_form", forms)),
            labelled(say["body"], select("body", bodies)),
            element("button", say["arm"], class_="primary"),
            class_="fields",
        ),
    )


def _settings(frame: Frame) -> Markup:
    say, settings = _say(frame), frame.desk.settings
    behind = f"{settings.search_lag:g}"
    lag = element("input", name="search_lag", type="number", min=0, max=86_400, step="any", value=behind)
    switches = {
        "attachments": settings.attachments_enabled,
        "validate": settings.validate_available,
        "behalf": settings.raise_on_behalf,
        "token": not frame.desk.accounts.token_revoked,
    }
    boxes = [_box(name, say[name], checked=on) for name, on in switches.items()]
    save = element("button", say["save"], class_="primary")
    form = frame.form(f"{PATH}/settings", *boxes, labelled(say["lag"], lag), save, class_="settings")
    return section(say["settings"], form)


def _box(name: str, text: str, *, checked: bool) -> Markup:
    box = element("input", type="checkbox", name=name, checked=checked)
    return element("label", join(box, element("span", text)), class_="box")
