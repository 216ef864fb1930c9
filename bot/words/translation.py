"""gettext catalogues, read through Babel at start: a key and its values in, a sentence out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

LANGUAGES: Final = ("en", "sv")
FALLBACK: Final = "en"
LOCALES: Final = Path(__file__).resolve().parent.parent / "locales"


class Translation:
    """The sentences of one language. An unknown key is a mistake of ours and raises KeyError."""

    def __init__(self, language: str, sentences: Mapping[str, str | tuple[str, str]]) -> None:
        self.language = language
        self._sentences = sentences
        self._singular = {key: said if isinstance(said, str) else said[1] for key, said in sentences.items()}
        # Half of what an answer says has no values: read once, it need not be formatted each time.
        self._plain = {key: said for key, said in self._singular.items() if "{" not in said and "}" not in said}

    def __call__(self, key: str, **values: object) -> str:
        return self._plain.get(key) or self._singular[key].format_map(values)

    def plural(self, key: str, count: int, **values: object) -> str:
        """Both languages have one form for 1 and one for the rest."""
        sentences = self._sentences[key]
        return sentences[0 if count == 1 else 1].format(count=count, **values)

    def __contains__(self, key: str) -> bool:
        return key in self._sentences


Translations = Mapping[str, Translation]


def load_translations(folder: Path = LOCALES) -> Translations:
    """Every language that flowver speaks, by its code."""
    return {language: _read(language, folder / language / "LC_MESSAGES" / "flowver.po") for language in LANGUAGES}


def _read(language: str, path: Path) -> Translation:
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return Translation(language, {_key(message.id): _sentences(message.string) for message in messages if message.id})


def _key(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def _sentences(string: str | tuple[str, ...] | list[str] | None) -> str | tuple[str, str]:
    if isinstance(string, tuple | list):
        return string[0], string[1]
    return string or ""


def language_of(locale: str | None) -> str | None:
    """`sv-SE` -> `sv`; None for a language that flowver does not speak."""
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else None
