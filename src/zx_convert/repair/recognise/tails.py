"""Bylines and photo credits that end a paragraph or caption: （任学军）, 通讯员 陈刚 摄影报道, 新华社发（章岳摄）."""

from zx_convert.text.characters import LETTER, SENTENCE_ENDS
from zx_convert.text.patterns import regex

from .affiliations import with_affiliation
from .alphabet import DOTS, LISTED, LISTED_AGENCY, SPACES
from .brackets import opening_bracket, skip_spaces, strip_span
from .credits import anonymous_credit
from .likelihood import reads_as_word
from .names import SURE, Known, Person, names_in
from .phrase import Phrase, read_phrase
from .places import PLACES
from .roles import ROLE
from .signatures import (
    AUTHOR_NOTE,
    EDITOR,
    ENDS_OR_CLOSES,
    JUMP,
    SERIAL,
    Byline,
    anonymous,
    certainty,
    signature,
    signed,
    unnamed,
    without_others,
)
from .sources import taken_from
from .stopwords import is_word
from .surnames import SURNAMES
from .words import ahead

_BRACKETED_TAIL = 220
_OPEN_TAIL = 120
_CLOSING = frozenset(")）】]］")
# No byline ends as a sentence does, which most paragraphs do.
_NOT_AT_END = frozenset(SENTENCE_ENDS + ":：，,、；;")
_QUOTES = frozenset("”’」』")
_DOUBTFUL_TAIL = 6.6
_MEDIUM_TAIL = 5.2

# 贾建舟摄/光明图片: a picture agency behind a credit.
_PICTURE_AGENCY = regex("(?<=[摄攝])\\s*[/／∕]\\s*\\w{2,8}$")
_SIGNS = regex(
    ahead(others=f"记記通实實评編作漫撰整采供报報提资来來摄攝影照图圖文绘繪发發社画畫刻拍视中IC／/∕{LISTED}") + "(?:"
    "记者|記者|通讯员|通訊員|实习生|實習生|评论员|編輯|作者|漫画|漫畫|撰文|整理|采写|供稿|报道|報道|報導|提供|资料|来源|來源"
    f"|(?:摄影|攝影|照片|图片|圖片|[图圖文])\\s*[:：/／∕]|[摄攝图圖绘繪供发發社文作画畫刻拍](?:影|片)?[)）]?$|视觉$|[摄攝][于於]\\w{{1,11}}$|[／/∕](?:路透|法新|美联|塔斯)$|中国$|IC$|CFP$|[{LISTED}])"
)
_BOUNDARY = regex("[。！？!?…”’」』）)】]+|\\s+")
_ISSUER = regex("(?:^|[。！？!?”」』\\s])(?P<issuer>[^。！？!?”」』\\s]{2,14})$")
_MARK = regex("[□■◎○◇◆☆★※]")
_MARKED = regex(f"(?<=[。！？!?…”’」』)）])\\s*[□■◎○◇◆☆★※]\\s*(?P<names>[\\w{DOTS}\\s]{{2,24}})$")
_EDITOR_AT_END = regex("(?<=[。！？…”])[—–─-]{1,3}[^—–─。]{0,6}(?:编者|編者)$")
_ARTIST = regex("[作画畫绘繪书書刻]$")
_LONGEST_TITLE = 24
# 问：…？（读者 葛明远）: who asks is part of what is told.
_ASKS = regex("[问問]\\s*[:：]")
_ASKER = regex("(?:读者|讀者|网友|網友)(?![、，].*(?:记者|記者))|[^、，:：]{2,10}(?:读者|讀者|网友|網友)")
# 3.《关于古渠修复的建议》（提案人：葛明远）: so is who proposed it, in a list of proposals.
_PROPOSAL = regex("\\s*(?:[0-9０-９]{1,3}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)])?\\s*《[^《》]+》\\s*$")
_PROPOSER = regex("(?:提案|建议|反映)(?:人|者|单位)")
# What tells of the author or of a riddle: （作者系……）, （打一成语）, or tells what to do: （点击图片可放大）.
_OF_NOBODY = regex(f"{AUTHOR_NOTE.pattern}|打一|点击|點擊|长按|扫码")
_OWN_ORGAN = regex(f"本[报報网網台刊]|新华社|新華社|中新社|{LISTED_AGENCY}")


