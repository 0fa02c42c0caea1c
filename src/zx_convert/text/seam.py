"""What stands where two lines of one paragraph meet: nothing between Han, a space between Latin words."""

import re
from collections.abc import Sequence

from zx_convert.text.characters import LETTER, is_han, is_latin
from zx_convert.text.patterns import regex

# Marks that belong to whatever text stands beyond them.
_TRANSPARENT = frozenset("“”‘’\"'—–…·（）()《》〈〉「」『』【】，。、；：？！,;:?!")
_IN_ADDRESS = regex(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|[\w.+-]+@)[\x21-\x7e]*$|[\w.-]*[/\\_][\w./\\-]*$", re.ASCII)
_IN_NUMBERS = frozenset(",.:，．：—–～~")
_CUT_NUMBER = regex(
    r"[0-9]\n(?:,[0-9]{3}(?![0-9])|[:：][0-9]{1,2}(?![0-9])|[.．][0-9])|[０-９]\n[，．：][０-９]"
    r"|[0-9],\n[0-9]{3}(?![0-9])|(?<![0-9])[0-2]?[0-9][:：]\n[0-5][0-9](?![0-9])|[0-9][.．]\n[0-9]|[０-９][，．：]\n[０-９]"
    r"|(?<![0-9])(?:1[89]|20)[0-9]{2}[—–～~]\n(?:1[89]|20)[0-9]{2}(?![0-9])|[0-9]{1,2}:[0-9]{2}[—–～~]\n[0-9]{1,2}:[0-9]{2}"
)
_REACH = 60
_NEAR = 6
_FULL = frozenset("—…（）《》〈〉「」『』【】，。、；：？！")
_SPACED = regex(f"(?<=[A-Za-z0-9]) (?={LETTER})|(?<={LETTER}) (?=[A-Za-z0-9])")
_GLUED = regex(f"(?<=[A-Za-z0-9])(?={LETTER})|(?<={LETTER})(?=[A-Za-z0-9])")
_LEAST_SPACES = 8


def closes_beyond(before: str, after: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a bracket or quotation that is open at the end of `before` is closed in `after`, which opens none first.

    >>> closes_beyond("人称“半城", "香”。", [("“", "”")]), closes_beyond("说完。", "（上）", [("（", "）")])
    (True, False)
    """
    for opener, closer in pairs:
        inside, closes, _ = after.partition(closer)
        if closes and opener not in inside and before.count(opener) > before.count(closer):
            return True
    return False


def between(before: str, after: str, *, spaced: bool = False, cut: bool = False) -> str:
    """The text between two pieces of a paragraph that a break parted: "" or one space.

    Each side belongs to the script of its nearest letter. Two Latin words take one space, but a number that was cut,
    an address or a path goes on at once; beside Han nothing stands (Han–Latin space is the typesetter's, CLREQ 3.2.2).

    Args:
        before: the first piece.
        after: the second piece.
        spaced: the text has spaces between Han and Latin elsewhere (`puts_spaces`): then it has one here.
        cut: lines were cut at a number of characters, inside words too, and a space would have been kept.

    >>> between("研", "究制定"), between("a page", "break"), between("共3", "86公里"), between("http://a.cn/", "b")
    ('', ' ', '', '')
    >>> between("使用", "GNU", spaced=True), between("他说：", "GNU", spaced=True), between("Bei", "jing", cut=True)
    (' ', '', '')
    """
    left, right = _nearest(before[: -_NEAR - 1 : -1]), _nearest(after[:_NEAR])
    if spaced and left and right and is_han(left) != is_han(right):
        return "" if before[-1:] in _FULL or after[:1] in _FULL else " "
    if not left or not right or is_han(left) or is_han(right) or not is_latin(left) or not is_latin(right):
        return ""
    if (cut and before[-1:].isalnum()) or (before[-1:].isdigit() and after[:1].isdigit()):
        return ""
    if cuts_number(before, after):
        return ""
    if _IN_ADDRESS.search(before[-_REACH:]):
        return ""
    if before[-1:] == "-":
        return ""
    return " "


def cuts_number(before: str, after: str) -> bool:
    """Whether a break cuts a number, a time, a score or a span of years or hours at its mark, behind it or before.

    >>> cuts_number("投资12,", "345万元"), cuts_number("上午9:", "30在县政府"), cuts_number("比分是3:", "345人")
    (True, True, False)
    >>> cuts_number("投资12", ",345万元"), cuts_number("比分为3", ":2"), cuts_number("共有3", "，2人")
    (True, True, False)
    >>> cuts_number("退货率从2015—", "2018年的4.7%降到"), cuts_number("营业时间8:00—", "17:30")
    (True, True)
    """
    parts = before[-1:] in _IN_NUMBERS and after[:1].isdigit()
    if not parts and not (before[-1:].isdigit() and after[:1] in _IN_NUMBERS):
        return False
    return _CUT_NUMBER.search(f"{before[-8:]}\n{after[:6]}") is not None


def puts_spaces(texts: Sequence[str]) -> bool:
    """Whether a text puts spaces between Han and Latin more often than not.

    >>> puts_spaces(["使用 GNU 和 BSD 的 Linux 系统，安装 Vim 和 Emacs 两种编辑器。"]), puts_spaces(["使用GNU的软件。"])
    (True, False)
    """
    with_space = sum(len(_SPACED.findall(text)) for text in texts if " " in text and not text.isascii())
    return with_space >= _LEAST_SPACES and with_space > sum(len(_GLUED.findall(text)) for text in texts)


def _nearest(text: str) -> str:
    for char in text:
        if char not in _TRANSPARENT:
            return char
    return ""
