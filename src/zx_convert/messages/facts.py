"""The facts that a text names in braces: which there are, and whether all are known."""

from collections.abc import Mapping
from string import Formatter


def fields(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def known(text: str, values: Mapping[str, object]) -> bool:
    return all(values.get(name) not in (None, "") for name in fields(text))
