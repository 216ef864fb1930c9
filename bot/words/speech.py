"""What every sentence needs at hand: the language, the catalogue and its names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.domain.catalog import Catalog, Release
from bot.domain.policy import Text
from bot.domain.question import Subject
from bot.domain.reason import Reason, Value
from bot.domain.releases import Words
from bot.words.translation import Translation

_IN_LANGUAGES = (Text, Words)
# A date is formatted as 2026-04-03.
_AS_IT_IS = frozenset((str, int, date))


@dataclass(frozen=True)
class Speech:
    """Turns the domain's values into words of one language. Dates are written 2026-04-03.

    One serves for as long as its catalogue does: what all answers say is worked out once.
    """

    t: Translation
    catalog: Catalog

    def component(self, component: str | None) -> str:
        return self._names[component]

    def subject(self, subject: Subject) -> str:
        """`Studio 6.15.3`; without a component, the product: `Flow 6.15.3`."""
        return f"{self.component(subject.component)} {subject.version}"

    def release(self, release: Release) -> str:
        return f"{self.component(release.component)} {release.version}"

    def named(self, what: str) -> str:
        """`studio 6.15.3.5`, as the domain names a release -> `Studio 6.15.3.5`."""
        component, space, version = what.partition(" ")
        if space and component in self.catalog.components:
            return f"{self.component(component)} {version}"
        return what

    def reason(self, reason: Reason) -> str:
        if "what" in reason.values or not _AS_IT_IS.issuperset(map(type, reason.values.values())):
            return self.t(f"reason.{reason.code}", **self._values(reason))
        return self.t(f"reason.{reason.code}", **reason.values)

    def _values(self, reason: Reason) -> dict[str, object]:
        return {
            name: value if type(value) in _AS_IT_IS and name != "what" else self._value(value)
            for name, value in reason.values.items()
        }

    def reasons(self, reasons: Iterable[Reason]) -> list[str]:
        return [self.reason(reason) for reason in reasons]

    def _value(self, value: Value) -> object:
        if isinstance(value, str):
            return self.named(value)
        if isinstance(value, _IN_LANGUAGES):
            return value.in_language(self.t.language)
        return self.listed([self.component(each) for each in value]) if isinstance(value, tuple) else value

    def listed(self, names: Iterable[str]) -> str:
        """`Studio, Android and iOS`."""
        *first, last = names
        return f"{', '.join(first)} {self.t('and')} {last}" if first else last

    def small_print(self) -> tuple[str, ...]:
        """What stands under every answer: how fresh the catalogue is, and that a sample is a sample."""
        return self._small_print

    @cached_property
    def _small_print(self) -> tuple[str, ...]:
        changed = self.t("catalog_changed", day=self.catalog.changed.isoformat())
        return (self.t("sample"), changed) if self.catalog.sample else (changed,)

    @cached_property
    def _names(self) -> Mapping[str | None, str]:
        """What each component is called; None: the product."""
        product = self.catalog.policy.product
        named: dict[str | None, str] = {
            id_: each.name.in_language(self.t.language) for id_, each in self.catalog.components.items()
        }
        return named | {None: product.short_name or product.name}