def trailing_byline(text: str, *, known: Known | None = None) -> Byline | None:
    """The byline or credit that ends the paragraph or caption, or None.

    Where two stand in a row, ask again with the text before the first answer's start.
    """
    end = len(text)
    while end and text[end - 1] in SPACES:
        end -= 1
    if end < 3 or text[end - 1] in _NOT_AT_END or (text[end - 1] in _QUOTES and text[end - 2] in SENTENCE_ENDS):
        return None
    serial = SERIAL.search(text, max(0, end - 10), end) if text[end - 1].isdigit() else None
    last = serial.start() if serial else end
    if text[last - 1] in _CLOSING:
        found = _bracketed(text, last, known)
    else:
        found = _open(text, last, known) or _before_picture_agency(text, last, known)
    if found and not found.persons:
        found = _with_photographer(text, found, known)
    return found._replace(end=len(text)) if found else None


def signed_behind(text: str, known: Known | None = None) -> Byline | None:
    """Who signs a letter right behind its last sentence, with what he is: …分三天看。澜江电机厂退休工人　蔺　厚.

    A sentence that the next line goes on with may begin like that: ask only at the end of a text.
    """
    end = len(text.rstrip(SPACES))
    low = max(0, end - _OPEN_TAIL)
    last = max(text.rfind(mark, low, end) for mark in "。！？”」")
    start = skip_spaces(text, last + 1)
    if last < 0 or not _SHORTEST_SIGNED <= end - start <= _LONGEST_SIGNED:
        return None
    found = with_affiliation(text, start, end, known)
    return found._replace(rule="byline-tail-affiliation") if found and found.cert == "medium" else None


_SHORTEST_SIGNED, _LONGEST_SIGNED = 6, 30


def artist(text: str, known: Known | None = None) -> Byline | None:
    """Whose name ends a caption that names an art or a work of one: 《渡》（黑白木刻）　葛明远, 篆刻：“听雨”　苏岚."""
    named = _WORK_OF.search(text, max(0, len(text) - _LONGEST_WORK))
    names = names_in(text, *strip_span(text, *named.span("name")), known) if named else None
    if not names or len(names) > 1 or names[0].cost > SURE:
        return None
    person = Person(names[0].text, "", names[0].start, names[0].end)
    return Byline(names[0].start, len(text), (person,), "credit", "byline-tail-open", "medium")


_LONGEST_WORK = 100
_WORK_OF = regex(
    "(?=.{0,40}(?:[书書]法?|[画畫]|刻|水墨|[诗詩][书書]|[联聯]|朱文|白文|摄影|攝影|剪[纸紙]|雕塑|速写|[条條]幅))"
    f"[^。]{{2,60}}(?:[》”」）)]|{LETTER})\\s+(?P<name>\\S(?:\\s?\\S){{1,3}}|{LETTER}{{1,5}}(?:[·•]{LETTER}{{1,6}})+)$"
)


def _with_photographer(text: str, found: Byline, known: Known | None) -> Byline:
    """Take in the credit before a credit of an agency alone: 贾建舟摄（人民视觉）."""
    before = strip_span(text, max(0, found.start - _BRACKETED_TAIL), found.start)[1]
    if not before or text[before - 1] not in "摄攝影图圖)）道":
        return found
    low = max(0, before - 2 * _BRACKETED_TAIL)
    named = trailing_byline(text[low:before], known=known)
    if named is None and low == 0:
        phrase = signature(text, skip_spaces(text, 0), before, known)
        named = signed(skip_spaces(text, 0), before, phrase, "byline-tail-open", certainty(phrase)) if phrase else None
    if named is None or named.kind != "credit" or not named.persons:
        return found
    persons = tuple(p._replace(start=p.start + low, end=p.end + low) for p in named.persons)
    return named._replace(start=named.start + low, persons=persons, agency=named.agency or found.agency)


def _before_picture_agency(text: str, end: int, known: Known | None) -> Byline | None:
    low = max(0, end - 14)
    parted = any(text.find(slash, low, end) >= 0 for slash in "/／∕")
    agency = _PICTURE_AGENCY.search(text, low, end) if parted else None
    return _open(text, agency.start(), known) if agency else None


