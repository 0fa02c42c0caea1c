"""Why something was decided: clauses for evidence and rules, and the sentence that they make."""

from collections.abc import Mapping

from zx_convert.messages.evidence import EVIDENCE
from zx_convert.messages.facts import known
from zx_convert.messages.rules import REASONS
from zx_convert.text.language import Texts
from zx_convert.text.patterns import regex

# How the clauses of a reason make one sentence. "against" is what speaks against it, "open" the sentence behind the
# reasons of a break that is left undecided: behind the end of a sentence, or in the middle of one.
REASONING: dict[str, str] = {
    "sentence": "{clause}.",
    "in-a-row": "{one} {two}",
    "two": "{first}, and {last}",
    "three": "{first}; {second}; and {last}",
    "though": "{reason}, though {against}",
    "only-against": "the page as a whole reads best so, though {against}",
    "accepted": "you have accepted that it joins",
    "after": "{reason} (after the rule {rule})",
    "left-apart": "left apart, for {against}, though {reason}",
    "left-apart-plain": "left apart, for {against}",
    "open-stop": (
        "Only the sense can decide here, for a paragraph may end or go on behind this sentence: accept it if the text "
        "goes on, refuse it if a new paragraph begins."
    ),
    "open": (
        "A mark at the end of the line before would decide, or a word or quotation that plainly spans the seam: accept "
        "it if the text goes on, refuse it if a new paragraph begins."
    ),
}

_OPTIONAL = regex(r"\[([^\]]*)\]")

# They have Chinese forms in `locale/` (python tools/build_locale.py adds new texts to it).
REASONING = Texts(REASONING)


def evidence_text(name: str, facts: Mapping[str, str]) -> str:
    """A piece of evidence as a clause, "" if it is none.

    >>> evidence_text("join:bond-word", {"pair": "研|究"}), evidence_text("join:bond-word", {})
    ('a word spans the seam: 「研|究」', 'a word spans the seam')
    """
    code = name if name in EVIDENCE else name.partition(":")[2]
    return _with_known(EVIDENCE.get(code, ""), facts)


def reason_text(rule: str, facts: Mapping[str, str]) -> str:
    """What decides by a rule, as a clause, "" for a rule of another package."""
    return _with_known(REASONS.get(rule, ""), facts)


def reasoning(code: str, **clauses: str) -> str:
    """Clauses put together."""
    return REASONING[code].format_map(clauses)


def _with_known(text: str, facts: Mapping[str, str]) -> str:
    """The parts in brackets, without them, where every fact that they name is known."""
    parts = _OPTIONAL.split(text)
    kept = [part for place, part in enumerate(parts) if place % 2 == 0 or known(part, facts)]
    return "".join(kept).format_map(facts)
