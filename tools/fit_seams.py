"""Fits the weights that decide whether a line goes on with the one before, on a month of a daily that is cut at random.

python tools/fit_seams.py [199801.txt]      prints the weights for the table in `zx_convert.repair.weights`

A structured perceptron: a page is read with and without knowing where it was cut, and the weights of the evidence that
speaks for the truth go up, those of the other reading go down. A false join costs more than a missed one.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daily import SPLIT, paragraphs
from fit_bonds import counts, table

from zx_convert.readers.txt import read_text
from zx_convert.repair import evidence as ev
from zx_convert.repair.lattice import START, Here, Lattice, Step
from zx_convert.repair.page import Page, read_page
from zx_convert.repair.recognise import bonds
from zx_convert.repair.structure import flat_nodes
from zx_convert.repair.weights import CONTINUES, WEIGHTS

_FITTED = ("join:", "end:")
_LINES_A_PAGE = 80
_FALSE_JOIN, _MISSED_JOIN = 3.0, 1.0
_EPOCHS, _RATE = 8, 0.02
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if not chr(code).isalnum()}


def cut(texts: Sequence[str], seed: int) -> tuple[list[str], list[str]]:
    """Cut 30 % of the long paragraphs as page breaks do: mid-clause, after a comma, after a sentence, 84 : 13 : 3.

    Returns:
        The blocks, and for each how it ends: "" whole, or the kind of the cut.
    """
    chance = random.Random(seed)  # noqa: S311
    blocks: list[str] = []
    ends: list[str] = []
    for text in texts:
        places = _places(text) if len(text) >= 80 and chance.random() < 0.3 else {}
        kind = chance.choices(("clause", "comma", "stop"), (84, 13, 3))[0]
        if places.get(kind):
            at = chance.choice(places[kind])
            blocks += [text[:at], text[at:]]
            ends += [kind, ""]
        else:
            blocks.append(text)
            ends.append("")
    return [block.translate(_FOLD) for block in blocks], ends


def _places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {"clause": [], "comma": [], "stop": []}
    for at in range(12, len(text) - 11):
        before, after = text[at - 1], text[at]
        if after in "，。、；：！？”’）》…—％·" or before in "（《“‘”’）》…—":
            continue
        places["comma" if before in "，、；：" else "stop" if before in "。！？" else "clause"].append(at)
    return places


@dataclass(frozen=True, slots=True)
class Example:
    """A page, and which of its lines go on with the one before; None where nobody can tell."""

    page: Page
    joined: tuple[bool | None, ...]


def examples(texts: Sequence[str], seed: int) -> list[Example]:
    """Make pages of cut text."""
    blocks, ends = cut([text for text in texts if text], seed)
    found = []
    for start in range(0, len(blocks), _LINES_A_PAGE):
        part, kinds = blocks[start : start + _LINES_A_PAGE], ends[start : start + _LINES_A_PAGE]
        document = read_text("\n\n".join(part))
        page = read_page(flat_nodes(document))
        truth = [False, *(None if kind == "stop" else bool(kind) for kind in kinds[:-1])]
        if len(page.lines) == len(part):
            found.append(Example(page, tuple(truth)))
    return found


class _Told(Lattice):
    """Reads a page knowing where it was cut, or, to find the readings that come too near, paid for being wrong."""

    def __init__(self, example: Example, *, told: bool) -> None:
        super().__init__(example.page, traditional=False, refused=set(), off=frozenset())
        self.truth = example.joined
        self.told = told

    def _joins(self, step: Step, here: Here) -> list[Step]:
        steps = super()._joins(step, here)
        if self.truth[here.place] is False:
            if self.told:
                return []
            for found in steps:
                found.score += _FALSE_JOIN
        return steps

    def _opens(self, step: Step, here: Here) -> list[Step]:
        steps = super()._opens(step, here)
        if self.truth[here.place]:
            if self.told:
                return []
            for found in steps:
                found.score += _MISSED_JOIN
        return steps

    def evidence(self) -> Counter[str] | None:
        """Count the features of the best reading that are fitted; None where there is no reading."""
        steps = [Step(START, False, False, 0.0, None, -1, -1)]
        for place in range(len(self.page.lines)):
            steps = self._advance(steps, place)
            if not steps:
                return None
        step: Step | None = max(steps, key=lambda last: last.score + self._closing(last))
        found: Counter[str] = Counter()
        lines = self.page.lines
        while step is not None and step.line > 0 and step.back is not None:
            before, place = step.back, step.line
            if step.joined:
                found.update(self._seam(before, place))
            elif before.state.label in CONTINUES:
                found.update(ev.end(lines[place - 1], before.state.label))
            step = before
        return found





def fit(pages: Sequence[Example]) -> dict[str, float]:
    """Fit, and give the average of the weights over all steps."""
    names = [name for name in WEIGHTS if name.startswith(_FITTED)]
    sums = dict.fromkeys(names, 0.0)
    count = 0
    for epoch in range(_EPOCHS):
        wrong = 0
        for example in pages:
            truth, found = _Told(example, told=True).evidence(), _Told(example, told=False).evidence()
            if truth is not None and found is not None and truth != found:
                wrong += 1
                for name in names:
                    WEIGHTS[name] += _RATE * (truth[name] - found[name])
            count += 1
            for name in names:
                sums[name] += WEIGHTS[name]
        print(f"round {epoch + 1}: {wrong} of {len(pages)} pages read otherwise", file=sys.stderr)
    return {name: round(total / count, 3) for name, total in sums.items()}


def main(source: str = "") -> None:
    texts = paragraphs(Path(source) if source else None)[:SPLIT]
    # What bonds are worth is seen only on text that they were not counted on.
    counted, unseen = texts[: SPLIT // 2], texts[SPLIT // 2 :]
    half = bonds.Table(table(*counts(counted), {}))
    bonds._shipped = lambda: half  # type: ignore[assignment]
    for name, weight in fit(examples(unseen, 1998)).items():
        print(f'    "{name}": {weight},')


if __name__ == "__main__":
    main(*sys.argv[1:])
