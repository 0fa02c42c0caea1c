"""What the sample pages become, as files to read: `pytest --update` rewrites them, a diff shows what has changed."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from zx_convert import convert

GOLDENS = Path(__file__).parent / "goldens"
SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
# Between them they have every role that a style sets.
SET = ("feature", "photo", "supplement")
# How sure a decision is and why moves with every weight; what was decided is what matters here.
_EVIDENCE = re.compile(rb' (?:why|cert)="[^"]*"')


def compare(name: str, found: bytes, update: bool) -> None:
    path = GOLDENS / name
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(found)
    else:
        assert found.decode().splitlines() == path.read_text(encoding="utf-8").splitlines()


def parts(package: bytes, pattern: str) -> bytes:
    """The XML parts of a package whose names match, each set in, behind a line with its name."""
    found: list[bytes] = []
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in filter(re.compile(pattern).fullmatch, archive.namelist()):
            root = etree.fromstring(archive.read(name))
            etree.indent(root)
            found += [f"== {name}\n".encode(), etree.tostring(root, encoding="utf-8"), b"\n"]
    return b"".join(found)


@pytest.mark.parametrize("name", NAMES)
def test_text(name: str, update: bool) -> None:
    compare(f"{name}.txt", convert(SAMPLES / f"{name}.txt", "txt"), update)


@pytest.mark.parametrize("name", NAMES)
def test_document(name: str, update: bool) -> None:
    compare(f"{name}.xml", _EVIDENCE.sub(b"", convert(SAMPLES / f"{name}.txt", "xml")), update)


@pytest.mark.parametrize("name", SET)
def test_docx(name: str, update: bool) -> None:
    package = convert(SAMPLES / f"{name}.txt", "docx")
    compare(f"{name}.docx.xml", parts(package, r"word/(document|footer\d)\.xml"), update)


@pytest.mark.parametrize("name", SET)
def test_epub(name: str, update: bool) -> None:
    package = convert(SAMPLES / f"{name}.txt", "epub")
    compare(f"{name}.epub.xml", parts(package, r"EPUB/.*\.(xhtml|ncx)"), update)


def test_no_golden_is_left_over() -> None:
    expected = {f"{name}.{form}" for name in NAMES for form in ("txt", "xml")}
    expected |= {f"{name}.{form}.xml" for name in SET for form in ("docx", "epub")}
    assert {path.name for path in GOLDENS.iterdir()} == expected
