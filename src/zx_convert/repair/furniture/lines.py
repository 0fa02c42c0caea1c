"""What the rooms of this pass say of lines: which furniture has been found, how long a head is, where prose ends."""

from collections import Counter

from zx_convert.repair.recognise.furniture import Furniture
from zx_convert.text.characters import CLOSERS, SENTENCE_ENDS
from zx_convert.text.patterns import regex

# What has been found of each line of a text.
Found = list[Furniture | None]

# Kinds that only those have who make the paper, and those of running heads.
OF_PAPER = frozenset({"page-header", "editors", "contact"})
OF_HEADS = frozenset({"page-header", "page-number"})
HEAD, SURE_HEAD = Furniture("page-header", "medium"), Furniture("page-header", "high")
LINKS = Furniture("links", "high")
LONGEST_HEAD, LONGEST_SECTION = 60, 8
# A line that ends no sentence and is as long may be prose that goes on below.
LEAST_PROSE = 20
# Lines that a program has wrapped at less are narrow columns, which no prose comes in.
_LEAST_WRAPPED, _LEAST_SHARE = 12, 0.25
# What is cut off where heads are compared: — 12 —.
PAGE_NUMBER = regex(r"^[-—·\s]*[0-9０-９]+[-—·\s]+|[-—·\s]+[0-9０-９]+[-—·\s]*$")
_ENDS = tuple(SENTENCE_ENDS + "：:；;")


def least_prose(texts: list[str]) -> int:
    """From how many characters on an open line may be prose that goes on: fewer where a quarter of all are narrow."""
    lengths = Counter(length for text in texts if _LEAST_WRAPPED <= (length := len(text.strip())) < LEAST_PROSE)
    usual, count = lengths.most_common(1)[0] if lengths else (LEAST_PROSE, 0)
    return usual - 1 if count >= _LEAST_SHARE * len(texts) else LEAST_PROSE


def is_ended(text: str) -> bool:
    """Whether a line ends with a sentence, a colon or a semicolon."""
    return text.rstrip(CLOSERS).endswith(_ENDS)


def may_head(text: str) -> bool:
    """Whether a line may stand at the head of a page: it is short and ends no sentence."""
    return len(text) <= LONGEST_HEAD and not is_ended(text)
