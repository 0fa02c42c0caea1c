"""What stands behind the last sentence of a story and is none of it: （完）, □, （编辑：…）, （来源：…）."""

from typing import NamedTuple

from zx_convert.text.characters import half
from zx_convert.text.patterns import regex

from .alphabet import SPACES
from .brackets import opening_bracket, strip_span
from .imprint import imprint
from .signatures import SERIAL
from .words import one_of

_LONGEST_MARK = 12
_LONGEST_NOTE = 60
_MOST_NOTES = 3
_WORDS = one_of("完 全文完 本文完 续完 續完 连载完 連載完 全书完 全書完 完结 完結 未完 END End end")
_BRACKETED = regex(f"[(（【\\[［〔]\\s*{_WORDS}\\s*[)）】\\]］〕]")
_DASHED = regex(f"[—–─-]{{1,3}}\\s*{_WORDS}\\s*[—–─-]{{1,3}}")
_MARK = regex(f"\\s*(?:{_BRACKETED.pattern}|{_DASHED.pattern})$")
_MARK_ENDS = frozenset(")）】]］〕—–─-□■◆●▲★◇△☆▪◼◻❏")
_BOXES = regex("(?<=[。！？!?…”’」』)）])\\s*[□■◆●▲★◇△☆▪◼◻❏]{1,2}$")
_AROUND = "[—–─·•~～=*-]{1,12}"
_ALONE = regex(f"{_BRACKETED.pattern}|{_AROUND}\\s*{_WORDS}(?:\\s*{_AROUND})?|{_WORDS}\\s*{_AROUND}|END|全文完|[□■]")
_EDITED = regex(
    "(?:责任|責任|网络|網絡|本文|值班|实习|执行|執行)*(?:编辑|編輯|责编|責編|校对|校對|审核|審核|主编|主編)"
)
_FROM = regex("(?:稿件|文章|信息|新闻|资料)?(?:来源|來源)")
_COLON = regex("[:：]")
_OPEN_NOTE = regex("(?<=[。！？!?…”’」』)）])\\s*(?=(?:责任编辑|責任編輯|责编|責編|编辑|編輯|来源|來源)\\s*[:：])")


class Ending(NamedTuple):
    """A span at the end of a block that is furniture of this `type` ("end-mark", "editors" or "source")."""

    start: int
    end: int
    type: str


def endings(text: str) -> list[Ending]:
    """What stands behind the last sentence and is furniture, in order; [] where the whole block would be.

    >>> endings("大会昨天闭幕。（完）")
    [Ending(start=7, end=10, type='end-mark')]
    """
    found: list[Ending] = []
    end = len(text)
    while len(found) < _MOST_NOTES:
        last = strip_span(text, max(0, end - _LONGEST_NOTE), end)[1]
        ending = _end_mark(text, last) or _note(text, last)
        if ending is None or not text[: ending[0]].strip(SPACES):
            break
        found.append(Ending(ending[0], end, ending[1]))
        end = ending[0]
    return found[::-1]


def is_end_mark(line: str) -> bool:
    """Whether a whole line is nothing but the mark that ends a story."""
    return len(line) <= _LONGEST_MARK and _ALONE.fullmatch(line) is not None


def _end_mark(text: str, last: int) -> tuple[int, str] | None:
    if text[last - 1 : last] not in _MARK_ENDS:
        return None
    low = max(0, last - 2 * _LONGEST_MARK)
    found = _MARK.search(text, low, last) or _BOXES.search(text, low, last)
    return (found.start(), "end-mark") if found else None


def _note(text: str, last: int) -> tuple[int, str] | None:
    """（编辑：沈佳仪）1141107, （来源：云川新闻网）, or the same without brackets."""
    low = max(0, last - _LONGEST_NOTE)
    serial = SERIAL.search(text, low, last) if text[last - 1 : last].isdigit() else None
    stop = serial.start() if serial else last
    opening = opening_bracket(text, stop - 1, _LONGEST_NOTE) if stop else None
    if opening is not None:
        kind = _kind(text[opening + 1 : stop - 1])
        return (opening, kind) if kind else None
    note = _OPEN_NOTE.search(text, low, last) if _COLON.search(text, low, last) else None
    kind = _kind(text[note.end() : last]) if note else ""
    return (note.start(), kind) if note and kind else None


def _kind(note: str) -> str:
    line = half(note).strip()
    found = imprint(line) if _EDITED.match(line) or _FROM.match(line) else None
    return found[0] if found else ""
