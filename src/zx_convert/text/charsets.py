"""Reading bytes in one encoding, with nothing lost.

Python's codecs refuse what they cannot read and are not all one to one. This room reads every byte: what is no text
becomes U+FFFD, and each character that would not encode to its own bytes again is listed with them.
"""

import codecs
import re
from functools import cache
from typing import NamedTuple

from zx_convert.text.patterns import regex

REPLACEMENT = "\ufffd"
BIG5_FAMILY = ("cp950", "big5hkscs")
UTF16 = ("utf-16-le", "utf-16-be")

# Codecs that carry state from one character to the next, or give one text for several byte sequences in ways that no
# list of single characters can undo.
_NOT_REVERSIBLE = regex("utf-7|hz|iso2022.*|.*jisx0213|.*jis_2004|.*unicode.escape|punycode|idna|mbcs|oem")
_GB = {"gb2312", "gbk", "gb18030"}
_BAD_RUN = regex("[\ud800-\udfff]+")
_PAIR = regex(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]")
_PAIR_ERRORS = "zx_convert.big5-pair"


class Reading(NamedTuple):
    """What `read` found: the text, its exceptions (character offset, hex) and the bad runs (byte offset, length)."""

    text: str
    exceptions: tuple[tuple[int, str], ...] = ()
    bad: tuple[tuple[int, int], ...] = ()


class TooManyBad(Exception):
    """More bad runs than allowed: the byte offset of the first, and how many there are."""

    def __init__(self, offset: int, count: int) -> None:
        super().__init__(offset, count)
        self.offset = offset
        self.count = count


class _Special(NamedTuple):
    """Codes whose reading does not encode to them again, and a pattern for the characters a codec gives for them.

    `known` are the marks of those that the codec itself cannot read.
    """

    readings: dict[bytes, str]
    pattern: re.Pattern[str]
    known: tuple[str, ...]
    only_bad: bool


def canonical(name: str) -> str | None:
    """Find the codec name for what a user calls an encoding.

    All of the GB family is "gb18030"; at "big5" and "utf-16" the bytes must decide further. None when there is no such
    encoding, or it cannot be undone byte for byte.
    """
    try:
        found = codecs.lookup(name.strip()).name
        every_ascii = "".join(map(chr, range(128)))
        if found.startswith("utf-16"):
            return found
        if _NOT_REVERSIBLE.fullmatch(found) or every_ascii.encode(found.removesuffix("-sig")) != every_ascii.encode():
            return None
    except (LookupError, ValueError, TypeError):
        return None
    return "gb18030" if found in _GB else found.removesuffix("-sig")


def read(data: bytes, encoding: str, most_bad: int | None = None) -> Reading:
    """Read all of `data`, whatever it holds. Linear; quick when every byte is text and every code is the usual one.

    Raises:
        TooManyBad: there are more than `most_bad` bad runs.
    """
    special = _special(encoding)
    try:
        marked = data.decode(encoding)
    except UnicodeDecodeError as error:
        marked = _mark_bad_units(data, encoding)
        if most_bad is not None and (count := _count_bad(marked, special)) > most_bad:
            raise TooManyBad(error.start, count) from None
    else:
        if special.only_bad or not special.pattern.search(marked):
            return Reading(marked)
    return _resolve(data, marked, encoding, special)


def clearly_fewer(bad: int, than: int) -> bool:
    """Whether a reading with `bad` runs is better than one with `than`, not just by chance.

    A damaged byte often makes a code that only the larger of two character sets has.
    """
    return than > 0 and 2 * bad <= than


def _mark_bad_units(data: bytes, encoding: str) -> str:
    """Decode with a lone surrogate for each byte (in UTF-16: for each two) that is no text."""
    if encoding in UTF16:
        even = len(data) & ~1
        return data[:even].decode(encoding, "surrogatepass") + _marks(data[even:])
    return data.decode(encoding, _PAIR_ERRORS if encoding in BIG5_FAMILY else "surrogateescape")


def _marks(code: bytes) -> str:
    return "".join(chr(0xDC00 + byte) for byte in code)


def _count_bad(marked: str, special: _Special) -> int:
    for known in special.known:
        marked = marked.replace(known, "")
    return len(_BAD_RUN.findall(marked))


