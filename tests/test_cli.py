"""The command line as a user meets it: what lands where, what is said, and with which status it ends."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from zx_convert.cli import main
from zx_convert.cli.group import COMMANDS

BROKEN = (
    "河水记得每一个人\n\n"
    "清晨六点，天还没有亮透，护河员打着手电下到河边，把水尺上的刻度念了出来。\n\n"
    "这套由年轻人编写的校核程序已在全流域十九个水文站推广,预报精度、预警\n\n时效都上了一个台阶。\n"
)
MENDED = (
    "河水记得每一个人\n\n"
    "清晨六点，天还没有亮透，护河员打着手电下到河边，把水尺上的刻度念了出来。\n"
    "这套由年轻人编写的校核程序已在全流域十九个水文站推广，预报精度、预警时效都上了一个台阶。\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test works in an empty folder that holds one text."""
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(BROKEN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give the next command this standard input."""

    def give(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def names(folder: str = ".") -> list[str]:
    files = (path.relative_to(folder) for path in Path(folder).rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in files if ".zx-convert" not in path.parts)


# -- where outputs land --------------------------------------------------------------------------


def test_an_output_lies_beside_its_input(capsys: Any) -> None:
    assert main(["page.txt", "--to", "docx,epub"]) == 0
    assert names() == ["page.docx", "page.epub", "page.txt"]
    assert capsys.readouterr().out == ""


def test_text_never_lands_on_its_input() -> None:
    assert main(["page.txt", "--to", "txt"]) == 0
    assert text("page.clean.txt") == MENDED
    assert text("page.txt") == BROKEN


def test_xml_never_lands_on_its_input() -> None:
    assert main(["page.txt", "--to", "xml"]) == 0
    before = text("page.xml")
    assert main(["page.xml", "--to", "xml", "--title", "河"]) == 0
    assert text("page.xml") == before
    assert "<title>河</title>" in text("page.clean.xml")


@pytest.mark.parametrize("output", ["out/", "out", "./out"])
def test_an_output_folder(output: str) -> None:
    if output != "out/":
        Path("out").mkdir()
    assert main(["page.txt", "--to", "txt", "-o", output]) == 0
    assert names("out") == ["page.txt"]


def test_several_outputs_make_a_folder() -> None:
    assert main(["page.txt", "--to", "txt,xml", "-o", "out"]) == 0
    assert names("out") == ["page.txt", "page.xml"]


def test_the_suffix_of_the_output_stands_for_the_format() -> None:
    assert main(["page.txt", "-o", "deep/er/result.xml"]) == 0
    assert etree.parse("deep/er/result.xml").getroot().tag == "document"


def test_a_file_without_suffix_takes_the_format_named() -> None:
    assert main(["page.txt", "--to", "txt", "-o", "result"]) == 0
    assert text("result") == MENDED


def test_a_folder_is_mirrored_and_an_output_folder_in_it_is_not_walked() -> None:
    for name in (
        "来稿/甲.txt",
        "来稿/二月/乙.txt",
        "来稿/.hidden/丙.txt",
        "来稿/成稿/old.txt",
        "来稿/图.png",
        "来稿/丁.xml",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(BROKEN, encoding="utf-8")

    assert main(["来稿/", "--to", "txt", "-o", "来稿/成稿/"]) == 0
    assert names("来稿/成稿") == ["old.txt", "二月/乙.txt", "甲.txt"]
    # A second run takes neither cleaned texts nor XML for inputs.
    assert main(["来稿/二月", "--to", "txt"]) == 0
    assert main(["来稿/二月", "--to", "xml"]) == 0
    assert names("来稿/二月") == ["乙.clean.txt", "乙.txt", "乙.xml"]


def test_an_input_named_twice_is_converted_once(capsys: Any) -> None:
    assert main(["page.txt", "./page.txt", "--to", "xml"]) == 0
    assert capsys.readouterr().err.count("\n") == 1


def test_standard_input_and_output(stdin: Callable[[bytes], None], capsysbinary: Any) -> None:
    stdin(BROKEN.encode("gb18030"))
    assert main(["-", "--to", "txt"]) == 0
    stdin(BROKEN.encode())
    assert main(["-", "--to", "txt", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out.decode() == MENDED * 2
    stdin(BROKEN.encode())
    assert main(["-", "--to", "txt", "-o", "out/"]) == 0
    assert names("out") == ["stdin.txt"]


def test_a_document_of_ours_on_standard_input_is_known(stdin: Callable[[bytes], None], capsysbinary: Any) -> None:
    assert main(["page.txt", "--to", "xml"]) == 0
    stdin(Path("page.xml").read_bytes())
    assert main(["-", "--to", "txt"]) == 0
    assert capsysbinary.readouterr().out.decode() == MENDED


def test_a_word_that_is_no_command_is_an_input() -> None:
    Path("check").write_text(BROKEN, encoding="utf-8")
    assert main(["convert", "./check", "--to", "xml"]) == 0
    assert main(["--to", "xml", "page.txt"]) == 0
    assert names() == ["check", "check.xml", "page.txt", "page.xml"]


# -- what is there already -----------------------------------------------------------------------


def test_an_existing_output_is_replaced_only_with_force(capsys: Any) -> None:
    Path("page.xml").write_text("mine", encoding="utf-8")
    assert main(["page.txt", "--to", "xml"]) == 1
    assert text("page.xml") == "mine"
    assert "error[output-exists]: page.txt: page.xml exists" in capsys.readouterr().err
    assert main(["page.txt", "--to", "xml", "--force"]) == 0
    assert text("page.xml").startswith("<?xml")


class Terminal(io.StringIO):
    """Somebody who types this, and then Ctrl-D."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give the next command these answers at a terminal."""

    def give(text: str) -> None:
        monkeypatch.setattr("sys.stdin", Terminal(text))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    return give


@pytest.mark.parametrize(
    ("answer", "status"),
    [("y\n", 0), ("n\n", 1), ("\n", 1), ("", 1), ("是\n", 0), ("否\n", 1), ("ｙ\n", 0), ("?\nY\n", 0)],
)
def test_a_terminal_is_asked(answer: str, status: int, answers: Callable[[str], None], capsys: Any) -> None:
    Path("page.xml").write_text("mine", encoding="utf-8")
    answers(answer)
    assert main(["page.txt", "--to", "xml"]) == status
    assert (text("page.xml") == "mine") is (status == 1)
    error = capsys.readouterr().err
    assert error.count("page.xml exists. Replace it? [y/N]") == max(1, answer.count("\n"))
    assert ("error[output-exists]" in error) is (status == 1)
    assert ("Please answer y or n." in error) is ("?" in answer)


def test_a_terminal_is_asked_in_the_users_language(
    answers: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    Path("page.xml").write_text("mine", encoding="utf-8")
    answers("好\n是\n")
    assert main(["page.txt", "--to", "xml"]) == 0
    question = "page.xml 已存在。要替换吗？[是/否] "
    assert capsys.readouterr().err.startswith(f"{question}请回答“是”或“否”（y 或 n）。\n{question}")


def test_ctrl_c_at_a_question_stops_the_run(
    answers: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    def interrupt() -> str:
        raise KeyboardInterrupt

    answers("")
    monkeypatch.setattr("builtins.input", interrupt)
    for name in ("page.xml", "more.xml"):
        Path(name).write_text("mine", encoding="utf-8")
    Path("more.txt").write_text(BROKEN, encoding="utf-8")
    assert main(["page.txt", "more.txt", "--to", "xml"]) == 130
    error = capsys.readouterr().err
    assert error.count("Replace it?") == 1
    assert error.endswith("error[interrupted]: stopped\n")


def test_a_question_stands_on_a_line_of_its_own(answers: Callable[[str], None], capsys: Any) -> None:
    from zx_convert.cli import terminal

    answers("n\n")
    terminal.draw("[####----] 1 of 2")
    assert not terminal.may_replace(Path("page.xml"))
    assert f"1 of 2\r{' ' * 17}\rpage.xml exists." in capsys.readouterr().err


def test_an_input_is_never_written_over(capsys: Any) -> None:
    Path("link.txt").symlink_to("page.txt")
    Path("page.clean.txt").write_text(BROKEN, encoding="utf-8")
    for words in (["page.txt", "-o", "page.txt"], ["page.txt", "-o", "link.txt"]):
        assert main([*words, "--force"]) == 1
        assert "error[output-is-input]" in capsys.readouterr().err
    assert main(["page.txt", "page.clean.txt", "--to", "txt", "--force"]) == 1
    assert text("page.txt") == text("page.clean.txt") == BROKEN


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["page.txt", "-o", "t.docx", "--template", "t.docx"], "t.docx"),
        (["page.txt", "--merge", "t.docx", "--template", "t.docx"], "t.docx"),
        (["page.txt", "--to", "epub", "-o", "c.svg", "--cover", "c.svg"], "c.svg"),
        (["page.txt", "--to", "txt", "-o", "own.toml", "--style", "own.toml"], "own.toml"),
        (["page.txt", "--to", "txt", "-o", "base.toml", "--style", "own.toml"], "base.toml"),
        (["page.txt", "--to", "txt", "-o", "office.toml", "--config", "office.toml"], "office.toml"),
        (["page.txt", "--to", "txt", "-o", "zx-convert.toml"], "zx-convert.toml"),
        (["page.txt", "--to", "txt", "--merge", "zx-convert.toml"], "zx-convert.toml"),
        (["page.txt", "--to", "txt", "-o", "page.zx.toml"], "page.zx.toml"),
        (["check", "page.txt", "--format", "html", "-o", "zx-convert.toml"], "zx-convert.toml"),
        (["check", "page.txt", "--format", "html", "-o", "page.zx.toml"], "page.zx.toml"),
        (["check", "page.txt", "--format", "html", "-o", "own.toml", "--style", "own.toml"], "own.toml"),
    ],
)
def test_no_file_that_a_run_reads_is_written_over(words: list[str], read: str, capsys: Any) -> None:
    assert main(["page.txt", "-o", "t.docx", "-q"]) == 0
    Path("c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    Path("base.toml").write_text('[style]\nbase = "newspaper"\n', encoding="utf-8")
    Path("own.toml").write_text('[style]\nbase = "base.toml"\n', encoding="utf-8")
    Path("page.zx.toml").write_text('without = ["dash"]\n', encoding="utf-8")
    for name in ("office.toml", "zx-convert.toml"):
        Path(name).write_text('[defaults]\npage = "3"\n', encoding="utf-8")
    before = Path(read).read_bytes()
    assert main([*words, "--force"]) == 1
    assert "error[output-is-input]" in capsys.readouterr().err
    assert Path(read).read_bytes() == before


def test_two_inputs_for_one_output(capsys: Any) -> None:
    Path("sub").mkdir()
    Path("sub/page.txt").write_text(BROKEN, encoding="utf-8")
    assert main(["page.txt", "sub/page.txt", "--to", "xml", "-o", "out/", "--force"]) == 1
    assert "error[same-output]: sub/page.txt: out/page.xml" in capsys.readouterr().err.replace("\\", "/")


def test_the_mode_of_a_replaced_file_stays() -> None:
    Path("page.xml").write_text("mine", encoding="utf-8")
    Path("page.xml").chmod(0o640)
    assert main(["page.txt", "--to", "xml,docx", "-f"]) == 0
    if os.name == "posix":
        umask = os.umask(0)
        os.umask(umask)
        assert Path("page.xml").stat().st_mode & 0o777 == 0o640
        assert Path("page.docx").stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_link_stays_a_link() -> None:
    Path("real.xml").write_text("mine", encoding="utf-8")
    Path("page.xml").symlink_to("real.xml")
    assert main(["page.txt", "--to", "xml", "-f"]) == 0
    assert Path("page.xml").is_symlink()
    assert text("real.xml").startswith("<?xml")


# -- what is said --------------------------------------------------------------------------------


def test_one_line_after_a_conversion(capsys: Any) -> None:
    assert main(["page.txt", "--to", "xml"]) == 0
    assert (
        capsys.readouterr().err == "page.xml: 1 joined, 1 mark of punctuation, 0 undecided: zx-convert check page.txt\n"
    )
    assert main(["page.txt", "--to", "xml", "-f", "-v"]) == 0
    assert capsys.readouterr().err.endswith("page.txt (read as utf-8)\n")
    assert main(["page.txt", "--to", "xml", "-f", "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_the_hint_can_be_pasted_into_a_shell(capsys: Any) -> None:
    Path("政协 周刊.txt").write_text(BROKEN, encoding="utf-8")
    Path("三月.txt").write_text(BROKEN, encoding="utf-8")
    assert main(["政协 周刊.txt", "三月.txt", "--to", "xml"]) == 0
    error = capsys.readouterr().err
    quote = '"' if sys.platform == "win32" else "'"
    assert f"zx-convert check {quote}政协 周刊.txt{quote}\n" in error
    assert "zx-convert check 三月.txt\n" in error
    assert error.endswith("2 inputs, 0 failed, 2 outputs\n")


def test_nothing_to_repair_is_said(capsys: Any) -> None:
    Path("page.txt").write_text("河水记得每一个人。\n", encoding="utf-8")
    assert main(["page.txt", "--to", "xml"]) == 0
    assert capsys.readouterr().err == "page.xml: nothing to repair\n"


def test_one_bad_input_stops_no_other(capsys: Any) -> None:
    Path("empty.txt").write_text(" \n", encoding="utf-8")
    assert main(["missing.txt", "empty.txt", "page.txt", "--to", "xml"]) == 1
    error = capsys.readouterr().err
    assert "error[no-such-file]: missing.txt: there is no such file" in error
    assert "error[no-text]: empty.txt: there is no text in it" in error
    assert "3 inputs, 2 failed, 1 output\n" in error
    assert names() == ["empty.txt", "page.txt", "page.xml"]


def test_fail_on_maybe(samples: Path, capsys: Any) -> None:
    words = [str(samples / "supplement.txt"), "--to", "xml", "-o", "out/"]
    assert main(["check", "--format", "json", str(samples / "supplement.txt")]) == 0
    undecided = json.loads(capsys.readouterr().out)["files"][0]["counts"]["undecided"]
    status = 3 if undecided else 0
    assert main([*words, "--fail-on", "maybe"]) == status
    assert names("out") == ["supplement.xml"]
    assert main(["check", str(samples / "supplement.txt"), "--fail-on", "maybe"]) == status
    # A failure says more.
    assert main([*words[1:], words[0], "missing.txt", "-f", "--fail-on", "maybe"]) == 1


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def interrupt() -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("zx_convert.cli.terminal.stdin_bytes", interrupt)
    assert main(["-", "--to", "txt", "-o", "out.txt"]) == 130
    assert capsys.readouterr().err.strip() == "error[interrupted]: stopped"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["page.txt"], "no-format"),
        (["page.txt", "--to", "dox"], "unknown-format"),
        (["page.txt", "-o", "page.dox"], "unknown-format"),
        (["page.txt", "--to", "pdf", "-o", "page.docx"], "suffix-of-other-format"),
        (["page.txt", "page.txt", "nothing.txt", "-o", "page.xml"], "several-to-one"),
        (["page.txt", "--to", "txt,xml", "-o", "-"], "stdout-takes-one"),
        (["page.txt", "-", "--to", "txt"], "stdout-takes-one"),
        (["page.txt", "--to", "xml", "--date", "3月"], "bad-date"),
        (["page.txt", "--to", "xml", "--without", "punctuatoin"], "unknown-rule"),
        (["page.txt", "--to", "xml", "--with", "nothing"], "unknown-repair"),
        (["page.txt", "--to", "xml", "--from", "nothing"], "unknown-reader"),
        (["page.txt", "--to", "docx", "--style", "newspapr"], "no-style"),
        (["page.txt", "--to", "txt", "-O", "indent=two"], "bad-option"),
        (["page.txt", "--to", "txt", "-O", "indent=-3"], "bad-option"),
        (["page.txt", ".", "--to", "txt", "-O", "wrap=1", "-o", "out/"], "bad-option"),
        (["page.txt", "--to", "txt", "-O", "wrap=1", "-n"], "bad-option"),
        (["page.txt", "--to", "docx,epub", "-O", "toc_depth=7", "-o", "out/"], "bad-option"),
        (["chekc", "page.txt"], "unknown-command"),
    ],
)
def test_wrong_usage(words: Sequence[str], code: str, capsys: Any) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(f"error[{code}]: ")
    assert names() == ["page.txt"]


