"""What every sentence needs at hand: the language, the catalogue and its names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.catalog import Catalog, Release
from bot.domain.policy import Text
from bot.domain.question import Subject
from bot.domain.reason import Reason, Value
from bot.domain.releases import Words
from bot.words.translation import Translation


@dataclass(frozen=True, slots=True)
class Speech:
    """Turns the domain's values into words of one language. Dates are written 2026-04-03."""

    t: Translation
    catalog: Catalog

    def component(self, component: str | None) -> str:
        if component is None:
            product = self.catalog.policy.product
            return product.short_name or product.name
        return self.catalog.components[component].name.in_language(self.t.language)

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
        return self.t(f"reason.{reason.code}", **{name: self._value(name, v) for name, v in reason.values.items()})

    def reasons(self, reasons: Iterable[Reason]) -> list[str]:
        return [self.reason(reason) for reason in reasons]

    def _value(self, name: str, value: Value) -> object:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Text | Words):
            return value.in_language(self.t.language)
        if isinstance(value, tuple):
            return self.listed([self.component(each) for each in value])
        return self.named(value) if name == "what" and isinstance(value, str) else value

    def listed(self, names: Iterable[str]) -> str:
        """`Studio, Android and iOS`."""
        *first, last = names
        return f"{', '.join(first)} {self.t('and')} {last}" if first else last

    def small_print(self) -> list[str]:
        """What stands under every answer: how fresh the catalogue is, and that a sample is a sample."""
        changed = self.t("catalog_changed", day=self.catalog.changed.isoformat())
        return [self.t("sample"), changed] if self.catalog.sample else [changed]
