"""Every shape in which Jira has been seen to object."""

import json

import pytest

from bot.adapters.jira_desk.refusals import read_refusal
from bot.domain.tickets.ticket import Refusal

SHAPES = {
    "service desk": (
        {"errorMessage": "No.", "i18nErrorMessage": {"i18nKey": "x", "parameters": ["A"]}},
        Refusal("No."),
    ),
    "service desk naming a field by its id": (
        {"errorMessage": "'Plant' (customfield_7) is required. Say (again) where."},
        Refusal("'Plant' is required. Say (again) where."),
    ),
    "service desk naming a field by its id twice": (
        {"errorMessage": "'Plant' (customfield_7) is required.", "i18nErrorMessage": {"parameters": ["customfield_7"]}},
        Refusal("", {"customfield_7": "'Plant' is required."}),
    ),
    "service desk naming fields": (
        {"errorMessage": "Version is required", "i18nErrorMessage": {"i18nKey": "x", "parameters": ["customfield_1"]}},
        Refusal("", {"customfield_1": "Version is required"}),
    ),
    "service desk naming several fields": (
        {
            "errorMessage": "Look again. summary is required. Choose versions.",
            "i18nErrorMessage": {"i18nKey": "x", "parameters": ["summary", "versions", 5]},
        },
        Refusal(
            "Look again. summary is required. Choose versions.",
            {"summary": "summary is required.", "versions": "Choose versions."},
        ),
    ),
    "platform": (
        {"errorMessages": ["Look."], "errors": {"summary": "is required"}, "status": 400},
        Refusal("Look.", {"summary": "is required"}),
    ),
    "platform with several sentences": ({"errors": {"summary": ["a", "b"]}}, Refusal("", {"summary": "a; b"})),
    "message": ({"message": "Client must be authenticated"}, Refusal("Client must be authenticated")),
    "validate": (
        {
            "valid": False,
            "errorMessage": "Not complete",
            "reasonKey": "invalid",
            "errorMessages": ["Not complete", "Look again"],
            "fieldErrors": [{"fieldId": "versions", "errorMessage": "is required"}],
            "formErrors": [{"questionId": "3", "message": "Form incomplete"}],
        },
        Refusal("Not complete; Look again; Form incomplete", {"versions": "is required"}),
    ),
    "validate with other names": (
        {
            "fieldErrors": [
                {"field": "versions", "messages": [], "errorMessages": ["a", "b"]},
                {"field": 7, "message": "c"},
            ]
        },
        Refusal("", {"versions": "a; b", "7": "c"}),
    ),
    "field errors as a table": ({"fieldErrors": {"versions": {"message": "gone"}}}, Refusal("", {"versions": "gone"})),
    "a list of errors": (
        {"errors": [{"message": "no"}, {"field": "summary", "message": "short"}, "plain"]},
        Refusal("no; plain", {"summary": "short"}),
    ),
    "a list": (["a", {"message": "b"}], Refusal("a; b")),
    "nothing": ({}, Refusal("")),
    "nulls": ({"errors": None, "errorMessages": None, "i18nErrorMessage": None, "fieldErrors": None}, Refusal("")),
    "a number": (5, Refusal("")),
}


@pytest.mark.parametrize(("said", "refusal"), SHAPES.values(), ids=SHAPES.keys())
def test_every_known_shape_is_read(said, refusal):
    assert read_refusal(json.dumps(said).encode()) == refusal


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff\xfe", b"[" * 100_000, b"{"])
def test_what_cannot_be_read_is_a_refusal_without_words(body):
    assert read_refusal(body) == Refusal("")


def test_a_page_of_text_is_cut_short():
    assert len(read_refusal(json.dumps({"errorMessage": "x" * 9_999}).encode()).message) == 500
