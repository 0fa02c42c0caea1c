"""An office's folder: what is made, what is made again, and what is never touched."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from zx_convert.batch import Destination, Input, Job, Means, Wishes, find_inputs, journal
from zx_convert.batch.cage import Cage
from zx_convert.batch.run import run
from zx_convert.batch.work import Result, Task
from zx_convert.cli import main
from zx_convert.convert import steps
from zx_convert.convert.settings import Settings

TEXT = "河水记得每一个人\n\n清晨六点，护河员下到河边，把水尺上的刻度念了出来，又\n\n默默复述了一遍。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test works in a folder of three texts."""
    monkeypatch.chdir(tmp_path)
    for name in ("来稿/甲.txt", "来稿/二月/乙.txt", "来稿/二月/丙.txt"):
        put(name, TEXT + name)
    return tmp_path


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    # What was written a moment ago is looked into: its stamp says too little.
    os.utime(path, (1_700_000_000, 1_700_000_000 + len(text)))


def made(folder: str = "成稿") -> dict[str, str]:
    files = (path for path in Path(folder).rglob("*") if path.is_file() and journal.FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(files)}


def zx(*words: str) -> int:
    return main(["来稿/", "--to", "txt", "-o", "成稿/", *words])


# -- which files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["二月/丙.txt", "二月/乙.txt", "甲.txt"]),
        (["--exclude", "乙*"], ["二月/丙.txt", "甲.txt"]),
        (["--exclude", "二月/"], ["甲.txt"]),
        (["--exclude", "*/丙.txt", "--exclude", "甲.*"], ["二月/乙.txt"]),
        (["--include", "*.md"], ["稿.txt"]),
    ],
)
def test_patterns(words: list[str], expected: list[str]) -> None:
    put("来稿/稿.md", TEXT)
    put("来稿/.藏.txt", TEXT)
    assert zx(*words) == 0
    assert list(made()) == expected


def test_a_pattern_for_an_input(capsys: Any) -> None:
    assert main(["来稿/**/*.txt", "--to", "txt", "-o", "a/"]) == 0
    assert main(["来稿/二月/乙*", "--to", "txt", "-o", "b/"]) == 0
    assert list(made("a")) == ["二月/丙.txt", "二月/乙.txt", "甲.txt"]
    assert list(made("b")) == ["乙.txt"]
    assert main(["来稿/*.txt", "--to", "txt", "-o", "d/"]) == 0
    assert list(made("d")) == ["甲.txt"]
    assert main(["来稿/无*", "--to", "txt", "-o", "c/"]) == 1
    assert "error[nothing-fits]: 来稿: no file in this folder fits 无*." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--exclude", "*.txt"], "error[all-excluded]: 来稿: --exclude leaves nothing of this folder: *.txt\n"),
        (["--include", "*.md"], "error[nothing-fits]: 来稿: no file in this folder fits *.md. Without / "),
        (["--include", "*.md", "--exclude", "*.txt"], "error[nothing-fits]: 来稿: "),
    ],
)
def test_why_nothing_is_left(words: list[str], said: str, capsys: Any) -> None:
    assert zx(*words) == 1
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_are_not_followed_out_of_the_tree() -> None:
    put("外/丁.txt", TEXT)
    Path("来稿/外").symlink_to("../外")
    Path("来稿/丁.txt").symlink_to("../外/丁.txt")
    Path("来稿/戊.txt").symlink_to("二月/乙.txt")
    assert zx() == 0
    # A link within the tree is the file that it leads to.
    assert len(made()) == 3
    assert "丁.txt" not in made()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_file_goes_before_a_link_to_it(capsys: Any) -> None:
    Path("来稿/一.txt").symlink_to("甲.txt")
    assert zx("--exclude", "二月/") == 0
    assert list(made()) == ["甲.txt"]
    assert "link-left-out" not in capsys.readouterr().err
    assert zx("--exclude", "二月/", "-v", "-f") == 0
    told = "note[link-left-out]: 来稿/一.txt: this link leads to 来稿/甲.txt, which is taken itself"
    assert told in capsys.readouterr().err
    # One that is named is meant.
    assert main(["来稿/一.txt", "来稿/甲.txt", "--to", "txt", "-o", "名/"]) == 0
    assert list(made("名")) == ["一.txt"]


# -- outputs are no inputs ------------------------------------------------------------------------


