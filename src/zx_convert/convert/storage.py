"""Files in and out: what the system refuses becomes a Problem, and an output appears whole or not at all."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from zx_convert.text.problem import Problem

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises Problem: `no-such-file`, `is-folder`, `cannot-read`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Problem("no-such-file", path=path) from None
    except OSError as error:
        # Windows says "permission denied" of a folder.
        if path.is_dir():
            raise Problem("is-folder", path=path) from None
        raise Problem("cannot-read", path=path, reason=error.strerror or error) from error


def write_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`; folders are made, and a failure leaves what was there.

    Raises Problem: `not-a-folder`, `is-folder`, `disk-full`, `name-too-long`, `cannot-write`.
    """
    try:
        _make_folder(path.parent)
        if path.exists() and not path.is_file():
            _write_special(path, data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise system_problem(error, path) from error


def write_stream(stream: BinaryIO, data: bytes) -> None:
    """Put `data` on standard output. Raises Problem: `disk-full`, `cannot-write`; BrokenPipeError as it is."""
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise system_problem(error) from error


def system_problem(error: OSError, path: Path | None = None) -> Problem:
    """What the system refused, at `path` or where the error says; without either it was standard output."""
    output = path or error.filename or "standard output"
    if error.errno in _FULL:
        return Problem("disk-full", output=output)
    if error.errno == errno.ENAMETOOLONG:
        return Problem("name-too-long", output=output)
    return Problem("cannot-write", output=output, reason=error.strerror or error)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        obstacle = next(place for place in (folder, *folder.parents) if place.exists() or place.is_symlink())
        raise Problem("not-a-folder", output=obstacle) from None


def _write_special(path: Path, data: bytes) -> None:
    """A device or a named pipe is written to, never replaced."""
    if path.is_dir():
        raise Problem("output-is-folder", output=path)
    with path.open("wb", buffering=0) as stream:
        stream.write(data)


def _replace(path: Path, data: bytes) -> None:
    """Write beside `path`, then take its name in one step; the mode stays that of a file replaced."""
    temporary = path.with_name(f".zx-{os.urandom(6).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
