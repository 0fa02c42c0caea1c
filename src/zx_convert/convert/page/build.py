"""Fills the frame: the summary, the rows, and what the script knows of each decision."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from zx_convert.convert import review
from zx_convert.convert.page.rows import CERTAINTIES, Classes, rows
from zx_convert.convert.reasons import Reasons
from zx_convert.convert.steps import printable
from zx_convert.messages.answers import count
from zx_convert.messages.reports import PAGE, REPORT

if TYPE_CHECKING:
    from zx_convert.document import Document, Mark


@dataclass(frozen=True, slots=True)
class Command:
    """The command line that takes a decision.

    Attributes:
        words: it begins with them; `--reject` and `--accept` follow.
        last: it ends with them.
        reject: ids that are refused already.
        accept: ids that are accepted already.
    """

    words: str
    last: str = ""
    reject: Sequence[str] = ()
    accept: Sequence[str] = ()


def build(document: "Document", name: str, command: Command, sentences: Mapping[str, tuple[str, str]]) -> str:
    """The page on one repaired text.

    Args:
        document: the text, repaired.
        name: what the text is called.
        command: how a decision is taken.
        sentences: the pass of each rule, and what the rule does.
    """
    from zx_convert.document import marks

    found = marks(document)
    used = list(dict.fromkeys(mark.rule for mark in found))
    passes = list(dict.fromkeys(pass_name for pass_name, _ in sentences.values()))
    classes = Classes(used, {rule: passes.index(sentences[rule][0]) for rule in used if rule in sentences})
    texts = {key: escape(text) for key, text in PAGE.items() if key.isidentifier()}
    return Template(_file("page.html")).substitute(
        texts,
        lang=document.language,
        page_lang=REPORT["lang"],
        name=escape(review.visible(printable(name))),
        summary=escape(_summary(document)),
        rules=_rules(found, used, sentences, classes),
        certainties="".join(_box("c", place, PAGE[cert], "") for place, cert in enumerate(CERTAINTIES)),
        rows="".join(rows(document, found, classes)),
        style=_file("page.css"),
        script=_file("page.js"),
        data=_data(document, found, used, command, sentences),
    )


def _file(name: str) -> str:
    return files("zx_convert.convert.page").joinpath(name).read_text(encoding="utf-8")


def _summary(document: "Document") -> str:
    from zx_convert.document import summary

    counts = summary(document)
    parts = [
        count("articles", len(document.articles)),
        count("blocks", sum(1 for _ in document.blocks())),
        PAGE["joined"].format(count=counts.joined),
        count("punctuation", counts.punctuation),
        PAGE["undecided"].format(count=counts.undecided),
    ]
    encoding = document.source.get("encoding") if document.source is not None else None
    return " · ".join([encoding, *parts] if encoding else parts)


def _rules(
    found: Sequence["Mark"], used: Sequence[str], sentences: Mapping[str, tuple[str, str]], classes: Classes
) -> str:
    """A box for each rule, most frequent first, with how often it decided."""
    numbers = Counter(mark.rule for mark in found)
    sure = Counter((mark.rule, mark.cert) for mark in found)
    boxes = []
    for rule, number in numbers.most_common():
        parted = ", ".join(f"{sure[rule, cert]} {PAGE[cert]}" for cert in CERTAINTIES if sure[rule, cert])
        title = f"{sentences[rule][1] if rule in sentences else ''} ({parted})"
        boxes.append(_box("r", used.index(rule), f"{rule} {number}", title, classes.colour(rule)))
    return "".join(boxes)


def _box(kind: str, place: int, label: str, title: str, colour: str = "") -> str:
    named, more = f' title="{escape(title)}"' if title else "", f' class="{colour}"' if colour else ""
    return f'<label{named}{more}><input type="checkbox" checked data-f="{kind}{place}"> {escape(label)}</label>'


def _data(
    document: "Document",
    found: Sequence["Mark"],
    used: Sequence[str],
    command: Command,
    sentences: Mapping[str, tuple[str, str]],
) -> str:
    """What the script needs, as JSON that no text in it can end."""
    reasons = Reasons(document)
    said: dict[str, int] = {}  # many are the same
    marks = [
        [
            mark.id, used.index(mark.rule), CERTAINTIES.index(mark.cert), mark.why, mark.line, review.change(mark),
            review.is_undecided(mark) + 2 * review.is_small(mark),
            said.setdefault(reasons.of(mark), len(said)),
        ]
        for mark in found
    ]  # fmt: skip
    data = {
        "marks": marks,
        "reasons": list(said),
        "rules": [[rule, sentences[rule][1] if rule in sentences else ""] for rule in used],
        "certainties": [PAGE[cert] for cert in CERTAINTIES],
        "command": [printable(command.words), command.last],
        "reject": list(command.reject),
        "accept": list(command.accept),
        "words": {key: PAGE[key] for key in ("at-line", "copied", "position")},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
