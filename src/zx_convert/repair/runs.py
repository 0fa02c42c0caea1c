"""What lines of a page show together: what goes on, what leads up to what, forms, speeches and sayings."""

import itertools
from collections.abc import Iterator, Sequence

from zx_convert.repair import listing, notices
from zx_convert.repair.looks import HEADING_LIMIT, Line, is_heading_like, take_byline
from zx_convert.repair.pictures import lone_squares
from zx_convert.repair.recognise import clauses, headings
from zx_convert.repair.recognise.bylines import Byline, trailing_byline
from zx_convert.repair.recognise.notes import is_label_of_note
from zx_convert.repair.recognise.roles import ROLE
from zx_convert.text.bonds import is_tight
from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex
from zx_convert.text.seam import closes_beyond

# A field of a form (时间：, 地点：) behind a space or at the start.
_FIELD = regex(rf"(?:^|[\s]){LETTER}{{2,6}}:(?=\S)")
_FIRST_ITEM = regex(r"(?:[1一]、|1\.(?![0-9])|\([1一]\))")


def neighbours(lines: Sequence[Line]) -> None:
    """Facts of two lines together: fields in a row (时间：, 地点：), a signature with its date below."""
    for a, b in itertools.pairwise(lines):
        _beside(a, b)
    listing.rows_without_ends(lines)
    _reporters_in_prose(lines)
    notices.heads_of_official_texts(lines)
    notices.titles_of_official_texts(lines)
    notices.signatures_of_notices(lines)
    notices.enclosures(lines)
    notices.joint_signatures(lines)
    notices.offices_above_days(lines)
    notices.offices_below_titles(lines)
    notices.signatures_of_letters(lines)
    listing.bearers_of_posts(lines)
    listing.rows_below_colons(lines)
    listing.works(lines)
    _introductions(lines)
    listing.forms(lines)
    listing.labels(lines)
    listing.bullets(lines)
    listing.summaries(lines)
    listing.abstracts(lines)
    lone_squares(lines)
    listing.heads_behind_bullets(lines)
    _ends_of_speech(lines)
    _sayings(lines)
    _inscriptions(lines)
    _lives(lines)
    _footnotes(lines)
    listing.enumerations(lines)
    listing.lists_of_names(lines)
    listing.groups_of_names(lines)


def _beside(a: Line, b: Line) -> None:
    """Facts of two lines one below the other."""
    if a.length <= 60 and len(_FIELD.findall(a.half)) >= 2 and not a.byline:
        a.facts.add("fields")
    if "clause" in b.facts:
        a.facts.add("clause-below")
    if "number-of-text" in b.facts and "document" in a.facts and is_heading_like(a):  # below the title it is a deck
        b.facts.discard("number-of-text")
        b.facts.add("number-below")
    if _ends_as_typed(a, b):
        a.ending = "stop"
    if _goes_on_into(a, b):
        a.facts.add("goes-on")
    alike = set(_shared(a, b))
    a.facts.update(alike)
    b.facts.update(alike)
    if b.byline is not None:  # 老街旧事 / 葛明远: whatever its words, a title
        a.facts.difference_update({"column-words", "rather-column-words"})
    if "dateline" in b.facts and is_heading_like(a):  # 女排：三局速胜, with its story below
        a.facts.discard("fields")
    if a.length == b.length == 1:  # what was set vertically heads nothing
        a.facts.add("vertical")
        b.facts.add("vertical")
    _announced(a, b)
    if "date" in b.facts and a.length <= notices.LONGEST_SIGNATURE and not a.ending:
        a.facts.add("signature")
        b.facts.add("signed-day" if a.byline and a.byline.persons else "signature")


_WISHES = regex("[敬谨謹顺順恭]?祝[您你]?:?|此致:?")
_LONGEST_WISH = 16
_LEAST_NOTE = 30


def _announced(a: Line, b: Line) -> None:
    """Facts of a short line and of what it leads up to."""
    if not a.ending and b.ending == "stop" and is_tight(a.text[-1], b.text[0]):
        a.facts.add("word-goes-on")
    if a.length <= 20 and not a.ending and _FIRST_ITEM.match(b.half):
        a.facts.add("heads-list")
    if _WISHES.fullmatch(a.half) and b.length <= _LONGEST_WISH:  # 祝 / 身体健康，工作顺利！
        b.facts.add("formula")
    if "note" in a.facts and b.ending == "stop" and b.length >= _LEAST_NOTE and is_label_of_note(a.text):
        b.facts.add("note")
    if "side-box" in a.facts and not is_heading_like(b):  # 小贴士 above its text: no headline stands between
        a.facts.discard("box")


