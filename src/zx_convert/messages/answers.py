"""What the commands answer, and things that are counted."""

from zx_convert.text.language import Texts, translate

SAYS: dict[str, str] = {
    "summary": "{joined} joined, {punctuation}, {undecided} undecided",
    "left-out": "{summary}, {lines} left out as page furniture",
    "decision": "line {line}, {rule} ({cert}): {change}",
    "decisions-head": (
        "What was decided on the text of this name. zx-convert reads it whenever it reads the text.\n"
        "reject: decisions refused; accept: undecided breaks that join; without: passes and rules that are off."
    ),
    "kept": "{file}: kept",
    "nothing-to-do": "nothing to repair",
    "summary-hint": "{summary}: zx-convert check {file}",
    "made": "{outputs}: {summary}",
    "read-as": "read as {encoding}",
    "name-of-no-split": "--split-name names what --split makes: give that too",
    "merge-or-split": "--merge makes one of many, --split many of one: not both at once",
    "usage-error": "Error: {message}",
    "try-help": "Try '{command} --help' for help.",
    "no-such-option": "there is no option {option}",
    "did-you-mean": "{text}. Did you mean {nearest}?",
    "too-many-words": "nothing was expected here: {words}",
    "needs-value": "{option} needs a value",
    "takes-no-value": "{option} takes no value",
    "bad-value": "{option} must be {wanted}",
    "one-of": "one of {words}",
    "whole-number-from": "a whole number from {least}",
    "number-from": "a number from {least:g}",
    "user-file": "yours: {file}",
    "project-file": "of this folder: {file}",
    "not-there": "not there",
    "usual": "default",
    "from-name": "The name {file} says:",
    "watched": "no longer watching {folder}",
    "watching": "watching {folder}; outputs go to {output} (Ctrl-C ends it)",
    "folder-away": "the folder is away; waiting for it",
    "folder-back": "the folder is there again",
    "config-or-none": "--config and --no-config exclude each other",
    "settings": "settings of {file}",
    "example": "as in: {example}",
    "settings-here": "In this folder the settings of {file} are in effect.",
    "totals": "{inputs}, {failed} failed, {outputs}",
    "totals-unchanged": "{totals}, {unchanged} up to date",
    "totals-planned": "{inputs}, {failed} failed, {outputs} to make",
    "up-to-date": "{input}: up to date",
    "more-failures": "and {count} more",
    "stdout": "standard output",
    "would-make": "{outputs}: to be made from {input}",
    "retried": "{input}: tried again ({reason})",
    "failures": "What failed:",
    "written": "{output}: written",
    "and-more": "{outputs} and {count} more",
    "merged": "{outputs}: {inputs} merged",
    "progress": "{done} of {total}, {rate} a second",
    "progress-left": "{done} of {total}, {rate} a second, {left} left",
    "replace": "{output} exists. Replace it? [y/N] ",
    "yes-or-no": "Please answer y or n.",
    "check-head": "{input}: {encoding}, {articles}, {blocks}",
    "check-head-plain": "{input}: {articles}, {blocks}",
    "by-rule": "by rule: {rules}",
    "how-to-decide": "undecided: --accept ID joins there, --reject ID ends the block, and --save keeps it",
    "width-counted": "{changes} (-v lists them)",
    "break-no": "join",
    "break-line": "line",
    "break-yes": "end",
    "break-maybe": "maybe",
    "kind-article": "article",
    "kind-kicker": "kicker",
    "kind-headline": "headline",
    "kind-deck": "deck",
    "kind-lead": "lead",
    "kind-byline": "byline",
    "kind-dateline": "dateline",
    "kind-p": "p",
    "kind-subhead": "subhead",
    "kind-list": "list",
    "kind-item": "item",
    "kind-lg": "lg",
    "kind-l": "l",
    "kind-quote": "quote",
    "kind-figure": "figure",
    "kind-caption": "caption",
    "kind-credit": "credit",
    "kind-note": "note",
    "kind-table": "table",
    "kind-row": "row",
    "kind-person": "person",
    "kind-continuation": "continuation",
    "kind-furniture": "furniture",
    "kind-reg": "reg",
    "cert-high": "high",
    "cert-medium": "medium",
    "cert-low": "low",
    "restored": "{output}: as it was read",
    "no-options": "{name} has no options.",
    "default": "default {value}",
    "from-package": "from the package {package}",
    "unusable": "cannot be used: {reason}",
    "error": "error",
    "warning": "warning",
    "info": "note",
    "reads": "Reads",
    "writes": "Writes",
    "bundled": "Fonts that come with the program",
    "roles": "Fonts of the style {style} in PDF",
}

# Things that are counted: one, and many.
COUNTED: dict[str, tuple[str, str]] = {
    "articles": ("1 article", "{count} articles"),
    "blocks": ("1 block", "{count} blocks"),
    "script": ("1 change of script", "{count} changes of script"),
    "changes": ("1 change of punctuation", "{count} changes of punctuation"),
    "characters": ("1 character", "{count} characters"),
    "furniture": ("1 line", "{count} lines"),
    "inputs": ("1 input", "{count} inputs"),
    "outputs": ("1 output", "{count} outputs"),
    "punctuation": ("1 mark of punctuation", "{count} marks of punctuation"),
}

# They have Chinese forms in `locale/` (python tools/build_locale.py adds new texts to it).
SAYS = Texts(SAYS)


def say(code: str, **values: object) -> str:
    """A text that is no error."""
    return SAYS[code].format_map(values)


def kind(name: str) -> str:
    """What an element of the vocabulary is called."""
    return str(SAYS.get(f"kind-{name}", name))


def count(what: str, number: int) -> str:
    """A number of things, in words that agree with it."""
    one, many = map(translate, COUNTED[what])
    return one if number == 1 else many.format(count=number)
