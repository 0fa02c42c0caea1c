"""The passes in their order, and the paths by which a user decides.

A decision is refused by repairing again with it forbidden; an undecided break that is accepted joins before the
passes that read paragraphs run.
"""

from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from zx_convert.document import edits
from zx_convert.document.elements import CONTAINERS, XML_LANG, Document
from zx_convert.document.layers import original
from zx_convert.document.marks import Mark, marks
from zx_convert.document.raw import raw_document
from zx_convert.repair.lists import NO_LISTS, Lists
from zx_convert.text.forms import KEEP, LANGUAGES, QUOTES, SCRIPTS
from zx_convert.text.problem import Problem

PASSES = ("characters", "furniture", "structure", "people", "jumps", "punctuation", "quotes", "script")
# Those that run only where their form is asked for; the script is the last of all.
_LAST = "script"
# A refusal can bring up a decision that was hidden before and is refused too; after so many rounds ids are unknown.
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Context:
    """What a pass is told.

    Attributes:
        without: rules that are off.
        forbidden: decisions that are refused, as (rule, place in the source in characters).
        accepted: ids of marks that are accepted.
        date: the day the text is of (ISO 8601), "" if unknown.
        lists: an office's own words.
        quotes: form of the quotation marks (see `text.forms`).
        script: script of the text (see `text.forms`).
        join_bias: what is added to what speaks for each join.
    """

    without: frozenset[str] = frozenset()
    forbidden: frozenset[tuple[str, int]] = frozenset()
    accepted: frozenset[str] = frozenset()
    date: str = ""
    lists: Lists = NO_LISTS
    quotes: str = KEEP
    script: str = KEEP
    join_bias: float = 0.0

    def allows(self, rule: str, offset: int = -1) -> bool:
        """Whether a rule may decide at this place."""
        return rule not in self.without and (rule, offset) not in self.forbidden


class Pass(Protocol):
    """A repair: marks what it decides through `document.edits`, and never changes `original`."""

    name: str
    rules: dict[str, str]

    def run(self, document: Document, context: Context) -> None:
        """Repair a document in place."""


class RuleInfo(NamedTuple):
    """A rule with the pass it belongs to and a sentence on what it does."""

    pass_name: str
    name: str
    sentence: str


class _Plan(NamedTuple):
    """The passes to run, what they are told, and the passes that have run before."""

    passes: tuple[Pass, ...]
    context: Context
    listed: tuple[str, ...]


def built_in(name: str) -> Pass:
    """The built-in pass of this name."""
    return cast("Pass", import_module(f"zx_convert.repair.{name}"))


def rules(extra: Sequence[Pass] = ()) -> list[RuleInfo]:
    """Every rule of the built-in passes and of `extra`, in the order in which they run."""
    passes = [*map(built_in, PASSES), *extra]
    return [RuleInfo(each.name, rule, sentence) for each in passes for rule, sentence in each.rules.items()]


def rule_names(extra: Sequence[Pass] = ()) -> set[str]:
    """What `without` may hold: the names of all passes and rules."""
    passes = [*map(built_in, PASSES), *extra]
    return {each.name for each in passes} | {rule for each in passes for rule in each.rules}


def repair(
    document: Document,
    *,
    without: Collection[str] = (),
    reject: Collection[str] = (),
    accept: Collection[str] = (),
    date: str | None = None,
    lists: Lists = NO_LISTS,
    quotes: str = KEEP,
    script: str = KEEP,
    extra: Sequence[Pass] = (),
    join_bias: float = 0.0,
    missing: Callable[[set[str]], None] | None = None,
) -> Document:
    """Repair a document: mark what a careful editor would change.

    Args:
        document: as read; it is changed in place unless decisions are refused or accepted.
        without: passes and rules that are not to run.
        reject: ids of marks that are refused (see `document.marks`).
        accept: ids of marks that are accepted: an undecided break joins, any other mark stands as it is.
        date: the day the text is of (ISO 8601): gives datelines their year.
        lists: an office's own words.
        quotes: form of the quotation marks: "keep", "corner" (「」『』) or "curly" (“”‘’).
        script: "keep", "hans", "hant" (as OpenCC has it), "hant-tw" or "hant-hk".
        extra: passes of other packages, run after the built-in ones but for the script.
        join_bias: is added to what speaks for each join; benchmarks see with it what more or fewer joins would cost.
        missing: told the ids in `reject` and `accept` that no mark has; None makes them an error.

    Returns:
        The repaired document. A pass that `document@passes` lists is not run again, so that hand edits stand.

    Raises:
        Problem: `unknown-rule` for a name in `without`, `unknown-mark` for an id that no mark has, `both-ways` for one
            that is accepted and refused, `decided-before` for a decision on structure that an earlier run has made;
            `bad-form` for a form that there is not, `formed-before` where an earlier run has given another one,
            `missing-extra` where the script needs OpenCC.
    """
    given = document.meta.findtext("date") if document.meta is not None else None
    told = Context(
        frozenset(without), date=date or given or "", lists=lists, quotes=quotes, script=script, join_bias=join_bias
    )
    plan = _plan(document, told, extra)
    contrary = set(reject) & set(accept)
    if contrary:
        raise Problem("both-ways", ids=", ".join(sorted(contrary)))
    if not reject and not accept:
        return _run(document, plan, plan.context)
    repaired, unknown = _decide(document, plan, set(reject), frozenset(accept))
    if unknown and missing is None:
        raise Problem("unknown-mark", ids=", ".join(sorted(unknown)))
    if unknown and missing is not None:
        missing(unknown)
    return repaired


