"""The plan of the house: a room imports only rooms listed above it, and what is heavy only when it is needed."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "zx_convert"
ROOMS = (
    "text", "document", "styling", "messages", "plugins", "readers", "repair", "writers", "convert", "batch", "cli",
)  # fmt: skip
# None of these knows another: the document is all that they share.
STRANGERS = ("readers", "repair", "writers")
HEAVY = ("lxml", "docx", "ebooklib", "fontTools", "reportlab", "importlib.metadata")
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem in ROOMS)


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The rooms that a module imports anywhere, for type checking too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{_origin(path, node)}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "zx_convert" and rest.split(".")[0] != "__version__":
                yield rest.split(".")[0]


def _origin(path: Path, node: ast.ImportFrom) -> str:
    """The full name of the module that names are imported from."""
    if not node.level:
        return node.module or ""
    package = path.relative_to(SOURCE.parent).parts[: -node.level]
    return ".".join([*package, *filter(None, [node.module])])


def test_all_rooms_are_there() -> None:
    assert {room_of(path) for path in MODULES} == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_imports_only_rooms_above_its_own(path: Path) -> None:
    own = room_of(path)
    for room in imported(path):
        assert ROOMS.index(room) <= ROOMS.index(own), f"{own} imports {room}"
        if own in STRANGERS:
            assert room == own or room not in STRANGERS, f"{own} imports {room}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_says_why_it_exists(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["convert", "--help"],
        ["check", "--help"],
        ["restore", "--help"],
        ["formats", "--help"],
    ],
    ids=" ".join,
)
def test_help_loads_no_engine(python: Callable[[str], CompletedProcess[str]], words: list[str]) -> None:
    code = f"import sys; from zx_convert.cli import main; main({words!r}); print('LOADED', *sys.modules)"
    loaded = python(code).stdout.split("LOADED ")[1].split()
    assert not set(HEAVY) & set(loaded)


def test_a_format_loads_only_its_own_engine(python: Callable[[str], CompletedProcess[str]]) -> None:
    code = "import sys; from zx_convert import convert; convert('春', 'txt'); print(*sys.modules)"
    loaded = set(python(code).stdout.split())
    assert "lxml" in loaded
    assert not set(HEAVY) - {"lxml"} & loaded
    assert not {"zx_convert.writers.docx", "zx_convert.readers.xml"} & loaded
