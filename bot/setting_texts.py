"""What the text of a setting must look like, and what is said where it does not; config.py has the settings."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationError


def web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or len(text.split("://", 1)[1].strip("/")) == 0:
        raise ValueError("is not a web address; it begins with https://")
    return text if text.endswith("/") else text + "/"


def database(text: str) -> str:
    """Only the kind is looked at here, so that it is named with the other problems; the rest when it is opened."""
    if not text.strip().startswith(("sqlite:", "sqlite+", "postgres:", "postgresql:", "postgresql+")):
        raise ValueError("is not such an address; it begins with sqlite:/// or postgresql://")
    return text


def safe_address(text: str) -> str:
    """The credentials go there with every call, so it is https, unless they stay on this machine."""
    address = web_address(text)
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ValueError("must begin with https://")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError("must be a plain address, as https://example.atlassian.net")
    return address.rstrip("/")


def token(prefix: str) -> Any:
    def begins(token: SecretStr) -> SecretStr:
        if not token.get_secret_value().startswith((prefix, f"xoxe.{prefix}")):
            raise ValueError(f"is not such a token; it begins with {prefix}")
        if token.get_secret_value().endswith(prefix):
            raise ValueError("is not filled in: only the beginning is there, as in .env.example")
        return token

    return AfterValidator(begins)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError(f"is not a folder: {path}")
    return path


Folder = Annotated[Path, AfterValidator(_folder)]
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(lambda text: str(text).upper())]


def names(text: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def people_and_groups(text: str) -> str:
    """Slack ids; a name would be nobody, silently."""
    wrong = [name for name in names(text) if not re.fullmatch("[UWS][A-Z0-9]{2,30}", name)]
    if wrong:
        said = ", ".join(name[:40] for name in wrong)
        raise ValueError(f"has what is no id of a user (U…, W…) or a user group (S…): {said}")
    return text


def sentences_of(error: ValidationError) -> list[str]:
    """One for each setting that is wrong, beginning with its name."""
    return [_sentence(problem) for problem in error.errors(include_url=False)]


def _sentence(problem: Mapping[str, Any]) -> str:
    """Only of numbers and choices the value itself is shown: the others may be secret."""
    name = ".".join(str(part) for part in problem["loc"][:1]).upper()
    value, context = str(problem["input"])[:40], problem.get("ctx", {})
    match problem["type"]:
        case "missing":
            said = "is missing"
        case "int_parsing" | "int_type" | "int_parsing_size":
            said = f"is no whole number: {value}"
        case "greater_than_equal":
            said = f"is {value}; it must be at least {context['ge']}"
        case "less_than_equal":
            said = f"is {value}; it must be at most {context['le']}"
        case "literal_error":
            said = f"is {value}; it must be {context['expected']}".replace("'", "")
        case _:
            said = str(problem["msg"]).removeprefix("Value error, ")
    return f"{name} {said}" if name else said
