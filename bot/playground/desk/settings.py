"""How the site is set up at the moment: plain switches that a test or the switchboard turns."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Settings:
    """Seconds, bytes and yes or no. `search_lag` is how far the search index is behind."""

    # Nothing lags unless asked: most tests want to find what they filed.
    search_lag: float = 0.0
    validate_available: bool = True
    attachments_enabled: bool = True
    attachment_limit: int = 10 * 1024 * 1024
    files_limit: int = 60
    temporary_seconds: float = 3600.0
    raise_on_behalf: bool = True
    participants: bool = True
    page_limit: int = 100
