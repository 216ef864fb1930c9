"""Help with a form that has to be asked for elsewhere: similar requests, articles, how somebody stands at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.kept import Request
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.similar import SimilarRequest, similar_requests
from bot.logs import get_log
from bot.slack.tickets.turns import Turns
from bot.slack.views.blocks import cut, escaped
from bot.slack.views.verbatim import Run, around, link, run
from bot.usecases.desk_ports import Article, DeskError
from bot.usecases.form_ports import ChannelRequests, DeskLook, KnownRequests, Standing
from bot.usecases.request_ports import FindRequester
from bot.words.speech import Speech
from bot.words.tickets.ticket import about_text
from bot.words.told import Mark

log = get_log(__name__)

MOST_ASKED = 2_000
MOST_OF_USER = 50
SHORTEST_QUERY = 8
_NOTES: dict[Standing, str] = {"no_email": "form.note_no_email", "no_account": "form.note_no_account"}


@dataclass(frozen=True, slots=True)
class Helps:
    """What has been found out for one form. `asked`: the text that articles were looked up for."""

    similar: tuple[SimilarRequest, ...] = ()
    articles: tuple[Article, ...] = ()
    standing: Standing = "not_found_out"
    stranger: bool = False
    asked: str = field(default="", compare=False)


class FormHelp:
    """Finds out; every trouble with that is only logged, since the form works without."""

    def __init__(
        self,
        requests: KnownRequests,
        nearby: ChannelRequests,
        desk: DeskLook,
        find_requester: FindRequester,
        turns: Turns,
    ) -> None:
        self._requests = requests
        self._nearby = nearby
        self._desk = desk
        self._find_requester = find_requester
        self._accounts: dict[tuple[str, str], tuple[Standing, str]] = {}
        self._turns = turns

    async def more(self, draft: FormDraft, before: Helps) -> Helps:
        """What is known now, after looking once. StoreUnavailable."""
        origin, values = draft.origin, draft.values
        async with self._turns.few():
            own = await self._requests.requests_of(origin.workspace, origin.user, MOST_OF_USER)
            near = await self._nearby.of_channel(origin.workspace, origin.channel) if origin.channel else ()
        found = replace(before, similar=similar_requests(values, origin.user, _once([*own, *near])))
        if not found.stranger:
            found = replace(found, standing=(await self._standing(origin.workspace, origin.user))[0])
        query = cut(" ".join(values.summary.split()), 200)
        if len(query) < SHORTEST_QUERY or query == before.asked:
            return found
        return replace(found, articles=await self._articles(query), asked=query)

    def account(self, workspace: str, user: str) -> str | None:
        """The desk's, as far as it has been found out already."""
        return self._accounts.get((workspace, user), ("", ""))[1] or None

    async def accounts(self, workspace: str, people: Sequence[str]) -> dict[str, str]:
        """Slack's ids -> the desk's account ids, of those that it knows."""
        found = {person: (await self._standing(workspace, person))[1] for person in people}
        return {person: account for person, account in found.items() if account}

    async def _standing(self, workspace: str, user: str) -> tuple[Standing, str]:
        if known := self._accounts.get((workspace, user)):
            return known
        try:
            standing = await self._look_up(workspace, user)
        except DeskError as error:
            log.info("standing_not_found_out", error=type(error).__name__)
            return "not_found_out", ""
        if len(self._accounts) >= MOST_ASKED:
            self._accounts.clear()
        # Somebody who gets an account meanwhile should not go on reading that they have none.
        if standing[0] == "known":
            self._accounts[workspace, user] = standing
        return standing

    async def _look_up(self, workspace: str, user: str) -> tuple[Standing, str]:
        async with self._turns.few():
            person = await self._find_requester(workspace, user)
        if not person.email:
            return "no_email", ""
        account = await self._desk.customer(person.email)
        return ("known", account) if account else ("no_account", "")

    async def _articles(self, query: str) -> tuple[Article, ...]:
        try:
            return tuple(await self._desk.articles(query))
        except DeskError as error:
            log.info("articles_not_read", error=type(error).__name__)
            return ()


def beside(found: Helps, before: Helps, now: Helps) -> Helps:
    """What a look that began with `before` has found; what another found `now`, for a newer summary, stays."""
    overtaken = found.asked == before.asked != now.asked
    return replace(found, similar=now.similar, articles=now.articles, asked=now.asked) if overtaken else found


def help_hints(speech: Speech, helps: Helps) -> list[tuple[Mark, list[Run]]]:
    similar: list[tuple[Mark, list[Run]]] = [("info", _similar(speech, each)) for each in helps.similar]
    articles: list[tuple[Mark, list[Run]]] = [("info", _article(speech, each)) for each in helps.articles[:3]]
    return [*similar, *articles]


def help_notes(speech: Speech, helps: Helps) -> list[str]:
    key = "form.note_stranger" if helps.stranger else _NOTES.get(helps.standing, "")
    return [escaped(speech.t(key))] if key else []


def _similar(speech: Speech, each: SimilarRequest) -> list[Run]:
    filed, ticket = each.request.filed, each.request.ticket
    key = filed.key if filed else speech.t("hint.not_filed_yet")
    shown = link(key, filed.portal_url) if filed else run(key)
    if each.own:
        return around(speech.t("hint.similar_own", request="\0", summary=cut(ticket.summary, 200)), shown)
    about = about_text(speech, ticket.component, ticket.version)
    return around(speech.t("hint.similar_other", request="\0", about=about), shown)


def _article(speech: Speech, article: Article) -> list[Run]:
    title = cut(" ".join(article.title.split()), 150)
    return around(speech.t("hint.article", title="\0"), link(title, article.url))


def _once(requests: Sequence[Request]) -> list[Request]:
    return list({request.id: request for request in requests}.values())
