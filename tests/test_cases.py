"""Every case file in tests/cases: `pytest --update` rewrites what is expected, to be read before it is committed."""

from pathlib import Path

import pytest

from casefiles import read_case

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*/*.case"))


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])
def test_case(path: Path, update: bool) -> None:
    case = read_case(path)
    if update:
        case.rewrite()
    else:
        assert case.found() == case.expected
