"""The keys a style file may have, what each may hold, and the check of one file against them."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from zx_convert.styling.locate import Keys
from zx_convert.styling.style import BLOCK_ROLES, INLINE_ROLES

Fail = Callable[[Keys, str], Exception]
"""Makes the error for a key, from its place and what is wrong with it."""

FONT_ROLES = ("song", "hei", "kai", "fangsong", "xiaobiaosong")
# ISO 216, in millimetres.
PAPER = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0), "A6": (105.0, 148.0), "B5": (176.0, 250.0)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds."""

    low: float
    high: float
    whole: bool = False

    def accepts(self, value: object) -> bool:
        kinds = (int,) if self.whole else (int, float)
        return isinstance(value, kinds) and not isinstance(value, bool) and self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{'a whole number' if self.whole else 'a number'} from {self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    def accepts(self, value: object) -> bool:
        return value in self.words

    def __str__(self) -> str:
        return "one of " + ", ".join(f'"{word}"' for word in self.words)


class Flag:
    """True or false."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, bool)

    def __str__(self) -> str:
        return "true or false"


class Text:
    """A string that is not empty."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, str) and value != ""

    def __str__(self) -> str:
        return "a string"


class Texts:
    """A list of strings that is not empty."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)

    def __str__(self) -> str:
        return "a list of strings"


class PageNumber:
    """The form of a page number, "" for none."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, str) and (value == "" or value.count("{page}") == 1)

    def __str__(self) -> str:
        return 'a string with {page} in it, or ""'


Kind = Number | Choice | Flag | Text | Texts | PageNumber

_WEIGHT = ("regular", "bold")
_SIDE = Number(10, 2000)
_MARGIN = Number(0, 1000)
_EM = Number(0, 100)
_SPACE = Number(0, 1000)

# Page lengths in millimetres, type in points, indents in em.
PAGE: Mapping[str, Kind] = {
    "size": Choice(tuple(PAPER)), "width": _SIDE, "height": _SIDE, "top": _MARGIN, "bottom": _MARGIN,
    "inner": _MARGIN, "outer": _MARGIN, "columns": Number(1, 12, whole=True), "gap": _MARGIN,
}  # fmt: skip
FONT: Mapping[str, Kind] = {
    "pdf": Texts(), "docx": Text(), "latin": Text(), "epub": Texts(),
    "generic": Choice(("serif", "sans-serif", "cursive")),
}  # fmt: skip
ROLE: Mapping[str, Kind] = {
    "font": Choice(FONT_ROLES), "weight": Choice(_WEIGHT), "size": Number(1, 400), "line": Number(1, 1000),
    "align": Choice(("justify", "left", "center", "right")), "indent": _EM, "left": _EM, "right": _EM,
    "before": _SPACE, "after": _SPACE, "keep": Flag(), "prints": Flag(),
}  # fmt: skip
INLINE: Mapping[str, Kind] = {
    "font": Choice(("", *FONT_ROLES)), "weight": Choice(("", *_WEIGHT)), "gap": _EM, "prints": Flag(),
}  # fmt: skip
DOCUMENT: Mapping[str, Kind] = {
    "article_break": Choice(("page", "flow")), "article_gap": _SPACE, "contents": Flag(), "title_page": Flag(),
    "page_number": PageNumber(),
}  # fmt: skip
STYLE: Mapping[str, Kind] = {"name": Text(), "title": Text(), "base": Text()}

# Tables of keys, and tables of such tables.
TABLES = {"style": STYLE, "page": PAGE, "document": DOCUMENT}
FAMILIES = {"fonts": (FONT_ROLES, FONT), "roles": (BLOCK_ROLES, ROLE), "inline": (INLINE_ROLES, INLINE)}


def check(tables: Mapping[str, object], fail: Fail) -> None:
    """Check the tables of one file: unknown keys and values of the wrong kind are raised through `fail`."""
    for name, table in tables.items():
        _known(name, (*TABLES, *FAMILIES), (name,), fail)
        content = _table(table, (name,), fail)
        if name in TABLES:
            _check_values(content, TABLES[name], (name,), fail)
            continue
        members, keys = FAMILIES[name]
        for member, values in content.items():
            _known(member, members, (name, member), fail)
            _check_values(_table(values, (name, member), fail), keys, (name, member), fail)


def _check_values(values: Mapping[str, object], keys: Mapping[str, Kind], place: Keys, fail: Fail) -> None:
    for key, value in values.items():
        _known(key, keys, (*place, key), fail)
        if not keys[key].accepts(value):
            raise fail((*place, key), f"must be {keys[key]}, not {value!r}")


def _table(value: object, place: Keys, fail: Fail) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise fail(place, f"must be a table, not {value!r}")
    return value


def _known(key: str, known: Iterable[str], place: Keys, fail: Fail) -> None:
    names = list(known)
    if key not in names:
        near = difflib.get_close_matches(key, names, 1, 0.5)
        advice = f'did you mean "{near[0]}"?' if near else "known are " + ", ".join(names)
        raise fail(place, f"is no key of a style; {advice}")
