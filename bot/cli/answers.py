"""The answering commands; the work itself is loaded when one is called."""

from collections.abc import Sequence

import typer

from bot.cli.options import AsJson, Component, Folder, Language, On, Options, Words
from bot.domain.question import Check, Compat, Upgrade, Versions, Where


def add_to(app: typer.Typer) -> None:
    app.command()(check)
    app.command()(compat)
    app.command()(upgrade)
    app.command()(versions)
    app.command()(where)
    app.command()(ask)


def check(
    version: Words = None, component: Component = None, on: On = None,
    catalog: Folder = None, language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """Is VERSION supported? Exit code 0 yes, 1 no, 3 not known."""
    return _reply(("check", *(version or ())), Check, Options(component, on, catalog, language, as_json))


def compat(
    component_version: Words = None, component: Component = None, on: On = None,
    catalog: Folder = None, language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """Do these work together? COMPONENT=VERSION COMPONENT=VERSION ..."""
    # One that begins with it lacks its component; what follows must not be taken for that.
    words = [word.replace("=", " ", 1) if word[:1] != "=" else word for word in component_version or ()]
    named = [component] if component else []
    return _reply(("compat", *named, *words), Compat, Options(None, on, catalog, language, as_json))


def upgrade(
    from_to: Words = None, component: Component = None, on: On = None,
    catalog: Folder = None, language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """What to upgrade to, and what must move with it: FROM [TO]."""
    return _reply(("upgrade", *(from_to or ())), Upgrade, Options(component, on, catalog, language, as_json))


def versions(
    component: Component = None, on: On = None,
    catalog: Folder = None, language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """Every release line with its support, newest first; with --component that component's newest releases."""
    return _reply(("versions",), Versions, Options(component, on, catalog, language, as_json))


def where(
    name: Words = None, component: Component = None, on: On = None,
    catalog: Folder = None, language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """How to find the version number and the component: [COMPONENT]."""
    return _reply(("where", *(name or ())), Where, Options(component, on, catalog, language, as_json))


def ask(
    text: Words = None, component: Component = None, on: On = None,
    catalog: Folder = None, language: Language = None, as_json: AsJson = False,
) -> int:  # fmt: skip
    """Anything that can be written after /flowver, or a question in plain words."""
    return _reply(text or (), object, Options(component, on, catalog, language, as_json))


def _reply(words: Sequence[str], wanted: type, options: Options) -> int:
    from bot.cli.answering import reply

    return reply(words, wanted, options)
