"""What an output folder knows of itself: which outputs are ours, what they were made of, and what was under way.

The folder `.zx-convert` in it holds a journal of JSON lines. Every process that writes has a part of its own; a run
begins and ends with putting the parts together. A hash is in the journal before the output takes its name: after a
power cut our own file does not look edited by hand.
"""

import contextlib
import hashlib
import io
import json
import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

from zx_convert.convert import storage, stores
from zx_convert.convert.stores import Place, Remote, Stamp
from zx_convert.text.problem import Problem

FOLDER = ".zx-convert"
# Names of what is made of all inputs begin with it: a merged document, an index, a report.
OF_ALL = ":"
_MAIN = "journal.jsonl"
_PART = ".part.jsonl"
# A part on a store is written whole each time; this many lines make the next one.
_LINES = 200
_PATIENCE = 3.0
# Names of files may hold any bytes.
_CODING = ("utf-8", "surrogatepass")


class Made(NamedTuple):
    """An output: its path below the folder, the hash of its bytes, and its stamp after it was written."""

    path: str
    sha: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Entry:
    """What was made of one input.

    Attributes:
        sha: hash of the input's bytes.
        stamp: its size and sign of change.
        made: the outputs by the key of all that decided them.
        rows: what the index says of its articles.
    """

    sha: str
    stamp: Stamp
    made: Mapping[str, Sequence[Made]]
    rows: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Journal:
    """Names a folder's journal in one run; workers get it.

    Attributes:
        root: the folder.
        run: what tells this run from others.
    """

    root: Place
    run: str

    @property
    def staging(self) -> Path | None:
        """Where outputs lie until they are whole."""
        return self.root / FOLDER / "tmp" if isinstance(self.root, Path) else None

    def below(self, place: Place) -> str:
        """The path of an output below the folder."""
        return below(self.root, place)

    @contextlib.contextmanager
    def writing(self, outputs: Iterable[tuple[Place, bytes]]) -> Iterator[dict[str, Entry]]:
        """Write outputs inside this: the journal holds their hashes before, and what was made of inputs after.

        Gives where to put what was made, by the names of the inputs.
        """
        self.will_write(outputs)
        entries: dict[str, Entry] = {}
        yield entries
        if entries:
            self.wrote(entries)

    def made(self, place: Place, data: bytes, stamp: Stamp) -> Made:
        """An output that was written."""
        return Made(self.below(place), sha_of(data), stamp)

    def will_write(self, outputs: Iterable[tuple[Place, bytes]]) -> None:
        """Note the hashes of outputs that are about to be written; when this returns they are kept for good."""
        planned = [(self.below(place), sha_of(data)) for place, data in outputs]
        _part(self).add([{"will": planned}], durable=True)

    def wrote(self, sources: Mapping[str, Entry]) -> None:
        """Note what was made of inputs."""
        _part(self).add([_record(name, entry) for name, entry in sources.items()], durable=False)


