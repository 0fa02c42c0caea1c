"""Finds the line of a TOML file on which a key stands: `tomllib` gives values without their places."""

import re

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")

Keys = tuple[str, ...]


def line_of(text: str, keys: Keys) -> int:
    r"""Give the line (from 1) of the key `keys`, or of the nearest table around it; 1 where nothing matches.

    >>> line_of("[page]\nsize = 'A4'\n[roles.body]\nsize = 9", ("roles", "body", "size"))
    4
    """
    best, line = 0, 1
    table: Keys = ()
    for number, content in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(content):
            found = table = _parts(header[1])
        elif key := _KEY.match(content):
            found = table + _parts(key[1])
        else:
            continue
        if len(found) > best and keys[: len(found)] == found:
            best, line = len(found), number
    return line


def _parts(dotted: str) -> Keys:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
