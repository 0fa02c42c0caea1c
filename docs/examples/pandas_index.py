"""The articles of a folder as a table: who wrote how much, and where from."""

import sys
from pathlib import Path

import pandas as pd

from zx_convert import convert_many


def index(folder: Path) -> pd.DataFrame:
    """A row an article, with headline, people, place, day and what was repaired."""
    rows = []
    for outcome in convert_many(folder, "txt"):
        for problem in outcome.problems:
            print(f"{outcome.input.label}: {problem.code}", file=sys.stderr)
        rows += [{"source": outcome.input.label, **row} for row in outcome.rows]
    table = pd.DataFrame(rows)
    table["reporters"] = [[name for role, name in people if "记者" in role] for people in table["creators"]]
    return table


def by_reporter(table: pd.DataFrame) -> pd.DataFrame:
    """Articles and characters of each reporter."""
    each = table.explode("reporters").dropna(subset=["reporters"])
    return each.groupby("reporters")["characters"].agg(["count", "sum"]).sort_values("sum", ascending=False)


if __name__ == "__main__":
    print(by_reporter(index(Path(sys.argv[1]))))
