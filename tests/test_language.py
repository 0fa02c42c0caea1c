"""Chinese and English: every text has both, codes stay the same, no console breaks."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from zx_convert import plugins
from zx_convert.cli import main
from zx_convert.document.elements import BLOCKS, CONTAINERS
from zx_convert.messages import text_of
from zx_convert.messages.answers import count, kind
from zx_convert.messages.help import HELP
from zx_convert.text import language
from zx_convert.text.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import build_locale  # noqa: E402

PAIRS = build_locale.read_po(build_locale.PO.read_text(encoding="utf-8"))


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN:en")


def test_every_text_has_a_chinese_form() -> None:
    missing = [text for text in build_locale.texts() if not PAIRS.get(text)]
    # python tools/build_locale.py adds them to zx_convert.po; write their Chinese there and run it again.
    assert missing == []


@pytest.mark.parametrize("source", [text for text in PAIRS if text])
def test_a_form_has_the_facts_of_its_source(source: str) -> None:
    def facts(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^}]*\}+", text))

    assert facts(source) == facts(PAIRS[source])


def test_the_catalogue_is_up_to_date() -> None:
    assert build_locale.PO.with_suffix(".mo").read_bytes() == build_locale.compiled(PAIRS)


def test_messages_in_chinese(chinese: None) -> None:
    problem = Problem("unknown-format", name="dox", known="docx, pdf")
    assert text_of(problem) == "没有 dox 格式。是不是 docx？可用的有：docx, pdf。"
    assert count("articles", 3) == "3 篇文章"
    assert HELP["jobs"].startswith("同时转换的文本数")


@pytest.mark.parametrize(
    ("variables", "is_chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.GBK"}, True),
        ({"LANG": "zh_TW.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LANG": "C"}, False),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_CN"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh"}, False),
    ],
)
def test_the_system_says_which(variables: dict[str, str], is_chinese: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert (language.translate("stopped") == "已停止") is is_chinese


def test_codes_stay_the_same(chinese: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["nothing.txt", "--to", "txt"]) == 1
    assert capsys.readouterr().err == "错误[no-such-file]: nothing.txt: 没有这个文件\n"
    Path("a.txt").write_text("春耕,备耕。\n", encoding="utf-8")
    assert main(["check", "a.txt", "--format", "json"]) == 0
    assert {mark["rule"] for mark in json.loads(capsys.readouterr().out)["files"][0]["marks"]} == {"width"}


def test_a_report_in_chinese(chinese: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("春耕,备耕。\n", encoding="utf-8")
    assert main(["a.txt", "--to", "txt", "--report", "报告.html", "-o", "成稿/"]) == 0
    text = Path("报告.html").read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in text
    assert "来稿转换结果" in text


def test_rules_in_chinese(chinese: None, capsys: Any) -> None:
    assert main(["rules"]) == 0
    assert "文章从它的标题组开始。" in capsys.readouterr().out


def test_options_of_formats_in_chinese(chinese: None, capsys: Any) -> None:
    for entry in plugins.entries("writers"):
        for option in plugins.options_of(plugins.find_writer(entry.name)):
            assert not language.translate(option.help).isascii(), f"{entry.name} {option.name}"
    assert main(["formats", "txt"]) == 0
    assert "整数" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--stylo", "book"], "没有选项 --stylo。是不是 --style？"),
        (["--zzz"], "没有选项 --zzz"),
        (["-j", "0"], "-j / --jobs 必须是不小于 1 的整数"),
        (["--time-limit", "x"], "--time-limit 必须是不小于 0 的数"),
        (["--order", "foo"], "--order 必须是 name, date, given 之一"),
        (["--style"], "--style 后面要有值"),
        (["--force=1"], "--force 后面不能有值"),
        (["restore", "a.xml", "b.xml", "c d", "-o", "a"], "这些是多余的：b.xml c d"),
    ],
)
def test_wrong_words_in_chinese(words: list[str], said: str, chinese: None, capsys: Any) -> None:
    command = "restore" if "restore" in words else "convert"
    assert main([*([] if command == "restore" else ["a.txt"]), *words]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == f"错误：{said}"
    if len(lines) > 1:
        assert lines[1] == f"用 zx-convert {command} --help 查看说明。"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("quotes = 'x'", '须为 "keep", "corner", "curly" 之一，不能是 \'x\''),
        ("qotes = 'x'", "此处没有这一项；是不是“quotes”？"),
        ("without = [1]", "须为字符串列表，每项不少于两个字，不能是 [1]"),
        ("watch = true", "此处没有这一项；可用的有："),
        ("to", "不合 TOML 格式："),
    ],
)
def test_what_is_wrong_in_settings_in_chinese(
    setting: str, said: str, chinese: None, tmp_path: Path, capsys: Any
) -> None:
    page = tmp_path / "a.txt"
    page.write_text("春耕备耕忙。\n", encoding="utf-8")
    (tmp_path / "zx-convert.toml").write_text(f"[defaults]\n{setting}\n", encoding="utf-8")
    assert main([str(page), "--to", "txt", "-o", "-"]) != 0
    assert said in capsys.readouterr().err


def test_what_an_option_may_be_in_chinese(chinese: None, tmp_path: Path, capsys: Any) -> None:
    page = tmp_path / "a.txt"
    page.write_text("春耕备耕忙。\n", encoding="utf-8")
    assert main([str(page), "--to", "txt", "-O", "wrap=3"]) != 0
    assert "选项 wrap 不能是 3：须为 0，或不小于" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp936"])
def test_no_console_breaks(encoding: str, zx: Any, tmp_path: Path) -> None:
    (tmp_path / "𠮷·✓.txt").write_text("春耕,备耕。\n\n𠮷野家✗•\n", encoding="utf-8")
    console = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANGUAGE": "zh_CN", "LC_ALL": "C.UTF-8"}
    environment = console | {"LANG": "zh_CN.GBK"}
    done = zx(tmp_path, "--to", "txt", "-o", tmp_path / "out/", env=environment, encoding=encoding)
    assert done.returncode == 0, done.stderr
    checked = zx("check", "-v", tmp_path / "𠮷·✓.txt", env=environment, encoding=encoding)
    assert checked.returncode == 0, checked.stderr
    if encoding != "ascii":
        assert "标点" in done.stderr


def test_the_list_of_decisions_has_no_english_words_for_roles(
    chinese: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    for sample in sorted((ROOT / "samples").glob("*.txt")):
        assert main(["check", str(sample), "--color", "never"]) == 0
        rows = [line for line in capsys.readouterr().out.splitlines() if re.match(r" +[0-9]+  ", line)]
        assert rows
        kinds = {row.split()[1] for row in rows}
        assert all(not kind.isascii() for kind in kinds), kinds
        assert all(re.search("  把握[大中小]", row) for row in rows)


def test_both_readmes_have_the_same_figures() -> None:
    def figures(name: str) -> list[list[str]]:
        rows = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line.startswith("|")]
        return [re.findall(r"[0-9.,]*[0-9]", row.replace("1 in ", "1/")) for row in rows if "`" not in row]

    english, chinese = figures("README.md"), figures("README.zh.md")
    assert len(english) > 50
    assert [sorted(row) for row in english if row] == [sorted(row) for row in chinese if row]


@pytest.mark.parametrize("name", sorted(BLOCKS | CONTAINERS - {"document", "meta", "head", "body"} | {"person", "reg"}))
def test_every_element_that_a_decision_marks_has_a_name(name: str, chinese: None) -> None:
    assert not kind(name).isascii()
