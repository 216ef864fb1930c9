"""A response to Slack whose JSON is at hand as bytes: Bolt's own would have it decoded, and encoded again."""

from collections.abc import Sequence

from slack_bolt import BoltResponse

CONTENT_TYPE = "application/json;charset=utf-8"


class JsonResponse(BoltResponse):
    """`content`: what the body is, encoded."""

    def __init__(self, content: bytes) -> None:
        self.status = 200
        self.content = content

    @property
    def body(self) -> str:  # type: ignore[override]
        return self.content.decode()

    @property
    def headers(self) -> dict[str, Sequence[str]]:  # type: ignore[override]
        return {"content-type": [CONTENT_TYPE]}
