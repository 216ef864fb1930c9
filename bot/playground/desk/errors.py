"""A refusal, before it is known in which of the site's two shapes it will be told."""

from collections.abc import Mapping

from bot.playground.model import Json


class DeskError(Exception):
    """An answer with a 4xx status; `fields` says which field each sentence is about, where one is."""

    def __init__(
        self, status: int, message: str, key: str = "sd.rest.error", fields: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.key = key
        self.fields = dict(fields or {})

    def service_desk_body(self) -> Json:
        return {
            "errorMessage": self.message,
            "i18nErrorMessage": {"i18nKey": self.key, "parameters": list(self.fields)},
        }

    def platform_body(self) -> Json:
        # The platform's own habit: a field's error is not repeated among the general ones.
        return {"errorMessages": [] if self.fields else [self.message], "errors": self.fields, "status": self.status}


def not_found(what: str) -> DeskError:
    """The 404 that Jira also gives to those who may not know."""
    return DeskError(404, f"{what} does not exist or you do not have permission to view it.", "sd.rest.not.found")
