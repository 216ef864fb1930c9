"""The partner's support workspace that the demo and the tests start with: who is there and what was said."""

from bot.playground.model import AppProfile, Cast, Conversation, Person, SlashCommand

TEAM = "T0NORDSJO1"
KUSTEN = "T0KUSTENAB"
ANNA, ERIK, PRIYA, TOM, GUEST, NO_EMAIL, STRANGER, BOT = (
    "U0ANNALIND",
    "U0ERIKHOLM",
    "U0PRIYANAI",
    "U0TOMBECKE",
    "U0LENABERG",
    "U0SKIFTTVA",
    "U0MARTAKOW",
    "U0FLOWVER1",
)
FLOW_SUPPORT, FLOW_NEWS, ALLMANT, DRIFT, OLD_PROJECT, KUSTEN_SHARED = (
    "C0FLOWSUPP",
    "C0FLOWNEWS",
    "C0ALLMANT1",
    "C0DRIFTPRV",
    "C0PROJEKT5",
    "C0KUSTENAB",
)
RELEASE_MANAGERS = "S0RELEASES"

PEOPLE = (
    Person(ANNA, "anna.lindqvist", "Anna Lindqvist", "Support- och releaseansvarig", "sv-SE", "#1d7a5f", is_admin=True),
    Person(ERIK, "erik.holm", "Erik Holm", "Systemförvaltare hos kund", "sv-SE", "#8a4b08"),
    Person(PRIYA, "priya.nair", "Priya Nair", "Consultant", "en-GB", "#5b3fa8", tz="Europe/London"),
    Person(TOM, "tom.becker", "Tom Becker", "Release manager", "en-US", "#1f5fbf", tz="America/Chicago"),
    Person(GUEST, "lena.berg", "Lena Berg", "Gäst, testar mobilklienten", "sv-SE", "#a8325e", is_guest=True),
    # A shared account on the warehouse floor: Slack lets such people be without an address.
    Person(NO_EMAIL, "skift.2", "Skift Två", "Lagret, delat konto utan e-post", "sv-SE", "#4d6470", has_email=False),
    Person(STRANGER, "marta.kowalska", "Marta Kowalska", "Kusten AB, Slack Connect", "en-GB", "#7a5a12", team=KUSTEN),
    Person(BOT, "flowver", "flowver", "App", "en-US", "#3d4752", is_bot=True),
)

COMMANDS = (
    SlashCommand(
        "/flowver",
        "Is this version supported, compatible, worth upgrading?",
        "VERSION | compat | upgrade | versions | where | help",
    ),
)
# Without chat:write.public: it is optional at installation, so the bot must manage without.
SCOPES = frozenset(
    {"commands", "chat:write", "users:read", "users:read.email", "channels:read", "groups:read", "team:read"}
    | {"channels:history", "groups:history", "im:history", "channels:join", "im:read", "im:write", "app_mentions:read"}
    | {"usergroups:read", "files:read", "links:read", "links:write", "metadata.message:read"}
)
CHANNEL_EVENTS = ("archive", "unarchive", "rename", "left", "deleted")
EVENTS = frozenset(
    {"app_home_opened", "app_mention", "message.im", "app_uninstalled", "tokens_revoked", "user_change"}
    | {"member_joined_channel", "member_left_channel"}
    | {f"{kind}_{what}" for kind in ("channel", "group") for what in CHANNEL_EVENTS}
)
APP = AppProfile("A0FLOWVER1", "B0FLOWVER1", BOT, "flowver", COMMANDS, SCOPES, EVENTS)

MESSAGES = (
    (190, FLOW_NEWS, TOM, "Release news for Flow is posted here. Questions go to #flow-support."),
    (175, DRIFT, ANNA, "Uppgradering av testmiljön planeras till torsdag."),
    (64, FLOW_SUPPORT, ANNA, "Två kunder frågar i dag vilken version de ska ligga på. Skriv versionen här, så ser vi."),
    (58, FLOW_SUPPORT, ERIK, "Vi kör 6.1.7.26406 på servern. Studio är samma. Är den fortfarande stödd?"),
    (
        41,
        FLOW_SUPPORT,
        PRIYA,
        "One of mine wants to keep Android 6.14 for the warehouse devices and move the server to 6.15. Is that safe?",
    ),
    (12, FLOW_SUPPORT, TOM, "Ask flowver: type /flowver and the version. It answers you alone until you share it."),
)


def _channels() -> tuple[Conversation, ...]:
    everyone = [ANNA, ERIK, PRIYA, TOM]
    return (
        Conversation(
            FLOW_SUPPORT, "public_channel", "flow-support", "Frågor om Flow", [*everyone, GUEST, NO_EMAIL, BOT]
        ),
        Conversation(FLOW_NEWS, "public_channel", "flow-news", "Nya versioner av Flow", [*everyone, BOT]),
        Conversation(ALLMANT, "public_channel", "allmant", "För alla", [*everyone]),
        Conversation(DRIFT, "private_channel", "drift", "Driftfrågor, bara supporten", [ANNA, TOM, BOT]),
        Conversation(
            KUSTEN_SHARED,
            "private_channel",
            "kusten-support",
            "Delas med Kusten AB",
            [ANNA, PRIYA, STRANGER, BOT],
            is_ext_shared=True,
        ),
        Conversation(OLD_PROJECT, "public_channel", "projekt-2021", "Avslutat", [ANNA, PRIYA, BOT], is_archived=True),
    )


def _direct_messages() -> tuple[Conversation, ...]:
    return tuple(
        Conversation(f"D{person.id[1:]}", "im", "", "", [person.id, BOT])
        for person in PEOPLE
        if not (person.is_bot or person.is_external)
    )


def nordsjo_cast(app: AppProfile = APP) -> Cast:
    """Return Nordsjö Support, fresh: two workspaces never share a conversation."""
    return Cast(
        TEAM,
        "Nordsjö Support",
        "nordsjo-support",
        PEOPLE,
        _channels() + _direct_messages(),
        app,
        MESSAGES,
        {RELEASE_MANAGERS: (TOM, ANNA)},
        {RELEASE_MANAGERS: "Release managers"},
    )
