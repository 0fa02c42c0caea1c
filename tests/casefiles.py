"""Case files: what a text becomes, and which decisions made it (the form: tests/cases/README.md)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import zx_convert
from zx_convert.document import Article, Document, Element, Mark, marks, original, reading, validate
from zx_convert.document.elements import CONTAINERS, escape, unescape
from zx_convert.repair.pipeline import rules

PASSES = ("characters", "furniture", "structure", "people", "jumps", "punctuation")
# What a pass must find done before it can do anything.
_NEEDS = {"structure": {"furniture"}, "people": {"furniture", "structure"}, "jumps": {"furniture", "structure"}}
_PARTS = ("input", "reading", "marks")
_OPTIONS = ("date", "with", "without")
# Blocks of other passes that a pass adds facts to.
_ADDED = {"people": ("byline", "credit", "dateline"), "jumps": ("continuation",)}
_FACTS = ("agency", "place", "date", "dir", "page", "break")
_AROUND = 6
_HIDDEN = [*map(ord, "\t\r\f\u00a0\u00ad\u200b\u200e\u200f\u2060\ufeff"), *range(0xE000, 0xF900)]
_INVISIBLE = {code: f"\\{{{code:x}}}" for code in _HIDDEN}


@dataclass(slots=True)
class Case:
    """A case file.

    Attributes:
        path: the file; its folder names the pass.
        top: what stands above the expected parts, as it is: remarks, options, the input.
        options: date, with, without.
        input: the text to repair.
        expected: what stands below the input.
    """

    path: Path
    top: list[str]
    options: dict[str, str] = field(default_factory=dict)
    input: str = ""
    expected: str = ""

    @property
    def pass_name(self) -> str:
        return self.path.parent.name

    def document(self) -> Document:
        """The input after the pass and what it needs."""
        chosen = {self.pass_name} | _NEEDS.get(self.pass_name, set()) | set(self.options.get("with", "").split())
        without = {name for name in PASSES if name not in chosen} | set(self.options.get("without", "").split())
        document = zx_convert.read(self.input)
        repaired = zx_convert.repair(document, without=without, date=self.options.get("date"))
        assert original(repaired) == self.input
        validate(repaired)
        return repaired

    def found(self) -> str:
        """What is to be compared with `expected`."""
        document = self.document()
        lines = ["== reading", *outline(document), "== marks", *_marks(document, self.pass_name)]
        return "\n".join(lines) + "\n"

    def rewrite(self) -> None:
        self.path.write_text("\n".join(self.top) + "\n" + self.found(), encoding="utf-8")


def read_case(path: Path) -> Case:
    """Read a case file.

    Raises:
        ValueError: an unknown pass, option or part, or no input.
    """
    case = Case(path, [])
    if case.pass_name not in PASSES:
        raise ValueError(f"{path}: the folder of a case is named as its pass: {', '.join(PASSES)}")
    parts: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            name = line[3:].strip()
            if name not in _PARTS:
                raise ValueError(f"{path}: “{line}”: the parts of a case are {', '.join(_PARTS)}")
            lines = parts.setdefault(name, [])
        elif lines is not None:
            lines.append(line)
        else:
            _read_option(case, line)
        if set(parts) <= {"input"}:
            case.top.append(line)
    if "input" not in parts:
        raise ValueError(f"{path}: there is no “== input”")
    case.input = unescape("\n".join(parts["input"]) + "\n")
    case.expected = "".join(
        f"== {name}\n" + "".join(f"{line}\n" for line in parts.get(name, [])) for name in _PARTS[1:]
    )
    return case


def _read_option(case: Case, line: str) -> None:
    if not line.strip() or line.startswith("#"):
        return
    name, colon, value = line.partition(":")
    if not colon or name not in _OPTIONS:
        raise ValueError(f"{case.path}: “{line}”: remarks begin with #, options are {', '.join(_OPTIONS)}")
    case.options[name] = value.strip()


def outline(document: Document) -> Iterator[str]:
    """A document as it reads: a block a line with its kind, set in below its article, list, stanza, figure or table."""
    for child in cast("Iterator[Element]", document):
        yield from _outline(child, "")


def _outline(element: Element, indent: str) -> Iterator[str]:
    if element.tag == "lb":
        if element.get("break") == "maybe":
            yield f"{indent}?"
    elif element.tag in ("head", "body"):
        for child in cast("Iterator[Element]", element):
            yield from _outline(child, indent)
    elif element.tag in CONTAINERS:
        if element.tag != "meta":
            yield indent + element.name + _links(element)
            for child in cast("Iterator[Element]", element):
                yield from _outline(child, indent + "  ")
    elif element.tag != "source":
        yield f"{indent}{element.name}: {_visible(reading(element))}".rstrip()


def _links(element: Element) -> str:
    if not isinstance(element, Article):
        return ""
    return "".join(f" {name}={value}" for name in ("prev", "next") if (value := element.get(name)))


def _marks(document: Document, pass_name: str) -> Iterator[str]:
    """The pass's decisions, but for those that the outline shows: which kind a block is and where an article begins."""
    own = {rule.name for rule in rules() if rule.pass_name == pass_name}
    for mark in marks(document):
        if mark.rule in own and mark.rule != mark.kind:
            yield _visible(f"{mark.rule}: {_shown(mark)}")
        elif mark.kind in _ADDED.get(pass_name, ()) and (added := _added(mark.element)):
            yield _visible(f"{mark.kind}: {added}")


def _shown(mark: Mark) -> str:
    before, _, after = mark.context.partition("|")
    if mark.kind == "lb":
        undecided = "? " if mark.element.get("break") == "maybe" else ""
        return undecided + f"{before[-_AROUND:]} | {after[:_AROUND]}"
    if mark.kind == "reg":
        return f"{before[-1:]}{mark.before}{after[:1]} → {before[-1:]}{mark.after}{after[:1]}"
    return "; ".join(filter(None, (mark.before.strip(), _added(mark.element))))


def _added(element: Element) -> str:
    """The facts and the people of a mark."""
    facts = [f"{name}={value}" for name in _FACTS if (value := element.get(name))]
    people = cast("Iterator[Element]", element.iter("person"))
    named = [f"{person.get('role') or '—'}:{''.join(reading(person).split())}" for person in people]
    return " ".join(facts + named)


def _visible(text: str) -> str:
    """A text on one line, with the characters that cannot be seen as \\{hex}."""
    return escape(text.replace("\n", "↵")).translate(_INVISIBLE).strip(" ")
