"""How far a run has come: a bar at a terminal, a line now and then where there is none."""

import time

from zx_convert.cli import terminal
from zx_convert.messages.answers import say

_WIDTH = 24
# Seconds between two pictures of the bar, and between two lines.
_BAR_PAUSE, _LINE_PAUSE = 0.1, 10.0
# Of the rate, how much the last seconds count.
_MEMORY = 0.3


class Progress:
    """Counts inputs as they are done.

    Args:
        total: how many there are.
        quiet: show nothing.
    """

    def __init__(self, total: int, quiet: bool) -> None:
        self.is_bar = not quiet and total > 1 and terminal.shows_bars()
        self._is_told = not quiet and total > 1
        self.total = total
        self._done = 0
        self._start = self._shown = time.monotonic()
        self._counted = 0
        self._rate = 0.0

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        pause = _BAR_PAUSE if self.is_bar else _LINE_PAUSE
        if self._is_told and now - self._shown >= pause:
            self._show(now)

    def _show(self, now: float) -> None:
        recent = (self._done - self._counted) / max(now - self._shown, 1e-6)
        self._rate = recent if not self._counted else _MEMORY * recent + (1 - _MEMORY) * self._rate
        self._counted, self._shown = self._done, now
        text = self._text()
        if not self.is_bar:
            terminal.tell(text)
            return
        filled = _WIDTH * self._done // self.total
        terminal.draw(f"[{'#' * filled}{'-' * (_WIDTH - filled)}] {text}")

    def _text(self) -> str:
        values = {"done": self._done, "total": self.total, "rate": f"{self._rate:.{0 if self._rate >= 10 else 1}f}"}
        if not self._rate:
            return say("progress", **values)
        return say("progress-left", **values, left=clock((self.total - self._done) / self._rate))


def clock(seconds: float) -> str:
    """A time that is left.

    >>> clock(5), clock(65.4), clock(3725)
    ('0:05', '1:05', '1:02:05')
    """
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
