"""The jira package, which the product uses, takes this site for a real one."""

import asyncio

import pytest
from jira import JIRA, JIRAError

from bot.playground.desk.desk import Desk
from tests.playground.desk.site import question


def client(site: str, desk: Desk, token: str | None = None) -> JIRA:
    return JIRA(site, basic_auth=(desk.email, token or desk.token), max_retries=0, timeout=5, get_server_info=True)


async def test_it_reads_files_and_searches(site: str, desk: Desk) -> None:
    def use() -> None:
        jira = client(site, desk)
        assert jira.supports_service_desk()
        assert [found.id for found in jira.service_desks()] == ["4", "7"]
        assert next(found.id for found in jira.request_types("4")) == "11001"
        body = question("Licens abc-123") | {"requestTypeId": "Ställ en fråga / Ask a question"}
        assert jira.create_customer_request(body).fields.summary == "Licens abc-123"
        assert jira.project_versions("NPS")[0].name == "6.15.17"
        assert jira.project_components("NPS")[0].name == "Flow Server"
        assert [found.key for found in jira.enhanced_search_issues('project = NPS AND text ~ "abc-123"')] == ["NPS-1"]
        assert [found.key for found in jira.search_issues("key = NPS-1")] == ["NPS-1"]
        assert jira.search_users(query=desk.email)[0].accountId == desk.bot.id
        jira.close()

    await asyncio.to_thread(use)


async def test_it_is_told_what_is_wrong(site: str, desk: Desk) -> None:
    def use() -> None:
        jira = client(site, desk)
        with pytest.raises(JIRAError) as refused:
            jira.create_customer_request(question("a\nb") | {"requestTypeId": "Ställ en fråga / Ask a question"})
        assert (refused.value.status_code, "line breaks" in refused.value.text) == (400, True)
        with pytest.raises(JIRAError) as removed:
            jira._get_json("search?jql=project=NPS")
        assert removed.value.status_code == 410
        jira.close()

    await asyncio.to_thread(use)


async def test_a_wrong_token_is_told(site: str, desk: Desk) -> None:
    def use() -> None:
        with pytest.raises(JIRAError) as refused:
            client(site, desk, "old")
        assert refused.value.status_code == 401

    await asyncio.to_thread(use)
