"""Regular expressions that are compiled when they are first used: most texts need few of the many there are.

`re` visits each of the 27,000 characters of a class such as all Han in Python, wherever the class stands: a quarter of
the time that a page takes from the command line. So its compiler is lent a memory of the classes that it has met.
"""

import re
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any, cast

_compiler: Any = getattr(re, "_compiler", None)
_optimize: Callable[..., Any] | None = getattr(_compiler, "_optimize_charset", None)
_lent = Lock()


def _remembered(charset: list[tuple[int, Any]], *folding: object) -> Any:
    """What `re` makes of a class, worked out once if letters keep their case."""
    return cast("Any", _optimize)(charset, *folding) if any(folding) else _of_class(tuple(charset))


@cache
def _of_class(charset: tuple[tuple[int, Any], ...]) -> Any:
    return cast("Any", _optimize)(list(charset))


def _compile(source: str, flags: int) -> re.Pattern[str]:
    if _optimize is None:  # another version of Python: it is slower so, and the same
        return re.compile(source, flags)
    with _lent:
        _compiler._optimize_charset = _remembered
        try:
            return re.compile(source, flags)
        finally:
            _compiler._optimize_charset = _optimize


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = _compile(self.pattern, self._flags)
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
