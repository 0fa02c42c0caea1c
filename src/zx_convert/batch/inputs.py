"""Which files a command line means: files, folders, patterns and standard input, each once, in a fixed order."""

import contextlib
import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath

from zx_convert import plugins
from zx_convert.batch import journal
from zx_convert.convert import storage, stores
from zx_convert.convert.decisions import SUFFIX
from zx_convert.convert.stores import Place, Remote, Stamp
from zx_convert.text.patterns import regex
from zx_convert.text.problem import Notice, Problem, Report, unheard

STDIN = "-"
# What `--to txt` makes beside its input.
CLEAN = ".clean"
_GLOB = regex(r"[*?\[]")
# The outputs of earlier runs that are named.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Input:
    """One text to convert.

    Attributes:
        path: the file, None for standard input.
        folder: where it lies below the folder that was named, to be mirrored; empty for a file that was named itself.
        walked: whether it was found in a folder.
        problem: why there is nothing to read, if that is known already.
        stamp: its size and sign of change, if they are known already.
        identity: device and number of the file, if they are known already.
        data: its bytes, if it is no file; the path then is only its name.
    """

    path: Place | None
    folder: Path = Path()
    walked: bool = False
    problem: Problem | None = None
    stamp: Stamp | None = field(default=None, compare=False)
    identity: tuple[int, int] | None = field(default=None, compare=False)
    data: bytes | None = field(default=None, compare=False, repr=False)

    @property
    def label(self) -> str:
        """How messages call it."""
        return str(self.path) if self.path is not None else "standard input"

    @property
    def name(self) -> str:
        """File name, "" for standard input."""
        return self.path.name if self.path is not None else ""

    @property
    def local(self) -> Path | None:
        """The file, if it is one and lies on no store."""
        return self.path if isinstance(self.path, Path) and self.data is None else None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder are taken.

    Attributes:
        include: patterns for a name, or for a path below the folder; empty takes the suffixes of texts.
        exclude: patterns for what is left out, folders too.
        barred: a folder that is never walked: that of the outputs.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    barred: Place | None = None

    def test(self) -> Callable[[str], bool]:
        """Tells whether a file of this path below the folder is taken."""
        suffixes, include, exclude = walked_suffixes(), self.include, self.exclude

        def takes(name: str) -> bool:
            if include:
                if not any(_fits(name, pattern) for pattern in include):
                    return False
            elif PurePosixPath(name).suffix.lower() not in suffixes or name.endswith(SUFFIX):
                return False
            return not any(_fits(name, pattern) for pattern in exclude)

        return takes

    def passes(self, folder: str) -> bool:
        """Whether a folder of this path is walked."""
        return not any(_fits(folder, pattern.rstrip("/")) for pattern in self.exclude)


def find_inputs(
    words: Sequence[str],
    output: Place | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    report: Report = unheard,
) -> list[Input]:
    """The inputs that these words name.

    Args:
        words: files, folders (walked: hidden files and links that lead out of them left out), patterns such as
            `来稿/**/*.txt`, addresses on a store, or "-".
        output: a folder that is never walked.
        include: patterns of the files that are taken from folders; those of texts if there are none.
        exclude: patterns of files and folders that are left out.
        report: told what else is left out: `link-left-out`, `outputs-left-out`.
    """
    choice = Choice(tuple(include), tuple(exclude), output)
    return list(_once([found for word in words for found in _named(word, choice, report)], report))


def walked_suffixes() -> frozenset[str]:
    """Suffixes of texts; XML lies beside them as an output as often as not, so it has to be named."""
    return frozenset(suffix for entry in plugins.entries("readers") for suffix in entry.suffixes if entry.name != "xml")


def _named(word: str, choice: Choice, report: Report) -> Iterator[Input]:
    if word == STDIN:
        yield Input(None)
        return
    where = stores.place(word)
    pattern = ""
    if _GLOB.search(word) and not (isinstance(where, Path) and where.exists()):
        where, pattern = _split(word)
        choice = replace(choice, include=(f"/{pattern}",))
    if not (stores.is_folder(where) if isinstance(where, Remote) else where.is_dir()):
        yield Input(where / pattern)
        return
    found = _on_store(where, choice, report) if isinstance(where, Remote) else _in_folder(where, choice, report)
    nothing = True
    for one in found:
        nothing = False
        yield one
    if nothing:
        yield Input(where, problem=_nothing(where, choice))


