"""Decisions that last: what a user has refused and accepted in a text stands in a small file beside it.

`page.txt` has `page.zx.toml`. Ids of marks survive edits elsewhere in the text, so the file does too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zx_convert.convert import review, storage, toml_lists
from zx_convert.messages.answers import say
from zx_convert.text.problem import Problem, fault

if TYPE_CHECKING:
    from zx_convert.document import Mark

SUFFIX = ".zx.toml"
KEYS = ("reject", "accept", "without")
_CONTRARY = {"reject": "accept", "accept": "reject"}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a user has decided on a text.

    Attributes:
        reject: ids of marks that are refused.
        accept: ids of marks that are accepted.
        without: passes and rules that are off.
    """

    reject: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.reject or self.accept or self.without)

    def over(self, earlier: "Decisions") -> "Decisions":
        """These and earlier ones; where they differ these stand."""
        return Decisions(
            _merged(earlier.reject, self.reject, self.accept),
            _merged(earlier.accept, self.accept, self.reject),
            _merged(earlier.without, self.without, ()),
        )


def path_beside(text: Path) -> Path:
    """The file of decisions of a text.

    >>> path_beside(Path("来稿/三月.txt")).as_posix()
    '来稿/三月.zx.toml'
    """
    return text.with_name(f"{text.stem}{SUFFIX}")


def load(path: Path) -> Decisions:
    """The decisions in a file, none if there is no such file.

    Raises Problem: `bad-decisions`, `cannot-read`.
    """
    return _parse(_read(path), path)


def save(path: Path, decided: Decisions, marks: Iterable["Mark"], sentences: Mapping[str, str]) -> bool:
    """Put decisions into a file, beside what it holds; its comments stay.

    Args:
        path: the file.
        decided: what is added; an id that the file has decided the other way is moved.
        marks: the decisions of the repair, for the comments.
        sentences: what each rule does, for the comments.

    Returns:
        Whether the file has changed.

    Raises Problem: `bad-decisions`, `cannot-read`, `cannot-write`.
    """
    before = _read(path)
    known = _parse(before, path)
    wanted = decided.over(known)
    if wanted == known:
        return False
    comments = dict(sentences) | {mark.id: _comment(mark) for mark in marks}
    text = before.replace("\r\n", "\n") or "".join(f"# {line}\n" for line in say("decisions-head").splitlines())
    for key in KEYS:
        text = _extend(text, key, [name for name in getattr(wanted, key) if name not in getattr(known, key)], comments)
    if _parse(text, path) != wanted:
        raise Problem("bad-decisions", file=path, reason=fault("lists-in-own-form"))
    storage.write_file(path, text.replace("\n", "\r\n" if "\r\n" in before else "\n").encode())
    return True


def _extend(text: str, key: str, names: Sequence[str], comments: Mapping[str, str]) -> str:
    """Add to one list; what stood in the contrary one moves with its comment."""
    entries = []
    for name in names:
        comment = ""
        if key in _CONTRARY:
            text, comment = toml_lists.remove(text, _CONTRARY[key], name)
        entries.append((name, comment or comments.get(name, "")))
    return toml_lists.add(text, key, entries) if entries else text


def _comment(mark: "Mark") -> str:
    return say("decision", line=mark.line, rule=mark.rule, cert=say(f"cert-{mark.cert}"), change=review.change(mark))


def _merged(earlier: Collection[str], later: Collection[str], contrary: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(name for name in earlier if name not in contrary), *later]))


def _read(path: Path) -> str:
    # A name may be too long for one with this suffix beside it.
    if storage.stamp(path) is None:
        return ""
    try:
        return storage.read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("bad-decisions", file=path, reason=fault("byte-no-utf-8", offset=error.start)) from None


def _parse(text: str, path: Path) -> Decisions:
    import tomllib

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Problem("bad-decisions", file=path, reason=str(error)) from None
    for key, value in tables.items():
        if key not in KEYS:
            raise Problem("bad-decisions", file=path, reason=fault("unknown-of", key=key, known=", ".join(KEYS)))
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise Problem("bad-decisions", file=path, reason=fault("key-must-be", key=key, wanted=fault("strings")))
    found = Decisions(**{key: tuple(dict.fromkeys(value)) for key, value in tables.items()})
    contrary = set(found.reject) & set(found.accept)
    if contrary:
        raise Problem("bad-decisions", file=path, reason=fault("both-ways", names=", ".join(sorted(contrary))))
    return found
