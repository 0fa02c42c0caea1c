"""Compiled regular expressions, kept from one run to the next where Python keeps its bytecode.

Compiling the patterns that a page needs takes longer than all that is done with them, and every process compiles them
anew. Python does it in two steps: `re._compiler` turns a pattern into a list of numbers, slowly; `_sre.compile` checks
the list and makes a pattern of it, in no time. The lists are kept in one file beside the bytecode of this module, by
the rules of bytecode: elsewhere with `sys.pycache_prefix`, and none is written with `sys.dont_write_bytecode` or where
the folder cannot be written. Neither step is a documented interface: where one is not as it is known here, `re.compile`
does all the work.
"""

import atexit
import contextlib
import marshal
import os
import re
import sys
from array import array
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr, Final, cast
from zlib import crc32

from zx_convert import __version__

# A pattern and its flags; what `_sre.compile` wants to make it.
_Key = tuple[str | bytes, int]
_Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

# More than there are: patterns of former states of the program are among them.
_MOST = 2000
# Bytes of the checksum that the file begins with.
_SUM = 4
# The numbers of a pattern's list, as `array` calls them: `_sre.CODESIZE` is 4 bytes.
_NUMBER: Final = "I"


class _Kept:
    """The patterns that this Python has compiled before, by their source and flags."""

    def __init__(self, bytecode: str | None) -> None:
        self.path = Path(bytecode).with_suffix(".patterns") if bytecode else None
        # `_Made` as bytes, which are read faster than what they hold: no run needs all.
        self.made: dict[_Key, bytes] = {}
        self.is_saved = True
        self.head: tuple[object, ...] = ()
        with contextlib.suppress(ImportError, AttributeError):
            self._sre: Any = import_module("_sre")
            self._parser: Any = import_module("re._parser")
            self._compiler: Any = import_module("re._compiler")
            python = (sys.implementation.name, sys.hexversion, self._sre.MAGIC, self._sre.CODESIZE)
            self.head = (__version__, _NUMBER, *python)
            self._load()

    def _load(self) -> None:
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            data = self.path.read_bytes() if self.path else b""
            # What is damaged can take `marshal` long; what is whole is as safe as the bytecode beside it.
            if crc32(data[_SUM:]).to_bytes(_SUM, "little") == data[:_SUM]:
                head, made = marshal.loads(data[_SUM:])  # noqa: S302
                self.made = made if head == self.head and len(made) <= _MOST else {}

    def compile(self, source: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """What `re.compile` gives."""
        if not self.head:
            return re.compile(source, flags)
        key = (source, int(flags))
        made = self.made.get(key)
        try:
            if made is None:
                made = marshal.dumps(self._make(source, int(flags)))
                self._add(key, made)
            read_flags, code, *groups = cast("_Made", marshal.loads(made))  # noqa: S302
            numbers = memoryview(code).cast(_NUMBER).tolist()
            pattern: re.Pattern[AnyStr] = self._sre.compile(source, read_flags, numbers, *groups)
        except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
            return re.compile(source, flags)
        return pattern

    def _make(self, source: AnyStr, flags: int) -> _Made:
        """The first step, as `re._compiler.compile` does it."""
        parsed = self._parser.parse(source, flags)
        names = parsed.state.groupdict
        by_number: list[str | None] = [None] * parsed.state.groups
        for name, number in names.items():
            by_number[number] = name
        code = array(_NUMBER, map(int, self._compiler._code(parsed, flags))).tobytes()
        return flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(by_number)

    def _add(self, key: _Key, made: bytes) -> None:
        if self.is_saved and self.path is not None and not sys.dont_write_bytecode:
            self.is_saved = False
            atexit.register(self.save)
        self.made[key] = made

    def save(self) -> None:
        """Write the file anew, whole or not at all, if there is anything new."""
        if self.is_saved or self.path is None or not self.path.parent.is_dir():
            return
        self.is_saved = True
        draft = self.path.with_suffix(f".{os.getpid()}")
        try:
            # Another process may have kept others in the meantime.
            mine, self.made = self.made, {}
            self._load()
            self.made |= mine
            data = marshal.dumps(cast("Any", (self.head, self.made)))
            draft.write_bytes(crc32(data).to_bytes(_SUM, "little") + data)
            draft.replace(self.path)
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                draft.unlink()


_KEPT = _Kept(__spec__.cached)
compiled = _KEPT.compile
keep = _KEPT.save
