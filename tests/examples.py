"""How many examples a property is tried on: a share of the profile's, so that a thorough run is thorough everywhere."""

from hypothesis import settings

QUICK, THOROUGH = 15, 100


def examples(times: float) -> settings:
    """For a property that needs more examples than others, or fewer."""
    return settings(max_examples=round(times * settings.default.max_examples))  # type: ignore[union-attr]


def thorough() -> bool:
    """Whether this run looks everywhere (`make test`), and not only where it is quick."""
    return settings.default.max_examples >= THOROUGH  # type: ignore[union-attr]
