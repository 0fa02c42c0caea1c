"""Brackets at the edges of a block: which pairs hold a byline or a dateline, and what stands in them."""

from .alphabet import SPACES

PAIRS = dict(zip("(（【[［〔〖『「<〈", ")）】]］〕〗』」>〉", strict=True))
_CLOSING = {close: opening for opening, close in PAIRS.items()}
# The width of a bracket may have been lost on one side only.
_SAME = {"(": "（", ")": "）", "[": "［", "]": "］"}


def _wide(character: str) -> str:
    return _SAME.get(character, character)


def skip_spaces(text: str, at: int) -> int:
    """The first offset from `at` that is no space."""
    while at < len(text) and text[at] in SPACES:
        at += 1
    return at


def strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the spaces at its ends."""
    while start < end and text[start] in SPACES:
        start += 1
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return start, end


def closing_bracket(text: str, opening: int, limit: int) -> int | None:
    """The offset of the bracket that closes the one at `opening`, not further than `limit` characters on."""
    depth = 0
    wide_open, wide_close = _wide(text[opening]), _wide(PAIRS[text[opening]])
    for at in range(opening, min(len(text), opening + limit)):
        character = _wide(text[at])
        if character == wide_open:
            depth += 1
        elif character == wide_close:
            depth -= 1
            if depth == 0:
                return at
    return None


def opening_bracket(text: str, closing: int, limit: int) -> int | None:
    """The offset of the bracket that the one at `closing` closes, not further than `limit` characters back."""
    if text[closing] not in _CLOSING:
        return None
    depth = 0
    wide_close, wide_open = _wide(text[closing]), _wide(_CLOSING[text[closing]])
    for at in range(closing, max(-1, closing - limit), -1):
        character = _wide(text[at])
        if character == wide_close:
            depth += 1
        elif character == wide_open:
            depth -= 1
            if depth == 0:
                return at
    return None


def unwrap(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The inside of a pair of brackets that holds all of the span, or None."""
    if end - start < 2 or text[start] not in PAIRS or text[end - 1] not in _CLOSING:
        return None
    if closing_bracket(text, start, end - start) != end - 1:
        return None
    return strip_span(text, start + 1, end - 1)
