"""Regular expressions that are compiled when they are first used: most texts need few of the many there are."""

import re
from typing import cast


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._flags)
        # From now on they are found without this method.
        for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use; an error in it is raised then.

    >>> regex("[0-9]+").fullmatch("1998")
    <re.Match object; span=(0, 4), match='1998'>
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))
