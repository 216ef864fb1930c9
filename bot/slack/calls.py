"""What Slack said to our calls, counted for /metrics: by method and outcome, never with what was sent."""

from typing import Literal

from prometheus_client import CollectorRegistry, Counter
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

# `limited`: 429, so nothing was done; `refused`: Slack's own "no"; `failed`: no answer, or none that can be read.
Outcome = Literal["ok", "limited", "refused", "failed"]


class SlackCalls(AsyncRetryHandler):
    """Sits where the library asks whether to repeat a call: it sees every outcome, and says no each time."""

    def __init__(self, registry: CollectorRegistry) -> None:
        super().__init__(max_retry_count=0)
        said = "Calls to Slack, by method and outcome; response_url stands for answers to buttons."
        self._calls = Counter("flowver_slack_calls", said, ("method", "outcome"), registry=registry)

    def count(self, method: str, outcome: Outcome) -> None:
        self._calls.labels(method, outcome).inc()

    async def can_retry_async(
        self,
        *,
        state: RetryState,  # noqa: ARG002 - the library gives it by name
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        """Never. SlackApiError for a text with status 200: the library would take it for a mapping, and fail."""
        if response and not error and response.status_code == 200 and not isinstance(response.body, dict):
            raise SlackApiError("Slack's answer is not JSON", {"ok": False, "error": "not_json"})  # type: ignore[no-untyped-call]
        self.count(request.url.rpartition("/")[2], "failed" if error or not response else _outcome(response))
        return False


def _outcome(response: HttpResponse) -> Outcome:
    if response.status_code == 429:
        return "limited"
    if response.status_code != 200 or not isinstance(response.body, dict):
        return "failed"
    return "ok" if response.body.get("ok") else "refused"
