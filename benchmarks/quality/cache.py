"""Keeps what benchmarks load in a folder outside the repository: $ZX_BENCHMARK_CACHE, or one in the user's cache."""

import os
from collections.abc import Callable
from pathlib import Path


class Unavailable(Exception):
    """A text that cannot be had here; says which."""


def folder() -> Path:
    """The folder, made if it is not there."""
    given = os.environ.get("ZX_BENCHMARK_CACHE")
    common = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    chosen = Path(given) if given else common / "zx-convert-benchmarks"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def cached(name: str, load: Callable[[], bytes]) -> bytes:
    """The bytes kept under this name; loaded and kept the first time."""
    path = folder() / name
    if not path.is_file():
        part = path.with_suffix(".part")
        part.write_bytes(load())
        part.replace(path)
    return path.read_bytes()
