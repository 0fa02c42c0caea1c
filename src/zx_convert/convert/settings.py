"""An office's own file, `zx-convert.toml`: its lists of words, and what it wants where a call says nothing.

The file lies beside an input or in a folder above it, up to the home folder; the nearest one counts. What it does not
say the user's own says, in the folder where the system keeps settings of programs.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zx_convert.convert.rules import check_rules
from zx_convert.text.forms import KEEP, QUOTES, SCRIPTS
from zx_convert.text.problem import Fault, Problem, fault
from zx_convert.text.toml import Choice, Flag, Kind, Number, Text, Texts, line_of, parse_toml

if TYPE_CHECKING:
    from zx_convert.repair.lists import Lists

NAME = "zx-convert.toml"
_META = ("publisher", "publication", "date", "issue", "page", "section")
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
        meta: its metadata (publisher, publication, date, issue, page, section).
        name_pattern: pattern of a file's name that gives metadata, "" for none.
        options: what else the command line's options are where it says nothing, by their names.
        file: where that stands, None if nothing is laid down.
        origins: file and line of each key that a file gives.
    """

    lists: "Lists" = field(default_factory=_no_lists)
    without: tuple[str, ...] = ()
    style: str | Path = ""
    quotes: str = KEEP
    script: str = KEEP
    meta: Mapping[str, str] = field(default_factory=dict)
    name_pattern: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    file: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


class Words:
    """A list of words of two characters or more, without white space at their ends."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, list) and all(
            isinstance(word, str) and word == word.strip() and len(word) >= _SHORTEST for word in value
        )

    @property
    def shape(self) -> Fault:
        return fault("long-strings")


class Commas:
    """Words as the command line has them, with commas between them, or as a list."""

    def accepts(self, value: object) -> bool:
        return Text().accepts(value) or Texts().accepts(value)

    @property
    def shape(self) -> Fault:
        return fault("string-or-strings")


_LISTS: Mapping[str, Kind] = dict.fromkeys(("agencies", "roles", "tasks", "people", "furniture", "keep"), Words())
# What decides on each input, by the settings nearest to it.
_OWN: Mapping[str, Kind] = {
    "style": Text(), "without": Words(), "quotes": Choice(QUOTES), "script": Choice(SCRIPTS), "name-pattern": Text(),
    **dict.fromkeys(_META, Text()),
}  # fmt: skip
# What decides on a run, by the settings nearest to its first input.
_OPTIONS: Mapping[str, Kind] = {
    "to": Commas(),
    **dict.fromkeys(("output", "title", "article", "encoding", "from", "template", "cover"), Text()),
    **dict.fromkeys(("merge", "split-name", "index", "report", "scheduler", "done", "failed"), Text()),
    **dict.fromkeys(("author", "option", "with", "include", "exclude"), Texts()),
    **dict.fromkeys(("force", "repair-again", "split", "quiet", "verbose"), Flag()),
    "fail-on": Choice(("maybe",)), "order": Choice(("name", "date", "given")),
    "jobs": Number(1, 1000, whole=True), "time-limit": Number(0, 1e6),
    "interval": Number(0.05, 1e6), "settle": Number(0, 1e6), "color": Choice(("auto", "always", "never")),
}  # fmt: skip
# Those that name a file or folder: it is looked for where the settings lie.
_FILES = ("output", "template", "cover", "merge", "index", "report", "done", "failed")
# Options of one call or one text.
OF_A_CALL = frozenset(
    {"accept", "reject", "config", "no-config", "dry-run", "once", "save", "diff", "format", "help", "version"}
)
DEFAULTS: Mapping[str, Kind] = {**_OWN, **_OPTIONS}
_TABLES = {"lists": _LISTS, "defaults": DEFAULTS}


def settings_for(path: Path | None) -> Settings:
    """The settings in effect for an input or a folder, None for standard input (then for the folder that one is in).

    Raises Problem: `bad-config`, `no-config`.
    """
    folder = Path() if path is None else path if path.is_dir() else path.parent
    files = [file for file in (user_file(), find_settings(folder)) if file is not None and file.is_file()]
    found = [load_settings(file) for file in dict.fromkeys(files)]
    return _over(found[1], found[0]) if len(found) > 1 else found[0] if found else Settings()


def user_file() -> Path | None:
    """Where a user's own settings lie, whether or not there are any; None for nobody's process."""
    home = _home()
    if os.environ.get("XDG_CONFIG_HOME"):
        folder = Path(os.environ["XDG_CONFIG_HOME"])
    elif sys.platform == "win32" and os.environ.get("APPDATA"):
        folder = Path(os.environ["APPDATA"])
    elif home is None:
        return None
    else:
        folder = home / ("Library/Application Support" if sys.platform == "darwin" else ".config")
    return folder / "zx-convert" / NAME


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


def _over(nearer: Settings, farther: Settings) -> Settings:
    """The nearer settings, and the farther where those say nothing; lists of words go together."""
    from zx_convert.repair.lists import Lists

    names = [one.name for one in fields(Lists) if one.init]
    words = {
        name: tuple(dict.fromkeys([*getattr(nearer.lists, name), *getattr(farther.lists, name)])) for name in names
    }
    said = nearer.origins
    return replace(
        nearer,
        lists=Lists(**words),
        without=nearer.without if "without" in said else farther.without,
        style=nearer.style or farther.style,
        quotes=nearer.quotes if "quotes" in said else farther.quotes,
        script=nearer.script if "script" in said else farther.script,
        meta={**farther.meta, **nearer.meta},
        name_pattern=nearer.name_pattern or farther.name_pattern,
        options={**farther.options, **nearer.options},
        origins={**farther.origins, **nearer.origins},
    )


@lru_cache(maxsize=32)
def _parse(data: bytes, path: Path) -> Settings:
    """What a file says; the texts of one folder share it, and the patterns that are made of its lists."""
    from zx_convert.repair.lists import Lists

    file = parse_toml(data, path, "bad-config")
    for name, table in file.tables.items():
        file.check_name(name, _TABLES, (name,))
        for key in OF_A_CALL.intersection(file.table(table, (name,))):
            raise file.fail((name, key), fault("one-call"))
        file.check_values(table, _TABLES[name], (name,))
    defaults = file.tables.get("defaults", {})
    without = tuple(defaults.get("without", ()))
    check_rules(without, blame=partial(file.fail, ("defaults", "without")))
    style = defaults.get("style", "")
    return Settings(
        lists=Lists(**{name: tuple(dict.fromkeys(words)) for name, words in file.tables.get("lists", {}).items()}),
        without=without,
        style=path.parent / style if style.endswith(".toml") else style,
        quotes=defaults.get("quotes", KEEP),
        script=defaults.get("script", KEEP),
        meta={name: defaults[name] for name in _META if name in defaults},
        name_pattern=defaults.get("name-pattern", ""),
        options={name: _worded(name, defaults[name], path) for name in _OPTIONS if name in defaults},
        file=path,
        origins={
            key: f"{path}:{line_of(file.text, (name, key))}" for name, table in file.tables.items() for key in table
        },
    )


def _worded(name: str, value: Any, path: Path) -> Any:
    """A value as the command line would have it.

    A file is looked for where the settings lie; a folder keeps the `/` at its end, which says that it is one.
    """
    if name == "to":
        return ",".join(value) if isinstance(value, list) else value
    if name not in _FILES or "://" in value:
        return value
    folder = "/" if value.endswith(("/", os.sep)) else ""
    return f"{path.parent / value}{folder}"


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # nobody's process
        return None
