"""What the best reading of a page has decided on each line, with the evidence that decided."""

import itertools
from typing import NamedTuple

from zx_convert.repair import evidence as ev
from zx_convert.repair.announcing import announces
from zx_convert.repair.lattice import Lattice, Step
from zx_convert.repair.weights import CONTINUES, PARAGRAPH, STACK, WEIGHTS

_UNDECIDED = 2.5
_SHOWN = 3


class Decision(NamedTuple):
    """What was decided on one line.

    Attributes:
        label: kind of the block it is in.
        joined: it goes on the line before.
        opens_article: an article begins with it.
        why: the evidence, strongest first.
        cert: how sure.
        maybe: it may go on with the line before, and is left apart: the evidence on that; empty where it is decided.
        opening: the evidence on whether an article begins with it, if one does.
        stacked: the evidence on its being in one headline stack with the line before, if it is.
    """

    label: str
    joined: bool
    opens_article: bool
    why: tuple[str, ...]
    cert: str
    maybe: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    stacked: tuple[str, ...] = ()


def decisions(lattice: Lattice) -> list[Decision]:
    """What the best reading decides, a decision a line."""
    path = lattice.best()
    return [_explain(lattice, step, below) for step, below in itertools.zip_longest(path, path[1:])]


def _explain(lattice: Lattice, step: Step, below: Step | None) -> Decision:
    place, label = step.line, step.state.label
    before = step.back if place > 0 else None
    upper = before if before is not None and before.state.label in CONTINUES else None  # it may go on from there
    names = lattice.seam(upper, place) if upper is not None else []
    score = lattice.join_bias + ev.weigh(names)
    if step.joined:
        return Decision(label, True, False, _strongest(names), _certainty(score))
    undecided = upper is not None and label == upper.state.label and _undecided(lattice, place, score)
    maybe = _both_ways(names) if undecided else ()
    if label == PARAGRAPH:  # which every line is that nothing else speaks for
        return Decision(label, False, step.opens_article, (), "", maybe)
    evidence = lattice.labels(place).get(label, [])
    above, under = _stack(lattice, before, step), _stack(lattice, step, below)
    return Decision(
        label,
        False,
        step.opens_article,
        _strongest([*evidence, *above, *under]),
        _certainty(ev.weigh(evidence)),
        maybe,
        _opening(lattice, before, step),
        _strongest(above),
    )


def _stack(lattice: Lattice, upper: Step | None, lower: Step | None) -> list[str]:
    """The evidence of two lines of one headline stack, none if they are not in one."""
    if upper is None or lower is None or lower.opens_article:
        return []
    above, below = upper.state.label, lower.state.label
    if above not in STACK or below not in STACK:
        return []
    lines = lattice.page.lines
    return ev.stack(lines[upper.line], lines[lower.line], above, below, lattice.traditional)


def _opening(lattice: Lattice, before: Step | None, step: Step) -> tuple[str, ...]:
    if not step.opens_article or before is None:
        return ()
    page, place = lattice.page, step.line
    found = [*ev.article(page, place), *ev.leave(page, before.state, announces(page.lines, place) > 0)]
    return _strongest([name for name in found if name != "article:base"])  # which is all that any line has


def _undecided(lattice: Lattice, place: int, score: float) -> bool:
    """Left apart, but a reader could join it: nearly joined, or cut by a page break after a full sentence."""
    a, b = lattice.page.lines[place - 1], lattice.page.lines[place]
    if not lattice.may("join", place) or lattice.is_apart(place):
        return False
    if b.after_furniture and a.ending == "stop" and a.length >= 24 and not b.indent:
        return not b.facts & {"dateline", "item", "speaker", "caption"}
    unended = ev.weigh(ev.end(a, PARAGRAPH))
    return a.length >= 20 and -_UNDECIDED < score - unended < _UNDECIDED and a.ending != "stop"


def _strongest(names: list[str]) -> tuple[str, ...]:
    """What weighed most, either way, but with something that speaks for the decision if anything does."""
    ranked = sorted(names, key=_force, reverse=True)
    shown = ranked[:_SHOWN]
    if not any(WEIGHTS[name] > 0 for name in shown):
        shown[_SHOWN - 1 :] = [name for name in ranked if WEIGHTS[name] > 0][:1] or shown[_SHOWN - 1 :]
    return tuple(shown)


def _both_ways(names: list[str]) -> tuple[str, ...]:
    """What weighed most on either side, for what nothing has decided."""
    ranked = sorted(names, key=_force, reverse=True)
    sides = [next((name for name in ranked if (WEIGHTS[name] > 0) is way), "") for way in (False, True)]
    return tuple(dict.fromkeys([*filter(None, sides), *ranked]))[:_SHOWN]


def _force(name: str) -> float:
    return abs(WEIGHTS[name])


def _certainty(score: float) -> str:
    return "high" if score >= 4 else "medium" if score >= 1.5 else "low"
