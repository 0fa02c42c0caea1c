"""Two lines of one headline stack: what speaks for their being headline, kicker and headline, or headline and deck."""

from collections.abc import Callable
from typing import NamedTuple

from zx_convert.repair.looks import Line
from zx_convert.repair.weights import DECK, HEADLINE, KICKER
from zx_convert.text.bonds import is_tight
from zx_convert.text.patterns import regex

_MEETINGS = ("会议", "會議", "大会", "大會", "全会")
# …会议召开 is a whole sentence too.
_HELD = ("召开", "召開")
_MARKS = frozenset("？！?!")
_OPENS_QUOTATION, _CLOSES_QUOTATION, _QUOTES = frozenset("“「"), frozenset("”」"), frozenset("“「《")
# What the second half of a sentence begins with: 渡江水下电缆 / 昨在皖江铺通.
_PREDICATES = frozenset("昨今明将將已正再又也被把获獲在从從向为為对對与與")
# What a sentence has in it that tells a deed, and a name of a column or a theme has not.
_DEEDS = frozenset("了把被")
# What a phrase begins with that says where, when or why; the sentence follows.
_ADVERBIALS = frozenset("从從为為在以当當让讓不")
# 记汉口铁路医院护士长葛素琴; but 记者, 记住, 记忆.
_RECORDS, _NO_RECORDS = frozenset("记記访訪"), frozenset("者住得忆憶录錄性号號账賬问問谈談客民华華")
_VOICES = frozenset("我让讓把老")
_FIGURES = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万萬")
# Shares of a line that the lead tells: nearly nothing, most of it, many of its words; how much more than of another.
_UNTOLD, _TOLD, _RETOLD, _MORE = 0.1, 0.55, 0.4, 0.25


class Pair(NamedTuple):
    """Two lines, one right below the other, on a page in traditional characters or not."""

    a: Line
    b: Line
    traditional: bool

    @property
    def acts(self) -> bool:
        """The upper line names an office, of which the lower one can tell what it does."""
        names = "organisation" in self.a.facts and self.a.facts.isdisjoint({"acts", "occasion"})
        return names and self.a.length <= 16 and "box" not in self.b.facts

    @property
    def idle(self) -> bool:
        """The upper line ends as an office does (快递小站, 书香政协), and the lower one tells nothing that it did."""
        opens = self.b.text.lstrip("“「‘")[:1]
        return self.acts and self.a.length <= 6 and "verb" not in self.b.facts and opens not in _PREDICATES

    @property
    def bare(self) -> bool:
        """The upper line is a short phrase without verb or mark that names no column, box or occasion."""
        return (
            self.a.length <= 12
            and _QUOTATION.sub("", self.a.text).isalnum()
            and self.a.facts.isdisjoint(_HEADS_BY_ITSELF)
        )

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

    @property
    def told_below(self) -> bool:
        """The lead tells the lower line rather than the upper one."""
        return self.b.told - self.a.told > _MORE

    @property
    def tells_deed(self) -> bool:
        return not _DEEDS.isdisjoint(self.a.text)

    @property
    def quoted(self) -> bool:
        """The upper line is what somebody said."""
        return self.a.text[0] in _OPENS_QUOTATION and self.a.text[-1] in _CLOSES_QUOTATION

    def above(self, fact: str) -> bool:
        """Only the upper line shows it."""
        return fact in self.a.facts and fact not in self.b.facts

    def below(self, fact: str) -> bool:
        """Only the lower line shows it."""
        return fact in self.b.facts and fact not in self.a.facts


