"""The library: four functions, and README's words about them, run as they stand."""

import inspect
import re
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

import zx_convert
from zx_convert import convert, convert_many, document, read, repair, write
from zx_convert.plugins import Output
from zx_convert.styling.sheets import load_style
from zx_convert.text.problem import Notice, Problem

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "samples" / "feature.txt"


def test_a_str_is_text_a_path_is_a_file_and_bytes_are_its_content() -> None:
    text = PAGE.read_bytes().decode("utf-8")
    assert document.original(read(text)) == text
    assert document.original(read(PAGE)) == text
    assert document.original(read(text.encode("gb18030"))) == text
    # A text that looks like a path is a text.
    assert document.original(read(str(PAGE))) == str(PAGE)


def test_only_what_was_a_file_can_be_restored() -> None:
    assert document.restore_bytes(read(PAGE)) == PAGE.read_bytes()
    assert document.restore_bytes(read(b"\xef\xbb\xbf" + "春".encode())) == b"\xef\xbb\xbf" + "春".encode()


def test_the_steps_make_what_convert_makes() -> None:
    for form in ("txt", "xml", "docx", "epub"):
        assert write(repair(read(PAGE)), form) == convert(PAGE, form)


def test_the_same_input_gives_the_same_bytes() -> None:
    for form in ("txt", "xml", "docx", "epub"):
        assert convert(PAGE, form) == convert(PAGE, form)


def test_writing_to_a_file(tmp_path: Path) -> None:
    data = convert(PAGE, tmp_path / "deep" / "page.docx")
    assert (tmp_path / "deep" / "page.docx").read_bytes() == data
    assert data.startswith(b"PK")
    assert write(read("春"), tmp_path / "page", format="txt") == "春\n".encode() == (tmp_path / "page").read_bytes()


def test_a_saved_document_is_read_again() -> None:
    saved = convert(PAGE, "xml")
    assert convert(saved, "txt") == convert(PAGE, "txt")


def test_writing_changes_nothing() -> None:
    repaired = repair(read(PAGE))
    before = document.save(repaired)
    for form in ("txt", "docx", "epub"):
        write(repaired, form)
    assert document.save(repaired) == before


def test_settings() -> None:
    text = "春耕\n\n村里的地都翻过了,种子也领到了各家各户,只等一场好雨。\n"
    assert "翻过了,种子" in convert(text, "txt", without=["punctuation"]).decode()
    assert "\n　　村里" in convert(text, "txt", options={"indent": 2}).decode()
    assert "<publication>云岭日报</publication>" in convert(text, "xml", meta={"publication": "云岭日报"}).decode()
    style = load_style("book")
    assert convert(text, "docx", style=style) == convert(text, "docx", style="book") != convert(text, "docx")


def test_no_file_that_is_read_is_written_over(tmp_path: Path) -> None:
    page, template = tmp_path / "page.txt", tmp_path / "page.docx"
    page.write_text("春耕。\n", encoding="utf-8")
    convert(page, template)
    before = template.read_bytes()
    calls: list[Callable[[], bytes]] = [
        lambda: convert(page, page),
        lambda: convert(page, template, template=template),
        lambda: convert(page, tmp_path / "zx.txt", settings=tmp_path / "zx.txt"),
    ]
    for call in calls:
        (tmp_path / "zx.txt").write_text("", encoding="utf-8")
        with pytest.raises(Problem, match="output-is-input"):
            call()
    [outcome] = convert_many(page, "docx", tmp_path, template=template, force=True)
    assert [problem.code for problem in outcome.problems] == ["output-is-input"]
    assert template.read_bytes() == before


def test_notices_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    from zx_convert.writers.txt import TxtWriter

    def write_nothing(self: TxtWriter, tree: object, stream: object, output: Output) -> None:
        output.report(Notice("missing-glyph", "warning", {"char": "𠮷"}))

    monkeypatch.setattr(TxtWriter, "write", write_nothing)
    told: list[Notice] = []
    assert convert("春", "txt", report=told.append) == b""
    assert [notice.code for notice in told] == ["missing-glyph"]


@pytest.mark.parametrize("name", ["convert", "read", "repair", "write"])
def test_public_functions_explain_themselves(name: str) -> None:
    function = getattr(zx_convert, name)
    doc = inspect.getdoc(function) or ""
    assert all(section in doc for section in ("Args:", "Raises:", ">>>"))
    parameters = inspect.signature(function).parameters
    assert [p for p in parameters if not re.search(rf"^    {p}: ", doc, re.MULTILINE)] == []


def test_functions_keep_their_names_when_the_rooms_of_the_same_name_are_imported(
    python: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    code = (
        "import zx_convert.repair.pipeline, zx_convert.convert.steps; from zx_convert.repair import structure; "
        "from zx_convert import convert, repair; print(convert('春', 'txt'), callable(repair), structure.__name__)"
    )
    assert python(code).stdout.split()[-2:] == ["True", "zx_convert.repair.structure"]


def test_readme_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert examples
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_bytes(PAGE.read_bytes())
    for example in examples:
        exec(compile(example, "README.md", "exec"), {})  # noqa: S102
    assert (tmp_path / "page.docx").is_file()


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", zx_convert.__version__)
    assert f"## {zx_convert.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_page_has_the_same_title_in_every_format() -> None:
    titles = {
        "docx": (r"<dc:title>(.*?)</dc:title>", "docProps/core.xml"),
        "epub": (r"<dc:title>(.*?)</dc:title>", "EPUB/content.opf"),
    }
    page = ROOT / "samples" / "supplement.txt"
    found = set()
    for form, (pattern, part) in titles.items():
        with zipfile.ZipFile(BytesIO(convert(page, form))) as package:
            found.update(re.findall(pattern, package.read(part).decode()))
    found.add(pypdfium2.PdfDocument(convert(page, "pdf")).get_metadata_dict()["Title"])
    assert found == {"北津日报 2020年9月26日 第7版"}
    assert _pdf_title("路通了。") == "路通了。"


def _pdf_title(text: str) -> str:
    return str(pypdfium2.PdfDocument(convert(text, "pdf")).get_metadata_dict()["Title"])
