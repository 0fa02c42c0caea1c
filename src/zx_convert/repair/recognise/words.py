"""Tables of words as patterns."""

import re


def one_of(words: str) -> str:
    """A pattern for one of the words of a table (parted by white space), the longest first.

    >>> one_of("网 网站")
    '(?:网站|网)'
    """
    return "(?:" + "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))) + ")"
