"""Compares the cost of DOCX and EPUB, all repairs done, with pandoc, calibre and LibreOffice, which repair nothing.

python benchmarks/office.py [ROUNDS]      needs pypandoc-binary from pip; what is not installed is left out

Time of the processor: a newspaper page as one process, a hundred in one process (pandoc: `pandoc lua`), a hundred in
one file.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from measure import Cost, compare

from zx_convert import write
from zx_convert.document import load

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
COPIES = 100
# The length of a real page in bytes, where the page itself is not to be had.
LENGTH = 18_400
# The most that zx-convert may take, as a multiple of what pandoc takes.
GOALS = {
    "one page": {"docx": 2.2, "epub": 2.5},
    "100 pages in one process": {"docx": 0.6, "epub": 1.2},
    "100 pages in one file": {"docx": 2.0, "epub": 2.0},
}
MANY = """
import sys
from pathlib import Path
from zx_convert import convert
folder, form = Path(sys.argv[1]), sys.argv[2]
for source in sorted(folder.glob("*.txt")):
    convert(source, folder / f"{source.stem}.{form}")
"""
MANY_LUA = """
local folder, form = arg[1], arg[2]
for number = 0, {last} do
  local name = string.format("%s/%03d", folder, number)
  local file = io.open(name .. ".txt", "rb")
  local document = pandoc.read(file:read("a"), "markdown")
  file:close()
  document.meta.title = "page"
  local out = io.open(name .. "." .. form, "wb")
  out:write(pandoc.write(document, form))
  out:close()
end
"""


def main(rounds: str = "3") -> None:
    # An installed package has its bytecode.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        page = page_bytes()
        print(f"a page of {len(page):,} bytes")
        for title, goals in GOALS.items():
            for form, goal in goals.items():
                place = folder / f"{title}-{form}".replace(" ", "-")
                place.mkdir()
                _report(f"{title} to {form}", compare(_commands(title, place, form, page), int(rounds)), goal, title)
    _writers_alone()


def _writers_alone() -> None:
    """300 articles and 10,000 paragraphs as a book, repaired before, in a process that has started."""
    paragraph = "<p>时下正是春耕，“水清了——”他说，大家去，<byline>（<person>田野</person>）</byline>收成看好。</p>"
    head = "<head><headline>春耕备耕忙</headline><byline>本报记者 <person>田野</person></byline></head>"
    articles = "".join(
        f'<article xml:id="a{number}">{head}<body>{paragraph * 33}</body></article>' for number in range(300)
    )
    document = load(f'<document version="1" xml:lang="zh-CN">{articles}</document>'.encode())
    print("\n300 articles, 10,000 paragraphs, written alone (goals for docx: 1 s and .5 s)")
    for form in ("docx", "epub"):
        taken = []
        for _ in range(3):
            start = time.process_time()
            write(document, form, style="book")
            taken.append(time.process_time() - start)
        print(f"  {form} {min(taken) * 1000:8.0f} ms CPU")


def page_bytes() -> bytes:
    """The real page where it is there, else samples up to its length."""
    if (CORPUS / "d01-seed.ann").exists():
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder, "page.txt")
            command = [sys.executable, *map(str, (CORPUS / "corpus.py", "raw", CORPUS / "d01-seed.ann", raw))]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return raw.read_bytes()
    samples = sorted((ROOT / "samples").glob("*.txt"))
    found = b"\n\n".join(
        path.read_bytes() for path in samples if path.stem in ("dispatches", "feature", "jump", "photo")
    )
    return found[:LENGTH].decode(errors="ignore").encode()


def _commands(title: str, folder: Path, form: str, page: bytes) -> dict[str, list[str]]:
    if title == "100 pages in one process":
        return _many(folder, form, page)
    source, target = folder / "page.txt", folder / f"page.{form}"
    source.write_bytes(page * (1 if title == "one page" else COPIES))
    quiet = [sys.executable, "-m", "zx_convert", "-q", str(source), "--to", form, "--force", "-o", str(target)]
    commands = {"zx-convert": quiet}
    if pandoc := _pandoc():
        other = str(folder / f"pandoc.{form}")
        commands["pandoc"] = [pandoc, "-f", "markdown", "-t", form, str(source), "-o", other, "--metadata=title:page"]
    if title == "one page" and (calibre := shutil.which("ebook-convert")):
        commands["calibre"] = [calibre, str(source), str(folder / f"calibre.{form}"), "--enable-heuristics"]
    if title == "one page" and (office := shutil.which("soffice")):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--infilter=Text (encoded):UTF8", "--convert-to", form, "--outdir", str(folder / "lo")]
        commands["LibreOffice"] = [office, profile, *options, str(source)]
    return commands


def _many(folder: Path, form: str, page: bytes) -> dict[str, list[str]]:
    for number in range(COPIES):
        (folder / f"{number:03}.txt").write_bytes(page)
    commands = {"zx-convert": [sys.executable, "-c", MANY, str(folder), form]}
    if pandoc := _pandoc():
        script = folder / "many.lua"
        script.write_text(MANY_LUA.replace("{last}", str(COPIES - 1)), encoding="utf-8")
        commands["pandoc"] = [pandoc, "lua", str(script), str(folder), form]
    return commands


def _pandoc() -> str | None:
    if importlib.util.find_spec("pypandoc") is None:
        return shutil.which("pandoc")
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _report(title: str, costs: Mapping[str, Cost], goal: float, kind: str) -> None:
    print(f"\n{title}")
    ours = costs["zx-convert"]
    files = COPIES if "one process" in kind else 1
    for name, cost in costs.items():
        ratio = f"ours takes {ours.cpu / cost.cpu:5.2f} of it" if name != "zx-convert" else ""
        aim = f" (goal: {goal})" if name == "pandoc" else ""
        print(f"  {name:12} {cost.cpu * 1000 / files:8.1f} ms CPU a file {cost.memory:6.0f} MB   {ratio}{aim}")


if __name__ == "__main__":
    main(*sys.argv[1:])