class Ledger:
    """What the journal of a folder says. Where each line lies is known; it is read when it is asked for."""

    def __init__(self, root: Place) -> None:
        self.root = root
        self._where: dict[str, tuple[_Spot, ...]] = {}
        self._intents: dict[str, set[str]] = {}
        self._parts: list[_Text] = []

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the parts."""
        for part in self._parts:
            part.close()

    def entry(self, source: str) -> Entry | None:
        """What was made of an input, None if nothing was."""
        spots = self._where.get(source)
        return _entry(json.loads(_line(spots))) if spots else None

    def hashes(self, output: str, entry: Entry | None) -> set[str]:
        """The hashes by which an output of an input is ours."""
        known = {
            made.sha for outputs in (entry.made.values() if entry else ()) for made in outputs if made.path == output
        }
        return known | self._intents.get(output, set())

    def outputs(self) -> Iterator[tuple[Made, str]]:
        """Every output below the folder, and the input that it was made of."""
        for source, spots in self._where.items():
            for outputs in _entry(json.loads(_line(spots))).made.values():
                yield from ((made, source) for made in outputs)

    def take(self, part: "_Text") -> None:
        """Take in a part. A line that a power cut has broken is left out: what it would have said is done again."""
        self._parts.append(part)
        offset = 0
        for line in part.lines():
            spot = _Spot(part, offset, len(line))
            offset += len(line)
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if "will" in record:
                for output, sha in record["will"]:
                    self._intents.setdefault(output, set()).add(sha)
                continue
            for outputs in record["made"].values() if self._intents else ():
                for made in outputs:
                    self._intents.pop(made[0], None)
            self._where[record["of"]] = (*self._where.get(record["of"], ()), spot)

    def lines(self) -> Iterator[bytes]:
        """All of it, in an order that depends on nothing else."""
        intents = [[output, sha] for output in sorted(self._intents) for sha in sorted(self._intents[output])]
        if intents:
            yield f"{_dump({'will': intents})}\n".encode(*_CODING)
        for name in sorted(self._where):
            yield _line(self._where[name])


class _Text:
    """A part of a journal, to be read from anywhere: a file stays where it is, what lies on a store is held."""

    def __init__(self, place: Place) -> None:
        self._stream: IO[bytes] = (
            io.BytesIO(storage.read_bytes(place)) if isinstance(place, Remote) else place.open("rb")
        )
        # It is read by threads, too.
        self._lock = threading.Lock()

    def lines(self) -> Iterator[bytes]:
        """The lines from the beginning."""
        self._stream.seek(0)
        return iter(self._stream)

    def read(self, offset: int, length: int) -> bytes:
        """A line."""
        with self._lock:
            self._stream.seek(offset)
            return self._stream.read(length)

    def close(self) -> None:
        self._stream.close()


class _Spot(NamedTuple):
    """Where a line lies."""

    part: _Text
    offset: int
    length: int


def _line(spots: Sequence[_Spot]) -> bytes:
    """A line, put together from those that say something of one input."""
    found = [spot.part.read(spot.offset, spot.length).rstrip(b"\n") for spot in spots]
    line = found[0]
    for later in found[1:]:
        line = _merged(json.loads(line), json.loads(later)).encode(*_CODING)
    return line + b"\n"


def load(root: Place) -> Ledger:
    """What is known of a folder; nothing is changed."""
    ledger = Ledger(root)
    for part in (root / FOLDER / _MAIN, *_parts(root)):
        if storage.stamp(part) is not None:
            ledger.take(_Text(part))
    return ledger


def gather(root: Place) -> Ledger:
    """Put the parts of a folder's journal together. What an interrupted run has left half done is swept away."""
    parts = _parts(root)
    ledger = load(root)
    if parts:
        with ledger:
            _rewrite(root / FOLDER / _MAIN, ledger)
        ledger = Ledger(root)
        ledger.take(_Text(root / FOLDER / _MAIN))
        for part in parts:
            _remove(part)
    if isinstance(root, Path):
        shutil.rmtree(root / FOLDER / "tmp", ignore_errors=True)
    return ledger


def _rewrite(main: Place, ledger: Ledger) -> None:
    if isinstance(main, Remote):
        storage.write_file(main, b"".join(ledger.lines()))
        return
    temporary = main.with_name(f"{_MAIN}.new")
    try:
        with temporary.open("wb") as stream:
            stream.writelines(ledger.lines())
            stream.flush()
            os.fsync(stream.fileno())
        ledger.close()  # Windows replaces no file that is open
        temporary.replace(main)
    except OSError as error:
        raise storage.system_problem(error, main) from error


def exists(root: Place) -> bool:
    """Whether a folder has a journal."""
    return bool(storage.stamp(root / FOLDER / _MAIN) or _parts(root))


@contextlib.contextmanager
def held(root: Place, name: str = "lock") -> Iterator[None]:
    """Nobody else works in this folder meanwhile. Raises Problem: `run-at-work`. On a store nothing is locked."""
    if isinstance(root, Remote):
        yield
        return
    file = root / FOLDER / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = file.open("ab")
    except OSError as error:
        raise storage.system_problem(error, file) from error
    with stream:
        _wait_for(stream, root)
        yield


def journal_of(root: Place) -> Journal:
    """A journal for a run that begins."""
    journal = Journal(root, f"{time.time_ns():020d}")
    if journal.staging is not None:
        journal.staging.mkdir(parents=True, exist_ok=True)
    return journal


def close(journal: Journal) -> None:
    """Let go of this process's part."""
    with _guard:
        part = _open_parts.pop(journal.root, None)
    if part is not None:
        part.close()


