"""What is to be done with each input: what is up to date, what may be written over, where each output goes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zx_convert.batch import journal
from zx_convert.batch.inputs import Input
from zx_convert.batch.journal import sha_of
from zx_convert.batch.names import MOST, numbered
from zx_convert.batch.outputs import Claims, Destination
from zx_convert.batch.tasks import Order, Outcome
from zx_convert.batch.work import PAGE_SUFFIX, Job, Keys, Task
from zx_convert.convert import decisions, storage
from zx_convert.convert.settings import Settings, settings_for
from zx_convert.convert.steps import Recipe
from zx_convert.convert.stores import Place
from zx_convert.text.problem import Problem


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the user wants a run.

    Attributes:
        destination: where outputs go.
        force: everything is made anew, whatever lies there.
        may_replace: asked before a file that is not ours is replaced.
        dry: nothing is made; outcomes say what would be.
        pages: the folder of the pages of `check`, if they are made.
        split: whether one input makes many outputs.
        apart: whether what lies there already is of other inputs, though they had the same names (they were moved
            away): it stays, and a new output gets a number.
        reads: the files that the call names besides its inputs: no output lands on them.
    """

    destination: Destination
    force: bool = False
    may_replace: Callable[[Path], bool] = lambda path: False
    dry: bool = False
    pages: Place | None = None
    split: bool = False
    apart: bool = False
    reads: Sequence[Path] = ()


