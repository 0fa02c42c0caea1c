"""Compares whole conversions, from a file to a file, with what else is installed: pandoc, LibreOffice, calibre.

python benchmarks/formats.py [ROUNDS]

The others convert the text as it stands; zx-convert repairs it as well, and is measured without that too. One page,
and fifty of them in one file.
"""

import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from measure import Cost, compare

from zx_convert.repair.pipeline import PASSES

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "samples" / "dispatches.txt"
SIZES = {"1 page": 1, "50 pages": 50}
FORMATS = ("docx", "epub", "pdf", "txt")

Command = Callable[[Path, Path], list[str]]
# The formats that a program writes, and how.
Peer = dict[str, Command]


def main(rounds: str = "3") -> None:
    peers = dict(_peers())
    with tempfile.TemporaryDirectory() as folder:
        # An installed package has its bytecode.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        for size, copies in SIZES.items():
            source = Path(folder, f"{copies}.txt")
            source.write_bytes(PAGE.read_bytes() * copies)
            for form in FORMATS:
                _compare(f"{form}, {size}", source, Path(folder, "out"), form, peers, int(rounds))


def _compare(title: str, source: Path, folder: Path, form: str, peers: Mapping[str, Peer], rounds: int) -> None:
    ours: dict[str, Peer] = {"zx-convert": dict.fromkeys(FORMATS, _zx), "… no repair": dict.fromkeys(FORMATS, _plain)}
    writers = ours | dict(peers)
    commands = {}
    for name, made in writers.items():
        if form in made:
            place = folder / name
            place.mkdir(parents=True, exist_ok=True)
            commands[name] = made[form](source, place / f"{source.stem}.{form}")
    costs = compare(commands, rounds)
    print(f"\n{title}")
    for name, cost in costs.items():
        print(f"  {name:12} {_shown(cost)}   ours takes {costs['zx-convert'].wall / cost.wall:5.2f} of its time")


def _shown(cost: Cost) -> str:
    return f"{cost.wall * 1000:8.0f} ms {cost.cpu * 1000:8.0f} ms CPU {cost.memory:6.0f} MB"


def _zx(source: Path, target: Path) -> list[str]:
    form = target.suffix.removeprefix(".")
    return [sys.executable, "-m", "zx_convert", "-q", str(source), "--to", form, "-o", str(target), "--force"]


def _plain(source: Path, target: Path) -> list[str]:
    return [*_zx(source, target), *(word for name in PASSES for word in ("--without", name))]


def _peers() -> Iterator[tuple[str, Peer]]:
    """The programs that are here, with the formats that they write; a line for each that is not."""
    programs = {"pandoc": _pandoc(), "soffice": shutil.which("soffice"), "calibre": shutil.which("ebook-convert")}
    for name, program in programs.items():
        if program is None:
            print(f"{name} is not installed and left out")
        else:
            yield name, _COMMANDS[name](program)


def _pandoc() -> str | None:
    if importlib.util.find_spec("pypandoc") is None:
        return shutil.which("pandoc")
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _with_pandoc(program: str) -> Peer:
    def command(source: Path, target: Path) -> list[str]:
        form = "plain" if target.suffix == ".txt" else target.suffix.removeprefix(".")
        return [program, "-f", "markdown", "-t", form, str(source), "-o", str(target), "--metadata=title:page"]

    return dict.fromkeys(("docx", "epub", "txt"), command)


def _with_soffice(program: str) -> Peer:
    def command(source: Path, target: Path) -> list[str]:
        profile = target.parent.parent / "profile"
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--infilter=Text (encoded):UTF8"]
        to = target.suffix.removeprefix(".")
        return [program, *options, "--convert-to", to, "--outdir", str(target.parent), str(source)]

    return dict.fromkeys(("docx", "epub", "pdf"), command)


def _with_calibre(program: str) -> Peer:
    def command(source: Path, target: Path) -> list[str]:
        return [program, str(source), str(target), "--enable-heuristics"]

    return dict.fromkeys(("docx", "epub", "pdf", "txt"), command)


_COMMANDS = {"pandoc": _with_pandoc, "soffice": _with_soffice, "calibre": _with_calibre}

if __name__ == "__main__":
    main(*sys.argv[1:])
