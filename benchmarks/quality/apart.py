"""Lines that must stay apart (laws, verse, dialogue, tables, name lists …): how many are joined."""

from pathlib import Path

from quality.baselines import RULES
from quality.mended import joined
from quality.score import OURS, Row
from zx_convert import read, repair

PART = "Lines of 16 kinds that must stay apart"
_FOLDER = Path(__file__).resolve().parents[2] / "tests" / "apart"


def rows(*, quick: bool) -> list[Row]:
    """The measures of this module as rows of the table; they are few enough to be measured whole."""
    del quick
    seams = 0
    wrong = dict.fromkeys((OURS, *RULES), 0)
    for path in sorted(_FOLDER.glob("*.txt")):
        for text in path.read_text(encoding="utf-8").split("=====\n"):
            lines = [line for line in text.splitlines() if line.strip()]
            for gap in ("\n\n", "\n"):
                seams += len(lines) - 1
                wrong[OURS] += len(joined(repair(read(gap.join(lines)))))
                for name, rule in RULES.items():
                    wrong[name] += sum(map(rule, lines, lines[1:]))
    return [Row(PART, "joined", f"{seams:,}", {name: f"{count:,}" for name, count in wrong.items()})]
