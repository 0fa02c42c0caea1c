"""Compares the stages of a conversion with one another inside one process: reading, each pass, each writer.

python benchmarks/stages.py [ROUNDS]

Time a page, of the sample pages by themselves and each fifty times in one file: a stage that takes more time a page
there is not linear.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zx_convert import plugins, read, repair, write
from zx_convert.repair.pipeline import PASSES, Context, built_in

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
COPIES = 50


class Clock:
    """The best time of each stage in seconds."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        seconds = time.perf_counter() - start
        self.best[name] = min(seconds, self.best.get(name, seconds))


def main(rounds: str = "3") -> None:
    pages = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    _convert(pages[0], Clock())  # what is loaded once
    alone, together = Clock(), Clock()
    for _ in range(4 * int(rounds)):
        _convert_all(pages, alone)
    for _ in range(int(rounds)):
        _convert_all([page * COPIES for page in pages], together)
    total = sum(alone.best.values())
    print(f"\n{len(pages)} pages, milliseconds a page: each by itself, and as one of {COPIES} in a file")
    for name, seconds in alone.best.items():
        one, many = (value * 1000 / len(pages) for value in (seconds, together.best[name] / COPIES))
        print(f"  {name:20} {one:8.2f} ms {seconds / total:5.0%}     {many:8.2f} ms, {many / one:4.2f} of it")


def _convert_all(pages: list[bytes], clock: Clock) -> None:
    round_clock = Clock()
    sums: dict[str, float] = {}
    for page in pages:
        round_clock.best.clear()
        _convert(page, round_clock)
        sums = {name: sums.get(name, 0.0) + seconds for name, seconds in round_clock.best.items()}
    for name, seconds in sums.items():
        clock.best[name] = min(seconds, clock.best.get(name, seconds))


def _convert(data: bytes, clock: Clock) -> None:
    with clock.stage("read"):
        document = read(data)
    for name in PASSES:
        with clock.stage(f"repair: {name}"):
            built_in(name).run(document, Context())
    repaired = repair(read(data))
    for entry in plugins.entries("writers"):
        with clock.stage(f"write: {entry.name}"):
            write(repaired, entry.name)


if __name__ == "__main__":
    main(*sys.argv[1:])
