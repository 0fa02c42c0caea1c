"""Finds the folders that sit at the top of the repository but travel inside the wheel: `fonts` and `styles`."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def data_folder(name: str) -> Path:
    """Give the folder `fonts` or `styles`.

    A wheel carries it as `zx_convert/_data/<name>`; an editable install and a checkout have it beside `src`.
    """
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent.parent / name
