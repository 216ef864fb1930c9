"""What the README says can be asked is understood, in the demo's catalogue."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.sample import write_sample
from bot.domain.fixed import fix_keys
from bot.domain.question import Help
from bot.domain.understand import understand
from bot.domain.vocabulary import Vocabulary

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def examples() -> list[str]:
    table = README.partition("| for example |")[2].partition("\n\n")[0]
    cells = [row.split("|")[1] for row in table.splitlines()[2:]]
    said = [text for cell in cells for text in re.findall(r'"([^"]+)"|`([^`]+)`', cell)]
    return [one or two for one, two in said if not one.startswith("...")]


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, date(2026, 11, 25))
    catalog = load_catalog(folder)
    return Vocabulary.of(catalog.policy, catalog.newest_lines, fix_keys(catalog))


@pytest.mark.parametrize("text", examples())
def test_an_example_is_understood(text: str, vocabulary: Vocabulary) -> None:
    assert understand(text, vocabulary) != (Help(),)


def test_there_are_examples() -> None:
    assert len(examples()) > 10
