"""What is wrong with a value, and what a value may be: parts of what several errors say."""

from zx_convert.messages.facts import fields
from zx_convert.text.language import Texts
from zx_convert.text.problem import Fault

FAULTS: dict[str, str] = {
    # what is wrong
    "must-be": "must be {wanted}",
    "must-be-not": "must be {wanted}, not {value}",
    "unknown-key": "is unknown here; known are {known}",
    "unknown-key-near": 'is unknown here; did you mean "{nearest}"?',
    "no-utf-8": "is not in UTF-8",
    "byte-no-utf-8": "byte {offset} is no UTF-8",
    "no-toml": "is no TOML: {error}",
    "one-call": "is for one call, and stands on the command line only",
    "lists-in-own-form": "its lists cannot be added to as they are written",
    "unknown-of": "{key} is none of its keys, {known}",
    "key-must-be": "{key} must be {wanted}",
    "both-ways": "{names} is both refused and accepted",
    "no-rule": "there is no pass or rule {name}",
    "on-itself": '"{style}" builds on this style itself',
    "two-sizes": "stands beside width and height: give one or the other",
    "no-room": "the margins leave no room for text",
    "lacks-key": 'lacks the key "{key}"',
    "no-font-table": "the style has no table [fonts.{font}], only {known}",
    "no-word-document": "it is no Word document ({error})",
    "macros": "it has macros",
    "no-picture": "it is no picture in JPEG, PNG or SVG",
    "document-type": "a document type declaration is not allowed",
    "too-deep": "elements nested deeper than {deepest}",
    "empty": "empty file",
    "name-taken": "a built-in has this name",
    # what a value may be
    "whole-number": "a whole number",
    "number": "a number",
    "text": "any text",
    "yes-or-no": "yes|no",
    "words": "{words}",
    "or-none": "{shape}|none",
    "whole-number-between": "a whole number from {low:g} to {high:g}",
    "number-between": "a number from {low:g} to {high:g}",
    "least": "{least} or more",
    "zero-or-least": "0, or {least} or more",
    "one-of": "one of {words}",
    "true-or-false": "true or false",
    "table": "a table",
    "string": "a string",
    "strings": "a list of strings",
    "long-strings": "a list of strings of two characters or more",
    "string-or-strings": "a string or a list of strings",
    "page-number": 'a string with {{page}} in it, or ""',
}
FAULTS = Texts(FAULTS)


def in_words(fact: object) -> object:
    """A fault in the user's language, any other fact as it is."""
    if not isinstance(fact, Fault):
        return fact
    text = FAULTS[fact.code]
    return text.format_map({name: in_words(fact.values[name]) for name in fields(text)})
