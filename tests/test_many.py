"""`convert_many`: typed outcomes, events, threads, other executors, stores."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import zx_convert
from zx_convert.batch.many import Ended, Event, Finished, Started, convert_many
from zx_convert.convert import storage
from zx_convert.convert.stores import Remote
from zx_convert.text.problem import Problem

TEXT = "清晨六点，护河员下到河边，把水尺上的刻度念了出来，又\n\n默默复述了一遍。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(8):
        path = Path(f"来稿/{number % 2}/{number}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT + str(number), encoding="utf-8")
    return tmp_path


def test_outcomes_and_events(folder: Path) -> None:
    Path("来稿/空.txt").write_text(" \n", encoding="utf-8")
    events: list[Event] = []
    outcomes = list(convert_many("来稿", ["txt", "xml"], "成稿", jobs=2, events=events.append))
    assert sum(len(outcome.outputs) for outcome in outcomes) == 16
    assert [problem.code for outcome in outcomes for problem in outcome.problems] == ["no-text"]
    assert events[0] == Started(9)
    assert [event.done for event in events if isinstance(event, Finished)] == list(range(1, 10))
    assert isinstance(events[-1], Ended)
    assert (events[-1].done, events[-1].failed) == (9, 1)
    assert all(outcome.state != "made" for outcome in convert_many("来稿", ["txt", "xml"], "成稿"))
    assert zx_convert.convert_many is convert_many


def test_bytes_in_and_out() -> None:
    found = list(convert_many({"甲.txt": TEXT.encode("gb18030"), "乙.txt": b" "}, ["txt", "docx"]))
    assert found[0].data["txt"].decode().startswith("清晨六点")
    assert found[0].data["docx"].startswith(b"PK")
    assert found[1].problems[0].code == "no-text"


def test_what_is_wrong_with_the_call_is_raised_at_once() -> None:
    calls: list[dict[str, Any]] = [
        {"to": "dox"},
        {"to": "txt", "options": {"nothing": 1}},
        {"to": "txt", "split": "{nothing}"},
        {"to": "txt", "options": {"wrap": 1}},
    ]
    for words in calls:
        with pytest.raises(Problem):
            convert_many({}, **words)


def _at_work() -> list[str]:
    """Our threads; other libraries begin and end their own."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("zx-convert")]


def test_leaving_off_ends_the_run(folder: Path) -> None:
    outcomes = convert_many("来稿", "txt", "成稿", jobs=2)
    next(outcomes)
    assert _at_work()
    outcomes.close()
    assert not _at_work()
    assert len(list(convert_many("来稿", "txt", "成稿", jobs=2))) == 8


def test_threads_do_not_disturb_each_other(folder: Path) -> None:
    def one(number: int) -> list[bytes]:
        list(convert_many("来稿", "txt", f"成稿{number}", jobs=2))
        return [path.read_bytes() for path in sorted(Path(f"成稿{number}").rglob("*.txt"))]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(one, range(4)))
    assert all(texts == found[0] for texts in found)
    assert len(found[0]) == 8


def test_another_executor(folder: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(convert_many("来稿", "txt", "成稿", executor=pool, jobs=2))
    assert [outcome.state for outcome in outcomes] == ["made"] * 8


# -- stores --------------------------------------------------------------------------------------


@pytest.fixture
def memory() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_a_store_is_a_folder_like_others(memory: Any) -> None:
    for name in ("甲.txt", "二月/乙.txt", "二月/.藏.txt", "旧稿/丙.txt"):
        memory.pipe_file(f"/来稿/{name}", (TEXT + name).encode())
    first = list(convert_many("memory://来稿", "txt", "memory://成稿", exclude=["旧稿/"]))
    assert sorted(map(str, (path for outcome in first for path in outcome.outputs))) == [
        "memory://成稿/二月/乙.txt", "memory://成稿/甲.txt",
    ]  # fmt: skip
    assert memory.cat_file("/成稿/甲.txt").decode().startswith("清晨六点")
    second = list(convert_many("memory://来稿", "txt", "memory://成稿", exclude=["旧稿/"]))
    assert [outcome.state for outcome in second] == ["unchanged", "unchanged"]
    memory.pipe_file("/成稿/甲.txt", "改过".encode())
    memory.pipe_file("/来稿/甲.txt", (TEXT + "新").encode())
    third = {outcome.input.name: outcome for outcome in convert_many("memory://来稿/*.txt", "txt", "memory://成稿")}
    assert list(third) == ["甲.txt"]
    assert [problem.code for problem in third["甲.txt"].problems] == ["output-edited"]
    assert memory.cat_file("/成稿/甲.txt").decode() == "改过"


def test_a_store_that_fails_for_a_while(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "_PAUSES", (0.0, 0.0, 0.0))
    memory.pipe_file("/来稿/甲.txt", TEXT.encode())
    kind = type(memory)
    cat, opened = kind.cat_file, kind._open
    left = {"read": 2, "write": 3}

    def failing(what: str, action: Any) -> Any:
        def act(self: Any, path: str, *words: Any, **more: Any) -> Any:
            if "成稿/甲" in path or "来稿" in path:
                left[what] -= 1
                if left[what] >= 0:
                    raise RuntimeError("503 Slow Down")
            return action(self, path, *words, **more)

        return act

    monkeypatch.setattr(kind, "cat_file", failing("read", cat))
    monkeypatch.setattr(kind, "_open", failing("write", opened))
    [outcome] = convert_many("memory://来稿", "txt", "memory://成稿")
    assert outcome.problems == []
    left["read"] = 9
    memory.pipe_file("/来稿/乙.txt", TEXT.encode())
    told = {one.input.name: [problem.code for problem in one.problems] for one in convert_many("memory://来稿", "txt")}
    assert told["甲.txt"] == ["cannot-read"]


def test_nobody_sees_a_half_of_an_output(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from zx_convert.convert import stores

    stores.write(Remote("memory://a/b.txt"), b"old")

    class Broken(Exception):
        pass

    from fsspec.implementations.memory import MemoryFile

    def fail(self: Any, *words: Any) -> None:
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(MemoryFile, "commit", fail)
        with pytest.raises(Broken):
            stores.write(Remote("memory://a/b.txt"), b"new and longer")
    assert memory.cat_file("/a/b.txt") == b"old"
    stores.write(Remote("memory://a/b.txt"), b"new")
    assert memory.cat_file("/a/b.txt") == b"new"
