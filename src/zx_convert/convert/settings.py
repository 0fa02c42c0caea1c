"""An office's own file, `zx-convert.toml`: its lists of words, and what it wants where a call says nothing.

The file lies beside an input or in a folder above it, up to the home folder; the nearest one counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from zx_convert.text.forms import KEEP, QUOTES, SCRIPTS
from zx_convert.text.problem import Problem
from zx_convert.text.toml import Choice, Kind, Text, TomlFile, parse_toml

if TYPE_CHECKING:
    from zx_convert.repair.lists import Lists

NAME = "zx-convert.toml"
_META = ("publisher", "publication")
# Words of one character stand everywhere.
_SHORTEST = 2


def _no_lists() -> "Lists":
    from zx_convert.repair.lists import NO_LISTS

    return NO_LISTS


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office has laid down.

    Attributes:
        lists: its words.
        without: passes and rules that are off.
        style: its style by name or file, "" for none.
        quotes: form of the quotation marks.
        script: script of the text.
        meta: its metadata (publisher, publication).
        file: where that stands, None if nothing is laid down.
    """

    lists: "Lists" = field(default_factory=_no_lists)
    without: tuple[str, ...] = ()
    style: str | Path = ""
    quotes: str = KEEP
    script: str = KEEP
    meta: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None


class Words:
    """A list of words of two characters or more, without white space at their ends."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, list) and all(
            isinstance(word, str) and word == word.strip() and len(word) >= _SHORTEST for word in value
        )

    def __str__(self) -> str:
        return "a list of strings of two characters or more"


_LISTS: Mapping[str, Kind] = dict.fromkeys(("agencies", "roles", "tasks", "people", "furniture", "keep"), Words())
_DEFAULTS: Mapping[str, Kind] = {
    "style": Text(), "without": Words(), "quotes": Choice(QUOTES), "script": Choice(SCRIPTS),
    **dict.fromkeys(_META, Text()),
}  # fmt: skip
_TABLES = {"lists": _LISTS, "defaults": _DEFAULTS}


def settings_for(path: Path | None) -> Settings:
    """The settings in effect for an input, None for standard input (then for the folder that one is in).

    Raises Problem: `bad-config`.
    """
    file = find_settings(path.parent if path is not None else Path())
    return load_settings(file) if file is not None else Settings()


def find_settings(folder: Path) -> Path | None:
    """The nearest `zx-convert.toml` in a folder or above it; the home folder is the last that is looked into."""
    home = _home()
    start = folder.resolve()
    for place in (start, *start.parents):
        file = place / NAME
        if file.is_file():
            return file
        if place == home:
            break
    return None


def load_settings(path: Path) -> Settings:
    """Read a file of settings.

    Raises Problem: `no-config` (no such file, or it cannot be read), `bad-config` (what is wrong, with file and line).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem("no-config", file=path, reason=error.strerror or error) from None
    return _parse(data, path)


@lru_cache(maxsize=32)
def _parse(data: bytes, path: Path) -> Settings:
    """What a file says; the texts of one folder share it, and the patterns that are made of its lists."""
    from zx_convert.repair.lists import Lists

    file = parse_toml(data, path, "bad-config")
    for name, table in file.tables.items():
        file.check_name(name, _TABLES, (name,))
        file.check_values(file.table(table, (name,)), _TABLES[name], (name,))
    defaults = file.tables.get("defaults", {})
    without = tuple(defaults.get("without", ()))
    _check_rules(without, file)
    style = defaults.get("style", "")
    return Settings(
        lists=Lists(**{name: tuple(dict.fromkeys(words)) for name, words in file.tables.get("lists", {}).items()}),
        without=without,
        style=path.parent / style if style.endswith(".toml") else style,
        quotes=defaults.get("quotes", KEEP),
        script=defaults.get("script", KEEP),
        meta={name: defaults[name] for name in _META if name in defaults},
        file=path,
    )


def _check_rules(names: tuple[str, ...], file: TomlFile) -> None:
    from zx_convert.repair.pipeline import rule_names

    for name in names:
        if name not in rule_names():
            raise file.fail(("defaults", "without"), f"there is no pass or rule {name}")


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # nobody's process
        return None
