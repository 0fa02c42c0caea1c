"""Patterns are compiled when they are first used: here all of them are."""

import pkgutil
import re
from importlib import import_module

import pytest

import zx_convert
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
            # An f-string makes (2, 16) of a quantifier {2,16} whose braces are not doubled.
            assert not re.search(r"\([0-9]+, [0-9]+\)", value.pattern)


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_a_pattern_has_what_a_compiled_one_has() -> None:
    lazy, compiled = regex("(?P<n>[0-9]+)", re.ASCII), re.compile("(?P<n>[0-9]+)", re.ASCII)
    assert lazy.sub("#", "a1b22") == compiled.sub("#", "a1b22")
    assert [found["n"] for found in lazy.finditer("a1b22")] == ["1", "22"]
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, compiled.groups)
