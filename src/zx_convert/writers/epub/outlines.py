"""Outlines of characters as SVG paths, so that a cover looks the same where no Chinese font is at hand.

Source: OpenType specification 1.9, chapter 'glyf'.
"""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from zx_convert.writers.pdf.program import FontProgram, open_program

_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128
_DEEPEST = 4

Point = tuple[int, int, bool]


@lru_cache(maxsize=4096)
def outline(path: Path, index: int, character: str, units: int) -> tuple[str, float]:
    """Give the path of a character with y downwards, and its width; `units` to the em: small type needs few.

    A character that the font has not is an empty square's width without a path. Raises OSError, ValueError.
    """
    program = open_program(path, index)
    glyph = program.glyph(ord(character))
    if not glyph:
        return "", float(units)
    scale = units / program.units
    contours = [_scaled(contour, scale) for contour in _contours(program, glyph, 0)]
    return "".join(_path(contour) for contour in contours if len(contour) > 1), program.advance(glyph) * scale


def _scaled(contour: list[Point], scale: float) -> list[Point]:
    return [(round(x * scale), round(-y * scale), on) for x, y, on in contour]


def _contours(program: FontProgram, glyph: int, depth: int) -> Iterator[list[Point]]:
    data = program.outline(glyph)
    if len(data) < 10 or depth > _DEEPEST:
        return
    count = struct.unpack_from(">h", data)[0]
    if count >= 0:
        yield from _simple(data, count)
    else:
        yield from _composite(program, data, depth)


def _simple(data: bytes, count: int) -> Iterator[list[Point]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    total = ends[-1] + 1 if ends else 0
    at = 12 + 2 * count + struct.unpack_from(">H", data, 10 + 2 * count)[0]
    flags = list[int]()
    while len(flags) < total:
        flag = data[at]
        at += 1
        times = 1
        if flag & _REPEAT:
            times += data[at]
            at += 1
        flags += [flag] * times
    xs, at = _coordinates(data, at, flags, _SHORT_X, _SAME_X)
    ys, _ = _coordinates(data, at, flags, _SHORT_Y, _SAME_Y)
    points = [(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    start = 0
    for end in ends:
        yield points[start : end + 1]
        start = end + 1


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    found, value = list[int](), 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        found.append(value)
    return found, at


def _composite(program: FontProgram, data: bytes, depth: int) -> Iterator[list[Point]]:
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">2H", data, at)
        at += 4
        dx, dy = struct.unpack_from(">2h" if flags & _WORDS else ">2b", data, at)
        at += 4 if flags & _WORDS else 2
        if not flags & _OFFSETS:
            dx = dy = 0
        size = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
        numbers = [value / 0x4000 for value in struct.unpack_from(f">{size}h", data, at)]
        at += 2 * size
        a, b, c, d = _matrix(numbers)
        for contour in _contours(program, glyph, depth + 1):
            yield [(round(a * x + c * y) + dx, round(b * x + d * y) + dy, on) for x, y, on in contour]


def _matrix(numbers: list[float]) -> tuple[float, float, float, float]:
    match numbers:
        case [scale]:
            return scale, 0, 0, scale
        case [x, y]:
            return x, 0, 0, y
        case [a, b, c, d]:
            return a, b, c, d
        case _:
            return 1, 0, 0, 1


def _path(contour: list[Point]) -> str:
    """A closed contour in relative steps; between two points off the curve lies one on it."""
    first = next((number for number, point in enumerate(contour) if point[2]), None)
    if first is None:
        (x, y, _), (u, v, _) = contour[0], contour[-1]
        contour, first = [((x + u) // 2, (y + v) // 2, True), *contour], 0
    left, top = contour[first][:2]
    parts = [f"M{left} {top}"]
    control: Point | None = None
    for x, y, on in [*contour[first + 1 :], *contour[:first], contour[first]]:
        if control is None and not on:
            control = (x, y, on)
            continue
        u, v = (x, y) if on or control is None else ((control[0] + x) // 2, (control[1] + y) // 2)
        step = f"l{u - left} {v - top}"
        if control is not None:
            step = f"q{control[0] - left} {control[1] - top} {u - left} {v - top}"
        parts.append(step)
        left, top = u, v
        control = None if on else (x, y, on)
    return "".join(parts).replace(" -", "-") + "Z"
