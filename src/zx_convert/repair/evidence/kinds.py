"""What a line may be when it opens a block, by what it looks like and what stands around it."""

from zx_convert.repair.looks import Line, may_end_heading
from zx_convert.repair.page import Page
from zx_convert.repair.recognise import clauses
from zx_convert.repair.recognise.bylines import is_aside
from zx_convert.repair.weights import (
    BYLINE,
    CAPTION,
    CREDIT,
    DATELINE,
    DECK,
    HEADLINE,
    KICKER,
    NOTE,
    PARAGRAPH,
    ROW,
    SUBHEAD,
    TURN,
    VERSE,
)


def labels(page: Page, line: Line) -> dict[str, list[str]]:
    """What a line may be when it opens a block, with the evidence for each."""
    if line.declared:
        return {line.declared: ["head:declared"], PARAGRAPH: _paragraph(page, line)}
    return _looks(page, line)


def _looks(page: Page, line: Line) -> dict[str, list[str]]:
    facts = line.facts
    if "continuation" in facts:
        return {TURN: ["turn:line"], PARAGRAPH: _paragraph(page, line)}
    found: dict[str, list[str]] = {PARAGRAPH: _paragraph(page, line), **_signing(line), **_below_pictures(page, line)}
    if facts & {"note", "author-note"}:
        found[NOTE] = ["note:opens"]
    elif "table-note" in facts:
        found[NOTE] = ["note:table"]
    elif "summary" in facts:
        found[NOTE] = ["note:summary"]
    elif (
        "parenthesised" in facts
        and line.length >= 8
        and not (line.byline or "enacted" in facts)
        and not line.half.endswith("版)")
    ):
        found[NOTE] = ["note:parenthesised"]
    told = next((name for name in ("enacted", "abstract") if name in facts), "")
    found |= {DECK: [f"deck:{told}"]} if told else {}
    if "row" in facts:
        found[ROW] = ["row:cells"]
    if facts & {"verse-strong", "verse"}:
        found[VERSE] = ["verse:strong" if "verse-strong" in facts else "verse:weak"]
        found[VERSE] += ["verse:name"] if line.byline else []
    short = line.length <= 60 and (not line.ending or line.text[-1] in "）)" or may_end_heading(line.text[-1]))
    if (short or facts & _HEADED) and facts.isdisjoint(_NOT_HEADED) and not facts >= _ENTRY:
        found = _headings(page, line) | found
    return found


_HEADED = frozenset({"dash", "bracketed", "introduces"})
_NOT_HEADED = frozenset(
    {
        "signs",
        "turned",
        "resumed",
        "formula",
        "closes",
        "fills-line",
        "goes-on",
        "enclosure",
        "colophon",
        "saying",
        "form",
        "to-fill",
        "office",
        "summary",
        "abstract",
        "vertical",
    }
)
# A row with figures heads nothing either.
_ENTRY = frozenset({"row", "figures"})


def _signing(line: Line) -> dict[str, list[str]]:
    """What names the source of a story: bylines, credits, datelines and signatures on a line of their own."""
    facts = line.facts
    found: dict[str, list[str]] = {}
    if line.byline is not None:
        label = CREDIT if line.byline.kind == "credit" else BYLINE
        placed = next((name for name in ("named-below", "named-below-short") if name in facts), line.byline.cert)
        found[label] = ["credit:line"] if label == CREDIT else [f"byline:{placed}"]
        if label == BYLINE and any(person.role for person in line.byline.persons):
            found[label].append("byline:role")
        if label == BYLINE and "letter-signed" in facts:
            found[label].append("byline:letter")
        if label == CREDIT and line.byline.rule == "byline-role" and line.half.endswith(_REPORTED):
            found[BYLINE] = [f"byline:{line.byline.cert}"]
    if "dateline-line" in facts:
        found[DATELINE] = ["dateline:line"]
    elif "date" in facts:
        below = next((name for name in ("signed-day", "signature") if name in facts), "date")
        found[DATELINE] = [f"dateline:{below}"]
    if ("signature" in facts or "office" in facts) and "date" not in facts and line.byline is None:
        found[BYLINE] = ["byline:signature"]
    return found


# 本报记者 葛明远 摄影报道, below a headline or below a picture.
_REPORTED = ("报道", "報道", "報導", "报导")


def _below_pictures(page: Page, line: Line) -> dict[str, list[str]]:
    pictured = ["caption:credited"] if line.facts & {"credited", "credited-below"} else []
    pictured += ["caption:scene"] if "scene" in line.facts else []
    if "caption" in line.facts:
        return {CAPTION: ["caption:opens", *pictured]}
    return {CAPTION: [*pictured, *_paragraph(page, line)]} if pictured else {}


_IN_ORDER = (
    "names", "score", "enumerated", "introduced", "item-run", "particles", "timed", "timed-beside", "numbered-beside",
    "figure", "formula", "speech-beside", "row-run",
)  # fmt: skip
_OF_LISTS = frozenset(_IN_ORDER)


def _holding(tests: dict[str, bool], facts: set[str]) -> list[str]:
    """The names of the tests that hold, and what a line has of lists."""
    found = [name for name, holds in tests.items() if holds]
    return found if _OF_LISTS.isdisjoint(facts) else found + [name for name in _IN_ORDER if name in facts]


