"""Counts of right, found and expected things, and one table of results for all measures and programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

OURS = "zx-convert"


@dataclass(slots=True)
class Tally:
    """How many things were to be found, were found, and are both."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def add(self, *, found: bool, expected: bool) -> None:
        """Count one place where something was found, or was to be found, or both."""
        self.right += found and expected
        self.found += found
        self.expected += expected

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        both = self.found + self.expected
        return 2 * self.right / both if both else 1.0


@dataclass(slots=True)
class Row:
    """One measure: what each program reaches in it, ready to print, and on how much it is measured."""

    part: str
    measure: str
    amount: str = ""
    values: dict[str, str] = field(default_factory=dict)


def share(value: float) -> str:
    """A share with three places, without its zero.

    >>> share(0.9704), share(1.0)
    ('.970', '1.000')
    """
    return f"{value:.3f}".removeprefix("0")


def one_in(part: int, whole: int) -> str:
    """How rare a part is.

    >>> one_in(7, 7000), one_in(0, 7000)
    ('1 in 1,000', 'none')
    """
    return f"1 in {whole / part:,.0f}" if part else "none"


def programs(rows: Sequence[Row]) -> list[str]:
    """The programs that any row speaks of, ours first."""
    named = dict.fromkeys(name for row in rows for name in row.values)
    return sorted(named, key=lambda name: name != OURS)


def as_text(rows: Sequence[Row]) -> str:
    """The table for a terminal, its parts under headings."""
    names = programs(rows)
    left = max(len(row.measure) for row in rows)
    amount = max(len(row.amount) for row in rows)
    wide = [max(len(name), *(len(row.values.get(name, "")) for row in rows)) for name in names]
    head = f"{'':{left + 2}} {'of':>{amount}}  " + "  ".join(f"{n:>{w}}" for n, w in zip(names, wide, strict=True))
    lines, part = [head.rstrip()], ""
    for row in rows:
        if row.part != part:
            part = row.part
            lines += ["", part]
        cells = "  ".join(f"{row.values.get(n, ''):>{w}}" for n, w in zip(names, wide, strict=True))
        lines.append(f"  {row.measure:{left}} {row.amount:>{amount}}  {cells}".rstrip())
    return "\n".join(lines)


def as_markdown(rows: Sequence[Row]) -> str:
    """The table for README."""
    names = programs(rows)
    lines = [
        "| | of | " + " | ".join(names) + " |",
        "| --- | ---: |" + " ---: |" * len(names),
    ]
    part = ""
    for row in rows:
        if row.part != part:
            part = row.part
            lines.append(f"| **{part}** | |" + " |" * len(names))
        lines.append(f"| {row.measure} | {row.amount} | " + " | ".join(row.values.get(n, "") for n in names) + " |")
    return "\n".join(" ".join(line.split()) for line in lines)


def as_json(rows: Sequence[Row]) -> str:
    """The table for programs."""
    found = [{"part": r.part, "measure": r.measure, "of": r.amount, **r.values} for r in rows]
    return json.dumps(found, ensure_ascii=False, indent=1)
