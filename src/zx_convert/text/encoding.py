"""From bytes to text and back, byte for byte.

`decode` finds the encoding of a file (or takes the user's), refuses what is no text, and keeps note of everything that
encoding the text again would lose; `encode` is its exact inverse.
"""

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple, cast

from zx_convert.text import charsets, detect, file_kinds
from zx_convert.text.charsets import BIG5_FAMILY, UTF16, Reading
from zx_convert.text.lines import count_line_ends
from zx_convert.text.patterns import regex
from zx_convert.text.problem import Problem

# A form feed parts pages; a vertical tab is how Word copies a line break. NUL counts as a control character.
_CONTROLS = bytes((*range(9), *range(0x0E, 0x20), 0x7F))
_CONTROL = regex(f"[{re.escape(_CONTROLS.decode('ascii'))}]")
_FEW_CONTROLS = 2
_LARGE = 1000  # bytes; from here on one bad place in a thousand bytes is borne


class Decoded(NamedTuple):
    """The text of a file, and what its bytes say besides.

    Attributes:
        text: all characters, line ends as they are, without the byte order mark.
        encoding: a Python codec name: utf-8, utf-16-le, utf-16-be, gb18030, cp950, big5hkscs, or what the user gave.
        bom: the byte order mark in hexadecimal, "" if there is none.
        exceptions: (character offset in `text`, bytes in hexadecimal) of each character that would not encode to these
            bytes.
        undecodable: byte offset in the file of each run of bytes that are no text; each is one U+FFFD in `text`, and
            among the exceptions.
    """

    text: str
    encoding: str
    bom: str
    exceptions: tuple[tuple[int, str], ...]
    undecodable: tuple[int, ...]


class NotText(Problem, ValueError):
    """The file is something else. `seems` names it (an English noun phrase), `hint` is a key for what to do."""

    def __init__(self, seems: str, hint: str) -> None:
        super().__init__("not-text", seems=seems, hint=hint)
        self.seems = seems
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.seems, self.hint)


class Undecodable(Problem, ValueError):
    """Too many bytes are no text: the first of `count` runs begins with `byte` at `offset`, in `line` (from 1)."""

    def __init__(self, encoding: str, offset: int, line: int, byte: int, count: int) -> None:
        super().__init__("undecodable", encoding=encoding, offset=offset, line=line, byte=byte, count=count)
        self.encoding = encoding
        self.offset = offset
        self.line = line
        self.byte = byte
        self.count = count

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.encoding, self.offset, self.line, self.byte, self.count)


class UnknownEncoding(Problem, ValueError):
    """No encoding of this name is known, or it is one that cannot be restored byte for byte."""

    def __init__(self, name: str) -> None:
        super().__init__("unknown-encoding", name=name)
        self.name = name

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name,)


