"""Keeps the score on annotated pages from falling: each measure's F1 over all pages against a floor in floor.json.

floor.py CORPUS_FOLDER ZX_CONVERT            fails below the floor
floor.py CORPUS_FOLDER ZX_CONVERT --raise    moves the floor up to what is measured, never down
"""

import json
import re
import subprocess
import sys
from pathlib import Path

FLOOR = Path(__file__).with_name("floor.json")
TOLERANCE = 0.05  # the score is printed with one decimal


def measure(corpus: Path, command: str) -> dict[str, float]:
    """F1 of each measure, 0 to 100, over all pages of the corpus."""
    pages = sorted(map(str, corpus.glob("d*.ann")))
    words = [sys.executable, str(corpus / "corpus.py"), "score", "--command", f"{command} {{raw}} --to xml -o {{xml}}"]
    done = subprocess.run([*words, *pages], capture_output=True, encoding="utf-8", check=False)
    print(done.stdout, end="")
    if done.returncode or not pages:
        raise SystemExit(f"the pages were not scored: {done.stderr.strip() or 'no pages'}")
    last = done.stdout.strip().splitlines()[-1].removeprefix("all: ")
    return {name: float(value) for name, value in re.findall(r"([\w-]+) ([\d.]+) \(", last)}


def main(corpus: str, command: str, mode: str = "") -> int:
    score = measure(Path(corpus), command)
    floor: dict[str, float] = json.loads(FLOOR.read_text(encoding="utf-8"))
    now_and_least = {name: (score.get(name, 0.0), least) for name, least in floor.items()}
    fallen = {name: (now, least) for name, (now, least) in now_and_least.items() if now < least - TOLERANCE}
    for name, (now, least) in fallen.items():
        print(f"{name} has fallen: {now} is below {least}", file=sys.stderr)
    raised = {name: max(value, floor.get(name, 0.0)) for name, value in score.items()}
    if mode == "--raise":
        FLOOR.write_text(json.dumps(raised, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    elif raised != floor:
        print(f"the floor can be raised: {' '.join(sys.argv)} --raise")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
