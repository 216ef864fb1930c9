"""The site that the demo and the tests start with: the vendor's desk as its customers in Nordsjö Support meet it."""

from collections.abc import Callable
from datetime import datetime

from bot.playground.desk.accounts import Account, Accounts
from bot.playground.desk.articles import Article
from bot.playground.desk.catalog import Catalog
from bot.playground.desk.desk import Desk
from bot.playground.desk.model import Choice, ServiceDesk

DESK, INCIDENT, QUESTION, CHANGE = "4", "11001", "11002", "11003"
TOKEN = "playground-jira-token"  # noqa: S105  # guards nothing but loopback
DOMAIN = "nordsjo-support.example"
VERSIONS = ("6.15.17", "6.15.16", "6.15.13", "6.15.12", "6.14.9", "6.14.7", "6.14.3", "6.1.7")
COMPONENTS = ("Flow Server", "Flow Studio", "Web Client", "Portal", "Android", "iOS", "Windows Client", "Connector")
SEVERITIES = ("Blocker", "High", "Major", "Minor")
BOT = Account("712020:b07f1000-0001", "flowver", f"flowver@{DOMAIN}", "agent", "en-US")
MAJA = Account("712020:a9e07000-0001", "Maja Ek", "maja.ek@novacura.example", "agent")
ANNA = Account("712020:c0570000-0001", "Anna Lindqvist", f"anna.lindqvist@{DOMAIN}")
ERIK = Account("712020:c0570000-0002", "Erik Holm", f"erik.holm@{DOMAIN}")
PRIYA = Account("712020:c0570000-0003", "Priya Nair", f"priya.nair@{DOMAIN}", locale="en-GB")
TOM = Account("712020:c0570000-0004", "Tom Becker", f"tom.becker@{DOMAIN}", locale="en-US")
# Lena, the guest of the Slack workspace, has no account here: the product must manage.
PEOPLE = (BOT, MAJA, ANNA, ERIK, PRIYA, TOM)
ARTICLES = (
    ("8786177", "Hitta versionsnumret / Find your version number", "Studio: Help > About. Server: admin page, bottom."),
    (
        "8786178",
        "Installera ett servicepaket",
        "Stoppa Flow Server, kör paketet, starta servern. Databasen ändras inte.",
    ),
    ("8786179", "Android: appen synkar inte", "Kontrollera att appens version är minst lika ny som serverns."),
    ("8786180", "Web Client shows a blank page", "Clear the browser cache after a server upgrade, then sign in again."),
)


def nordsjo_desk(clock: Callable[[], datetime], seed: int = 0) -> Desk:
    """Return the site, fresh: desk 4, project NPS, with an incident, a question and a change to raise."""
    people = [Account(**vars(person)) for person in PEOPLE]
    accounts = Accounts(people, {TOKEN: BOT.id}, ("nordsjo-support", "novacura-support"))
    catalog = Catalog()
    desk = catalog.add_desk(DESK, "NPS", "Novacura kundtjänst")
    catalog.sync_versions(VERSIONS)
    catalog.set_components(COMPONENTS)
    for build in (_incident, _question, _change):
        build(catalog, desk)
    _other_desk(catalog)
    made = Desk(clock, catalog, accounts, people[0], TOKEN, seed)
    made.articles = [Article(*known, DESK) for known in ARTICLES]
    return made


def _incident(catalog: Catalog, desk: ServiceDesk) -> None:
    type_ = catalog.add_type(
        desk, INCIDENT, "Rapportera ett fel / Report a problem", "Något fungerar inte. Something is broken.", "Incident"
    )
    type_.fields["description"].required = True
    where = "Studio: Hjälp > Om / Help > About"
    catalog.add_field(INCIDENT, "affects", "Berörd version / Affected version", required=True, description=where)
    catalog.add_field(INCIDENT, "project-components", "Komponent / Component", required=True)
    catalog.add_field(INCIDENT, "select", "Allvarlighet / Severity", required=True, choices=SEVERITIES)
    catalog.add_field(INCIDENT, "environment", "Miljö / Environment", description="Windows, databas, telefon ...")
    catalog.add_field(INCIDENT, "system-labels", "Etiketter / Labels")
    catalog.add_field(INCIDENT, "attachment", "Bilagor / Attachments")


def _question(catalog: Catalog, desk: ServiceDesk) -> None:
    catalog.add_type(desk, QUESTION, "Ställ en fråga / Ask a question", "Hur gör man? How do I?", "Question")
    catalog.add_field(QUESTION, "string", "Version", description="Till exempel 6.15.17 / for example 6.15.17")
    catalog.add_field(QUESTION, "project-components", "Komponent / Component")
    catalog.add_field(QUESTION, "attachment", "Bilagor / Attachments")


def _change(catalog: Catalog, desk: ServiceDesk) -> None:
    catalog.add_type(desk, CHANGE, "Önskemål / Consideration", "Något som borde finnas. An improvement.", "Change")
    catalog.add_field(CHANGE, "textarea", "Nytta / Benefit", required=True)
    areas = (
        Choice("20001", "Studio", (Choice("20011", "Designer"), Choice("20012", "Debugger"))),
        Choice("20002", "Klienter / Clients", (Choice("20021", "Android"), Choice("20022", "iOS"))),
    )
    catalog.add_field(CHANGE, "cascading", "Område / Area", choices=areas)
    catalog.add_field(CHANGE, "date", "Önskat datum / Wanted by")
    catalog.add_field(CHANGE, "attachment", "Bilagor / Attachments")


def _other_desk(catalog: Catalog) -> None:
    # A second desk, as on every real site: whoever takes the first of a list must notice.
    other = catalog.add_desk("7", "ITS", "Intern IT")
    other.customers = set()
    catalog.add_type(other, "11040", "Ny dator", "För anställda.", "Service request")
