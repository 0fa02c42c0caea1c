"""Bylines and photo credits: a line of its own, or the end of a paragraph or caption."""

import re
from dataclasses import dataclass, replace

from .brackets import opening_bracket, skip_spaces, strip_span, unwrap
from .credits import anonymous_credit, organ_alone, sourced_credit, supplied_by
from .names import HAN, SPACES, SURE, Known, Person
from .phrase import Phrase, read_phrase
from .places import PLACES, doubt_of_place
from .roles import ROLE

_LONGEST_LINE = 170
_TAIL = 220
_LONGEST_NAMES_ALONE = 16

_LEAD = re.compile(f"[{SPACES}]*[□■◎●○◆◇▲△★☆※⊙◤◥►▶▷◀◁◣◢▪▫◼◻❏❑☐✎✍✏*＊—–─\\-]+[{SPACES}]*")
_STRONG_LEAD = frozenset("□■◎○◆◇★☆※⊙▪▫◼◻❏❑☐✎✍✏")
_FROM = re.compile(f"[{SPACES}]*(?:发自|發自)[{SPACES}]*[{HAN}]{{2,8}}(?:报道|報道)?$")
_AUTHOR_NOTE = re.compile("(?:本文)?作者(?:系|为|為|是|单位|單位|简介|簡介|介绍|均)")
_EDITOR_SIGNS = re.compile("[—–─-]{1,3}[^—]{0,6}(?:编者|編者)")
_HOME = re.compile(f"[(（\\[［【〔](?P<place>[{HAN}]{{1,8}})[)）\\]］】〕]")
_COUNTRIES = frozenset("美英法德俄日韩印意加澳苏古先秦汉魏晋唐宋元明清")
_SENTENCE_END = frozenset("。！？!?…”’」』》")
_TAIL_SIGNS = re.compile("记者|記者|通讯员|通訊員|实习生|實習生|评论员|編輯|撰文|整理|采写|供稿|报道|報道|報導|[摄攝图圖绘供发發社文](?:影|片)?[)）]?$|提供|资料")
_BOUNDARY = re.compile(f"[。！？!?…”’」』）)】]+|[{SPACES}]+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote or photographed it.

    The span covers brackets and the white space after. `kind` is "credit" for a photo credit (摄, 图, 新华社发), else
    "byline". A byline of an organ alone (本报评论员, 新华社发) has no persons. `rule` names the form, `cert` is how sure it is.
    """

    start: int
    end: int
    persons: tuple[Person, ...]
    kind: str
    rule: str
    cert: str
    agency: str = ""


def whole_byline(text: str, *, known: Known | None = None) -> Byline | None:
    """The byline that the whole line is, or None.

    A line that is a dateline as well (【記者林書妍／臺南報導】) is for `leading_dateline`: ask that one first.
    """
    if len(text) > _LONGEST_LINE:
        return None
    start, end = strip_span(text, 0, len(text))
    if end - start < 2:
        return None
    if _EDITOR_SIGNS.fullmatch(text, start, end):
        return Byline(start, len(text), (), "byline", "byline-editor", "high")
    lead = _LEAD.match(text, start, end)
    inner = lead.end() if lead else start
    wrapped = unwrap(text, inner, end)
    inner, stop = wrapped or (inner, end)
    found = _line(text, inner, stop, known, bracket=wrapped is not None, lead=text[start] if lead else "")
    return replace(found, start=start, end=len(text)) if found else None


def _line(text: str, start: int, end: int, known: Known | None, *, bracket: bool, lead: str) -> Byline | None:
    if _AUTHOR_NOTE.match(text, start, end):
        return None
    anonymous = _anonymous(text, start, end)
    if anonymous:
        return anonymous
    origin = _FROM.search(text, start, end)
    phrase = read_phrase(text, start, origin.start() if origin else end, known, trusted=bracket)
    if phrase is None or not phrase.persons:
        return _unnamed(text, start, end, phrase) or _with_home(text, start, end, known)
    if phrase.editors_only:
        return None
    if phrase.has_role or phrase.has_sign:
        return _byline(start, end, phrase, "byline-role" if phrase.has_role else "byline-sign", _cert(phrase))
    return _names_alone(text, start, end, phrase, bracket, lead, known)


def _names_alone(
    text: str, start: int, end: int, phrase: Phrase, bracket: bool, lead: str, known: Known | None
) -> Byline | None:
    names = {person.name for person in phrase.persons}
    expected = known is not None and names <= known.names
    glued = any(a.end == b.start for a, b in zip(phrase.persons, phrase.persons[1:], strict=False))
    if text[end - 1] in "版页頁" or not names.isdisjoint(PLACES):
        return None
    if glued and not (lead or bracket or expected) and phrase.doubt > (3.4 if len(names) == 2 else 2.8):
        return None
    if not expected and (phrase.doubt > SURE + (1.0 if lead or bracket else 0.0) or len(names) > 4):
        return None
    if end - start > _LONGEST_NAMES_ALONE and not any("·" in name for name in names):
        return None
    if lead in _STRONG_LEAD and lead:
        return _byline(start, end, phrase, "byline-mark", "high")
    sure = expected or bracket or (phrase.doubt <= 3.0 and len(names) == 1)
    return _byline(start, end, phrase, "byline-name", "medium" if sure else "low")


def _with_home(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """A name with its bearer's place or country in brackets: 张三（兰州）, ［美］海明威."""
    home = _HOME.match(text, start, end)
    first, last = (home.end(), end) if home else (start, end)
    if not home:
        home = next((h for h in _HOME.finditer(text, start, end) if h.end() == end), None)
        last = home.start() if home else end
    if home is None or not (home["place"] in _COUNTRIES or doubt_of_place(home["place"]) <= 1.0):
        return None
    phrase = read_phrase(text, *strip_span(text, first, last), known)
    if phrase is None or phrase.editors_only or not phrase.persons or phrase.doubt > SURE:
        return None
    return _byline(start, end, phrase, "byline-home", "medium" if phrase.has_role or phrase.has_sign else "low")


def _byline(start: int, end: int, phrase: Phrase, rule: str, cert: str) -> Byline:
    kind = "credit" if phrase.photo and not phrase.text else "byline"
    return Byline(start, end, phrase.persons, kind, rule, cert, phrase.agency)


def _cert(phrase: Phrase) -> str:
    return "high" if phrase.has_role or phrase.doubt <= SURE else "medium"


def _anonymous(text: str, start: int, end: int) -> Byline | None:
    """A credit or byline that is known to name nobody."""
    piece = text[start:end]
    agency = anonymous_credit(piece)
    if agency is not None:
        return Byline(start, end, (), "credit", "credit-anonymous", "high", agency)
    agency = organ_alone(piece)
    if agency is not None:
        return Byline(start, end, (), "byline", "byline-organ", "high", agency)
    return None


def _unnamed(text: str, start: int, end: int, phrase: Phrase | None) -> Byline | None:
    """What is left where no person was found: a credit with a source, or an organ with a role (本报评论员)."""
    if sourced_credit(text[start:end]):
        return Byline(start, end, (), "credit", "credit-source", "high")
    if phrase and phrase.agency and phrase.has_role:
        return _byline(start, end, phrase, "byline-organ", "high")
    return None


def trailing_byline(text: str, *, known: Known | None = None) -> Byline | None:
    """The byline or credit that ends the paragraph or caption, or None.

    Where two stand in a row, ask again with the text before the first answer's start.
    """
    end = len(text)
    while end and text[end - 1] in SPACES:
        end -= 1
    if end < 3:
        return None
    found = _bracketed_tail(text, end, known) if text[end - 1] in ")）】]］" else _open_tail(text, end, known)
    return replace(found, end=len(text)) if found else None


def _bracketed_tail(text: str, end: int, known: Known | None) -> Byline | None:
    opening = opening_bracket(text, end - 1, _TAIL)
    if opening is None:
        return None
    start, stop = strip_span(text, opening + 1, end - 1)
    if text[start:stop] in ("编者", "編者"):
        return Byline(opening, end, (), "byline", "byline-editor", "high")
    if stop - start < 2 or _AUTHOR_NOTE.match(text, start, stop):
        return None
    anonymous = _anonymous(text, start, stop)
    if anonymous:
        return replace(anonymous, start=opening, end=end)
    phrase = read_phrase(text, supplied_by(text, start, stop), stop, known, trusted=True)
    if phrase is None or not phrase.persons:
        unnamed = _unnamed(text, start, stop, phrase)
        return replace(unnamed, start=opening, end=end) if unnamed else None
    if phrase.editors_only:
        return None
    if phrase.has_role or phrase.has_sign:
        found = _byline(opening, end, phrase, "byline-tail", _cert(phrase))
        return _with_issuer(text, found)
    return _bare_tail(text, opening, end, phrase, known)


def _with_issuer(text: str, found: Byline) -> Byline:
    """Take in the organ before the bracket: 新华社发（章岳摄）."""
    before = strip_span(text, 0, found.start)[1]
    window = text[max(0, before - 16) : before]
    for match in re.finditer(f"(?:^|[。！？!?”」』{SPACES}])(?P<issuer>[^。！？!?”」』{SPACES}]{{2,14}})$", window):
        agency = anonymous_credit(match["issuer"])
        if agency is not None:
            return replace(found, start=before - len(match["issuer"]), kind="credit", agency=found.agency or agency)
    return found


def _bare_tail(text: str, opening: int, end: int, phrase: Phrase, known: Known | None) -> Byline | None:
    """（任学军）, with nothing but the names: only after the mark that ends a sentence, or after another bracket."""
    before = strip_span(text, 0, opening)[1]
    last = text[before - 1] if before else "。"
    if last not in _SENTENCE_END and last not in ")）":
        return None
    names = {person.name for person in phrase.persons}
    if known is not None and names <= known.names:
        return _byline(opening, end, phrase, "byline-tail-name", "high")
    if phrase.doubt > 6.6 or not names.isdisjoint(PLACES) or text[end - 2] in "版页頁":
        return None
    cert = "high" if phrase.doubt <= SURE else "medium" if phrase.doubt <= 5.2 else "low"
    return _byline(opening, end, phrase, "byline-tail-name", "medium" if last in ")）" and cert == "high" else cert)


def _open_tail(text: str, end: int, known: Known | None) -> Byline | None:
    """通讯员 陈刚 摄影报道 at the end of a caption, without brackets."""
    low = max(0, end - 120)
    if not _TAIL_SIGNS.search(text, low, end):
        return None
    starts = [m.end() for m in _BOUNDARY.finditer(text, low, end) if m.end() < end]
    sentence = [at for at in starts if text[at - 1] in _SENTENCE_END or _ends_sentence(text, at)]
    for at in sentence:
        begin = skip_spaces(text, at)
        found = _tail_from(text, begin, end, known)
        if found:
            return found
    for at in starts:
        found = _tail_from(text, at, end, known, strict=True)
        if found:
            return found
    return _glued_tail(text, low, end, known)


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the white space before `at` follows the end of a sentence or a bracket."""
    before = strip_span(text, 0, at)[1]
    return before > 0 and (text[before - 1] in _SENTENCE_END or text[before - 1] in ")）】")


def _tail_from(text: str, start: int, end: int, known: Known | None, *, strict: bool = False) -> Byline | None:
    anonymous = None if strict else _anonymous(text, start, end)
    if anonymous and anonymous.kind == "credit":
        return anonymous
    phrase = read_phrase(text, supplied_by(text, start, end), end, known)
    if phrase is None or not phrase.persons:
        unnamed = None if strict else _unnamed(text, start, end, phrase)
        return unnamed if unnamed and unnamed.kind == "credit" else None
    if phrase.editors_only:
        return None
    if not (phrase.has_role or phrase.photo or (phrase.has_sign and phrase.doubt <= SURE)):
        return None
    if strict and not (phrase.has_role and (phrase.agency or phrase.has_sign)) and not phrase.photo:
        return None
    return _byline(start, end, phrase, "byline-tail-open", "medium" if strict else _cert(phrase))


def _glued_tail(text: str, low: int, end: int, known: Known | None) -> Byline | None:
    """…装车本报记者贾建舟摄: glued to a caption without a full stop."""
    for own in re.finditer("(?:本[报報网網台刊]|新华社|新華社|中新社)", text[low:end]):
        at = low + own.start()
        role = ROLE.match(text, low + own.end(), end)
        if role:
            phrase = read_phrase(text, at, end, known)
            if phrase and phrase.persons and phrase.has_sign:
                return _byline(at, end, phrase, "byline-tail-glued", "medium")
    return None
