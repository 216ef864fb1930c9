"""Attaching in two steps, each of which may fail by itself."""

import pytest

from bot.playground.desk.desk import Desk
from tests.playground.desk.site import NO_CHECK, REQUEST, TEMPORARY, Api, Clock, question


@pytest.fixture
async def key(api: Api) -> str:
    return str((await api.post(REQUEST, question())).body["issueKey"])


async def uploaded(api: Api, *files: bytes) -> list[str]:
    found = (await api.upload(*files or (b"log",))).body["temporaryAttachments"]
    return [file["temporaryAttachmentId"] for file in found]


async def test_files_are_uploaded_and_then_attached_with_a_comment(api: Api, desk: Desk, key: str) -> None:
    names = await uploaded(api, b"one", b"two!")
    body = {"temporaryAttachmentIds": names, "public": True, "additionalComment": {"body": "Loggar"}}
    answer = await api.post(f"{REQUEST}/{key}/attachment", body)
    assert (answer.status, answer.body["attachments"]["size"]) == (201, 2)
    assert answer.body["comment"]["body"] == "Loggar\n[^log.txt] [^log.txt]"
    assert [file.content for file in desk.request(key).attachments] == [b"one", b"two!"]
    listed = (await api.get(f"{REQUEST}/{key}/attachment")).body["values"]
    assert [(file["filename"], file["size"], file["mimeType"]) for file in listed][1] == ("log.txt", 4, "text/plain")
    content = await api.call("GET", listed[1]["_links"]["content"].removeprefix(api.base))
    assert (content.text, content.headers["X-Content-Type-Options"]) == ("two!", "nosniff")


async def test_a_file_is_only_for_those_who_see_its_request(api: Api, customer: Api, key: str) -> None:
    await api.post(f"{REQUEST}/{key}/attachment", {"temporaryAttachmentIds": await uploaded(api), "public": True})
    file = (await api.get(f"{REQUEST}/{key}/attachment")).body["values"][0]
    assert (await customer.call("GET", file["_links"]["content"].removeprefix(api.base))).status == 404
    assert (await customer.get(f"{REQUEST}/{key}/attachment")).status == 404


async def test_an_upload_must_say_that_it_is_meant(api: Api) -> None:
    answer = await api.upload(b"x", headers={"X-Atlassian-Token": "yes"})
    assert (answer.status, answer.body["errorMessage"]) == (403, "XSRF check failed")


async def test_an_upload_is_multipart_with_a_part_called_file(api: Api) -> None:
    assert (await api.post(TEMPORARY, {}, headers=NO_CHECK)).status == 415
    other = b'--x\r\nContent-Disposition: form-data; name="other"; filename="a"\r\n\r\na\r\n--x--\r\n'
    headers = NO_CHECK | {"Content-Type": "multipart/form-data; boundary=x"}
    assert (await api.call("POST", TEMPORARY, data=other, headers=headers)).status == 400


async def test_a_file_over_the_limit_is_refused_and_one_at_it_is_taken(api: Api, desk: Desk) -> None:
    desk.settings.attachment_limit = 100_000
    assert (await api.upload(b"x" * 100_000)).status == 201
    answer = await api.upload(b"small", b"x" * 100_001)
    assert (answer.status, "maximum size" in answer.body["errorMessage"]) == (400, True)


async def test_the_real_limit_takes_ten_megabytes(api: Api, desk: Desk, key: str) -> None:
    (name,) = await uploaded(api, bytes(desk.settings.attachment_limit))
    await api.post(f"{REQUEST}/{key}/attachment", {"temporaryAttachmentIds": [name], "public": True})
    assert desk.request(key).attachments[0].size == 10 * 1024 * 1024


async def test_more_than_sixty_files_are_too_many(api: Api) -> None:
    assert (await api.upload(*[b"x"] * 60)).status == 201
    assert (await api.upload(*[b"x"] * 61)).status == 413


async def test_an_administrator_may_switch_attachments_off(api: Api, desk: Desk, key: str) -> None:
    names = await uploaded(api)
    desk.settings.attachments_enabled = False
    assert (await api.upload(b"x")).status == 403
    assert (
        await api.post(f"{REQUEST}/{key}/attachment", {"temporaryAttachmentIds": names, "public": True})
    ).status == 403


async def test_temporary_files_expire(api: Api, desk: Desk, clock: Clock, key: str) -> None:
    names = await uploaded(api)
    clock.forward(desk.settings.temporary_seconds + 1)
    answer = await api.post(f"{REQUEST}/{key}/attachment", {"temporaryAttachmentIds": names, "public": True})
    assert (answer.status, "expired" in answer.body["errorMessage"]) == (400, True)
    assert desk.request(key).attachments == []


async def test_a_temporary_file_is_attached_once(api: Api, desk: Desk, key: str) -> None:
    body = {"temporaryAttachmentIds": await uploaded(api), "public": True}
    assert (await api.post(f"{REQUEST}/{key}/attachment", body)).status == 201
    assert (await api.post(f"{REQUEST}/{key}/attachment", body)).status == 400
    assert len(desk.request(key).attachments) == 1


async def test_one_bad_id_attaches_none(api: Api, desk: Desk, key: str) -> None:
    (name,) = await uploaded(api)
    body = {"temporaryAttachmentIds": [name, "temp0"], "public": True}
    assert (await api.post(f"{REQUEST}/{key}/attachment", body)).status == 400
    assert (await api.post(f"{REQUEST}/{key}/attachment", body | {"temporaryAttachmentIds": [name]})).status == 201


@pytest.mark.parametrize(
    "body", [{"public": True}, {"temporaryAttachmentIds": ["temp1"]}, {"temporaryAttachmentIds": []}]
)
async def test_attaching_needs_both_the_ids_and_public(api: Api, key: str, body: dict[str, object]) -> None:
    assert (await api.post(f"{REQUEST}/{key}/attachment", body)).status == 400


async def test_an_internal_file_is_not_the_customers(api: Api, customer: Api, desk: Desk) -> None:
    key = (await customer.post(REQUEST, question())).body["issueKey"]
    await api.post(f"{REQUEST}/{key}/attachment", {"temporaryAttachmentIds": await uploaded(api), "public": False})
    assert (await customer.get(f"{REQUEST}/{key}/attachment")).body["size"] == 0
    assert (await api.get(f"{REQUEST}/{key}/attachment")).body["size"] == 1