def _paragraph(page: Page, line: Line) -> list[str]:
    facts = line.facts
    tests = {
        "ended": line.ending in ("stop", "colon", "semicolon"),
        "long": line.length >= 30,
        "sentences": "。" in line.text[:-1],
        "short-unended": line.length <= 24
        and not line.ending
        and not facts & {"fields", "signed", "signature", "fills-line", "sentence"},
        "field": line.signed_by is None and ("fields" in facts or ("speaker" in facts and bool(line.ending))),
        "item": "item" in facts,
        "dateline": "dateline" in facts,
        "quotation": line.text[0] in "“「" and line.ending == "stop",
        "caption": "caption" in facts,
        "note": bool(facts & {"note", "author-note"}),
        "indented": _is_set_in(page, line) and facts.isdisjoint({"parenthesised", "byline-byline-high"}),
        "goes-on": line.ending == "comma" and line.length >= 24,
        "date": "date" in facts,
        "signature": "signature" in facts and line.signed_by is None,
    }
    return [f"p:{name}" for name in _holding(tests, facts)]


def _is_set_in(page: Page, line: Line) -> bool:
    """Whether a line is set in as the page's paragraphs are; official texts set their numbered headings in as well."""
    numbered = "numbered" in line.facts and not line.ending
    tells = page.indented or (page.set_in and line.length > _LONGEST_TITLE)
    return tells and line.indent and not numbered and "centred" not in line.facts


# Where all lines are set in, only longer ones are told by it.
_LONGEST_TITLE = 20


def _headings(page: Page, line: Line) -> dict[str, list[str]]:
    facts, length = line.facts, line.length
    tests = {
        "length": 4 <= length <= 30,
        "long": 30 < length <= 40,
        "too-long": length > 40,
        "ended": line.text[-1] == "。" or (line.ending == "stop" and not may_end_heading(line.text[-1])),
        "mark-ends": may_end_heading(line.text[-1]),
        "comma-ends": line.ending in ("comma", "semicolon", "opener") and "introduces" not in facts,
        "colon-ends": line.ending == "colon" and "introduces" not in facts,
        "introduces": "introduces" in facts,
        "sentence": "sentence" in facts,
        "report": clauses.opens_a_report(line.text),
        "indented": _is_set_in(page, line),
        "field": "fields" in facts,
        "date": "date" in facts,
        "signature": "signature" in facts,
        "qa": "qa" in facts,
        "attributed": bool(facts & {"dateline", "dateline-line"}) or line.signed_by is not None,
        "row": "row" in facts,
        "verse": "verse-strong" in facts,
        "quotation": line.text[0] in "“「" and bool(line.ending) and line.text[-1] in "”」",
        "cut": "word-goes-on" in facts,
        "begins-inside": clauses.starts_in_function_word(line.text),
    }
    common = [f"head:{name}" for name in _holding(tests, facts)]
    plain = common + (["head:dash"] if "dash" in facts else [])
    items = ["head:item"] if "item" in facts and "numbered" not in facts else []
    marked = ["kicker:mark-ends"] if line.text[-1] in "？！?!" else []
    below = {DECK: [*common, *_deck(line)], SUBHEAD: plain + items + _subhead(line)}
    if is_aside(line.text):  # （外一首） says something of what heads it
        return below
    return {
        HEADLINE: [*plain, *items, *_having("headline", facts, _OF_HEADLINES)],
        KICKER: [*plain, *items, *marked, *_having("kicker", facts, _OF_KICKERS)],
        **below,
    }


_OF_HEADLINES = (
    "link", "spaced", "bracketed", "chapter", "numbered", "box", "side-box", "boxed", "document", "tag", "acts",
    "parenthesised", "verb", "clause-below", "placed", "number-of-text", "amount", "attends", "about", "red-head",
    "heads-names", "heads-picture",
)  # fmt: skip
_OF_KICKERS = (
    "slogan", "occasion", "figures", "bracketed", "column", "organisation", "spaced", "says", "box", "boxed",
    "attends", "tag", "genre", "parenthesised", "number-of-text", "amount", "about", "red-head", "heads-names",
    "heads-picture", "column-words", "rather-column-words", "rather-headline-words", "headline-words",
)  # fmt: skip
_OF_DECKS = (
    "attends", "parenthesised", "genre", "figures", "occasion", "reports", "number-below", "about", "red-head",
    "heads-names",
)  # fmt: skip
_OF_SUBHEADS = (
    "parallel", "level", "chapter", "bracketed", "number", "box", "side-box", "boxed", "document", "tag", "acts",
    "commas", "verb", "clause-below", "voice", "spaced", "amount", "about", "heads-names",
)  # fmt: skip


def _having(label: str, facts: set[str], names: tuple[str, ...]) -> list[str]:
    return [f"{label}:{name}" for name in names if name in facts and not (name == "numbered" and "chapter" in facts)]


def _deck(line: Line) -> list[str]:
    found = ["deck:dash" if "dash" in line.facts else "deck:plain"]
    if "commas" in line.facts:
        found.append("deck:commas")
    if line.length < 7:
        found.append("deck:short")
    if line.text[-1] in "！!？?":
        found.append("deck:mark-ends")
    found += _having("deck", line.facts, _OF_DECKS)
    return found


def _subhead(line: Line) -> list[str]:
    found = ["subhead:short" if line.length <= 20 else "subhead:long" if line.length > 26 else ""]
    if line.length <= 6:
        found.append("subhead:tiny")
    found += _having("subhead", line.facts, _OF_SUBHEADS)
    if "numbered" in line.facts and "chapter" not in line.facts:
        found.append("subhead:numbered")
    return [name for name in found if name]
