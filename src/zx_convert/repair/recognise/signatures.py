"""The byline as a value, and how it is made from a phrase or from words that name nobody."""

from typing import NamedTuple

from zx_convert.text.characters import SENTENCE_ENDS
from zx_convert.text.patterns import regex

from .credits import anonymous_credit, may_be_anonymous, organ_alone, sourced_credit, supplied_by
from .names import SURE, Known, Person
from .phrase import Phrase, read_phrase
from .roles import is_organ

# Agencies that are the source of a text where they stand alone in brackets; others are that of a picture.
_WIRES = frozenset([
    "新华社", "新華社", "中新社", "中央社", "中通社", "新华网", "中新网", "法新社", "路透社", "美联社", "美聯社",
    "共同社", "韩联社", "韓聯社", "塔斯社", "德新社", "埃菲社", "安莎社",
])  # fmt: skip
_PARTED = regex(r"[/／∕、，\s]+")
# A byline may stand behind the end of a sentence, or behind what is closed.
ENDS_OR_CLOSES = frozenset(SENTENCE_ENDS + ".．”’」』》")
# The text is about an author, or about a jump: no byline.
AUTHOR_NOTE = regex("(?:本文)?作者(?:系|为|為|是|单位|單位|简介|簡介|介绍|均)")
# The date of the Republic that a Taiwan agency puts behind its editors: （譯者：…）1141107.
SERIAL = regex("(?<=[)）])[0-9０-９]{6,8}$")
# ——编者, （编者）: the editor of the page, without a name.
EDITOR = regex("[—–─-]{0,3}[^—–─。]{0,6}(?:编者|編者)")
_AND_OTHERS = regex("\\s*等(?:[0-9０-９一二三四五六七八九十百两]{1,4}(?:人|[名位]\\w{2,4}))?$")
_PICTURES_FROM = regex("\\s+(?:图片?|圖片?|照片|资料图)由[^。，（）()]{2,16}提供$")
JUMP = regex("[版页頁][)）]?$|下[转轉]|上接|[紧緊]接")


class Byline(NamedTuple):
    """Who wrote or photographed it.

    The span covers brackets and the white space after. `kind` is "credit" for a photo credit (摄, 图, 新华社发), else
    "byline". A byline of an organ alone (本报评论员, 据新华社电) has no persons. `rule` names the form, `cert` says how
    sure it is.
    """

    start: int
    end: int
    persons: tuple[Person, ...]
    kind: str
    rule: str
    cert: str
    agency: str = ""


def without_others(text: str, start: int, end: int) -> int:
    """Where names end that sign for others too (苗素英等十一人), or whose pictures are others' (图片由县林业局提供)."""
    pictures = _PICTURES_FROM.search(text, start, end) if text.endswith("提供", start, end) else None
    end = pictures.start() if pictures else end
    others = _AND_OTHERS.search(text, start, end) if text.find("等", start + 1, end) > 0 else None
    return others.start() if others else end


def signature(text: str, start: int, end: int, known: Known | None, *, trusted: bool = False) -> Phrase | None:
    """The phrase that makes up all of `text[start:end]`, after 照片均由 or 新华社发 if it opens so, or None."""
    first, agency = supplied_by(text, start, end)
    phrase = read_phrase(text, first, end, known, trusted=trusted and first == start)
    return phrase._replace(agency=phrase.agency or agency) if phrase and agency else phrase


def signed(start: int, end: int, phrase: Phrase, rule: str, cert: str) -> Byline:
    """The byline of a phrase: a credit if all it tells is who made a picture."""
    kind = "credit" if phrase.photo and not phrase.text else "byline"
    return Byline(start, end, phrase.persons, kind, rule, cert, phrase.agency)


def certainty(phrase: Phrase) -> str:
    """How sure a phrase with a role or a sign is."""
    return "high" if phrase.has_role or phrase.doubt <= SURE else "medium"


def anonymous(text: str, start: int, end: int, *, bracket: bool = False) -> Byline | None:
    """A credit or byline that is known to name nobody: 新华社发, 资料图片, 据新华社电."""
    piece = text[start:end]
    if bracket and piece in _WIRES:
        return Byline(start, end, (), "byline", "byline-organ", "high", piece)
    if not bracket and not may_be_anonymous(piece):
        return None
    agency = anonymous_credit(piece, bracket=bracket)
    if agency is not None:
        return Byline(start, end, (), "credit", "credit-anonymous", "high", agency)
    agency = organ_alone(piece)
    if agency is None and bracket and all(part in _WIRES for part in _PARTED.split(piece)):  # （法新社/美联社）
        agency = piece
    if agency is not None:
        return Byline(start, end, (), "byline", "byline-organ", "high", agency)
    return None


def unnamed(text: str, start: int, end: int, phrase: Phrase | None) -> Byline | None:
    """What is left where no person was found: a credit with a source, or an organ with a role (本报评论员)."""
    if sourced_credit(text[start:end]):
        return Byline(start, end, (), "credit", "credit-source", "high")
    if phrase and phrase.has_role and not phrase.has_sign and is_organ(phrase.agency):
        return signed(start, end, phrase, "byline-organ", "high")
    return None
