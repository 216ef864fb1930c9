"""Small catalogues for Hypothesis: a few lines on a calendar of six days, of which more or less is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from bot.domain.build_catalog import build_catalog
from bot.domain.catalog import Catalog
from bot.domain.policy import Policy
from bot.domain.releases import LineEntry, ReleaseEntry, ReleasesHead
from bot.domain.version import parse_version
from tests.domain.small_policy import POLICY

CALENDAR = [date(2024, month, 15) for month in range(1, 7)]
MONTHS = 3
TODAYS = [date(2024, 1, 14) + timedelta(days=days) for days in range(0, 280, 10)]


@cache
def policy(counts_from: str, confirmed: bool) -> Policy:
    rule = POLICY.support.model_copy(update={"months": MONTHS, "counts_from": counts_from, "confirmed": confirmed})
    return POLICY.model_copy(update={"support": rule})


@dataclass
class Known:
    """What the entries say of one line: its own day or bounds, and the latest days of releases in it."""

    line: str
    says: dict[str, date]
    releases: list[dict[str, object]]

    def allows(self, first: date) -> bool:
        own = (
            self.says.get("released", first) == first
            and first <= self.says.get("released_by", first)
            and first >= self.says.get("released_after", first)
        )
        days = (release.get("released") or release.get("released_by") for release in self.releases)
        return own and all(first <= day for day in days if isinstance(day, date))


days = st.sampled_from(CALENDAR)
line_facts = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"released": days}),
    st.fixed_dictionaries({"released_by": days}),
    st.fixed_dictionaries({"released_after": days}),
    st.tuples(days, days).map(lambda two: {"released_after": min(two), "released_by": max(two)}),
)
release_facts = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"released": days}),
    st.fixed_dictionaries({"released_by": days}),
    st.fixed_dictionaries({"released_after": days}),
)


@st.composite
def lines_known(draw: st.DrawFn) -> list[Known]:
    numbers = draw(st.lists(st.sampled_from(["6.2", "6.9", "6.10", "7.0"]), min_size=1, max_size=3, unique=True))
    return [
        Known(
            number,
            draw(line_facts),
            [
                {"version": f"{number}.{pack}", "component": draw(st.sampled_from(["server", "studio", None]))} | facts
                for pack, facts in enumerate(draw(st.lists(release_facts, max_size=2)))
            ],
        )
        for number in sorted(numbers, key=parse_version)
    ]


def built(known: Sequence[Known], counts_from: str = "line", confirmed: bool = True) -> Catalog:
    entries: list[LineEntry | ReleaseEntry] = []
    for each in reversed(known):
        entries.append(LineEntry.model_validate({"line": each.line, **each.says}))
        entries += [ReleaseEntry.model_validate(release) for release in each.releases]
    # The Windows client is another series: mapped to the oldest line, far too early, it must bound nothing.
    stranger = {"component": "windows", "version": "1.29.4", "flow_line": known[0].line, "released": date(2000, 1, 1)}
    entries.append(ReleaseEntry.model_validate(stranger))
    head = ReleasesHead.model_validate({"changed": date(2024, 12, 31)})
    return build_catalog(policy(counts_from, confirmed), head, entries, "test")
