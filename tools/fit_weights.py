"""Fits the weights of the evidence by which a page is read, and writes them into `zx_convert.repair.weights`.

python tools/fit_weights.py [--pages FOLDER] [199801.txt]

It learns from annotated pages (tests/pages, tests/corpus) and from a month of a daily that is cut at random (from the
registry if no file is given). A structured perceptron: a page is read with and without knowing the truth, and the
weights of the evidence that speaks for the truth go up, those of the other reading go down; it begins with the weights
that were set by hand (tools/weights.toml). A false join costs more than any other mistake.
"""

import argparse
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from count_columns import PAGES as COUNTED  # noqa: E402
from count_columns import lines, odds  # noqa: E402
from daily import SPLIT, cut, paragraphs  # noqa: E402
from fit_bonds import counts, table  # noqa: E402

import annotated  # noqa: E402
from zx_convert.document import edits  # noqa: E402
from zx_convert.readers.txt import read_text  # noqa: E402
from zx_convert.repair import characters, furniture  # noqa: E402
from zx_convert.repair import evidence as ev  # noqa: E402
from zx_convert.repair.announcing import announces  # noqa: E402
from zx_convert.repair.lattice import BESIDE_BYLINE, Here, Lattice, Step  # noqa: E402
from zx_convert.repair.page import Page, read_page  # noqa: E402
from zx_convert.repair.pipeline import Context  # noqa: E402
from zx_convert.repair.recognise import column_words  # noqa: E402
from zx_convert.repair.states import START  # noqa: E402
from zx_convert.repair.structure import flat_nodes  # noqa: E402
from zx_convert.repair.weights import BYLINE, CONTINUES, FOLLOWS, KICKER, STACK, WEIGHTS  # noqa: E402
from zx_convert.text import bonds  # noqa: E402

