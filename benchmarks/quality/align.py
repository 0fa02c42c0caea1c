"""Aligns two texts that are nearly the same, in time that grows as they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

# So many equal characters say that two texts run together again, and so far apart they may have run.
_KEY, _REACH = 6, 3000


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts differ: `a[a_start:a_end]` stands where the other has `b[b_start:b_end]`."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


def differences(a: str, b: str) -> Iterator[Difference]:
    """The places where two texts differ, from the first to the last.

    >>> list(differences("一二三四五六七八九十", "一二X四五六七八九十"))
    [Difference(a_start=2, a_end=3, b_start=2, b_end=3)]
    """
    at, bt = 0, 0
    while True:
        run = _equal_run(a, at, b, bt)
        at, bt = at + run, bt + run
        if at == len(a) and bt == len(b):
            return
        a_end, b_end = _meet(a, at, b, bt)
        yield Difference(at, a_end, bt, b_end)
        at, bt = a_end, b_end


def _equal_run(a: str, at: int, b: str, bt: int) -> int:
    start, size = at, 64
    while True:
        one, two = a[at : at + size], b[bt : bt + size]
        same = len(one) if one == two else next(n for n, pair in enumerate(zip_longest(one, two)) if pair[0] != pair[1])
        at, bt = at + same, bt + same
        if same < size:
            return at - start
        size *= 2


def _meet(a: str, at: int, b: str, bt: int) -> tuple[int, int]:
    """The nearest places from which both texts run on alike, their ends if there are none."""
    places: dict[str, int] = {}
    for place in range(min(len(b), bt + _REACH) - _KEY, bt - 1, -1):
        places[b[place : place + _KEY]] = place
    best = (len(a), len(b))
    nearest = _REACH * 2
    for place in range(at, min(len(a), at + _REACH) - _KEY + 1):
        if place - at >= nearest:
            break
        other = places.get(a[place : place + _KEY])
        if other is not None and place - at + other - bt < nearest:
            best, nearest = (place, other), place - at + other - bt
    return _same_end(a, b, at, bt) if best == (len(a), len(b)) else best


def _same_end(a: str, b: str, at: int, bt: int) -> tuple[int, int]:
    """What remains of both texts less the end that they share."""
    one, two = len(a), len(b)
    while one > at and two > bt and a[one - 1] == b[two - 1]:
        one, two = one - 1, two - 1
    return one, two


def distance(a: str, b: str) -> int:
    """The least number of characters to put in, take out or change between two short texts (Levenshtein).

    >>> distance("１．５％", "1.5％"), distance("", "\\n")
    (3, 1)
    """
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, two in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != two))
    return row[-1]


def breaks_kept(blocks: Sequence[str], output: str) -> list[bool]:
    """Whether a line of `output` still ends where each block but the last does; white space counts for nothing."""
    lines = ["".join(line.split()) for line in output.splitlines()]
    ends, at = set(), 0
    for line in lines:
        at += len(line)
        ends.add(at)
    bare = ["".join(block.split()) for block in blocks]
    seams, at = [], 0
    for block in bare[:-1]:
        at += len(block)
        seams.append(at)
    found, moved = [], iter(_moved("".join(bare), "".join(lines), seams))
    for low, high in moved:
        found.append(any(end in ends for end in range(low, high + 1)))
    return found


def _moved(a: str, b: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where places between the characters of `a` stand in `b`: a range, as a difference may begin or end there."""
    gaps = [*differences(a, b)]
    number, shift = 0, 0
    for place in places:
        while number < len(gaps) and gaps[number].a_end < place:
            shift = gaps[number].b_end - gaps[number].a_end
            number += 1
        if number < len(gaps) and gaps[number].a_start <= place:
            gap = gaps[number]
            low = gap.b_start if place > gap.a_start else place + shift
            yield low, max(low, gap.b_end)
        else:
            yield place + shift, place + shift
