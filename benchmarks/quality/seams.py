"""Broken paragraphs of the daily: which breaks are closed, and which paragraphs are joined that are none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from quality.align import breaks_kept
from quality.baselines import RULES, converters
from quality.daily_text import CutPage, cut_pages
from quality.mended import joined
from quality.score import OURS, Row, Tally, one_in, share
from zx_convert import read
from zx_convert.repair.pipeline import repair
from zx_convert.text.characters import CLOSERS

PART = "Broken paragraphs of a daily, 1998"
KINDS = {"clause": "in mid-clause", "comma": "after a comma, colon or semicolon", "stop": "after a full stop"}
_RATES = (500, 1000, 2000, 4000)
# The evidence was worked out with an eye on the cut that is measured first, so other cuts of these days count too.
_OTHER_CUTS = range(1999, 2009)
_BIASES = tuple(step / 2 for step in range(-16, 9))
# From a page to whether each of its blocks but the last goes on in the next.
Joiner = Callable[[CutPage], list[bool]]


@dataclass(slots=True)
class Result:
    """What one program did: a tally for each kind of seam, and how many whole paragraphs there are."""

    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    borders: int = 0

    @property
    def all(self) -> Tally:
        """All seams but those after a full stop, which no text decides; every false join counts."""
        told = self.kinds["clause"] + self.kinds["comma"]
        return Tally(told.right, told.found + self.kinds["stop"].found - self.kinds["stop"].right, told.expected)

    def __add__(self, other: "Result") -> "Result":
        kinds = {kind: tally + other.kinds[kind] for kind, tally in self.kinds.items()}
        return Result(kinds, self.borders + other.borders)

    @property
    def false(self) -> int:
        """Whole paragraphs that were joined to the next."""
        return self.all.found - self.all.right


def measure(pages: Sequence[CutPage], joiner: Joiner) -> Result:
    """Compare what a program joins with what was cut. Seams between pages are no program's affair."""
    result = Result()
    for page in pages:
        found = joiner(page)
        for block, end, is_joined in zip(page.printed[:-1], page.ends, found, strict=False):
            result.kinds[end or _ends_like(block)].add(found=is_joined, expected=bool(end))
            result.borders += not end
    return result


def _ends_like(block: str) -> str:
    """The kind of cut that a whole paragraph's end looks like."""
    last = block.rstrip(CLOSERS)[-1:]
    return "comma" if last and last in "，、；：" else "stop" if last and last in "。！？…" else "clause"


def ours(page: CutPage, join_bias: float = 0.0) -> list[bool]:
    """What this package joins; what it leaves undecided (`maybe`) is not joined."""
    found = joined(repair(read(page.raw()), without=("people", "jumps", "punctuation"), join_bias=join_bias))
    return [place in found for place in page.seams()]


def curve(pages: Sequence[CutPage], biases: Iterable[float] = _BIASES) -> dict[float, Result]:
    """The result for each number that is added to what speaks for a join (`join_bias`)."""
    return {bias: measure(pages, partial(ours, join_bias=bias)) for bias in biases}


def recall_at(results: Iterable[Result], rate: int) -> float:
    """The best recall at which at most one whole paragraph in `rate` is joined."""
    return max((r.all.recall for r in results if r.false * rate <= r.borders), default=0.0)


def rows(*, quick: bool) -> list[Row]:
    """The measures of this module as rows of the table."""
    pages = cut_pages()[:: 8 if quick else 1]
    results = {OURS: measure(pages, ours)}
    results |= {name: measure(pages, _by_rule(rule)) for name, rule in RULES.items()}
    # Programs take seconds for a page and do the same on each: an eighth of the pages tells enough of them.
    some = pages if quick else pages[::8]
    results |= {name: measure(some, _by_text(convert)) for name, convert in converters()}
    first = results[OURS]
    found = [
        _row("precision", 0, results, lambda r: _three(r.all).split()[0]),
        _row("recall (not after full stops)", first.all.expected, results, lambda r: share(r.all.recall)),
        _row("F1", 0, results, lambda r: share(r.all.f1)),
    ]
    for kind, words in KINDS.items():
        values = {name: _three(result.kinds[kind]) for name, result in results.items()}
        found.append(Row(PART, f"{words}: precision, recall, F1", f"{first.kinds[kind].expected:,}", values))
    found.append(_row("whole paragraphs joined", first.borders, results, lambda r: one_in(r.false, r.borders)))
    if not quick:
        found += _other_cuts()
    along = [first] if quick else [first, *curve(pages).values()]
    rates = () if quick else _RATES
    return found + [Row(PART, f"recall at 1 in {rate:,}", "", {OURS: share(recall_at(along, rate))}) for rate in rates]


def _other_cuts() -> list[Row]:
    result = sum((measure(cut_pages(seed), ours) for seed in _OTHER_CUTS), Result())
    name = f"the same days cut anew {len(_OTHER_CUTS)} times"
    return [
        Row(PART, f"{name}: recall", f"{result.all.expected:,}", {OURS: share(result.all.recall)}),
        Row(PART, f"{name}: joined", f"{result.borders:,}", {OURS: one_in(result.false, result.borders)}),
    ]


def _row(measure: str, amount: int, results: dict[str, Result], shown: Callable[[Result], str]) -> Row:
    return Row(PART, measure, f"{amount:,}" if amount else "", {name: shown(r) for name, r in results.items()})


def _three(tally: Tally) -> str:
    precision = share(tally.precision) if tally.found else "–"
    return " ".join((precision, share(tally.recall), share(tally.f1)))


def _by_rule(rule: Callable[[str, str], bool]) -> Joiner:
    return lambda page: [rule(a, b) for a, b in zip(page.blocks, page.blocks[1:], strict=False)]


def _by_text(convert: Callable[[str], str]) -> Joiner:
    return lambda page: [not kept for kept in breaks_kept(page.blocks, convert(page.raw()))]
