"""The shape of policy.yml: everything about the product that the vendor may change without a programmer."""

from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, model_validator

Series = Literal["flow", "own"]
CountsFrom = Literal["line", "release"]
Relation = Literal[">=", "<=", "==", ">", "<"]
CompareAt = Literal["line", "service_pack"]
FixedIn = Literal["service_pack", "minor"]
Approval = Literal["two_people", "one_person"]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a time zone (write for example Europe/Stockholm)") from error
    return name


class Part(BaseModel):
    """A piece of the policy; a key that it does not know is an error, so that a slip of the pen is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Part):
    """A text that people read, in both languages."""

    en: str = Field(min_length=1)
    sv: str = Field(min_length=1)

    def in_language(self, language: str) -> str:
        return self.sv if language == "sv" else self.en


class Product(Part):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    short_name: str | None = None
    vendor: str


class SupportRule(Part):
    """How long a version is supported: `months` from the first release of its line, or from its own release."""

    months: int = Field(gt=0, le=1200)
    counts_from: CountsFrom
    confirmed: bool = False
    ending_soon_days: int = Field(default=90, ge=0)
    source: str = ""


class Category(Part):
    """One of the four categories of the fix policy. `meaning` is our wording until the vendor gives its own."""

    id: str
    name: Text
    fixed_in: FixedIn
    meaning: Text


class FixPolicy(Part):
    confirmed: bool = False
    categories: tuple[Category, ...]
    source: str = ""


class Links(Part):
    """The vendor's pages; an address that is not known is left empty and `flowver doctor` says so."""

    portal: HttpUrl | None = None
    account: HttpUrl | None = None
    help_section: HttpUrl | None = None
    service_pack_guide: HttpUrl | None = None
    release_registration: HttpUrl | None = None
    release_notes: HttpUrl | None = None


class Where(Part):
    """How a person finds the version number and the component."""

    confirmed: bool = False
    component: Text
    version: Text


class Component(Part):
    """A part of the product with a version number. `series: own` has numbers that are not Flow's lines."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    name: Text
    aliases: tuple[str, ...] = ()
    series: Series = "flow"
    series_confirmed: bool = True
    where: Text


class CompatibilityRule(Part):
    """`subject` must be in `relation` to `other`, compared at `compare_at`; e.g. android >= server at the line."""

    id: str
    subject: tuple[str, ...] = Field(min_length=1)
    other: str
    relation: Relation
    compare_at: CompareAt = "line"
    reason: Text
    source: str = ""


class UpdateRule(Part):
    """When `when` is updated, everything in `also` is updated to its latest version."""

    when: str
    also: tuple[str, ...]
    reason: Text
    source: str = ""


class Announcements(Part):
    """Who lets news out, and how many days before a line's support ends it is said, each once."""

    approval: Approval = "two_people"
    reminder_days: tuple[Annotated[int, Field(ge=0, le=1000)], ...] = (180, 90, 30, 0)


class Policy(Part):
    """policy.yml as a whole."""

    product: Product
    time_zone: Annotated[str, AfterValidator(_known_zone)]
    support: SupportRule
    fix_policy: FixPolicy
    links: Links
    where: Where
    components: tuple[Component, ...] = Field(min_length=1)
    compatibility: tuple[CompatibilityRule, ...]
    updates: tuple[UpdateRule, ...]
    announcements: Announcements = Announcements()

    @model_validator(mode="after")
    def names_only_known_components(self) -> "Policy":
        """Every component that a rule names is in the list of components, and every alias means one of them."""
        known = {component.id for component in self.components}
        named = {name for rule in self.compatibility for name in (*rule.subject, rule.other)}
        named |= {name for rule in self.updates for name in (rule.when, *rule.also)}
        if strangers := sorted(named - known):
            raise ValueError(f"a rule names {', '.join(strangers)}, which is not among the components")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)
