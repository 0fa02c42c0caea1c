"""The grammar of a byline: organs, roles, names, and signs such as 文/图 or 摄, in any of the orders that papers use.

A phrase is read only as a whole: one character that is no part of it, and it is none. That keeps prose such as
记者了解到 or the 记者：of an interview out without a list of false friends.
"""

from typing import NamedTuple

from zx_convert.text.patterns import regex

from .alphabet import SLASHES
from .names import NOBODY, SURE, Known, Person
from .reading import FILLER, Reading
from .roles import EDITORS, MARK, ROLE
from .signs import Sign, signs_in, with_glued_text_signs, without_padded_names

_MAX_LENGTH = 180
_MOST_GLUED_SIGNS = 4
_EDITOR = regex(EDITORS)
_SENTENCE_MARK = regex("[。！？!?…]")
_COLON = regex(f"\\s*[:：{SLASHES}]\\s*")


class Phrase(NamedTuple):
    """What a byline says: persons, the first organ, and which signs stood in it.

    `dangling` says that a role ends it, with nobody behind. `doubt` is the cost of the least likely name (see
    `names.SURE`), `cost` that of all names.
    """

    persons: tuple[Person, ...]
    agency: str
    has_role: bool
    has_sign: bool
    photo: bool
    text: bool
    editors_only: bool
    dangling: bool
    doubt: float
    cost: float


def read_phrase(text: str, start: int, end: int, known: Known | None = None, *, trusted: bool = False) -> Phrase | None:
    """The byline that makes up all of `text[start:end]`, or None.

    `trusted` says that a bracket or a dateline already promises a byline, so that names of unknown form are believed.
    """
    if not 2 <= end - start <= _MAX_LENGTH or _SENTENCE_MARK.search(text, start, end):
        return None
    known = known or NOBODY
    signs = signs_in(text, start, end)
    fields = sum(_COLON.match(text, sign.end, end) is not None for sign in signs) > 1
    reading = _read(text, start, end, signs, Reading(known, trusted, fields))
    for others in with_glued_text_signs(text, start, end, signs, _MOST_GLUED_SIGNS):
        other = _read(text, start, end, others, Reading(known, trusted, fields))
        better = reading is None or (other is not None and other.cost < reading.cost and other.doubt <= SURE)
        if other and other.persons and better:
            reading = other
    if reading is None and any(sign.kind == "sign" for sign in signs):
        reading = _read(text, start, end, without_padded_names(text, signs), Reading(known, trusted, fields))
    return _phrase(reading) if reading else None


def _phrase(reading: Reading) -> Phrase:
    return Phrase(
        tuple(reading.persons),
        reading.agency,
        reading.has_role,
        reading.has_sign,
        reading.photo,
        reading.text,
        bool(reading.persons) and all(_EDITOR.fullmatch(person.role) for person in reading.persons),
        bool(reading.role) and reading.group == len(reading.persons),
        reading.doubt,
        reading.cost,
    )


def _read(text: str, start: int, end: int, signs: list[Sign], reading: Reading) -> Reading | None:
    at = start
    for number, sign in enumerate(signs):
        stop: int | None = sign.start
        if sign.is_role:
            before = signs[number - 1].end if number else start
            labelled = number > 0 and at > before and sign.is_of_an_outlet
            stop = reading.take_organ(text, at, sign.start, glued=number > 0 and at == before, labelled=labelled)
        if stop is None or not reading.take_names(text, at, stop):
            return None
        if sign.is_role:
            reading.open_role(sign.word)
        else:
            _take_sign(text, sign, signs[number + 1].start if number + 1 < len(signs) else end, end, reading)
        colon = _COLON.match(text, sign.end, end)
        at = colon.end() if colon else sign.end
    return reading if reading.take_names(text, at, end) else None


def _take_sign(text: str, sign: Sign, following: int, end: int, reading: Reading) -> None:
    """A sign (文, 摄, 报道) or a task (整理, 摄影), which stands before or after its names."""
    reading.has_sign = True
    if sign.is_photo:
        reading.photo = True
    elif sign.kind != "report" or _COLON.match(text, sign.end, end):
        reading.text = True
    if sign.kind != "task":
        reading.close()
        return
    before = len(reading.persons) > reading.group
    names_follow = bool(text[sign.end : following].strip(FILLER + ":："))
    reading.text = reading.text or (before and names_follow)
    if before and (not names_follow or _is_last_sign_after_names(text, sign.end, following, end)):
        reading.close(sign.word)
    else:
        reading.close()
        reading.role = sign.word


def _is_last_sign_after_names(text: str, stop: int, following: int, end: int) -> bool:
    """In `张三 撰文 李四 摄影` tasks follow their names: then the last one ends the phrase."""
    if _COLON.match(text, stop, end):
        return False
    tail = text[following:end].strip(FILLER)
    return bool(tail) and (MARK.fullmatch(tail) or ROLE.fullmatch(tail)) is not None