class _Part:
    """The lines that one process writes."""

    def __init__(self, journal: Journal) -> None:
        self.run = journal.run
        self._journal = journal
        self._lock = threading.Lock()
        self._lines: list[str] = []
        self._stream: IO[bytes] | None = None
        self._name()

    def add(self, records: Iterable[Mapping[str, Any]], durable: bool) -> None:
        text = [f"{_dump(record)}\n" for record in records]
        with self._lock:
            if isinstance(self._place, Remote):
                self._put(text, self._place)
                return
            if self._stream is None:
                self._place.parent.mkdir(parents=True, exist_ok=True)
                self._stream = self._place.open("ab")
            self._stream.write("".join(text).encode(*_CODING))
            self._stream.flush()
            if durable:
                os.fsync(self._stream.fileno())

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()

    def _put(self, text: list[str], place: Remote) -> None:
        self._lines += text
        storage.write_file(place, "".join(self._lines).encode(*_CODING))
        if len(self._lines) >= _LINES:
            self._lines = []
            self._name()

    def _name(self) -> None:
        self._place = self._journal.root / FOLDER / f"{time.time_ns():020d}-{os.urandom(4).hex()}{_PART}"


_guard = threading.Lock()
_open_parts: dict[Place, _Part] = {}


def _part(journal: Journal) -> _Part:
    with _guard:
        part = _open_parts.get(journal.root)
        if part is None or part.run != journal.run:
            if part is not None:
                part.close()
            part = _open_parts[journal.root] = _Part(journal)
        return part


def _parts(root: Place) -> list[Place]:
    folder = root / FOLDER
    if isinstance(folder, Remote):
        return (
            [folder / name for name, _ in stores.walk(folder) if name.endswith(_PART)]
            if stores.is_folder(folder)
            else []
        )
    try:
        return [folder / name for name in sorted(os.listdir(folder)) if name.endswith(_PART)]  # noqa: PTH208
    except OSError:
        return []


def _remove(part: Place) -> None:
    if isinstance(part, Remote):
        stores.remove(part)
    else:
        part.unlink(missing_ok=True)


def _wait_for(stream: IO[bytes], root: Path) -> None:
    """A run that was killed a moment ago may still hold it."""
    end = time.monotonic() + _PATIENCE
    while not _lock(stream):
        if time.monotonic() > end:
            raise Problem("run-at-work", folder=root)
        time.sleep(0.1)


def _lock(stream: IO[bytes]) -> bool:
    """Whether it is ours now; the system lets it go when this process ends, however it ends."""
    try:
        if os.name == "nt":
            import msvcrt

            stream.seek(0)
            getattr(msvcrt, "locking")(stream.fileno(), getattr(msvcrt, "LK_NBLCK"), 1)  # noqa: B009 -- not there elsewhere
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:
        return os.name != "nt"
    except OSError:
        return True  # a network folder that knows no locks
    return True


def is_still(made: Made, root: Place) -> bool:
    """Whether an output lies there as it was made, and no other file has taken its name. Raises Problem."""
    place = root / made.path
    found = storage.stamp(place)
    return found is not None and (found == made.stamp or sha_of(storage.read_bytes(place)) == made.sha)


def sha_of(data: bytes) -> str:
    """A hash of bytes, as the journal has it."""
    return hashlib.sha256(data).hexdigest()[:32]


def below(root: Place, place: Place) -> str:
    """The path of an output below a folder."""
    if isinstance(root, Remote):
        return str(place).removeprefix(f"{root.url.rstrip('/')}/")
    return Path(os.path.relpath(str(place), root)).as_posix()


def _dump(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _record(name: str, entry: Entry) -> dict[str, Any]:
    made = {key: [[one.path, one.sha, *one.stamp] for one in outputs] for key, outputs in entry.made.items()}
    return {"of": name, "sha": entry.sha, "stamp": list(entry.stamp), "made": made, "rows": list(entry.rows)}


def _entry(record: Mapping[str, Any]) -> Entry:
    made = {
        key: [Made(path, sha, Stamp(size, changed)) for path, sha, size, changed in outputs]
        for key, outputs in record["made"].items()
    }
    return Entry(record["sha"], Stamp(*record["stamp"]), made, record["rows"])


def _merged(before: Mapping[str, Any], now: dict[str, Any]) -> str:
    """Outputs of other formats stay known as ours; what has been made again replaces what was."""
    paths = {made[0] for outputs in now["made"].values() for made in outputs}
    kept = {key: [made for made in outputs if made[0] not in paths] for key, outputs in before["made"].items()}
    now["made"] = {key: outputs for key, outputs in kept.items() if outputs and key not in now["made"]} | now["made"]
    return _dump(now)