def _is_told(text: str, opening: int, start: int, end: int) -> bool:
    """Whether whom a bracket names is part of what is told: who asks, who proposed what a list names."""
    if _ASKS.match(text):
        return _ASKER.match(text, start, end) is not None
    return _PROPOSER.match(text, start, end) is not None and _PROPOSAL.fullmatch(text, 0, opening) is not None


def _bracketed(text: str, end: int, known: Known | None) -> Byline | None:
    opening = opening_bracket(text, end - 1, _BRACKETED_TAIL)
    if opening is None:
        return None
    start, stop = strip_span(text, opening + 1, end - 1)
    stop = without_others(text, start, stop)
    if EDITOR.fullmatch(text, start, stop):
        return Byline(opening, end, (), "byline", "byline-editor", "high")
    if stop - start < 2 or _OF_NOBODY.match(text, start, stop) or _is_told(text, opening, start, stop):
        return None
    whole = anonymous(text, start, stop, bracket=True) or _taken(text, opening, (start, stop), known)
    if whole:
        return whole._replace(start=opening, end=end)
    phrase = signature(text, start, stop, known, trusted=True)
    if phrase is None or not phrase.persons:
        nobody = unnamed(text, start, stop, phrase)
        if nobody:
            return nobody._replace(start=opening, end=end)
        return _affiliated(text, opening, end, (start, stop), known)
    if phrase.editors_only:
        return None
    if phrase.has_sign and not phrase.has_role and not phrase.photo and phrase.doubt > SURE:  # （深情演唱）
        return None
    if phrase.has_role or phrase.has_sign:
        return _with_issuer(text, signed(opening, end, phrase, "byline-tail", certainty(phrase)))
    alone = _names_alone(text, opening, end, phrase, known)
    return alone or _affiliated(text, opening, end, (start, stop), known)


def _taken(text: str, opening: int, inside: tuple[int, int], known: Known | None) -> Byline | None:
    """Where the text was taken from, after the end of a sentence; on a line of its own without a name it is a note."""
    last = _last_before(text, opening)
    if last and last not in ENDS_OR_CLOSES:
        return None
    taken = taken_from(text, *inside, known)
    return taken if taken and (taken.persons or last) else None


def _last_before(text: str, opening: int) -> str:
    """The character before a bracket, white space aside; "" where the bracket begins the text."""
    low, before = strip_span(text, max(0, opening - 8), opening)
    return text[before - 1] if before > low else ""


def _affiliated(text: str, opening: int, end: int, inside: tuple[int, int], known: Known | None) -> Byline | None:
    """（市第一医院神经内科 葛明远）, after the end of a sentence."""
    last = _last_before(text, opening)
    if last and last not in ENDS_OR_CLOSES:
        return None
    found = with_affiliation(text, *inside, known)
    return found._replace(start=opening, end=end, rule="byline-tail-affiliation") if found else None


def _with_issuer(text: str, found: Byline) -> Byline:
    """Take in the organ before the bracket: 新华社发（章岳摄）."""
    low = max(0, found.start - 20)
    before = strip_span(text, low, found.start)[1]
    match = _ISSUER.search(text[low:before])
    agency = anonymous_credit(match["issuer"]) if match else None
    if match is None or agency is None:
        return found
    return found._replace(start=low + match.start("issuer"), kind="credit", agency=found.agency or agency)


def _names_alone(text: str, opening: int, end: int, phrase: Phrase, known: Known | None) -> Byline | None:
    """（任学军）, with nothing but the names: only after the mark that ends a sentence, or after another bracket."""
    last = _last_before(text, opening) or "。"
    if last not in ENDS_OR_CLOSES and last not in ")）":
        return None
    names = {person.name for person in phrase.persons}
    if any(name.isascii() for name in names):  # （GPL）
        return None
    if known is not None and names <= known.names:
        return signed(opening, end, phrase, "byline-tail-name", "high")
    unpadded = {person.name for person in phrase.persons if text[person.start : person.end] == person.name}
    padded = len(unpadded) < len(names)  # （乔 丽 石头）: the padding of one promises that all are names
    common = set(filter(is_word, unpadded))
    if not unpadded.isdisjoint(PLACES) or (common and not padded):
        return None
    words = {name for name in names if reads_as_word(name) and (name in unpadded or name[0] not in SURNAMES)}
    if words == names or any(name[0] not in SURNAMES for name in words):
        return None
    if phrase.doubt > _DOUBTFUL_TAIL or JUMP.search(text, opening, end):
        return None
    cert = "high" if phrase.doubt <= SURE and last not in ")）" else "medium" if phrase.doubt <= _MEDIUM_TAIL else "low"
    return signed(opening, end, phrase, "byline-tail-name", cert)


