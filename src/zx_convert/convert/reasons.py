"""Why a decision was made, in one plain sentence: the evidence that weighed most, with what stands at the place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from zx_convert.convert.review import coded, is_undecided, visible
from zx_convert.messages.reasoning import evidence_text, reason_text, reasoning
from zx_convert.text.patterns import regex

if TYPE_CHECKING:
    from zx_convert.document import Document, Element, Mark

# What speaks against a decision is told only if it weighs something.
_LEAST = 1.0
_MOST_PEOPLE = 4
_LONGEST_SHOWN = 20
_ACCEPTED = "accepted"
_WIDEST = 200
_LINE_ENDS = regex("[\n\r\f]")


class Reasons:
    """Tells why of each decision in a document."""

    def __init__(self, document: "Document") -> None:
        from zx_convert.document import original

        self._source = original(document)

    def of(self, mark: "Mark") -> str:
        """What decided, as a sentence; for a break that is undecided two: why, and what would decide.

        "" for a rule of another package that names no evidence.
        """
        facts = self._facts(mark)
        if is_undecided(mark):
            return _undecided(mark, facts)
        names = _said_once(mark.why.split())
        if names == [_ACCEPTED]:
            return _sentence(reasoning("accepted"))
        told = [(name, clause) for name in names if (clause := evidence_text(name, facts))]
        if not told:
            reason = reason_text(mark.rule, facts)
            earlier = mark.why if reason and mark.why and reason_text(mark.why, facts) else ""
            return _sentence(reasoning("after", reason=reason, rule=earlier) if earlier else reason)
        if mark.kind == "furniture":
            return _sentence(_all([reason_text(mark.rule, facts), *(clause for _, clause in told)]))
        return _sentence(_weighed(told))

    def _facts(self, mark: "Mark") -> dict[str, str]:
        if mark.kind == "lb":
            return self._facts_of_seam(mark)
        if mark.kind == "reg":
            return {"before": visible(coded(mark.before)), "after": visible(coded(mark.after))}
        return _facts_of_block(mark)

    def _facts_of_seam(self, mark: "Mark") -> dict[str, str]:
        before, after = _beside(mark.element)
        # No further back than lines are wrapped: a text without form feeds would be searched whole for each break.
        line = _LINE_ENDS.split(self._source[max(0, mark.offset - _WIDEST) : mark.offset])[-1]
        facts = {"last": visible(before), "next": visible(after)}
        if before and after:
            facts["pair"] = visible(f"{before}|{after}")
        return {**facts, "width": str(len(line))} if 0 < len(line) < _WIDEST else facts


def _said_once(names: Sequence[str]) -> list[str]:
    """Without what another name says too: the kicker's being a column's name is evidence on it and on the headline.

    That those who are named have roles is said of a sure byline already.
    """
    said = {name.partition(":")[2] for name in names if not name.startswith("stack:")}
    told = [name for name in names if not (name.startswith("stack:") and name.partition(":")[2] in said)]
    return [name for name in told if not (name == "byline:role" and "byline:high" in names)]


def _weighed(told: Sequence[tuple[str, str]]) -> str:
    """What speaks for a decision, and what against it."""
    weights = _weights()
    reasons = [clause for name, clause in told if weights.get(name, 1) > 0]
    against = _all([clause for name, clause in told if weights.get(name, 1) <= -_LEAST])
    if not against:
        return _all(reasons or [clause for _, clause in told])
    if not reasons:
        return reasoning("only-against", against=against)
    return reasoning("though", reason=_all(reasons), against=against)


def _undecided(mark: "Mark", facts: Mapping[str, str]) -> str:
    weights = _weights()
    names = mark.why.split()
    against = _all([evidence_text(name, facts) for name in names if weights.get(name, 0) <= -_LEAST])
    reason = _all([evidence_text(name, facts) for name in names if weights.get(name, 0) >= _LEAST])
    opens = reasoning("open-stop" if "join:stop-ends" in names else "open")
    if not against:
        return opens
    code = "left-apart" if reason else "left-apart-plain"
    return reasoning("in-a-row", one=_sentence(reasoning(code, reason=reason, against=against)), two=opens)


def _weights() -> Mapping[str, float]:
    from zx_convert.repair.weights import WEIGHTS

    return WEIGHTS


def _all(clauses: Sequence[str]) -> str:
    """Up to three clauses in a row; the same one is said once."""
    said = list(dict.fromkeys(filter(None, clauses)))
    if len(said) < 3:
        return reasoning("two", first=said[0], last=said[1]) if len(said) == 2 else "".join(said)
    return reasoning("three", first=said[0], second=said[1], last=said[2])


def _sentence(clause: str) -> str:
    return reasoning("sentence", clause=f"{clause[0].upper()}{clause[1:]}") if clause else ""


# -- what stands at the place ------------------------------------------------------------------------


def _beside(lb: "Element") -> tuple[str, str]:
    """The characters on both sides of a break, whatever fell in between; "" at the end of a text."""
    return _first(_texts(lb, back=True), -1), _first(_texts(lb, back=False), 0)


def _first(texts: Iterator[str], end: int) -> str:
    return next((text.strip()[end] for text in texts if text.strip()), "")


def _texts(lb: "Element", *, back: bool) -> Iterator[str]:
    """The texts before or after a break, the nearest first."""
    node: Element | None = lb
    while node is not None and node.tag != "document":
        if not back:
            yield node.tail or ""
        for sibling in cast("Iterator[Element]", node.itersiblings(preceding=back)):
            if back:
                yield sibling.tail or ""
            if sibling.tag not in ("lb", "furniture", "figure") or (sibling.tag == "figure" and _is_block(node)):
                yield from _inside(sibling, back=back)
            if not back:
                yield sibling.tail or ""
        node = cast("Element | None", node.getparent())
        if node is not None and back:
            yield node.text or ""


def _inside(element: "Element", *, back: bool) -> Iterator[str]:
    from zx_convert.document.elements import CONTAINERS

    if element.tag == "reg":
        yield element.text or ""
    elif element.tag not in CONTAINERS:
        yield _text(element)
    else:
        for child in reversed(element) if back else element:
            if child.tag not in ("lb", "furniture"):
                yield from _inside(cast("Element", child), back=back)


def _is_block(node: "Element") -> bool:
    from zx_convert.document.elements import CONTAINERS

    parent = node.getparent()
    return parent is not None and parent.tag in CONTAINERS


def _facts_of_block(mark: "Mark") -> dict[str, str]:
    element = mark.element
    facts = {
        "length": str(len(mark.before.strip().splitlines()[0].rstrip())) if mark.before.strip() else "",
        "people": _people(element),
        "page": element.get("page") or "",
        "below": _below(element) if element.tag == "article" else "",
    }
    date = (element.get("date") or "").lstrip("-")
    known = [element.get("agency") or "", element.get("place") or "", date, facts["people"]]
    facts["facts"] = ", ".join(filter(None, known))
    return {key: visible(value) for key, value in facts.items()}


def _below(article: "Element") -> str:
    """How what stands below an article's heading begins: the first byline, dateline, deck or jump line."""
    found = next(iter(cast("Iterator[Element]", article.iter("byline", "dateline", "deck", "continuation"))), None)
    text = " ".join(_text(found).split()) if found is not None else ""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _text(element: "Element") -> str:
    from zx_convert.document.edits import flow

    return flow(element)


def _people(element: "Element") -> str:
    from zx_convert.document import reading

    persons = list(element.iter("person"))
    names = [
        f"{person.get('role') or ''} {''.join(reading(cast('Element', person)).split())}".strip()
        for person in persons[:_MOST_PEOPLE]
    ]
    return ", ".join([*names, "…"] if len(persons) > _MOST_PEOPLE else names)
