"""Answers in a terminal: colour and tables for people, plain lines when piped. Their words are decided elsewhere."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions
from rich.segment import Segment, Segments
from rich.table import Table as RichTable
from rich.text import Text

from bot.cli.output import say
from bot.words.told import SIGNS, Mark, Table, Told

_STYLES: dict[Mark, str] = {"yes": "green", "no": "red", "unknown": "yellow", "warning": "yellow", "info": "cyan"}


def say_told(answers: Iterable[Told]) -> None:
    """On standard output, for people."""
    console = Console(highlight=False)
    with console.capture() as captured:
        for told in answers:
            show(console, told)
    say(captured.get())


def show(console: Console, told: Told) -> None:
    """Print one answer. Nothing in it is read as markup."""
    console.print(Text.assemble(f"{SIGNS[told.mark]} ", (told.headline, f"bold {_STYLES[told.mark]}")), soft_wrap=True)
    if told.facts:
        _facts(console, told.facts)
    if told.commands:
        _facts(console, told.commands)
    if told.table:
        _table(console, told.table)
    for line in told.lines:
        console.print(Text(f"  {line}"), soft_wrap=True)
    if told.link:
        console.print(Text(f"  {told.link[0]}: {told.link[1]}"), soft_wrap=True)
    for line in told.small:
        console.print(Text(f"  {line}", style="dim"), soft_wrap=True)


def _facts(console: Console, facts: tuple[tuple[str, str], ...]) -> None:
    width = max(len(label) for label, _ in facts)
    for label, value in facts:
        console.print(Text.assemble("  ", (f"{label:<{width}}", "bold"), f"  {value}"), soft_wrap=True)


def _table(console: Console, table: Table) -> None:
    if not console.is_terminal:
        for row in (table.headings, *table.rows):
            # A Text would have its tabs turned into spaces.
            console.print(Segments([Segment("\t".join(row) + "\n")]), soft_wrap=True, end="")
        return
    shown = RichTable(*table.headings, header_style="bold")
    for row in table.rows:
        shown.add_row(*(Text(cell) for cell in row))
    if console.measure(shown, options=_unbounded(console)).maximum <= console.width:
        console.print(shown)
        return
    # A table that is squeezed cuts dates in half; rows that wrap lose nothing.
    for row in table.rows:
        console.print(Text(" · ".join(row)), soft_wrap=True)


def _unbounded(console: Console) -> ConsoleOptions:
    return console.options.update(width=10_000)
