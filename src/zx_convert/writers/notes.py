"""Notes that follow each other (what a story says in short: ●… ¶ ●…) stand together, the same in every format."""

import unicodedata

from zx_convert.document import Element

# Bullets, and figures in circles.
_BULLETS = ("So", "No")
# A bullet is as wide as a Han character.
BULLET_EM = 1.0
_BETWEEN = frozenset({"lb", "furniture"})


def is_bulleted(text: str) -> bool:
    """Whether a note opens with a bullet, behind which its further lines hang.

    >>> is_bulleted("●年减排二氧化碳约160万吨"), is_bulleted("编者按：旧事。"), is_bulleted("")
    (True, False, False)
    """
    return unicodedata.category(text[:1] or " ") in _BULLETS


def is_joined(note: Element, *, above: bool) -> bool:
    """Whether another note stands directly above this one, or else below it."""
    neighbours = note.itersiblings(preceding=above)
    return next((other.tag for other in neighbours if other.tag not in _BETWEEN), "") == "note"
