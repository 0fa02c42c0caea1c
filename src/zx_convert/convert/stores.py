"""Files that lie on a store (`s3://`, `hdfs://`, `oss://`, `memory://`): named as paths are, opened by fsspec."""

import contextlib
import importlib.util
import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from zx_convert.text.patterns import regex
from zx_convert.text.problem import Problem

# More than one letter: `c://` is a drive.
_URL = regex(r"[A-Za-z][A-Za-z0-9+.-]+://")
_CHANGES = ("ETag", "etag", "checksum", "mtime", "LastModified", "last_modified", "updated", "modified", "created")


class Stamp(NamedTuple):
    """What tells that a file may have changed.

    Attributes:
        size: in bytes.
        changed: a sign of its last change, "" where the system gives none.
    """

    size: int
    changed: str


class Remote(NamedTuple):
    """A file or folder on a store; its parts are called as those of a path are.

    >>> page = Remote("memory://来稿") / "三月" / "甲.txt"
    >>> str(page.with_name("甲.docx")), page.suffix, page.parent.name
    ('memory://来稿/三月/甲.docx', '.txt', '三月')
    """

    url: str

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, part: str | Path) -> "Remote":
        below = part.as_posix() if isinstance(part, Path) else part
        return self if below in ("", ".") else Remote(f"{self.url.rstrip('/')}/{below}")

    @property
    def name(self) -> str:
        return self.url.split("://", 1)[1].rstrip("/").rpartition("/")[2]

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix

    @property
    def stem(self) -> str:
        return Path(self.name).stem

    @property
    def parent(self) -> "Remote":
        return Remote(self.url.rstrip("/").rpartition("/")[0])

    def with_name(self, name: str) -> "Remote":
        return self.parent / name


Place = Path | Remote


def place(word: str) -> Place:
    """The path or address that a word is."""
    return Remote(word) if is_remote(word) else Path(word)


def is_remote(word: str) -> bool:
    """Whether a word is the address of something on a store."""
    return _URL.match(word) is not None


def read(remote: Remote) -> bytes:
    """What it holds."""
    system, path = _open(remote)
    data: bytes = system.cat_file(path)
    return data


def write(remote: Remote, data: bytes) -> None:
    """Put all of it there at once: nobody sees a half of it."""
    system, path = _open(remote)
    with contextlib.suppress(FileExistsError, NotImplementedError):
        system.makedirs(posixpath.dirname(path), exist_ok=True)
    file = system.open(path, "wb", autocommit=False)
    if hasattr(file, "commit"):
        with file:
            file.write(data)
        file.commit()
        return
    # This store shows a file while it is written.
    file.close()
    system.rm_file(path)
    temporary = posixpath.join(posixpath.dirname(path), f".zx-{os.urandom(6).hex()}.tmp")
    system.pipe_file(temporary, data)
    system.mv(temporary, path)


def remove(remote: Remote) -> None:
    """Take a file away, if it is there."""
    system, path = _open(remote)
    with contextlib.suppress(FileNotFoundError):
        system.rm_file(path)


def stamp(remote: Remote) -> Stamp | None:
    """Size and sign of change, None where there is no file."""
    system, path = _open(remote)
    try:
        info = system.info(path)
    except FileNotFoundError:
        return None
    return _stamp(info) if info["type"] == "file" else None


def is_folder(remote: Remote) -> bool:
    """Whether something lies below it."""
    system, path = _open(remote)
    return bool(system.isdir(path))


def walk(remote: Remote) -> Iterator[tuple[str, Stamp]]:
    """The files below it in order: their names from there on, and their stamps."""
    system, path = _open(remote)
    with contextlib.suppress(AttributeError):
        system.invalidate_cache()
    found: dict[str, Any] = system.find(path, detail=True)
    head = path.strip("/")
    for name in sorted(found):
        yield name.strip("/").removeprefix(head).lstrip("/"), _stamp(found[name])


def _open(remote: Remote) -> tuple[Any, str]:
    if importlib.util.find_spec("fsspec") is None:
        raise Problem("missing-extra", option=remote.url, library="fsspec", extra="cluster")
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(remote.url)
    except (ImportError, ValueError) as error:
        raise Problem("no-store", path=remote.url, reason=error) from None
    return system, path


def _stamp(info: dict[str, Any]) -> Stamp:
    return Stamp(int(info.get("size") or 0), next((str(info[key]) for key in _CHANGES if info.get(key)), ""))
