"""Request types, requests and catalogues that the tests of the form share; `LARGEST` strains every limit of Slack's."""

from datetime import UTC, datetime

from bot.domain.kept import Request
from bot.domain.tickets.desk_form import Choice, DeskField, FieldKind, Own, RequestType
from bot.domain.tickets.form_values import FormDraft, FormValues
from bot.domain.tickets.ticket import Filed, Origin, SlackFile, Ticket

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANNA, ERIK, TEAM, CHANNEL = "U0ANNALIND", "U0ERIKHOLM", "T0NORDSJO1", "C0FLOWSUPP"
LONG = "Å🙂<b>*_~`|&" * 400
SUMMARY = DeskField("summary", "Summary", "text", True)
DESCRIPTION = DeskField("description", "Description", "paragraph", True)
ATTACHMENT = DeskField("attachment", "Attachments", "attachments", False)

INCIDENT = RequestType(
    "11001",
    "Report a problem",
    "Something is broken",
    "4",
    (
        SUMMARY,
        DESCRIPTION,
        DeskField("versions", "Affected version", "versions", True, choices=(Choice("v13", "6.15.13"), Choice("v12", "6.15.12"))),
        DeskField("components", "Component", "components", True, choices=(Choice("c1", "Flow Server"), Choice("c2", "Flow Studio"))),
        DeskField("cf_sev", "Severity", "select", True, choices=tuple(Choice(n[0], n) for n in ("Blocker", "High", "Major", "Minor"))),
        ATTACHMENT,
    ),
)  # fmt: skip
QUESTION = RequestType(
    "11002",
    "Ask a question",
    "How do I?",
    "4",
    (
        SUMMARY,
        DESCRIPTION,
        DeskField("cf_area", "Area", "cascading", True, choices=(Choice("a", "Studio", (Choice("a1", "Designer"),)), Choice("b", "Clients"))),
        DeskField("cf_when", "Wanted by", "date", False),
    ),
    reproduction=False,
)  # fmt: skip
MANY = tuple(Choice(f"id{n}" + "x" * 70, f"{n} {LONG}") for n in range(250))
KINDS: tuple[FieldKind, ...] = (
    "text", "paragraph", "number", "date", "datetime", "select", "multi_select", "cascading", "labels", "url", "user",
    "users", "versions", "components",
)  # fmt: skip


def _large_fields() -> tuple[DeskField, ...]:
    few = (Choice("p", LONG, (Choice("q", LONG),)),)
    shapes = ((kind, choices) for kind in KINDS for choices in (MANY, few, ()) if choices or kind != "cascading")
    fields = (
        DeskField(f"cf_{n}", LONG, kind, n % 2 == 0, LONG, choices if kind not in ("text", "url") else ())
        for n, (kind, choices) in enumerate([*shapes, *((kind, ()) for kind in KINDS * 5 if kind != "cascading")])
    )
    return (SUMMARY, DESCRIPTION, *fields)


LARGEST = RequestType("large", LONG, LONG, "4", _large_fields())
FILE = SlackFile("F1", LONG, 10_000_000, "image/png", "https://files.slack.com/F1")


def largest_draft() -> FormDraft:
    answers: dict[str, object] = {
        "number": "12.5", "date": "2026-04-03", "datetime": 1_775_000_000, "cascading": ["p", "q"], "labels": "a, b",
        "url": "https://example.com/", "user": ANNA, "users": [ANNA, ERIK], "multi_select": ["p"], "select": "p",
        "versions": ["p"], "components": ["p"], "text": LONG, "paragraph": LONG,
    }  # fmt: skip
    desk = {field.id: answers[field.kind] for field in LARGEST.fields if field.kind in answers}
    texts = {own.value: LONG for own in (Own.SUMMARY, Own.DESCRIPTION, Own.STEPS, Own.EXPECTED, Own.ACTUAL)}
    values = FormValues(**texts, request_type="large", version="6.15.3.7" + "9" * 60, component="studio", severity="high", desk=desk)  # type: ignore[arg-type]  # fmt: skip
    blocks = [f"own.{own.value}" for own in Own] + [f"desk.{field.id}" for field in LARGEST.fields]
    errors = {"": LONG, **dict.fromkeys(blocks[:12], LONG)}
    return FormDraft("d" * 22, Origin(TEAM, ANNA, CHANNEL), values, LONG, (FILE,) * 10, errors)


def ticket(summary: str = "Studio closes when copying", **changes: object) -> Ticket:
    given = {"version": "6.15.3", "component": "studio", "severity": "high", "language": "en", **changes}
    return Ticket("4", "11001", "Report a problem", summary, "A large workflow is copied and Studio is gone.", **given)  # type: ignore[arg-type]  # fmt: skip


def request(number: int = 1, user: str = ANNA, **changes: object) -> Request:
    filed = Filed(
        f"NPS-{number}", str(number), f"https://desk.example/portal/4/NPS-{number}", "Waiting for support", "new"
    )
    given: dict[str, object] = {"state": "filed", "filed": filed, "ticket": ticket(), **changes}
    return Request(TEAM, f"fv{number:024}", Origin(TEAM, user, CHANNEL), created_at=NOW, updated_at=NOW, **given)  # type: ignore[arg-type]  # fmt: skip
