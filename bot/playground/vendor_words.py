"""What the demo's vendor says of its invented service packs, in both languages; they take turns."""

from collections.abc import Mapping
from typing import Any

# Curly braces have no place in these texts: the file is edited line by line.
RELEASES: tuple[Mapping[str, Any], ...] = (
    {
        "notes": {
            "en": "Scanning in the warehouse is steadier: a lost network no longer costs what was scanned.",
            "sv": "Skanningen i lagret är stabilare: ett tappat nät kostar inte längre det som skannats.",
        },
        "fixes": (
            {
                "severity": "blocker",
                "component": "server",
                "text": {
                    "en": "The server no longer stops when two workflows write the same row",
                    "sv": "Servern stannar inte längre när två arbetsflöden skriver samma rad",
                },
            },
            {
                "severity": "high",
                "component": "web",
                "text": {
                    "en": "What was scanned is sent again after a lost connection",
                    "sv": "Det som skannats skickas igen efter en tappad anslutning",
                },
            },
        ),
    },
    {
        "notes": {
            "en": "Faster start of large workflows, and a Studio that keeps its place after saving.",
            "sv": "Stora arbetsflöden startar snabbare, och Studio står kvar på rätt ställe efter att man har sparat.",
        },
        "fixes": (
            {
                "severity": "high",
                "component": "server",
                "text": {
                    "en": "Workflows with more than 200 steps start in seconds, not minutes",
                    "sv": "Arbetsflöden med fler än 200 steg startar på sekunder, inte minuter",
                },
            },
            {
                "severity": "high",
                "component": "studio",
                "text": {
                    "en": "Studio shows the step that was being edited after saving",
                    "sv": "Studio visar steget man höll på med efter att man har sparat",
                },
            },
        ),
    },
)
WITHDRAWAL = {
    "en": "Withdrawn: sign-in could fail after an hour. Stay on the pack before it; the next one corrects it.",
    "sv": "Indraget: inloggningen kunde sluta fungera efter en timme. Stanna på paketet före; nästa rättar det.",
}
