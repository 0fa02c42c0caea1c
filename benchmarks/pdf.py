"""Compares PDF: this package, typst, pandoc with typst, reportlab's own paragraphs; same text, page and fonts.

python benchmarks/pdf.py [ROUNDS] [alone|batch|whole|growth …]      needs typst and pypandoc_binary, or leaves them out

`alone` writes a document that has been repaired before: whole processes, imports included. Ours has to read it as XML
first, which is no part of a writer; that time is taken off, and told. `batch`: 200 articles of two pages in one
process. `whole`: a page as it was copied, through the command line, all repairs done; pandoc and typst repair nothing.
`growth`: to 5,000 pages. typst makes PDF/A-2u and PDF/UA-1, as ours is.
"""

import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from measure import Cost, run
from office import page_bytes

from zx_convert import read, repair, write
from zx_convert.document import Document, original, printed_text, reading_tree
from zx_convert.document.printed import printed_blocks
from zx_convert.styling.sheets import load_style

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"
STYLE = load_style("newspaper")
# How often the samples (or the page) stand in a text, and the most that ours may take of what typst takes.
ALONE = {
    "5 pages": (0, {"wall": 1.3, "size": 1.1}),
    "76 pages": (5, {"size": 0.9}),
    "370 pages": (23, {"wall": 0.45, "size": 0.9, "memory": 0.4}),
}
ARTICLES, ARTICLE_LENGTH, BATCH_GOAL = 200, 2_300, 0.9
GROWTH = (85, 170, 340)

OURS = """
import sys, time
from pathlib import Path
from zx_convert import write
from zx_convert.document import load
sources, target, note = sorted(Path(sys.argv[1]).glob("*.xml")), Path(sys.argv[2]), Path(sys.argv[3])
began = time.perf_counter()
documents = [load(source.read_bytes()) for source in sources]
reading = time.perf_counter() - began
for document in documents:
    target.unlink(missing_ok=True)
    write(document, target)
note.write_text(repr(reading))
"""
TYPST = """
import sys, typst
from pathlib import Path
compiler = typst.Compiler(root=sys.argv[1], font_paths=[sys.argv[3]], ignore_system_fonts=True)
for source in sorted(Path(sys.argv[1]).glob("*.typ")):
    compiler.compile(str(source), output=sys.argv[2], pdf_standards=["a-2u", "ua-1"])
"""
TYPST_ALONE = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True,
              pdf_standards=["a-2u", "ua-1"])
"""
REPORTLAB = """
import sys
from pathlib import Path
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate
pdfmetrics.registerFont(TTFont("Song", sys.argv[3] + "/ZXSong-Regular.ttf"))
look = ParagraphStyle("body", fontName="Song", fontSize=10.5, leading=18, firstLineIndent=21, wordWrap="CJK")
lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
SimpleDocTemplate(sys.argv[2], leftMargin=76, rightMargin=76, topMargin=79, bottomMargin=78).build(
    [Paragraph(line, look) for line in lines if line.strip()])
