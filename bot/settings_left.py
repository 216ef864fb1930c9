"""Settings that were given and do not do what they were given for: none of that goes by in silence."""

import difflib
import os

from dotenv import dotenv_values
from pydantic_settings import BaseSettings

from bot.config import AnswerSettings, Settings, SettingsProblems, load_settings

# How alike two names are when one is the other misspelt.
_ALIKE = 0.85


class _NotUsedYet(BaseSettings):
    """For many workspaces, of which there is one as yet."""

    model_config = AnswerSettings.model_config

    slack_client_id: str | None = None
    slack_client_secret: str | None = None
    flowver_secret_key: str | None = None


class _OfSlack(BaseSettings):
    model_config = AnswerSettings.model_config

    slack_bot_token: str | None = None
    slack_signing_secret: str | None = None
    slack_app_token: str | None = None


def left_over() -> list[str]:
    """A sentence for each that nothing comes of, beginning with its name."""
    return [*_not_used_yet(), *_misspelt()]


def _misspelt() -> list[str]:
    known = {name.upper() for name in (*Settings.model_fields, *_NotUsedYet.model_fields)}
    given = {*os.environ, *dotenv_values(".env", encoding="utf-8")} - known
    near = {name: difflib.get_close_matches(name, known, n=1, cutoff=_ALIKE) for name in sorted(given)}
    return [f"{name} is no setting; did you mean {meant[0]}?" for name, meant in near.items() if meant]


def _not_used_yet() -> list[str]:
    given = [name.upper() for name, value in _NotUsedYet().model_dump().items() if value]
    return [f"{name} is not used yet: flowver serves one workspace, that of SLACK_BOT_TOKEN" for name in given]


def has_mistakes() -> bool:
    """Something that was set is wrong, useless or but a part; that nothing is set at all is no mistake."""
    if left_over():
        return True
    try:
        load_settings()
    except SettingsProblems as error:
        begun = any(_OfSlack().model_dump().values())
        return begun or any(" is missing" not in problem for problem in error.problems)
    return False
