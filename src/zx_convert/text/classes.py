"""Classes of characters for the compiler of `re`, as it makes them itself but sooner.

It visits each character of a class in Python, the 27,000 of all Han wherever they stand, and packs 65,536 bits where
most are none: half of the time that it takes to compile what a page needs. What is made here is the same to the bit;
where another version of Python makes something else, it is left to it.
"""

import re
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any, cast

_compiler: Any = getattr(re, "_compiler", None)
_codes: Any = getattr(re, "_constants", None)
_theirs: Callable[..., Any] | None = getattr(_compiler, "_optimize_charset", None)
_lent = Lock()

Items = tuple[tuple[Any, Any], ...]
_PLANE, _PAGE, _PAGES = 0x10000, 0x100, 0x100
_DIGITS = b"01" + bytes(254)  # of a byte that is 0 or 1
# What has to come out the same before anything is made here.
_SAMPLES = ("[一三五\u4e10-\u4f20\U00020000-\U00020010]", r"[^a-z\s一三\u3400-\u3410]")


def compile_pattern(source: str, flags: int) -> re.Pattern[str]:
    """What `re.compile` gives."""
    if not _agrees():
        return re.compile(source, flags)
    with _lent:
        _compiler._optimize_charset = _class
        try:
            return re.compile(source, flags)
        finally:
            _compiler._optimize_charset = _theirs


@cache
def _agrees() -> bool:
    try:
        trees = [_compiler._parser.parse(sample) for sample in _SAMPLES]
        return all(_made(tuple(tree[0][1])) == cast("Any", _theirs)(list(tree[0][1])) for tree in trees)
    except Exception:  # whatever another version's inside may bring up
        return False


def _class(items: list[tuple[Any, Any]], *folding: object) -> Any:
    """What `re` makes of a class, made once if letters keep their case."""
    return cast("Any", _theirs)(items, *folding) if any(folding) else _made(tuple(items))


@cache
def _made(items: Items) -> Any:
    plane, pages = bytearray(_PLANE), set[int]()
    beside, beyond = list[tuple[Any, Any]](), list[tuple[Any, Any]]()
    for op, value in items:
        first, last = value if op is _codes.RANGE else (value, value)
        if op not in (_codes.LITERAL, _codes.RANGE) or first >= _PLANE:
            (beside if op is _codes.NEGATE else beyond).append((op, value))
            continue
        if last >= _PLANE:
            beyond.append((op, value))
        end = min(last + 1, _PLANE)
        plane[first:end] = b"\1" * (end - first)
        pages.update(range(first // _PAGE, (end - 1) // _PAGE + 1))
    if pages == {0} or not _has_three_runs(plane):  # of which `re` makes something else
        return cast("Any", _theirs)(list(items))
    return [*beside, (_codes.BIGCHARSET, _packed(plane, pages)), *beyond], False


def _has_three_runs(plane: bytearray) -> bool:
    end = 0
    for _ in range(3):
        start = plane.find(1, end)
        end = plane.find(0, start)
        if start < 0 or end < 0:
            return False
    return True


def _packed(plane: bytearray, pages: set[int]) -> list[int]:
    """The number of different pages, the number of each of the 256, and the bits of each, in words of 32 bits."""
    empty = next((page for page in range(_PAGES) if page not in pages), 0)
    kinds: dict[bytes, int] = {}
    numbers = {
        page: kinds.setdefault(bytes(plane[page * _PAGE : (page + 1) * _PAGE]), len(kinds))
        for page in sorted({*pages, empty})
    }
    every = bytearray([numbers[empty]]) * _PAGES
    for page, number in numbers.items():
        every[page] = number
    bits = b"".join(kinds).translate(_DIGITS)[::-1]
    packed = int(bits, 2).to_bytes(len(bits) // 8, "little")
    return [len(kinds), *memoryview(every + packed).cast("I")]
