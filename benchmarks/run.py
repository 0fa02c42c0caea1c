"""Runs every comparison and prints its table.

python benchmarks/run.py [ROUNDS] [formats|office|stages|pdf …]      3 rounds of all of them if nothing is said
"""

import sys
from collections.abc import Callable

import formats
import office
import pdf
import stages

PARTS: dict[str, Callable[[str], object]] = {
    "formats": formats.main,
    "office": office.main,
    "stages": stages.main,
    "pdf": pdf.main,
}


def main(*words: str) -> None:
    """Run the parts named, each as a script of its own would."""
    rounds = next((word for word in words if word.isdecimal()), "3")
    named = [word for word in words if not word.isdecimal()]
    unknown = set(named) - PARTS.keys()
    if unknown:
        raise SystemExit(f"no comparison is called {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    for name in named or PARTS:
        print(f"\n== {name}")
        PARTS[name](rounds)


if __name__ == "__main__":
    main(*sys.argv[1:])
