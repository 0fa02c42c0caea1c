"""A long day: 2,000 files of 30 kinds, killed at 20 random moments; the folder is as if nothing had happened."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from zx_convert import read
from zx_convert.batch.journal import FOLDER
from zx_convert.document import original

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="SIGKILL is not there")]

FILES, KILLS = 2000, 20
PARAGRAPH = "清晨六点，护河员下到河边，把水尺上的刻度念了出来，又默默复述了一遍。"


def texts(samples: Path) -> list[str]:
    return [original(read(path))[:1500] for path in sorted(samples.glob("*.txt"))]


def kinds(samples: Path) -> dict[str, tuple[bool, Callable[[int], bytes]]]:
    """The kinds by name: whether such a file is good, and its bytes."""
    pages = texts(samples)

    def page(number: int) -> str:
        return f"第{number}号来稿\n\n{pages[number % len(pages)]}"

    simple = f"护河员的一天\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    traditional = "護河員的一天\n\n清晨六點，護河員下到河邊，把水尺上的刻度唸了出來，又默默複述了一遍。\n"
    return {
        "utf-8": (True, lambda n: page(n).encode()),
        "utf-8-bom": (True, lambda n: page(n).encode("utf-8-sig")),
        "gbk": (True, lambda n: page(n).encode("gb18030")),
        "big5": (True, lambda n: (traditional * (1 + n % 3)).encode("big5")),
        "utf-16": (True, lambda n: page(n).encode("utf-16")),
        "crlf": (True, lambda n: page(n).replace("\n", "\r\n").encode()),
        "cr": (True, lambda n: page(n).replace("\n", "\r").encode()),
        "form-feed": (True, lambda n: page(n).replace("\n\n", "\f", 1).encode()),
        "indented": (True, lambda n: "".join(f"　　{line}\n" for line in page(n).split("\n")).encode()),
        "wrapped": (True, lambda n: "\n".join(page(n)[at : at + 30] for at in range(0, 900, 30)).encode()),
        "one-line": (True, lambda n: f"{PARAGRAPH}{n}".encode()),
        "one-character": (True, lambda n: "春".encode()),
        "no-line-end": (True, lambda n: f"春耕备耕\n\n{PARAGRAPH}{n}".encode()),
        "rare": (True, lambda n: f"𠮷野家与㐂\n\n{PARAGRAPH}🌾{n}".encode()),
        "latin": (True, lambda n: f"A plain note.\n\nNothing Chinese here, {n}.\n".encode()),
        "control": (True, lambda n: f"春耕\x0b备耕\n\n{PARAGRAPH}\x7f{n}".encode()),
        "huge": (True, lambda n: (simple * 300).encode()),
        "upper.TXT": (True, lambda n: page(n).encode()),
        "name with 'quotes' & spaces": (True, lambda n: page(n).encode()),
        "中文名·（一）": (True, lambda n: page(n).encode()),
        "CON": (True, lambda n: page(n).encode()),
        "decided": (True, lambda n: page(n).encode()),
        "empty": (False, lambda n: b""),
        "white": (False, lambda n: " \n\t\r\n　".encode()),
        "binary": (False, lambda n: bytes(range(256)) * 20),
        "picture": (False, lambda n: b"\x89PNG\r\n\x1a\n" + bytes(500)),
        "archive": (False, lambda n: b"PK\x03\x04" + bytes(range(256)) * 4),
        "unreadable": (False, lambda n: b""),
        "name-too-long": (False, lambda n: page(n).encode()),
        "bad-decisions": (False, lambda n: page(n).encode()),
    }


def fill(folder: Path, samples: Path) -> tuple[int, int, int]:
    """Make the files; give how many are good, how many are bad, and how many of these have one output all the same."""
    good = bad = half = 0
    found = kinds(samples)
    assert len(found) == 30
    for number in range(FILES):
        kind = list(found)[number % len(found)]
        is_good, data = found[kind]
        place = folder / f"{number % 17:02}月" / f"{number % 5}日"
        place.mkdir(parents=True, exist_ok=True)
        stem = f"{number:04} {kind}"
        path = place / (stem if stem.endswith(".TXT") else f"{stem}.txt")
        if kind == "unreadable":
            path.symlink_to(path.name)  # it leads to itself: root cannot read it either
        elif kind == "name-too-long":
            path = place / f"{number:04}{'长' * 82}{'x'}.txt"
            path.write_bytes(data(number))
        else:
            path.write_bytes(data(number))
        if kind == "decided":
            path.with_name(f"{path.stem}.zx.toml").write_text("without = ['dash']\n", encoding="utf-8")
        if kind == "bad-decisions":
            path.with_name(f"{path.stem}.zx.toml").write_text("reject = 3\n", encoding="utf-8")
        good, bad = good + is_good, bad + (not is_good)
        # A name that is too long for .docx is not too long for .txt.
        half += kind == "name-too-long"
    return good, bad, half


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_killed_twenty_times(tmp_path: Path, samples: Path) -> None:
    good, bad, half = fill(tmp_path / "来稿", samples)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent / "src"), "PYTHONUTF8": "1"}

    def words(output: str) -> list[str]:
        return [sys.executable, "-m", "zx_convert", "来稿/", "--to", "docx,txt", "-o", output, "-j", "2"]

    start = time.monotonic()
    once = subprocess.run(
        words("一次/"), env=environment, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8"
    )
    needed = time.monotonic() - start
    assert once.returncode == 1
    assert f"{FILES} inputs, {bad} failed, {2 * good + half} outputs" in once.stderr
    undisturbed = contents(tmp_path / "一次")
    assert len(undisturbed) == 2 * good + half

    dice = random.Random(20260308)  # noqa: S311 -- the same moments each time
    for kill in range(KILLS):
        process = subprocess.Popen(
            words("多次/"), env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(dice.uniform(0.2, 1.6 * needed / KILLS + 0.4))
        # The program alone, or all of its processes.
        if kill % 2:
            process.send_signal(signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    last = subprocess.run(
        words("多次/"), env=environment, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8"
    )
    assert last.returncode == 1
    assert f"{FILES} inputs, {bad} failed" in last.stderr
    codes = [
        line.split("]")[0].removeprefix("error[") for line in last.stderr.splitlines() if line.startswith("error[")
    ]
    assert set(codes) == {"no-text", "not-text", "cannot-read", "name-too-long", "bad-decisions"}
    assert contents(tmp_path / "多次") == undisturbed
    journal = (tmp_path / "多次" / FOLDER / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum("of" in json.loads(line) for line in journal) == good + half
    assert sorted(path.name for path in (tmp_path / "多次" / FOLDER).iterdir()) == ["journal.jsonl", "lock"]
