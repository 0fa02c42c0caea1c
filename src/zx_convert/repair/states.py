"""What a line leaves behind for those below it: the kind of its block, and what its article has held so far."""

from dataclasses import dataclass
from functools import cache

from zx_convert.repair.weights import BYLINE, DATELINE, DECK, HEADLINE, KICKER, SUBHEAD

# With what an article begins, and the labels of all that stands above its text.
FIRST = (HEADLINE, KICKER)
_HEAD = frozenset({KICKER, HEADLINE, DECK, BYLINE, DATELINE})


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What a line leaves behind; there is one of each, so that they are compared by identity.

    Attributes:
        label: kind of the block that it is in.
        attributed: its article has named a source.
        body: its article is past its headline stack.
        parted: how many sub-headlines its article has, 2 for more than one.
        announced: its article has a byline or its like below the headline, or is the first.
        titled: its article has a headline, which the first may lack.
    """

    label: str
    attributed: bool
    body: bool
    parted: int
    announced: bool = True
    titled: bool = False


_state = cache(State)
# Before the first line.
START = _state("", False, False, 0)

# Where an article begins, by the label of its first line and whether its headline stack is announced.
OPENED = {(label, told): _state(label, False, False, 0, told, True) for label in FIRST for told in (True, False)}


class _After(dict[tuple[str, bool], State]):
    """What a block leaves behind in the article of the block before, by its label and whether it names a source."""

    def __init__(self, before: State) -> None:
        super().__init__()
        self.before = before

    def __missing__(self, kind: tuple[str, bool]) -> State:
        before, (label, names) = self.before, kind
        parted = min(before.parted + 1, 2) if label == SUBHEAD else before.parted
        body = before.body or label not in _HEAD
        titled = before.titled or label in FIRST
        self[kind] = _state(label, before.attributed or names, body, parted, before.announced, titled)
        return self[kind]


@cache
def after(before: State) -> _After:
    """What may follow what a line has left behind."""
    return _After(before)
