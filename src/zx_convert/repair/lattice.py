"""The best reading of a page: labels, articles and joins decided together by dynamic programming."""

from dataclasses import dataclass, field
from itertools import accumulate
from operator import add, attrgetter, gt

from zx_convert.repair import evidence as ev
from zx_convert.repair.announcing import announces
from zx_convert.repair.looks import Line
from zx_convert.repair.page import Page
from zx_convert.repair.states import FIRST, OPENED, START, State, after
from zx_convert.repair.weights import (
    BYLINE,
    CAPTION,
    CONTINUES,
    CREDIT,
    DATELINE,
    FOLLOWS,
    HEADLINE,
    KICKER,
    PARAGRAPH,
    ROW,
    STACK,
    SUBHEAD,
    TURN,
)

_score = attrgetter("score")
# States kept a line: with six one page in three hundred is read otherwise, with eight none.
_BEAM = 8
# And those that are not further behind the best: the reading that wins was never behind by more than 12 on any page.
_MARGIN = 16.0
_LEAST = float("-inf")
# Names that go on in the next line are fewer characters.
_LEAST_PROSE = 16


@dataclass(slots=True)
class Step:
    """One line in the best reading."""

    state: State
    joined: bool
    opens_article: bool
    score: float
    back: "Step | None"
    line: int
    opened: int


# A block that may follow one of a certain kind in the same article: its label and whether it names a source, how much
# speaks for it there, and whether what its article has held so far may speak for or against it.
Follower = tuple[tuple[str, bool], float, bool]


