"""What the items of a list open with: bullets, and numbers in circles."""

from zx_convert.text.characters import is_emoji

# ① to ⑳: figures in circles.
CIRCLED = frozenset(map(chr, range(0x2460, 0x2474)))
# What makes a sign an emoji or gives a face its colour.
_MODIFIERS = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_BULLETS = frozenset("●○◆◇■□▲△▼★☆•・◎※☉►▶▪▌▍▎")


def is_bullet(text: str) -> bool:
    """Whether a block opens with a bullet, a number in a circle or on a key, or an emoji before its text.

    >>> [is_bullet(text) for text in ("●修路", "👉修路", "👍👍修路", "修路👉")]
    [True, True, False, False]
    """
    return text[:1] in _BULLETS or text[:1] in CIRCLED or _is_keycap(text) or _opens_with_emoji(text)


def _opens_with_emoji(text: str) -> bool:
    rest = text[1:].lstrip(_MODIFIERS)
    return is_emoji(text[:1]) and len(rest) > 1 and not is_emoji(rest[0])


def kind_of_bullet(text: str) -> str:
    """What tells one list from another: its bullet, "circled" for numbers in circles and on keys, "" for none.

    >>> kind_of_bullet("●修路"), kind_of_bullet("⑫修路"), kind_of_bullet("修路")
    ('●', 'circled', '')
    """
    if text[:1] in CIRCLED or _is_keycap(text):
        return "circled"
    return text[0] if is_bullet(text) else ""


def _is_keycap(text: str) -> bool:
    """Whether it opens with a figure drawn as a key: 1️⃣."""
    return "\u20e3" in text[1:3] and text[0].isdigit()
