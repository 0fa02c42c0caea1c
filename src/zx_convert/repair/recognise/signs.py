"""Where a byline is cut: the roles, tasks and signs (记者, 摄影, 文/图, 摄) that stand in it."""

import re
from typing import NamedTuple

from zx_convert.text.patterns import regex

from .alphabet import SLASHES
from .names import names_in
from .roles import MARK, ORGAN_CHARACTERS, ROLE, is_organ, is_photo_task

_PHOTO_SIGNS = frozenset(["图", "圖", "摄", "攝", "影", "绘", "繪", "画", "畫", "照片", "组图"])
_SURE_NAME = 3.4
_OF_NAMES = frozenset("文图圖影画畫书書")
# 本报记者 皮　影/文: the stroke belongs to the sign behind it.
_BEFORE_SIGN = regex(f"[{SLASHES}]\\s*(?:文|[图圖摄攝])(?:\\s|$)")
_BESIDE = tuple(SLASHES + ":：")
# 融媒记者 is a role, 首席记者 of 青崖融媒 is one of that outlet.
_NAME_OF_OUTLET = regex("视频|視頻|财经|財經|(?:融媒|全媒|新媒)[体體]?(?!记者|記者|[体體])")
_PADDING = regex("\\s+")
_LAST_TOKEN = regex(f"[{ORGAN_CHARACTERS}]+$")


# What says that a role is one of such an outlet, whatever stands right before it.
_OF_OUTLETS = regex("(?:融媒|全媒|新媒)[体體]?|客户端|视频|視頻")


class Sign(NamedTuple):
    """A word of a byline that is no name.

    `kind` is "person" or "editor" (a role: it stands before its names), "task" (摄影: before or after them), or one of
    the signs that say what was made: "both", "report", "photo", "work", "sign".
    """

    start: int
    end: int
    kind: str
    word: str

    @property
    def is_role(self) -> bool:
        return self.kind in ("person", "editor")

    @property
    def is_of_an_outlet(self) -> bool:
        """Whether it is a role at such an outlet as stands glued before it: 云川融媒记者."""
        return _OF_OUTLETS.match(self.word) is not None

    @property
    def is_photo(self) -> bool:
        """Whether it says that a picture was made."""
        return self.kind == "photo" or is_photo_task(self.word) or self.word in _PHOTO_SIGNS


def signs_in(text: str, start: int, end: int) -> list[Sign]:
    """Roles and signs of `text[start:end]` in order, without overlap."""
    piece = text[start:end]
    found = list(ROLE.finditer(piece))
    padded = [m.span() for m in found if _PADDING.search(m.group())]
    marks = [
        (m.start(), m.end(), m.lastgroup or "")
        for m in MARK.finditer(piece)
        if not any(first <= m.start() < last for first, last in padded)
    ]
    if not (found or marks):
        return []
    taken = {at for begin, stop, _ in marks for at in range(begin, stop)}
    roles = [
        (m.start() + _of_the_organ(piece, m), m.end(), m.lastgroup or "")
        for m in found
        if taken.isdisjoint(range(*m.span()))
    ]
    return [Sign(start + a, start + b, kind, _PADDING.sub("", piece[a:b])) for a, b, kind in sorted(marks + roles)]


def without_padded_names(text: str, signs: list[Sign]) -> list[Sign]:
    """The signs but for 文 and 图 between spaces, which may be a part of a padded name (文 静)."""
    return [
        sign
        for sign in signs
        if sign.kind != "sign"
        or sign.word not in _OF_NAMES
        or text[: sign.start].endswith(_BESIDE)
        or (text.startswith(_BESIDE, sign.end) and _BEFORE_SIGN.match(text, sign.end) is None)
    ]


def with_glued_text_signs(text: str, start: int, end: int, signs: list[Sign], most: int) -> list[list[Sign]]:
    """The signs with one 文 more that may be a sign between two names: 董洪川文陶源明摄; `most` at the most."""
    if not signs or not signs[-1].is_photo:
        return []
    free = [
        at
        for at in (found.start() for found in re.finditer("文", text[start:end]))
        if not any(sign.start <= start + at < sign.end for sign in signs)
    ]
    if len(free) > most:
        return []
    return [sorted([*signs, Sign(start + at, start + at + 1, "sign", "文")]) for at in free]


def _of_the_organ(piece: str, role: re.Match[str]) -> int:
    """How many characters of a role belong to the organ before it: in 豫视频记者 the organ is 豫视频."""
    qualifier = _NAME_OF_OUTLET.match(role.group())
    token = _LAST_TOKEN.search(piece, 0, role.start()) if qualifier else None
    if not qualifier or not token or is_organ(token.group()) or not is_organ(token.group() + qualifier.group()):
        return 0
    names = names_in(piece, token.start(), token.end())
    if names is not None and all(name.cost <= _SURE_NAME for name in names):
        return 0
    return len(qualifier.group())
