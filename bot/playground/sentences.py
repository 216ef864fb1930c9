"""What the workspace itself says beside a modal, in Swedish and English. What the bot says is not here."""

_SENTENCES = {
    "trouble": {
        "en": "We had some trouble connecting. Try again?",
        "sv": "Det var svårt att få kontakt. Försöka igen?",
    },
    "required": {"en": "Please complete this required field.", "sv": "Fyll i det här fältet."},
    "too_short": {"en": "Write at least {count} characters.", "sv": "Skriv minst {count} tecken."},
    "too_long": {"en": "Write at most {count} characters.", "sv": "Skriv högst {count} tecken."},
    "number": {"en": "Please enter a number.", "sv": "Skriv ett tal."},
    "whole_number": {"en": "Please enter a whole number.", "sv": "Skriv ett heltal."},
    "at_least": {"en": "The smallest allowed is {count}.", "sv": "Det minsta tillåtna är {count}."},
    "at_most": {"en": "The largest allowed is {count}.", "sv": "Det största tillåtna är {count}."},
    "email": {"en": "Please enter a valid email address.", "sv": "Skriv en giltig e-postadress."},
    "url": {"en": "Please enter a valid URL.", "sv": "Skriv en giltig webbadress."},
}


def say(key: str, locale: str, **values: object) -> str:
    """Return a sentence for a locale such as sv-SE."""
    # Slack speaks the person's language here, the app its own: the two may differ.
    language = "sv" if locale.startswith("sv") else "en"
    return _SENTENCES[key][language].format(**values)
