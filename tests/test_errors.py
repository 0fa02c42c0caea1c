"""Errors: each says what is wrong, where and what to do next, leaves what was there, and never shows a traceback."""

import ast
import errno
import os
import re
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from zx_convert import convert, plugins
from zx_convert.cli import main
from zx_convert.convert import steps, storage
from zx_convert.document.elements import BLOCKS
from zx_convert.messages import text_of
from zx_convert.messages.answers import COUNTED, SAYS
from zx_convert.messages.errors import ERRORS, HINTS, HOW, WARNINGS
from zx_convert.messages.faults import FAULTS
from zx_convert.messages.help import HELP
from zx_convert.messages.reports import PAGE
from zx_convert.text.problem import Notice, Problem

SOURCE = Path(__file__).resolve().parent.parent / "src" / "zx_convert"
TEXT = "村里的地都翻过了，种子也领到了各家。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


# -- the table of texts --------------------------------------------------------------------------


def raised() -> Iterator[tuple[str, str, str]]:
    """(kind, code, module) of every Problem and Notice in the source."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Problem", "Notice"):
                code = node.args[0] if node.args else None
                if isinstance(code, ast.Constant):
                    yield node.func.id, str(code.value), path.relative_to(SOURCE).as_posix()


def test_every_code_has_its_text() -> None:
    lacking = [
        f"{code} ({module})"
        for kind, code, module in raised()
        if code not in (ERRORS if kind == "Problem" else WARNINGS)
    ]
    assert not lacking


def test_every_text_belongs_to_a_code() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if "messages" not in path.parts)
    texts = [*ERRORS, *WARNINGS, *FAULTS, *HELP, *SAYS, *COUNTED, *HOW]
    composed = {f"break-{kind}" for kind in ("no", "line", "yes", "maybe")}
    composed |= {code for code in SAYS if code.startswith(("kind-", "cert-"))}
    writers = [plugins.find_writer(entry.name) for entry in plugins.entries("writers")]
    composed |= {option.help for one in writers for option in plugins.options_of(one)}
    composed |= {f"{prefix}number-between" for prefix in ("", "whole-")}
    named = set(re.findall(r"""["']([a-z0-9-]+)["']""", source)) | composed
    assert sorted(set(texts) - named) == []


def test_every_word_of_the_page_stands_on_it() -> None:
    folder = SOURCE / "convert" / "page"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.is_file())
    composed = {f"kind-{tag}" for tag in BLOCKS} | {"high", "medium", "low"}
    named = set(re.findall(r"""["']([a-z_-]+)["']|\$([a-z_]+)""", source))
    assert sorted(set(PAGE) - composed - {word for pair in named for word in pair}) == []


def test_every_hint_belongs_to_a_text() -> None:
    assert set(HINTS) <= {*ERRORS, *WARNINGS}


@pytest.mark.parametrize("code", [*ERRORS, *WARNINGS])
def test_a_message_needs_no_fact(code: str) -> None:
    """A plug-in may raise one of our codes without its facts; a hint that needs one is left out."""
    text = text_of(Problem(code) if code in ERRORS else Notice(code))
    assert text
    assert "{" not in text
    assert not re.search(r"Did you mean \?|There are: [.;]", text)


@pytest.mark.parametrize("code", ERRORS)
def test_a_message_names_its_facts(code: str) -> None:
    template = ERRORS[code]
    facts: dict[str, object] = {name: f"<{name}>" for _, name, _, _ in string.Formatter().parse(template) if name}
    text = text_of(Problem(code, path="page.txt", line=3, **facts))
    assert text.startswith("page.txt:3: ")
    assert all(str(fact) in text for fact in facts.values())


def test_an_unknown_code_shows_its_facts() -> None:
    assert text_of(Problem("own-code", path="x.txt", reason="why")) == "x.txt: own-code: path x.txt, reason why"


# -- what cannot be read -------------------------------------------------------------------------


FOREIGN = [
    ("page.docx", b"PK\x03\x04", "Open it in Word, WPS or LibreOffice, save it as plain text"),
    ("page.doc", b"\xd0\xcf\x11\xe0", "Open it in Word, WPS or LibreOffice, save it as plain text"),
    ("page.wps", b"\xd0\xcf\x11\xe0", "Open it in Word, WPS or LibreOffice, save it as plain text"),
    ("page.html", b"<p>x", "Open it in a browser, copy the article"),
    ("page.HTM", b"<p>x", "Open it in a browser, copy the article"),
    ("page.pdf", b"%PDF-1.7", "Open it in a reader, copy the text"),
    # Under a wrong name too.
    ("other.txt", b"%PDF-1.7\n%\xe2\xe3", "Open it in a reader, copy the text"),
    ("other.txt", b"<!DOCTYPE html><html><body>", "Open it in a browser, copy the article"),
    ("other.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "OCR"),
]


@pytest.mark.parametrize(("name", "data", "advice"), FOREIGN, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(FOREIGN)])
def test_a_file_that_is_no_text_gets_advice(name: str, data: bytes, advice: str, capsys: Any) -> None:
    Path(name).write_bytes(data)
    assert main([name, "--to", "xml"]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"error[not-text]: {name}: this is no text; it seems to be ")
    assert advice in error
    assert names() == sorted([name, "page.txt"])


