"""Decisions that last: the file beside a text that keeps what was refused, accepted and left out."""

import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import zx_convert
from zx_convert.batch import inputs
from zx_convert.cli import main
from zx_convert.convert import toml_lists
from zx_convert.convert.decisions import Decisions, load, save
from zx_convert.document import marks
from zx_convert.document.layers import reading

KEPT = Path("page.zx.toml")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: Path) -> Path:
    """Each test works in a folder that holds one text, with joins and one undecided break."""
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_bytes((samples / "supplement.txt").read_bytes())
    return tmp_path


def found(capsys: Any, *words: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["check", "page.txt", "--format", "json", *words]) == 0
    marks: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["files"][0]["marks"]
    return marks


def undecided(capsys: Any) -> str:
    [name] = [mark["id"] for mark in found(capsys) if mark["rule"] == "join" and mark["after"] == "\n"]
    return str(name)


def joined(capsys: Any) -> list[str]:
    return [mark["id"] for mark in found(capsys) if mark["rule"] == "join" and mark["after"] == ""]


def kept() -> dict[str, list[str]]:
    return tomllib.loads(KEPT.read_text(encoding="utf-8"))


# -- keeping -------------------------------------------------------------------------------------


def test_decisions_are_kept_beside_the_text_and_read_on_every_run(capsys: Any) -> None:
    maybe, join = undecided(capsys), joined(capsys)[0]
    assert main(["check", "page.txt", "--accept", maybe, "--reject", join, "--without", "deck", "--save"]) == 0
    assert "page.zx.toml: kept" in capsys.readouterr().err
    assert kept() == {"reject": [join], "accept": [maybe], "without": ["deck"]}

    marks = {mark["id"]: mark for mark in found(capsys, "--fail-on", "maybe")}
    assert join not in marks
    assert marks[maybe]["after"] == ""
    assert not any(mark["rule"] == "deck" for mark in marks.values())
    assert main(["page.txt", "-o", "kept.txt"]) == 0
    KEPT.rename("elsewhere.toml")
    given = ["--accept", maybe, "--reject", join, "--without", "deck"]
    assert main(["page.txt", "-o", "given.txt", *given]) == 0
    assert Path("kept.txt").read_bytes() == Path("given.txt").read_bytes()


def test_each_decision_has_a_comment_that_says_what_it_was(capsys: Any) -> None:
    join = joined(capsys)[0]
    assert main(["check", "page.txt", "--reject", join, "--without", "deck,punctuation", "--save"]) == 0
    lines = [line.strip() for line in KEPT.read_text(encoding="utf-8").splitlines()]
    above = lines[lines.index(f'"{join}",') - 1]
    assert above.startswith("# line 41, join (high): ")
    assert "已经加印了五‖次" in above
    assert "(副题)" in lines[lines.index('"deck",') - 1]
    assert lines[lines.index('"punctuation",') - 1] == '"deck",'


def test_a_decision_kept_twice_is_kept_once(capsys: Any) -> None:
    words = ["check", "page.txt", "--reject", joined(capsys)[0], "--save"]
    assert main(words) == 0
    before = KEPT.read_bytes()
    capsys.readouterr()
    assert main(words) == 0
    assert KEPT.read_bytes() == before
    assert capsys.readouterr().err == ""


def test_a_decision_that_is_turned_round_moves_with_its_comments(capsys: Any) -> None:
    maybe = undecided(capsys)
    KEPT.write_text(f"# mine\nreject = [\n  # 待查\n  '{maybe}', # 问编辑\n  # end\n]\n", encoding="utf-8")
    assert main(["check", "page.txt", "--accept", maybe, "--save"]) == 0
    text = "# mine\nreject = [\n  # end\n]\n\naccept = [\n  # 待查\n  # 问编辑\n"
    assert KEPT.read_text(encoding="utf-8") == f'{text}  "{maybe}",\n]\n'


