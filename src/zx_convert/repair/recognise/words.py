"""Tables of words as patterns."""

import re


def one_of(words: str) -> str:
    """A pattern for one of the words of a table (parted by white space), the longest first.

    >>> one_of("网 网站")
    '(?:网站|网)'
    """
    return "(?:" + "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))) + ")"


def ahead(*words: str, others: str = "") -> str:
    """A pattern that looks ahead for the first character of a word of these tables, in either case.

    Before a pattern of many words it is what lets a search pass over most of a text at once. `others` is what else may
    stand first, as in a class of characters.

    >>> ahead("网站 网", "QQ群", others="0-9")
    '(?=[Qq网0-9])'
    """
    first = {word[0] for table in words for word in table.split()}
    both = sorted({form for char in first for form in (char.lower(), char.upper())})
    return f"(?=[{''.join(map(re.escape, both))}{others}])"
