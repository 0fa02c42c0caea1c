"""Measures commands side by side: seconds of clock and processor, memory; the best of several rounds, turn by turn."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of the clock, seconds of processors, and the most memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str]) -> Cost:
    """Run one command to its end. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read() if process.stderr is not None else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[:3]} failed: {message.decode(errors='replace')[-400:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def compare(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Cost]:
    """Run each command once a round, in turn, so that a busy machine is busy for all; keep the best of each."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(run(command))
    return {
        name: Cost(min(c.wall for c in found), min(c.cpu for c in found), min(c.memory for c in found))
        for name, found in costs.items()
    }