def _escape_pair(error: UnicodeError) -> tuple[str, int]:
    """Error handler for Big5: skip a well-formed but unassigned code whole, so that what follows stays in step."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    whole = _PAIR.match(error.object, error.start)
    end = whole.end() if whole else error.start + 1
    return _marks(error.object[error.start : end]), end


codecs.register_error(_PAIR_ERRORS, _escape_pair)


def _resolve(data: bytes, marked: str, encoding: str, special: _Special) -> Reading:
    """Put the right characters where `special` applies and U+FFFD for each bad run, and list both."""
    unit = 2 if encoding in UTF16 else 1
    pieces: list[str] = []
    exceptions: list[tuple[int, str]] = []
    bad: list[tuple[int, int]] = []
    byte = character = done = 0
    for found in special.pattern.finditer(marked):
        plain, run = marked[done : found.start()], found.group()
        byte += len(plain.encode(encoding))
        character += len(plain)
        done = found.end()
        if "\ud800" <= run[0] <= "\udfff":
            code = data[byte : byte + len(run) * unit]
            shown = special.readings.get(code, REPLACEMENT)
            if shown is REPLACEMENT:
                bad.append((byte, len(code)))
            exceptions.append((character, code.hex()))
        else:
            code = next((c for c in (data[byte : byte + 2], data[byte : byte + 1]) if c in special.readings), b"")
            shown = special.readings.get(code, run)
            if code:
                exceptions.append((character, code.hex()))
            else:
                code = run.encode(encoding)
        pieces += (plain, shown)
        byte += len(code)
        character += 1
    pieces.append(marked[done:])
    return Reading("".join(pieces), tuple(exceptions), tuple(bad))


@cache
def _special(encoding: str) -> _Special:
    readings: dict[bytes, str] = {}
    if encoding == "gb18030":
        readings[b"\x80"] = "€"  # as code page 936 writes it
    elif encoding != "utf-8" and encoding not in UTF16:
        readings = _one_way_codes(encoding) | _conventional_big5(encoding)
    characters = {_decoded(code, encoding) for code in readings} - {None}
    ordinary = "".join(re.escape(character) for character in sorted(filter(None, characters)))
    known = tuple(_marks(code) for code in readings if _decoded(code, encoding) is None)
    pattern = "|".join((*known, _BAD_RUN.pattern, *([f"[{ordinary}]"] if ordinary else [])))
    return _Special(readings, re.compile(pattern), known, not ordinary)


def _one_way_codes(encoding: str) -> dict[bytes, str]:
    """List the one-byte and two-byte codes that decode, but to a character that encodes to other bytes."""
    found = {}
    for lead in range(0x80, 0x100):
        single = bytes([lead])
        codes = [single] if _decoded(single, encoding) else [bytes([lead, trail]) for trail in range(0x30, 0x100)]
        for code in codes:
            character = _decoded(code, encoding)
            if character and character.encode(encoding) != code:
                found[code] = character
    return found


_SOLIDUS = {b"\xa2\x41": "／"}


def _conventional_big5(encoding: str) -> dict[bytes, str]:
    """List the codes that Python's two Big5 codecs read otherwise than files mean them.

    In rows C6 and C7 cp950 has the kana of an early table, where files have what ETEN put there, as HKSCS does; in rows
    A1 to A3 big5hkscs has rare look-alikes (∼ for ～, • for ‧) and lacks €. The WHATWG Encoding Standard (index Big5)
    reads both as done here, but for the €, which is that of code page 950, and for the solidus: Python writes a
    full-width one as A241, which that standard reads as a division slash, a sign that no newspaper has.
    """
    if encoding not in BIG5_FAMILY:
        return {}
    rows, better = ((0xC6, 0xC7), "big5hkscs") if encoding == "cp950" else ((0xA1, 0xA2, 0xA3), "cp950")
    found = {}
    for code in (bytes([lead, trail]) for lead in rows for trail in range(0x40, 0xFF)):
        character = _decoded(code, better)
        if character and character != _decoded(code, encoding):
            found[code] = character
    return {code: character for code, character in (found | _SOLIDUS).items() if character != _decoded(code, encoding)}


def _decoded(code: bytes, encoding: str) -> str | None:
    """Decode one code; None if the codec has none such."""
    try:
        return code.decode(encoding)
    except UnicodeDecodeError:
        return None
