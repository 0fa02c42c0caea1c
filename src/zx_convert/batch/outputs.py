"""Where each output goes: beside its input, into a folder, to one file, or to standard output."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from zx_convert import plugins
from zx_convert.batch.inputs import CLEAN, STDIN, Input, real_path
from zx_convert.convert import stores
from zx_convert.convert.stores import Place, Remote
from zx_convert.text.problem import Problem

Kind = Literal["beside", "folder", "file", "stdout", "memory"]


class Destination(NamedTuple):
    """What `-o` means.

    Attributes:
        kind: beside the input, in a folder, one file, standard output, or nowhere: the bytes stay in the outcome.
        path: the folder or file.
    """

    kind: Kind
    path: Place = Path()

    def path_for(self, source: Input, suffix: str) -> Place | None:
        """The file for one format of one input; None is standard output."""
        if self.kind in ("stdout", "memory"):
            return None
        if self.kind == "file":
            return self.path
        stem = source.path.stem if source.path is not None else "stdin"
        folder = self.folder_for(source)
        path = folder / f"{stem}{suffix}"
        return path.with_name(f"{stem}{CLEAN}{suffix}") if _is(path, source) else path

    def folder_for(self, source: Input) -> Place:
        """The folder of an input's outputs."""
        if self.kind == "folder":
            return self.path / source.folder
        return source.path.parent if source.path is not None else Path()


def choose_formats(given: str | None, output: str | None) -> list[str]:
    """The formats asked for: those that `--to` lists, else the one that the suffix of `-o` stands for.

    Raises Problem: `no-format`, `unknown-format`, `formats-in-name`, `suffix-of-other-format`.
    """
    named = [name.strip().lower().removeprefix(".") for name in (given or "").split(",") if name.strip()]
    suffix = stores.place(output).suffix if output and not is_folder(output) else ""
    entry = plugins.entry_for("writers", suffix) if suffix else None
    if not named:
        if "," in suffix:
            raise Problem("formats-in-name", output=output, formats=suffix.removeprefix("."))
        if suffix and entry is None:
            known = ", ".join(entry.name for entry in plugins.entries("writers"))
            raise Problem("unknown-format", name=suffix.removeprefix("."), known=known)
        if entry is None:
            raise Problem("no-format")
        return [entry.name]
    if len(named) == 1 and entry is not None and entry.name != named[0]:
        raise Problem("suffix-of-other-format", output=output, format=entry.name, to=named[0])
    return named


def choose_destination(
    output: str | None, inputs: Sequence[Input], formats: Sequence[str], split: bool = False
) -> Destination:
    """Where to write. Raises Problem: `several-to-one`, `stdout-takes-one`."""
    several = len(inputs) * len(formats) > 1 or split or any(one.walked for one in inputs)
    if output == STDIN or (output is None and any(one.path is None for one in inputs)):
        if several:
            raise Problem("stdout-takes-one")
        return Destination("stdout")
    if output is None:
        return Destination("beside")
    if is_folder(output):
        return Destination("folder", stores.place(output))
    if several and plugins.entry_for("writers", stores.place(output).suffix):
        raise Problem("several-to-one", output=output)
    return Destination("folder" if several else "file", stores.place(output))


class Claims:
    """The places that no output of a run may land on, whatever the user says: what is read, outputs of other inputs.

    Args:
        inputs: all of them.
        reads: files that are read besides them.
    """

    def __init__(self, inputs: Iterable[Input], reads: Iterable[Path] = ()) -> None:
        self._inputs: set[object] = set()
        for one in inputs:
            if isinstance(one.path, Remote):
                self._inputs.add(one.path)
            elif one.local is not None and one.path is not None and (key := one.identity or _identity(one.path)):
                self._inputs.add(key)
        self._taken: set[object] = set()
        self.bar(reads)

    def bar(self, files: Iterable[Path]) -> None:
        """No output may land on these either: they are read too (a template, a style, settings)."""
        self._inputs.update(key for file in files if (key := _identity(file)))

    def claim(self, path: Place) -> None:
        """Take a place. Raises Problem: `output-is-input`, `same-output`."""
        if (path if isinstance(path, Remote) else _identity(path)) in self._inputs:
            raise Problem("output-is-input", output=path)
        place = path if isinstance(path, Remote) else real_path(path)
        if place in self._taken:
            raise Problem("same-output", output=path)
        self._taken.add(place)


def is_folder(output: str) -> bool:
    """Whether `-o` names a folder."""
    where = stores.place(output)
    return output.endswith(("/", os.sep)) or (stores.is_folder(where) if isinstance(where, Remote) else where.is_dir())


def _is(path: Place, source: Input) -> bool:
    if isinstance(path, Remote) or isinstance(source.path, Remote):
        return path == source.path
    return source.path is not None and _identity(path) == _identity(source.path) is not None


def _identity(path: Path) -> tuple[int, int] | None:
    """The same for every way to write a file's name (links, upper and lower case); None where there is no file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino)
