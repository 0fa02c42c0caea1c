"""Packages of other people: found by entry points, used like built-ins, and blamed by name when they break."""

import importlib
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest

from zx_convert import convert, read, repair, write
from zx_convert.cli import main
from zx_convert.document import marks, reading
from zx_convert.messages.faults import in_words
from zx_convert.plugins import build_options, entries, find_writer, options_of
from zx_convert.plugins.registry import BUILT_IN
from zx_convert.text.problem import Problem

TEXT = "春风里\n\n他读完了[[边城]],又读[[朝花夕拾]]。\n"


def module(site: Path, name: str, text: str, **groups: str) -> None:
    """Install a package of one module."""
    (site / f"{name}.py").write_text(text, encoding="utf-8")
    info = site / f"{name}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n", encoding="utf-8")
    lines = "".join(f"[zx_convert.{group}]\n{point}\n" for group, point in groups.items())
    (info / "entry_points.txt").write_text(lines, encoding="utf-8")
    importlib.invalidate_caches()


def test_a_writer_of_another_package_works_like_a_built_in(plugin: Path, tmp_path: Path) -> None:
    source = tmp_path / "page.txt"
    source.write_text(TEXT, encoding="utf-8")

    assert main([str(source), "--to", "markdown,txt", "-O", "level=3", "-o", f"{tmp_path / 'out'}/"]) == 0
    assert main([str(source), "-o", str(tmp_path / "other.md"), "--title", "选读"]) == 0

    assert "他读完了" in (tmp_path / "out" / "page.md").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "page.txt").is_file()
    assert (tmp_path / "other.md").read_text(encoding="utf-8").startswith("# 选读\n")


def test_the_library_finds_it_too(plugin: Path, tmp_path: Path) -> None:
    assert "读完了" in convert(TEXT, "markdown").decode()
    assert write(read(TEXT), tmp_path / "page.md") == (tmp_path / "page.md").read_bytes()


def test_a_reader_of_another_package_reads_its_suffix(plugin: Path, tmp_path: Path) -> None:
    source = tmp_path / "record.json"
    source.write_text(json.dumps({"title": "选读", "text": TEXT}), encoding="utf-8")

    assert main([str(source), "--to", "markdown"]) == 0
    assert (tmp_path / "record.md").read_text(encoding="utf-8").startswith("# 选读\n")


def test_an_error_with_a_code_of_its_own_shows_its_facts(plugin: Path, tmp_path: Path, capsys: Any) -> None:
    source = tmp_path / "record.json"
    source.write_text("{", encoding="utf-8")

    assert main([str(source), "--to", "txt"]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"error[bad-json]: {source}:1: ")
    assert "Expecting property name" in error


def test_a_repair_of_another_package_runs_when_it_is_named(plugin: Path) -> None:
    assert "[[边城]]" in reading(repair(read(TEXT)))

    repaired = repair(read(TEXT), extra=["typed-titles"])
    assert "他读完了《边城》，又读《朝花夕拾》。" in reading(repaired)
    assert {"book-title"} <= {mark.rule for mark in marks(repaired)}
    assert "typed-titles" in repaired.passes


