"""Speaking to the user: messages to standard error, questions at a terminal, output that no console can break."""

import os
import sys
import traceback
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO

import click

from zx_convert.messages import text_of
from zx_convert.messages.answers import say
from zx_convert.text.problem import Notice, Problem, Report
from zx_convert.text.width import display_width

# What is shown is told by words and signs too: colour only helps to find it.
STYLES: dict[str, dict[str, Any]] = {
    "": {},
    "name": {"bold": True},
    "faint": {"dim": True},
    "before": {"fg": "red"},
    "after": {"fg": "green", "bold": True},
    "arrow": {"dim": True},
    "high": {"fg": "green"},
    "medium": {"fg": "yellow"},
    "low": {"fg": "red"},
    "maybe": {"fg": "red", "bold": True},
    "rule": {"fg": "cyan"},
}

# In whatever language the question is; an empty answer is a no.
_YES = frozenset({"y", "yes", "是"})
_NO = frozenset({"", "n", "no", "否"})
ALL_DONE, FAILED, WRONG_USAGE, UNDECIDED, INTERRUPTED = 0, 1, 2, 3, 130


# Columns of the line on standard error that is drawn over.
_drawn = 0


def prepare_streams() -> None:
    """A console that lacks a character (GBK) shows another one instead of ending the program."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def tell(text: str) -> None:
    """A message on standard error."""
    draw("")
    click.echo(text, err=True)


def draw(line: str) -> None:
    """A line on standard error that the next one takes away; "" only takes it away."""
    global _drawn
    if _drawn or line:
        sys.stderr.write(("\r" + " " * _drawn + "\r" if _drawn else "") + line)
        sys.stderr.flush()
    _drawn = display_width(line)


def show_problem(problem: Problem) -> None:
    """An error with its code; with ZX_CONVERT_DEBUG where it arose too."""
    tell(problem_text(problem))


def show_notice(notice: Notice) -> None:
    """A warning with its code."""
    tell(notice_text(notice))


def problem_text(problem: Problem) -> str:
    """What `show_problem` shows."""
    text = f"{say('error')}[{problem.code}]: {text_of(problem)}"
    if os.environ.get("ZX_CONVERT_DEBUG"):
        text += "\n" + "".join(traceback.format_exception(problem.__cause__ or problem)).rstrip()
    return text


def notice_text(notice: Notice) -> str:
    """What `show_notice` shows."""
    return f"{say(notice.severity)}[{notice.code}]: {text_of(notice)}"


def teller(quiet: bool, verbose: bool) -> Report:
    """Shows notices as far as the user wants them: what is only for information with -v."""

    def tell_of(notice: Notice) -> None:
        if not quiet and (verbose or notice.severity != "info"):
            show_notice(notice)

    return tell_of


def may_replace(path: Path) -> bool:
    """Ask at a terminal; without one the answer is no. Ctrl-C stops the program, Ctrl-D is a no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    draw("")
    while True:
        click.echo(say("replace", output=path), err=True, nl=False)
        try:
            answer = unicodedata.normalize("NFKC", input()).strip().lower()
        except EOFError:
            tell("")
            return False
        if answer in _YES or answer in _NO:
            return answer in _YES
        tell(say("yes-or-no"))


def shows_bars() -> bool:
    """Whether a line can be drawn over on standard error."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class Paint:
    """Colours for standard output, where it shows them.

    Args:
        when: always, never, or auto: at a terminal, unless NO_COLOR is set (no-color.org).
    """

    def __init__(self, when: str) -> None:
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        self._on = when == "always" or (when == "auto" and sys.stdout.isatty() and not plain)

    def __call__(self, text: str, style: str) -> str:
        """`text` in a style of `STYLES`."""
        return click.style(text, **STYLES[style]) if self._on and text and STYLES[style] else text

    def echo(self, line: str) -> None:
        """A line on standard output."""
        click.echo(line, color=self._on)

    def table(self, rows: Iterable[Sequence[str]], indent: str = "", notes: Iterable[str] = ()) -> None:
        """Rows in columns, wide characters counted as two; the last column is not padded.

        A row can have a note, which stands below it.
        """
        lines = [list(row) for row in rows]
        widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
        for line, note in zip_longest(lines, notes):
            padded = [text + " " * (width - _width(text)) for text, width in zip(line[:-1], widths, strict=False)]
            self.echo((indent + "  ".join([*padded, line[-1]])).rstrip())
            if note:
                self.echo(f"{indent}    {note}")


def print_table(rows: Iterable[Sequence[str]], indent: str = "", notes: Iterable[str] = ()) -> None:
    """Rows in columns without colours."""
    Paint("never").table(rows, indent, notes)


def _width(text: str) -> int:
    return display_width(click.unstyle(text))


def stdin_bytes() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def stdout_bytes() -> BinaryIO:
    """Standard output for a file's bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer
