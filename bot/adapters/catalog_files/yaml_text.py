"""YAML as text with positions: nothing is typed, so 6.10 stays 6.10. What the text means is decided elsewhere."""

from collections.abc import Callable
from typing import Any

import yaml

from bot.adapters.catalog_files.positions import At, Items, Mapping, Place, place_of_mark
from bot.adapters.catalog_files.problem import Problem, key_path, quoted

DEEPEST = 20
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")

EachItem = Callable[[int, Any, Place], Any]


def read_yaml(data: bytes, file: str, under: str = "", each: EachItem | None = None) -> tuple[Any, list[Problem]]:
    """The one document of a file as Mapping, Items, At and None, and what was wrong with it.

    `each` takes every item (index, item, place) of the list at the top-level key `under` as soon as it is read; its
    answer is kept in the item's stead. After an error that ends the reading the document is None.
    """
    reader = _Reader(file, under, each)
    try:
        reader.read(data)
    except _Ended:
        return None, reader.problems
    except yaml.reader.ReaderError as error:
        reader.report(_place_in_bytes(data, error.position), f"holds bytes that are not UTF-8 text ({error.reason})")
        return None, reader.problems
    except yaml.MarkedYAMLError as error:
        reader.report(place_of_mark(error.problem_mark or error.context_mark), _sentence(error))
        return None, reader.problems
    return reader.document, reader.problems


class _Ended(Exception):
    """The rest of the file is not worth reading; the problem has been reported."""


class _Reader:
    """Builds the document event by event."""

    def __init__(self, file: str, under: str, each: EachItem | None) -> None:
        self.problems: list[Problem] = []
        self.document: Any = None
        self._file, self._under, self._each = file, under, each
        self._open: list[Mapping | Items] = []
        self._keys: list[At | None] = []
        self._documents = 0
        self._handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._items,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._begin,
        }

    def read(self, data: bytes) -> None:
        # libyaml would take UTF-16 as well; positions and sizes are those of UTF-8 everywhere else.
        if data.startswith(_OTHER_ENCODINGS):
            self.report((1, 1), "is not UTF-8 text; save it as UTF-8")
            raise _Ended
        # Not yaml.load or compose: they read the whole text in one call, in which no other thread gets its turn.
        handlers = self._handlers
        for event in yaml.parse(data, Loader=_LOADER):
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)

    def report(self, place: Place, text: str) -> None:
        self.problems.append(Problem(self._file, *place, self._path(), text))

    def _path(self) -> str:
        parts: list[int | str] = []
        for container, key in zip(self._open, self._keys, strict=True):
            if isinstance(container, Items):
                parts.append(len(container))
            elif key is not None:
                parts.append(key)
        return key_path(parts)

    def _begin(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self.report(place_of_mark(event.start_mark), "a second document begins here; a file holds only one")
            raise _Ended

    # Called a million times for a large file; hence the tests by `type` and `is`, and no call that can be spared.
    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = place_of_mark(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, place)
        opened = self._open
        wants_key = bool(opened) and self._keys[-1] is None and type(opened[-1]) is Mapping
        if not wants_key and not event.style and event.value in _EMPTY:
            self._add(None, place)
            return
        text = At.of(event.value, place)
        if wants_key:
            self._key(text)
        else:
            self._add(text, place)

    def _key(self, key: At) -> None:
        mapping = self._open[-1]
        first = mapping.keys_at.setdefault(key, key) if isinstance(mapping, Mapping) else key
        if first is not key:
            said = f"the key {quoted(key)} is there twice; it is also in line {first.line}"
            self.report((key.line, key.column), said)
        self._keys[-1] = key

    def _mapping(self, event: yaml.MappingStartEvent) -> None:
        place = self._opening(event)
        self._open.append(Mapping(*place))
        self._keys.append(None)

    def _items(self, event: yaml.SequenceStartEvent) -> None:
        place = self._opening(event)
        self._open.append(Items(*place))
        self._keys.append(None)

    def _opening(self, event: Any) -> Place:
        place = place_of_mark(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, place)
        if self._open and self._keys[-1] is None and isinstance(self._open[-1], Mapping):
            self.report(place, "a key must be a plain word, not a list or a mapping")
            raise _Ended
        if len(self._open) >= DEEPEST:
            self.report(place, f"is nested more than {DEEPEST} levels deep")
            raise _Ended
        return place

    def _close(self, _event: Any) -> None:
        container = self._open.pop()
        self._keys.pop()
        self._add(container, (container.line, container.column))

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = place_of_mark(event.start_mark)
        self.report(place, f"*{event.anchor} refers to another place of the file; write the value out")
        if self._open and self._keys[-1] is None and isinstance(self._open[-1], Mapping):
            raise _Ended
        self._add(None, place)

    def _refuse_marks(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self.report(place, f"the anchor &{event.anchor} is not allowed; write values out where they are used")
        if event.tag is not None:
            self.report(place, f"the tag {quoted(event.tag)} is not allowed; write the plain value")

    def _add(self, value: Any, place: Place) -> None:
        if not self._open:
            self.document = value
            return
        container, key = self._open[-1], self._keys[-1]
        if isinstance(container, Items):
            if value is None:
                container.empty[len(container)] = place
            container.append(self._finished(container, value, place))
        elif key is not None:
            if value is None:
                container.empty[key] = place
            # Of a key that is there twice the first value stays: the problem names the second.
            container.setdefault(key, value)
            self._keys[-1] = None

    def _finished(self, container: Items, value: Any, place: Place) -> Any:
        if self._each is None or len(self._open) != 2 or self._keys[0] != self._under:
            return value
        return self._each(len(container), value, place)


def _place_in_bytes(data: bytes, position: int) -> Place:
    before = data[:position]
    line_start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1


def _sentence(error: yaml.MarkedYAMLError) -> str:
    said = f"is not readable as YAML: {error.problem or error.context}"
    began = error.context_mark
    if error.context and error.problem and began is not None:
        said += f" ({error.context} that began in line {began.line + 1})"
    return said
