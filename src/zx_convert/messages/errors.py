"""What goes wrong, by code: errors and warnings, what to do next, and the sentences made of them."""

from collections.abc import Mapping

from zx_convert.messages.facts import fields, known
from zx_convert.messages.faults import in_words
from zx_convert.text.language import Texts, translate
from zx_convert.text.problem import Notice, Problem

# What is wrong. The file and line it is about are put in front.
ERRORS: dict[str, str] = {
    # reading
    "no-such-file": "there is no such file",
    "is-folder": "this is a folder, not a file",
    "cannot-read": "the file cannot be read: {reason}",
    "empty-folder": "the folder holds no texts ({suffixes})",
    "nothing-fits": "no file in this folder fits {patterns}",
    "all-excluded": "--exclude leaves nothing of this folder: {patterns}",
    "not-text": "this is no text; it seems to be {seems}",
    "no-text": "there is no text in it",
    "undecodable": "this is no {encoding}: byte {offset} (0x{byte}) cannot be read; bytes that cannot: {count}",
    "unknown-encoding": "there is no encoding {name} that could be given back byte for byte",
    "bad-xml": "this is no XML that can be read: {reason}",
    "bad-document": "this is no document of zx-convert: at {where}: {reason}. It reads: {value}",
    "unknown-reader": "there is no reader {name}",
    # choosing and repairing
    "no-article": "there is no article {which}",
    "unknown-rule": "there is no pass or rule {name}",
    "unknown-mark": "no decision has the id {ids}",
    "both-ways": "{ids} cannot be refused and accepted at once",
    "bad-decisions": "{file}, which keeps what was decided on this text, cannot be used: {reason}",
    "nothing-to-keep": "there is no decision to keep",
    "keep-needs-file": "what is read from standard input has no place beside it to keep decisions",
    "keep-needs-text": "this document was repaired before, and holds its decisions itself",
    "decided-before": "{ids} was decided when this document was made, and is not undone in it",
    "unknown-repair": "there is no repair {name} in another package",
    "bad-form": "{option} cannot be {value}",
    "formed-before": "this document has been given other {option} before",
    "missing-extra": "{option} needs the library {library}, which is not installed",
    "no-config": "the settings {file} cannot be read: {reason}",
    "bad-config": "{key}: {reason}",
    "bad-date": "{value} is no date",
    # restoring
    "source-changed": "the source text has been changed by hand, so the file cannot be given back; first in: {block}",
    "nothing-to-restore": "this is not a document that --to xml wrote, so there is no other file to give back",
    "no-source": "this document was not read from a file, so there is none to give back",
    "unknown-command": "there is neither a command nor a file {name}",
    # writing
    "no-format": "nothing says what to make",
    "unknown-format": "there is no format {name}",
    "formats-in-name": "{output} names one file, not several formats",
    "suffix-of-other-format": "{output} has the suffix of {format}, but --to says {to}",
    "several-to-one": "several outputs do not go into one file, {output}",
    "output-of-html": "only --format html is written to a file",
    "diff-of-text": "--diff and --format {format} are two forms of an answer",
    "stdout-takes-one": "standard output takes one text in one format",
    "binary-to-terminal": "{format} cannot be shown on a terminal",
    "output-exists": "{output} exists and was left as it is",
    "output-edited": "{output} was edited after it had been made, and was left as it is",
    "output-is-input": "{output} is an input and is never written over",
    "same-output": "{output} has just been made from another input",
    "output-is-folder": "{output} is a folder, so no file can have this name",
    "not-a-folder": "{output} is a file where a folder is needed",
    "disk-full": "{output} cannot be written: there is no room left",
    "name-too-long": "the name of {output} is too long for the file system",
    "cannot-write": "{output} cannot be written: {reason}",
    # many inputs
    "run-at-work": "another run is at work in {folder}",
    "worker-died": "the process that converted this text ended ({status}), twice",
    "took-too-long": "the text was not converted within {seconds} seconds",
    "no-scheduler": "no cluster answers at {address}: {reason}",
    "no-such-folder": "there is no such folder",
    "watch-needs-output": "nothing says where the outputs go",
    "no-store": "this store cannot be opened: {reason}",
    "empty-pattern": "--split-name names nothing",
    "bad-pattern": "in the pattern {pattern} {name} stands for nothing",
    "broken-pattern": "the pattern {pattern} cannot be read: {reason}",
    "index-form": "{output} can be no index",
    "report-form": "{output} can be no report",
    # options, styles, fonts
    "unknown-option": "{formats} has no option {name}",
    "option-of-no-format": "{option} is for {name}, which is not made",
    "option-form": "{value} is no option",
    "unused-file": "--{file} is for another format: {formats} has no use for it",
    "bad-cover": "the cover cannot be used: {reason}",
    "bad-template": "the template cannot be used: {reason}",
    "bad-option": "the option {option} cannot be {value}: it {reason}",
    "no-style": "there is no style {style}",
    "bad-style": "{key}: {reason}",
    "no-font": "there is no font for {font}, not even one that comes with the program",
    "bad-font": "the font {font} cannot be used: {reason}",
    # plug-ins and libraries
    "missing-library": "the format {name} needs the library {library}, which is not installed",
    "broken-plugin": "the {kind} {name} of the package {package} cannot be used: {reason}",
    "plugin-failed": "the {kind} {name} of the package {package} failed: {reason}",
    "plugin-lost-text": "the repair {name} has changed the source text, which no repair may do",
    # ours
    "out-of-memory": "there is not enough memory for this text",
    "internal": "an error that should not be: {error}",
    "interrupted": "stopped",
}

