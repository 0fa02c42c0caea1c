"""What speaks for a line being of a kind, for its going on in the next line, and for an article that begins with it.

Each piece of evidence is a name of the table `repair.weights`, which says how much it weighs.
"""

from zx_convert.repair.weights import WEIGHTS

from .articles import article
from .held import inside, leave
from .kinds import labels
from .seams import end, seam, unclosed
from .stacks import STACKED, stack

__all__ = ["STACKED", "article", "end", "inside", "labels", "leave", "seam", "stack", "unclosed", "weigh"]

_weight = WEIGHTS.__getitem__


def weigh(names: list[str]) -> float:
    """The sum of the weights of these features."""
    return sum(map(_weight, names))