@dataclass(slots=True)
class Here:
    """What all readings share at one line.

    Attributes:
        place: number of the line.
        line: the line.
        labels: what it may be when it opens a block, with the score of each.
        opening: how much speaks for an article that begins here.
        parts: an article may begin here.
        joins: the line may go on the one before.
        announced: a byline or its like ends a headline stack that would begin here.
        kinds: each label with whether it would name a source.
        telling: the line has what is told apart by what its article has held so far.
        told: labels that are.
        closes: labels after which another article may begin though nothing but a head has been seen.
        end: what it costs to end a block of prose, by its label, with the line before.
        best_opening: the best score so far of a reading that may begin an article here; lower ones are not followed.
        best: the best readings so far, by what they leave behind.
        scores: their scores.
        seams: how much speaks for going on the block before, by the line that opened it.
        followers: what may follow a block in the same article, by that block's label and whether the headline stack is
            past.
    """

    place: int
    line: Line
    labels: dict[str, float]
    opening: float
    parts: bool
    joins: bool
    announced: bool
    kinds: dict[str, tuple[str, bool]]
    telling: bool
    told: frozenset[str]
    closes: frozenset[str]
    end: dict[str, float]
    best_opening: float = _LEAST
    best: dict[State, Step] = field(default_factory=dict)
    scores: dict[State, float] = field(default_factory=dict)
    seams: dict[int, float] = field(default_factory=dict)
    followers: dict[tuple[str, bool], list[Follower]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Keep a reading: the best so far of those that leave the same behind."""
        self.best[step.state], self.scores[step.state] = step, step.score


class Lattice:
    """Scores readings of one page.

    Attributes:
        page: its lines.
        traditional: it is in traditional characters.
        refused: labels refused at a line, which is plain text then; "join" or "stack" with the line before; "article"
            beginning there.
        off: labels forbidden everywhere.
        join_bias: is added to what speaks for each join.
    """

    def __init__(
        self,
        page: Page,
        *,
        traditional: bool,
        refused: set[tuple[int, str]],
        off: frozenset[str],
        join_bias: float = 0.0,
    ) -> None:
        self.page = page
        self.traditional = traditional
        self.refused = refused
        self.off = off
        self.join_bias = join_bias
        # Characters and open brackets before each line.
        self._lengths = [0, *accumulate(line.length for line in page.lines)]
        self._balances = [ev.unclosed("")]
        for line in page.lines:
            self._balances.append(tuple(map(add, self._balances[-1], ev.unclosed(line.text))))
        # What is asked again and again: evidence by line, and by line and the one that opened the block before.
        self._evidence: dict[int, dict[str, list[str]]] = {}
        self._seams: dict[tuple[int, int], list[str]] = {}
        self._leaving: dict[tuple[State, bool], float] = {}
        self._held: dict[tuple[State, str], float] = {}

    def best(self) -> list[Step]:
        """The best reading, a step a line."""
        steps = [Step(START, False, False, 0.0, None, -1, -1)]
        for place in range(len(self.page.lines)):
            steps = self._advance(steps, place)
        for step in steps:
            step.score += ev.weigh(self.closing(step))
        path: list[Step] = []
        last: Step | None = max(steps, key=_score)
        while last is not None and last.line >= 0:
            path.append(last)
            last = last.back
        return path[::-1]

    def _advance(self, steps: list[Step], place: int) -> list[Step]:
        here = self._here(place)
        for step in steps:
            if here.joins and step.state.label in CONTINUES:
                self._join(step, here)
            self._open(step, here)
            if here.parts and (step.state.body or step.state.label in here.closes):
                self._open_article(step, here)
        kept = sorted(here.best.values(), key=_score, reverse=True)[:_BEAM]
        return [step for step in kept if step.score >= kept[0].score - _MARGIN]

    def labels(self, place: int) -> dict[str, list[str]]:
        """What a line may be when it opens a block, with the evidence for each."""
        found = self._evidence.get(place)
        if found is None:
            found = self._evidence[place] = ev.labels(self.page, self.page.lines[place])
        return found

    def _here(self, place: int) -> Here:
        lines = self.page.lines
        line, restricted = lines[place], bool(self.off or self.refused)
        offered = self.labels(place)
        if restricted and any((place, label) in self.refused for label in offered):  # a line refused is plain text
            offered = {PARAGRAPH: offered[PARAGRAPH]}
        labels = {
            label: ev.weigh(names)
            for label, names in offered.items()
            if label == PARAGRAPH or not restricted or self.may(label, place)
        }
        if ROW in labels:  # or every second row of a table would be prose
            del labels[PARAGRAPH]
        telling = not _TELLING.isdisjoint(line.facts)
        parts = place > 0 and self.may("article", place) and any(label in labels for label in FIRST)
        parts = parts and "byline-credit-high" not in line.facts  # who took a picture heads nothing
        return Here(
            place,
            line,
            labels,
            opening=ev.weigh(ev.article(self.page, place)) if parts else 0.0,
            parts=parts,
            joins=self.may("join", place) and not self.is_apart(place),
            announced=announces(lines, place) > 0,
            kinds={label: (label, self._names(line, label)) for label in labels},
            telling=telling,
            told=_TOLD_BY_PROSE if telling else _TOLD,
            closes=_CLOSES_ABOVE_CHAPTERS if "chapter" in line.facts else _CLOSES,
            end=dict.fromkeys(CONTINUES, ev.weigh(ev.end(lines[place - 1], PARAGRAPH))) if place else {},
        )

    def is_apart(self, place: int) -> bool:
        """Whether a line surely goes on with nothing: it is a jump or a row, prose below a byline, or beside a day."""
        line = self.page.lines[place]
        before = self.page.lines[place - 1] if place else None
        if before is not None and not (_BY_ITSELF.isdisjoint(line.facts) and _CLOSED.isdisjoint(before.facts)):
            return True
        if before is not None and "about" in before.facts and "about" in line.facts:  # two lines of one title
            return True
        if before is not None and "names" in before.facts and "names" not in line.facts and line.ending:
            return line.text[0] not in _GOES_ON_BEHIND_NAMES
        signed = before.byline if before is not None else None
        is_prose = line.byline is None and (line.ending == "stop" or line.length >= _LEAST_PROSE)
        return (signed is not None and signed.cert == "high" and is_prose) or not line.facts.isdisjoint(
            {"continuation", "row"}
        )

    def may(self, rule: str, place: int) -> bool:
        return rule not in self.off and (place, rule) not in self.refused

    def _join(self, step: Step, here: Here) -> None:
        """Go on with the block before."""
        score = here.seams.get(step.opened)
        if score is None:
            score = here.seams[step.opened] = self.join_bias + ev.weigh(self.seam(step, here.place))
        state, total = step.state, step.score + score
        if "attributed" in here.line.facts:
            state = after(state)[state.label, True]
        if total > here.scores.get(state, _LEAST):
            here.take(Step(state, True, False, total, step, here.place, step.opened))

    def seam(self, step: Step, place: int) -> list[str]:
        """The evidence on whether a line goes on with the block that `step` has brought so far."""
        known = self._seams.get((step.opened, place))
        if known is not None:
            return known
        lines = self.page.lines
        # Only the last few lines: small sums matter, and quotations are short.
        total = self._lengths[place] - self._lengths[max(step.opened, place - 4)]
        first = self._balances[max(step.opened, place - 6)]
        is_open = any(map(gt, self._balances[place], first))
        found = self._seams[step.opened, place] = ev.seam(self.page, lines[place - 1], lines[place], is_open, total)
        return found

    def _open(self, step: Step, here: Here) -> None:
        """Open a block in the same article."""
        before, place = step.state, here.place
        base, first, following = step.score + here.end.get(before.label, 0.0), place == 0, after(before)
        telling = here.telling or before.attributed or before.parted or not before.announced
        best = here.scores
        for kind, score, told in self._followers(before, here):
            state, total = following[kind], base + score
            if told and telling:
                total += self._weigh_inside(before, here.line, kind[0])
            if total > best.get(state, _LEAST):
                here.take(Step(state, False, first, total, step, place, place))

    def _weigh_inside(self, before: State, line: Line, label: str) -> float:
        if label in CONTINUES:
            return ev.weigh(ev.inside(before, line, label))
        known = self._held.get((before, label))  # what is no prose is told apart by nothing of the line's own
        if known is None:
            known = self._held[before, label] = ev.weigh(ev.inside(before, line, label))
        return known

    def _open_article(self, step: Step, here: Here) -> None:
        before, place = step.state, here.place
        base = step.score + here.end.get(before.label, 0.0) + (here.opening + self._leave(before, here.announced))
        if base <= here.best_opening:
            return
        here.best_opening = base
        for label in FIRST:
            if label in here.labels:
                state, total = OPENED[label, here.announced], base + here.labels[label]
                if total > here.scores.get(state, _LEAST):
                    here.take(Step(state, False, True, total, step, place, place))

    def _followers(self, state: State, here: Here) -> list[Follower]:
        before, body = state.label, state.body
        found = here.followers.get((before, body))
        if found is None:
            follows = _below_first_byline() if before == BYLINE and here.place == 1 else FOLLOWS[before]
            # With the body it is too late for a headline of the same article.
            labels = [label for label in here.labels if label in follows and not (body and label in STACK)]
            stacked = self._stacked(before, labels, here.place) if before in STACK else {}
            found = here.followers[before, body] = [
                (here.kinds[label], here.labels[label] + follows[label] + stacked.get(label, 0.0), label in here.told)
                for label in labels
                if stacked.get(label) != _LEAST
            ]
        return found

    def _stacked(self, before: str, labels: list[str], place: int) -> dict[str, float]:
        """How much speaks for each label below one of a headline stack; that of the line before may be refused."""
        a, b = self.page.lines[place - 1 : place + 1]
        found = {
            label: ev.weigh(ev.stack(a, b, before, label, self.traditional)) if (before, label) in ev.STACKED else 0.0
            for label in labels
            if label in STACK
        }
        if before in found and not self.may("stack", place):
            found[before] = _LEAST
        return found

    @staticmethod
    def _names(line: Line, label: str) -> bool:
        if label == CAPTION and "credited" in line.facts:
            return True
        if label == TURN:  # who wrote the story stands in its first part
            return "turns-to" not in line.facts
        return label in (BYLINE, DATELINE) or ("attributed" in line.facts and label in CONTINUES)

    def _leave(self, before: State, announced: bool) -> float:
        known = self._leaving.get((before, announced))
        if known is None:
            known = self._leaving[before, announced] = ev.weigh(ev.leave(self.page, before, announced))
        return known

    def closing(self, step: Step) -> list[str]:
        """The evidence against a page that ends with this reading."""
        lines = self.page.lines
        if not lines:
            return []
        found = [*ev.end(lines[-1], step.state.label), *ev.leave(self.page, step.state)]
        return [*found, "article:no-body"] if _is_bare(step) else found


# What goes with a byline, where what else stands below one that a page begins with is weighed as if it began there.
BESIDE_BYLINE = frozenset({DATELINE, CREDIT})


def _below_first_byline() -> dict[str, float]:
    """What may stand below a byline that a page begins with, its headline too; made anew, as the fit moves weights."""
    return FOLLOWS[START.label] | {label: FOLLOWS[BYLINE][label] for label in BESIDE_BYLINE}


def _is_bare(step: Step) -> bool:
    """Whether a reading ends with a kicker, or with the heading of an article that is not the first."""
    if step.state.body:
        return False
    if step.state.label == KICKER:
        return True
    while not step.opens_article and step.back is not None:
        step = step.back
    return step.opens_article and step.line > 0


# 葛明远　苏　岚 / 等出席会议。
_GOES_ON_BEHIND_NAMES = frozenset("等和及与與，、。；")
# What is a line of its own wherever it stands: a day, 此致, a line of a program.
_BY_ITSELF = frozenset({"date", "formula", "code"})
# What nothing goes on with: that, a telephone in a notice, a blank to fill in, the time of a subtitle, who said it.
_CLOSED = _BY_ITSELF | {"reached", "to-fill", "cue", "said-by"}
# Labels, and facts of lines of prose, that `inside` has something to say of.
_TOLD = frozenset({SUBHEAD, BYLINE})
_TELLING = frozenset({"dateline", "signed"})
_TOLD_BY_PROSE = _TOLD | CONTINUES
# Labels after which another article may begin though nothing but a head has been seen.
_CLOSES = frozenset({TURN, BYLINE, CAPTION})
_CLOSES_ABOVE_CHAPTERS = _CLOSES | {HEADLINE}
