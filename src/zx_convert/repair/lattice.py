"""The best reading of a page: labels, articles and joins decided together by dynamic programming."""

from dataclasses import dataclass

from zx_convert.repair import evidence as ev
from zx_convert.repair.page import Line, Page, announces
from zx_convert.repair.weights import (
    BYLINE,
    CAPTION,
    CONTINUES,
    DATELINE,
    DECK,
    FOLLOWS,
    HEADLINE,
    KICKER,
    PARAGRAPH,
    STACK,
    SUBHEAD,
    TURN,
    WEIGHTS,
)

# States kept a line: far more than compete on any real page, few enough for any length.
_BEAM = 24
_UNDECIDED = 2.5


@dataclass(frozen=True, slots=True)
class State:
    """What a line leaves behind.

    Attributes:
        label: kind of the block that it is in.
        attributed: its article has named a source.
        body: its article is past its headline stack.
        parted: how many sub-headlines its article has, 2 for more than one.
    """

    label: str
    attributed: bool
    body: bool
    parted: int = 0


START = State("", False, False)


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
    margin: float = 99.0


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on one line.

    Attributes:
        label: kind of the block it is in.
        joined: it goes on the line before.
        opens_article: an article begins with it.
        why: the evidence, strongest first.
        cert: how sure.
        maybe: it may go on with the line before; left apart.
    """

    label: str
    joined: bool
    opens_article: bool
    why: tuple[str, ...]
    cert: str
    maybe: bool


class Lattice:
    """Scores readings of one page.

    Attributes:
        page: its lines.
        traditional: it is in traditional characters.
        refused: labels forbidden at a line; "join" or "stack" with the line before; "article" beginning there.
        off: labels forbidden everywhere.
    """

    def __init__(self, page: Page, *, traditional: bool, refused: set[tuple[int, str]], off: frozenset[str]) -> None:
        self.page = page
        self.traditional = traditional
        self.refused = refused
        self.off = off

    def decide(self) -> list[Decision]:
        """The best reading, a decision a line."""
        steps = [Step(START, False, False, 0.0, None, -1, -1)]
        for place in range(len(self.page.lines)):
            steps = self._advance(steps, place)
        for step in steps:
            step.score += self._closing(step)
        return self._trace(max(steps, key=lambda step: step.score))

    # -- one line ----------------------------------------------------------------------------------

    def _advance(self, steps: list[Step], place: int) -> list[Step]:
        line = self.page.lines[place]
        best: dict[State, Step] = {}
        labels = {
            label: ev.weigh(names)
            for label, names in ev.labels(self.page, line).items()
            if label == PARAGRAPH or (label not in self.off and (place, label) not in self.refused)
        }
        opening = ev.weigh(ev.article(self.page, place))
        for step in steps:
            for candidate in (*self._joins(step, place), *self._opens(step, place, labels, opening)):
                known = best.get(candidate.state)
                if known is None or candidate.score > known.score:
                    best[candidate.state] = candidate
        kept = sorted(best.values(), key=lambda step: -step.score)
        return kept[:_BEAM]

    def _joins(self, step: Step, place: int) -> list[Step]:
        label = step.state.label
        if label not in CONTINUES or "join" in self.off or (place, "join") in self.refused:
            return []
        lines = self.page.lines
        a, b = lines[place - 1], lines[place]
        if "continuation" in b.facts or "row" in b.facts:
            return []
        score = ev.weigh(ev.seam(self.page, a, b, self._open(step, place), self._total(step, place)))
        named = step.state.attributed or "attributed" in b.facts
        state = State(label, named, step.state.body, step.state.parted)
        return [Step(state, True, False, step.score + score, step, place, step.opened)]

    def _total(self, step: Step, place: int) -> int:
        """Characters of the open block, counted from its last few lines: only small sums matter."""
        return sum(line.length for line in self.page.lines[max(step.opened, place - 4) : place])

    def _open(self, step: Step, place: int) -> bool:
        first = max(step.opened, place - 6)
        return ev.ends_open("".join(line.text[-2000:] for line in self.page.lines[first:place]))

    def _opens(self, step: Step, place: int, labels: dict[str, float], opening: float) -> list[Step]:
        lines, before = self.page.lines, step.state
        line = lines[place]
        base = step.score
        announced = bool(announces(lines, place))
        parts = bool(place) and "article" not in self.off and (place, "article") not in self.refused
        if before.label in CONTINUES:
            base += ev.weigh(ev.end(lines[place - 1], before.label))
        found = []
        for label, score in labels.items():
            follow = FOLLOWS[before.label].get(label)
            if follow is not None and not (self._late(before, label) or self._parted(before, label, place)):
                total = base + score + follow + self._inside(step, place, label)
                state = State(
                    label,
                    before.attributed or self._names(line, label),
                    before.body or label not in _HEAD,
                    min(before.parted + (label == SUBHEAD), 2),
                )
                found.append(Step(state, False, place == 0, total, step, place, place))
            if parts and label in (KICKER, HEADLINE) and (before.body or before.label in _CLOSES):
                total = base + score + opening + self._leave(before, announced)
                found.append(Step(State(label, False, False), False, True, total, step, place, place))
        return found

    @staticmethod
    def _late(before: State, label: str) -> bool:
        """A kicker, headline or deck cannot follow inside the same article's body."""
        return before.body and label in STACK

    def _parted(self, before: State, label: str, place: int) -> bool:
        """Two lines may not be one headline, kicker or deck where that is refused."""
        return before.label == label and label in STACK and ("stack" in self.off or (place, "stack") in self.refused)

    @staticmethod
    def _names(line: Line, label: str) -> bool:
        if label == CAPTION and "credited" in line.facts:
            return True
        return label in (BYLINE, DATELINE) or ("attributed" in line.facts and label in CONTINUES)

    def _inside(self, step: Step, place: int, label: str) -> float:
        """Evidence of a pair of blocks in one article."""
        before, lines = step.state, self.page.lines
        line = lines[place]
        names: list[str] = []
        if before.label in STACK and label in STACK and place:
            names += ev.stack(lines[place - 1], line, before.label, label, self.traditional)
        if label in CONTINUES and "dateline" in line.facts and before.body and before.label != CAPTION:
            names.append("article:dateline-in-body")
        if label == SUBHEAD and before.parted:
            names.append("subhead:again")
        if label == BYLINE and before.attributed and before.body:
            names.append("article:attributed-again")
        if label in CONTINUES and "signed" in line.facts and before.attributed:
            names.append("article:signed-again")
        return ev.weigh(names)

    def _leave(self, before: State, announced: bool = True) -> float:
        """What it costs to end an article that has named no source on a page where articles do, or that is in parts."""
        cost = WEIGHTS["article:unattributed"] if self.page.attributed and not before.attributed else 0.0
        if before.label == SUBHEAD:
            cost += WEIGHTS["article:after-subhead"]
        if before.parted == 1:
            cost += WEIGHTS["subhead:only"]
        return cost + (WEIGHTS["article:parted"] if before.parted and not announced else 0.0)

    def _closing(self, step: Step) -> float:
        lines = self.page.lines
        if not lines:
            return 0.0
        return ev.weigh(ev.end(lines[-1], step.state.label)) + self._leave(step.state)

    # -- the way back ------------------------------------------------------------------------------

    def _trace(self, last: Step) -> list[Decision]:
        path: list[Step] = []
        step: Step | None = last
        while step is not None and step.line >= 0:
            path.append(step)
            step = step.back
        return [self._explain(step) for step in reversed(path)]

    def _explain(self, step: Step) -> Decision:
        place, label = step.line, step.state.label
        lines = self.page.lines
        before = step.back
        joinable = place > 0 and before is not None and before.state.label in CONTINUES
        names: list[str] = []
        if joinable and before is not None:
            so_far = self._open(before, place), self._total(before, place)
            names = ev.seam(self.page, lines[place - 1], lines[place], *so_far)
        score = ev.weigh(names)
        if step.joined:
            return Decision(label, True, False, _strongest(names), _certainty(score), False)
        evidence = ev.labels(self.page, lines[place]).get(label, [])
        maybe = joinable and before is not None and label == before.state.label and self._undecided(place, score)
        return Decision(label, False, step.opens_article, _strongest(evidence), _certainty(ev.weigh(evidence)), maybe)

    def _undecided(self, place: int, score: float) -> bool:
        """Left apart, but a reader could join it: nearly joined, or cut by a page break after a full sentence."""
        a, b = self.page.lines[place - 1], self.page.lines[place]
        if "join" in self.off or (place, "join") in self.refused:
            return False
        if b.after_furniture and a.ending == "stop" and a.length >= 24 and not b.indent:
            return not b.facts & {"dateline", "item", "speaker", "caption"}
        unended = ev.weigh(ev.end(a, PARAGRAPH))
        return a.length >= 20 and -_UNDECIDED < score - unended < _UNDECIDED and a.ending != "stop"


_HEAD = frozenset({KICKER, HEADLINE, DECK, BYLINE, DATELINE})
# Labels after which another article may begin though nothing but a head has been seen.
_CLOSES = frozenset({TURN, BYLINE, CAPTION})


def _strongest(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: -abs(WEIGHTS[name]))[:3])


def _certainty(score: float) -> str:
    return "high" if score >= 4 else "medium" if score >= 1.5 else "low"