_QUOTATION = regex("[“”‘’「」『』]")
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
    "bonded": lambda p: is_tight(p.a.text[-1], p.b.text[0]) and "spaced" not in p.a.facts,
    "place-second": lambda p: p.below("placed"),
    "voice-second": lambda p: p.below("voice"),
    "chapter-below": lambda p: p.below("chapter"),
    "retold": lambda p: p.a.retold > _RETOLD,
    "says-first": lambda p: "says" in p.a.facts,
    "occasion-first": lambda p: "occasion" in p.a.facts and "verb" not in p.b.facts,
    "told-second": lambda p: p.told_below,
    "deed": lambda p: p.tells_deed,
    "adverbial": lambda p: p.a.text[0] in _ADVERBIALS,
    "beyond-six": lambda p: p.a.length > 6,
    "beyond-sixteen": lambda p: p.a.length > 16,
    "second-beyond-ten": lambda p: p.b.length > 10,
    "alike": lambda p: p.even and max(p.a.length, p.b.length) <= 9 and not p.a.facts & {"column", "says", "box"},
}
_KICKER_AND_HEADLINE: dict[str, Test] = {
    "cut-apart": _is_cut,
    "column": lambda p: "column" in p.a.facts,
    "name-for-headline": lambda p: p.b.byline is not None,
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
    "idle-office": lambda p: p.idle,
    "longer-headline": lambda p: p.b.length > 1.1 * p.a.length and "commas" not in p.b.facts and not p.acts,
    "kicker-of-chapter": lambda p: p.below("chapter"),
    "mark-ends-headline": lambda p: p.b.text[-1] in _MARKS,
    "told-headline": lambda p: p.told_below,
    "told-kicker": lambda p: p.a.told > _TOLD,
    "untold-kicker": lambda p: p.a.told <= _UNTOLD,
    "deed-of-kicker": lambda p: p.tells_deed,
    "adverbial-kicker": lambda p: p.a.text[0] in _ADVERBIALS,
    "figure-opens-kicker": lambda p: p.a.text[0] in _FIGURES,
    "figure-opens-headline": lambda p: p.b.text[0] in _FIGURES,
    "voice-opens-headline": lambda p: p.b.text[0] in _VOICES,
    "quoted-kicker": lambda p: p.quoted,
    "quotation-ends-headline": lambda p: p.b.text[-1] in _CLOSES_QUOTATION,
    "much-longer-headline": lambda p: p.b.length > 1.5 * p.a.length,
    "headline-beyond-sixteen": lambda p: p.b.length > 16,
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
    "records-deck": lambda p: p.b.text[0] in _RECORDS and p.b.text[1:2] not in _NO_RECORDS,
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
    "told-deck": lambda p: p.told_below,
    "told-above": lambda p: p.a.told > _TOLD,
    "untold-headline": lambda p: p.a.told <= _UNTOLD,
    "retold-headline": lambda p: p.a.retold > _RETOLD,
    "retold-deck": lambda p: min(p.a.retold, p.b.retold) > _RETOLD,
    "whole-quotation": lambda p: p.quoted,
    "quotation-ends-deck": lambda p: p.b.text[-1] in _CLOSES_QUOTATION,
    "says-headline": lambda p: "says" in p.a.facts and p.a.text[-2:] not in _HELD,
    "headline-beyond-six": lambda p: p.a.length > 6,
    "headline-beyond-eight": lambda p: p.a.length > 8,
    "deck-beyond-ten": lambda p: p.b.length > 10,
    "deck-beyond-thirteen": lambda p: p.b.length > 13,
    "deck-beyond-sixteen": lambda p: p.b.length > 16,
}
_TWO_OF_ANOTHER: dict[str, Test] = {"cut": _is_cut}
_TWO_DECKS: dict[str, Test] = _TWO_OF_ANOTHER | {
    "even-decks": lambda p: p.even,
    "decks-then-attends": lambda p: p.below("attends"),
    "decks-with-figures": lambda p: "figures" in p.a.facts or "figures" in p.b.facts,
    "decks-beyond-eight": lambda p: min(p.a.length, p.b.length) > 8,
}
# What there is evidence on of two lines of a headline stack.
STACKED: dict[tuple[str, str], dict[str, Test]] = {
    (HEADLINE, HEADLINE): _TWO_OF_HEADLINE,
    (KICKER, HEADLINE): _KICKER_AND_HEADLINE,
    (HEADLINE, DECK): _HEADLINE_AND_DECK,
    (KICKER, KICKER): _TWO_OF_ANOTHER,
    (DECK, DECK): _TWO_DECKS,
}


def stack(a: Line, b: Line, label: str, next_label: str, traditional: bool) -> list[str]:
    """The evidence of two lines of one headline stack for being `label` and `next_label`."""
    tests = STACKED.get((label, next_label))
    if tests is None:
        return []
    pair = Pair(a, b, traditional)
    return [f"stack:{name}" for name, holds in tests.items() if holds(pair)]