class Plan:
    """Decides on one input after another.

    Args:
        inputs: all of them.
        job: what is done with each.
        wishes: how the user wants it.
        ledger: what that says; None where there is none.
    """

    def __init__(self, inputs: Sequence[Input], job: Job, wishes: Wishes, ledger: journal.Ledger | None) -> None:
        self._job = job
        self._wishes = wishes
        self._ledger = ledger
        self._claims = Claims(inputs, wishes.reads)
        self._keys = Keys(job)
        self._suffixes = job.suffixes
        self._settings: dict[Path, tuple[Settings, str]] = {}

    def order(self, number: int, source: Input) -> Order | Outcome:
        """What is to be done with an input, or how it has fared if nothing is. Raises Problem."""
        if source.problem is not None:
            raise source.problem
        settings, settings_key = self._settings_of(source)
        kept = decisions.path_beside(source.local) if source.local is not None else None
        kept_key = sha_of(storage.read_bytes(kept)) if kept is not None and storage.stamp(kept) is not None else ""
        self._claims.bar([kept] if kept is not None and kept_key else [])
        name = journal_name(source)
        entry = self._ledger.entry(name) if self._ledger is not None else None
        current: dict[int, list[Place]] = {}
        if entry is not None and not self._wishes.force:
            entry, source = self._recognised(source, entry, name)
            current = self._current(entry, settings_key, kept_key)
        places = self._claimed(source, current)
        wanted = tuple(place for place in range(len(self._suffixes)) if place not in current)
        if not wanted:
            outputs = [path for paths in current.values() for path in paths]
            rows = entry.rows if entry is not None else ()
            return Outcome(source, outputs, "unchanged", settings=settings.file, rows=rows, number=number)
        for place in wanted:
            if place in places:
                self._make_way(places[place], entry)
        there = [path for paths in current.values() for path in paths] if len(self._job.targets) in wanted[:1] else []
        if self._wishes.dry:
            planned = there or [places[place] for place in wanted if place in places]
            return Outcome(source, planned, "unchanged" if there else "planned", number=number)
        task = Task(source, settings, kept if kept_key else None, wanted)
        chosen = {place: places[place] for place in wanted if place in places}
        return Order(number, task, name, chosen, settings_key, kept_key, current=there)

    def make_way(self, path: Place, source: str) -> None:
        """See to it that an output of an input may be written.

        Raises Problem: `output-is-input`, `same-output`, `output-exists`, `output-edited`.
        """
        self._claims.claim(path)
        self._make_way(path, self._ledger.entry(source) if self._ledger is not None else None)

    def page_for(self, source: Input) -> Place:
        """Where the page of `check` of an input goes."""
        return (self._wishes.pages or Path()) / source.folder / f"{source.name}{PAGE_SUFFIX}"

    def _claimed(self, source: Input, current: Mapping[int, Sequence[Place]]) -> dict[int, Place]:
        """Where the outputs of an input go, as far as that is known before they are made; nothing else goes there."""
        if self._job.split:
            places: dict[int, Place] = {}
            taken = [path for paths in current.values() for path in paths]
        else:
            places = self._apart(source, current) if self._wishes.apart else self._places(source)
            taken = list(places.values())
        for path in taken:
            self._claims.claim(path)
        return places

    def _apart(self, source: Input, current: Mapping[int, Sequence[Place]]) -> dict[int, Place]:
        """The first places where nothing of another text lies; all outputs of an input get the same number."""
        usual = self._places(source)
        for number in range(1, MOST):
            places = {key: numbered(path, self._suffixes[key], number) for key, path in usual.items()}
            if all(path in current.get(key, ()) or self._is_free(path) for key, path in places.items()):
                return places
        return usual

    def _is_free(self, path: Place) -> bool:
        """Whether nothing lies there but what an interrupted run has left."""
        if self._wishes.force or storage.stamp(path) is None:
            return True
        under_way = self._ledger.hashes(journal.below(self._ledger.root, path), None) if self._ledger else set()
        return bool(under_way) and sha_of(storage.read_bytes(path)) in under_way

    def _places(self, source: Input) -> dict[int, Place]:
        found = {}
        for number, suffix in enumerate(self._suffixes):
            is_page = suffix == PAGE_SUFFIX
            place = self.page_for(source) if is_page else self._wishes.destination.path_for(source, suffix)
            if place is not None:
                found[number] = place
        return found

    def _settings_of(self, source: Input) -> tuple[Settings, str]:
        """The settings in effect for an input; those of one folder are the same."""
        folder = source.local.parent if source.local is not None else Path()
        if folder not in self._settings:
            settings = settings_of(source, self._job.recipe)
            self._settings[folder] = (settings, self._keys.settings(settings))
            self._claims.bar(files_of(settings))
        return self._settings[folder]

    def _recognised(self, source: Input, entry: journal.Entry, name: str) -> tuple[journal.Entry, Input]:
        """What is known of an input, if it is still the same: by its stamp, or else by its bytes."""
        if source.data is not None:
            return replace(entry, sha=sha_of(source.data)), source
        stamp = source.stamp or (storage.stamp(source.path) if source.path is not None else None)
        source = replace(source, stamp=stamp)
        if source.path is None or (stamp == entry.stamp and stamp is not None and stamp.changed):
            return entry, source
        return replace(entry, sha=sha_of(storage.read_bytes(source.path))), source

    def _current(self, entry: journal.Entry, settings: str, kept: str) -> dict[int, list[Place]]:
        """The outputs that are up to date; one that was edited by hand is, as long as its input stays the same."""
        root = self._ledger.root if self._ledger is not None else Path()
        found = {}
        for place in range(len(self._suffixes)):
            made = entry.made.get(self._keys.of(place, entry.sha, settings, kept))
            if made and all(storage.stamp(root / one.path) is not None for one in made):
                found[place] = [root / one.path for one in made]
        return found

    def _make_way(self, path: Place, entry: journal.Entry | None) -> None:
        if self._wishes.force:
            return
        stamp = storage.stamp(path)
        if stamp is None:
            return
        if self._wishes.apart and not self._is_free(path):
            raise Problem("same-output", output=path)
        ledger = self._ledger
        below = journal.below(ledger.root, path) if ledger is not None else ""
        made = [one for outputs in (entry.made.values() if entry else ()) for one in outputs if one.path == below]
        if any(one.stamp == stamp for one in made):
            return
        ours = ledger.hashes(below, entry) if ledger is not None else set()
        if ours and sha_of(storage.read_bytes(path)) in ours:
            return
        if isinstance(path, Path) and not self._wishes.dry and self._wishes.may_replace(path):
            return
        raise Problem("output-edited" if ours else "output-exists", output=path)


def journal_name(source: Input) -> str:
    """What the journal calls an input: its path below the folder that was named."""
    return (source.folder / source.name).as_posix()


def files_of(settings: Settings) -> list[Path]:
    """The files of settings in effect: their own, and those of the style that they name."""
    from zx_convert.styling.sheets import style_files

    return [*([settings.file] if settings.file is not None else []), *style_files(settings.style or "newspaper")]


def settings_of(source: Input, recipe: Recipe) -> Settings:
    """The settings in effect for an input. Raises Problem: `bad-config`."""
    return recipe.settings if recipe.settings is not None else settings_for(source.local)
