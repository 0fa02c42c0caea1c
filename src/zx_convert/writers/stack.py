"""The spaces of a headline stack (引题, 主题, 副题, 署名), the same in every format of pages.

As newspapers set it, a deck stands close to its headline and close to another deck; the space that parts the stack from
the text comes below all of it, half a line of the text at least.
"""

from collections.abc import Sequence
from itertools import pairwise

from zx_convert.styling.style import Style


def stack_spaces(roles: Sequence[str], style: Style) -> list[tuple[float, float]]:
    """Space before and after each block of a head, in points: those of its role, but for decks and what they follow.

    >>> from zx_convert.styling.sheets import load_style
    >>> [after for _, after in stack_spaces(["headline", "deck", "deck"], load_style("gongwen"))]
    [0.0, 0.0, 28.95]
    """
    looks = [style.roles[role] for role in roles]
    spaces = [[look.before, look.after] for look in looks]
    carried = 0.0
    for (upper, lower), (above, below), look in zip(pairwise(roles), pairwise(spaces), looks[1:], strict=True):
        if lower == "deck" and upper in ("headline", "deck"):
            if upper == "deck":
                above[1] = 0.0
            elif above[1] >= look.line:
                # An empty line would part them.
                carried, above[1] = above[1], 0.0
            below[1] = max(below[1], carried)
        elif (upper, lower) == ("deck", "byline"):
            # The byline brings its own space.
            above[1] = carried
    if spaces:
        spaces[-1][1] = max(spaces[-1][1], style.roles["body"].line / 2)
    return [(before, after) for before, after in spaces]
