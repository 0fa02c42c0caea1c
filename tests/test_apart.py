"""Texts of many kinds whose lines must stay apart, written by people who did not know the rules: nothing is joined.

In each file `=====` parts one text from the next; every line end is a seam, with and without a blank line.
"""

from pathlib import Path

import pytest

import zx_convert

FILES = sorted((Path(__file__).parent / "apart").glob("*.txt"))


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank-lines", "line-ends"])
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_nothing_is_joined(path: Path, gap: str) -> None:
    for text in path.read_text(encoding="utf-8").split("=====\n"):
        page = gap.join(line for line in text.splitlines() if line.strip())
        document = zx_convert.repair(zx_convert.read(page + "\n"))
        assert not [lb.getprevious() for lb in document.iter("lb") if lb.get("break") == "no"]
