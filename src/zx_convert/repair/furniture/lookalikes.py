"""Lines that look like furniture and are text: figures in a row, days of a diary, the telephone of a notice."""

import itertools
from collections.abc import Sequence

from zx_convert.repair.recognise.blocks import is_cue
from zx_convert.repair.recognise.furniture import UNSURE, Furniture
from zx_convert.repair.recognise.mastheads import is_lettered, is_section, tells_a_day
from zx_convert.text.characters import LETTER, half
from zx_convert.text.dates import DATE
from zx_convert.text.patterns import regex

from .lines import Found, is_ended

# What may be a field of any text, where nothing else tells of a paper.
_OF_NOTICES = frozenset({"contact", "links"})
_OF_ANY_TEXT = frozenset({"page-number", "ornament", "end-mark", "contents"})
_PAGE = Furniture("page-number", "low")
_LONGEST_NUMBER = 9
# 12, 3/4
_FIGURE = regex("[0-9]{1,4}(?:/[0-9]{1,2})?")
_NUMBERED = regex(r"([0-9]{1,2})\s+\S")


def keep_lookalikes(found: Found, texts: Sequence[str]) -> None:
    """Take back what is text by what stands beside it."""
    _keep_numbers(found, texts)
    _keep_cut_figures(found, texts)
    _keep_announced(found, texts)
    _keep_lists(found, texts)
    _keep_days(found, texts)
    _keep_editors(found, texts)
    _keep_sources(found, texts)
    _keep_books(found, texts)
    _keep_signatures(found, texts)
    _keep_fields(found, texts)