def test_outputs_of_another_run_in_the_tree_are_no_inputs(capsys: Any) -> None:
    assert main(["来稿", "--to", "txt", "-o", "来稿/一稿/"]) == 0
    put("来稿/一稿/附.txt", TEXT)
    assert main(["来稿", "--to", "txt", "-o", "来稿/二稿/"]) == 0
    assert list(made("来稿/二稿")) == ["一稿/附.txt", "二月/丙.txt", "二月/乙.txt", "甲.txt"]
    error = capsys.readouterr().err
    told = "warning[outputs-left-out]: 来稿: what earlier runs have made in this folder is not taken as input: "
    assert error.count(f"{told}一稿/二月/丙.txt, 一稿/二月/乙.txt, 一稿/甲.txt. Name such a file itself") == 1
    assert main(["来稿/一稿/甲.txt", "--to", "docx"]) == 0
    assert Path("来稿/一稿/甲.docx").is_file()


def test_a_folder_of_outputs_can_be_converted_on(capsys: Any) -> None:
    assert zx() == 0
    assert main(["成稿/", "--to", "xml", "-o", "文档/"]) == 0
    assert list(made("文档")) == ["二月/丙.xml", "二月/乙.xml", "甲.xml"]
    assert "outputs-left-out" not in capsys.readouterr().err


def test_articles_beside_their_text_are_no_inputs(capsys: Any) -> None:
    words = ["来稿/", "--to", "txt", "--split", "--split-name", "篇{number}-{source}", "-o", "来稿/"]
    assert main(words) == 0
    assert len(made("来稿")) == 6
    assert main(words) == 0
    assert len(made("来稿")) == 6
    assert "3 inputs, 0 failed, 0 outputs, 3 up to date" in capsys.readouterr().err


def test_a_text_that_has_taken_an_outputs_name_is_an_input() -> None:
    words = ["来稿/", "--to", "txt", "--split", "--split-name", "篇{number}-{source}", "-o", "来稿/"]
    assert main(words) == 0
    Path("来稿/篇01-甲.txt").write_text("城南大桥今日通车\n\n今天上午十点，城南大桥建成通车。\n", encoding="utf-8")
    assert zx() == 0
    assert list(made()) == ["二月/丙.txt", "二月/乙.txt", "甲.txt", "篇01-甲.txt"]
    assert "大桥" in made()["篇01-甲.txt"]


def test_outputs_that_bear_the_names_of_their_sources_can_be_converted_on() -> None:
    told = "今天动手，全镇的机手都下了田，粮仓也都腾了出来。"
    put("来稿/甲.txt", "".join(f"{head}\n本报讯 (记者 葛岚) {told}\n\n" for head in ("春耕开始", "秋收开始")))
    assert main(["来稿/", "--to", "txt", "--split", "--split-name", "{source}", "-o", "成稿/"]) == 0
    names = list(made())
    assert "甲 (2).txt" in names
    assert main(["成稿/", "--to", "xml", "-o", "文档/"]) == 0
    assert len(made("文档")) == len(names)


def test_a_merged_document_among_the_inputs_is_none(capsys: Any) -> None:
    words = ["来稿/", "--merge", "来稿/全.txt"]
    assert main(words) == 0
    before = made("来稿")["全.txt"]
    # It is ours, so that it may be made anew.
    assert main(words) == 0
    assert made("来稿")["全.txt"] == before
    assert zx() == 0
    assert list(made()) == ["二月/丙.txt", "二月/乙.txt", "甲.txt"]
    Path("来稿/全.txt").write_text("改过", encoding="utf-8")
    assert main(words) == 1
    assert "error[output-edited]: 来稿/全.txt" in capsys.readouterr().err


def test_a_journal_that_is_broken_hinders_no_run() -> None:
    put("来稿/.zx-convert/journal.jsonl", '{"of": "甲.t\n')
    assert zx() == 0
    assert len(made()) == 3


# -- the second run ------------------------------------------------------------------------------


def test_a_second_run_makes_only_what_is_new_or_changed(capsys: Any) -> None:
    assert zx() == 0
    before = {name: Path("成稿", name).stat().st_mtime_ns for name in made()}
    put("来稿/甲.txt", TEXT + "新的一段。")
    put("来稿/丁.txt", TEXT)
    # Another time, the same content.
    os.utime("来稿/二月/乙.txt", (1_600_000_000, 1_600_000_000))
    capsys.readouterr()
    assert zx() == 0
    assert capsys.readouterr().err.endswith("4 inputs, 0 failed, 2 outputs, 2 up to date\n")
    after = {name: Path("成稿", name).stat().st_mtime_ns for name in made()}
    assert {name for name in after if after[name] != before.get(name)} == {"甲.txt", "丁.txt"}
    assert "新的一段。" in made()["甲.txt"]