def named(encoding: str) -> str:
    """The usual name of an encoding. Raises UnknownEncoding for a name of none that can be used."""
    wanted = charsets.canonical(encoding)
    if wanted is None:
        raise UnknownEncoding(encoding)
    return wanted


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read the text of a file.

    Args:
        data: the whole file.
        encoding: what the user says it is; names of the GB family mean GB18030, "big5" cp950 or Big5-HKSCS, "utf-16"
            the order that the byte order mark or else the text tells.

    Raises:
        NotText: a known file format, or more than 1 % control characters.
        Undecodable: one byte or more in a thousand is no text (in a file under 1,000 bytes: any but a last character
            cut short).
        UnknownEncoding: `encoding` names none that can be used.
    """
    wanted = None if encoding is None else named(encoding)
    if signature := file_kinds.recognise(data):
        raise NotText(signature.seems, signature.hint)
    bom, candidates = _candidates(data, wanted)
    body = data[len(bom) // 2 :]
    if candidates[0] not in UTF16:
        _refuse_binary(len(body) - len(body.translate(None, _CONTROLS)), len(body))
    name, reading = _first_tolerable(body, candidates, len(bom) // 2)
    if name in UTF16:
        _refuse_binary(len(_CONTROL.findall(reading.text)), len(reading.text))
    undecodable = tuple(offset + len(bom) // 2 for offset, _ in reading.bad)
    return Decoded(reading.text, name, bom, reading.exceptions, undecodable)


def encode(text: str, encoding: str, bom: str = "", exceptions: Iterable[tuple[int, str]] = ()) -> bytes:
    """Give back the bytes that `decode` had: `encode(d.text, d.encoding, d.bom, d.exceptions)` is the file.

    Raises:
        UnicodeEncodeError: the text has a character that `encoding` has not (it is not what was decoded).
    """
    pieces = [bytes.fromhex(bom)]
    done = 0
    for offset, code in sorted(exceptions):
        pieces += (text[done:offset].encode(encoding), bytes.fromhex(code))
        done = offset + 1
    pieces.append(text[done:].encode(encoding))
    return b"".join(pieces)


def _candidates(data: bytes, wanted: str | None) -> tuple[str, list[str]]:
    """Find the byte order mark to take off (hexadecimal) and the encodings to try, the best first."""
    bom, named = detect.split_bom(data)
    if wanted is None:
        if named and named != "utf-8":
            return bom, [named]
        return bom, detect.rank(data[len(bom) // 2 :])  # the UTF-8 mark has been seen before GB18030
    if wanted == "utf-16":
        wanted = named if named in UTF16 else detect.utf16_order(data)
    keeps_mark = named == wanted or (named == "utf-8" and wanted not in UTF16)
    return (bom if keeps_mark else ""), [wanted]


def _first_tolerable(body: bytes, candidates: list[str], skipped: int) -> tuple[str, Reading]:
    """Read `body` by the first candidate that leaves few enough bad bytes; `skipped` is the length of the mark."""
    first_failure: Undecodable | None = None
    for name in candidates:
        try:
            return _read_big5(body, skipped) if name == "big5" else (name, _read(body, name, skipped))
        except Undecodable as failure:
            first_failure = first_failure or failure
    raise cast("Undecodable", first_failure)  # there is at least one candidate


def _read_big5(body: bytes, skipped: int) -> tuple[str, Reading]:
    """Read by the codec of the Big5 family that fits a sample, or by the other where it leaves half as much unread."""
    name = detect.choose_big5(body)
    first = _attempt(body, name, skipped)
    if isinstance(first, Reading) and not first.bad:
        return name, first
    other = next(codec for codec in BIG5_FAMILY if codec != name)
    second = _attempt(body, other, skipped)
    if isinstance(second, Reading) and (
        isinstance(first, Undecodable) or charsets.clearly_fewer(len(second.bad), len(first.bad))
    ):
        return other, second
    if isinstance(first, Undecodable):
        raise first
    return name, first


def _read(body: bytes, encoding: str, skipped: int) -> Reading:
    attempt = _attempt(body, encoding, skipped)
    if isinstance(attempt, Undecodable):
        raise attempt
    return attempt


def _attempt(body: bytes, encoding: str, skipped: int) -> Reading | Undecodable:
    """Read in one encoding; an error, not raised, if that leaves too many bad bytes."""
    try:
        reading = charsets.read(body, encoding, most_bad=2 * _allowed(body) + 2)  # a place holds two runs at most
        if _tolerable(body, encoding, reading.bad):
            return reading
        offset, count = reading.bad[0][0], len(reading.bad)
    except charsets.TooManyBad as found:
        offset, count = found.offset, found.count
    line = count_line_ends(body[:offset].decode(encoding, "replace")) + 1
    return Undecodable(encoding, offset + skipped, line, body[offset], count)


def _allowed(body: bytes) -> int:
    return max(1, (len(body) - 1) // _LARGE)


def _tolerable(body: bytes, encoding: str, bad: tuple[tuple[int, int], ...]) -> bool:
    places = end = 0
    for offset, length in bad:
        while end < offset + length:  # what lies within four bytes (one character) is one damage
            end = max(end, offset) + 4
            places += 1
    if len(body) < _LARGE:
        return not places or (places == 1 and _is_cut_short(body, bad[0][0], encoding))
    return places <= _allowed(body)


def _is_cut_short(body: bytes, offset: int, encoding: str) -> bool:
    """Whether the bytes from `offset` on begin one character, and those before it show that the encoding is right."""
    if encoding not in UTF16 and body[:offset].isascii():
        return False
    try:
        return not codecs.getincrementaldecoder(encoding)().decode(body[offset:])
    except UnicodeDecodeError:
        return False


def _refuse_binary(controls: int, total: int) -> None:
    if controls > max(_FEW_CONTROLS, total / 100):
        raise NotText("binary data", "binary")