def test_a_text_under_a_foreign_name_can_be_read_as_text() -> None:
    Path("page.doc").write_text(TEXT, encoding="utf-8")
    assert main(["page.doc", "-o", "out.txt", "--from", "txt"]) == 0
    assert Path("out.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.txt", b"", "no-text", "there is no text in it"),
        ("a.txt", TEXT.encode() + b"\xff\xfe\xfd" * 9, "undecodable", "--encoding"),
        ("a.txt", bytes(range(32)) * 40, "not-text", "Only text can be converted"),
        ("a.xml", b"<document>", "bad-xml", "this is no XML that can be read"),
        ("a.xml", b'<document version="1" xml:lang="zh-CN"><art/></document>', "bad-document", "at /document"),
        ("a.xml", b'<!DOCTYPE document [<!ENTITY x "y">]><document/>', "bad-xml", "document type declaration"),
    ],
    ids=["empty", "bytes", "controls", "cut", "element", "entity"],
)
def test_what_cannot_be_read(name: str, data: bytes, code: str, words: str, capsys: Any) -> None:
    Path(name).write_bytes(data)
    assert main([name, "-o", "out.txt"]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"error[{code}]: {name}:")
    assert words in error
    assert not Path("out.txt").exists()


def test_bad_bytes_are_named_with_line_and_byte(capsys: Any) -> None:
    Path("a.txt").write_bytes(TEXT.encode() * 2 + b"\xe6\xff\xff" * 20)
    assert main(["a.txt", "-o", "out.txt", "--encoding", "utf-8"]) == 1
    assert (
        f"error[undecodable]: a.txt:3: this is no utf-8: byte {len(TEXT.encode()) * 2} (0xE6)"
        in capsys.readouterr().err
    )


def test_a_few_bad_bytes_are_kept_and_told(capsys: Any) -> None:
    Path("a.txt").write_bytes(TEXT.encode() * 60 + b"\xff" + TEXT.encode() * 60)
    assert main(["a.txt", "-o", "out.xml"]) == 0
    assert "warning[undecodable-kept]: a.txt: what is no utf-8 is shown as U+FFFD (times: 1)" in capsys.readouterr().err


def test_an_encoding_that_is_none(capsys: Any) -> None:
    assert main(["page.txt", "-o", "out.txt", "--encoding", "klingon"]) == 2
    assert "error[unknown-encoding]: there is no encoding klingon" in capsys.readouterr().err


def test_a_folder_without_texts(capsys: Any) -> None:
    Path("empty").mkdir()
    assert main(["empty", "--to", "txt"]) == 1
    assert "error[empty-folder]: empty: the folder holds no texts (.text, .txt)" in capsys.readouterr().err


def test_a_style_with_an_unknown_key_names_the_line(capsys: Any) -> None:
    Path("mine.toml").write_text('[style]\nbase = "newspaper"\n\n[page]\nmargin = 3\n', encoding="utf-8")
    assert main(["page.txt", "-o", "out.txt", "--style", "mine.toml"]) == 2
    assert capsys.readouterr().err.startswith("error[bad-style]: mine.toml:5: ")


# -- what cannot be written ----------------------------------------------------------------------


def test_a_file_where_a_folder_is_wanted(capsys: Any) -> None:
    Path("out").write_text("mine", encoding="utf-8")
    for output in ("out/", "out/deep/page.xml"):
        assert main(["page.txt", "--to", "xml", "-o", output]) == 1
        assert "error[not-a-folder]: page.txt: out is a file where a folder is needed" in capsys.readouterr().err
    assert main(["page.txt", "--to", "xml,txt", "-o", "out"]) == 1
    # Both formats have the same trouble: it is told once.
    assert capsys.readouterr().err.count("error") == 1
    assert Path("out").read_text(encoding="utf-8") == "mine"


def test_a_folder_where_a_file_is_wanted(capsys: Any) -> None:
    Path("page.xml").mkdir()
    assert main(["page.txt", "--to", "xml"]) == 1
    assert "error[output-is-folder]: page.txt: page.xml is a folder" in capsys.readouterr().err


def test_a_name_that_is_too_long(capsys: Any) -> None:
    name = "长" * 80
    assert main(["page.txt", "-o", f"{name}长长长长长长.xml"]) == 1
    assert "error[name-too-long]" in capsys.readouterr().err
    assert names() == ["page.txt"]