def _nothing(folder: Place, choice: Choice) -> Problem:
    """Why a folder gives no inputs."""
    if choice.exclude:
        bare = replace(choice, exclude=())
        found = _on_store(folder, bare, unheard) if isinstance(folder, Remote) else _in_folder(folder, bare, unheard)
        if any(one.problem is None for one in found):
            return Problem("all-excluded", path=folder, patterns=", ".join(choice.exclude))
    if choice.include:
        patterns = ", ".join(pattern.removeprefix("/") for pattern in choice.include)
        return Problem("nothing-fits", path=folder, patterns=patterns)
    return Problem("empty-folder", path=folder, suffixes=", ".join(sorted(walked_suffixes())))


def _split(word: str) -> tuple[Place, str]:
    """The folder before the first part of a pattern that has signs, and the rest."""
    parts = re.split(r"[/\\]" if os.name == "nt" else "/", word)
    first = next(number for number, part in enumerate(parts) if _GLOB.search(part))
    head = "/".join(parts[:first]) or ("/" if first else ".")
    return stores.place(head), "/".join(parts[first:])


def _fits(name: str, pattern: str) -> bool:
    """Whether a path below the folder fits a pattern: with `/` all of it, else its last part.

    >>> _fits("三月/甲.txt", "*.txt"), _fits("三月/甲.txt", "*/甲*"), _fits("三月/a/甲.txt", "三月/**/*.txt")
    (True, True, True)
    >>> _fits("甲.txt", "**/*.txt"), _fits("三月/甲.txt", "四月/*"), _fits("三月/甲.txt", "/*.txt")
    (True, False, False)
    """
    if "/" not in pattern:
        return fnmatchcase(name.rpartition("/")[2], pattern)
    return _path_pattern(pattern.removeprefix("/")).fullmatch(name) is not None


@lru_cache(maxsize=64)
def _path_pattern(pattern: str) -> "re.Pattern[str]":
    """A pattern in which `*` stays within a folder and `**/` is any folders."""
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[[^/\]]+\])", pattern)
    found = (
        signs.get(part) or (part.replace("[!", "[^", 1) if part.startswith("[") else re.escape(part)) for part in parts
    )
    return re.compile("".join(found), re.DOTALL)


def _on_store(folder: Remote, choice: Choice, report: Report) -> Iterator[Input]:
    takes, barred = choice.test(), str(choice.barred).rstrip("/") + "/" if choice.barred else None
    listing = dict(stores.walk(folder))
    made, left_out = _made_on_store(folder, takes, listing), []
    for name, stamp in listing.items():
        parts = PurePosixPath(name).parts
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        where = folder / name
        hidden = any(part.startswith(".") for part in parts)
        if hidden or not takes(name) or not all(map(choice.passes, above)):
            continue
        if barred is not None and where.url.startswith(barred):
            continue
        if name in made:
            left_out.append(name)
        else:
            yield Input(where, Path(*parts[:-1]), walked=True, stamp=stamp)
    _tell_left_out(folder, left_out, report)


def _made_on_store(folder: Remote, takes: Callable[[str], bool], names: Collection[str]) -> set[str]:
    found: set[str] = set()
    parted = (f"/{name}".partition(f"/{journal.FOLDER}/") for name in names)
    for below in {head[1:] for head, mark, _ in parted if mark}:
        found.update(_made_in(folder, below, takes, lambda name: name in names))
    return found


def _in_folder(folder: Path, choice: Choice, report: Report) -> Iterator[Input]:
    tree = _Tree(folder, choice)
    yield from tree.walk()
    _tell_left_out(folder, tree.left_out, report)


class _Tree:
    """A folder that is walked; `left_out` are the outputs of earlier runs that were found in it."""

    def __init__(self, folder: Path, choice: Choice) -> None:
        self._folder = folder
        self._choice = choice
        self._takes = choice.test()
        # The folder that was named is walked even if it is the output folder: its outputs have other names.
        self._barred = _identity_of(choice.barred) if isinstance(choice.barred, Path) else None
        self._root = folder.resolve()
        self._made: set[str] = set()
        self.left_out: list[str] = []

    def walk(self, below: Path = Path()) -> Iterator[Input]:
        """The inputs in a folder of the tree, and in those below it."""
        folder = self._folder / below
        prefix = "" if below == Path() else f"{below.as_posix()}/"
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            # A folder that may not be looked into stops none of the others.
            yield Input(folder, below, True, Problem("cannot-read", path=folder, reason=error.strerror or error))
            return
        names = {entry.name for entry in entries}
        if journal.FOLDER in names:
            self._made.update(_made_in(self._folder, prefix.rstrip("/"), self._takes, self._holds))
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                if not _leads_away(entry) and self._choice.passes(name) and _identity_of(entry) != self._barred:
                    yield from self.walk(below / entry.name)
            elif self._takes(name) and _is_text(entry, names, self._root):
                if name in self._made:
                    self.left_out.append(name)
                else:
                    yield _entered(folder / entry.name, below, entry)

    def _holds(self, name: str) -> bool:
        return (self._folder / name).is_file()


