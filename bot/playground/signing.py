"""Slack's request signature, v0: what proves to the app that a request is Slack's."""

import hashlib
import hmac


def signed_headers(secret: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the two signature headers for this body; `timestamp` is Unix seconds."""
    signed = b"v0:%d:%s" % (timestamp, body)
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={digest}"}
