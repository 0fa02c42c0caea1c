"""TOML files that users write: read with the line of whatever is wrong, and checked key by key."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from zx_convert.text.patterns import regex
from zx_convert.text.problem import Fault, Problem, fault

Keys = tuple[str, ...]

_HEADER = regex(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = regex(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = regex(r"""[\w-]+|"[^"]*"|'[^']*'""")
_LINE = regex(r"at line (\d+)")


class TomlFile(NamedTuple):
    """One file as it was read; `code` is the code of its problems."""

    path: Path
    text: str
    tables: dict[str, Any]
    code: str

    def fail(self, place: Keys, reason: Fault) -> Problem:
        """What is wrong with a key, with file and line."""
        return Problem(self.code, path=self.path, line=line_of(self.text, place), key=".".join(place), reason=reason)

    def has(self, place: Keys) -> bool:
        """Whether the file gives this key."""
        value: object = self.tables
        for key in place:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
        return True

    def table(self, value: object, place: Keys) -> Mapping[str, object]:
        """`value` if it is a table. Raises Problem."""
        if not isinstance(value, dict):
            raise self.fail(place, fault("must-be-not", wanted=fault("table"), value=repr(value)))
        return value

    def check_name(self, key: str, known: Iterable[str], place: Keys) -> None:
        """Raise Problem for a key that is not among the known ones."""
        names = list(known)
        if key not in names:
            from difflib import get_close_matches

            near = get_close_matches(key, names, 1, 0.7)
            unknown = (
                fault("unknown-key-near", nearest=near[0]) if near else fault("unknown-key", known=", ".join(names))
            )
            raise self.fail(place, unknown)

    def check_values(self, values: Mapping[str, object], kinds: "Mapping[str, Kind]", place: Keys) -> None:
        """Raise Problem for a key of a table that is unknown, or whose value is of the wrong kind."""
        for key, value in values.items():
            self.check_name(key, kinds, (*place, key))
            if not kinds[key].accepts(value):
                raise self.fail((*place, key), fault("must-be-not", wanted=kinds[key].shape, value=repr(value)))


def parse_toml(data: bytes, path: Path, code: str) -> TomlFile:
    """Read what a file holds. Raises a Problem of this code for what is no UTF-8 or no TOML."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Problem(code, path=path, line=line, key=path.name, reason=fault("no-utf-8")) from error
    try:
        return TomlFile(path, text, tomllib.loads(text), code)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise Problem(code, path=path, line=line, key=path.name, reason=fault("no-toml", error=str(error))) from error


def line_of(text: str, keys: Keys) -> int:
    r"""Give the line (from 1) of the key `keys`, or of the nearest table around it; 1 where nothing matches.

    >>> line_of("[page]\nsize = 'A4'\n[roles.body]\nsize = 9", ("roles", "body", "size"))
    4
    """
    best, line = 0, 1
    table: Keys = ()
    for number, content in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(content):
            found = table = _parts(header[1])
        elif key := _KEY.match(content):
            found = table + _parts(key[1])
        else:
            continue
        if len(found) > best and keys[: len(found)] == found:
            best, line = len(found), number
    return line


def _parts(dotted: str) -> Keys:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


class Kind(Protocol):
    """What a value may be."""

    @property
    def shape(self) -> Fault:
        """What it may be in words: it completes "must be …"."""

    def accepts(self, value: object) -> bool:
        """Whether a value is of this kind."""


class Number(NamedTuple):
    """A number between two bounds."""

    low: float
    high: float
    whole: bool = False

    def accepts(self, value: object) -> bool:
        kinds = (int,) if self.whole else (int, float)
        return isinstance(value, kinds) and not isinstance(value, bool) and self.low <= value <= self.high

    @property
    def shape(self) -> Fault:
        return fault(f"{'whole-' if self.whole else ''}number-between", low=self.low, high=self.high)


class Choice(NamedTuple):
    """One of some words."""

    words: tuple[str, ...]

    def accepts(self, value: object) -> bool:
        return value in self.words

    @property
    def shape(self) -> Fault:
        return fault("one-of", words=", ".join(f'"{word}"' for word in self.words))


class Flag:
    """True or false."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, bool)

    @property
    def shape(self) -> Fault:
        return fault("true-or-false")


class Text:
    """A string that is not empty."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, str) and value != ""

    @property
    def shape(self) -> Fault:
        return fault("string")


class Texts:
    """A list of strings that is not empty."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)

    @property
    def shape(self) -> Fault:
        return fault("strings")