def test_what_is_given_now_goes_before_what_was_kept(capsys: Any) -> None:
    maybe = undecided(capsys)
    KEPT.write_text(f'accept = ["{maybe}"]\n', encoding="utf-8")
    assert main(["check", "page.txt", "--reject", maybe, "--fail-on", "maybe"]) == 0
    assert maybe not in {mark["id"] for mark in found(capsys, "--reject", maybe)}
    assert kept() == {"accept": [maybe]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_line_ends_stay_and_a_byte_order_mark_is_read(encoding: str, capsys: Any) -> None:
    one, two = joined(capsys)[:2]
    KEPT.write_bytes(f'# 记\r\nreject = ["{one}"]\r\n'.encode(encoding))
    assert main(["check", "page.txt", "--reject", two, "--save"]) == 0
    data = KEPT.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == 5
    assert kept() == {"reject": [one, two]}


def test_decisions_survive_edits_elsewhere(capsys: Any) -> None:
    maybe, join = undecided(capsys), joined(capsys)[-1]
    assert main(["check", "page.txt", "--accept", maybe, "--reject", join, "--save"]) == 0
    text = Path("page.txt").read_text(encoding="utf-8")
    # A line more on top, and a word changed in the paragraph that the break cuts.
    edited = "编者的话\n\n" + text.replace("小时候我问她", "小时候我常问她")
    assert edited.count("常问她") == 1
    Path("page.txt").write_text(edited, encoding="utf-8")
    capsys.readouterr()
    marks = {mark["id"]: mark for mark in found(capsys)}
    assert capsys.readouterr().err == ""
    assert marks[maybe]["why"] == "accepted"
    assert join not in marks


# -- what no longer fits -------------------------------------------------------------------------


def test_a_kept_decision_that_no_longer_fits_is_a_warning(capsys: Any) -> None:
    KEPT.write_text('reject = ["join-00000000"]\naccept = ["join-11111111"]\n', encoding="utf-8")
    for words in (["page.txt", "-o", "out.txt"], ["check", "page.txt"]):
        assert main(words) == 0
        error = capsys.readouterr().err
        assert "warning[stale-decisions]: page.zx.toml decides on join-00000000, join-11111111, which" in error
    # What is off makes no decisions: what was once decided on them may fit again.
    assert main(["check", "page.txt", "--without", "join"]) == 0
    assert "stale" not in capsys.readouterr().err
    # One that is given now is an error all the same.
    assert main(["check", "page.txt", "--reject", "join-22222222", "--save"]) == 1
    assert "error[unknown-mark]: page.txt: no decision has the id join-22222222." in capsys.readouterr().err
    assert "join-22222222" not in KEPT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"reject = x", "line 1"),
        (b"rejct = []", "rejct is none of its keys, reject, accept, without"),
        (b"reject = 'a'", "reject must be a list of strings"),
        (b"reject = [1]", "reject must be a list of strings"),
        (b"reject = ['a']\naccept = ['a']", "a is both refused and accepted"),
        (b"without = ['punctuatoin']", "there is no pass or rule punctuatoin"),
        (b"\xb2\xbb", "byte 0 is no UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error(content: bytes, reason: str, capsys: Any) -> None:
    KEPT.write_bytes(content)
    assert main(["check", "page.txt"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error[bad-decisions]: page.txt: page.zx.toml, which keeps ")
    assert reason in error
    assert main(["check", "page.txt", "--without", "deck", "--save"]) == 1
    assert KEPT.read_bytes() == content


def test_nothing_to_keep(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["check", "page.txt", "--save"]) == 2
    assert capsys.readouterr().err.startswith("error[nothing-to-keep]")
    monkeypatch.setattr("zx_convert.cli.terminal.stdin_bytes", lambda: "春耕。".encode())
    assert main(["check", "-", "--without", "deck", "--save"]) == 1
    assert "error[keep-needs-file]: standard input: " in capsys.readouterr().err


def test_a_document_repaired_before_holds_its_decisions(capsys: Any) -> None:
    join = joined(capsys)[0]
    assert main(["page.txt", "--to", "xml"]) == 0
    before = Path("page.xml").read_bytes()
    KEPT.write_text(f'reject = ["{join}"]\n', encoding="utf-8")
    capsys.readouterr()
    assert main(["page.xml", "-o", "as-it-is.xml"]) == 0
    assert Path("as-it-is.xml").read_bytes() == before
    assert main(["check", "page.xml", "--without", "deck", "--save"]) == 1
    assert "error[keep-needs-text]: page.xml: " in capsys.readouterr().err
    assert main(["page.xml", "-o", "again.xml", "--repair-again"]) == 0
    assert join not in {mark["id"] for mark in found(capsys)}
    assert Path("again.xml").read_bytes() != before


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names have 255 bytes on Linux")
def test_a_name_may_be_too_long_for_a_file_of_decisions(capsys: Any) -> None:
    name = f"{'长' * 83}.txt"
    Path("page.txt").rename(name)
    assert main([name, "--to", "txt", "-o", "out/"]) == 0
    assert main(["check", name]) == 0
    assert main(["watch", ".", "--to", "txt", "-o", "new/", "--done", "done", "--once", "--settle", "0"]) == 0
    assert Path("done", name).is_file()
    capsys.readouterr()
    assert main(["check", f"done/{name}", "--without", "dash", "--save"]) == 1
    assert "error[name-too-long]" in capsys.readouterr().err


def test_a_file_of_decisions_is_no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    KEPT.write_text("reject = []\n", encoding="utf-8")
    monkeypatch.setattr(inputs, "walked_suffixes", lambda: frozenset({".txt", ".toml"}))
    assert [one.name for one in inputs.find_inputs(["."])] == ["page.txt"]


# -- the lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "accept = ['x']",
        "reject = []",
        "reject=[ ] # none\n",
        'reject = ["a", "b"] # two\naccept = []\n',
        "reject = ['a',\n 'b' # ], \"c\"\n]\n",
        'reject = [\n  "a",\n  # ] no end\n  "b",\n]\naccept = ["x"]\n',
        "'reject' = ['a#]', \"b\\\"]\"]\n",
        "# reject = ['z']\nreject = ['''a''']\n",
    ],
)
def test_a_list_is_added_to_and_nothing_else_changes(text: str) -> None:
    before = tomllib.loads(text)
    added = toml_lists.add(text, "reject", [("new", "why\x07 # so\nand so"), ("more", "")])
    assert tomllib.loads(added) == before | {"reject": [*before.get("reject", []), "new", "more"]}
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        line for line in added.splitlines() if line.startswith("#")
    ]
    assert "  # why  # so\n  # and so\n" in added
    once, comment = toml_lists.remove(added, "reject", "new")
    assert tomllib.loads(once) == before | {"reject": [*before.get("reject", []), "more"]}
    assert comment.endswith("why  # so\nand so")