def test_what_decides_an_output_makes_it_again(capsys: Any) -> None:
    def outputs(*words: str) -> str:
        capsys.readouterr()
        assert zx(*words) == 0
        return str(capsys.readouterr().err.splitlines()[-1])

    assert outputs() == "3 inputs, 0 failed, 3 outputs"
    assert outputs() == "3 inputs, 0 failed, 0 outputs, 3 up to date"
    assert outputs("-O", "indent=2") == "3 inputs, 0 failed, 3 outputs"
    assert outputs("-O", "indent=2", "--without", "width") == "3 inputs, 0 failed, 3 outputs"
    put("来稿/二月/zx-convert.toml", "[defaults]\nquotes = 'corner'\n")
    assert outputs("-O", "indent=2", "--without", "width") == "3 inputs, 0 failed, 2 outputs, 1 up to date"
    put("来稿/二月/乙.zx.toml", "without = ['dash']\n")
    assert outputs("-O", "indent=2", "--without", "width") == "3 inputs, 0 failed, 1 output, 2 up to date"
    Path("成稿/甲.txt").unlink()
    assert outputs("-O", "indent=2", "--without", "width") == "3 inputs, 0 failed, 1 output, 2 up to date"
    assert outputs("-O", "indent=2", "--without", "width", "--force") == "3 inputs, 0 failed, 3 outputs"


def test_another_format_beside_the_first() -> None:
    assert zx() == 0
    assert main(["来稿/", "--to", "txt,xml", "-o", "成稿/"]) == 0
    assert len(made()) == 6
    # Both are still known as ours.
    put("来稿/甲.txt", TEXT + "改。")
    assert main(["来稿/", "--to", "xml", "-o", "成稿/"]) == 0
    assert zx() == 0
    assert "改。" in made()["甲.txt"]


def test_an_output_that_was_edited_is_never_replaced(capsys: Any) -> None:
    assert zx() == 0
    put("成稿/甲.txt", "编辑改过")
    assert zx() == 0  # its text is the same: there is nothing to do
    put("来稿/甲.txt", TEXT + "新的一段。")
    capsys.readouterr()
    assert zx() == 1
    assert "error[output-edited]: 来稿/甲.txt: 成稿/甲.txt was edited" in capsys.readouterr().err.replace("\\", "/")
    assert made()["甲.txt"] == "编辑改过"
    assert zx("--force") == 0
    assert "新的一段。" in made()["甲.txt"]


def test_a_file_that_is_not_ours_is_never_replaced(capsys: Any) -> None:
    put("成稿/二月/乙.txt", "别人的")
    assert zx() == 1
    assert "error[output-exists]" in capsys.readouterr().err
    assert made()["二月/乙.txt"] == "别人的"
    assert len(made()) == 3


def test_beside_the_inputs() -> None:
    assert main(["来稿/", "--to", "txt"]) == 0
    assert main(["来稿/", "--to", "txt"]) == 0
    assert [name for name in made("来稿") if ".clean" in name] == [
        "二月/丙.clean.txt", "二月/乙.clean.txt", "甲.clean.txt",
    ]  # fmt: skip


def test_a_dry_run_makes_nothing(capsys: Any) -> None:
    assert zx("--dry-run") == 0
    error = capsys.readouterr().err
    assert "甲.txt: to be made from" in error
    assert error.endswith("3 inputs, 0 failed, 3 outputs to make\n")
    assert not Path("成稿").exists()
    assert zx() == 0
    put("来稿/甲.txt", TEXT + "改。")
    capsys.readouterr()
    assert zx("-n") == 0
    assert capsys.readouterr().err.endswith("3 inputs, 0 failed, 1 output to make, 2 up to date\n")


def test_failures_are_told_once_more_at_the_end(capsys: Any) -> None:
    for number in range(30):
        put(f"来稿/{number}.txt", TEXT)
    put("来稿/空.txt", " \n")
    assert zx("--jobs", "2") == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-3] == "What failed:"
    assert lines[-2].startswith("error[no-text]: 来稿")
    assert lines[-1] == "34 inputs, 1 failed, 33 outputs"


# -- interrupted ---------------------------------------------------------------------------------


def test_a_hash_is_in_the_journal_before_the_output_takes_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from zx_convert.batch.journal import sha_of
    from zx_convert.convert import storage

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    write_file = storage.write_file
    written: list[Path] = []

    def write(path: Path, data: bytes, staging: Path | None = None) -> None:
        if "成稿" in path.parts and journal.FOLDER not in path.parts:
            said = "".join(part.read_text(encoding="utf-8") for part in Path("成稿", journal.FOLDER).glob("*.jsonl"))
            assert sha_of(data) in said
            written.append(path)
        write_file(path, data, staging)

    with monkeypatch.context() as patch:
        patch.setattr(storage, "write_file", write)
        patch.setattr(journal.Journal, "wrote", power_cut)
        assert zx() == 130
    assert len(written) == 1
    # The file is known as ours though nothing says that it is done; it is made again from a text that has changed.
    put("来稿/" + written[0].relative_to("成稿").as_posix(), TEXT + "改。")
    assert zx() == 0
    assert "改。" in written[0].read_text(encoding="utf-8")