_LONGEST_FRAGMENT, _LONGEST_QUESTION = 5, 3
_THE_END = regex("[（(](?:完|全文完|待续|未完待续|下期续完)[）)]$")
# 日前 and the like begin sentences; a number before is no part of them.
_NO_UNITS = ("日前", "日本", "月底", "月初", "年初", "年底", "人们", "个人", "分别", "元旦", "天气", "万众", "名人")


_BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"))


def _goes_on_into(a: Line, b: Line) -> bool:
    """Whether a line surely goes on in the next: its bracket is closed there, its number has its unit there …"""
    if a.ending:
        return False
    text = b.text
    if a.text[-1].isdigit() and _CUT_YEAR.search(f"{a.half[-5:]}\n{b.half[:5]}"):
        return True
    if a.text[-1].isdigit() and clauses.starts_in_unit(text) and not text.startswith(_NO_UNITS):
        return b.ending in ("stop", "semicolon") or "，" in text or "," in text
    if _is_rest_of_credit(a, b):
        return True
    if closes_beyond(a.text, text, _BRACKETS) or _is_rest_of_clause(a, b):
        return True
    rest = _unsigned(b)
    longest = _LONGEST_FRAGMENT if rest[-1:] == "。" else _LONGEST_QUESTION if rest[-1:] in listing.ASKS else 0
    return 1 < len(rest) <= longest and rest[:-1].isalnum() and a.length >= _LONGEST_FRAGMENT


def _is_rest_of_clause(a: Line, b: Line) -> bool:
    """本办法所称公共场所，是指下列场 / 所：: one character before a colon, but no question or note (问：)."""
    return b.ending == "colon" and b.length == 2 and a.length >= _LEAST_CUT and b.half[0] not in "问答注"


def _ends_as_typed(a: Line, b: Line) -> bool:
    """Whether a full stop of typewriters ends a line behind figures that do not go on: …约HK$9,399."""
    return a.length >= _LEAST_CUT and a.half[-1:] == "." and a.half[-2:-1].isdigit() and not b.half[:1].isdigit()


_LEAST_CUT = 12


def _is_rest_of_credit(a: Line, b: Line) -> bool:
    """本报记者 车 敬 / 摄: the end of a line has cut who made a picture from what says so."""
    if not isinstance(a.tail, Byline) or b.length > _LONGEST_SIGN or b.blank:
        return False
    whole = trailing_byline(a.text + b.text)
    return whole is not None and whole.start == a.tail.start and whole.kind != a.tail.kind


_LONGEST_SIGN = 4
# 始建于20 / 18年
_CUT_YEAR = regex(rf"(?<={LETTER})(?:[12]\n[0-9]{{3}}|(?:19|20)\n[0-9]{{2}}|(?:19|20)[0-9]\n[0-9])年")


def _unsigned(line: Line) -> str:
    """A line without the byline that ends it, and without （完）: 扇。（石　碾） is the end of a sentence."""
    stop = line.tail.start if line.tail and "signed" in line.facts else len(line.text)
    return _THE_END.sub("", line.text[:stop].rstrip())


def _reporters_in_prose(lines: Sequence[Line]) -> None:
    """记者从统计 / 局了解到: a sentence that is cut right behind the word for where the reporter learned it."""
    for a, b in itertools.pairwise(lines):
        if a.byline is not None and _FROM_WHOM.match(a.text) and _LEARNED.search(b.text[:_REACH_OF_VERB]):
            take_byline(a)
            a.facts.add("goes-on")


_FROM_WHOM = regex(f"(?:本报|本報|本刊)?(?:记者|記者)[从從向在就对對到]{LETTER}{{1,8}}$")
_LEARNED = regex(
    "了解|瞭解|[获獲](?:悉|知|[准準])|看到|看見|看见|采访|採訪|询问|詢問|求证|核实|打听|发现|發現|介绍|介紹|咨询"
)
_REACH_OF_VERB = 24
_FIGURED = regex(r"[^\s:]{2,20}:\s*[0-9][0-9\s.+:-]*$")


