"""What stands where two lines of one paragraph meet: nothing between Han, a space between Latin words."""

import re

from zx_convert.text.characters import is_han, is_latin

# Marks that belong to whatever text stands beyond them.
_TRANSPARENT = frozenset("“”‘’\"'—–…·（）()《》〈〉「」『』【】，。、；：？！,;:?!")
_IN_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|[\w.+-]+@)[\x21-\x7e]*$|[\w.-]*[/\\_][\w./\\-]*$", re.ASCII
)
_REACH = 60


def between(before: str, after: str) -> str:
    """The text between two pieces of a paragraph that a break parted: "" or one space.

    Each side belongs to the script of its nearest letter. Two Latin words take one space, but a number that was cut,
    an address or a path goes on at once; beside Han nothing stands (Han–Latin space is the typesetter's, CLREQ 3.2.2).

    >>> between("研", "究制定"), between("a page", "break"), between("共3", "86公里"), between("http://a.cn/", "b")
    ('', ' ', '', '')
    """
    left, right = _nearest(before[::-1]), _nearest(after)
    if not left or not right or is_han(left) or is_han(right) or not is_latin(left) or not is_latin(right):
        return ""
    if before[-1:].isdigit() and after[:1].isdigit():
        return ""
    if _IN_ADDRESS.search(before[-_REACH:]):
        return ""
    if before[-1:] == "-":
        return ""
    return " "


def _nearest(text: str) -> str:
    for char in text[:6]:
        if char not in _TRANSPARENT:
            return char
    return ""
