"""What `--on` means: a day, written as 2026-04-03 and in no other way."""

from datetime import date

from bot.config import SettingsProblems


def day_named(text: str | None) -> date | None:
    """None where none was given; SettingsProblems for what is no day."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
        # Python also reads 20260403 and 2026-W14-5.
        if day.isoformat() != text:
            raise ValueError
    except ValueError as error:
        raise SettingsProblems([f"--on {text[:40]}: not a day; write it as 2026-04-03"]) from error
    return day
