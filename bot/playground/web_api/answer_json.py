"""Answers as JSON: a workspace that many use at once spends most of its time on that."""

import json
from typing import Any

import orjson


def as_json(body: Any) -> str:
    """What a person wrote may hold half a character, which orjson does not take."""
    try:
        return orjson.dumps(body).decode()
    except TypeError:
        return json.dumps(body)
