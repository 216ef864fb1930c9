"""App Home and modals by the Web API: hashes, triggers and stacks."""

from bot.playground.cast import ANNA, ERIK
from bot.playground.server import Playground
from tests.playground.bolt_bot import client_of, section
from tests.playground.test_web_api import refusal


async def test_a_view_that_somebody_else_changed_is_not_overwritten(playground: Playground) -> None:
    client = client_of(playground)
    view = {"type": "home", "blocks": [section("one")]}
    first = await client.views_publish(user_id=ANNA, view=view)
    second = await client.views_publish(user_id=ANNA, view=view, hash=first["view"]["hash"])
    assert second["view"]["id"] == first["view"]["id"]
    call = client.views_publish(user_id=ANNA, view=view, hash=first["view"]["hash"])
    assert (await refusal(call))["error"] == "hash_conflict"


async def test_a_trigger_opens_one_view(playground: Playground) -> None:
    client, trigger = client_of(playground), playground.hosting.triggers.give(ANNA)
    view = {"type": "modal", "title": {"type": "plain_text", "text": "One"}, "blocks": [section("one")]}
    opened = await client.views_open(trigger_id=trigger, view=view)
    assert playground.workspace.modals[opened["view"]["id"]].user == ANNA
    assert (await refusal(client.views_open(trigger_id=trigger, view=view)))["error"] == "exchanged_trigger_id"
    updated = await client.views_update(view_id=opened["view"]["id"], view=view, hash=opened["view"]["hash"])
    assert updated["view"]["hash"] != opened["view"]["hash"]


async def test_views_stack_three_deep(playground: Playground) -> None:
    client, give = client_of(playground), playground.hosting.triggers.give
    view = {"type": "modal", "title": {"type": "plain_text", "text": "One"}, "blocks": [section("one")]}
    root = await client.views_open(trigger_id=give(ANNA), view=view)
    for _ in range(2):
        pushed = await client.views_push(trigger_id=give(ANNA), view=view)
        assert pushed["view"]["root_view_id"] == root["view"]["id"]
    assert (await refusal(client.views_push(trigger_id=give(ANNA), view=view)))["error"] == "push_limit_reached"


async def test_an_external_id_belongs_to_one_view(playground: Playground) -> None:
    client, give = client_of(playground), playground.hosting.triggers.give
    view = {"type": "modal", "title": {"type": "plain_text", "text": "One"}, "blocks": [section("one")]}
    await client.views_open(trigger_id=give(ANNA), view=view | {"external_id": "draft-7"})
    call = client.views_open(trigger_id=give(ERIK), view=view | {"external_id": "draft-7"})
    assert (await refusal(call))["error"] == "duplicate_external_id"
    changed = view | {"external_id": "draft-7", "blocks": [section("two")]}
    updated = await client.views_update(external_id="draft-7", view=changed)
    assert updated["view"]["blocks"][0]["text"]["text"] == "two"
    await playground.close_view(ANNA)
    assert (await refusal(client.views_update(external_id="draft-7", view=changed)))["error"] == "not_found"


async def test_a_new_modal_takes_the_place_of_the_old_one(playground: Playground) -> None:
    client, give = client_of(playground), playground.hosting.triggers.give
    view = {"type": "modal", "title": {"type": "plain_text", "text": "One"}, "blocks": [section("one")]}
    first = await client.views_open(trigger_id=give(ANNA), view=view)
    second = await client.views_open(trigger_id=give(ANNA), view=view)
    shown = playground.open_view(ANNA)
    assert shown
    assert (shown["id"], shown["depth"]) == (second["view"]["id"], 1)
    assert (await refusal(client.views_update(view_id=first["view"]["id"], view=view)))["error"] == "not_found"
