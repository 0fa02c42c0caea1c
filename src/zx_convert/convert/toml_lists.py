"""Adds to and takes from the lists of strings in a TOML file, and leaves all else in it as the user wrote it."""

import re
import tomllib
from collections.abc import Sequence
from typing import NamedTuple

from zx_convert.text.patterns import regex

_STRING = r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_TOKEN = regex(rf"(?P<comment>#[^\n]*)|(?P<string>{_STRING})|(?P<comma>,)|(?P<end>\])", re.DOTALL)


class _Item(NamedTuple):
    """A string of a list, and where it lies, with its comma."""

    value: str
    start: int
    end: int
    has_comma: bool


class _List(NamedTuple):
    """A list of strings: its items, and the place of its `]`."""

    items: list[_Item]
    close: int


def add(text: str, key: str, entries: Sequence[tuple[str, str]]) -> str:
    """Put strings at the end of a list, each on a line of its own under its comment.

    Args:
        text: the file.
        key: name of the list; it is made if there is none.
        entries: (string, comment) of each; "" for no comment.

    >>> print(add('reject = ["a"] # mine', "reject", [("b", "why")]))
    reject = ["a",
      # why
      "b",
    ] # mine
    """
    lines = "".join(_comment(comment) + f'  "{value}",\n' for value, comment in entries)
    found = _find(text, key)
    if found is None:
        gap = "\n" if text.strip() else ""
        return f"{text.rstrip()}{gap}{gap}{key} = [\n{lines}]\n"
    head, tail = text[: found.close], text[found.close :]
    if found.items and not found.items[-1].has_comma:
        end = found.items[-1].end
        head = f"{head[:end]},{head[end:]}"
    head = head.rstrip(" \t")
    return f"{head}{'' if head.endswith(chr(10)) else chr(10)}{lines}{tail}"


def remove(text: str, key: str, value: str) -> tuple[str, str]:
    """Take a string out of a list; give the rest, and the comment in the lines directly above it.

    The comment goes with its string where that has a line for itself.
    """
    found = _find(text, key)
    item = next((item for item in found.items if item.value == value), None) if found else None
    if item is None:
        return text, ""
    start = text.rfind("\n", 0, item.start) + 1
    stop = text.find("\n", item.end) + 1 or len(text)
    if text[start : item.start].strip() or not re.fullmatch(r"\s*(#.*)?\s*", text[item.end : stop]):
        return text[: item.start] + text[item.end :].removeprefix(" "), ""
    above = text[:start].splitlines(keepends=True)
    comments: list[str] = []
    while above and above[-1].lstrip().startswith("#"):
        comments.insert(0, above.pop().strip().removeprefix("#").strip())
    comments += [text[item.end : stop].strip().removeprefix("#").strip()]
    return "".join(above) + text[stop:], "\n".join(filter(None, comments))


def _comment(text: str) -> str:
    """A comment may hold no control characters (TOML 1.0)."""
    lines = ("".join(c if c.isprintable() else " " for c in line) for line in text.split("\n") if line)
    return "".join(f"  # {line}\n" for line in lines)


def _find(text: str, key: str) -> _List | None:
    opening = re.search(rf"""^[ \t]*(["']?){re.escape(key)}\1[ \t]*=[ \t]*\[""", text, re.MULTILINE)
    if opening is None:
        return None
    items: list[_Item] = []
    for token in _TOKEN.finditer(text, opening.end()):
        if token.lastgroup == "end":
            return _List(items, token.start())
        if token.lastgroup == "string":
            items.append(_Item(tomllib.loads(f"x = {token[0]}")["x"], token.start(), token.end(), False))
        elif token.lastgroup == "comma" and items:
            items[-1] = items[-1]._replace(end=token.end(), has_comma=True)
    return None