@pytest.mark.parametrize(
    "words", [["check"], ["--nothing", "page.txt"], ["restore", "page.xml"], ["fonts", "--nothing"]]
)
def test_wrong_words(words: Sequence[str], capsys: Any) -> None:
    assert main(words) == 2
    assert "Usage: zx-convert" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: Any) -> None:
    assert main([command, "--help"]) == 0
    assert main([command, "-h"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Usage: zx-convert {command}")
    # Every option says what it does.
    assert all(line.split("  ")[-1].strip() for line in out.splitlines() if line.startswith("  -"))


def test_the_options_that_readme_names_are_there(capsys: Any) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert main([command, "--help"]) == 0
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert {option for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", readme) if option not in known} == set()


# -- what is asked for ---------------------------------------------------------------------------


def test_metadata_goes_into_the_document() -> None:
    words = ["--title", "河的一年", "--author", "记者：田野", "--author", "沈若兰", "--date", "2026-03-08"]
    words += ["--publication", "云岭日报", "--issue", "12", "--page", "4"]
    assert main(["page.txt", "--to", "xml", *words]) == 0
    meta = etree.parse("page.xml").getroot().find("meta")
    assert meta is not None
    found = [(field.tag, field.text) for field in meta]
    assert sorted(found) == [
        ("creator", "沈若兰"), ("creator", "田野"), ("date", "2026-03-08"), ("issue", "12"), ("page", "4"),
        ("publication", "云岭日报"), ("title", "河的一年"),
    ]  # fmt: skip
    assert [creator.get("role") for creator in meta.findall("creator")] == ["记者", None]


def test_articles_without_headlines_are_told_by_their_first_words(capsys: Any) -> None:
    Path("spring.txt").write_text("春天来了，山里的茶园一片青绿，采茶的人都上了山。\n", "utf-8")
    assert main(["spring.txt", "--article", "9", "--to", "txt"]) == 1
    assert "1. 春天来了，山里的茶园一片…" in capsys.readouterr().err


def test_one_article(samples: Path) -> None:
    page = str(samples / "dispatches.txt")
    assert main([page, "-o", "two.xml", "--article", "2"]) == 0
    assert len(etree.parse("two.xml").getroot().findall("article")) == 1
    assert main([page, "-o", "one.xml", "--article", "100"]) == 1


def test_a_decision_is_refused_by_its_id(capsys: Any) -> None:
    assert main(["check", "page.txt", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["files"][0]["marks"]
    [join] = [mark["id"] for mark in found if mark["kind"] == "lb" and mark["after"] == ""]
    assert main(["page.txt", "-o", "out.txt", "--reject", join]) == 0
    assert text("out.txt") != MENDED
    assert "预警\n时效" in text("out.txt")
    assert main(["page.txt", "-o", "out.txt", "-f", "--reject", "join-00000000"]) == 1
    assert "error[unknown-mark]: page.txt: no decision has the id join-00000000" in capsys.readouterr().err


def test_an_undecided_break_is_accepted_by_its_id(samples: Path, capsys: Any) -> None:
    page = str(samples / "supplement.txt")
    assert main(["check", page, "--format", "json", "--fail-on", "maybe"]) == 3
    found = json.loads(capsys.readouterr().out)["files"][0]["marks"]
    [undecided] = [mark["id"] for mark in found if mark["rule"] == "join" and mark["cert"] == "low"]
    assert main(["check", page, "--accept", undecided, "--fail-on", "maybe"]) == 0
    assert main([page, "-o", "out.xml", "--accept", undecided, "--fail-on", "maybe"]) == 0
    assert main([page, "-o", "out.xml", "--accept", undecided, "--reject", undecided]) == 2
    assert f"error[both-ways]: {undecided} cannot" in capsys.readouterr().err


def test_a_pass_is_left_out() -> None:
    assert main(["page.txt", "-o", "out.txt", "--without", "punctuation"]) == 0
    assert text("out.txt") == MENDED.replace("推广，", "推广,")


def test_hand_edits_stand_until_the_repair_is_asked_for_again() -> None:
    assert main(["page.txt", "--to", "xml"]) == 0
    Path("page.xml").write_text(text("page.xml").replace("，</reg>", "；</reg>"), encoding="utf-8")
    assert main(["page.xml", "-o", "edited.txt"]) == 0
    assert text("edited.txt") == MENDED.replace("推广，", "推广；")
    assert main(["page.xml", "-o", "again.txt", "--repair-again"]) == 0
    assert text("again.txt") == MENDED


def test_an_encoding_is_named() -> None:
    Path("page.txt").write_bytes("價錢100€。".encode("cp950", "replace"))
    assert main(["page.txt", "-o", "out.txt", "--encoding", "cp950"]) == 0
    assert "價錢100" in text("out.txt")


def test_a_style_of_the_users_own() -> None:
    Path("mine.toml").write_text('[style]\nbase = "newspaper"\n[inline.byline]\nprints = false\n', encoding="utf-8")
    Path("page.txt").write_text("春耕开始\n\n村里的地都翻过了，种子也领到了各家。（记者 田野）\n", encoding="utf-8")
    assert main(["page.txt", "-o", "with.txt"]) == 0
    assert main(["page.txt", "-o", "without.txt", "--style", "mine.toml"]) == 0
    assert "田野" in text("with.txt")
    assert "田野" not in text("without.txt")


# -- check, restore, lists -----------------------------------------------------------------------


def test_check_lists_decisions_and_counts_changes_of_width(capsys: Any) -> None:
    assert main(["check", "page.txt"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("page.txt: utf-8, 1 article, 3 blocks\n")
    assert "预报精度、预警‖时效都上了一个台 → ,预报精度、预警时效都上了一个台" in out
    assert "1 change of punctuation (-v lists them)" in out
    assert "[, → ，]" not in out
    assert main(["check", "page.txt", "-v"]) == 0
    out = capsys.readouterr().out
    assert "[, → ，]" in out
    assert "width-" in out
    assert names() == ["page.txt"]


def test_check_as_json(capsys: Any) -> None:
    assert main(["check", "page.txt", "missing.txt", "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["version"] == 1
    page, missing = answer["files"]
    assert list(page) == ["file", "encoding", "language", "passes", "articles", "blocks", "counts", "marks"]
    assert (page["file"], page["encoding"], page["language"], page["articles"]) == ("page.txt", "utf-8", "zh-CN", 1)
    assert set(page["counts"]) == {"joined", "punctuation", "characters", "undecided", "roles"}
    [width] = [mark for mark in page["marks"] if mark["kind"] == "reg"]
    assert width["id"].startswith("width-")
    assert (width["rule"], width["line"], width["offset"]) == ("width", 5, BROKEN.index(","))
    assert (width["before"], width["after"]) == (",", "，")
    assert width["reason"] == "The mark stands beside Han text, where marks have full width."
    assert set(width) == {
        "id",
        "rule",
        "cert",
        "why",
        "reason",
        "kind",
        "line",
        "offset",
        "before",
        "after",
        "context",
        "undecided",
    }
    assert missing["error"]["code"] == "no-such-file"


def test_every_field_of_the_json_is_explained(capsys: Any) -> None:
    assert main(["check", "page.txt", "missing.txt", "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    page, missing = answer["files"]
    fields = {*answer, *page, *missing, *page["counts"], *page["marks"][0]}
    text = (Path(__file__).parent.parent / "docs" / "check-json.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert fields == listed | set(page["counts"])
    assert all(f"`{name}`:" in text for name in page["counts"])
    assert f"of this form: {answer['version']} |" in text


def test_check_counts_by_rule_and_says_how_to_decide(samples: Path, capsys: Any) -> None:
    assert main(["check", "page.txt", str(samples / "supplement.txt")]) == 0
    out = capsys.readouterr().out
    *_, rules, how = out.splitlines()
    found = dict(part.rsplit(" ", 1) for part in rules.removeprefix("by rule: ").split(", "))
    assert (found["l"], found["join"], found["width"]) == ("13", "9", "1")
    assert list(found.values()) == sorted(found.values(), key=int, reverse=True)
    assert how.startswith("undecided: --accept ID joins there")
    [undecided] = [line for line in out.splitlines() if "  maybe  " in line]
    assert re.search(r" low +join-[0-9a-f]{8}$", undecided)
    [joined] = [line for line in out.splitlines() if "预警‖时效" in line]
    assert re.search(r" join +high$", joined)
    assert "\n      The line before is long and has commas or full stops, as prose has" in out
    assert main(["check", "page.txt"]) == 0
    assert "undecided: " not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "tty", "variables", "colours"),
    [
        ([], False, {}, False),
        ([], True, {}, True),
        ([], True, {"NO_COLOR": "1"}, False),
        ([], True, {"NO_COLOR": ""}, True),
        ([], True, {"TERM": "dumb"}, False),
        (["--color", "never"], True, {}, False),
        (["--color", "always"], False, {"NO_COLOR": "1"}, True),
        (["--color", "always", "--diff"], False, {}, True),
        (["--diff"], True, {}, True),
    ],
)
def test_colours_where_they_are_wanted(
    words: list[str], tty: bool, variables: dict[str, str], colours: bool, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty)
    assert main(["check", "page.txt", *words]) == 0
    shown = capsys.readouterr().out
    assert ("\x1b[" in shown) is colours
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert main(["check", "page.txt", "--color", "never", *[word for word in words if word == "--diff"]]) == 0
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == capsys.readouterr().out


def test_no_text_steers_the_terminal(capsys: Any) -> None:
    Path("page.txt").write_text(BROKEN.replace("预警", "预\x1b[2J警").replace("清晨", "清|晨"), encoding="utf-8")
    assert main(["check", "page.txt", "-v", "--color", "never"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "预U+001B[2J警‖时效" in out
    assert main(["check", "page.txt", "--diff", "--color", "never"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_check_as_a_diff(capsys: Any) -> None:
    assert main(["check", "page.txt", "--diff"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "--- page.txt",
        "+++ page.txt (repaired)",
        "@@ -3,5 +2,2 @@",
        " 清晨六点，天还没有亮透，护河员打着手电下到河边，把水尺上的刻度念了出来。",
        "-这套由年轻人编写的校核程序已在全流域十九个水文站推广,预报精度、预警",
        "-时效都上了一个台阶。",
        "+这套由年轻人编写的校核程序已在全流域十九个水文站推广，预报精度、预警时效都上了一个台阶。",
    ]


def test_a_diff_is_a_form_of_its_own(capsys: Any) -> None:
    assert main(["check", "page.txt", "--diff", "--format", "json"]) == 2
    assert "error[diff-of-text]: --diff and --format json are two forms" in capsys.readouterr().err


def test_check_reads_a_folder_and_standard_input(stdin: Callable[[bytes], None], capsys: Any) -> None:
    stdin(BROKEN.encode())
    assert main(["check", ".", "-"]) == 0
    out = capsys.readouterr().out
    assert "page.txt: utf-8" in out
    assert "standard input: utf-8" in out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_restore_gives_the_file_back(encoding: str, end: str, capsysbinary: Any) -> None:
    data = BROKEN.replace("\n", end).encode(encoding)
    Path("page.txt").write_bytes(data)
    assert main(["page.txt", "--to", "xml"]) == 0
    assert main(["restore", "page.xml", "-o", "back.txt"]) == 0
    assert Path("back.txt").read_bytes() == data
    assert main(["restore", "page.xml", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == data


def test_restore_respects_what_is_there(capsys: Any) -> None:
    assert main(["page.txt", "--to", "xml"]) == 0
    Path("back.txt").write_text("mine", encoding="utf-8")
    assert main(["restore", "page.xml", "-o", "back.txt"]) == 1
    assert main(["restore", "page.xml", "-o", "page.xml", "--force"]) == 1
    assert main(["restore", "missing.xml", "-o", "x.txt"]) == 1
    assert text("back.txt") == "mine"
    assert main(["restore", "page.xml", "-o", "back.txt", "--force"]) == 0
    assert text("back.txt") == BROKEN
    error = capsys.readouterr().err
    assert [line.split("]")[0] for line in error.splitlines() if line.startswith("error")] == [
        "error[output-exists", "error[output-is-input", "error[no-such-file",
    ]  # fmt: skip


def test_restore_of_what_is_no_document_says_what_to_name(capsys: Any) -> None:
    assert main(["restore", "page.txt", "-o", "back.txt"]) == 1
    assert "error[nothing-to-restore]: page.txt: this is not a document that --to xml wrote" in capsys.readouterr().err
    Path("cut.xml").write_text("<document", encoding="utf-8")
    assert main(["restore", "cut.xml", "-o", "back.txt"]) == 1
    assert "error[bad-xml]: cut.xml:1: " in capsys.readouterr().err


def test_restore_refuses_a_changed_source(capsys: Any) -> None:
    assert main(["page.txt", "--to", "xml"]) == 0
    Path("page.xml").write_text(text("page.xml").replace("清晨", "早晨"), encoding="utf-8")
    assert main(["restore", "page.xml", "-o", "back.txt"]) == 1
    error = capsys.readouterr().err
    assert "error[source-changed]: page.xml:3: " in error
    assert "早晨六点" in error


def test_lists(capsys: Any) -> None:
    for command in ("formats", "styles", "fonts", "rules"):
        assert main([command]) == 0
    out = capsys.readouterr().out
    for word in ("application/pdf", ".epub", "newspaper", "book", "ZX Song", "xiaobiaosong", "punctuation", "width"):
        assert word in out
    assert main(["formats", "txt"]) == 0
    assert "wrap" in capsys.readouterr().out
    assert main(["formats", "xml"]) == 0
    assert capsys.readouterr().out == "xml has no options.\n"
    assert main(["formats", "dox"]) == 2


# -- as a process --------------------------------------------------------------------------------


def test_a_process_ends_with_the_status(zx: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    assert zx("page.txt", "--to", "xml").returncode == 0
    assert zx("page.txt", "--to", "xml").returncode == 1
    assert zx("page.txt").returncode == 2
    assert zx("--version").stdout.startswith("zx-convert, version ")


def test_a_gbk_console_shows_what_it_can(zx: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    Path("页.txt").write_text(BROKEN.replace("打着", "𠮷着").replace("，", ","), encoding="utf-8")
    done = zx("check", "页.txt", "missing✗.txt", "-v", env={"PYTHONIOENCODING": "gbk"}, encoding="gbk")
    assert done.returncode == 1
    assert "时效都上了" in done.stdout
    assert "missing?.txt" in done.stderr
    done = zx("check", "页.txt", "--format", "json", env={"PYTHONIOENCODING": "gbk"}, encoding="gbk")
    assert any("𠮷" in mark["context"] for mark in json.loads(done.stdout)["files"][0]["marks"])


def test_a_closed_pipe_is_no_crash(zx: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    if os.name != "posix":
        pytest.skip("pipes of this kind are POSIX's")
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = zx("check", "page.txt", "-v", capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


# -- files of the user's that formats take -------------------------------------------------------


def test_a_template_and_a_cover_go_to_the_formats_that_take_them() -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg"><title>own</title></svg>'
    Path("cover.svg").write_bytes(picture)
    assert main(["page.txt", "--to", "docx", "-O", "page_numbers=none", "-o", "office.docx"]) == 0
    assert (
        main(["page.txt", "--to", "docx,epub", "--template", "office.docx", "--cover", "cover.svg", "-o", "out/"]) == 0
    )
    with zipfile.ZipFile("out/page.epub") as book:
        assert book.read("EPUB/cover.svg") == picture
    with zipfile.ZipFile("out/page.docx") as document:
        assert "word/footer1.xml" not in document.namelist()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "pdf", "--template", "page.txt"], "--template is for another format"),
        (["--to", "docx", "--template", "page.txt"], "the template cannot be used"),
        (["--to", "docx", "--template", "none.docx"], "none.docx"),
        (["--to", "epub", "--cover", "page.txt"], "the cover cannot be used"),
        (["--to", "docx", "-O", "changes=trak"], "Did you mean changes=track?"),
    ],
)
def test_what_a_format_cannot_use_is_told(arguments: list[str], said: str, capsys: Any) -> None:
    assert main(["page.txt", *arguments]) != 0
    assert said in capsys.readouterr().err
    assert names() == ["page.txt"]


def test_ornaments_are_not_counted_as_left_out(tmp_path: Path, capsys: Any) -> None:
    page = tmp_path / "page.txt"
    page.write_text("第一段话在这里说完了。\n\n* * *\n\n第二段话也在这里说完了。\n", encoding="utf-8")
    assert main([str(page), "--to", "txt"]) == 0
    assert "nothing to repair" in capsys.readouterr().err


def test_where_a_line_was_left_out_the_way_to_see_it_is_told(tmp_path: Path, capsys: Any) -> None:
    page = tmp_path / "page.txt"
    page.write_text("春耕正忙，田里有人。\n\n责任编辑：王琳\n", encoding="utf-8")
    assert main([str(page), "--to", "txt"]) == 0
    assert "1 line left out as page furniture: zx-convert check" in capsys.readouterr().err


def test_no_words_at_all_show_the_help_and_no_error(capsys: Any) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("Usage: zx-convert")
    assert "Error" not in shown
