"""Settings from the environment and .env: read once, every problem named at once, nothing read at import."""

from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.setting_texts import (
    Folder,
    LogLevel,
    database,
    names,
    people_and_groups,
    safe_address,
    sentences_of,
    token,
    web_address,
)

SHIPPED_CATALOG = Path(__file__).resolve().parent / "data"
SLACK_API = "https://slack.com/api/"

Model = TypeVar("Model", bound=BaseSettings)


class SettingsProblems(Exception):
    """The settings cannot be used. `problems` are sentences that begin with the setting's name."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class AnswerSettings(BaseSettings):
    """What the answering commands need: no account anywhere."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    flowver_catalog: Folder = Field(
        default=SHIPPED_CATALOG, description="Folder with releases.yml and policy.yml; the shipped one when unset."
    )
    flowver_language: Literal["sv", "en"] | None = Field(
        default=None, description="Language of answers to people whose own is not known: `sv` or `en`."
    )


class DeskSettings(AnswerSettings):
    """Jira Service Management: all of JIRA_ and JSM_, or nothing; without it no requests are filed."""

    jira_url: Annotated[str, AfterValidator(safe_address)] | None = Field(
        default=None, description="The Jira site, or `https://api.atlassian.com/ex/jira/{cloudId}` for a scoped token."
    )
    jira_email: str | None = Field(default=None, description="E-mail address of the account that files requests.")
    jira_api_token: SecretStr | None = Field(default=None, description="API token of that account.")
    jsm_service_desk: str | None = Field(default=None, description="The service desk: id, project key or name.")
    jsm_request_type: str | None = Field(
        default=None, description="Request types, ids or names, separated by commas; the form shows them in this order."
    )
    jsm_fault_types: str | None = Field(
        default=None,
        description="Those of them that ask for severity and how to reproduce, or `none`; unset: by their names.",
    )
    flowver_search_lag: int = Field(
        default=600, ge=0, description="Seconds that Jira's search may lag before an empty look counts."
    )

    @property
    def has_desk(self) -> bool:
        return self.jira_url is not None

    @property
    def request_types(self) -> tuple[str, ...]:
        """What `JSM_REQUEST_TYPE` names, in its order."""
        return names(self.jsm_request_type)


class StoreSettings(DeskSettings):
    """Where promises are kept: enough to look at them, beside the bot."""

    database_url: Annotated[str, AfterValidator(database)] = Field(
        default="sqlite:///flowver.sqlite3",
        description="Where promises are kept: `sqlite:///file` or `postgresql://user:password@host/name`.",
    )
    flowver_release_managers: Annotated[str, AfterValidator(people_and_groups)] | None = Field(
        default=None,
        description="Who announces releases: ids of Slack users and user groups, separated by commas.",
    )

    @property
    def release_managers(self) -> tuple[str, ...]:
        """What `FLOWVER_RELEASE_MANAGERS` names."""
        return names(self.flowver_release_managers)


class Settings(StoreSettings):
    """What `flowver run` needs. Secrets never show in a log or an error."""

    slack_bot_token: Annotated[SecretStr, token("xoxb-")] = Field(
        description="Bot token, `xoxb-…` (OAuth & Permissions)."
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None, description="Signing secret (Basic Information). Needed for HTTP, not for Socket Mode."
    )
    slack_app_token: Annotated[SecretStr, token("xapp-")] | None = Field(
        default=None, description="App-level token, `xapp-…`. Set: Socket Mode. Unset: HTTP."
    )
    slack_api_url: Annotated[str, AfterValidator(web_address)] = Field(
        default=SLACK_API, description="Slack's Web API; another address for tests and the playground."
    )
    flowver_host: str = Field(default="127.0.0.1", description="Address to listen on.")
    flowver_port: int = Field(default=3000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    flowver_log_level: LogLevel = Field(default="INFO", description="`DEBUG`, `INFO`, `WARNING` or `ERROR`.")


class _WayIn(BaseSettings):
    """How requests reach the bot; looked at on its own, so that its problem is named together with the others."""

    model_config = AnswerSettings.model_config

    slack_signing_secret: str | None = None
    slack_app_token: str | None = None

    def problems(self) -> list[str]:
        if self.slack_signing_secret or self.slack_app_token:
            return []
        return ["SLACK_SIGNING_SECRET is missing (or set SLACK_APP_TOKEN for Socket Mode)"]


class _WholeDesk(BaseSettings):
    """The service desk's settings as they stand there: some of them alone are of no use."""

    model_config = AnswerSettings.model_config

    jira_url: str | None = None
    jira_email: str | None = None
    jira_api_token: str | None = None
    jsm_service_desk: str | None = None
    jsm_request_type: str | None = None

    def problems(self) -> list[str]:
        given = {name.upper(): names(text) for name, text in self.model_dump().items()}
        missing = [name for name, texts in given.items() if not texts]
        if not any(self.model_dump().values()):
            return []
        return [f"{name} is missing (the service desk needs all of JIRA_ and JSM_)" for name in missing]


def load_answer_settings() -> AnswerSettings:
    """Raises SettingsProblems."""
    return _load(AnswerSettings)


def usable_answer_settings() -> AnswerSettings:
    """For whoever names the wrong ones with everything else: their defaults stand in for them."""
    try:
        return AnswerSettings()
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors(include_url=False)}
        return AnswerSettings(**{name: AnswerSettings.model_fields[name].default for name in wrong})


def load_desk_settings() -> DeskSettings:
    """Raises SettingsProblems; `has_desk` tells whether anything is set."""
    return _whole(DeskSettings, _load(_WholeDesk).problems())


def load_store_settings() -> StoreSettings:
    """Raises SettingsProblems."""
    return _whole(StoreSettings, _load(_WholeDesk).problems())


def load_settings() -> Settings:
    """Raises SettingsProblems with every problem there is."""
    return _whole(Settings, [*_load(_WayIn).problems(), *_load(_WholeDesk).problems()])


def _whole(model: type[Model], missing: list[str]) -> Model:
    try:
        settings = _load(model)
    except SettingsProblems as error:
        raise SettingsProblems([*error.problems, *missing]) from error
    if missing:
        raise SettingsProblems(missing)
    return settings


def _load(model: type[Model]) -> Model:
    try:
        return model()
    except ValidationError as error:
        raise SettingsProblems(sentences_of(error)) from error
    except UnicodeDecodeError as error:
        raise SettingsProblems([".env is not UTF-8 text; save it as UTF-8"]) from error
    except OSError as error:
        raise SettingsProblems([f".env cannot be read: {error.strerror or error}"]) from error
