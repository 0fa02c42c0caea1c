"""Typed numbers in styles that number by themselves: the template's numbering counts them, and none stands twice.

A style of an office's template may bring a numbering (ECMA-376-1, 17.9). A number that is typed as that numbering shows
it is left to the numbering, which goes on or begins anew as the text does. Where it has another form, the text keeps
it and the paragraph takes none.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from zx_convert.text.dates import number
from zx_convert.text.patterns import regex
from zx_convert.writers.docx.markup import W, attribute

_NS = {"w": W}
_WIDTHS = str.maketrans("０１２３４５６７８９（）．", "0123456789().")
_HAN = "[一二三四五六七八九十]{1,3}"
_DIGITS = "[0-9]{1,3}"
# Forms of numbers (17.18.59) that can be read.
_FORMS = {
    **dict.fromkeys(("decimal", "decimalFullWidth", "decimalFullWidth2", "decimalHalfWidth"), _DIGITS),
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        _HAN,
    ),
}  # fmt: skip
# Any number that people type before a heading or an item.
_TYPED = regex(
    f"\\(?(?:{_HAN}|{_DIGITS})\\)|{_HAN}、|{_DIGITS}(?:[.、](?![0-9])|(?:\\.[0-9]+)+(?=[\\s\\u4e00-\\u9fff]))"
    f"|第(?:{_HAN}|{_DIGITS})[章节節条條]"
)
_NONE = '<w:numPr><w:numId w:val="0"/></w:numPr>'


class Numbered(NamedTuple):
    """What numbering does with one paragraph.

    Attributes:
        markup: a `w:numPr`, "" for that of the style.
        indents: a `w:ind`, "" for that of the style.
        cut: how many characters of the text are left to the numbering.
    """

    markup: str = ""
    indents: str = ""
    cut: int = 0


class _Level(NamedTuple):
    """The level of a numbering that a style has.

    Attributes:
        abstract: the numbering's definition, which keeps count.
        depth: the level, from 0.
        start: its first number.
        form: matches a typed number that looks alike, None if that cannot be told.
        indents: the `w:ind` of the style, which a paragraph with an instance of its own would lose to the numbering's.
    """

    abstract: str
    depth: int
    start: int
    form: "re.Pattern[str] | None"
    indents: str = ""


class _Count:
    """How far a numbering has counted, by level, and the instance since it began anew: "" for the style's own."""

    def __init__(self) -> None:
        self.instance = ""
        self.numbers: dict[int, int] = {}