WARNINGS: dict[str, str] = {
    "outputs-left-out": "what earlier runs have made in this folder is not taken as input: {outputs}",
    "pattern-fits-nothing": "the name of no input fits the pattern {pattern}, so that it gives no metadata",
    "link-left-out": "this link leads to {file}, which is taken itself",
    "undecodable-kept": "what is no {encoding} is shown as U+FFFD (times: {count})",
    "stale-decisions": "{file} decides on {ids}, which the repair of this text does not have any more",
    "font-fallback": "the font {font} ({weight}) is not there; {used} stands in for it",
    "font-weight": "the font {font} has no {weight} type; its {used} one is used",
    "ragged-lines": "{count} of {lines} lines end short of the margin: filling them would have opened holes in them",
    "template-sections": "the template has {count} sections: the text takes the first; the others' pages are not used",
    "missing-glyph-apart": "no font has {char} (U+{code}), which is not in the text itself: 〓 stands for it",
    "missing-glyph": "no font has {char} (U+{code}): 〓 stands for it in line {lines}",
}

# What to do next. A sentence is left out where a fact that it names is not known.
HINTS: dict[str, tuple[str, ...]] = {
    "unknown-command": ("Did you mean {nearest}?",),
    "empty-folder": ("Name files of other kinds one by one.",),
    "nothing-fits": (
        "Without / a pattern is for names, with / for paths below the folder; ** stands for any folders.",
    ),
    "not-text": ("{how}",),
    "undecodable": ("Name the encoding: --encoding gb18030, big5, utf-8 or another.",),
    "unknown-encoding": ("Usual ones are utf-8, gb18030, big5 and utf-16.",),
    "bad-document": ("Undo the last edit there; samples of every element are what --to xml writes.",),
    "unknown-reader": ("Did you mean {nearest}?", "There are: {known}."),
    "no-article": ("There are: {articles}.",),
    "unknown-rule": ("Did you mean {nearest}?", "`zx-convert rules` lists them."),
    "unknown-mark": ("`zx-convert check -v` lists the ids.",),
    "bad-decisions": ("Mend it there, or move it away.",),
    "nothing-to-keep": ("Name it with --reject, --accept or --without.",),
    "keep-needs-text": ("Keep decisions on its text, or edit the document.",),
    "decided-before": ("Edit it by hand, or repair it from its text again: --repair-again.",),
    "unknown-repair": ("Did you mean {nearest}?", "Built-in ones run anyway; `zx-convert rules` lists all."),
    "bad-form": ("There are: {known}.",),
    "formed-before": ("Repair it from its text again: --repair-again.",),
    "missing-extra": ("Install it: pip install 'zx-convert[{extra}]'.",),
    "bad-config": ("Mend it there, or leave the file out with --no-config.",),
    "bad-date": ("Write it as 2026-11-24.",),
    "nothing-to-restore": ("Name the .xml that was made of a text; a text that was converted is still as it was.",),
    "source-changed": ("Undo that edit: only attributes and the text of reg and lb may change.",),
    "no-format": ("Say it with --to, as in --to pdf or --to docx,epub.",),
    "unknown-format": ("Did you mean {nearest}?", "There are: {known}."),
    "formats-in-name": ("List the formats: --to {formats}, and name the file without a suffix, or a folder.",),
    "suffix-of-other-format": ("Give the file another suffix, or leave --to out.",),
    "several-to-one": ("Name a folder, with / at its end: -o {output}/",),
    "output-of-html": ("Say > FILE for the other forms.",),
    "diff-of-text": ("Leave one of them out.",),
    "stdout-takes-one": ("Name a folder: -o out/",),
    "binary-to-terminal": ("Name a file: -o FILE",),
    "output-exists": ("--force replaces it, -o writes elsewhere.",),
    "output-edited": ("--force replaces it; or move it away, and the text is converted anew.",),
    "run-at-work": ("Wait until it has ended.",),
    "worker-died": ("Cut the text in two; ZX_CONVERT_DEBUG=1 converts it without a process of its own.",),
    "took-too-long": ("Give it more with --time-limit, or cut the text in two.",),
    "no-scheduler": ("Start one: dask scheduler, and dask worker ADDRESS on every computer.",),
    "watch-needs-output": ("Name a folder: -o 成稿/",),
    "no-store": ("Install the library that fsspec asks for.",),
    "empty-pattern": ("Leave it out, or name what each article is called by (--help lists that).",),
    "broken-pattern": ("Names stand in pairs of braces; a brace itself is written twice.",),
    "bad-pattern": (
        "Did you mean {nearest}?",
        "It may hold {known}, each in {{}}.",
    ),
    "index-form": ("Name it .csv or .xlsx.",),
    "report-form": ("Name it .html.",),
    "output-is-input": ("Write elsewhere with -o.",),
    "same-output": ("Rename one of the two, or convert them into different folders.",),
    "output-is-folder": ("Name a file, or a folder with / at its end.",),
    "not-a-folder": ("Move it away, or write elsewhere with -o.",),
    "disk-full": ("What was there before is still there. Make room, or write elsewhere with -o.",),
    "name-too-long": ("Give the input a shorter name, or name the output with -o.",),
    "cannot-write": ("What was there before is still there.",),
    "unknown-option": ("Did you mean {nearest}?", "There are: {known}.", "`zx-convert formats NAME` explains them."),
    "option-of-no-format": ("Made are: {known}.",),
    "option-form": ("Write it as -O name=value, or -O docx:name=value for one format.",),
    "unused-file": ("Templates are for docx, covers for epub.",),
    "bad-cover": ("Pictures in JPEG, PNG or SVG can be covers.",),
    "bad-template": ("Open it in Word, save it as .docx or .dotx, and name that file.",),
    "bad-option": (
        "Did you mean {nearest}?",
        "`zx-convert formats NAME` lists what each option takes.",
    ),
    "no-style": ("Did you mean {nearest}?", "There are: {known}; a file of your own ends in .toml."),
    "bad-style": ("`zx-convert styles` shows where the styles that come with the program lie.",),
    "no-font": ("Install the program again: its folder fonts is not complete.",),
    "bad-font": ("Name another font in the style, or take this file away.",),
    "missing-library": ("Install zx-convert again: pip brings what it needs.",),
    "broken-plugin": ("Update or remove that package, or tell its authors.",),
    "plugin-failed": ("Tell the authors of that package; ZX_CONVERT_DEBUG=1 shows where it happened.",),
    "plugin-lost-text": ("Leave it out and tell its authors.",),
    "out-of-memory": ("Cut the text in two.",),
    "internal": ("Nothing was lost. ZX_CONVERT_DEBUG=1 shows where it happened: please report that.",),
    "outputs-left-out": ("Name such a file itself to convert it.",),
    "pattern-fits-nothing": ("{pattern} is for the whole name without its suffix; {{*}} stands for anything.",),
    "stale-decisions": ("Look at that place again with `zx-convert check`, and take the old line out of that file.",),
    "font-fallback": ("Put the font into the system's or the folder that ZX_CONVERT_FONTS names.",),
    "font-weight": ("Add that weight of the font to the system, or name another font in a style of your own.",),
    "undecodable-kept": ("If they are many, name the encoding: --encoding.",),
}

