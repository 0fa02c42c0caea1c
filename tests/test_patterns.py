"""Patterns are compiled when they are first used, here all of them, and kept for the processes that come after."""

import copy
import marshal
import pkgutil
import re
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from subprocess import CompletedProcess
from zlib import crc32

import pytest

import zx_convert
from zx_convert.text.patterns import regex

Run = Callable[..., CompletedProcess[str]]
MODULES = [
    info.name
    for info in pkgutil.walk_packages(zx_convert.__path__, "zx_convert.")
    if not info.name.endswith("__main__")
]


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_compiles(module: str) -> None:
    for value in vars(import_module(module)).values():
        if isinstance(value, type(regex(""))):
            pattern = value.pattern
            assert value.findall(pattern[:0]) == re.findall(pattern, pattern[:0], value.flags)
            # An f-string makes (2, 16) of a quantifier {2,16} whose braces are not doubled.
            assert isinstance(pattern, bytes) or not re.search(r"\([0-9]+, [0-9]+\)", pattern)


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_a_pattern_has_what_a_compiled_one_has() -> None:
    lazy, compiled = regex("(?P<n>[0-9]+)", re.ASCII), re.compile("(?P<n>[0-9]+)", re.ASCII)
    assert lazy.sub("#", "a1b22") == compiled.sub("#", "a1b22")
    assert [found["n"] for found in lazy.finditer("a1b22")] == ["1", "22"]
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, compiled.groups)


# Says what a pattern finds and whether it had to be read for that.
LOOK = """
import re._parser, sys
read, parse = [], re._parser.parse
re._parser.parse = lambda source, *rest: (read.append(source), parse(source, *rest))[1]
from zx_convert.text.patterns import regex
source = "(?P<first>[㐀-䶿一-鿿]+)(?:报|報)|([0-9]{2,})"
found = regex(source, re.IGNORECASE)
print([match.groupdict() for match in found.finditer("云川日报 2025")], found.flags, found.groups, read.count(source))
"""
SEEN = "[{'first': '云川日'}, {'first': None}] 34 2"


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], Path]:
    """Where patterns are kept, once they have been."""
    return lambda: next(tmp_path.rglob("kept.*.patterns"))


@pytest.fixture
def look(python: Callable[..., CompletedProcess[str]], tmp_path: Path) -> Callable[..., str]:
    """Use a pattern in a new process that keeps its bytecode in a folder of its own."""
    usual = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    return lambda **env: python(LOOK, env=usual | env).stdout.strip()


def test_a_pattern_is_read_once(look: Callable[..., str]) -> None:
    assert [look(), look(), look()] == [f"{SEEN} 1", f"{SEEN} 0", f"{SEEN} 0"]


def test_a_pattern_is_kept_as_bytecode_is(look: Callable[..., str], tmp_path: Path) -> None:
    look(PYTHONDONTWRITEBYTECODE="1")
    assert not list(tmp_path.rglob("*.patterns"))


@pytest.mark.parametrize(
    "damage",
    [lambda whole: b"", lambda whole: whole[: len(whole) // 2], lambda whole: whole[:4] + b"(\x7f" + whole[6:]],
    ids=["empty", "cut", "changed"],
)
def test_a_damaged_file_is_made_anew(
    look: Callable[..., str], kept: Callable[[], Path], damage: Callable[[bytes], bytes]
) -> None:
    look()
    whole = kept().read_bytes()
    kept().write_bytes(damage(whole))
    assert look() == f"{SEEN} 1"
    assert kept().read_bytes() == whole


def test_what_another_python_kept_is_not_used(look: Callable[..., str], kept: Callable[[], Path]) -> None:
    look()
    head, made = marshal.loads(kept().read_bytes()[4:])  # noqa: S302
    other = marshal.dumps(((*head[:-2], head[-2] + 1, head[-1]), made))
    kept().write_bytes(crc32(other).to_bytes(4, "little") + other)
    assert look() == f"{SEEN} 1"


def test_nothing_is_left_where_it_cannot_be_kept(look: Callable[..., str], kept: Callable[[], Path]) -> None:
    look()
    place = kept()
    place.unlink()
    place.mkdir()
    (place / "in the way").touch()
    assert look() == f"{SEEN} 1"
    assert not [path for path in place.parent.iterdir() if path.suffix[1:].isdigit()]


def test_a_batch_keeps_what_its_workers_compile(
    zx: Run, kept: Callable[[], Path], samples: Path, tmp_path: Path
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(6):
        shutil.copy(samples / "feature.txt", source / f"{number}.txt")
    usual = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    assert zx(source, "--to", "xml", "-o", tmp_path / "out", env=usual).returncode == 0
    _, made = marshal.loads(kept().read_bytes()[4:])  # noqa: S302
    assert len(made) > 100


def test_processes_keep_beside_each_other(python: Run, kept: Callable[[], Path], tmp_path: Path) -> None:
    code = """
from zx_convert.text import kept, patterns
patterns.regex("a{3}").match("")
kept.keep()
import subprocess, sys
other = "from zx_convert.text import patterns; patterns.regex('b{3}').match('')"
subprocess.run([sys.executable, "-c", other], check=True)
patterns.regex("c{3}").match("")
"""
    python(code, env={"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""})
    _, made = marshal.loads(kept().read_bytes()[4:])  # noqa: S302
    assert {"a{3}", "b{3}", "c{3}"} <= {source for source, _ in made}


def test_a_pattern_can_be_copied() -> None:
    assert copy.copy(regex("a+")).fullmatch("aa")
