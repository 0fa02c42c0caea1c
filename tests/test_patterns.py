"""Patterns are compiled when they are first used: here all of them are."""

import pkgutil
import re
from importlib import import_module

import pytest

import zx_convert
from zx_convert.text import classes
from zx_convert.text.patterns import regex

MODULES = [
    info.name
    for info in pkgutil.walk_packages(zx_convert.__path__, "zx_convert.")
    if not info.name.endswith("__main__")
]


@pytest.mark.parametrize("module", [name for name in MODULES if ".repair." in name or ".text." in name])
def test_every_pattern_compiles(module: str) -> None:
    for value in vars(import_module(module)).values():
        if isinstance(value, type(regex(""))):
            assert value.sub("", "") == ""


@pytest.mark.parametrize("module", [name for name in MODULES if ".repair." in name or ".text." in name])
def test_classes_are_what_re_makes_of_them(module: str) -> None:
    for value in vars(import_module(module)).values():
        if isinstance(value, type(regex(""))):
            compiled = regex(value.pattern, value.flags & ~re.UNICODE).__copy__()
            re.purge()
            assert compiled == re.compile(compiled.pattern, compiled.flags)


def test_classes_are_made_here_in_this_version_of_python() -> None:
    assert classes._agrees()


def test_classes_are_left_to_a_version_that_makes_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, "_theirs", lambda items, *folding: (items, True))
    assert not classes._agrees.__wrapped__()


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_a_pattern_has_what_a_compiled_one_has() -> None:
    lazy, compiled = regex("(?P<n>[0-9]+)", re.ASCII), re.compile("(?P<n>[0-9]+)", re.ASCII)
    assert lazy.sub("#", "a1b22") == compiled.sub("#", "a1b22")
    assert [found["n"] for found in lazy.finditer("a1b22")] == ["1", "22"]
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, compiled.groups)
