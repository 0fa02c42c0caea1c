"""A watched folder: half-written files, files that fail, a share that goes away, two who watch the same."""

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zx_convert.batch import Destination, Job, Means, Outcome, Wishes, journal
from zx_convert.batch.watch import Rounds, Watcher
from zx_convert.cli import main
from zx_convert.convert import steps

TEXT = "清晨六点，护河员下到河边，把水尺上的刻度念了出来。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("来稿/二月").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """A clock that stands until a test moves it."""
    now = [1000.0]

    class Time:
        time_ns, time, perf_counter, sleep = time.time_ns, time.time, time.perf_counter, time.sleep

        @staticmethod
        def monotonic() -> float:
            return now[0]

    monkeypatch.setattr("zx_convert.batch.watch.time", Time)
    return iter([now])


@pytest.fixture
def now(clock: Iterator[list[float]]) -> list[float]:
    return next(clock)


def watcher(**rounds: Any) -> Watcher:
    job = Job(steps.Recipe(), steps.targets(["txt"]))
    wishes = Wishes(Destination("folder", Path("成稿")))
    return Watcher(Path("来稿"), job, wishes, Rounds(**{"interval": 1.0, "settle": 3.0, **rounds}), Means(caged=False))


def told(outcomes: Iterator[Outcome]) -> list[tuple[str, str]]:
    return [(outcome.input.name, outcome.state) for outcome in outcomes]


def test_a_file_is_taken_once_it_stands_still(now: list[float]) -> None:
    watch = watcher()
    file = Path("来稿/二月/甲.txt")
    file.write_text(TEXT, encoding="utf-8")
    assert told(watch.look()) == []
    now[0] += 2
    file.write_text(TEXT * 2, encoding="utf-8")  # still being written
    assert told(watch.look()) == []
    now[0] += 2
    assert told(watch.look()) == []
    now[0] += 2
    assert told(watch.look()) == [("甲.txt", "made")]
    assert Path("成稿/二月/甲.txt").read_text(encoding="utf-8").count("清晨") == 2
    now[0] += 60
    assert told(watch.look()) == []
    file.write_text(TEXT * 3, encoding="utf-8")
    told(watch.look())
    now[0] += 4
    assert told(watch.look()) == [("甲.txt", "made")]


def test_a_file_that_ends_in_mid_character_is_waited_for_longer(now: list[float]) -> None:
    watch = watcher()
    file = Path("来稿/甲.txt")
    file.write_bytes((TEXT * 3).encode()[:-5])
    Path("来稿/乙.txt").write_bytes((TEXT * 3).encode("gb18030"))
    assert told(watch.look()) == []
    now[0] += 4
    assert told(watch.look()) == [("乙.txt", "made")]
    now[0] += 20
    assert told(watch.look()) == []
    file.write_text(TEXT * 4, encoding="utf-8")
    assert told(watch.look()) == []
    now[0] += 4
    assert told(watch.look()) == [("甲.txt", "made")]
    file.write_bytes((TEXT * 3).encode()[:-5])
    assert told(watch.look()) == []
    now[0] += 31
    assert told(watch.look()) == [("甲.txt", "made")]


def test_inputs_are_moved_with_what_was_decided_on_them(now: list[float]) -> None:
    watch = watcher(done=Path("来稿/办完"), failed=Path("退稿"))
    for _ in range(2):
        Path("来稿/二月/甲.txt").write_text(TEXT, encoding="utf-8")
        Path("来稿/二月/甲.zx.toml").write_text("without = []\n", encoding="utf-8")
        Path("来稿/空.txt").write_text(" \n", encoding="utf-8")
        told(watch.look())
        now[0] += 4
        assert sorted(state for _, state in told(watch.look())) in (["failed", "made"], ["failed", "unchanged"])
    moved = {path.relative_to(".").as_posix() for path in Path().rglob("*") if path.is_file()}
    assert {"来稿/办完/二月/甲.txt", "来稿/办完/二月/甲.zx.toml"} <= moved
    assert {"来稿/办完/二月/甲 (2).txt", "来稿/办完/二月/甲 (2).zx.toml"} <= moved
    assert {"退稿/空.txt", "退稿/空 (2).txt"} <= moved
    assert not Path("来稿/空.txt").exists()
    now[0] += 10
    assert told(watch.look()) == []


def dropped(watch: Watcher, now: list[float], name: str, text: str) -> list[tuple[str, str]]:
    """What becomes of a text that comes in now."""
    Path("来稿", name).write_text(text, encoding="utf-8")
    told(watch.look())
    now[0] += 4
    return told(watch.look())


def outputs() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(Path("成稿").glob("*.txt"))}


def test_another_text_of_the_same_name_has_outputs_of_its_own(now: list[float]) -> None:
    first, second, third = (f"{day}月的第一版。\n" for day in "一二三")
    watch = watcher(done=Path("办完"))
    for text in (first, second, third):
        assert dropped(watch, now, "1.txt", text) == [("1.txt", "made")]
    assert outputs() == {"1.txt": first, "1 (2).txt": second, "1 (3).txt": third}
    # The same text once more is up to date; a watch that begins later knows that too.
    watch = watcher(done=Path("办完"))
    for text in (second, first, third):
        assert dropped(watch, now, "1.txt", text) == [("1.txt", "unchanged")]
    # What an editor has changed or taken away makes no difference.
    Path("成稿/1.txt").unlink()
    Path("成稿/1 (2).txt").write_text("改", encoding="utf-8")
    assert dropped(watch, now, "1.txt", "四月的第一版。\n") == [("1.txt", "made")]
    assert outputs() == {"1.txt": "四月的第一版。\n", "1 (2).txt": "改", "1 (3).txt": third}
    assert dropped(watch, now, "1.txt", "五月的第一版。\n") == [("1.txt", "made")]
    assert outputs()["1 (4).txt"] == "五月的第一版。\n"


def test_all_outputs_of_a_text_get_the_same_number(now: list[float]) -> None:
    watch = watcher(done=Path("办完"))
    dropped(watch, now, "1.txt", TEXT)
    watch.job = Job(steps.Recipe(), steps.targets(["txt", "xml"]))
    dropped(watch, now, "1.txt", TEXT * 2)
    assert sorted(path.name for path in Path("成稿").glob("1*")) == ["1 (2).txt", "1 (2).xml", "1.txt"]


def test_articles_of_another_text_of_the_same_name_are_kept_too(now: list[float]) -> None:
    watch = watcher(done=Path("办完"))
    watch.job, watch.wishes = replace(watch.job, split="{source}"), replace(watch.wishes, split=True)
    for text in ("一", "二"):
        dropped(watch, now, "1.txt", f"{text}月的第一版。\n")
    assert outputs() == {"1.txt": "一月的第一版。\n", "1 (2).txt": "二月的第一版。\n"}


def test_a_text_that_was_left_half_done_gets_no_number(now: list[float]) -> None:
    notes = journal.journal_of(Path("成稿"))
    notes.will_write([(Path("成稿/1.txt"), TEXT.encode())])
    journal.close(notes)
    Path("成稿/1.txt").write_text(TEXT, encoding="utf-8")
    assert dropped(watcher(done=Path("办完")), now, "1.txt", TEXT * 2) == [("1.txt", "made")]
    assert list(outputs()) == ["1.txt"]


def test_a_text_that_comes_while_another_is_converted_is_not_moved_away(
    now: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    from zx_convert.batch.run import run

    def slow(*given: Any) -> Iterator[Outcome]:
        for outcome in run(*given):
            Path("来稿/1.txt").write_text("二月的第一版。\n", encoding="utf-8")
            yield outcome

    watch = watcher(done=Path("办完"))
    with monkeypatch.context() as patch:
        patch.setattr("zx_convert.batch.watch.run", slow)
        assert dropped(watch, now, "1.txt", "一月第一版。\n") == [("1.txt", "made")]
    assert Path("来稿/1.txt").exists()
    told(watch.look())
    now[0] += 4
    assert told(watch.look()) == [("1.txt", "made")]
    assert outputs() == {"1.txt": "一月第一版。\n", "1 (2).txt": "二月的第一版。\n"}


def test_without_done_a_text_that_was_changed_replaces_its_output(now: list[float]) -> None:
    watch = watcher()
    for text in (TEXT, TEXT * 2):
        dropped(watch, now, "1.txt", text)
    assert list(outputs()) == ["1.txt"]


def test_a_share_that_goes_away(now: list[float]) -> None:
    watch = watcher()
    said: list[bool] = []
    watch.tell = said.append
    Path("来稿/甲.txt").write_text(TEXT, encoding="utf-8")
    told(watch.look())
    Path("来稿").rename("拔了网线")
    for _ in range(3):
        now[0] += 4
        assert told(watch.look()) == []
    Path("拔了网线").rename("来稿")
    told(watch.look())
    now[0] += 4
    assert told(watch.look()) == [("甲.txt", "made")]
    assert said == [False, True]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_outputs_that_cannot_be_written_are_tried_again_later(now: list[float]) -> None:
    watch = watcher()
    Path("成稿").mkdir(mode=0o500)
    Path("来稿/甲.txt").write_text(TEXT, encoding="utf-8")
    told(watch.look())
    now[0] += 4
    assert told(watch.look()) == [("甲.txt", "failed")]
    Path("成稿").chmod(0o700)
    now[0] += 61
    assert told(watch.look()) == [("甲.txt", "made")]


def test_another_run_at_work_is_waited_for(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_PATIENCE", 0.0)
    watch = watcher()
    names = ["丙.txt", "乙.txt", "甲.txt"]
    for name in names:
        Path("来稿", name).write_text(TEXT, encoding="utf-8")
    told(watch.look())
    now[0] += 4
    with journal.held(Path("成稿")):
        assert sorted(told(watch.look())) == [(name, "failed") for name in names]
    now[0] += 61
    assert sorted(told(watch.look())) == [(name, "made") for name in names]


def test_one_instance_a_folder(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(journal, "_PATIENCE", 0.0)
    with journal.held(Path("成稿"), "watch"):
        assert main(["watch", "来稿", "-o", "成稿/", "--to", "txt", "--once"]) == 2
    assert "error[run-at-work]" in capsys.readouterr().err


def test_the_command(capsys: Any) -> None:
    Path("来稿/甲.txt").write_text(TEXT, encoding="utf-8")
    words = ["watch", "来稿", "-o", "成稿/", "--to", "txt", "--once", "--settle", "0.2", "--interval", "0.05"]

    def late() -> None:
        time.sleep(0.15)
        Path("来稿/乙.txt").write_text(TEXT, encoding="utf-8")

    thread = threading.Thread(target=late)
    thread.start()
    assert main(words) == 0
    thread.join()
    assert Path("成稿/甲.txt").is_file()
    assert Path("成稿/乙.txt").is_file()
    assert "watching 来稿" in capsys.readouterr().err
    assert main(["watch", "来稿", "--to", "txt", "--once"]) == 2
    assert main(["watch", "无", "-o", "成稿/", "--to", "txt", "--once"]) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_nothing_is_not_waited_for() -> None:
    Path("来稿/甲.txt").write_text(TEXT, encoding="utf-8")
    Path("来稿/空.txt").symlink_to("无.txt")
    words = ["watch", "来稿", "-o", "成稿/", "--to", "txt", "--once", "--settle", "0", "--interval", "0.05"]
    assert main(words) == 0
    assert Path("成稿/甲.txt").is_file()


def test_the_hint_names_the_file_where_it_lies_now(capsys: Any) -> None:
    Path("来稿/二月/甲.txt").write_text(
        "清晨六点，护河员下到河边，把水尺上的刻度念了出\n\n来，两岸的人都听见了。\n", encoding="utf-8"
    )
    words = ["watch", "来稿", "-o", "成稿/", "--to", "txt", "--once", "--settle", "0", "--interval", "0.05"]
    assert main([*words, "--done", "办完"]) == 0
    assert Path("办完/二月/甲.txt").is_file()
    assert "zx-convert check 办完/二月/甲.txt" in capsys.readouterr().err


def test_ctrl_c_ends_a_watch_and_is_no_error(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    Path("来稿/甲.txt").write_text(TEXT, encoding="utf-8")
    Path("来稿/乙.txt").write_text(TEXT, encoding="utf-8")

    def sleep(seconds: float) -> None:
        if Path("成稿/甲.txt").is_file():
            raise KeyboardInterrupt

    monkeypatch.setattr("zx_convert.batch.watch.time.sleep", sleep)
    assert main(["watch", "来稿", "-o", "成稿/", "--to", "txt", "--settle", "0"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[-2:] == ["no longer watching 来稿", "2 inputs, 0 failed, 2 outputs"]