def _keep_numbers(found: Found, texts: Sequence[str]) -> None:
    """Bare numbers in a row are figures; those that count from a 1 above the text, each below a sentence, its parts."""
    places = [
        place for place, text in enumerate(texts) if found[place] == _PAGE and _FIGURE.fullmatch(half(text).strip())
    ]
    numbers = [int(half(texts[place]).partition("/")[0]) for place in places]
    counted = places[:1] == [0] and len(places) > 1 and numbers == list(range(1, len(places) + 1))
    parts = counted and all(is_ended(texts[place - 1]) for place in places[1:])
    beside = set(places)
    for place in places:
        cue = place + 1 < len(texts) and is_cue(texts[place + 1])
        column = any(abs(at - place) == 2 and _is_short(texts[(at + place) // 2]) for at in places)
        if parts or cue or column or not beside.isdisjoint({place - 1, place + 1}):
            found[place] = None


def _keep_signatures(found: Found, texts: Sequence[str]) -> None:
    """The paper itself signs its notices: 征稿启事 / … / 云川日报社."""
    for place, kind in enumerate(found):
        if kind is None or not place or found[place - 1] is not None or not _SIGNS_AS_PAPER.fullmatch(texts[place]):
            continue
        above = texts[max(0, place - _CALL) : place]
        if is_ended(above[-1]) and any(_NOTICE.search(text) for text in above):
            found[place] = None


_SIGNS_AS_PAPER = regex(f"{LETTER}{{2,10}}[报報]社(?:[编編][辑輯]部)?\\s*(?:{DATE.pattern})?")
_NOTICE = regex("^[^，。]{0,20}(?:[启啟][事示]|公告|[声聲]明|更\\s*正|通知|[读讀]者|[鸣鳴][谢謝]|[征徵][文稿])$")


def _is_short(text: str) -> bool:
    """Whether a line may be a name in a column, with a figure above and below it."""
    return len(text) <= _LONGEST_IN_COLUMN and not is_ended(text)


_LONGEST_IN_COLUMN = 12


def _keep_cut_figures(found: Found, texts: Sequence[str]) -> None:
    """What goes on with the figure that the line before ends in is none of its own: …第1版　3 / 2开　定价：56元."""
    for place, (above, kind) in enumerate(itertools.pairwise(found), 1):
        goes_on = texts[place - 1][-1:].isdigit() and texts[place][:1].isdigit()
        sure = kind is None or kind.cert == "high"
        if goes_on and above is None and not sure and len(texts[place]) > _LONGEST_NUMBER:
            found[place] = None


def _keep_announced(found: Found, texts: Sequence[str]) -> None:
    """What a colon leads up to is said: 会议时间： / 2023年3月21日 14:30; but a running head may fall there."""
    for place, (above, kind) in enumerate(itertools.pairwise(found), 1):
        if above is not None or not texts[place - 1].endswith(("：", ":")):
            continue
        if kind is not None and (kind.type in _SAID or kind.cert in UNSURE):
            found[place] = None
        _keep_words(found, texts, place)


def _keep_words(found: Found, texts: Sequence[str], first: int) -> None:
    """A run of short lines below a colon is what it leads up to: 墙上写着四个词： / 倾听 / 分享 / 点赞 / 收藏.

    The name of a paper alone, or beside a page or a day, is a running head that has fallen there.
    """
    run = list(itertools.takewhile(lambda at: _is_short(texts[at]), range(first, min(first + _MOST_WORDS, len(texts)))))
    kinds = [kind for at in run if (kind := found[at]) is not None]
    below = found[first + len(run)] if first + len(run) < len(texts) else None
    heads = any(kind.type == "page-header" for kind in kinds)
    if below is not None or any(kind.type not in _WORDS for kind in kinds) or (heads and len(run) < _LEAST_WORDS):
        return
    if heads and any(char.isdigit() for at in run for char in texts[at]):
        return
    for at in run:
        found[at] = None


_SAID = frozenset({"contact", "source", "editors"})
_WORDS = frozenset({"links", "page-header"})
_MOST_WORDS, _LEAST_WORDS = 8, 2


def keep_calls(found: Found, texts: Sequence[str]) -> None:
    """Where to write is a sentence of the call for texts that it ends: 征文启事 / 来稿请发至…，文末附姓名。"""
    for place, kind in enumerate(found):
        if kind is None or kind.type != "contact" or not texts[place].endswith("。"):
            continue
        first = place
        while first and found[first - 1] == kind and not is_ended(texts[first - 1]):
            first -= 1
        told = list(itertools.takewhile(lambda at: found[at] is None, range(first - 1, max(-1, first - _CALL), -1)))
        full = max((len(texts[at]) for at in told), default=0)
        heading = next((at for at in told if len(texts[at]) * 5 < full * 4 and not is_ended(texts[at])), None)
        if heading is not None and _CALLS.search(texts[heading]):
            found[first : place + 1] = [None] * (place + 1 - first)


# Lines of a call, from its heading on.
_CALL = 16
_CALLS = regex("[征徵约約][文稿](?![^，。]*[，。])")


def _keep_editors(found: Found, texts: Sequence[str]) -> None:
    """Editors beside other fields of a list (作者：…, 刊播单位：…) or below 编委会 are named by it."""
    for place, kind in enumerate(found):
        if kind is None or kind.type != "editors":
            continue
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(texts)]
        fields = [at for at in beside if found[at] is None and _FIELD.match(half(texts[at]))]
        above = texts[place - 1] if place else ""
        best = above.startswith(_BEST)
        members = _HEADS_MEMBERS.fullmatch(above) and (best or not texts[place].startswith(_OF_PAGE))
        if (len(beside) > 1 and len(fields) > 1) or members:
            _keep_run_of_editors(found, texts, place)


def _keep_run_of_editors(found: Found, texts: Sequence[str], place: int) -> None:
    while place < len(found):
        kind = found[place]
        if kind is not None and kind.type != "editors":
            return
        if kind is None and not _FIELD.match(half(texts[place])):
            return
        found[place] = None
        place += 1


_BEST = ("优秀", "最佳")
# Who made the page, not the book or the show.
_OF_PAGE = ("本版", "本期", "责任编辑", "責任編輯", "责编")
_FIELD = regex(r"\w{2,8}:\s*\S")
_HEADS_MEMBERS = regex(
    "(?!本)\\w{0,10}(?:编委会|編委會|编辑委员会|编辑部|优秀\\w{2,4}|最佳\\w{2,4}|(?:工作|制作|演职|编创)人员|主创名单)"
)


def _keep_sources(found: Found, texts: Sequence[str]) -> None:
    """Several sources in a row are a list of them; a page of the web names one."""
    sources = [kind is not None and kind.type == "source" for kind in found]
    labelled = [sources[place] and half(text).startswith(("来源:", "來源:")) for place, text in enumerate(texts)]
    for place, source in enumerate(labelled):
        if source and any(0 <= at < len(texts) and labelled[at] for at in (place - 1, place + 1)):
            found[place] = None


def _keep_books(found: Found, texts: Sequence[str]) -> None:
    """The price of a book and where it comes from, in the fields that tell of it: 书号：ISBN … / 定价：68.00元."""
    for place in range(1, len(texts)):
        if found[place - 1] is not None or not _may_be_of_book(found[place]):
            continue
        near = texts[max(0, place - _FIELDS_OF_BOOK) : place + _FIELDS_OF_BOOK]
        if _FIELD_OF_BOOK.match(half(texts[place - 1])) and any(map(_NUMBER_OF_BOOK.match, near)):
            stop = next((at for at in range(place, len(texts)) if not _may_be_of_book(found[at])), len(texts))
            found[place:stop] = [None] * (stop - place)


def _may_be_of_book(kind: Furniture | None) -> bool:
    return kind is not None and kind.type in _OF_BOOKS and kind.cert != "low"


_OF_BOOKS = frozenset({"contact", "source"})
_FIELDS_OF_BOOK = 5
_NUMBER_OF_BOOK = regex("(?:[书書][号號]|ISBN)\\s*[:：]?\\s*[0-9A-Z]")
_FIELD_OF_BOOK = regex(
    "(?:[书書][号號]|ISBN|出版社|出版(?:时间|時間|单位|單位)|[页頁][数數]|[开開]本|[装裝][帧幀])\\s*:?\\s*[\\w《]"
)


def _keep_lists(found: Found, texts: Sequence[str]) -> None:
    """Lines in a row that open with a letter and a figure, or that count on, are a list: B1 超市 / B2 停车场."""
    lettered = [kind is not None and is_lettered(half(text)) for kind, text in zip(found, texts, strict=True)]
    numbers = [_NUMBERED.match(half(text)) if text[:1].isdigit() else None for text in texts]
    for place, kind in enumerate(found):
        if kind is None or kind.cert == "high" or kind.type == "links":
            continue
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(found)]
        own = numbers[place]
        counts = own and any((n := numbers[at]) and abs(int(n[1]) - int(own[1])) == 1 for at in beside)
        if counts or (lettered[place] and any(lettered[at] for at in beside)):
            found[place] = None


def _keep_days(found: Found, texts: Sequence[str]) -> None:
    """A day without page and paper ends a letter, or opens the entry of a diary: 5月6日 星期六 晴 / 今天挖红薯。"""
    for place, kind in enumerate(found):
        if kind is None or kind.cert not in UNSURE or kind.type not in ("page-header", "source"):
            continue
        if not tells_a_day(half(texts[place]).strip()):
            continue
        below = texts[place + 1] if place + 1 < len(texts) else ""
        beside = [found[at] for at in (place - 1, place + 1) if 0 <= at < len(found)]
        if (not below or is_ended(below)) and all(other is None for other in beside):
            found[place] = None


def _keep_fields(found: Found, texts: Sequence[str]) -> None:
    """Where nothing tells of a paper or a web page a telephone, an address or B1 超市 belongs to the text."""
    announces = any(map(_ANNOUNCES.search, texts[:_HEAD_OF_NOTICE]))
    any_text = _OF_ANY_TEXT | {"contact"} if announces else _OF_ANY_TEXT
    if any(kind is not None and kind.cert == "high" and kind.type not in any_text for kind in found):
        return
    for place, kind in enumerate(found):
        if kind is None:
            continue
        field = kind.type in _OF_NOTICES and (kind.cert != "high" or (announces and _is_told(kind, texts[place])))
        if field or (kind.type in ("page-header", "contents") and _is_of_a_list(half(texts[place]))):
            found[place] = None


# What asks its readers to write or to come, or lists how to reach whom.
_ANNOUNCES = regex(
    "[征徵][文稿集](?!.*[，。])|(?:[启啟][事示]|须知|須知|公告|通告|通知|公示|倡议书|通讯录|通訊錄|一览表|(?:征文|徵文|投稿|报名|应聘|招聘)要求)$|(?:征文|徵文|征稿|徵稿|报名|報名)[^。]{0,6}截止"
)
# But how to reach a newspaper is the paper's own also there.
_OF_NEWSPAPERS = regex("新[闻聞][热熱][线線]|[报爆]料|[广廣]告|[发發]行|[订訂][报報阅閱]|印刷|承印|社址|零售")
_HEAD_OF_NOTICE = 3


def _is_told(kind: Furniture, text: str) -> bool:
    """Whether a line of contacts is what an announcement tells."""
    return kind.type == "contact" and _OF_NEWSPAPERS.search(text) is None


def _is_of_a_list(line: str) -> bool:
    """Whether a line opens with a letter and a figure, and has no name of a section beside it: B1 超市; A02 要闻."""
    return is_lettered(line) and not any(map(is_section, line.split()[1:]))
