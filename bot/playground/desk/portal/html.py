"""HTML as nested calls: whatever is not markup already is escaped."""

from html import escape

Attribute = str | int | bool | None
VOID = ("input", "img", "link", "meta", "br", "hr")


class Markup(str):
    """Text that is HTML; plain str never is."""

    __slots__ = ()


Child = str | Markup | None
NOTHING = Markup("")


def element(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """Return an element; class_ stands for class, data_x for data-x, True for a bare attribute, None for none."""
    opened = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    if tag in VOID:
        return Markup(opened)
    return Markup(f"{opened}{join(*children)}</{tag}>")


def join(*children: Child) -> Markup:
    """Return the children one after the other, the plain ones escaped."""
    return Markup("".join(_escaped(child) for child in children if child is not None))


def link(text: Child, href: str, **attributes: Attribute) -> Markup:
    return element("a", text, href=href, **attributes)


def hidden(**values: str) -> Markup:
    return join(*(element("input", type="hidden", name=name, value=value) for name, value in values.items()))


def select(name: str, options: dict[str, str], chosen: str = "", **attributes: Attribute) -> Markup:
    """Return a select; `options` is value to text."""
    made = [element("option", text, value=value, selected=value == chosen) for value, text in options.items()]
    return element("select", *made, name=name, **attributes)


def labelled(text: str, control: Markup, **attributes: Attribute) -> Markup:
    return element("label", element("span", text), control, **attributes)


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    shown = name.rstrip("_").replace("_", "-")
    return f" {shown}" if value is True else f' {shown}="{escape(str(value))}"'


def _escaped(child: str) -> str:
    # Forgetting to mark shows tags as text; forgetting to escape cannot happen.
    return child if isinstance(child, Markup) else escape(child)
