"""Desks, request types, fields, versions and components, and how they are put together by hand."""

import itertools
from collections.abc import Iterable, Sequence

from bot.playground.desk.kinds import KINDS
from bot.playground.desk.model import Choice, Field, RequestType, ServiceDesk, Version


class Catalog:
    """The desks of the site by id; every id it gives is its own."""

    def __init__(self) -> None:
        self.desks: dict[str, ServiceDesk] = {}
        self._fields = itertools.count(10_050)
        self._numbers = itertools.count(10_000)

    def add_desk(self, desk_id: str, key: str, name: str) -> ServiceDesk:
        made = ServiceDesk(desk_id, self._number(), key, name)
        self.desks[desk_id] = made
        return made

    def add_type(self, desk: ServiceDesk, type_id: str, name: str, description: str, issue_type: str) -> RequestType:
        """Add a request type with a summary and a description, which every one has."""
        made = RequestType(type_id, name, description, issue_type)
        desk.types[type_id] = made
        self.add_system_field(made, "summary", "summary", "Sammanfattning / Summary", required=True)
        self.add_system_field(made, "description", "description", "Beskrivning / Description")
        return made

    def add_system_field(
        self, type_: RequestType, field_id: str, kind: str, name: str, *, required: bool = False, description: str = ""
    ) -> Field:
        made = Field(field_id, name, KINDS[kind], required, description)
        type_.fields[field_id] = made
        return made

    def add_field(
        self,
        request_type: str,
        kind: str,
        name: str,
        *,
        required: bool = False,
        choices: Sequence[str | Choice] = (),
        description: str = "",
    ) -> Field:
        """Add a field; system kinds get their own id, the others a customfield; KeyError for an unknown kind."""
        type_, known, number = self.request_type(request_type), KINDS[kind], next(self._fields)
        # System fields are the same on every type; custom ones are new each time they are added.
        field_id = known.system or f"customfield_{number}"
        custom_id = None if known.system else number
        made = Field(field_id, name, known, required, description, self._choices(choices), custom_id)
        type_.fields[field_id] = made
        return made

    def request_type(self, wanted: str) -> RequestType:
        """Return a request type by id or name, from any desk; KeyError."""
        for desk in self.desks.values():
            for found in desk.types.values():
                if wanted in (found.id, found.name):
                    return found
        raise KeyError(wanted)

    def desk(self, wanted: str) -> ServiceDesk | None:
        """Return a desk by any form of id that the site takes: id, project key, or prefixed."""
        prefix, _, rest = wanted.rpartition(":")
        for found in self.desks.values():
            names = {"serviceDeskId": found.id, "projectId": found.project_id, "projectKey": found.key}
            if (names.get(prefix) == rest) if prefix else rest in (found.id, found.key):
                return found
        return None

    def project(self, wanted: str) -> ServiceDesk | None:
        """Return the desk of a project by the project's id or key."""
        return next((found for found in self.desks.values() if wanted in (found.project_id, found.key)), None)

    def sync_versions(self, names: Iterable[str], desk_id: str | None = None) -> None:
        desk = self.desks[desk_id] if desk_id else self.main
        # Ids must survive: requests that were filed by id point at them.
        known = {found.name: found for found in desk.versions}
        desk.versions = [known.get(name) or Version(self._number(), name) for name in names]

    def set_components(self, names: Iterable[str], desk_id: str | None = None) -> None:
        desk = self.desks[desk_id] if desk_id else self.main
        desk.components = list(self._choices(list(names)))

    @property
    def main(self) -> ServiceDesk:
        """The desk that was added first."""
        return next(iter(self.desks.values()))

    def _choices(self, given: Sequence[str | Choice]) -> tuple[Choice, ...]:
        return tuple(found if isinstance(found, Choice) else Choice(self._number(), found) for found in given)

    def _number(self) -> str:
        return str(next(self._numbers))
