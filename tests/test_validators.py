"""Real validators on what whole conversions make: all samples in the default style, one sample over styles and options.

Of the last, every two values of different options (and style) meet in at least one document. PDF: all samples in every
style too.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

import pytest

from test_docx import PROJECT, VALIDATORS, check_with, program
from test_epub import epubcheck
from zx_convert import convert
from zx_convert.styling.sheets import list_styles

pytestmark = [pytest.mark.validators, pytest.mark.slow]
SAMPLES = sorted((PROJECT / "samples").glob("*.txt"))
META = {"publication": "北津日报", "date": "2022-10-18", "issue": "第24831期", "page": "4", "section": "人物"}
DOCX: dict[str, Sequence[str]] = {
    "style": list_styles(),
    "contents": ("style", "yes", "no"),
    "changes": ("accept", "track", "comment"),
    "reasons": ("no", "yes"),
    "page_numbers": ("style", "center", "outside", "none"),
    "grid": ("lines", "characters"),
    "update_fields": ("no", "yes"),
}
EPUB: dict[str, Sequence[str]] = {
    "style": list_styles(),
    "vertical": ("no", "yes"),
    "cover": ("yes", "no"),
    "fonts": ("reader", "embed"),
    "notes": ("popup", "inline"),
    "toc_depth": ("1", "2"),
    "title_page": ("yes", "no"),
}
PDF: dict[str, Sequence[str]] = {
    "style": list_styles(),
    "contents": ("style", "yes", "no"),
    "columns": ("style", "1", "2", "3"),
    "prohibitions": ("style", "basic", "gb", "strict"),
    "hanging": ("style", "yes", "no"),
}
FORMS = {"docx": DOCX, "epub": EPUB, "pdf": PDF}


def pairwise(values: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """Choices in which every two values of different names meet: each time the one with most pairs not yet met."""
    names = list(values)
    open_pairs = {((a, x), (b, y)) for a, b in combinations(names, 2) for x, y in product(values[a], values[b])}
    choices = [dict(zip(names, choice, strict=True)) for choice in product(*values.values())]
    pairs_of = {id(choice): set(combinations(choice.items(), 2)) for choice in choices}
    while open_pairs:
        best = max(choices, key=lambda choice: len(pairs_of[id(choice)] & open_pairs))
        open_pairs -= pairs_of[id(best)]
        yield best


def made(folder: Path, form: str, sample: str = "supplement") -> list[Path]:
    """Every sample in the default style, and one over styles and options."""
    files = [folder / f"{path.stem}.{form}" for path in SAMPLES]
    for path, file in zip(SAMPLES, files, strict=True):
        convert(path, file)
    for number, choice in enumerate(pairwise(FORMS[form])):
        files.append(folder / f"choice-{number}.{form}")
        options = {name: value for name, value in choice.items() if name != "style"}
        convert(PROJECT / "samples" / f"{sample}.txt", files[-1], style=choice["style"], options=options, meta=META)
    return files


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return made(tmp_path_factory.mktemp("docx"), "docx")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return made(tmp_path_factory.mktemp("epub"), "epub")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pdf")
    files = made(folder, "pdf")
    for path, style in product(SAMPLES, list_styles()):
        files.append(folder / f"{path.stem}-{style}.pdf")
        convert(path, files[-1], style=style)
    return files


@pytest.mark.parametrize("command", VALIDATORS, ids=lambda command: command[0])
def test_documents_are_valid(documents: list[Path], command: list[str]) -> None:
    for file in documents:
        check_with(command, file)


def test_epubcheck_finds_nothing_in_books(books: list[Path]) -> None:
    for file in books:
        found = epubcheck(file)
        assert found.returncode == 0, f"{file.name}: {found.stdout}{found.stderr}"


def test_the_quick_epubcheck_finds_nothing_in_books(books: list[Path]) -> None:
    check = program("epubcheck-ts")
    for file in books:
        found = subprocess.run([check, "--fail-on-warnings", file], capture_output=True, text=True, check=False)
        assert found.returncode == 0, f"{file.name}: {found.stdout}{found.stderr}"


def test_ace_finds_nothing_in_books(books: list[Path], tmp_path: Path) -> None:
    node, chromium = shutil.which("node"), shutil.which("chromium")
    if node is None or chromium is None or not (PROJECT / "node_modules" / "@daisy" / "ace-core").is_dir():
        pytest.skip("Ace needs Node, Chromium and @daisy/ace-core with @daisy/ace-axe-runner-puppeteer")
    (tmp_path / "tmp").mkdir()
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
    command = [node, *map(str, (PROJECT / "tests" / "ace.cjs", PROJECT, tmp_path, *books))]
    found = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert found.returncode == 0, found.stdout + found.stderr[-2000:]
    assert (tmp_path / "report" / "report.json").stat().st_size > 0


def test_verapdf_finds_pages_fit_for_archives_and_screen_readers(pages: list[Path]) -> None:
    if not (shutil.which("javac") and Path("/usr/share/java/jaxb-runtime.jar").is_file()):
        pytest.skip("veraPDF needs a JDK and Debian's libjaxb-java")
    check_with(["bash", str(PROJECT / "tools" / "verapdf" / "verapdf.sh"), "2u,ua1"], *pages)


def test_pdfua_finds_nothing_in_pages(pages: list[Path]) -> None:
    check_with(["pdfua", "check"], *pages)


def test_qpdf_finds_nothing_in_pages(pages: list[Path]) -> None:
    for file in pages:
        check_with(["qpdf", "--check"], file)