class Numbering:
    """The numbering of a template; it gets an instance more wherever a text begins anew."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        """Take the roots of both parts, as python-docx has them."""
        self._styles = {_attribute(style, "styleId"): style for style in styles.findall("w:style", _NS)}
        self._default = next((key for key, one in self._styles.items() if _is_default(one)), "")
        self._root = numbering
        self._levels: dict[str, _Level | None] = {}
        self._counts: dict[str, _Count] = {}
        self._begun: set[str] = set()

    def begin(self) -> None:
        """The text of another article begins, and with it every row of numbers in it."""
        self._begun.clear()

    def of(self, style: str, text: str, *, whole: bool = False) -> Numbered:
        """What becomes of the number of a paragraph of this style; with `whole` its text stays as it is."""
        level = self._level(style or self._default)
        if level is None:
            return Numbered()
        folded = text.translate(_WIDTHS)
        found = level.form.match(folded) if level.form is not None and not whole else None
        value = number(found["number"]) if found else None
        if found is None or value is None:
            return Numbered(_NONE) if _TYPED.match(folded) else self._next(level, None)
        if found.end() == len(text):
            return Numbered(_NONE)
        return self._next(level, value)._replace(cut=found.end())

    def _next(self, level: _Level, value: int | None) -> Numbered:
        """Count a paragraph; one that is not the next in its row (`value`) makes the numbering begin anew."""
        count = self._counts.setdefault(level.abstract, _Count())
        following = count.numbers.get(level.depth, level.start - 1) + 1
        if level.abstract not in self._begun:
            self._begun.add(level.abstract)
            value = value or level.start
        if value is not None and value != following:
            count.instance = self._instance(level, value, count.numbers)
            following = value
        count.numbers = {depth: done for depth, done in count.numbers.items() if depth < level.depth}
        count.numbers[level.depth] = following
        if not count.instance:
            return Numbered()
        own = f'<w:numPr><w:ilvl w:val="{level.depth}"/><w:numId w:val="{count.instance}"/></w:numPr>'
        return Numbered(own, level.indents)

    def _instance(self, level: _Level, value: int, numbers: Mapping[int, int]) -> str:
        """Add an instance that begins with this number, and goes on with those above it (17.9.15, 17.9.26)."""
        added = self._root.add_num(int(level.abstract))
        above = {depth: done + 1 for depth, done in numbers.items() if depth < level.depth}
        for depth, following in {**above, level.depth: value}.items():
            added.add_lvlOverride(ilvl=depth).add_startOverride(following)
        return str(added.numId)

    def _level(self, style: str) -> _Level | None:
        if style not in self._levels:
            self._levels[style] = self._found(style)
        return self._levels[style]

    def _found(self, style: str) -> _Level | None:
        """The level that a style has itself, or from a style that it is based on."""
        instance = depth = indents = ""
        for element in self._chain(style):
            # What a style says counts before its numbering, what the style below says does not.
            indents = indents or ("" if instance else _indents(element))
            instance = instance or _value(element, "w:pPr/w:numPr/w:numId")
            depth = depth or _value(element, "w:pPr/w:numPr/w:ilvl")
        if instance in ("", "0"):
            return None
        num = _child(self._root, "num", "numId", instance)
        abstract = "" if num is None else _value(num, "w:abstractNumId")
        definition = _child(self._root, "abstractNum", "abstractNumId", abstract)
        if definition is None:
            return None
        levels = definition.findall("w:lvl", _NS)
        linked = (_attribute(level, "ilvl") for level in levels if _value(level, "w:pStyle") == style)
        return _level_of(num, definition, int(depth or next(linked, "0")), indents)

    def _chain(self, style: str) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = _value(self._styles[style], "w:basedOn")


def _level_of(num: Any, definition: Any, depth: int, indents: str) -> _Level:
    """The level of a numbering's definition, or what its instance says instead (17.9.8)."""
    abstract = _attribute(definition, "abstractNumId")
    instead = _child(num, "lvlOverride", "ilvl", str(depth))
    own = None if instead is None else instead.find("w:lvl", _NS)
    level = _child(definition, "lvl", "ilvl", str(depth)) if own is None else own
    begun = "" if instead is None else _value(instead, "w:startOverride")
    if level is None:  # as in a definition that only names a style of lists
        return _Level(abstract, depth, int(begun or 1), None, indents)
    return _Level(abstract, depth, int(begun or _value(level, "w:start") or 1), _form(level, depth), indents)


def _form(level: Any, depth: int) -> "re.Pattern[str] | None":
    """What matches a number as a level shows it: one number, with marks that set it off (17.9.11)."""
    before, found, behind = _value(level, "w:lvlText").translate(_WIDTHS).partition(f"%{depth + 1}")
    digits = _FORMS.get(_value(level, "w:numFmt"))
    if not found or "%" in before + behind or not behind.strip() or digits is None:
        return None
    return re.compile(f"{re.escape(before)}(?P<number>{digits}){re.escape(behind)}(?![0-9])\\s*")


def _indents(style: Any) -> str:
    found = style.find("w:pPr/w:ind", _NS)
    names = found.attrib.items() if found is not None else ()
    said = "".join(f' w:{name.rpartition("}")[2]}="{attribute(value)}"' for name, value in names)
    return f"<w:ind{said}/>" if said else ""


def _child(parent: Any, name: str, key: str, value: str) -> Any:
    """The child of this name whose attribute has this value, None if there is none."""
    return next((child for child in parent.findall(f"w:{name}", _NS) if _attribute(child, key) == value), None)


def _value(element: Any, path: str) -> str:
    found = element.find(path, _NS)
    return _attribute(found, "val") if found is not None else ""


def _attribute(element: Any, name: str) -> str:
    return str(element.get(f"{{{W}}}{name}") or "")


def _is_default(style: Any) -> bool:
    return _attribute(style, "default") in ("1", "true") and _attribute(style, "type") == "paragraph"
