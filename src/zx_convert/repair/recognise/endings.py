"""The mark that ends a story: （完）, 【END】, or a □ or ■ behind its last sentence."""

import re

from .names import SPACES
from .words import one_of

_LONGEST_MARK = 12
_WORDS = one_of("完 全文完 本文完 续完 續完 连载完 連載完 全书完 全書完 完结 完結 END End end")
_BRACKETED = re.compile(f"[(（【\\[［〔][{SPACES}]*{_WORDS}[{SPACES}]*[)）】\\]］〕]")
_DASHED = re.compile(f"[—–─-]{{1,3}}[{SPACES}]*{_WORDS}[{SPACES}]*[—–─-]{{1,3}}")
_AT_END = re.compile(f"(?:{_BRACKETED.pattern}|{_DASHED.pattern})[{SPACES}]*$")
_BOXES = re.compile(f"(?<=[。！？!?…”’」』)）])[{SPACES}]*[□■◆●▲★◇△☆▪◼◻❏]{{1,2}}[{SPACES}]*$")
_ALONE = re.compile(f"{_BRACKETED.pattern}|{_DASHED.pattern}|END|[□■]")


def end_mark(text: str) -> tuple[int, int] | None:
    """The span of the mark that ends a story at the end of a block, with the white space around it, or None.

    >>> end_mark("大会昨天闭幕。（完）")
    (7, 10)
    """
    low = max(0, len(text) - 2 * _LONGEST_MARK)
    found = _AT_END.search(text, low) or _BOXES.search(text, low)
    return (found.start(), len(text)) if found and found.start() else None


def is_end_mark(line: str) -> bool:
    """Whether a whole line is nothing but the mark that ends a story."""
    return len(line) <= _LONGEST_MARK and _ALONE.fullmatch(line) is not None