def _made_in(root: Place, below: str, takes: Callable[[str], bool], holds: Callable[[str], bool]) -> Iterator[str]:
    """What earlier runs have made in a folder that has a journal, by paths below the folder that is walked.

    Where that one has the journal itself, what was made of texts elsewhere may be meant to be converted on; what was
    made of texts in it is not. A file that has taken an output's name is a text like others, but for that of a merged
    document, which was edited.
    """
    # What cannot be read says nothing.
    with contextlib.suppress(OSError, Problem), journal.load(root / below) as ledger:
        found = list(ledger.outputs())
        paths = {made.path for made, _ in found}
        for made, source in found:
            # An output that bears the name of a source shows that the sources lie in another folder.
            of_here = below or (source not in paths and holds(source))
            name = posixpath.normpath(posixpath.join(below, made.path))
            merged = source.startswith(journal.OF_ALL)
            if takes(name) and (merged or (of_here and journal.is_still(made, root / below))):
                yield name


def _tell_left_out(folder: Place, names: Sequence[str], report: Report) -> None:
    if names:
        told = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        report(Notice("outputs-left-out", values={"path": folder, "outputs": told}))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_text(entry: "os.DirEntry[str]", names: set[str], root: Path) -> bool:
    """A file that is no output beside its input, or a link within the tree.

    A pipe or a device would be read for ever; a link that leads nowhere is told of.
    """
    if _is_cleaned(entry.name, names):
        return False
    return not _leaves(entry, root) if entry.is_symlink() else entry.is_file()


def _entered(path: Path, below: Path, entry: "os.DirEntry[str]") -> Input:
    try:
        found = entry.stat()
    except OSError:
        return Input(path, below, walked=True)
    # Windows tells neither device nor number in a listing.
    known = (found.st_dev, found.st_ino) if found.st_ino else None
    return Input(path, below, True, None, storage.stamp_of(found), known)


def _leads_away(entry: "os.DirEntry[str]") -> bool:
    is_junction = getattr(entry, "is_junction", None)
    return entry.is_symlink() or bool(is_junction and is_junction())


def _leaves(entry: "os.DirEntry[str]", root: Path) -> bool:
    """Whether a link leads out of the tree."""
    # One that leads to itself leads nowhere else.
    return not Path(os.path.realpath(entry.path)).is_relative_to(root)


def _identity_of(found: "Path | os.DirEntry[str]") -> tuple[int, int] | None:
    try:
        told = os.stat(found)  # noqa: PTH116 -- a listing's entry is no Path
    except OSError:
        return None
    return told.st_dev, told.st_ino


def _is_cleaned(name: str, names: set[str]) -> bool:
    """Whether this is what `--to txt` made of the file beside it."""
    stem, dot, suffix = name.rpartition(".")
    return stem.endswith(CLEAN) and stem.removesuffix(CLEAN) + dot + suffix in names


def _once(inputs: Sequence[Input], report: Report) -> Iterator[Input]:
    """Each file once: where it was named first, but a link in a folder gives way to the file itself."""
    keys = [real_path(one.path) if isinstance(one.path, Path) else one.path for one in inputs]
    chosen: dict[object, Input] = {}
    for one, key in zip(inputs, keys, strict=True):
        if key not in chosen or (_is_link(chosen[key]) and not _is_link(one)):
            chosen[key] = one
    for one, key in zip(inputs, keys, strict=True):
        if chosen[key] is one:
            yield one
        elif _is_link(one):
            report(Notice("link-left-out", "info", {"path": one.path, "file": chosen[key].path}))


def _is_link(source: Input) -> bool:
    return source.walked and isinstance(source.path, Path) and source.path.is_symlink()


def real_path(path: Path) -> str:
    """The one name of a file, whatever links lead to it; its folder is asked for once, for a tree has many files."""
    if os.path.islink(path):  # noqa: PTH114 -- a name that is too long does not upset it
        return os.path.normcase(os.path.realpath(path))
    whole = os.path.abspath(path)  # noqa: PTH100 -- ten times as fast
    folder, _, name = whole.rpartition(os.sep)
    return os.path.normcase(f"{_real_folder(folder)}{os.sep}{name}")


@lru_cache(maxsize=4096)
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder + os.sep)
