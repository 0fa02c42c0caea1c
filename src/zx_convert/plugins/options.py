"""A writer's options: what its `Options` dataclass accepts, and the values a user gave, checked and typed."""

import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from zx_convert.text.problem import Fault, Problem, fault

if TYPE_CHECKING:
    from zx_convert.plugins.contract import Writer

_YES = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}
_SHAPES: dict[type[bool | int | float | str], Fault] = {
    bool: fault("yes-or-no"),
    int: fault("whole-number"),
    float: fault("number"),
    str: fault("text"),
}


class Option(NamedTuple):
    """One option of a writer.

    Attributes:
        name: as in `-O name=value`.
        kind: bool, int, float or str.
        choices: the only values there are, if it is a choice.
        optional: whether "none" is a value.
        default: its value where none is given.
        help: a sentence on what it does.
    """

    name: str
    kind: type[bool | int | float | str]
    choices: tuple[str, ...]
    optional: bool
    default: object
    help: str

    @property
    def shape(self) -> Fault:
        """What a value looks like."""
        shape = fault("words", words="|".join(self.choices)) if self.choices else _SHAPES[self.kind]
        return fault("or-none", shape=shape) if self.optional else shape


def options_of(writer: "Writer") -> list[Option]:
    """A writer's options, in its order. Raises Problem: `broken-plugin` for a type that nobody can type in."""
    hints = get_type_hints(writer.Options)
    return [_option(writer, field, hints[field.name]) for field in fields(writer.Options)]


def build_options(writers: Sequence["Writer"], given: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """Each writer's `Options`, by the writer's name.

    Args:
        writers: the writers chosen.
        given: (name, value) pairs; a name goes to every writer that has it, `docx:name` only to the one. A value is of
            the option's type or the text that a user typed.

    Raises:
        Problem: `unknown-option`, `bad-option`.
    """
    values: dict[str, dict[str, object]] = {writer.name: {} for writer in writers}
    known = {writer.name: {option.name: option for option in options_of(writer)} for writer in writers}
    for word, value in given:
        takers = _takers(word, known)
        for format_name, option in takers:
            values[format_name][option.name] = _typed(option, value)
    return {writer.name: writer.Options(**values[writer.name]) for writer in writers}


def _takers(word: str, known: Mapping[str, Mapping[str, Option]]) -> list[tuple[str, Option]]:
    """The formats that take an option, with the option as each has it."""
    prefix, mark, rest = word.replace(".", ":", 1).partition(":")
    if mark and prefix not in known:
        raise Problem("option-of-no-format", name=prefix, option=word, known=", ".join(known))
    name = rest if mark else word
    found = [
        (format_name, options[name])
        for format_name, options in known.items()
        if name in options and (not mark or format_name == prefix)
    ]
    if not found:
        formats = [prefix] if mark else list(known)
        names = dict.fromkeys(option for format_name in formats for option in known[format_name])
        raise Problem("unknown-option", name=name, formats=", ".join(formats), known=", ".join(names))
    return found


def _option(writer: "Writer", field: Any, hint: Any) -> Option:
    alternatives = [part for part in _alternatives(hint) if part is not type(None)]
    optional = type(None) in _alternatives(hint)
    choices: tuple[str, ...] = ()
    if len(alternatives) == 1 and get_origin(alternatives[0]) is Literal:
        choices = tuple(map(str, get_args(alternatives[0])))
        alternatives = [str]
    if len(alternatives) != 1 or alternatives[0] not in _SHAPES:
        reason = f"its option {field.name} is of a type that cannot be typed in: {hint}"
        raise Problem("broken-plugin", kind="writer", name=writer.name, package=type(writer).__module__, reason=reason)
    return Option(field.name, alternatives[0], choices, optional, field.default, str(field.metadata.get("help", "")))


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _typed(option: Option, value: object) -> object:
    if option.optional and (value is None or value == "none"):
        return None
    if option.choices:
        if value not in option.choices:
            raise _bad(option, value)
        return value
    if isinstance(value, str):
        return _parsed(option, value)
    if type(value) is option.kind:
        return value
    if option.kind is float and type(value) is int:
        return float(value)
    raise _bad(option, value)


def _parsed(option: Option, text: str) -> object:
    if option.kind is bool:
        if text.lower() not in _YES:
            raise _bad(option, text)
        return _YES[text.lower()]
    try:
        return option.kind(text)
    except ValueError:
        raise _bad(option, text) from None


def _bad(option: Option, value: object) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(str(value).lower(), option.choices, n=1, cutoff=0.5)
    values = {"nearest": f"{option.name}={near[0]}"} if near else {}
    return Problem(
        "bad-option", option=option.name, value=value, reason=fault("must-be", wanted=option.shape), **values
    )
