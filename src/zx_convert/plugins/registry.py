"""Readers, writers and repairs by name or suffix: a literal table of built-ins, then other packages' entry points.

`importlib.metadata` takes 30 ms: it is asked only for what is not built in, and by the listing commands.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, cast

from zx_convert.messages.faults import in_words
from zx_convert.text.problem import Problem, fault

if TYPE_CHECKING:
    from zx_convert.plugins.contract import Reader, Repair, Writer

Kind = Literal["readers", "repairs", "writers"]

_NEEDED = {
    "readers": ("name", "suffixes", "read"),
    "repairs": ("name", "rules", "run"),
    "writers": ("name", "suffixes", "media_type", "Options", "write"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One reader, writer or repair, as the tables and entry points name it.

    Attributes:
        name: as in `--to NAME`.
        suffixes: suffixes of its files, the first one for outputs; of a plug-in known only when it has been loaded.
        media_type: of its files.
        target: where it is, "module:object".
        package: the package it comes from, "" for a built-in.
        fault: why it cannot be used, "" if it can.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    target: str
    package: str = ""
    fault: str = ""


BUILT_IN: dict[str, tuple[Entry, ...]] = {
    "readers": (
        Entry("txt", (".txt", ".text"), "text/plain", "zx_convert.readers.txt:TxtReader"),
        Entry("xml", (".xml",), "application/xml", "zx_convert.readers.xml:XmlReader"),
    ),
    # The built-in repairs depend on each other: `zx_convert.repair.pipeline` names them in their order.
    "repairs": (),
    "writers": (
        Entry(
            "docx", (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "zx_convert.writers.docx:DocxWriter",
        ),
        Entry("pdf", (".pdf",), "application/pdf", "zx_convert.writers.pdf:PdfWriter"),
        Entry("epub", (".epub",), "application/epub+zip", "zx_convert.writers.epub:EpubWriter"),
        Entry("txt", (".txt",), "text/plain", "zx_convert.writers.txt:TxtWriter"),
        Entry("xml", (".xml",), "application/xml", "zx_convert.writers.xml:XmlWriter"),
    ),
}  # fmt: skip


def find_writer(name: str) -> "Writer":
    """The writer of this name. Raises Problem: `unknown-format`, `broken-plugin`."""
    return cast("Writer", _load("writers", _find("writers", name, "unknown-format")))


def find_reader(name: str) -> "Reader":
    """The reader of this name. Raises Problem: `unknown-reader`, `broken-plugin`."""
    return cast("Reader", _load("readers", _find("readers", name, "unknown-reader")))


def find_repair(name: str) -> "Repair":
    """The repair that another package offers by this name. Raises Problem: `unknown-repair`, `broken-plugin`."""
    return cast("Repair", _load("repairs", _find("repairs", name, "unknown-repair")))


def package_of(kind: Kind, name: str) -> str:
    """The package that a reader, writer or repair comes from, "" for a built-in one."""
    return _find(kind, name, "unknown-format").package


def entry_for(kind: Kind, suffix: str) -> Entry | None:
    """The reader or writer whose files have this suffix; built-in ones come first, broken plug-ins are passed over."""
    wanted = suffix.lower()
    for entry in BUILT_IN[kind]:
        if wanted in entry.suffixes:
            return entry
    if not wanted:
        return None
    return next((entry for entry in _described(kind) if wanted in entry.suffixes), None)


def entries(kind: Kind) -> list[Entry]:
    """All there are, plug-ins loaded to learn their suffixes; one that cannot be used has its `fault`."""
    return [*BUILT_IN[kind], *_described(kind)]


@contextmanager
def library_needed(name: str) -> Iterator[None]:
    """A library of a built-in format that is not installed is named. Raises Problem: `missing-library`."""
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library in ("", "zx_convert"):
            raise
        raise Problem("missing-library", name=name, library=library) from error


def _described(kind: Kind) -> Iterator[Entry]:
    for entry in _plugins(kind):
        if any(entry.name == own.name for own in BUILT_IN[kind]):
            yield replace(entry, fault=str(in_words(fault("name-taken"))))
            continue
        try:
            found = _load(kind, entry)
        except Problem as problem:
            yield replace(entry, fault=str(problem.values["reason"]))
        else:
            suffixes = tuple(getattr(found, "suffixes", ()))
            yield replace(entry, suffixes=suffixes, media_type=str(getattr(found, "media_type", "")))


def _find(kind: Kind, name: str, code: str) -> Entry:
    for entry in BUILT_IN[kind]:
        if entry.name == name:
            return entry
    others = list(_plugins(kind))
    for entry in others:
        if entry.name == name:
            return entry
    known = [entry.name for entry in (*BUILT_IN[kind], *others)]
    raise Problem(code, name=name, known=", ".join(dict.fromkeys(known)))


def _plugins(kind: Kind) -> Iterator[Entry]:
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=f"zx_convert.{kind}"), key=lambda point: (point.name, point.value)):
        package = point.dist.name if point.dist is not None else point.module
        yield Entry(point.name, (), "", point.value, package)


def _load(kind: Kind, entry: Entry) -> object:
    if not entry.package:
        with library_needed(entry.name):
            return _resolve(entry.target)()
    try:
        found = _resolve(entry.target)
        found = found() if isinstance(found, type) else found
    except Exception as error:  # whatever a stranger's module does on import
        raise _broken(kind, entry, f"{type(error).__name__}: {error}") from error
    lacking = [name for name in _NEEDED[kind] if not hasattr(found, name)]
    if lacking:
        raise _broken(kind, entry, f"it has no {', '.join(lacking)}")
    return found


def _broken(kind: Kind, entry: Entry, reason: str) -> Problem:
    return Problem(
        "broken-plugin", kind=kind.removesuffix("s"), name=entry.name, package=entry.package, target=entry.target,
        reason=reason,
    )  # fmt: skip


def _resolve(target: str) -> Callable[[], Any]:
    module, _, name = target.partition(":")
    found: Any = import_module(module)
    for part in filter(None, name.split(".")):
        found = getattr(found, part)
    return cast("Callable[[], Any]", found)