def test_a_line_that_was_cut_off_is_left_out() -> None:
    assert zx() == 0
    file = Path("成稿", journal.FOLDER, "journal.jsonl")
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:-1], lines[-1][:40]]), encoding="utf-8")
    with journal.load(Path("成稿")) as ledger:
        assert sum(ledger.entry(json.loads(line)["of"]) is not None for line in lines) == 2


def test_one_run_a_folder(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(journal, "_PATIENCE", 0.0)
    with journal.held(Path("成稿")):
        assert zx() == 2
    assert "error[run-at-work]" in capsys.readouterr().err
    assert zx() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
def test_killed_and_run_again(tmp_path: Path) -> None:
    for number in range(60):
        put(f"来稿/{number}.txt", TEXT * 5 + str(number))
    source = Path(__file__).parent.parent / "src"
    words = [sys.executable, "-m", "zx_convert", "来稿/", "--to", "docx", "-o", "成稿/", "-j", "2", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    for pause in (0.5, 0.8, 1.2):
        process = subprocess.Popen(words, env=environment)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert subprocess.run(words, env=environment, check=False).returncode == 0
    assert main(["来稿/", "--to", "docx", "-o", "一次/", "-q"]) == 0
    assert files("成稿") == files("一次")


def files(folder: str) -> dict[str, bytes]:
    found = (path for path in Path(folder).rglob("*") if path.is_file() and journal.FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


# -- what a document may do to its process -------------------------------------------------------


def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A job whose repair, from a module that the child can load, does what the text says."""
    (tmp_path / "poison.py").write_text(
        "import os, time\n"
        "from zx_convert.document import original\n"
        "class Poison:\n"
        "    name, rules = 'poison', {}\n"
        "    def run(self, document, context):\n"
        "        text = original(document)\n"
        "        if '毒' in text: os._exit(9)\n"
        "        if '无尽' in text: time.sleep(600)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    from importlib import import_module

    repair = import_module("poison").Poison()
    return Job(steps.Recipe(extra=(repair,)), steps.targets(["txt"]))


def test_a_document_that_kills_its_process_or_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = deadly(tmp_path, monkeypatch)
    for number in range(6):
        put(f"来稿/{number}.txt", TEXT)
    put("来稿/毒.txt", TEXT + "毒")
    put("来稿/无尽.txt", TEXT + "无尽")
    inputs = find_inputs(["来稿/"])
    wishes = Wishes(Destination("folder", Path("成稿")))
    outcomes = list(run(inputs, job, wishes, Means(jobs=2, limit=3)))
    told = {outcome.input.name: [problem.code for problem in outcome.problems] for outcome in outcomes}
    assert {name: codes for name, codes in told.items() if codes} == {
        "毒.txt": ["worker-died"],
        "无尽.txt": ["took-too-long"],
    }
    assert len(outcomes) == 11
    assert len(made()) == 9


def test_a_limit_holds_for_one_text_too(capsys: Any) -> None:
    assert main(["来稿/甲.txt", "--to", "txt", "--time-limit", "0.001"]) == 1
    assert (
        "error[took-too-long]: 来稿/甲.txt: the text was not converted within 0.001 seconds" in capsys.readouterr().err
    )
    assert main(["来稿/甲.txt", "--to", "txt", "--time-limit", "60"]) == 0


def test_a_process_that_dies_once_is_tried_again(tmp_path: Path) -> None:
    cage = Cage()
    job = Job(steps.Recipe(), steps.targets(["txt"]))
    task = Task(Input(Path("来稿/甲.txt")), Settings(), None, (0,))
    told: list[str] = []
    assert cage.make(job, task, TEXT.encode(), 0, told.append).problems == []
    assert cage._child is not None
    cage._child.kill()
    cage._child.wait()
    result = cage.make(job, task, TEXT.encode(), 0, told.append)
    assert isinstance(result, Result)
    assert result.pieces[0].data.decode().startswith("河水记得每一个人")
    assert told == ["worker-died"]
    cage.close()


def test_a_journal_that_cannot_be_kept_fails_its_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written whose hash the journal does not hold; each input says why, and the run goes on."""

    def full(self: journal.Journal, outputs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal.Journal, "will_write", full)
    inputs = find_inputs(["来稿/"])
    targets = steps.targets(["txt"], {})
    outcomes = list(
        run(inputs, Job(steps.Recipe(), targets), Wishes(Destination("folder", Path("成稿"))), Means(jobs=1))
    )
    assert [(outcome.state, [problem.code for problem in outcome.problems]) for outcome in outcomes] == [
        ("failed", ["disk-full"])
    ] * 3
    assert made() == {}
