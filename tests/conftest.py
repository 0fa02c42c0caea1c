"""What tests share: the command line in this process and outside, sample pages, an installed plug-in."""

import importlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

# What tests expect is in English, wherever they run.
os.environ["LANGUAGE"] = "en"

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "tests" / "plugin"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected results that stand in files")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def samples() -> Path:
    """The folder of sample pages."""
    return ROOT / "samples"


Run = Callable[..., subprocess.CompletedProcess[str]]


def run_python(*words: object, env: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run Python on this checkout as a process of its own."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    settings = {"capture_output": True, "encoding": "utf-8", "errors": "replace", "check": False, **options}
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", **(env or {})}
    return subprocess.run([sys.executable, *map(str, words)], env=environment, **settings)


@pytest.fixture
def zx() -> Run:
    """Run the command line as a process of its own."""
    return partial(run_python, "-m", "zx_convert")


@pytest.fixture
def python() -> Run:
    """Run some Python code as a process of its own; it has to succeed."""
    return partial(run_python, "-c", check=True)


def install(package: Path, folder: Path) -> None:
    """What an installer makes of a pure package: its modules, and a dist-info with its entry points."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for module in package.iterdir():
        if module.is_dir() and (module / "__init__.py").is_file():
            shutil.copytree(module, folder / module.name, ignore=shutil.ignore_patterns("__pycache__"))
    info = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(parents=True)
    metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    groups = project["entry-points"].items()
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in points.items()) for group, points in groups
    ]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder where packages can be installed for this test."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", None) or "").startswith(str(folder)):
            del sys.modules[name]
    importlib.invalidate_caches()


@pytest.fixture
def plugin(site: Path) -> Path:
    """The example package, installed."""
    install(PLUGIN, site)
    importlib.invalidate_caches()
    return site
