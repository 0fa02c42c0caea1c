"""What a reader, a writer and a repair of any package must offer, and what a writer is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Protocol

from zx_convert.text.problem import Report

if TYPE_CHECKING:
    from zx_convert.document.elements import Document
    from zx_convert.styling.style import Style


@dataclass(frozen=True, slots=True)
class Output:
    """What a writer is given beside the document.

    Attributes:
        style: the style sheet in force.
        title: title of the document, as the user gave it or as it was derived.
        options: an instance of the writer's own `Options` dataclass.
        report: called with each notice (a missing font, a missing glyph).
        files: what files of the user's hold, by the names that the writer's `files` give (`template`, `cover`).
    """

    style: "Style"
    title: str
    options: Any
    report: Report
    files: Mapping[str, bytes] = field(default_factory=dict)


class Writer(Protocol):
    """A format that documents are written in.

    `Options` is a frozen dataclass: its fields are the writer's `-O name=value` options; a field's `metadata["help"]`
    says in a sentence what it does, and its type (bool, int, float, str, a Literal of strings, or one of them or None)
    is what is accepted. A writer that takes files of the user's names them in a tuple `files`: "template", "cover".
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    media_type: ClassVar[str]
    Options: ClassVar[type]

    def write(self, document: "Document", stream: BinaryIO, output: Output) -> None:
        """Write `document` to `stream`. Raises Problem; never opens a path, never prints."""


class Reader(Protocol):
    """A format that documents are read from."""

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    def read(self, data: bytes, *, encoding: str | None = None, name: str = "") -> "Document":
        """Read a file's bytes. Raises Problem."""


class Repair(Protocol):
    """A pass over a document (an object or a module): see `zx_convert.repair.pipeline`, which runs it.

    `rules` gives each of its rules a sentence on what it does.
    """

    name: str
    rules: Mapping[str, str]

    def run(self, document: "Document", context: Any) -> None:
        """Repair in place, through `zx_convert.document.edits`; `original(document)` stays as it is."""
