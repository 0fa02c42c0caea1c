"""Which files a command line means: files, folders and standard input, each once, in a fixed order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zx_convert import plugins
from zx_convert.convert.decisions import SUFFIX
from zx_convert.text.problem import Problem

STDIN = "-"
# What `--to txt` makes beside its input.
CLEAN = ".clean"


@dataclass(frozen=True, slots=True)
class Input:
    """One text to convert.

    Attributes:
        path: the file, None for standard input.
        folder: where it lies below the folder that was named, to be mirrored; empty for a file that was named itself.
        walked: whether it was found in a folder.
        problem: why there is nothing to read, if that is known already.
    """

    path: Path | None
    folder: Path = Path()
    walked: bool = False
    problem: Problem | None = None

    @property
    def label(self) -> str:
        """How messages call it."""
        return str(self.path) if self.path is not None else "standard input"

    @property
    def name(self) -> str:
        """File name, "" for standard input."""
        return self.path.name if self.path is not None else ""


def find_inputs(words: Sequence[str], output: Path | None = None) -> list[Input]:
    """The inputs that these words name.

    Args:
        words: files, folders (walked: hidden files and links to folders left out) or "-".
        output: a folder that is never walked.
    """
    return list(_once(found for word in words for found in _named(word, output)))


def _named(word: str, output: Path | None) -> Iterator[Input]:
    if word == STDIN:
        yield Input(None)
        return
    path = Path(word)
    if not path.is_dir():
        yield Input(path)
        return
    suffixes = _walked_suffixes()
    barred = output.resolve() if output is not None else None
    # The folder that was named is walked even if it is the output folder: its outputs have other names.
    found = [Input(file, file.parent.relative_to(path), walked=True) for file in _walk(path, suffixes, barred)]
    yield from found or [Input(path, problem=Problem("empty-folder", path=path, suffixes=", ".join(sorted(suffixes))))]


def _walked_suffixes() -> frozenset[str]:
    """Suffixes of texts; XML lies beside them as an output as often as not, so it has to be named."""
    return frozenset(suffix for entry in plugins.entries("readers") for suffix in entry.suffixes if entry.name != "xml")


def _walk(folder: Path, suffixes: frozenset[str], barred: Path | None) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink() and path.resolve() != barred:
                yield from _walk(path, suffixes, barred)
        elif path.suffix.lower() in suffixes and not path.name.endswith(SUFFIX) and not _is_cleaned(path):
            yield path


def _is_cleaned(path: Path) -> bool:
    """Whether this is what `--to txt` made of the file beside it."""
    stem = path.stem
    return stem.endswith(CLEAN) and path.with_name(stem.removesuffix(CLEAN) + path.suffix).exists()


def _once(inputs: Iterable[Input]) -> Iterator[Input]:
    seen: set[Path | None] = set()
    for one in inputs:
        key = one.path.resolve() if one.path is not None else None
        if key not in seen:
            seen.add(key)
            yield one
