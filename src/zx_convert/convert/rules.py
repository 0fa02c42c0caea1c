"""Which passes and rules there are to leave out: one check for the command line, settings and kept decisions."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from zx_convert.text.problem import Fault, Problem, fault

if TYPE_CHECKING:
    from zx_convert.plugins import Repair


def check_rules(
    names: Collection[str], extra: "Sequence[Repair]" = (), blame: Callable[[Fault], Problem] | None = None
) -> None:
    """See to it that every name is one of a pass or a rule.

    Args:
        names: what is to be left out.
        extra: repairs of other packages, whose names and rules count too.
        blame: makes the problem of a file that is wrong, from the reason.

    Raises Problem: `unknown-rule`, or that of `blame`.
    """
    if not names:  # nobody waits for the pipeline then
        return
    from zx_convert.repair.pipeline import rule_names

    known = rule_names(as_passes(extra))
    for name in names:
        if name not in known:
            if blame is not None:
                raise blame(fault("no-rule", name=name))
            raise Problem("unknown-rule", name=name, known=", ".join(sorted(known)))


def as_passes(extra: "Sequence[Repair]") -> Any:
    """The same objects as the pipeline's own protocol names them."""
    return tuple(extra)
