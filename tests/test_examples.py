"""The worked examples in docs/ do what they say."""

import importlib.util
import io
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from zx_convert import convert_many, read, repair
from zx_convert.document import original, reading

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "examples"


def example(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An example as a module that processes of its own can load too."""
    import sys

    monkeypatch.syspath_prepend(str(EXAMPLES))
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def test_library_md_names_every_example() -> None:
    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    named = [part.split(")")[0] for part in text.split("(examples/")[1:]]
    assert sorted(path.name for path in EXAMPLES.glob("*.py")) == sorted(named)


def test_flask_upload(monkeypatch: pytest.MonkeyPatch, samples: Path) -> None:
    pytest.importorskip("flask")
    client = example("flask_upload", monkeypatch).app.test_client()
    assert client.get("/").status_code == 200

    def post(data: bytes, to: str = "docx") -> Any:
        return client.post("/", data={"text": (io.BytesIO(data), "三月.txt"), "to": to})

    answer = post((samples / "photo.txt").read_bytes())
    assert answer.status_code == 200
    assert answer.data.startswith(b"PK")
    assert post(b" ").get_json()["error"] == "no-text"
    assert post(b" ", "exe").status_code == 400


def test_pandas_index(monkeypatch: pytest.MonkeyPatch, samples: Path, tmp_path: Path, capsys: Any) -> None:
    pytest.importorskip("pandas")
    for name in ("photo.txt", "jump.txt"):
        (tmp_path / name).write_bytes((samples / name).read_bytes())
    (tmp_path / "empty.txt").write_bytes(b" ")
    module = example("pandas_index", monkeypatch)
    table = module.index(tmp_path)
    assert set(table["headline"]) >= {"鱼汛来了", "让每一滴水都流到“刀刃”上"}
    assert "empty.txt: no-text" in capsys.readouterr().err
    found = module.by_reporter(table)
    assert found.loc["宋知夏", "count"] == 1


def test_custom_pass(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = example("custom_pass", monkeypatch)
    text = "本月廿三日开会，卅日散会，廿载不忘。"
    document = repair(read(text), extra=[module.OldDates()])
    assert reading(document) == "本月二十三日开会，三十日散会，廿载不忘。"
    assert original(document) == text
    # In processes of their own too.
    texts = {f"{number}.txt": text.encode() for number in range(6)}
    outcomes = list(convert_many(texts, "txt", extra=[module.OldDates()], jobs=2))
    assert all("二十三日" in outcome.data["txt"].decode() for outcome in outcomes)


def test_custom_writer(monkeypatch: pytest.MonkeyPatch, samples: Path) -> None:
    module = example("custom_writer", monkeypatch)
    outcomes = list(convert_many(samples, [module.JsonLines(), "txt"], jobs=2))
    records = [json.loads(line) for outcome in outcomes for line in outcome.data["jsonl"].splitlines()]
    assert "鱼汛来了" in [record["headline"] for record in records]
    assert any("记者 宋知夏" in record["people"] for record in records)


@pytest.mark.filterwarnings("ignore")
def test_dask_job(monkeypatch: pytest.MonkeyPatch, samples: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    module = example("dask_job", monkeypatch)
    (tmp_path / "texts").mkdir()
    for path in samples.glob("*.txt"):
        (tmp_path / "texts" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "texts" / "empty.txt").write_bytes(b" ")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path / "dask")
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        for became in ("made", "unchanged"):
            found = module.archive(client, str(tmp_path / "texts"), str(tmp_path / "docx"))
            assert {name: len(inputs) for name, inputs in found.items()} == {became: 8, "no-text": 1}
