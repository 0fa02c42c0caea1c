"""The head and the close of a mail that brings texts."""

from zx_convert.repair.recognise.columns import is_formula
from zx_convert.repair.recognise.mails import greets_or_sends, heads_attachments, is_mail_field, opens_mail, sends_texts
from zx_convert.text.characters import half

from .lines import LINKS, LONGEST_HEAD, Found

_LONGEST_MAIL_HEAD, _LONGEST_CLOSE = 10, 8


def take_heads_of_mails(found: Found, texts: list[str]) -> None:
    """The fields of a mail, its greeting and what it says of the texts it brings."""
    lines = list(map(half, [*texts, ""]))
    inside = False
    for place, line in enumerate(lines[:-1]):
        below = lines[place + 1]
        opens = opens_mail(line) and (inside or _heads_mail(line, below))  # 收件人： heads an address too
        inside = opens or (inside and (is_mail_field(line) or greets_or_sends(line) or found[place] == LINKS))
        if inside or heads_attachments(line, below):
            found[place] = LINKS


def take_close_of_mail(found: Found, texts: list[str]) -> None:
    """Where a mail that brings texts says goodbye at its end (此致, 敬礼), that and the lines below are its own."""
    if not any(opens_mail(half(text)) for text in texts[:_LONGEST_MAIL_HEAD]):
        return
    if not any(sends_texts(half(text)) for text in texts):
        return
    first = max(0, len(texts) - _LONGEST_CLOSE)
    closes = next((place for place in range(first, len(texts)) if is_formula(texts[place])), None)
    if closes is None or any(len(text) > LONGEST_HEAD for text in texts[closes:]):
        return
    if closes and greets_or_sends(half(texts[closes - 1])):
        closes -= 1
    for place in range(closes, len(texts)):
        found[place] = found[place] or LINKS


def _heads_mail(line: str, below: str) -> bool:
    """Whether a first field of mail has another below it, or an address; 收件人：葛明远 is on parcels too."""
    return "@" in line or is_mail_field(below) or greets_or_sends(below)
