"""Regular expressions that are compiled when they are first used: most texts need few of the many there are."""

import re
from typing import AnyStr, Generic, cast


class _Lazy(Generic[AnyStr]):
    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        from zx_convert.text.kept import compiled

        found = compiled(self.pattern, self._flags)
        # From now on they are found without this method.
        for method in (
            "match",
            "fullmatch",
            "search",
            "finditer",
            "findall",
            "sub",
            "subn",
            "split",
            "flags",
            "groups",
            "groupindex",
        ):
            setattr(self, method, getattr(found, method))
        return getattr(found, name)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled at its first use; an error in it is raised then.

    >>> regex("[0-9]+").fullmatch("1998")
    <re.Match object; span=(0, 4), match='1998'>
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