# How to go on with a file that is no text, by the kind of file.
HOW: dict[str, str] = {
    "save-as-text": "Open it in Word, WPS or LibreOffice, save it as plain text in UTF-8, and convert that.",
    "save-as-utf-8": "Open it in an editor, save it in UTF-8, and convert that.",
    "web-page": "Open it in a browser, copy the article into a text file, save it in UTF-8, and convert that.",
    "pdf": "Open it in a reader, copy the text into a text file, save it in UTF-8, and convert that.",
    "image": "Read it with an OCR program first, and convert the text that it gives.",
    "archive": "Unpack it first, and convert the texts in it.",
    "recording": "Write down what is said, and convert that.",
    "binary": "Only text can be converted: a .txt file, or what --to xml wrote.",
}

# What a misspelt word is called in a Problem's values.
_WORDS = ("name", "style")

# A value that is a phrase itself.
_PHRASE = "seems"

# They have Chinese forms in `locale/` (python tools/build_locale.py adds new texts to it).
ERRORS, WARNINGS, HOW = Texts(ERRORS), Texts(WARNINGS), Texts(HOW)


def text_of(problem: Problem | Notice) -> str:
    """The words for an error or a notice: where, what is wrong, what to do next.

    >>> text_of(Problem("unknown-format", name="dox", known="docx, pdf"))
    'there is no format dox. Did you mean docx? There are: docx, pdf.'
    """
    values = dict(problem.values)
    values.setdefault("how", HOW.get(str(values.get("hint")), HOW["binary"]))
    values.setdefault("nearest", _nearest(values))
    values = {name: in_words(value) for name, value in values.items()}
    if _PHRASE in values:
        values[_PHRASE] = translate(str(values[_PHRASE]))
    texts = ERRORS if isinstance(problem, Problem) else WARNINGS
    what = texts.get(problem.code, f"{problem.code}: {_facts(problem.values)}")
    hints = [translate(hint).format_map(values) for hint in HINTS.get(problem.code, ()) if known(hint, values)]
    sentences = _joined(_filled(what, values), hints)
    return _where(problem.values) + sentences


def _joined(what: str, hints: list[str]) -> str:
    """Sentences; Chinese ones need no space between them."""
    if not hints:
        return what
    is_chinese = hints[0].endswith(("。", "？"))
    stop, space = ("。", "") if is_chinese else (".", " ")
    return space.join([f"{what.rstrip('.。')}{stop}", *hints])


def near(word: str, known: list[str]) -> str:
    """The one of `known` that is most like `word`, "" if none is."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _nearest(values: Mapping[str, object]) -> str:
    word = next((str(values[key]) for key in _WORDS if key in values), "")
    known = [name.strip() for name in str(values.get("known", "")).split(",")]
    return near(word, known) if word else ""


def _where(values: Mapping[str, object]) -> str:
    path = values.get("path")
    if not path:
        return ""
    line = values.get("line")
    return f"{path}:{line}: " if line else f"{path}: "


def _filled(text: str, values: Mapping[str, object]) -> str:
    """A plug-in may leave out a fact; a message must come all the same."""
    return text.format_map({name: values.get(name, "?") for name in fields(text)})


def _facts(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())
