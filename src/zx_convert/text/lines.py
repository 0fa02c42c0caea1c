"""Lines of a text, and the white space that parts them."""

import re

from zx_convert.text.characters import is_han
from zx_convert.text.patterns import regex

# Every character that ends a line in some file format or word processor (UAX #14 classes BK, CR, LF, NL).
LINE_ENDS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
# A break: a line end with all white space before and after it, so that indents and blank lines belong to it.
SPACES = " \t\u00a0\u3000\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\ufeff"
_BREAK = regex(f"[{LINE_ENDS}{SPACES}]+")
# The same where lines are quoted as mails quote them, with one or two > before each.
_QUOTED_BREAK = regex(
    f"(?:\\A>[{SPACES}]*|[{LINE_ENDS}{SPACES}]+)(?:(?<=[{LINE_ENDS}])> ?>?(?!>)[{LINE_ENDS}{SPACES}]*)*"
)
_QUOTED = regex("^> ?>?(?!>)", re.MULTILINE)
_LEAST_QUOTED = 3
# And where a page's markup was copied with its text: what parts paragraphs there, and the tags beside it.
_PARTS = "br|hr|p|pre|div|li|h[1-6]|tr|section|article|blockquote|center|ul|ol|table|tbody"
_PART = regex(f"</?(?:{_PARTS})(?:\\s[^<>]{{0,300}})?/?>", re.IGNORECASE)
# Spaces as HTML writes them.
_WRITTEN = "&(?:nbsp|e[nm]sp|thinsp|#160|#8194|#8195|#12288);"
_WRITTEN_INDENT = regex(f"^[{SPACES}]*{_WRITTEN}", re.MULTILINE)
_WRITTEN_BREAK = regex(f"(?:[{LINE_ENDS}{SPACES}]|{_WRITTEN})+")
_TAGGED_BREAK = regex(
    f"(?:[{LINE_ENDS}{SPACES}]|{_WRITTEN}"
    f"|</?(?:{_PARTS}|html|body|t[dh]|img)(?:\\s[^<>]{{0,300}})?/?>|<(?:span|strong|b|a)(?:\\s[^<>]{{0,300}})?></[a-z]{{1,6}}>|<!--[^<>]{{0,300}}-->)+",
    re.IGNORECASE,
)
# Tags that part something; one that is spoken of stands between words (用<br>换行).
_AT_EDGE = regex(f"(?:^|(?<=[>。！？…”\\s])){_PART.pattern}|{_PART.pattern}(?=[\\s<]|$)", re.MULTILINE | re.IGNORECASE)
_LEAST_TAGS, _LEAST_HAN = 3, 3
_LINE_END = regex(f"\r\n|[{LINE_ENDS}]")


def source_lines(text: str) -> list[str]:
    """The lines of a text without their ends; CRLF ends one line.

    >>> source_lines("a\\r\\nb\\n\\nc")
    ['a', 'b', '', 'c']
    """
    return _LINE_END.split(text)


def count_line_ends(text: str) -> int:
    """How many lines end in `text`.

    >>> count_line_ends("a\\r\\n\\nb")
    2
    """
    return len(_LINE_END.findall(text))


def unwritten(gap: str) -> str:
    """The white space of a break as it is meant: without the tags in it, and with the spaces that HTML writes.

    >>> unwritten("</p>\\n<p>&emsp;")
    '\\n\\u2003'
    """
    import html

    return html.unescape(_TAG.sub("", gap))


_TAG = regex("<[^<>]*>")


def _break(text: str) -> re.Pattern[str]:
    if "<" in text and _is_tagged(text):
        return _TAGGED_BREAK
    if "&" in text and len(_WRITTEN_INDENT.findall(text)) >= _LEAST_TAGS:
        return _WRITTEN_BREAK
    quotes = "\n>" in text and sum(1 for _ in _QUOTED.finditer(text)) >= _LEAST_QUOTED
    return _QUOTED_BREAK if quotes else _BREAK


def _is_tagged(text: str) -> bool:
    """Whether tags part the paragraphs of a text in Chinese; one on how tags are written has less between them."""
    tags = len(_PART.findall(text))
    enclosed = _PART.match(text.lstrip()) is not None
    if tags < _LEAST_TAGS or not (enclosed or len(_AT_EDGE.findall(text)) * 5 >= tags * 4):
        return False
    lines = sum(1 for line in source_lines(text) if line.strip())
    return tags * 2 >= lines and sum(map(is_han, text)) >= _LEAST_HAN * tags


def split_blocks(text: str) -> list[tuple[str, str]]:
    """Cut a text into lines that hold something: (white space before, line) pairs, the last line may be empty.

    White space at a line's edges belongs to the break, so that `before + line + before + line …` is the text. So do the
    marks with which a mail quotes lines, where several are quoted, and the tags of a page whose markup was copied.

    >>> split_blocks("\\n甲 乙 \\r\\n\\u3000丙\\n")
    [('\\n', '甲 乙'), (' \\r\\n\\u3000', '丙'), ('\\n', '')]
    """
    blocks: list[tuple[str, str]] = []
    before, start = "", 0
    ends = LINE_ENDS
    for match in _break(text).finditer(text):
        space = match[0]
        at_edge = match.start() == 0 or match.end() == len(text)
        if not at_edge and not any(c in ends for c in space) and not ("<" in space and _PART.search(space)):
            continue
        if match.start() > start:
            blocks.append((before, text[start : match.start()]))
            before = ""
        before += space
        start = match.end()
    if start < len(text) or before:
        blocks.append((before, text[start:]))
    return blocks
