"""Measures folders: texts a second by jobs, the cost of a document beside others, memory and the second run of many.

python benchmarks/batch.py [TEXTS [MANY]]      100 pages and 20,000 short texts; what is not installed is left out

pandoc runs once a file, as people loop it; LibreOffice takes all files in one call.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measure import Cost, run
from office import page_bytes

# The most processor time of a document in DOCX, as a multiple of what others take.
GOALS = {"LibreOffice, one call": 0.5, "pandoc, a process a file": 0.3}
SECOND_RUN = 3.0
# Memory is flat if it grows by no more than the name of each text, with what is known of the file.
BYTES_A_TEXT = 2000
SHORT = "春耕备耕忙\n\n清晨六点，护河员下到河边，把水尺上的刻度念了出来，又\n\n默默复述了一遍。第{number}号。\n"


def main(texts: str = "100", many: str = "20000") -> None:
    # An installed package has its bytecode.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        _pages(folder, int(texts))
        _many(folder, int(many))


def _zx(source: Path, output: Path, to: str, *words: str) -> list[str]:
    return [sys.executable, "-m", "zx_convert", f"{source}/", "--to", to, "-o", f"{output}/", "-q", *words]


def _pages(folder: Path, number: int) -> None:
    source = folder / "pages"
    source.mkdir()
    page = page_bytes()
    for one in range(number):
        (source / f"{one:04}.txt").write_bytes(page)
    run(_zx(source, folder / "warm", "docx"))
    print(f"{number} pages of {len(page):,} bytes to docx")
    ours: Cost | None = None
    for jobs in (1, 2, 4):
        cost = run(_zx(source, folder / f"jobs{jobs}", "docx", "--jobs", str(jobs)))
        print(
            f"  {jobs} at once: {number / cost.wall:.1f} a second, {1000 * cost.cpu / number:.1f} ms of processor each"
        )
        ours = ours or cost
    assert ours is not None
    for name, cost in _others(folder, sorted(source.iterdir())):
        share = ours.cpu / cost.cpu
        verdict = "reached" if share <= GOALS[name] else "missed"
        print(
            f"  {name}: {number / cost.wall:.1f} a second, {1000 * cost.cpu / number:.1f} ms each; "
            f"zx-convert takes {share:.2f} of that, goal {GOALS[name]}: {verdict}"
        )


def _others(folder: Path, files: Sequence[Path]) -> list[tuple[str, Cost]]:
    found = []
    if office := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = [
            "--headless",
            "--infilter=Text (encoded):UTF8",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder / "lo"),
        ]
        run([office, profile, *options, str(files[0])])  # the profile is made once
        found.append(("LibreOffice, one call", run([office, profile, *options, *map(str, files)])))
    if pandoc := _pandoc():
        (folder / "pandoc").mkdir()
        costs = [
            run([pandoc, "-f", "markdown", "-t", "docx", str(file), "-o", str(folder / "pandoc" / f"{file.stem}.docx")])
            for file in files
        ]
        total = Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), costs[0].memory)
        found.append(("pandoc, a process a file", total))
    return found


def _pandoc() -> str | None:
    try:
        import pypandoc
    except ImportError:
        return shutil.which("pandoc")
    return str(pypandoc.get_pandoc_path())


def _many(folder: Path, number: int) -> None:
    source = folder / "many"
    for one in range(number):
        path = source / f"{one % 200:03}" / f"{one:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SHORT.format(number=one), encoding="utf-8")
        # A file that was written a moment ago would be looked into.
        os.utime(path, (1_700_000_000, 1_700_000_000))
    tenth = run(_zx(source, folder / "tenth", "txt", "--include", "0[01]*/*"))
    whole = run(_zx(source, folder / "all", "txt"))
    each = (whole.memory - tenth.memory) * 1e6 / (0.9 * number)
    verdict = "flat" if each <= BYTES_A_TEXT else "growing"
    print(f"{number:,} short texts to txt: {number / whole.wall:.0f} a second")
    print(f"  memory: {whole.memory:.0f} MB, a tenth of them {tenth.memory:.0f} MB, {each:.0f} bytes a text: {verdict}")
    second = run(_zx(source, folder / "all", "txt"))
    verdict = "reached" if second.wall <= SECOND_RUN else "missed"
    print(f"  a second run: {second.wall:.2f} s, {second.memory:.0f} MB; goal {SECOND_RUN} s: {verdict}")


if __name__ == "__main__":
    main(*sys.argv[1:])
