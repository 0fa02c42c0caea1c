"""What an article has held so far: what speaks for a block below it, and against its end."""

from zx_convert.repair.looks import Line
from zx_convert.repair.page import Page
from zx_convert.repair.states import State
from zx_convert.repair.weights import BYLINE, CAPTION, CONTINUES, SUBHEAD


def inside(before: State, line: Line, label: str) -> list[str]:
    """The evidence of a block for what its article has held so far."""
    names: list[str] = []
    if label in CONTINUES:
        if "dateline" in line.facts and before.body and before.label != CAPTION:
            names.append("article:dateline-in-body")
        if "signed" in line.facts and before.attributed:
            names.append("article:signed-again")
    elif label == SUBHEAD:
        names += ["subhead:again"] if before.parted else []
        names += [] if before.announced else ["subhead:in-brief"]
    elif label == BYLINE and before.attributed and before.body:
        names.append("article:attributed-again")
    return names


def leave(page: Page, before: State, announced: bool = True) -> list[str]:
    """The evidence against ending an article: it has named no source where articles do, or it is in parts."""
    tests = {
        "article:unattributed": page.attributed and not before.attributed,
        "article:after-subhead": before.label == SUBHEAD,
        "subhead:only": before.parted == 1,
        "article:parted": before.parted and not announced,
        "article:after-brief": not (before.announced or announced),
        "article:untitled": not (before.titled or announced),
    }
    return [name for name, holds in tests.items() if holds]