HAND_SET = Path(__file__).with_name("weights.toml")
TARGET = ROOT / "src/zx_convert/repair/weights.py"
_LINES_A_PAGE, _LEAST_EXCERPT = 80, 4
_FALSE_JOIN, _MISSED_JOIN, _WRONG_LABEL, _WRONG_ARTICLE = 5.0, 1.0, 1.0, 1.0
# Our pages try kickers more often than papers print them.
_PRICES = {KICKER: 2.0}
_EPOCHS, _RATE, _DAILY_PAGES, _EXACT = 12, 0.03, 130, 16
_FORMS = (
    {"separator": "line", "indent": "2", "wrap": "30"},
    {"separator": "blank", "wrap": "40"},
    {"separator": "line", "wrap": "24"},
    {"separator": "blank", "indent": "2", "wrap": "34"},
    {"separator": "line", "indent": "2", "wrap": "18"},
)
# What a kind of annotated block may be in the lattice.
_LABELS = {
    "K": {"kicker"}, "T": {"headline"}, "S": {"deck"}, "B": {"byline", "dateline", "credit"}, "P": {"p", "row"},
    "H": {"subhead"}, "C": {"caption"}, "Q": {"l"}, "X": {"continuation"}, "N": {"note"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a line; None is not known.

    Attributes:
        labels: what it may be.
        joined: it goes on the line before.
        opens: an article begins with it.
    """

    labels: frozenset[str] | None = None
    joined: bool | None = None
    opens: bool | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A page and the truth about its lines."""

    page: Page
    truth: tuple[Truth, ...]
    traditional: bool = False


def daily_pages(texts: Sequence[str], seed: int) -> list[Example]:
    """Pages of cut text: only the joins are known."""
    blocks, ends = cut([text for text in texts if text], seed)
    found = []
    for start in range(0, len(blocks), _LINES_A_PAGE):
        part, kinds = blocks[start : start + _LINES_A_PAGE], ends[start : start + _LINES_A_PAGE]
        page = read_page(flat_nodes(read_text("\n\n".join(part))))
        joins = [False, *(None if kind == "stop" else bool(kind) for kind in kinds[:-1])]
        if len(page.lines) == len(part):
            found.append(Example(page, tuple(Truth(joined=joined) for joined in joins)))
    return found


def annotated_page(path: Path, **form: str) -> Example:
    """An annotated page; in its own form or another."""
    source = annotated.read_page(path)
    source.options |= form
    return _example(source)


def excerpt(path: Path, number: int) -> Example | None:
    """The text of one story of a page without its headline stack, as it is copied out of an article; None for none."""
    page = annotated.read_page(path)
    starts = sorted(page.opens)
    stories = [
        range(body, end)
        for start, end in pairwise([*starts, len(page.printed)])
        if (body := next((at for at in range(start, end) if page.printed[at][0] == "P"), end)) + _LEAST_EXCERPT <= end
    ]
    if not stories:
        return None
    chosen = stories[number % len(stories)]
    asides = {at - chosen.start for at in page.asides if at in chosen}
    printed = page.printed[chosen.start : chosen.stop]
    return _example(annotated.AnnotatedPage(page.options, printed, {0}, asides))


def _example(source: annotated.AnnotatedPage) -> Example:
    """A page and the truth about it, with the furniture set aside that its reader saw."""
    document = read_text(source.raw().decode(source.options.get("encoding", "utf-8")))
    truths = dict(_truths(source))
    characters.run(document, Context())
    furniture.run(document, Context())
    for offset, node in flat_nodes(document):
        if node.tag == "p" and offset in truths and truths[offset] is None:
            edits.retag(node, "furniture")
    page = read_page(flat_nodes(document))
    truth = [truths.get(line.offset) or Truth() for line in page.lines]
    return Example(page, tuple(truth), document.language != "zh-CN")


def _truths(source: annotated.AnnotatedPage) -> Iterator[tuple[int, Truth | None]]:
    """The truth about the line that begins at each place in the source; None is furniture."""
    wrap, indent = int(source.options.get("wrap", "0")), int(source.options.get("indent", "0"))
    newline = 2 if source.options.get("newline") == "crlf" else 1
    gap = newline if source.options.get("separator") == "line" else 2 * newline
    at = 0
    for place, (kind, pieces) in enumerate(source.printed):
        for number, piece in enumerate(pieces):
            own = piece.removeprefix("F: ")
            lead = indent if kind in "PN" and number == 0 else 0
            length = lead + len(own)
            starts = range(0, length, wrap) if wrap else (0,)
            for start in starts:
                first = number == 0 and start == 0
                blank = len(own) - len(own.lstrip()) if start == 0 else 0
                offset = at + start + (start // wrap * newline if wrap else 0) + (lead if start == 0 else 0) + blank
                yield offset, None if kind == "F" or piece.startswith("F: ") else _truth(source, kind, place, first)
            at += length + newline * (len(starts) - 1) + gap


def _truth(source: annotated.AnnotatedPage, kind: str, place: int, first: bool) -> Truth:
    labels = frozenset(_LABELS["B" if place in source.asides else kind])
    if first:
        return Truth(labels, joined=False, opens=place in source.opens)
    return Truth(labels, joined=not labels & STACK if labels & CONTINUES else None, opens=False)


class _Told(Lattice):
    """Reads a page knowing the truth, or, to find the readings that come too near, paid for being wrong."""

    def __init__(self, example: Example, *, told: bool) -> None:
        super().__init__(example.page, traditional=example.traditional, refused=set(), off=frozenset())
        self.truth = list(example.truth)
        self.told = told

    def _here(self, place: int) -> Here:
        here, wanted = super()._here(place), self.truth[place].labels
        if wanted is not None:
            here.labels = {
                label: score + self._price(_PRICES.get(label, _WRONG_LABEL), label not in wanted)
                for label, score in here.labels.items()
                if label in wanted or not self.told
            }
        return here

    def _join(self, step: Step, here: Here) -> None:
        truth = self.truth[here.place]
        prices = [
            self._price(_FALSE_JOIN, truth.joined is False),
            self._price(_WRONG_LABEL, truth.labels is not None and step.state.label not in truth.labels),
            self._price(_WRONG_ARTICLE, truth.opens is True),
        ]
        self._pay(super()._join, prices, step, here)

    def _open(self, step: Step, here: Here) -> None:
        truth = self.truth[here.place]
        wrong = truth.opens is (here.place > 0)
        prices = [self._price(_MISSED_JOIN, truth.joined is True), self._price(_WRONG_ARTICLE, wrong)]
        self._pay(super()._open, prices, step, here)

    def _open_article(self, step: Step, here: Here) -> None:
        truth = self.truth[here.place]
        prices = [
            self._price(_MISSED_JOIN, truth.joined is True),
            self._price(_WRONG_ARTICLE, truth.opens is False),
        ]
        self._pay(super()._open_article, prices, step, here)

    @staticmethod
    def _price(price: float, wrong: bool) -> float:
        return price if wrong else 0.0

    def _pay(self, go_on: Callable[[Step, Here], None], prices: list[float], step: Step, here: Here) -> None:
        """Take a step that agrees with what is told; where nothing is told its price is paid."""
        if not any(prices):
            go_on(step, here)
        elif not self.told:
            go_on(replace(step, score=step.score + sum(prices)), here)

    def evidence(self) -> Counter[str]:
        """Count the features of the best reading; where the truth cannot be read it is forgotten around that line."""
        steps = [Step(START, False, False, 0.0, None, -1, -1)]
        for place in range(len(self.page.lines)):
            steps = self._advance(steps, place)
            if not steps:
                self.truth[max(0, place - 2) : place + 1] = [Truth()] * min(3, place + 1)
                return self.evidence()
        last = max(steps, key=lambda step: step.score + ev.weigh(self.closing(step)))
        found = Counter(self.closing(last))
        step: Step | None = last
        while step is not None and step.back is not None:
            found.update(self._features(step.back, step))
            step = step.back
        return found

    def _features(self, before: Step, step: Step) -> list[str]:
        """The names of all that the step from one line to the next has been weighed by."""
        lines, place, label = self.page.lines, step.line, step.state.label
        if step.joined:
            return self.seam(before, place)
        line, old = lines[place], before.state
        names = ev.labels(self.page, line)[label]
        if place:
            names = names + ev.end(lines[place - 1], old.label)
        if step.opens_article and place:
            return names + ev.article(self.page, place) + ev.leave(self.page, old, announces(lines, place) > 0)
        if old.label in STACK and label in STACK:
            names = names + ev.stack(lines[place - 1], line, old.label, label, self.traditional)
        first = place == 1 and old.label == BYLINE and label not in BESIDE_BYLINE
        return [*names, *ev.inside(old, line, label), f"{START.label if first else old.label}>{label}"]


class Table:
    """The weights by name; those of transitions are named `before>label`."""

    def set(self, weights: dict[str, float]) -> None:
        """Set all weights."""
        for name, weight in weights.items():
            self[name] = weight

    def values(self) -> dict[str, float]:
        """All weights as they are."""
        follows = {f"{before}>{label}": w for before, row in FOLLOWS.items() for label, w in row.items()}
        return WEIGHTS | follows

    def __getitem__(self, name: str) -> float:
        before, mark, label = name.partition(">")
        return FOLLOWS[before][label] if mark else WEIGHTS[name]

    def __setitem__(self, name: str, weight: float) -> None:
        before, mark, label = name.partition(">")
        if mark:
            FOLLOWS[before][label] = weight
        else:
            WEIGHTS[name] = weight


def fit(pages: Sequence[Example], epochs: int = _EPOCHS) -> dict[str, float]:
    """Fit, and give the average of the weights over all steps."""
    weights = Table()
    sums = dict.fromkeys(weights.values(), 0.0)
    order = list(pages)
    chance = random.Random(1998)  # noqa: S311
    for epoch in range(epochs):
        wrong = 0
        chance.shuffle(order)
        for example in order:
            truth, found = _Told(example, told=True).evidence(), _Told(example, told=False).evidence()
            wrong += truth != found
            for name in sorted(truth.keys() | found.keys()):
                weights[name] += _RATE * max(-3, min(3, truth[name] - found[name]))
            for name, weight in weights.values().items():
                sums[name] += weight
        print(f"round {epoch + 1}: {wrong} of {len(pages)} pages read otherwise", file=sys.stderr)
    return {name: round(total / (epochs * len(order)), 3) for name, total in sums.items()}


def hand_set() -> dict[str, float]:
    """The weights to begin with; one that the file does not know begins at nothing."""
    known = tomllib.loads(HAND_SET.read_text(encoding="utf-8"))
    return {name: float(known.get(name, 0.0)) for name in Table().values()}


def write(weights: dict[str, float], target: Path = TARGET) -> None:
    """Write the weights into the table, in their places."""
    before = ""

    def named(match: re.Match[str]) -> str:
        return f'"{match[1]}": {weights[match[1]]:g}'

    lines = []
    for line in target.read_text(encoding="utf-8").splitlines():
        if opened := re.match(r'    ("{2}|[A-Z]+): \{$', line):
            before = "" if opened[1] == '""' else _label(opened[1])
        line = re.sub(r'"([a-z]+:[a-z-]+)": -?[0-9.]+', named, line)
        line = re.sub(r"\b([A-Z]+): -?[0-9.]+", lambda m: f"{m[1]}: {weights[f'{before}>{_label(m[1])}']:g}", line)  # noqa: B023
        lines.append(line)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _label(constant: str) -> str:
    from zx_convert.repair import weights

    return str(getattr(weights, constant))


class Others:
    """What words of columns are worth is seen only on pages that they were not counted on."""

    def __init__(self) -> None:
        self._lines = {path: list(lines(path)) for path in sorted(COUNTED.glob("*.ann"))}

    def count_without(self, path: Path) -> None:
        """Count the characters of columns and headlines on all pages but this one."""
        column_words._ANYWHERE, column_words._AT_END = odds([of for other, of in self._lines.items() if other != path])


def examples(folders: Sequence[Path], texts: Sequence[str]) -> list[Example]:
    """All annotated pages, and pages of that part of the daily whose bonds are not counted."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.ann"))]
    others, found = Others(), list[tuple[Example, Example, Example | None]]()
    for n, path in enumerate(paths):
        others.count_without(path)
        # The same page as it comes from another program, and a story of it alone.
        found.append((annotated_page(path), annotated_page(path, **_FORMS[n % len(_FORMS)]), excerpt(path, n)))
    others.count_without(Path())  # what else is read, is read with all of them
    pages = [example for forms in zip(*found, strict=True) for example in forms if example is not None]
    # Those that are tested to be read without a mistake count more.
    exact = [annotated_page(path) for path in sorted((ROOT / "tests/pages").glob("*.ann"))] * (_EXACT - 1)
    return [*pages, *exact, *daily_pages(texts, 1998)[:_DAILY_PAGES]]


def count_bonds_on(texts: Sequence[str]) -> None:
    """What bonds are worth is seen only on text that they were not counted on."""
    half = bonds.Table(table(counts(texts), {}))
    bonds._shipped = lambda: half  # type: ignore[assignment]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("daily", nargs="?", type=Path, help="the daily's file; without it the package is loaded")
    parser.add_argument("--pages", type=Path, action="append", help="a folder of annotated pages")
    given = parser.parse_args()
    texts = paragraphs(given.daily)[:SPLIT]
    count_bonds_on(texts[: SPLIT // 2])
    Table().set(hand_set())
    write(fit(examples(given.pages or [ROOT / "tests/pages", ROOT / "tests/corpus"], texts[SPLIT // 2 :])))


if __name__ == "__main__":
    main()
