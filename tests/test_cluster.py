"""A run on a cluster: workers are killed, a text kills whoever converts it, and nothing is lost."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from zx_convert.batch import Destination, Job, Means, Outcome, Wishes, find_inputs, run
from zx_convert.batch.cluster import connected
from zx_convert.cli import main
from zx_convert.convert import steps

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="SIGKILL is not there"),
    # Dask leaves sockets to the collector.
    pytest.mark.filterwarnings("ignore"),
]

POISON = """
import os
from zx_convert.document import original

class Poison:
    name, rules = "poison", {}
    def run(self, document, context):
        if "毒" in original(document):
            os.kill(os.getpid(), 9)
"""


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "poison.py").write_text(POISON, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parent.parent / "src")])
    monkeypatch.setenv("PYTHONPATH", paths)
    found = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path / "dask")
    )
    with found:
        yield found


def fill(folder: Path, number: int, samples: Path) -> None:
    folder.mkdir()
    texts = [path.read_bytes() for path in sorted(samples.glob("*.txt"))]
    for one in range(number):
        (folder / f"{one:04}.txt").write_bytes(texts[one % len(texts)][:1200])
    (folder / "poison.txt").write_text("毒\n", encoding="utf-8")


def kill_workers(cluster: Any, pauses: list[float]) -> threading.Thread:
    def kill() -> None:
        for pause in pauses:
            time.sleep(pause)
            worker = next(iter(cluster.workers.values()))
            os.kill(worker.pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def converted(cluster: Any, source: Path, output: Path, pauses: list[float]) -> list[Outcome]:
    from importlib import import_module

    job = Job(steps.Recipe(extra=(import_module("poison").Poison(),)), steps.targets(["txt"]))
    with connected(cluster.scheduler_address) as (executor, slots):
        killer = kill_workers(cluster, pauses)
        inputs = find_inputs([str(source)])
        outcomes = list(run(inputs, job, Wishes(Destination("folder", output)), Means(slots, executor, 60)))
        killer.join()
    return outcomes


def check(outcomes: list[Outcome], output: Path, number: int) -> None:
    failed = {outcome.input.name: outcome.problems[0].code for outcome in outcomes if outcome.problems}
    assert failed == {"poison.txt": "worker-died"}
    assert len(outcomes) == number + 1
    assert len({outcome.input.name for outcome in outcomes}) == number + 1
    assert len([path for path in output.rglob("*.txt") if ".zx-convert" not in path.parts]) == number
    assert not list(output.rglob("*.tmp"))


def test_workers_that_die_and_a_text_that_kills(cluster: Any, tmp_path: Path, samples: Path) -> None:
    fill(tmp_path / "来稿", 60, samples)
    outcomes = converted(cluster, tmp_path / "来稿", tmp_path / "成稿", [0.5])
    check(outcomes, tmp_path / "成稿", 60)
    again = converted(cluster, tmp_path / "来稿", tmp_path / "成稿", [])
    assert {outcome.state for outcome in again} == {"unchanged", "failed"}


@pytest.mark.slow
def test_two_thousand_documents(cluster: Any, tmp_path: Path, samples: Path) -> None:
    fill(tmp_path / "来稿", 1999, samples)
    outcomes = converted(cluster, tmp_path / "来稿", tmp_path / "成稿", [3.0, 4.0])
    check(outcomes, tmp_path / "成稿", 1999)


def test_the_command(cluster: Any, tmp_path: Path, samples: Path, capsys: Any) -> None:
    fill(tmp_path / "来稿", 6, samples)
    assert main(["来稿/", "--to", "txt", "-o", "成稿/", "--scheduler", cluster.scheduler_address]) == 0
    assert "7 inputs, 0 failed, 7 outputs" in capsys.readouterr().err


def test_no_cluster(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zx_convert.batch.cluster._PATIENCE", 0.2)
    (tmp_path / "a.txt").write_text("春耕\n", encoding="utf-8")
    assert main([str(tmp_path / "a.txt"), "--to", "txt", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "error[no-scheduler]" in capsys.readouterr().err