def _is_figured(line: Line) -> bool:
    """Whether a line is a label and figures: 福彩3D第2024229期：4 0 7."""
    return line.length <= _LONGEST_FIGURED and _FIGURED.match(line.half) is not None


_LONGEST_FIGURED = 45
_LONGEST_PLACE, _LONGEST_BELOW_PLACE, _LONGEST_KICKER = 10, 30, 24
_MARKS = regex("[，。！？；]")


def _introductions(lines: Sequence[Line]) -> None:
    """A line with a colon or a dash above a headline: 嵩溪镇： / 班车开进小村, 民革建议—— / 管好停车."""
    for a, b, c in zip(lines, lines[1:], lines[2:], strict=False):
        if a.ending == "comma" and (a is lines[0] or a.after_furniture) and _is_half_of_headline(a, b, c):
            a.facts.add("introduces")
        if a.ending not in ("colon", "dash") or not _may_head(b):
            continue
        news = c.byline is not None or "dateline" in c.facts
        prose = bool(c.ending) and c.length > HEADING_LIMIT
        placed = a.length <= _LONGEST_PLACE and a.text[0] not in "“「"
        if _introduces(a, announced=news) and (news or (prose and (placed or a.ending == "dash"))):
            a.facts.add("introduces")


def _is_half_of_headline(a: Line, b: Line, c: Line) -> bool:
    """Whether a headline goes on behind a comma, with the byline below: 机器来了， / 译者会失业吗."""
    announced = c.byline is not None and c.byline.cert == "high" and c.byline.kind == "byline"
    return announced and max(a.length, b.length) <= _LONGEST_HALF and _may_head(b)


def _introduces(line: Line, *, announced: bool) -> bool:
    """Whether what ends in a colon or a dash may stand above a headline; with a dash above news it may be longer."""
    if line.length > _LONGEST_PLACE and _LEADS_UP.search(line.half):
        return False
    longest = _LONGEST_DASHED if announced and line.ending == "dash" else _LONGEST_KICKER
    return line.length <= longest and not (_STOPS if announced else _MARKS).search(line.text)


_LONGEST_DASHED, _LONGEST_HALF = 40, 20
# 获得一等奖的是：, 名单如下：, 葛明远说： lead up to a list or to what somebody said.
_LEADS_UP = regex(
    r"(?:的?是|[如以]下(?:几点|人员|事项)?|[说說道称稱问問答]|名[单單]|内容|包括|主持|写道|表示|认为)\s*:$|[以如]下[^:]{0,6}:$"
)
_STOPS = regex("[。！？]")


def _may_head(line: Line) -> bool:
    """Whether a line looks like a headline, and like nothing of a list or a form."""
    listed = line.facts & {"item", "speaker", "numbered", "fields", "formula", "listed"}
    return line.length < _LONGEST_BELOW_PLACE and is_heading_like(line) and not listed


def _shared(a: Line, b: Line) -> Iterator[str]:
    """What two lines show both."""
    if listing.are_rows(a, b):
        yield "rowed"
    if _is_speech(a) and _is_speech(b):
        yield "speech-beside"
    if "timed" in a.facts and "timed" in b.facts:
        yield "timed-beside"
    style = headings.numbering(a.text)
    if style and style == headings.numbering(b.text):
        yield "numbered-beside"
    if all(("speaker" in line.facts and not _TELLS.match(line.half)) or _is_figured(line) for line in (a, b)):
        yield "fields"
    if _SPEAKER.match(a.half) and _SPEAKER.match(b.half):
        yield "fields"
    if _is_credit(a) and _is_credit(b):
        yield "form"


# 葛明远（县政协委员）：…
_SPEAKER = regex(f"(?:{LETTER}|·){{2,8}}\\([^()]{{2,24}}\\):")
_LONGEST_CREDIT = 24


def _is_credit(line: Line) -> bool:
    """Whether a line says who did a task, whatever the name: 编曲：Jacky Wu."""
    if line.length > _LONGEST_CREDIT or ":" not in line.half:
        return False
    role = ROLE.match(line.text)
    return role is not None and line.half[role.end() : role.end() + 1] == ":"


