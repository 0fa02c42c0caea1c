"""Tables of words as patterns."""

import re
from collections.abc import Iterable


def one_of(words: str) -> str:
    """A pattern for one of the words of a table (parted by white space), the longest first.

    >>> one_of("网 网站")
    '(?:网站|网)'
    """
    return "(?:" + "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))) + ")"


def ahead(*words: str, others: str = "") -> str:
    """A pattern that looks ahead for the first two characters of a word of these tables, in either case.

    Before a pattern of many words it is what lets a search pass over most of a text at once. `others` is what else may
    stand first, as in a class of characters.

    >>> ahead("网站 网", "QQ群", others="0-9")
    '(?=[Qq网0-9网](?:[Qq站]|(?<=[0-9网])))'
    """
    known = [word for table in words for word in table.split()]
    pairs = [word for word in known if len(word) > 1]
    first, second = (_class([word[at] for word in pairs]) for at in (0, 1))
    single = others + _class([word for word in known if len(word) == 1])
    if not single:
        return f"(?=[{first}][{second}])"
    return f"(?=[{first}{single}](?:[{second}]|(?<=[{single}])))" if pairs else f"(?=[{single}])"


def _class(characters: Iterable[str]) -> str:
    """What stands in a class for these characters, in either case."""
    return "".join(map(re.escape, sorted({form for char in characters for form in (char.lower(), char.upper())})))


class Endings:
    """The words of a table (parted by white space), for asking whether a text ends in one.

    >>> "三夏进行时" in Endings("进行时 论坛")
    True
    """

    def __init__(self, words: str) -> None:
        self.words = frozenset(words.split())
        self.lengths = sorted({len(word) for word in self.words})

    def __contains__(self, text: str) -> bool:
        return any(text[-length:] in self.words for length in self.lengths)
