"""The text in the script that was asked for, by OpenCC's dictionaries of phrases; each change is a mark."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import cast

from zx_convert.document.edits import Change, flow, regularise, stretches
from zx_convert.document.elements import XML_LANG, Document, Element
from zx_convert.document.layers import reading
from zx_convert.repair.lists import Lists
from zx_convert.repair.pipeline import Context
from zx_convert.text.characters import HAN, language_of_script
from zx_convert.text.forms import LANGUAGES
from zx_convert.text.patterns import regex
from zx_convert.text.problem import Problem

name = "script"
_RULE = "other-script"
rules = {_RULE: "Characters become those of the script that --script asks for (发展 → 發展)."}

Convert = Callable[[str], str]

# OpenCC's table by the language of a text and the script that is wanted; a text that is in it has none.
_TABLES = {
    ("zh-CN", "hant"): "s2t",
    ("zh-CN", "hant-tw"): "s2tw",
    ("zh-CN", "hant-hk"): "s2hk",
    ("zh-TW", "hans"): "tw2s",
    ("zh-TW", "hant-tw"): "t2tw",
    ("zh-TW", "hant-hk"): "t2hk",
    ("zh-HK", "hans"): "hk2s",
    ("zh-HK", "hant-tw"): "t2tw",
}
# Surnames that are written alike in both scripts, but stand for other words in Simplified text too.
_SAME_SURNAMES = frozenset("于余范云郁谷涂后种干占游仆征丑曲姜沈岳松卜台秋")
# Those of them that stand before a form of address as nothing else: 于先生; but 属于先生, 之后老师.
_ADDRESSED = regex(
    "(?:(?<![属关由对终位基至处等敢乐])于|[余范郁谷涂游曲姜岳卜])"
    "(?=(?:老师|先生|女士|小姐|伯伯|大爷|大妈|大娘|阿姨|师傅|同志|局长|书记|主任|校长|院长|经理|奶奶|爷爷|教授|医生|警官|律师))"
)
# 著 that is written so in both scripts: 著有《…》; else it is 着.
_WRITTEN = regex("著(?=[有作名者述書稱錄於])|(?<=[所名原合編譯專巨論土顯昭卓拙新舊])著")
_ATTRIBUTES = ("agency", "place", "role")
_NOT_HAN = regex(f"([^{HAN}]+)")
_SPACES = "[ \u3000]*"
_SHORTEST_IN_PROSE = 3


def require() -> None:
    """Raise Problem (`missing-extra`) if OpenCC is not installed."""
    _opencc("s2t")


def run(document: Document, context: Context) -> None:
    """Mark each run of characters that the script writes otherwise, and say so in `xml:lang`."""
    if context.script not in LANGUAGES or not context.allows(_RULE):
        return
    require()
    own = document.language
    converter = _Converter(context.script, own, context.lists, _people(document, context.lists))
    for block in cast("list[Element]", list(document.texts())):
        if block.tag != "furniture":
            regularise(block, converter.changes(block))
    for element in document.iter("dateline", "byline", "credit", "person"):
        for key in _ATTRIBUTES:
            if element.get(key):
                element.set(key, converter.converted(element.get(key) or ""))
    document.set(XML_LANG, LANGUAGES[context.script])


def _people(document: Document, lists: Lists) -> set[str]:
    """Whose surname may be mistaken: the people named on the page and on the list."""
    found = {"".join(reading(cast("Element", person)).split()) for person in document.iter("person")}
    return {one for one in found | set(lists.people) if one and one[0] in _SAME_SURNAMES}


class _Converter:
    """Converts the blocks of one document."""

    def __init__(self, script: str, language: str, lists: Lists, people: set[str]) -> None:
        self._script = script
        self._language = language
        self._lists = lists
        # A surname and one character stand side by side in prose by chance: 于明 in 于明天.
        names = [_SPACES.join(map(re.escape, one)) for one in people if len(one) >= _SHORTEST_IN_PROSE]
        to_traditional = script != "hans"
        self._names = re.compile("|".join(names)) if names and to_traditional else None
        self._guards_persons = to_traditional

    def changes(self, block: Element) -> list[Change]:
        """What is to change in a block."""
        text = flow(block)
        convert = self._table(text)
        if convert is None:
            return []
        pieces = stretches(block)
        kept = self._kept(text)
        if self._guards_persons:
            kept |= _surnames(text, [(start, holder) for start, _, holder in pieces])
        cuts = {start for start, _, _ in pieces}
        return [Change(start, end, new, _RULE) for start, end, new in _differences(text, convert, kept, cuts)]

    def converted(self, text: str) -> str:
        """A text that is no block: an attribute."""
        convert = self._table(text)
        if convert is None:
            return text
        parts, at = [], 0
        for start, end, new in _differences(text, convert, self._kept(text), set()):
            parts += [text[at:start], new]
            at = end
        return "".join([*parts, text[at:]])

    def _table(self, text: str) -> Convert | None:
        language = language_of_script(text)
        if not language or (language == "zh-TW" and self._language == "zh-HK"):
            language = self._language
        table = _TABLES.get((language, self._script))
        return _opencc(table) if table else None

    def _kept(self, text: str) -> set[int]:
        named = {found.start() for found in self._names.finditer(text)} if self._names else set()
        if self._guards_persons:
            named.update(found.start() for found in _ADDRESSED.finditer(text))
        if self._script == "hans":
            named.update(found.start() for found in _WRITTEN.finditer(text))
        return self._lists.kept(text) | named


def _surnames(text: str, pieces: list[tuple[int, Element]]) -> set[int]:
    """Where the names of the persons marked in a block begin with a surname that both scripts write alike."""
    starts = [start for holder, group in groupby(pieces, lambda piece: piece[1]) if holder.tag == "person"
              for start, _ in [next(group)]]  # fmt: skip
    return {at for at in starts if text[at : at + 1] in _SAME_SURNAMES}


def _differences(text: str, convert: Convert, kept: set[int], cuts: set[int]) -> Iterator[tuple[int, int, str]]:
    """Runs of characters that change, as (start, end, new), none across a cut or over what is kept."""
    new = convert(text)
    if len(new) == len(text):
        yield from _runs(text, new, 0, kept, cuts)
        return
    at = 0
    for piece in _NOT_HAN.split(text):
        changed = convert(piece)
        end = at + len(piece)
        if len(changed) == len(piece):
            yield from _runs(piece, changed, at, kept, cuts)
        elif kept.isdisjoint(range(at, end)) and cuts.isdisjoint(range(at + 1, end)):
            yield at, end, changed
        at = end


def _runs(text: str, new: str, offset: int, kept: set[int], cuts: set[int]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for at, (a, b) in enumerate(zip(text, new, strict=True)):
        differs = a != b and offset + at not in kept
        if start >= 0 and (not differs or offset + at in cuts):
            yield offset + start, offset + at, new[start:at]
            start = -1
        if differs and start < 0:
            start = at
    if start >= 0:
        yield offset + start, offset + len(text), new[start:]


@lru_cache(maxsize=len(_TABLES))
def _opencc(table: str) -> Convert:
    try:
        from opencc import OpenCC
    except ImportError as error:
        raise Problem("missing-extra", option="--script", library="OpenCC", extra="script") from error
    return cast("Convert", OpenCC(table).convert)