# 住在六楼的黄太说：“…”: prose that tells what somebody said, and no field.
_TELLS = regex(f'{LETTER}{{1,14}}(?:[说說称稱道]|表示|坦言|回忆|回憶|告诉记者|告訴記者):\\s*[“「"]')


def _is_speech(line: Line) -> bool:
    return line.text[0] in "“「" and line.text[-1] in "”」" and line.ending == "stop"


def _ends_of_speech(lines: Sequence[Line]) -> None:
    """A line that ends a quotation which it does not open ends the speech above: no headline does."""
    for a, b in itertools.pairwise(lines):
        in_prose = a.length > HEADING_LIMIT or a.ending
        if in_prose and any(
            b.text[-1] == close and opener not in b.text for opener, close in ("“”", "‘’", "「」", "『』")
        ):
            b.facts.add("closes")


def _sayings(lines: Sequence[Line]) -> None:
    """Quotations with those who said them below a dash, two of them and more, are a collection of sayings."""
    said = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if "dash" in b.facts and not b.ending and (_is_speech(a) or (a.ending == "stop" and b.byline is not None))
        if b.length <= _LONGEST_SAID_BY
    ]
    if len(said) > 1:
        for line in itertools.chain.from_iterable(said):
            take_byline(line)
            line.facts.add("saying")
        for _, by in said:
            by.facts.add("said-by")


_LONGEST_SPEAKER, _LONGEST_SAID_BY = 30, 48


def _inscriptions(lines: Sequence[Line]) -> None:
    """What a stone or a letter says, line by line, below …写着：, is quoted and heads nothing."""
    for place, line in enumerate(lines):
        if line.ending != "colon" or not _WRITTEN.search(line.half):
            continue
        for quoted in lines[place + 1 : place + 1 + _MOST_QUOTED]:
            if quoted.ending or quoted.length > _LONGEST_SPEAKER:
                break
            quoted.facts.add("saying")


# Behind a sentence, as it goes on: a heading may be 他们这样写道：.
_WRITTEN = regex("[，,。].*(?:写|寫|刻|题|題|印|标|標|画)(?:着|著|道|有|的是)[^，。]{0,8}:$")
_MOST_QUOTED = 4


def _lives(lines: Sequence[Line]) -> None:
    """Who the author or teller is, right below the byline: 葛明远，1951年生，现居云川。"""
    for a, b in itertools.pairwise(lines):
        people = a.signed_by.persons if a.signed_by is not None else ()
        named = b.length <= _LONGEST_LIFE and b.text.startswith(tuple(person.name for person in people))
        if named and b.ending == "stop" and _OF_A_LIFE.match(b.text):
            b.facts.add("author-note")


_OF_A_LIFE = regex(
    "[^，,：:。]{2,8}[，,](?=[^我]*$)(?:.*[，,；;])?"
    "(?:生于|[0-9〇一二三四五六七八九]{4}年(?:[0-9]{1,2}月)?(?:出)?生(?![产產意活])|现居|現居|现为|现任|籍贯|毕业于)"
)
_LONGEST_LIFE = 100


def _footnotes(lines: Sequence[Line]) -> None:
    """Lines that open with a number in a circle which stands behind a word of the prose above explain that word."""
    inside: dict[str, str] = {}  # what follows each number
    for line in lines:
        follows = inside.get(line.text[0])
        if follows is not None and line.length <= _LONGEST_FOOTNOTE and line.facts.isdisjoint({"caption", "scene"}):
            if not follows or not line.text.startswith(follows, 1):  # else the prose only told the items that follow
                line.facts.add("author-note")
                line.facts.difference_update({"item", "bullet"})
            del inside[line.text[0]]
        elif line.length > _LEAST_PROSE:
            inside.update((found[0], found["follows"]) for found in _REFERENCE.finditer(line.text))


# 说的那句话①; but those of a list stand behind a mark (：①…；②…), those of pictures behind 图.
_REFERENCE = regex("(?<=[^\\W图圖片]|[。”’》）)])[①-⑳](?=(?P<follows>[^①-⑳].{0,2}|$))")
_LONGEST_FOOTNOTE, _LEAST_PROSE = 80, 20
