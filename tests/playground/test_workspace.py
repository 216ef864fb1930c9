"""The workspace's own rules: stamps, threads, triggers and the app's manifest."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.cast import ANNA, APP, FLOW_SUPPORT, nordsjo_cast
from bot.playground.manifest import installed
from bot.playground.model import Message
from bot.playground.triggers import TriggerError, Triggers
from bot.playground.workspace import Workspace
from tests.playground.test_response_urls import Clock


def test_stamps_never_repeat_though_the_clock_stands_still() -> None:
    space = Workspace(nordsjo_cast(), lambda: datetime(2026, 11, 23, tzinfo=UTC))
    stamps = [space.ids.ts() for _ in range(100)]
    assert stamps == sorted(set(stamps))


def test_two_workspaces_share_nothing() -> None:
    cast = nordsjo_cast()
    one, two = Workspace(cast, Clock()), Workspace(cast, Clock())
    one.archive(one.conversations[FLOW_SUPPORT])
    assert not two.conversations[FLOW_SUPPORT].is_archived


def test_a_deleted_reply_no_longer_counts() -> None:
    space = Workspace(nordsjo_cast(), Clock())
    parent = space.messages[FLOW_SUPPORT][0].ts
    reply = space.post(Message(space.ids.ts(), FLOW_SUPPORT, ANNA, "svar", thread_ts=parent))
    assert space.messages[FLOW_SUPPORT][0].reply_count == 1
    space.delete(reply)
    assert space.messages[FLOW_SUPPORT][0].reply_count == 0


def test_a_trigger_is_good_for_three_seconds() -> None:
    clock = Clock()
    triggers = Triggers(Workspace(nordsjo_cast(), clock).ids, clock)
    early, late = triggers.give(ANNA), triggers.give(ANNA)
    clock.time += timedelta(seconds=3)
    assert triggers.spend(early) == ANNA
    clock.time += timedelta(seconds=1)
    with pytest.raises(TriggerError, match="expired_trigger_id"):
        triggers.spend(late)
    with pytest.raises(TriggerError, match="invalid_trigger_id"):
        triggers.spend("1.2.x")


def test_an_apps_manifest_decides_what_it_may_and_hears() -> None:
    manifest = {
        "features": {"slash_commands": [{"command": "/flowver", "description": "Versions"}]},
        "oauth_config": {"scopes": {"bot": ["commands"], "bot_optional": ["chat:write.public"]}},
        "settings": {"event_subscriptions": {"bot_events": ["app_mention"]}},
    }
    app = installed(manifest, APP)
    assert (app.commands[0].should_escape, app.id) == (False, APP.id)
    assert app.scopes == {"commands", "chat:write.public"}
    assert app.events == {"app_mention"}