"""
# The page of our style `newspaper`, with its fonts and sizes.
TYPST_HEAD = """#set document(title: "benchmark")
#set page(paper: "a4", margin: (x: 27mm, top: 28mm, bottom: 27.5mm), numbering: "— 1 —")
#set text(font: "ZX Song", size: 10.5pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 7.5pt, spacing: 7.5pt)
#show heading: set align(center)
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): set text(font: "ZX Hei", size: 10.5pt)
#let across(size, it) = align(center, text(font: "ZX Kai", size: size, it))
"""


class Measured(NamedTuple):
    """What a program took, and what it made."""

    cost: Cost
    output: Path


def main(*words: str) -> None:
    """Measure what is named, or all."""
    # An installed package has its bytecode.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rounds = int(next((word for word in words if word.isdecimal()), "3"))
    parts: dict[str, Callable[[Path, int], None]] = {
        "alone": _alone,
        "batch": _batch,
        "whole": _whole,
        "growth": _growth,
    }
    named = [word for word in words if not word.isdecimal()] or list(parts)
    with tempfile.TemporaryDirectory() as name:
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(name, "bytecode"))
        for part in named:
            folder = Path(name, part)
            folder.mkdir()
            parts[part](folder, rounds)


def _alone(folder: Path, rounds: int) -> None:
    for label, (copies, goals) in ALONE.items():
        place = folder / label.replace(" ", "-")
        place.mkdir()
        _apart(prepare_text, place, copies)
        programs = {
            "zx-convert": _python(OURS, place, place / "zx.pdf", place / "note"),
            "typst": _python(TYPST_ALONE, place / "in.typ", place / "typst.pdf", FONTS),
            "reportlab": _python(REPORTLAB, place / "in.txt", place / "reportlab.pdf", FONTS),
        }
        outputs = {name: Path(command[4]) for name, command in programs.items()}
        found, reading = _compare(programs, rounds, place / "note")
        _report(
            f"writer alone, {label}", found, outputs, goals, f"its XML is read in {reading * 1000:.0f} ms, left out"
        )


def _batch(folder: Path, rounds: int) -> None:
    _apart(prepare_articles, folder)
    programs = {
        "zx-convert": _python(OURS, folder, folder / "zx.pdf", folder / "note"),
        "typst": _python(TYPST, folder, folder / "typst.pdf", FONTS),
    }
    outputs = {name: Path(command[4]) for name, command in programs.items()}
    found, reading = _compare(programs, rounds, folder / "note")
    told = f"XML of one is read in {reading / ARTICLES * 1000:.1f} ms, left out; costs are of all {ARTICLES}"
    _report(f"{ARTICLES} articles of two pages in one process", found, outputs, {"wall": BATCH_GOAL}, told)


def _whole(folder: Path, rounds: int) -> None:
    source = folder / "page.txt"
    source.write_bytes(page_bytes())
    outputs = {"zx-convert": folder / "zx.pdf", "pandoc and typst": folder / "pandoc.pdf"}
    program = [sys.executable, "-m", "zx_convert", "-q", str(source), "--to", "pdf", "--force"]
    programs = {"zx-convert": [*program, "-o", str(outputs["zx-convert"])]}
    if importlib.util.find_spec("pypandoc"):
        import pypandoc

        typ, pandoc = folder / "pandoc.typ", pypandoc.get_pandoc_path()
        plain = TYPST_ALONE.replace(',\n              pdf_standards=["a-2u", "ua-1"]', "")
        steps = f'"{pandoc}" -s -f markdown -t typst "{source}" -o "{typ}" && exec "{sys.executable}" -c \'{plain}\' '
        programs["pandoc and typst"] = ["sh", "-c", f'{steps} "{typ}" "{outputs["pandoc and typst"]}" "{FONTS}"']
    found, _ = _compare(programs, rounds)
    _report(
        "from the text, command line and repair included", found, outputs, {"wall": 1.0}, f"{len(page_bytes()):,} bytes"
    )


def _growth(folder: Path, rounds: int) -> None:
    del rounds
    print("\ngrowth of the writer")
    for copies in GROWTH:
        place = folder / str(copies)
        place.mkdir()
        _apart(prepare_text, place, copies)
        cost, reading = _run_once(_python(OURS, place, place / "zx.pdf", place / "note"), place / "note")
        pages = _pages(place / "zx.pdf")
        each = f"{(cost.cpu - reading) / pages * 1000:.2f} ms CPU and {cost.memory / pages * 1000:.0f} kB a page"
        print(f"  {pages:6,} pages {cost.wall - reading:7.2f} s {cost.memory:6.0f} MB   {each}")


def prepare_text(place: Path, copies: int) -> None:
    """Write the page (no copies) or copies of the samples for all programs, repaired."""
    document = repair(read("\n\n".join([_samples()] * copies) if copies else page_bytes().decode()))
    write(document, place / "in.xml")
    (place / "in.typ").write_text(typst_source(document), encoding="utf-8")
    (place / "in.txt").write_text(printed_text(document, STYLE), encoding="utf-8")


def prepare_articles(folder: Path) -> None:
    """Write many articles for all programs."""
    paragraphs = cycle([line for line in _samples().splitlines() if len(line) > 80])
    for number in range(ARTICLES):
        lines, length = [f"第{number + 1}篇"], 0
        while length < ARTICLE_LENGTH:
            lines += islice(paragraphs, 1)
            length += len(lines[-1])
        document = read("\n\n".join(lines))
        write(document, folder / f"{number:03}.xml")
        (folder / f"{number:03}.typ").write_text(typst_source(document), encoding="utf-8")


def _apart(prepare: Callable[..., None], *words: object) -> None:
    """Prepare in a process of its own: a process counts the memory of the one that started it as its own."""
    process = get_context("spawn").Process(target=prepare, args=words)
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{prepare.__name__} failed")


def typst_source(document: Document) -> str:
    """A document as markup of typst, in the same fonts and sizes."""
    return TYPST_HEAD + "\n\n".join(_typst_blocks(document))


def _typst_blocks(document: Document) -> Iterator[str]:
    for block, text in printed_blocks(reading_tree(document), STYLE):
        tag = str(block.tag)
        written = re.sub(r"[\\#*_`$<>@~\[\]=\-+/]", r"\\\g<0>", text).replace("\n", " \\\n")
        if tag == "headline":
            yield f"= {text_on_one_line(written)}"
        elif tag == "subhead":
            yield f"== {text_on_one_line(written)}"
        elif tag in ("kicker", "deck", "byline"):
            yield f"#across({14 if tag != 'byline' else 10.5}pt)[{written}]"
        else:
            yield written


def text_on_one_line(written: str) -> str:
    """A heading of typst ends where its line ends."""
    return written.replace("\\\n", " ")


def _samples() -> str:
    """All samples in one text."""
    return "\n\n".join(original(read(path)) for path in sorted((ROOT / "samples").glob("*.txt")))


def _python(code: str, *words: object) -> list[str]:
    return [sys.executable, "-c", code, *map(str, words)]


def _compare(programs: Mapping[str, list[str]], rounds: int, note: Path | None = None) -> tuple[dict[str, Cost], float]:
    """Run all in turn, after a round that counts for nothing; the best of each, ours without the time that it noted."""
    best: dict[str, Cost] = {}
    noted = 0.0
    for number in range(rounds + 1):
        for name, command in programs.items():
            if name == "typst" and not importlib.util.find_spec("typst"):
                continue
            cost, reading = _run_once(command, note if name == "zx-convert" else None)
            cost = Cost(cost.wall - reading, cost.cpu - reading, cost.memory)
            if number:
                known = best.get(name, cost)
                noted = reading if name == "zx-convert" and cost.wall <= known.wall else noted
                pairs = ((cost.wall, known.wall), (cost.cpu, known.cpu), (cost.memory, known.memory))
                best[name] = Cost(*map(min, pairs))
    return best, noted


def _run_once(command: list[str], note: Path | None) -> tuple[Cost, float]:
    cost = run(command)
    return cost, float(note.read_text()) if note is not None else 0.0


def _pages(path: Path) -> int:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()


def _report(
    title: str, costs: Mapping[str, Cost], outputs: Mapping[str, Path], goals: Mapping[str, float], told: str
) -> None:
    print(f"\n{title} ({told})")
    ours, size = costs["zx-convert"], outputs["zx-convert"].stat().st_size
    for name, cost in costs.items():
        other = outputs[name].stat().st_size
        ratios = {"wall": ours.wall / cost.wall, "memory": ours.memory / cost.memory, "size": size / other}
        aims = goals if "typst" in name else {}
        shown = "  ".join(
            f"{key} {ratio:4.2f}" + (f" (goal {aims[key]})" if key in aims else "") for key, ratio in ratios.items()
        )
        print(
            f"  {name:17}{_pages(outputs[name]):4} pages {cost.wall * 1000:6.0f} ms {cost.cpu * 1000:6.0f} CPU "
            f"{cost.memory:5.0f} MB {other / 1e6:6.2f} MB file   " + (f"ours: {shown}" if name != "zx-convert" else "")
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
