"""Punctuation gets its width back: full in Han text, as printed in numbers, times, addresses and Latin text."""

import re
from collections.abc import Sequence
from typing import NamedTuple, cast

from zx_convert.document.edits import Change, Models, flow, regularise
from zx_convert.document.elements import Document, Element
from zx_convert.repair.code import is_code
from zx_convert.repair.pipeline import Context
from zx_convert.repair.straight import stops, straight_quotes
from zx_convert.text.characters import HAN, LETTER, letter_beside
from zx_convert.text.patterns import regex

name = "punctuation"
rules = {
    "width": "A half-width mark beside Han text or full-width figures gets its width and the space behind it (, → ，).",
    "dash": "Hyphens that stand for a dash become one (-- → ——).",
    "ellipsis": "Full stops that stand for an ellipsis become one (... → ……, 。。。 → ……).",
    "quotation": 'Straight quotation marks in Han text become a pair (" " → “ ”).',
    "stop": "A dot that ends a sentence of Han becomes a full stop (. → 。).",
}

_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_TO_FULL = 0xFEE0  # from a half-width form to the full-width one
_FULL_BEHIND_HAN = dict(zip(",;:?!", "，；：？！", strict=True))
# The space of typewriters behind a mark is in the width of the full mark.
_SPACED = regex(f" (?=[A-Za-z0-9]|{LETTER})")
# A run, so that a text can be measured at once: one match for each character would take twenty times as long.
_HAN_SIDE = regex(f"[{HAN}，。、；：？！…—《》〈〉「」『』【】〔〕％℃]+")
_NO_LATIN = regex("[^A-Za-z]+")
_ASCII_WORD = regex("[0-9A-Za-z]")
_ADDRESS = r"[\x21-\x7e]*[A-Za-z0-9/=_~#%&+-]"  # a mark at its end belongs to the sentence
# Addresses, and numbers with their decimal points, thousands and colons, keep their marks.
_KEPT = regex(
    rf"[A-Za-z][A-Za-z0-9+.-]{{1,15}}://{_ADDRESS}"
    rf"|www\.{_ADDRESS}"
    r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![0-9])[0-9]{1,3}(?:, ?[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{2}:[0-9]{2}:[0-9]{2},[0-9]{3}|[0-9]+(?:[.:][0-9]+)+|&(?:lt|gt|amp|quot);",
    re.ASCII,
)
# Manual pages and functions, chmod(1) and main(), keep their brackets; options keep their hyphens.
_CODE = regex(r"(?<![A-Za-z])[a-z_][A-Za-z0-9_.+:-]+\((?:[1-9][a-z]{0,3})?\)")
# What a program says stays as it is, Han or not: print("你好,世界").
_QUOTED = """(?:"[^"()]*"|'[^'()]*')"""
_ARGUMENT = rf"(?:{_QUOTED}|[A-Za-z0-9_.+*/=: -]+)"
_CALL = regex(
    rf"(?<![A-Za-z0-9_.])(?:[A-Za-z_][A-Za-z0-9_.]*\((?:{_QUOTED}|[a-z])\)"
    rf"|[A-Z]+\([A-Z]{{1,2}}[0-9]+:[A-Z]{{1,2}}[0-9]+\)|[a-z_][A-Za-z0-9_.]*\({_ARGUMENT}(?:,{_ARGUMENT})+\))"
)
_MAY_CALL = regex("[A-Za-z0-9_]\\(")
# Formulas of tables and records inside a sentence: =IF(B2>60,"合格","不合格"), {"id": 17, "title": "提案"}.
_FORMULA = regex(
    '=[A-Z]{2,}\\((?:[^()。；"]|"[^"。]*"|\\([^()。]*\\)){1,120}+\\)|\\{\\s*"[^"{}]{1,40}"\\s*:[^{}。]{1,200}\\}'
)
# Points, functions of some terms, factors, intervals; paths and links: A(1,2), (x-1)(x-3)=0, [0,1), C:\\, [桥](a.md).
_INSIDE = r"[A-Za-z0-9,.+*/^=²³ -]{1,24}"
_FACTOR = rf"(?:{_INSIDE}+|\({_INSIDE}+\)){{1,4}}+"
_HAS_TERMS = r"(?=[^()]*(?:[+*^=²³,]|[A-Za-z]-|-[A-Za-z]|[a-z] [a-z]|[0-9][a-z](?=[)])))"
_MATHS = regex(
    rf"(?<![A-Za-z0-9])[A-Za-z]\((?:{_HAS_TERMS}{_INSIDE}|[a-z])\)"
    rf"|\({_HAS_TERMS}{_FACTOR}\)(?=[=^²³*(])|(?<=[=^*/)])\({_HAS_TERMS}{_FACTOR}\)"
    r"|\{[A-Za-z0-9., -]+\}|\[-?[0-9.]+, ?-?[0-9.]+\)|(?<![A-Za-z])[A-Za-z]:\\|(?<=\])\([!-'*-~]+\)"
)
_MAY_BE_MATHS = regex(r"[(\[{\\]")
# 新小麦 2.48 -- 新上市: in a row of a table it says that there is nothing.
_CELLS = regex(r"(?=.*[0-9])(?=.*(?:^|\s)--+(?:\s|$))(?:\S{1,10}\s+){2,}\S{1,10}")
_OPTION = regex("--[a-z]{2}")
_MAY_BE_NUMBER = regex("[0-9][,.:] ?[0-9]")
_WIDE = "０-９Ａ-Ｚａ-ｚ"
_IS_WIDE = regex(f"[{_WIDE}]")
_MAY_BE_WIDE = regex(f"[.,:/%-](?<=[{_WIDE}].)")
_BRACKET = regex("[()（）]")
# Marks of a run that get their width one from the other, more than any text has.
_ROUNDS = 8
# Begins with a class, so that all else of a text is passed over at once: a choice is tried at every character.
_MARK = regex(rf"[,;:?!().-](?:(?P<behind_han>(?<={LETTER}[,;:?!]))|(?<=[,;:?!()])|(?<=-)-+|(?<=\.)\.{{2,}})")
# 后来。。。: as people type an ellipsis.
_STOPS_IN_A_ROW = regex("。{3,}")
# An entry of a list of references, whose marks are half-width ones (GB/T 7714-2015, 4): [1] 费孝通. 乡土中国[M].
_REFERENCE = regex(
    "(?:[\\[［][0-9０-９]{1,3}[\\]］]|[^,，。:：\\[]{2,40}[.．](?=.*(?:19|20)[0-9]{2}))[^。]*?[\\[［](?:[JMNDCRSPAGZ]|EB|DB)(?:/OL)?[\\]］]"
)
# A record of a table of values: 1001,北窗夜话,23.50.
_VALUES = regex(r"[^,;，。\s]*(?:,[^,;，。\s]*){2,}|[^,;，。\s]*(?:;[^,;，。\s]*){2,}")
# Between figures and letters that have their full width, marks have it too: １４．０５％.
_MARK_AMONG_WIDE = regex(rf"(?<=[{_WIDE}])(?:[.,:/-](?=[{_WIDE}])|\.(?={LETTER})|%)|{_MARK.pattern}")


def run(document: Document, context: Context) -> None:
    """Mark each mark whose width is wrong for where it stands."""
    models = Models()
    for block in cast("list[Element]", list(document.texts())):
        if block.tag == "furniture":
            continue
        text = flow(block)
        if not (block.tag == "row" and _VALUES.fullmatch(text)):
            changes = context.lists.without_kept(text, changes_in(text, context))
            if changes:
                regularise(block, changes, models)


def changes_in(text: str, context: Context) -> list[Change]:
    """The changes of one block's text: a mark that has got its width can speak for the one beside it."""
    if ("]" in text or "］" in text) and _REFERENCE.match(text):
        return []
    if is_code(text):
        return []
    allowed = frozenset(rule for rule in rules if context.allows(rule))
    if "--" in text and _CELLS.fullmatch(text):
        allowed -= {"dash"}
    found: list[Change] = []
    calls = _calls(text) if ("(" in text and _MAY_CALL.search(text)) or "{" in text else ()
    mark = _MARK_AMONG_WIDE if _MAY_BE_WIDE.search(text) else _MARK
    for _ in range(_ROUNDS):
        marks = list(mark.finditer(text))
        changes = _changes(text, marks, allowed) if marks else []
        found += changes
        if not changes or len(changes) == len(marks):
            break
        letters = list(text)
        for change in changes:  # as long as before, so that places stay
            letters[change.start : change.end] = change.new[0] * (change.end - change.start)
        text = "".join(letters)
    if "quotation" in allowed and ('"' in text or "'" in text):
        plain = "".join(" " if at in calls else char for at, char in enumerate(text)) if calls else text
        found += [Change(at, at + 1, new, "quotation") for at, new in straight_quotes(plain)]
    if "ellipsis" in allowed and "。。" in text:
        found += [Change(*match.span(), "……", "ellipsis") for match in _STOPS_IN_A_ROW.finditer(text)]
    if "stop" in allowed and "." in text:
        found += [Change(at, at + 1, "。", "stop") for at in stops(text)]
    return sorted([change for change in found if change.start not in calls] if calls else found)


def _changes(text: str, marks: Sequence[re.Match[str]], allowed: frozenset[str]) -> list[Change]:
    around: _Around | None = None
    found: list[Change] = []
    for match in marks:
        start, end = match.span()
        if match.lastgroup:  # most of them: no number or address has Han before a mark
            rule, new = "width", _FULL_BEHIND_HAN[match[0]]
            end += _SPACED.match(text, end) is not None
        elif text[start] in ".,:/-%" and end - start == 1 and _IS_WIDE.match(text, start - 1):
            rule, new = "width", chr(ord(text[start]) + _TO_FULL)
        else:
            around = around or _around(text)
            if start in around.kept or around.partners.get(start) in around.kept:
                continue
            rule, new = _reading(text, start, end, around)
        if new and rule in allowed:
            found.append(Change(start, end, new, rule))
    return found


class _Around(NamedTuple):
    """What a block says of its marks: places of addresses and numbers, partners of brackets, the share of Han."""

    kept: set[int]
    partners: dict[int, int]
    share: float


def _around(text: str) -> _Around:
    return _Around(_kept(text), _brackets(text) if "(" in text or ")" in text else {}, _han_share(text))


def _kept(text: str) -> set[int]:
    """The places of addresses, numbers and code."""
    patterns = []
    if _MAY_BE_NUMBER.search(text) or any(sign in text for sign in ("@", "://", "www.", "&")):
        patterns.append(_KEPT)
    if "(" in text:
        patterns.append(_CODE)
    if _MAY_BE_MATHS.search(text):
        patterns.append(_MATHS)
    return {at for pattern in patterns for match in pattern.finditer(text) for at in range(*match.span())}


def _calls(text: str) -> set[int]:
    """The places of calls of functions with a text in quotes."""
    return {at for form in (_CALL, _FORMULA) for call in form.finditer(text) for at in range(*call.span())}


def _reading(text: str, start: int, end: int, around: _Around) -> tuple[str, str]:
    mark = text[start:end]
    if mark[0] == "-":
        return "dash", "——" if _han_near(text, start, end) and not _OPTION.match(text, end - 2) else ""
    if mark[0] == ".":
        return "ellipsis", "……" if _han_near(text, start, end) else ""
    if mark in "()":
        other = around.partners.get(start)
        first, last = (start, other) if mark == "(" else (other, start)
        full = _bracket_is_full(text, first, last)
    else:
        full = _mark_is_full(text, start, end, around.share)
    return "width", mark.translate(_FULL) if full else ""


def _brackets(text: str) -> dict[int, int]:
    """The partner of each half-width bracket that has one (of either width)."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "(（":
            opened.append(match.start())
        elif opened:
            first = opened.pop()
            partners[first], partners[match.start()] = match.start(), first
    return partners


def _bracket_is_full(text: str, first: int | None, last: int | None) -> bool:
    """Both brackets of a pair have one width: full where Han stands inside or on either side."""
    if first is not None and last is not None:
        inside = _HAN_SIDE.search(text, first + 1, min(last, first + 400))
        if text[first] == "（" or text[last] == "）" or inside:
            return True
        return _han_near(text, first, last + 1)
    at = first if first is not None else last
    return at is not None and _han_near(text, at, at + 1)


def _mark_is_full(text: str, start: int, end: int, share: float) -> bool:
    before = letter_beside(text, start - 1, -1)
    after = letter_beside(text, end, 1)
    if before and _HAN_SIDE.match(before):
        return True
    if text[end : end + 1] in _CLOSES_QUOTATION and _is_latin_quotation(text, start):
        return False
    if not after:
        return share > 0.5
    if text[start - 1 : start] in _PERCENT and not after.isdigit():  # 增长5.8%,CPI上涨
        return _HAN_SIDE.search(text, max(0, start - _NEAR), start) is not None
    if before.isdigit() and after.isdigit():
        return share > 0.7
    if before and _ASCII_WORD.match(before) and text[end : end + 1] == " ":
        # "Hello, 世界" in a Latin sentence keeps its mark; "GDP, 增长" does not occur in typeset text
        return bool(_HAN_SIDE.match(after)) and share > 0.5
    glued = _ASCII_WORD.match(text[end : end + 1] or " ")
    return bool(_HAN_SIDE.match(after)) or (share > 0.7 and not glued)


_CLOSES_QUOTATION, _OPENS_QUOTATION = frozenset('”"’」'), regex('[“"‘「]')
_LONGEST_QUOTATION = 80
_PERCENT = frozenset("%％‰℃")
_NEAR = 12


def _is_latin_quotation(text: str, end: int) -> bool:
    """Whether what is quoted up to a mark is a Latin sentence, which keeps its marks: “Yes, of course!”."""
    first = max(0, end - _LONGEST_QUOTATION)
    opens = [found.end() for found in _OPENS_QUOTATION.finditer(text, first, end)]
    inside = text[opens[-1] : end] if opens else ""
    return inside.isascii() and inside[:1].isalpha()


def _han_near(text: str, start: int, end: int) -> bool:
    """Whether Han stands before `start` or from `end` on."""
    return _is_han_at(text, start - 1, -1) or _is_han_at(text, end, 1)


def _is_han_at(text: str, at: int, step: int) -> bool:
    letter = letter_beside(text, at, step)
    return bool(letter) and _HAN_SIDE.match(letter) is not None


def _han_share(text: str) -> float:
    """How much of a text's letters is Han, from its first 400 characters."""
    sample = text[:400]
    han = len(sample) - len(_HAN_SIDE.sub("", sample))
    latin = len(_NO_LATIN.sub("", sample))
    return han / (han + latin) if han + latin else 0.0
