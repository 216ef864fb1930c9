"""A policy of our own with a handful of components, so that the shipped one may change without breaking tests."""

from bot.domain.policy import Policy
from bot.domain.version import Version

_NAMES = {
    "server": ("Server", "Server", ["servern", "flow server", "srv"]),
    "studio": ("Studio", "Studio", ["studion", "flow studio", "development studio"]),
    "installer": ("Installer", "Installerare", ["server manager", "installationsprogrammet"]),
    "web": ("Web client", "Webbklient", ["webb", "webben", "web client", "webbklienten"]),
    "portal": ("Portal", "Portal", ["portalen", "portal 2"]),
    "android": ("Android client", "Androidklient", ["android-klient", "androidappen", "mobile app"]),
    "ios": ("iOS client", "iOS-klient", ["iphone", "ipad", "mobile app"]),
    "windows": ("Windows client", "Windowsklient", ["win", "windows app"]),
    "connector": ("IFS OData connector", "IFS OData-koppling", ["odata", "ifs connector", "kopplingen"]),
}


def _text(words: str) -> dict[str, str]:
    return {"en": words, "sv": words}


def _component(id_: str) -> dict[str, object]:
    english, swedish, aliases = _NAMES[id_]
    return {"id": id_, "name": {"en": english, "sv": swedish}, "aliases": aliases, "where": _text("In its About box.")}


POLICY = Policy.model_validate(
    {
        "product": {"id": "flow", "name": "Flow", "short_name": "Flow", "vendor": "The vendor"},
        "time_zone": "Europe/Stockholm",
        "support": {"months": 24, "counts_from": "line"},
        "fix_policy": {"categories": []},
        "links": {},
        "where": {"component": _text("Look."), "version": _text("Look.")},
        "components": [_component(id_) for id_ in _NAMES],
        "compatibility": [
            {
                "id": "mobile-not-older-than-server",
                "subject": ["android", "ios"],
                "other": "server",
                "relation": ">=",
                "reason": _text("Newer mobile clients support older servers."),
            },
            {
                "id": "studio-same-line",
                "subject": ["studio", "web", "portal", "windows"],
                "other": "server",
                "relation": "==",
                "reason": _text("Held to the server's line."),
            },
        ],
        "updates": [],
    }
)
LINES = tuple(Version((6, minor)) for minor in (15, 14, 13, 12, 11, 10, 6, 1))