def _open(text: str, end: int, known: Known | None) -> Byline | None:
    """通讯员 陈刚 摄影报道 at the end of a caption, without brackets."""
    low = max(0, end - _OPEN_TAIL)
    editor = _EDITOR_AT_END.search(text, low, end) if text.endswith("者", low, end) else None
    if editor:
        return Byline(editor.start(), end, (), "byline", "byline-editor", "high")
    found = _marked(text, low, end, known)
    if found or not _SIGNS.search(text, low, end):
        return found
    starts = [found.end() for found in _BOUNDARY.finditer(text, low, end) if found.end() < end]
    for at in starts:
        if _ends_sentence(text, low, at):
            found = _from(text, skip_spaces(text, at), end, known)
            if found:
                return found
    for at in starts:
        found = _within_sentence(text, at, end, known)
        if found:
            return found
    return _glued(text, low, end, known)


def _marked(text: str, low: int, end: int, known: Known | None) -> Byline | None:
    """…改革仍在推进。■郑蜀山: names behind a mark that follows the last sentence."""
    marked = _MARKED.search(text, low, end) if _MARK.search(text, low, end) else None
    phrase = signature(text, marked.start("names"), end, known) if marked else None
    if marked is None or phrase is None or not phrase.persons or phrase.editors_only or phrase.doubt > SURE + 1.0:
        return None
    return signed(skip_spaces(text, marked.start()), end, phrase, "byline-tail-mark", "high")


def _ends_sentence(text: str, low: int, at: int) -> bool:
    """Whether the mark or white space before `at` ends a sentence or a bracket."""
    before = strip_span(text, low, at)[1]
    return before > low and (text[before - 1] in ENDS_OR_CLOSES or text[before - 1] in _CLOSING)


def _from(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    nobody = anonymous(text, start, end)
    if nobody and nobody.kind == "credit":
        return nobody
    first = skip_spaces(text, start + 1) if _MARK.match(text, start) else start
    phrase = signature(text, first, end, known)
    if phrase is None or not phrase.persons:
        nobody = unnamed(text, start, end, phrase)
        return nobody if nobody and nobody.kind == "credit" else None
    if phrase.editors_only or not (phrase.has_role or phrase.photo or (phrase.has_sign and phrase.doubt <= SURE)):
        return None
    found = signed(start, end, phrase, "byline-tail-open", certainty(phrase))
    return found._replace(kind="credit") if _ARTIST.search(text, start, end) and _is_title(text, start) else found


def _is_title(text: str, end: int) -> bool:
    """Whether the title of a work is all that stands before: 《坐享其成》 葛明远 作."""
    before = text[:end].strip(SPACES)
    return before[:1] in ("《", "“", "「") and before[-1:] in ("》", "”", "」") and len(before) <= _LONGEST_TITLE


def _within_sentence(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """After white space but no sentence mark, more must speak for a byline: 工人在装车 本报记者 贾建舟 摄."""
    phrase = signature(text, start, end, known)
    if phrase is None or phrase.editors_only or not phrase.persons:
        return None
    if not phrase.photo and not (phrase.has_role and (phrase.agency or phrase.has_sign)):
        return None
    return signed(start, end, phrase, "byline-tail-open", "medium")


def _glued(text: str, low: int, end: int, known: Known | None) -> Byline | None:
    """…装车本报记者贾建舟摄: glued to a caption without a full stop."""
    for own in _OWN_ORGAN.finditer(text, low, end):
        if ROLE.match(text, own.end(), end):
            phrase = read_phrase(text, own.start(), end, known)
            if phrase and phrase.persons and phrase.has_sign:
                return signed(own.start(), end, phrase, "byline-tail-glued", "medium")
    return None
