"""The pages' own sentences in English and Swedish. What people wrote is not here."""

from typing import Literal

Language = Literal["en", "sv"]

# English, Swedish
SENTENCES: dict[str, tuple[str, str]] = {
    "stand-in": ("Local stand-in, not Jira", "Lokal attrapp, inte Jira"),
    "requests": ("Requests", "Ärenden"),
    "switchboard": ("Switchboard", "Kopplingsbord"),
    "workspace": ("Slack playground", "Slack-lekplatsen"),
    "other-language": ("Svenska", "English"),
    "act-as": ("Act as", "Agera som"),
    "go": ("Change", "Byt"),
    "your-requests": ("Your requests", "Dina ärenden"),
    "no-requests": ("No requests yet. File one from Slack.", "Inga ärenden än. Skapa ett från Slack."),
    "not-yours": (
        "This request is somebody else's, or it does not exist.",
        "Ärendet är någon annans, eller finns inte.",
    ),
    "back": ("Back to your requests", "Till dina ärenden"),
    "key": ("Key", "Nyckel"),
    "summary": ("Summary", "Sammanfattning"),
    "type": ("Kind of request", "Typ av ärende"),
    "status": ("Status", "Status"),
    "updated": ("Updated", "Ändrat"),
    "created": ("Created", "Skapat"),
    "reporter": ("Reported by", "Rapporterat av"),
    "by-account": ("Filed through", "Skapat via"),
    "participants": ("Shared with", "Delat med"),
    "description": ("Description", "Beskrivning"),
    "no-description": ("No description.", "Ingen beskrivning."),
    "details": ("Details", "Uppgifter"),
    "attachments": ("Attachments", "Bilagor"),
    "no-attachments": ("No attachments.", "Inga bilagor."),
    "activity": ("Activity", "Aktivitet"),
    "no-comments": ("No comments yet.", "Inga kommentarer än."),
    "history": ("History", "Historik"),
    "filed": ("Request filed", "Ärendet skapat"),
    "attached": ("File attached: {}", "Fil bifogad: {}"),
    "commented": ("Comment by {}", "Kommentar av {}"),
    "became": ("Status: {}", "Status: {}"),
    "reply": ("Add a comment", "Skriv en kommentar"),
    "send": ("Send", "Skicka"),
    "agent-strip": ("As the agent", "Som handläggaren"),
    "agent-note": (
        "Only in the playground: be {}, who handles this request.",
        "Bara i lekplatsen: var {}, som handlägger ärendet.",
    ),
    "set-status": ("Set status", "Sätt status"),
    "comment": ("Comment", "Kommentar"),
    "publicly": ("Reply to the customer", "Svara kunden"),
    "internally": ("Internal note", "Intern anteckning"),
    "internal": ("Internal, the customer does not see it", "Intern, kunden ser den inte"),
    "Waiting for support": ("Waiting for support", "Väntar på support"),
    "In progress": ("In progress", "Pågår"),
    "Waiting for customer": ("Waiting for customer", "Väntar på kund"),
    "Resolved": ("Resolved", "Löst"),
    "Closed": ("Closed", "Stängt"),
    "article": ("From the knowledge base", "Ur kunskapsbanken"),
}


class Words:
    """The sentences of one language; further tables may be looked up by `of`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._place = 0 if language == "en" else 1

    def __call__(self, key: str, *values: str) -> str:
        return self.of(SENTENCES[key]).format(*values)

    def of(self, pair: tuple[str, str]) -> str:
        """Return this language's half of an (English, Swedish) pair."""
        return pair[self._place]
