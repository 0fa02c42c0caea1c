"""Measures how good the repair is, against rules and programs in use, on texts that anyone can load.

python benchmarks/repair.py [--quick] [--markdown | --json] [PART …]
"""

import argparse
import sys
from collections.abc import Callable, Mapping

from quality import apart, damage, manuals, names, seams, structure
from quality.cache import Unavailable
from quality.score import Row, as_json, as_markdown, as_text

PARTS: Mapping[str, Callable[..., list[Row]]] = {
    "seams": seams.rows,
    "damage": damage.rows,
    "apart": apart.rows,
    "manuals": manuals.rows,
    "names": names.rows,
    "structure": structure.rows,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all of them if none is named")
    parser.add_argument("--quick", action="store_true", help="an eighth of the daily, and no curve")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_const", dest="form", const=as_markdown, help="the table for README")
    form.add_argument("--json", action="store_const", dest="form", const=as_json)
    given = parser.parse_args()
    chosen = given.parts or PARTS
    if unknown := set(chosen) - PARTS.keys():
        parser.error(f"no part is called {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    rows = [row for name in chosen for row in _measured(name, quick=given.quick)]
    if not rows:
        raise SystemExit("nothing could be measured")
    print((given.form or as_text)(rows))


def _measured(name: str, *, quick: bool) -> list[Row]:
    try:
        return PARTS[name](quick=quick)
    except Unavailable as missing:
        print(f"{missing} cannot be loaded: {name} is left out", file=sys.stderr)
        return []


if __name__ == "__main__":
    main()