@pytest.mark.skipif(os.name != "posix", reason="file size limits are POSIX's")
@pytest.mark.parametrize("form", ["docx", "epub", "xml"])
def test_a_full_disk_leaves_what_was_there(zx: Callable[..., subprocess.CompletedProcess[str]], form: str) -> None:
    import resource

    Path("page.txt").write_text(TEXT * 400, encoding="utf-8")
    Path(f"page.{form}").write_text("mine", encoding="utf-8")
    done = zx(
        "page.txt", "--to", form, "--force",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(f"error[disk-full]: page.txt: page.{form} cannot be written: there is no room left.")
    assert "Traceback" not in done.stderr
    assert Path(f"page.{form}").read_text(encoding="utf-8") == "mine"
    assert names() == sorted(["page.txt", f"page.{form}"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output(zx: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    for words in (["page.txt", "--to", "txt", "-o", "-"], ["check", "page.txt"], ["rules"], ["--help"]):
        with Path("/dev/full").open("wb") as full:
            done = zx(*words, capture_output=False, stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 1, words
        assert "error[disk-full]" in done.stderr
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
def test_a_device_is_written_to_and_stays() -> None:
    assert main(["page.txt", "--to", "xml", "-o", "/dev/null", "--force"]) == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EACCES, "cannot-write")])
def test_a_failure_at_the_last_step_leaves_nothing(monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    Path("page.xml").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Problem) as caught:
        storage.write_file(Path("page.xml"), b"new")
    assert caught.value.code == code
    assert Path("page.xml").read_text(encoding="utf-8") == "mine"
    assert names() == ["page.txt", "page.xml"]


def test_an_interruption_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    assert main(["page.txt", "--to", "xml"]) == 130
    assert names() == ["page.txt"]


# -- what should not be --------------------------------------------------------------------------


def test_an_error_of_ours_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(steps, "render", fail)
    assert main(["page.txt", "--to", "xml,txt", "-o", "out/"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error[internal]: page.txt: an error that should not be: ZeroDivisionError: of ours.")
    assert "ZX_CONVERT_DEBUG=1" in error
    assert "Traceback" not in error

    monkeypatch.setenv("ZX_CONVERT_DEBUG", "1")
    assert main(["page.txt", "--to", "xml", "-o", "out/"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_error_of_ours_before_any_input(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("of ours")

    monkeypatch.setattr("zx_convert.styling.sheets.load_style", fail)
    assert main(["page.txt", "--to", "xml", "--style", "book"]) == 1
    assert capsys.readouterr().err.startswith("error[internal]: an error that should not be: RuntimeError: of ours.")


def test_a_damaged_installation_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No bundled font at all: PDF cannot be set, and says so."""
    from zx_convert.styling import fonts

    monkeypatch.setattr(fonts, "bundled_fonts", tuple)
    monkeypatch.setattr(fonts, "system_folders", list)
    with pytest.raises(Problem) as caught:
        fonts.find_font(["ZX Song"], "regular", lambda _: None)
    assert "Install the program again" in text_of(caught.value)


def test_a_library_that_was_uninstalled_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    for name in [name for name in sys.modules if name.startswith(("ebooklib", "zx_convert.writers.epub"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ebooklib", None)
    assert main(["page.txt", "--to", "epub"]) == 1
    assert "error[missing-library]: page.txt: the format epub needs the library ebooklib" in capsys.readouterr().err
    assert main(["page.txt", "--to", "docx,xml"]) == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of any bytes are Linux's")
def test_a_file_name_that_is_no_text() -> None:
    name = os.fsdecode("页".encode() + b"\xff\x01.txt")
    Path(name).write_text(TEXT, encoding="utf-8")
    assert main([name, "--to", "xml,docx,epub"]) == 0
    assert len(names()) == 5
    assert main([name, "--to", "txt", "-o", "out/", "--report", "r.html", "--index", "i.csv"]) == 0
    for words in (["--format", "html"], ["--format", "html", "-o", "-"], ["--format", "json"], ["--diff"]):
        assert main(["check", name, *words]) == 0
    assert "页\ufffd\ufffd.txt" in Path(f"{name.removesuffix('.txt')}.check.html").read_text(encoding="utf-8")


def test_control_characters_in_metadata() -> None:
    assert main(["page.txt", "--to", "xml,docx,epub", "--title", "一\x01二", "--author", "三\x0b四"]) == 0
    assert "一\ufffd二" in Path("page.xml").read_text(encoding="utf-8")


def test_the_library_raises_problems() -> None:
    calls: list[tuple[Callable[[], bytes], str]] = [
        (lambda: convert(Path("missing.txt"), "txt"), "no-such-file"),
        (lambda: convert(Path(), "txt"), "is-folder"),
        (lambda: convert("春", "dox"), "unknown-format"),
        (lambda: convert("春", Path("out.dox")), "unknown-format"),
        (lambda: convert("春", "txt", options={"indnt": 2}), "unknown-option"),
        (lambda: convert(b"\x89PNG\r\n\x1a\n", "txt"), "not-text"),
        (lambda: convert("春", "txt", article=2), "no-article"),
    ]
    for call, code in calls:
        with pytest.raises(Problem) as caught:
            call()
        assert caught.value.code == code
