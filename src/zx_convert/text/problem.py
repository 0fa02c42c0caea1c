"""What can go wrong, as a value: a code and its facts. The words a user sees for each code are in `messages`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Fault(NamedTuple):
    """A part of what an error says that other errors say too: what is wrong with a value, or what it may be.

    Attributes:
        code: the key of its text in `messages`.
        values: what the text names; a fault may be among them.
    """

    code: str
    values: dict[str, object]

    def __str__(self) -> str:
        return _told(self.code, self.values)


def fault(code: str, **values: object) -> Fault:
    """A fault with the facts that fill its text."""
    return Fault(code, values)


class Problem(Exception):
    """An error the user must hear of: a stable code and the facts that fill its text.

    Attributes:
        code: stable name of the error, the key of its text in `messages`.
        values: what the text names (path, line, value …); a `Fault` is one in words.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        return _problem, (type(self), self.code, self.values)

    def __str__(self) -> str:
        return _told(self.code, self.values)


def _told(code: str, values: dict[str, object]) -> str:
    facts = ", ".join(f"{name}={value}" for name, value in values.items())
    return f"{code}: {facts}" if facts else code


def _problem(kind: type[Problem], code: str, values: dict[str, object]) -> Problem:
    """A problem that comes back from another process."""
    problem = kind.__new__(kind, code, values)
    Problem.__init__(problem, code, **values)
    return problem


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that stops nothing (a font that is missing, a glyph that no font has)."""

    code: str
    severity: Severity = "warning"
    values: dict[str, object] = field(default_factory=dict)


# What is told of a notice.
Report = Callable[[Notice], None]


def unheard(notice: Notice) -> None:
    """For notices that concern nobody."""
