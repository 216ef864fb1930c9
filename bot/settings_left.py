"""Settings that were given and do not do what they were given for: none of that goes by in silence."""

from pydantic_settings import BaseSettings

from bot.config import AnswerSettings, SettingsProblems, load_settings


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


def not_used_yet() -> list[str]:
    """A sentence for each, beginning with its name."""
    given = [name.upper() for name, value in _NotUsedYet().model_dump().items() if value]
    return [f"{name} is not used yet: flowver serves one workspace, that of SLACK_BOT_TOKEN" for name in given]


def has_mistakes() -> bool:
    """Something that was set is wrong, useless or but a part; that nothing is set at all is no mistake."""
    if not_used_yet():
        return True
    try:
        load_settings()
    except SettingsProblems as error:
        begun = any(_OfSlack().model_dump().values())
        return begun or any(" is missing" not in problem for problem in error.problems)
    return False
