"""A response that is JSON already, beside the one that Bolt makes of the same text."""

from slack_bolt import BoltResponse

from bot.json_response import JsonResponse

TEXT = '{"text":"Är 6.14 stödd? ✅"}'


def test_it_is_bolts_own_response_in_all_that_is_read_of_one() -> None:
    made, by_bolt = JsonResponse(TEXT.encode()), BoltResponse(status=200, body=TEXT)
    assert (made.status, made.body, made.headers) == (by_bolt.status, by_bolt.body, by_bolt.headers)
    assert made.first_headers() == by_bolt.first_headers()
    assert list(made.cookies()) == list(by_bolt.cookies())
