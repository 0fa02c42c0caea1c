"""Personal names in a run of text: which characters are one name, when spaces, marks or nothing at all parts them.

A run such as `田 野 沈若兰`, `李济川贾建舟` or `曾　笃、柳昀` is cut by dynamic programming: every span that could be a
name has a cost (how common the surname is, how many characters, how usual they are in given names, how the spaces
fall), and the cheapest cover of all characters wins. No cover, no names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .alphabet import DOTS, HAN, LISTED, SLASHES, SPACES
from .likelihood import (
    NAME_OPENERS,
    PROMISED_WORD,
    WORD,
    cost_alone,
    cost_of_dotted,
    cost_of_form,
    cost_of_padded_words,
    cost_of_words,
    surname_length,
    unusual,
)
from .stopwords import COMMON_WORDS, GENRES, NOT_IN_NAMES
from .surnames import SURNAMES

SURE = 4.6  # names of no more than this cost may be believed where nothing but their form speaks for them

_MAX_LENGTH = 120
_DOUBTFUL = 8.0
_LONGEST_NAME = 6
_SINGLE_CHARACTER_CONNECTORS = "和与與及暨"

_ORGANISATION_END = frozenset("社馆館报報网網台局部处處院校会會厅廳办辦委组組站店厂廠所队隊县縣市区區乡鄉镇鎮村")

_UNIT_END = frozenset("科班组組股队隊段室")
_GIVEN_LIKE_UNITS = frozenset({"登科", "及科", "鲁班"})
_OF_A_UNIT = 4.0

_MARK = regex(f"[、，,;；{SLASHES}&＆+＋]|[(（]{LETTER}{{0,5}}(?:族|女|男|实习|實習|见习|見習)[)）]")
_DOTTED = regex(f"[^\\W\\d_]{{1,12}}(?:\\s?[{DOTS}]\\s?[^\\W\\d_]{{1,12}})+")
_LATIN = regex(r"[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]*){0,3}")
_IN_ATOMS = regex(f"[A-Z{DOTS}]")
_ATOM = regex(f"(?:{_DOTTED.pattern})|(?:{_LATIN.pattern})")
_NOT_IN_NAMES = regex(f"[^{HAN}\\s]|[{LISTED}]")
_NEVER = float("inf")


class Person(NamedTuple):
    """A person named in print: `name` without padding, `role` as printed without the organ, the span of the name."""

    name: str
    role: str
    start: int
    end: int


@dataclass(frozen=True)
class Known:
    """Names seen elsewhere on the page: evidence that a string is a name, and where glued names part."""

    names: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def openers(self) -> frozenset[str]:
        """The characters that names begin with, those of the page and others."""
        return NAME_OPENERS.union(name[0] for name in self.names)


NOBODY = Known()


class Name(NamedTuple):
    """A name: its characters without padding, its span, and its cost (lower is surer; see `SURE`)."""

    text: str
    start: int
    end: int
    cost: float


class _Run(NamedTuple):
    """Han characters that names may be cut from: where each stands, and whether white space stands before it."""

    characters: str
    places: list[int]
    parted: list[bool]


# A byline is sought from each place where it may begin: its names are cut once.
@lru_cache(maxsize=128)
def names_in(
    text: str, start: int, end: int, known: Known | None = None, *, trusted: bool = False
) -> Sequence[Name] | None:
    """The names that make up all of `text[start:end]`, in order; None if they do not.

    `trusted` says that the context (a role before, a bracket around) promises names: then a part between two separators
    may be one that begins with no known surname, or be in Latin letters.
    """
    if end - start > _MAX_LENGTH:
        return None
    found: list[Name] = []
    at = start
    for mark in [*_MARK.finditer(text, start, end), None]:
        stop = mark.start() if mark else end
        part = _names_of_part(text, at, stop, known or NOBODY, trusted)
        if part is None:
            return None
        found += part
        at = mark.end() if mark else end
    return found or None


def _names_of_part(text: str, start: int, end: int, known: Known, trusted: bool) -> list[Name] | None:
    """Names between two marks: those with a middle dot or in Latin letters whole, the rest by their characters."""
    found: list[Name] = []
    at = start
    atoms = _ATOM.finditer(text, start, end) if _IN_ATOMS.search(text, start, end) else ()
    for atom in [*atoms, None]:
        cut = _segment(text, at, atom.start() if atom else end, known, trusted)
        if cut is None:
            return None
        found += cut
        if atom:
            dotted = any(dot in atom.group() for dot in DOTS)
            if not dotted and not trusted:
                return None
            name = re.sub("\\s+", "", atom.group()) if dotted else atom.group().strip()
            cost = cost_of_dotted(name) if dotted else 3.0
            if cost > (_DOUBTFUL if trusted else 3.2):
                return None
            found.append(Name(name, atom.start(), atom.start() + len(atom.group().rstrip()), cost))
            at = atom.end()
    return found


def _segment(text: str, start: int, end: int, known: Known, trusted: bool) -> list[Name] | None:
    """The cheapest cover of the Han characters of `text[start:end]` by names; [] where there is nothing to cover."""
    first = text[start:end].lstrip(SPACES)[:1]
    if (first and not trusted and first not in known.openers) or _NOT_IN_NAMES.search(text, start, end):
        return None
    places = [at for at in range(start, end) if text[at] not in SPACES]
    if not places:
        return []
    parted = [True, *(after - before > 1 for before, after in pairwise(places))]
    run = _Run("".join([text[at] for at in places]), places, parted)
    found = _cheapest(run, known, trusted)
    if found and trusted and all(parted) and not all(surname_length(name.text) for name in found):
        # Where spaces part all characters, surnames tell best where a name begins.
        return _cheapest(run, known, trusted=False) or found
    return found


def _cheapest(run: _Run, known: Known, trusted: bool) -> list[Name] | None:
    characters, size = run.characters, len(run.characters)
    # best[i]: the cost of covering the first i characters, and where the last name (or a connector) begins
    best: list[tuple[float, int]] = [(0.0, 0)] + [(_NEVER, 0)] * size
    for i in range(size):
        so_far = best[i][0]
        if so_far == _NEVER:
            continue
        opens = trusted or characters[i] in known.openers
        if 0 < i < size - 1 and characters[i] in _SINGLE_CHARACTER_CONNECTORS and so_far + 0.5 < best[i + 1][0]:
            best[i + 1] = (so_far + 0.5, i)
        for j in range(i + 2, min(i + _LONGEST_NAME, size) + 1) if opens else ():
            cost = so_far + _cost(run, i, j, known, trusted)
            if cost < best[j][0]:
                best[j] = (cost, i)
    if best[size][0] == _NEVER:
        return None
    found: list[Name] = []
    end = size
    while end:
        begin = best[end][1]
        if end - begin > 1:
            at, last = run.places[begin], run.places[end - 1]
            found.append(Name(characters[begin:end], at, last + 1, best[end][0] - best[begin][0]))
        end = begin
    if any(name.cost > _DOUBTFUL for name in found):
        return None
    return found[::-1]


def _cost(run: _Run, i: int, j: int, known: Known, trusted: bool) -> float:
    """What it costs to read the characters i to j as one name; infinite where they cannot be one."""
    name, gaps = run.characters[i:j], run.parted[i + 1 : j]
    is_known = name in known.names
    # 那 is a surname too, where a role promises a name.
    body = name[1:] if trusted and name[0] in SURNAMES else name
    if not is_known and not NOT_IN_NAMES.isdisjoint(body):
        return _NEVER
    free_before = run.parted[i]
    free_after = j == len(run.parted) or run.parted[j]
    surname = surname_length(name)
    spacing = _spacing(gaps, surname, free_before and free_after)
    if is_known:
        return 0.2 + spacing
    form = cost_of_form(name, surname)
    if spacing == _NEVER or (form == _NEVER and not trusted):
        return _NEVER
    spaced = any(gaps)
    doubt = cost_of_padded_words(name) if spaced else cost_of_words(name)
    if trusted and surname and free_before and free_after and doubt == WORD and name not in GENRES:  # 记者 解放
        doubt = PROMISED_WORD
    if name[-1] in _ORGANISATION_END:
        trusted = False
    # Two pen names without a mark between them: （若愚肖荻）.
    paired = len(run.parted) == 4 and j - i == 2 and i != 1 and not any(run.parted[1:]) and name not in COMMON_WORDS
    if trusted and not spaced and (paired or (free_before and free_after)):
        form = min(form, cost_alone(name))
    elif trusted and all(gaps) and len(name) <= 3:
        form = min(form, 4.5 + 0.3 * unusual(name))
    if not spaced and j < len(run.characters) and _is_unit(name):
        doubt += _OF_A_UNIT
    connector = 1.5 * (name[-1] in _SINGLE_CHARACTER_CONNECTORS and not free_after)
    connector += 1.0 * (name[0] in _SINGLE_CHARACTER_CONNECTORS and not free_before)
    return form + doubt + spacing + connector


def _is_unit(name: str) -> bool:
    """Whether three characters before a name may be where its bearer works: 宣传科 葛明远; but 张登科 is a name."""
    return len(name) == 3 and name[-1] in _UNIT_END and name[1:] not in _GIVEN_LIKE_UNITS


def _spacing(gaps: list[bool], surname: int, free: bool) -> float:
    """Spaces inside a name: between all characters (田 野, 李 东 华), or after the surname (欧阳 明, 张 晓明)."""
    if not any(gaps):
        return 0.0
    if not free:
        return _NEVER
    if all(gaps):
        return 0.0 if len(gaps) == 1 else 0.8
    if surname and gaps == [at == surname - 1 for at in range(len(gaps))]:
        return 0.3 if surname > 1 else 1.2
    return _NEVER
