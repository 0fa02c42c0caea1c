"""Files in and out: what the system refuses becomes a Problem, and an output appears whole or not at all."""

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from zx_convert.convert import stores
from zx_convert.convert.stores import Place, Remote, Stamp
from zx_convert.text.problem import Problem

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
# A network that is gone for a while; stores say it in words of their own, so that all but these counts with them.
_PASSING = {
    errno.EIO, errno.EAGAIN, errno.ETIMEDOUT, errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNRESET,
    getattr(errno, "ESTALE", errno.EIO), getattr(errno, "EHOSTDOWN", errno.EIO), getattr(errno, "EREMOTEIO", errno.EIO),
}  # fmt: skip
_LASTING = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError, FileExistsError)
# Folders on Windows may have no more, files a dozen more.
_LONGEST_PATH = 248
_PAUSES = (0.2, 1.0, 3.0)
Result = TypeVar("Result")


def read_bytes(path: Place) -> bytes:
    """A file's bytes. Raises Problem: `no-such-file`, `is-folder`, `cannot-read`."""
    try:
        return _patiently(lambda: stores.read(path) if isinstance(path, Remote) else _system(path).read_bytes(), path)
    except FileNotFoundError:
        raise Problem("no-such-file", path=path) from None
    except OSError as error:
        # Windows says "permission denied" of a folder.
        if isinstance(path, Path) and path.is_dir():
            raise Problem("is-folder", path=path) from None
        raise Problem("cannot-read", path=path, reason=error.strerror or error) from error


def write_file(path: Place, data: bytes, staging: Path | None = None) -> None:
    """Put `data` at `path`; folders are made, and a failure leaves what was there.

    Args:
        path: where to.
        data: all of the file.
        staging: a folder of the same file system where the file lies until it is whole; None for the file's own.

    Raises Problem: `not-a-folder`, `is-folder`, `disk-full`, `name-too-long`, `cannot-write`.
    """
    try:
        _patiently(lambda: _write(path, data, staging), path)
    except OSError as error:
        raise system_problem(error, path) from error


def _write(path: Place, data: bytes, staging: Path | None) -> None:
    if isinstance(path, Remote):
        stores.write(path, data)
        return
    path, staging = _system(path), _system(staging) if staging is not None else None
    _make_folder(path.parent)
    if path.exists() and not path.is_file():
        _write_special(path, data)
    else:
        _replace(path.resolve(), data, staging)


def write_stream(stream: BinaryIO, data: bytes) -> None:
    """Put `data` on standard output. Raises Problem: `disk-full`, `cannot-write`; BrokenPipeError as it is."""
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise system_problem(error) from error


def stamp(path: Place) -> Stamp | None:
    """Size and sign of change of a file, None where there is none."""
    if isinstance(path, Remote):
        return _patiently(lambda: stores.stamp(path), path)
    try:
        found = _system(path).stat()
    except (OSError, ValueError):
        return None
    return stamp_of(found) if stat.S_ISREG(found.st_mode) else None


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp of a file that the system has told of."""
    return Stamp(found.st_size, str(found.st_mtime_ns))


def system_problem(error: OSError, path: Place | None = None) -> Problem:
    """What the system refused, at `path` or where the error says; without either it was standard output."""
    output = path or error.filename or "standard output"
    if error.errno in _FULL:
        return Problem("disk-full", output=output)
    if error.errno == errno.ENAMETOOLONG:
        return Problem("name-too-long", output=output)
    return Problem("cannot-write", output=output, reason=error.strerror or error)


def _patiently(action: Callable[[], Result], path: Place) -> Result:
    """Try again where a network may come back; what a store raises becomes an OSError."""
    for pause in (*_PAUSES, None):
        try:
            return action()
        except Problem:
            raise
        except OSError as error:
            if pause is None or isinstance(error, _LASTING) or not _may_pass(error, path):
                raise
        except Exception as error:
            if pause is None or not isinstance(path, Remote):
                raise OSError(errno.EIO, str(error) or type(error).__name__) from error
        time.sleep(pause)
    raise AssertionError  # the last turn returns or raises


def _may_pass(error: OSError, path: Place) -> bool:
    return isinstance(path, Remote) or error.errno in _PASSING


def _system(path: Path) -> Path:
    """A path as the system takes it."""
    return Path(long_path(str(path.absolute()))) if os.name == "nt" else path


def long_path(path: str) -> str:
    r"""A whole path as Windows takes it, which refuses long ones unless they are marked.

    >>> long_path("D:\\来稿\\甲.txt") == "D:\\来稿\\甲.txt"
    True
    >>> long_path("D:\\" + "来稿" * 150)[:9], long_path("\\\\server\\share\\" + "稿" * 300)[:15]
    ('\\\\?\\D:\\来稿', '\\\\?\\UNC\\server\\')
    """
    if len(path) < _LONGEST_PATH or path.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC{path[1:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


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


def _replace(path: Path, data: bytes, staging: Path | None) -> None:
    """Write beside `path`, then take its name in one step; the mode stays that of a file replaced."""
    temporary = (staging or path.parent) / f".zx-{os.urandom(6).hex()}.tmp"
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
