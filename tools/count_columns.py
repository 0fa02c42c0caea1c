"""Counts what characters names of columns and headlines are made of, into `zx_convert.repair.recognise.column_words`.

python tools/count_columns.py

It reads the short kickers and headlines of the annotated pages in tests/corpus.
"""

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from zx_convert.repair.recognise import column_words  # noqa: E402
from zx_convert.text.characters import is_han  # noqa: E402

PAGES = ROOT / "tests/corpus"
TARGET = ROOT / "src/zx_convert/repair/recognise/column_words.py"
# Names are hardly longer; headlines a little longer than those that look like names are of the same words.
_LONGEST = {"K": column_words.LONGEST, "T": column_words.LONGEST + 2}
# What stands on fewer pages tells of these pages only.
_LEAST_PAGES = 3
_STRONGEST, _A_LINE = 6, 50

Odds = tuple[dict[str, int], dict[str, int]]


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """The kind and the Han characters of each short kicker and headline of a page."""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, text = line[:1], "".join(filter(is_han, line[2:]))
        if line[1:2] == ":" and kind in _LONGEST and 1 < len(text) <= _LONGEST[kind]:
            yield kind, text


def odds(pages: Sequence[Sequence[tuple[str, str]]]) -> Odds:
    """Natural logarithms, rounded, of how much oftener a character stands in names, anywhere and at their end."""
    return _odds(pages, set), _odds(pages, lambda text: {text[-1]})


def _odds(pages: Sequence[Sequence[tuple[str, str]]], characters: Callable[[str], set[str]]) -> dict[str, int]:
    texts = {kind: [text for page in pages for other, text in page if other == kind] for kind in "KT"}
    counted = {kind: Counter(char for text in of for char in characters(text)) for kind, of in texts.items()}
    on_pages = Counter(char for page in pages for char in {char for _, text in page for char in characters(text)})
    rounded = {}
    for char in sorted(on_pages):
        names, headlines = counted["K"][char], counted["T"][char]
        if on_pages[char] >= _LEAST_PAGES:
            share = (names + 0.5) / (len(texts["K"]) + 1) * (len(texts["T"]) + 1) / (headlines + 0.5)
            rounded[char] = max(-_STRONGEST, min(_STRONGEST, round(math.log(share))))
    return {char: value for char, value in rounded.items() if value}


def source(table: Odds) -> str:
    """The module with this table in it."""
    head, _, rest = TARGET.read_text(encoding="utf-8").partition("# -- counted ")
    _, _, tail = rest.partition("# -- end of what is counted\n")
    named = zip(("_ANYWHERE", "_AT_END"), table, strict=True)
    shown = "".join(f"{name} = _read({{\n{_rows(part)}}})\n" for name, part in named)
    opened, closed = "# -- counted by tools/count_columns.py\n# fmt: off\n", "# fmt: on\n# -- end of what is counted\n"
    return f"{head}{opened}{shown}{closed}{tail}"


def _rows(part: dict[str, int]) -> str:
    ranked = sorted(part, key=lambda char: (-part[char], char))
    rows = ""
    for value, group in groupby(ranked, key=part.__getitem__):
        rows += f"    {value}: (\n{''.join(_cut(''.join(group)))}    ),\n"
    return rows


def _cut(text: str) -> Iterator[str]:
    for start in range(0, len(text), _A_LINE):
        yield f'        "{text[start : start + _A_LINE]}"\n'


def main() -> None:
    TARGET.write_text(source(odds([list(lines(path)) for path in sorted(PAGES.glob("*.ann"))])), encoding="utf-8")


if __name__ == "__main__":
    main()
