"""Two lines of one headline stack: what speaks for their being headline, kicker and headline, or headline and deck."""

from collections.abc import Callable
from typing import NamedTuple

from zx_convert.repair.looks import Line
from zx_convert.repair.recognise.bonds import bond
from zx_convert.repair.weights import DECK, HEADLINE, KICKER

_MEETINGS = ("会议", "會議", "大会", "大會", "全会")
_MARKS = frozenset("？！?!")
_OPENS_QUOTATION, _QUOTES = frozenset("“「"), frozenset("“「《")
# What the second half of a sentence begins with: 渡江水下电缆 / 昨在皖江铺通.
_PREDICATES = frozenset("昨今明将將已正再又也被把获獲在从從向为為对對与與")


class Pair(NamedTuple):
    """Two lines, one right below the other, on a page in traditional characters or not."""

    a: Line
    b: Line
    traditional: bool

    @property
    def acts(self) -> bool:
        """The upper line names an office, of which the lower one can tell what it does."""
        names = "organisation" in self.a.facts and "acts" not in self.a.facts
        return names and self.a.length <= 16 and "box" not in self.b.facts

    @property
    def bare(self) -> bool:
        """The upper line is a short phrase without verb or mark that names no column, box or occasion."""
        return self.a.length <= 12 and self.a.text.isalnum() and self.a.facts.isdisjoint(_HEADS_BY_ITSELF)

    @property
    def long(self) -> bool:
        """Both lines are as long as a sentence, and the lower one does not go on with the upper one by a verb."""
        return min(self.a.length, self.b.length) >= 10 and "verb" not in self.b.facts

    @property
    def even(self) -> bool:
        return abs(self.a.length - self.b.length) <= 2

    @property
    def much_longer(self) -> bool:
        """The lower line is much longer, where the upper one could be a headline by itself."""
        return self.a.length >= 8 and self.b.length > 1.25 * self.a.length

    def above(self, fact: str) -> bool:
        """Only the upper line shows it."""
        return fact in self.a.facts and fact not in self.b.facts

    def below(self, fact: str) -> bool:
        """Only the lower line shows it."""
        return fact in self.b.facts and fact not in self.a.facts


# What is no part of the sentence below it, or a sentence by itself.
_HEADS_BY_ITSELF = frozenset(
    {"verb", "acts", "column", "tag", "box", "boxed", "side-box", "occasion", "slogan", "organisation", "genre", "says"}
)

Test = Callable[[Pair], bool]


def _is_cut(pair: Pair) -> bool:
    """The end of a wrapped line has cut the upper one."""
    return "cut-at-width" in pair.a.facts


_TWO_OF_HEADLINE: dict[str, Test] = {
    "cut": _is_cut,
    "organisation": lambda p: p.acts,
    "document": lambda p: p.acts and "document" in p.b.facts,
    "predicate-follows": lambda p: p.b.text[0] in _PREDICATES and p.a.length <= 16,
    "longer-second": lambda p: p.much_longer,
    "verb-follows": lambda p: p.acts and "verb" in p.b.facts,
    "colon": lambda p: p.a.ending == "colon",
    "question": lambda p: p.a.text[-1] in _MARKS,
    "long": lambda p: p.long,
    "subject": lambda p: p.bare and p.below("verb"),
    "meeting": lambda p: p.a.text[-2:] in _MEETINGS and "verb" in p.b.facts,
    "even": lambda p: p.even and min(p.a.length, p.b.length) >= 8,
    "genre-below": lambda p: p.below("genre"),
    "bonded": lambda p: bond(p.a.text[-1], p.b.text[0]) in ("word", "bound") and "spaced" not in p.a.facts,
    "place-second": lambda p: p.below("placed"),
    "voice-second": lambda p: p.below("voice"),
    "chapter-below": lambda p: p.below("chapter"),
    "alike": lambda p: p.even and max(p.a.length, p.b.length) <= 9 and not p.a.facts & {"column", "says", "box"},
}
_KICKER_AND_HEADLINE: dict[str, Test] = {
    "cut-apart": _is_cut,
    "column": lambda p: "column" in p.a.facts,
    "long-kicker": lambda p: p.long,
    "particle-below": lambda p: "的" in p.b.text and "的" not in p.a.text,
    "quotation-below": lambda p: p.b.text[0] in _OPENS_QUOTATION,
    "place-kicker": lambda p: p.above("placed"),
    "tiny-kicker": lambda p: p.a.length <= 3 and not p.a.facts & {"placed", "spaced"},
    "even-kicker": lambda p: p.even,
    "boxed": lambda p: "boxed" in p.a.facts,
    "tag-like": lambda p: p.a.length <= 8 and p.b.length >= 1.3 * p.a.length and not p.acts,
    "box": lambda p: "box" in p.a.facts and p.b.length >= 8,
    "name-like-kicker": lambda p: p.a.length <= 6 and not p.acts and "spaced" not in p.a.facts,
    "longer-headline": lambda p: p.b.length > 1.1 * p.a.length and "commas" not in p.b.facts and not p.acts,
    "kicker-of-chapter": lambda p: p.below("chapter"),
    "mark-ends-headline": lambda p: p.b.text[-1] in _MARKS,
    "longer-kicker": lambda p: p.a.length >= 10 and p.a.length > 1.25 * p.b.length and not p.acts,
}
_HEADLINE_AND_DECK: dict[str, Test] = {
    "cut-apart": _is_cut,
    "quoted-headline": lambda p: not _QUOTES.isdisjoint(p.a.text),
    "comma-headline": lambda p: p.above("commas"),
    "mark-headline": lambda p: p.a.text[-1] in _MARKS,
    "particle-headline": lambda p: "的" in p.a.text,
    "long-deck": lambda p: p.long and not p.even,
    "long-even-deck": lambda p: p.long and p.even,
    "acts-deck": lambda p: p.below("acts"),
    "place-deck": lambda p: p.below("placed"),
    "voice-deck": lambda p: p.below("voice"),
    "place-headline": lambda p: p.above("placed"),
    "even-deck": lambda p: p.even,
    "figures-deck": lambda p: p.below("figures"),
    "comma-deck": lambda p: p.below("commas"),
    "longer-deck": lambda p: p.b.length > 1.2 * p.a.length and not p.b.facts.isdisjoint({"commas", "spaced"}),
    "longer-plain-deck": lambda p: p.much_longer,
    "shorter-deck": lambda p: p.b.length < p.a.length,
    "traditional-deck": lambda p: p.traditional,
    "spaced-headline": lambda p: p.above("spaced"),
}
_TWO_OF_ANOTHER: dict[str, Test] = {"cut": _is_cut}
# What there is evidence on of two lines of a headline stack.
STACKED: dict[tuple[str, str], dict[str, Test]] = {
    (HEADLINE, HEADLINE): _TWO_OF_HEADLINE,
    (KICKER, HEADLINE): _KICKER_AND_HEADLINE,
    (HEADLINE, DECK): _HEADLINE_AND_DECK,
    (KICKER, KICKER): _TWO_OF_ANOTHER,
    (DECK, DECK): _TWO_OF_ANOTHER,
}


def stack(a: Line, b: Line, label: str, next_label: str, traditional: bool) -> list[str]:
    """The evidence of two lines of one headline stack for being `label` and `next_label`."""
    tests = STACKED.get((label, next_label))
    if tests is None:
        return []
    pair = Pair(a, b, traditional)
    return [f"stack:{name}" for name, holds in tests.items() if holds(pair)]