def unrepaired(document: Document) -> Document:
    """The document as it was read: its source in plain paragraphs, with what is known of the file and its metadata."""
    fresh = raw_document(original(document))
    if "script" not in document.passes:  # which has changed it; what it was the text tells
        fresh.set(XML_LANG, document.language)
    for place, part in enumerate(part for part in (document.source, document.meta) if part is not None):
        fresh.insert(place, deepcopy(part))
    return fresh


def _plan(document: Document, context: Context, extra: Sequence[Pass]) -> _Plan:
    passes = [*map(built_in, PASSES), *extra]
    known = rule_names(extra) if context.without else set()
    for name in context.without - known:
        raise Problem("unknown-rule", name=name, known=", ".join(sorted(known)))
    done = document.passes
    wanted = _forms(document, context)
    passes.sort(key=lambda each: each.name == _LAST)
    chosen = [each for each in passes if each.name not in context.without and each.name not in done]
    return _Plan(tuple(each for each in chosen if wanted.get(each.name, True)), context, done)


def _forms(document: Document, context: Context) -> dict[str, bool]:
    """Which of the passes run that give a text another form: those whose form is asked for."""
    for option, value, known in (("quotes", context.quotes, QUOTES), ("script", context.script, SCRIPTS)):
        if value not in known:
            raise Problem("bad-form", option=option, value=value, known=", ".join(known))
    asked = {"quotes": context.quotes != KEEP, "script": context.script != KEEP}
    others = {f"{form}-quotes" for form in QUOTES} - {f"{context.quotes}-quotes"}
    differs = {
        "quotes": any(reg.get("rule") in others for reg in document.iter("reg")),
        "script": document.language != LANGUAGES.get(context.script),
    }
    for name, is_asked in asked.items():
        if is_asked and name in document.passes and differs[name]:
            raise Problem("formed-before", option=name)
    return asked


def _run(document: Document, plan: _Plan, context: Context) -> Document:
    _close_accepted(document, context)
    for each in plan.passes:
        each.run(document, context)
        _close_accepted(document, context)
    names = [*plan.listed, *(each.name for each in plan.passes)]
    if names:
        document.set("passes", " ".join(names))
    _undo(document, context)
    return document


def _close_accepted(document: Document, context: Context) -> None:
    """Join at the undecided breaks that are accepted: the next pass reads whole paragraphs."""
    if not context.accepted or not any(lb.get("break") == "maybe" for lb in document.iter("lb")):
        return
    for mark in marks(document):
        if mark.id in context.accepted and mark.element.get("break") == "maybe":
            edits.close(mark.element, rule=mark.rule, cert="high", why="accepted")


def _undo(document: Document, context: Context) -> None:
    """Undo the refused marks on text; structure has kept its refusals already."""
    if not context.forbidden:
        return
    refused = [m for m in marks(document) if (m.rule, m.offset) in context.forbidden and _is_inline(m)]
    for mark in reversed(refused):
        edits.unmark(mark.element)


def _is_inline(mark: Mark) -> bool:
    parent = mark.element.getparent()
    return mark.kind != "lb" and parent is not None and parent.tag not in CONTAINERS


def _decide(document: Document, plan: _Plan, reject: set[str], accepted: frozenset[str]) -> tuple[Document, set[str]]:
    """The document with these decisions taken, and the ids that no mark has."""
    context = replace(plan.context, accepted=accepted)
    repaired = _run(deepcopy(document), plan, context)
    for _ in range(_ROUNDS):
        found = [mark for mark in marks(repaired) if mark.id in reject]
        if not found:
            break
        _check_refusable(found, plan)
        reject = reject - {mark.id for mark in found}
        forbidden = context.forbidden | {(mark.rule, mark.offset) for mark in found}
        context = replace(context, forbidden=forbidden)
        repaired = _run(deepcopy(document), plan, context)
    return repaired, reject | (accepted - {mark.id for mark in marks(repaired)})


def _check_refusable(found: Sequence[Mark], plan: _Plan) -> None:
    """What an earlier run has made of whole blocks is not undone by this one: its pass does not run again."""
    settled = {rule for name in plan.listed if name in PASSES for rule in built_in(name).rules}
    stuck = [mark.id for mark in found if mark.rule in settled and not _is_inline(mark)]
    if stuck:
        raise Problem("decided-before", ids=", ".join(stuck))
