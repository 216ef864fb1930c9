"""What the page offers a first-time visitor: things worth typing and a short tour."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Suggestion:
    """A text to put in the composer, with a note per language (sv, en)."""

    text: str
    note: Mapping[str, str]


@dataclass(frozen=True)
class TourStep:
    """One stop: title and text per language, and what on the page it points at."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    target: str


# A stop that is only made where there is a vendor to show.
VENDOR = "vendor"

SUGGESTIONS = (
    Suggestion("/flowver 6.1.7.26406", {"en": "Is this version supported?", "sv": "Är den här versionen stödd?"}),
    Suggestion(
        "/flowver compat android 6.14 server 6.15",
        {"en": "Do these two work together?", "sv": "Fungerar de här två ihop?"},
    ),
    Suggestion("/flowver upgrade 6.14.3", {"en": "Where to go, and what else must move", "sv": "Vart, och vad mer?"}),
    Suggestion("/flowver versions", {"en": "All release lines at a glance", "sv": "Alla versionslinjer på en gång"}),
    Suggestion("/flowver where studio", {"en": "How to find your version number", "sv": "Så hittar du versionen"}),
    Suggestion(
        "/flowver subscribe", {"en": "This channel hears of every release", "sv": "Kanalen får veta om varje släpp"}
    ),
    Suggestion(
        "/flowver announce", {"en": "Release managers: write and approve", "sv": "Releaseansvariga: skriv och godkänn"}
    ),
    Suggestion("/flowver help", {"en": "Everything it understands", "sv": "Allt den förstår"}),
    Suggestion(
        "@flowver Är 6.13 fortfarande stödd?",
        {"en": "Ask in plain words, seen by the channel", "sv": "Fråga med egna ord, så att kanalen ser"},
    ),
)

TOUR = (
    TourStep(
        {"en": "A small Slack of your own", "sv": "Ett litet eget Slack"},
        {
            "en": "This is a stand-in workspace on your machine. The bot behind it is the real one.",
            "sv": "Det här är en arbetsyta på din egen dator. Boten bakom den är den riktiga.",
        },
        "channels",
    ),
    TourStep(
        {"en": "Ask about a version", "sv": "Fråga om en version"},
        {
            "en": "Type /flowver and a version, or choose one of the suggestions. Only you see the answer.",
            "sv": "Skriv /flowver och en version, eller välj ett förslag. Bara du ser svaret.",
        },
        "composer",
    ),
    TourStep(
        {"en": "Share it", "sv": "Visa för andra"},
        {
            "en": "The buttons under an answer share it in the channel or go on to the upgrade path.",
            "sv": "Knapparna under svaret visar det i kanalen eller går vidare till uppgraderingsvägen.",
        },
        "message",
    ),
    TourStep(
        {"en": "Be somebody else", "sv": "Var någon annan"},
        {
            "en": "Choose a person to act as. Anna reads Swedish, Priya English: the bot follows each.",
            "sv": "Välj vem du är. Anna läser svenska, Priya engelska: boten följer var och en.",
        },
        "people",
    ),
    TourStep(
        {"en": "From release to channel", "sv": "Från släpp till kanal"},
        {
            "en": "Subscribe a channel, let the vendor release a service pack, announce it as Tom, approve it as Anna.",
            "sv": "Prenumerera i en kanal, låt leverantören släppa ett servicepaket, skriv som Tom, godkänn som Anna.",
        },
        VENDOR,
    ),
    TourStep(
        {"en": "App Home", "sv": "Appens hem"},
        {
            "en": "Open flowver under Apps: the supported versions at a glance.",
            "sv": "Öppna flowver under Appar: de stödda versionerna på en gång.",
        },
        "home",
    ),
)