def test_its_rules_can_be_refused(plugin: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "page.txt", tmp_path / "out.txt"
    source.write_text(TEXT, encoding="utf-8")

    assert main([str(source), "-o", str(out), "--with", "typed-titles"]) == 0
    assert "《边城》" in out.read_text(encoding="utf-8")
    assert main([str(source), "-fo", str(out), "--with", "typed-titles", "--without", "book-title"]) == 0
    assert "[[边城]]" in out.read_text(encoding="utf-8")


def test_lists_show_plugins_and_their_package(plugin: Path, capsys: Any) -> None:
    assert main(["formats"]) == 0
    assert main(["formats", "markdown"]) == 0
    assert main(["rules"]) == 0

    out = capsys.readouterr().out
    assert "text/markdown" in out
    assert "from the package zx-convert-markdown" in out
    assert "level of an article's heading" in out
    assert "book-title" in out


def test_only_what_is_asked_for_is_imported(plugin: Path) -> None:
    convert(TEXT, "markdown")
    assert "zx_convert_markdown.writer" in sys.modules
    assert "zx_convert_markdown.reader" not in sys.modules
    assert "zx_convert_markdown.typed_titles" not in sys.modules


def test_a_plugin_cannot_take_a_built_in_name(site: Path) -> None:
    module(site, "thief", "raise SystemError", writers="txt = thief:Writer")

    assert convert("春", "txt").decode() == "春\n"
    assert [e.fault for e in entries("writers") if e.package == "thief"] == ["a built-in has this name"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import nothing_of_this_name", "ModuleNotFoundError"),
        ("1 / 0", "ZeroDivisionError"),
        ("", "has no attribute 'Writer'"),
        ("class Writer: name = 'broken'", "it has no suffixes, media_type, Options, write"),
    ],
)
def test_a_broken_plugin_is_named_with_its_fault(
    site: Path, tmp_path: Path, capsys: Any, text: str, reason: str
) -> None:
    module(site, "broken", text, writers="broken = broken:Writer")
    (tmp_path / "page.txt").write_text("春风。", encoding="utf-8")

    assert main([str(tmp_path / "page.txt"), "--to", "broken"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error[broken-plugin]: the writer broken of the package broken cannot be used: ")
    assert reason in error
    assert "Traceback" not in error

    # It hinders nobody else, and the list says what is the matter.
    assert main([str(tmp_path / "page.txt"), "--to", "xml"]) == 0
    assert main(["formats"]) == 0
    assert reason in capsys.readouterr().out


FAILING = """
from dataclasses import dataclass
@dataclass(frozen=True)
class Options: pass
class Writer:
    name, suffixes, media_type, Options = "failing", (".fail",), "text/plain", Options
    def write(self, document, stream, output):
        stream.write(b"half")
        raise KeyError("font")
"""


def test_a_writer_that_fails_leaves_nothing_and_the_others_go_on(site: Path, tmp_path: Path, capsys: Any) -> None:
    module(site, "failing", FAILING, writers="failing = failing:Writer")
    source = tmp_path / "page.txt"
    source.write_text("春风。", encoding="utf-8")

    assert main([str(source), "--to", "failing,xml"]) == 1
    error = capsys.readouterr().err
    assert (
        f"error[plugin-failed]: {source}: the writer failing of the package failing failed: KeyError: 'font'" in error
    )
    assert "Traceback" not in error
    assert {path.name for path in tmp_path.iterdir()} == {"page.txt", "page.xml", "site"}


THIEF = """
name, rules = "thief", {"take": "Takes the last paragraph."}
def run(document, context):
    last = list(document.iter("p"))[-1]
    last.getparent().remove(last)
"""


def test_a_repair_that_loses_text_is_stopped(site: Path) -> None:
    module(site, "thief", THIEF, repairs="thief = thief")
    with pytest.raises(Problem) as caught:
        repair(read("春风。\n\n秋雨。"), extra=["thief"])
    assert caught.value.code == "plugin-lost-text"


def test_unknown_names_suggest_the_nearest(plugin: Path, capsys: Any) -> None:
    assert main(["page.txt", "--to", "markdwon"]) == 2
    assert "Did you mean markdown?" in capsys.readouterr().err
    assert main(["page.txt", "--to", "dox"]) == 2
    assert "Did you mean docx? There are: docx, pdf, epub, txt, xml, markdown." in capsys.readouterr().err


def test_every_built_in_is_as_the_table_says() -> None:
    for entry in BUILT_IN["writers"]:
        writer = find_writer(entry.name)
        assert (writer.name, writer.media_type) == (entry.name, entry.media_type)
        assert writer.suffixes == entry.suffixes
        assert all(option.help for option in options_of(writer))
    assert {e.name for e in BUILT_IN["readers"]} == {"txt", "xml"}


@dataclass(frozen=True, slots=True)
class Options:
    """One option of each type."""

    depth: int = field(default=1, metadata={"help": "levels"})
    scale: float = 1.0
    toc: bool = False
    label: str = ""
    mode: Literal["fast", "good"] = "fast"
    limit: int | None = None


class Some:
    """A writer to give options to."""

    name: ClassVar[str] = "some"
    suffixes: ClassVar[tuple[str, ...]] = (".some",)
    media_type: ClassVar[str] = "text/plain"
    Options: ClassVar[type] = Options

    def write(self, *_: object) -> None:
        """Not called."""


class Other(Some):
    """Another writer with the same options."""

    name: ClassVar[str] = "other"


@pytest.mark.parametrize(
    ("text", "field_name", "value"),
    [
        ("3", "depth", 3), ("1.5", "scale", 1.5), ("2", "scale", 2.0), ("yes", "toc", True), ("off", "toc", False),
        ("a=b", "label", "a=b"), ("good", "mode", "good"), ("none", "limit", None), ("7", "limit", 7),
        (4, "depth", 4), (2, "scale", 2.0), (True, "toc", True), (None, "limit", None),
    ],
)  # fmt: skip
def test_options_are_typed(text: object, field_name: str, value: object) -> None:
    built = build_options([Some()], [(field_name, text)])["some"]
    assert getattr(built, field_name) == value
    assert type(getattr(built, field_name)) is type(value)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("depth", "many", "must be a whole number"), ("toc", "perhaps", "must be yes|no"),
        ("mode", "best", "must be fast|good"), ("scale", "wide", "must be a number"),
        ("depth", 1.5, "must be a whole number"), ("depth", True, "must be a whole number"),
        ("limit", "x", "must be a whole number|none"),
    ],
)  # fmt: skip
def test_a_wrong_value_says_what_is_right(name: str, text: object, reason: str) -> None:
    with pytest.raises(Problem) as caught:
        build_options([Some()], [(name, text)])
    assert (caught.value.code, in_words(caught.value.values["reason"])) == ("bad-option", reason)


def test_an_option_goes_to_every_writer_that_has_it_or_to_the_one_named() -> None:
    built = build_options([Some(), Other()], [("depth", "5"), ("other:mode", "good"), ("some.label", "甲")])
    assert (built["some"].depth, built["other"].depth) == (5, 5)
    assert (built["some"].mode, built["other"].mode) == ("fast", "good")
    assert (built["some"].label, built["other"].label) == ("甲", "")


def test_a_wrong_option_names_the_nearest(tmp_path: Path, capsys: Any) -> None:
    assert main(["page.txt", "--to", "txt", "-O", "ident=2"]) == 2
    assert "txt has no option ident. Did you mean indent?" in capsys.readouterr().err
    assert main(["page.txt", "--to", "txt", "-O", "docx:indent=2"]) == 2
    assert "docx:indent is for docx, which is not made. Made are: txt." in capsys.readouterr().err
    assert main(["page.txt", "--to", "txt", "-O", "indent"]) == 2
    assert "error[option-form]" in capsys.readouterr().err


def test_the_metadata_of_packages_is_not_read_for_built_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.entry_points", None)
    assert convert("春", "txt").decode() == "春\n"
    with pytest.raises(TypeError):
        convert("春", "markdown")
