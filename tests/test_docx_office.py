"""What other programs make of DOCX: lines and pages of LibreOffice, and the text that it, pandoc and mammoth read."""

import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from test_docx import PROJECT, find, load, squeezed, written
from zx_convert import convert, read, repair
from zx_convert import document as model
from zx_convert.styling.sheets import list_styles, load_style
from zx_convert.writers.docx import Options
from zx_convert.writers.docx.page import Sheet
from zx_convert.writers.docx.pages import FirstPages

pytestmark = pytest.mark.validators
FONTS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{PROJECT / "fonts"}</dir>
</fontconfig>
"""
SAMPLES = sorted((PROJECT / "samples").glob("*.txt"))


def soffice(folder: Path, form: str, *files: Path) -> None:
    """Convert files with LibreOffice, with a profile of its own; where the system has no font for Han, with ours."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS, encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, capture_output=True, check=True, timeout=180, env=environment)


def pages_of(folder: Path, data: bytes) -> list[list[str]]:
    """The lines of each page as LibreOffice sets them."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path = folder / "in.docx"
    path.write_bytes(data)
    soffice(folder, "pdf", path)
    done = subprocess.run(["pdftotext", "-layout", folder / "in.pdf", "-"], capture_output=True, check=True)
    pages = done.stdout.decode().rstrip("\f").split("\f")
    return [[line for line in page.splitlines() if line.strip()] for page in pages]


def official(paragraph: str) -> bytes:
    return written(load(f"<article><body><p>{paragraph}</p></body></article>"), "gongwen")


def test_an_official_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    first, second, _ = pages_of(tmp_path, official("公" * (28 * 60)))
    assert [len(line.strip()) for line in first[:-1]] == [26] + [28] * 21
    assert [len(line.strip()) for line in second[:-1]] == [28] * 22
    assert (squeezed(first[-1]), squeezed(second[-1])) == ("—1—", "—2—")


def test_official_page_numbers_stand_right_on_odd_and_left_on_even_pages(tmp_path: Path) -> None:
    first, second, _ = pages_of(tmp_path, official("公" * (28 * 60)))
    assert first[-1].index("—") > 20
    assert second[-1].index("—") < 8


@pytest.mark.parametrize("style", ["book", "gongwen", "newspaper"])
@pytest.mark.parametrize("sample", ["dispatches", "photo", "supplement"])
def test_pages_in_the_contents_are_right(style: str, sample: str, tmp_path: Path) -> None:
    document = repair(read(PROJECT / "samples" / f"{sample}.txt"))
    data = written(document, style, options=Options(contents="yes"))
    told = [(headline, int(number)) for headline, number in contents(data)]
    sheet = load_style(style)
    known = FirstPages(model.reading_tree(document).articles, sheet, Sheet(sheet).column_width).known()
    pages = pages_of(tmp_path, data)
    front = len(pages) - next(n for n, page in enumerate(reversed(pages)) if "目录" in map(squeezed, page))
    # Short articles of an official document share pages, and where they do it depends on all before.
    assert len(known) - known.count(None) >= (10 if (sample, style) == ("photo", "book") else 1)
    for (headline, number), exact in zip(told, known, strict=True):
        assert exact in (None, number)
        off = 0 if exact else _ESTIMATE_OFF
        near = pages[max(front, front + number - 1 - off) : front + number + off]
        assert squeezed(headline) in squeezed("".join(line for lines in near for line in lines)), headline


# By how many pages at most an estimate is off in the samples.
_ESTIMATE_OFF = 2


def contents(data: bytes) -> list[list[str]]:
    """The lines of the contents: headline and page."""
    return [
        ["".join(run.itertext("{*}t")) for run in entry.iterchildren("{*}r") if run.findtext("{*}t")]
        for entry in find(data, "//w:sdt//w:hyperlink")
    ]


@pytest.mark.parametrize("style", list_styles())
def test_libreoffice_reads_every_character(style: str, tmp_path: Path) -> None:
    files = []
    for sample in SAMPLES:
        files.append(tmp_path / f"{sample.stem}.docx")
        convert(sample, files[-1], style=style, options={"contents": "no"})
    soffice(tmp_path, "txt:Text (encoded):UTF8", *files)
    for sample in SAMPLES:
        printed = model.printed_text(repair(read(sample)), load_style(style))
        found = (tmp_path / f"{sample.stem}.txt").read_text(encoding="utf-8-sig")
        assert squeezed(printed) in squeezed(found)


def test_pandoc_reads_text_and_changes(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed")
    for sample in SAMPLES:
        document = repair(read(sample))
        path = tmp_path / "in.docx"
        path.write_bytes(written(document, options=Options(changes="track")))
        printed = model.printed_text(document, load_style("newspaper"))
        for choice, expected in (("accept", printed), ("reject", model.original(document))):
            command = [pypandoc.get_pandoc_path(), f"--track-changes={choice}", "-t", "plain", "--wrap=none", path]
            found = subprocess.run(command, capture_output=True, check=True).stdout.decode()
            assert plain(found) == plain(expected)


def test_pandoc_reads_every_change_with_its_author(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed")
    path = tmp_path / "in.docx"
    path.write_bytes(written(repair(read(PROJECT / "samples" / "jump.txt")), options=Options(changes="track")))
    command = [pypandoc.get_pandoc_path(), "--track-changes=all", "-t", "html", path]
    found = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    for kind in ("insertion", "deletion", "paragraph-deletion", "paragraph-insertion"):
        marks = re.findall(rf'class="{kind}"\s+data-author="([^"]*)"', found)
        assert set(marks) == {"zx-convert"}, kind


def plain(text: str) -> str:
    """Text without spaces and without what pandoc writes around tables and quotations."""
    return re.sub(r"[\s>-]", "", text)


def test_mammoth_reads_the_text() -> None:
    mammoth = pytest.importorskip("mammoth", reason="mammoth is not installed")
    for sample in SAMPLES:
        document = repair(read(sample))
        found = mammoth.extract_raw_text(BytesIO(written(document))).value
        printed = model.printed_text(document, load_style("newspaper"))
        assert squeezed(found) == squeezed(printed)
