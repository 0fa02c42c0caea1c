"""The script that fits the weights counts the very evidence that a page is read by."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import count_columns  # noqa: E402
import fit_weights  # noqa: E402

from zx_convert.repair.evidence import weigh  # noqa: E402
from zx_convert.repair.lattice import Step  # noqa: E402
from zx_convert.repair.states import START  # noqa: E402

PAGES = sorted((ROOT / "tests/pages").glob("*.ann"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_counted_adds_up_to_the_score(path: Path) -> None:
    example = fit_weights.annotated_page(path)
    nothing = fit_weights.Example(example.page, (fit_weights.Truth(),) * len(example.truth), example.traditional)
    reader = fit_weights._Told(nothing, told=False)
    steps = [Step(START, False, False, 0.0, None, -1, -1)]
    for place in range(len(example.page.lines)):
        steps = reader._advance(steps, place)
    score = max(step.score + weigh(reader.closing(step)) for step in steps)
    weights = fit_weights.Table()
    assert sum(weights[name] * times for name, times in reader.evidence().items()) == pytest.approx(score, abs=1e-6)


def test_the_characters_of_columns_are_those_that_are_counted() -> None:
    found = [list(count_columns.lines(page)) for page in sorted(count_columns.PAGES.glob("*.ann"))]
    assert count_columns.source(count_columns.odds(found)) == count_columns.TARGET.read_text(encoding="utf-8")
