"""What a check tells: the decisions in a document as plain data, and source and result as a diff."""

from typing import TYPE_CHECKING, Literal

from zx_convert.text.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zx_convert.document import Document, Mark
    from zx_convert.styling.style import Style

Part = Literal["", "before", "arrow", "after"]

# Of the JSON form: raised when a field goes or changes its meaning, not when one is added.
VERSION = 1
_LONGEST = 28  # characters of a block that are shown
_LINE_END = regex("\\r\\n?")
_HIDDEN = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_AROUND = 8  # characters on both sides of a change


def findings(document: "Document", name: str) -> dict[str, object]:
    """Everything that `check --format json` says of one text, as docs/check-json.md explains it."""
    from zx_convert.convert.reasons import Reasons
    from zx_convert.document import marks, summary

    counts = summary(document)
    source = document.source
    reasons = Reasons(document)
    return {
        "file": name,
        "encoding": (source.get("encoding") if source is not None else None) or None,
        "language": document.language,
        "passes": list(document.passes),
        "articles": len(document.articles),
        "blocks": sum(1 for _ in document.blocks()),
        "counts": {
            "joined": counts.joined,
            "punctuation": counts.punctuation,
            "characters": counts.characters,
            "undecided": counts.undecided,
            "roles": counts.roles,
        },
        "marks": [_fields(mark, reasons.of(mark)) for mark in marks(document)],
    }


def _fields(mark: "Mark", reason: str) -> dict[str, object]:
    names = ("id", "rule", "cert", "why", "kind", "line", "offset", "before", "after", "context")
    return {name: getattr(mark, name) for name in names} | {"reason": reason, "undecided": is_undecided(mark)}


def is_small(mark: "Mark") -> bool:
    """Whether a decision is one of those that are counted, not listed: of punctuation or script."""
    return is_script_change(mark) or is_width_change(mark)


def is_script_change(mark: "Mark") -> bool:
    """Whether a decision changes the script of a few characters."""
    return mark.rule == "other-script"


def is_width_change(mark: "Mark") -> bool:
    """Whether a decision changes no more than marks of punctuation: too many to list, too small to miss."""
    from zx_convert.document.marks import is_punctuation

    return mark.kind == "reg" and is_punctuation(mark.element)


def diff(document: "Document", style: "Style", name: str) -> list[str]:
    """Source and result as a unified diff of their lines, blank lines and indents aside; numbers count all lines."""
    from difflib import SequenceMatcher

    from zx_convert.document import original, printed_text
    from zx_convert.text.lines import source_lines

    source = _numbered(source_lines(original(document)))
    result = _numbered(printed_text(document, style).split("\n"))
    old, new = [line for _, line in source], [line for _, line in result]
    found: list[str] = []
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(1):
        spans = _span(source, group[0][1], group[-1][2]), _span(result, group[0][3], group[-1][4])
        found.append(f"@@ -{spans[0]} +{spans[1]} @@")
        for tag, a, b, c, d in group:
            if tag == "equal":
                found += [f" {line}" for line in old[a:b]]
            else:
                found += [f"-{line}" for line in old[a:b]] + [f"+{line}" for line in new[c:d]]
    return [f"--- {name}", f"+++ {name} (repaired)", *found] if found else []


def _numbered(lines: "Iterable[str]") -> list[tuple[int, str]]:
    """The lines that hold something, with their numbers from 1."""
    return [(number, text) for number, line in enumerate(lines, 1) if (text := line.strip())]


def _span(lines: list[tuple[int, str]], start: int, stop: int) -> str:
    """Where lines begin and how many there are, as the head of a hunk says it."""
    if start == stop:
        return f"{lines[start - 1][0] if start else 0},0"
    return f"{lines[start][0]},{lines[stop - 1][0] - lines[start][0] + 1}"


def is_undecided(mark: "Mark") -> bool:
    """Whether nobody has decided yet whether a block ends here."""
    return mark.kind == "lb" and mark.element.get("break") == "maybe"


def change(mark: "Mark") -> str:
    """`before → after` with a few characters around it; for a block its beginning."""
    return "".join(text for _, text in change_parts(mark))


def change_parts(mark: "Mark") -> list[tuple[Part, str]]:
    """The parts of `change`: what was there, what stands there now, and what is around."""
    before, after = (part.replace("\n", " ").strip() for part in mark.around)
    left, right = visible(before[-_AROUND:]), visible(after[:_AROUND])
    if mark.kind == "lb":
        seam = " / " if mark.after == "\n" else mark.after
        return [
            ("", left), ("before", "‖"), ("", right), ("arrow", " → "), ("", left), ("after", seam), ("", right),
        ]  # fmt: skip
    if mark.kind == "reg":
        changed: list[tuple[Part, str]] = [
            ("before", coded(mark.before)), ("arrow", " → "), ("after", coded(mark.after)),
        ]  # fmt: skip
        return [("", f"{left}["), *changed, ("", f"]{right}")]
    text = " ".join(visible(mark.before).split())
    return [("", text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")]


def visible(text: str) -> str:
    r"""`text` with the characters that show nothing or steer a terminal as their numbers, and ⏎ for line ends.

    >>> visible("河\x1b水\u3000长\r")
    '河U+001B水\u3000长⏎'
    """
    return _HIDDEN.sub(lambda match: f"U+{ord(match[0]):04X}", _LINE_END.sub("⏎", text))


def coded(text: str) -> str:
    """Spaces too as their numbers: here they are what has changed."""
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