@pytest.mark.parametrize("gone", ["a", "b", "c"])
def test_any_string_is_taken_out_of_a_line(gone: str) -> None:
    for text in ('reject = ["a", "b", "c"]\n', "reject = [\n'a','b',\n'c'\n]"):
        rest, comment = toml_lists.remove(text, "reject", gone)
        assert tomllib.loads(rest) == {"reject": [name for name in "abc" if name != gone]}
        assert comment == ""
    assert toml_lists.remove("accept = []", "reject", gone) == ("accept = []", "")


@pytest.mark.parametrize("names", [(), ("a",), ("a", "b")])
def test_what_is_saved_is_loaded(names: Sequence[str], tmp_path: Path) -> None:
    decided = Decisions(reject=tuple(names), without=("c",))
    assert save(tmp_path / "x.zx.toml", decided, [], {}) is True
    assert load(tmp_path / "x.zx.toml") == decided
    assert load(tmp_path / "none.zx.toml") == Decisions()


def test_a_refused_item_is_a_paragraph() -> None:
    text = "●修路工程昨天开工。\n●通水工程昨天完工。\n●县城昨天植树。\n"
    first, *others = [mark for mark in marks(zx_convert.repair(zx_convert.read(text))) if mark.rule == "item"]
    again = zx_convert.repair(zx_convert.read(text), reject=[first.id])
    assert [mark.offset for mark in marks(again) if mark.rule == "item"] == [mark.offset for mark in others]
    assert others


def test_a_refused_line_is_plain_text() -> None:
    text = "连心桥上说连心\n本报记者 葛明远\n\n桥修好了，乡亲们把它叫作连心桥，桥的这头是学校，那头是集市。\n"
    for rule in ("headline", "byline"):
        [mark] = [mark for mark in marks(zx_convert.repair(zx_convert.read(text))) if mark.rule == rule]
        again = zx_convert.repair(zx_convert.read(text), reject=[mark.id])
        [line] = [block for block in again.texts() if reading(block) == mark.before]
        assert line.tag == "p"
