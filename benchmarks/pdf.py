"""Compares PDF: this package, typst, pandoc with typst, and reportlab's own paragraphs, on the same text and fonts.

python benchmarks/pdf.py [ROUNDS]      needs typst and pypandoc_binary from pip, or leaves them out
"""

import importlib.util
import os
import sys
import tempfile
from pathlib import Path

from measure import Cost, compare

from zx_convert import read, repair, write
from zx_convert.document import printed_text
from zx_convert.styling.sheets import load_style

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"
# Articles of one text, by how many pages they make.
SIZES = {"5 pages": 2, "76 pages": 31, "370 pages": 150}

WRITER = """
import sys
from pathlib import Path
from zx_convert import read, write
write(read(Path(sys.argv[1])), Path(sys.argv[2]))
"""
TYPST = """
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
SimpleDocTemplate(sys.argv[2]).build([Paragraph(line, look) for line in lines if line.strip()])
"""
TYPST_HEAD = """#set document(title: "benchmark")
#set page(paper: "a4", margin: (x: 27mm, top: 28mm, bottom: 27.5mm), numbering: "— 1 —")
#set text(font: "ZX Song", size: 10.5pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 7.5pt, spacing: 7.5pt)
#show heading: set align(center)
"""


def main(rounds: str = "3") -> None:
    with tempfile.TemporaryDirectory() as folder:
        for label, copies in SIZES.items():
            _report(f"writer alone, {label}", *_writers(Path(folder), copies, int(rounds)))
        _report("from the text, command line and repair included", *_whole(Path(folder), int(rounds)))


def _writers(folder: Path, copies: int, rounds: int) -> tuple[dict[str, Cost], dict[str, Path]]:
    """Write a document that has been repaired already."""
    source = (ROOT / "samples" / "dispatches.txt").read_text(encoding="utf-8")
    document = repair(read("\n\n".join([source] * copies)))
    xml, text, typ = folder / "in.xml", folder / "in.txt", folder / "in.typ"
    write(document, xml)
    printed = printed_text(document, load_style("newspaper"))
    text.write_text(printed, encoding="utf-8")
    typ.write_text(TYPST_HEAD + "\n\n".join(_typst_block(line) for line in printed.splitlines()), encoding="utf-8")
    outputs = {"zx-convert": folder / "zx.pdf", "typst": folder / "typst.pdf", "reportlab": folder / "reportlab.pdf"}
    commands = {"zx-convert": _python(WRITER, xml, outputs["zx-convert"])}
    if importlib.util.find_spec("typst"):
        commands["typst"] = _python(TYPST, typ, outputs["typst"], FONTS)
    commands["reportlab"] = _python(REPORTLAB, text, outputs["reportlab"], FONTS)
    return compare(commands, rounds), outputs


def _whole(folder: Path, rounds: int) -> tuple[dict[str, Cost], dict[str, Path]]:
    """Convert a page as it was copied; the others repair nothing."""
    source = ROOT / "samples" / "dispatches.txt"
    outputs = {"zx-convert": folder / "zx.pdf", "pandoc and typst": folder / "pandoc.pdf"}
    program = [sys.executable, "-m", "zx_convert", "-q", str(source), "--to", "pdf", "--force"]
    commands = {"zx-convert": [*program, "-o", str(outputs["zx-convert"])]}
    if importlib.util.find_spec("pypandoc") and importlib.util.find_spec("typst"):
        import pypandoc

        pandoc = pypandoc.get_pandoc_path()
        typ = folder / "pandoc.typ"
        steps = f'"{pandoc}" -s -f markdown -t typst "{source}" -o "{typ}" && exec "{sys.executable}" -c \'{TYPST}\' '
        script = steps.replace(', pdf_standards=["a-2u", "ua-1"]', "")
        script = script.replace(',\n              pdf_standards=["a-2u", "ua-1"]', "")
        commands["pandoc and typst"] = ["sh", "-c", f'{script} "{typ}" "{outputs["pandoc and typst"]}" "{FONTS}"']
    return compare(commands, rounds), outputs


def _typst_block(line: str) -> str:
    escaped = "".join("\\" + char if char in "\\#*_`$<>@~[]=-+/" else char for char in line)
    short = len(line) < 30 and line[-1:] not in "。！？”）"
    return f"= {escaped}" if short else escaped


def _python(code: str, *words: object) -> list[str]:
    return [sys.executable, "-c", code, *map(str, words)]


def _report(title: str, costs: dict[str, Cost], outputs: dict[str, Path]) -> None:
    print(f"\n{title}")
    ours = costs["zx-convert"]
    size = os.path.getsize(outputs["zx-convert"])  # noqa: PTH202
    for name, cost in costs.items():
        other = outputs[name].stat().st_size
        print(
            f"  {name:18} {cost.wall * 1000:7.0f} ms {cost.cpu * 1000:7.0f} ms CPU {cost.memory:6.0f} MB "
            f"{other / 1e6:6.2f} MB file   ours: {ours.wall / cost.wall:4.2f} of the time, "
            f"{ours.memory / cost.memory:4.2f} of the memory, {size / other:4.2f} of the size"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
