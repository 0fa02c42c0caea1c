"""Every text a user sees, by code: errors and warnings with what to do next, the help, the answers."""

from collections.abc import Mapping
from difflib import get_close_matches
from string import Formatter

from zx_convert.text.problem import Notice, Problem

# What is wrong. The file and line it is about are put in front.
ERRORS: dict[str, str] = {
    # reading
    "no-such-file": "there is no such file",
    "is-folder": "this is a folder, not a file",
    "cannot-read": "the file cannot be read: {reason}",
    "empty-folder": "the folder holds no texts ({suffixes})",
    "not-text": "this is no text; it seems to be {seems}",
    "no-text": "there is no text in it",
    "undecodable": "this is no {encoding}: byte {offset} (0x{byte}) and {count} places in all cannot be read",
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
    "bad-config": "{reason} (in: {key})",
    "bad-date": "{value} is no date",
    # restoring
    "source-changed": "the source text has been changed by hand, so the file cannot be given back; first in: {block}",
    "no-source": "this document was not read from a file, so there is none to give back",
    "unknown-command": "there is neither a command nor a file {name}",
    # writing
    "no-format": "nothing says what to make",
    "unknown-format": "there is no format {name}",
    "suffix-of-other-format": "{output} has the suffix of {format}, but --to says {to}",
    "several-to-one": "several outputs do not go into one file, {output}",
    "output-of-html": "only --format html is written to a file",
    "stdout-takes-one": "standard output takes one text in one format",
    "binary-to-terminal": "{format} cannot be shown on a terminal",
    "output-exists": "{output} exists and was left as it is",
    "output-is-input": "{output} is an input and is never written over",
    "same-output": "{output} has just been made from another input",
    "output-is-folder": "{output} is a folder, so no file can have this name",
    "not-a-folder": "{output} is a file where a folder is needed",
    "disk-full": "{output} cannot be written: there is no room left",
    "name-too-long": "the name of {output} is too long for the file system",
    "cannot-write": "{output} cannot be written: {reason}",
    # options, styles, fonts
    "unknown-option": "{formats} has no option {name}",
    "option-of-no-format": "{option} is for {name}, which is not made",
    "option-form": "{value} is no option",
    "unused-file": "--{file} is for another format: {formats} has no use for it",
    "bad-template": "the template cannot be used: {reason}",
    "bad-option": "the option {option} cannot be {value}: it {reason}",
    "no-style": "there is no style {style}",
    "bad-style": "{reason} (in: {key})",
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
    "undecodable-kept": "{count} places are no {encoding} and are shown as U+FFFD",
    "stale-decisions": "{file} decides on {ids}, which the repair of this text does not have any more",
    "font-fallback": "the font {font} ({weight}) is not there; {used} stands in for it",
    "missing-glyph": "no font has {char} (U+{code}), which stands {count} times, first in article {article}",
}

# What to do next. A sentence is left out where a fact that it names is not known.
HINTS: dict[str, tuple[str, ...]] = {
    "unknown-command": ("Did you mean {nearest}?",),
    "empty-folder": ("Name files of other kinds one by one.",),
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
    "source-changed": ("Undo that edit: only attributes and the text of reg and lb may change.",),
    "no-format": ("Say it with --to, as in --to pdf or --to docx,epub.",),
    "unknown-format": ("Did you mean {nearest}?", "There are: {known}."),
    "suffix-of-other-format": ("Give the file another suffix, or leave --to out.",),
    "several-to-one": ("Name a folder, with / at its end: -o {output}/",),
    "output-of-html": ("Say > FILE for the other forms.",),
    "stdout-takes-one": ("Name a folder: -o out/",),
    "binary-to-terminal": ("Name a file: -o FILE",),
    "output-exists": ("--force replaces it, -o writes elsewhere.",),
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
    "unused-file": ("A template is for docx.",),
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
    "stale-decisions": ("Look at that place again with `zx-convert check`, and take the old line out of that file.",),
    "font-fallback": ("Put the font into the system's or the folder that ZX_CONVERT_FONTS names.",),
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

HELP: dict[str, str] = {
    "main": (
        "Repair Chinese newspaper text copied from digital editions, and set it as DOCX, PDF, EPUB or clean text.\n\n"
        "`zx-convert page.txt --to pdf` is short for `zx-convert convert page.txt --to pdf`."
    ),
    "version": "Show the version and stop.",
    "convert": (
        "Repair texts and write them in other formats.\n\n"
        "INPUT is a text, a document saved with --to xml, a folder of texts, or - for standard input. An output lies "
        "beside its input unless -o says otherwise.\n\n"
        "Exit status: 0 all done, 1 an input failed, 2 wrong usage, 3 --fail-on met, 130 interrupted."
    ),
    "check": "Show what would be repaired in texts, and why. Nothing is written, but with --save.",
    "restore": "Give back the file that a document saved with --to xml was read from, byte for byte.",
    "formats": "List the formats that are read and written, or the options of the format NAME.",
    "styles": "List the styles.",
    "fonts": "List the fonts that come with the program, and which font each role of a style gets in PDF.",
    "rules": "List the passes of the repair and their rules.",
    "to": "Formats to write, with commas between them: docx,pdf,epub,txt,xml.",
    "output": "Folder (ends in / or exists) or file to write, - for standard output. Its suffix can stand for --to.",
    "force": "Replace outputs that exist without asking.",
    "encoding": "Encoding of the inputs; found out if not given.",
    "from": "Reader to use, whatever the suffix says.",
    "style": "Style by name, or a style file of your own (.toml).",
    "title": "Title of the document.",
    "author": "An author, as NAME or ROLE:NAME (记者:田野); can be given again.",
    "date": "The day the text is of, as 2026-11-24.",
    "publication": "The newspaper or journal.",
    "issue": "Number of the issue.",
    "page": "Page of the newspaper.",
    "template": "Word template of your own (.docx, .dotx): its styles, page, headers and numbering are kept; for docx.",
    "article": "Convert only this article: its number, its headline or a part of that.",
    "without": "A pass or rule that is not to run; can be given again, or with commas.",
    "accept": "Id of a decision that is accepted: an undecided break then joins; can be given again, or with commas.",
    "reject": "Id of a decision that is refused (see check -v); can be given again, or with commas.",
    "save": "Keep --reject, --accept and --without in a file beside each input (page.zx.toml), which every run reads.",
    "with": "A repair of another package that runs too; can be given again.",
    "repair-again": "Repair from the original text again, whatever was repaired or edited.",
    "quotes": "Form of the quotation marks: corner for 「…『…』…」, curly for “…‘…’…”. Latin text keeps its own.",
    "script": (
        "Script of the text: hans (Simplified), hant (Traditional), hant-tw and hant-hk (as in Taiwan and Hong Kong). "
        "Needs OpenCC: pip install 'zx-convert[script]'."
    ),
    "config": "File of the office's own lists and defaults; if not given, zx-convert.toml beside an input or above.",
    "no-config": "Use no zx-convert.toml.",
    "option": "Option of a format, as name=value, or docx:name=value for one format only; can be given again.",
    "fail-on": "End with status 3 if anything is undecided.",
    "quiet": "Say only what failed.",
    "verbose": "Say more.",
    "check-verbose": "List changes of punctuation and script too, and the id and all evidence of each decision.",
    "color": "Colours in the answer; auto is at a terminal, and not if NO_COLOR is set.",
    "format": "Form of the answer: text; json for programs; html for a page with source and result side by side.",
    "check-output": "File or folder for --format html, - for standard output; without it beside the input.",
    "diff": "Show source and result as a unified diff.",
    "restore-output": "File to write, - for standard output.",
    "fonts-style": "Style whose roles are looked up.",
}

SAYS: dict[str, str] = {
    "summary": "{joined} joined, {punctuation}, {undecided} undecided",
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
    "config-or-none": "--config and --no-config exclude each other",
    "settings": "settings of {file}",
    "settings-here": "In this folder the settings of {file} are in effect.",
    "totals": "{inputs}, {failed} failed, {outputs}",
    "replace": "{output} exists. Replace it?",
    "check-head": "{input}: {encoding}, {articles}, {blocks}",
    "check-head-plain": "{input}: {articles}, {blocks}",
    "by-rule": "by rule: {rules}",
    "how-to-decide": "undecided: --accept ID joins there, --reject ID ends the block, and --save keeps it",
    "width-counted": "{changes} (-v lists them)",
    "break-no": "join",
    "break-line": "line",
    "break-yes": "end",
    "break-maybe": "maybe",
    "restored": "{output}: as it was read",
    "no-options": "{name} has no options.",
    "default": "default {value}",
    "from-package": "from the package {package}",
    "unusable": "cannot be used: {reason}",
    "error": "error",
    "warning": "warning",
    "reads": "Reads",
    "writes": "Writes",
    "bundled": "Fonts that come with the program",
    "roles": "Fonts of the style {style} in PDF",
}

# The words on the page that `check --format html` makes.
PAGE: dict[str, str] = {
    "title": "What is repaired",
    "joined": "{count} joined",
    "undecided": "{count} undecided",
    "filters": "Decisions shown",
    "by_rule": "by rule",
    "by_certainty": "by certainty",
    "all": "all",
    "no_rule": "none",
    "high": "high",
    "medium": "medium",
    "low": "low",
    "only_undecided": "only undecided",
    "only_changed": "only blocks with one of these",
    "stop_at_widths": "stop at changes of punctuation and script",
    "needs_script": "Without JavaScript decisions can be seen, but not stepped through.",
    "table": "Source and result, block by block",
    "line": "line",
    "source": "source",
    "kind": "kind",
    "result": "result",
    "decision": "The decision looked at",
    "previous": "previous",
    "next": "next",
    "refuse": "refuse",
    "accept": "accept",
    "copy": "copy",
    "decided": "Decided on this page:",
    "keys": "Keys: j or n next, k or p previous, r refuse, a accept (undecided only), c copy, u only undecided.",
    "article": "article {number}",
    "maybe": "undecided: one paragraph or two?",
    "left-out": "left out",
    "at-line": "line {line}",
    "evidence": "evidence:",
    "none": "none noted",
    "copied": "copied",
    "position": "{place} of {count}",
    "kind-p": "paragraph",
    "kind-l": "verse",
    "kind-continuation": "jump line",
    "kind-kicker": "kicker 引题",
    "kind-headline": "headline 主题",
    "kind-deck": "deck 副题",
    "kind-lead": "lead 提要",
    "kind-subhead": "subhead 小标题",
    "kind-caption": "caption 图说",
}

# What comments in a document say of its repairs, in simplified and in traditional characters.
COMMENTS: dict[str, tuple[str, str]] = {
    "joined": ("此处原文分段，已连接", "此處原文分段，已連接"),
    "replaced": ("原文作“{source}”", "原文作「{source}」"),
    "regularised": ("已改正", "已改正"),
    "left-out": ("略去：{source}", "略去：{source}"),
    "left-out-here": ("不是正文，略去", "不是正文，略去"),
    "maybe": ("此处是否分段，未能断定", "此處是否分段，未能斷定"),
    "widths": ("本段标点改作全角或半角：{count} 处", "本段標點改作全形或半形：{count} 處"),
    "decided": ("（规则 {rule}，把握{cert}）", "（規則 {rule}，把握{cert}）"),
    "because": ("（规则 {rule}，把握{cert}；依据 {why}）", "（規則 {rule}，把握{cert}；依據 {why}）"),
    "cert-high": ("大", "大"),
    "cert-medium": ("中等", "中等"),
    "cert-low": ("小", "小"),
}

# Things that are counted: one, and many.
COUNTED: dict[str, tuple[str, str]] = {
    "articles": ("1 article", "{count} articles"),
    "blocks": ("1 block", "{count} blocks"),
    "script": ("1 change of script", "{count} changes of script"),
    "changes": ("1 change of punctuation", "{count} changes of punctuation"),
    "characters": ("1 character", "{count} characters"),
    "inputs": ("1 input", "{count} inputs"),
    "outputs": ("1 output", "{count} outputs"),
    "punctuation": ("1 mark of punctuation", "{count} marks of punctuation"),
}

# What a misspelt word is called in a Problem's values.
_WORDS = ("name", "style")


def say(code: str, **values: object) -> str:
    """A text that is no error."""
    return SAYS[code].format_map(values)


def comment_text(code: str, language: str, **values: object) -> str:
    """What a comment in a document says, in the script of the document (zh-CN, zh-TW, zh-HK)."""
    return COMMENTS[code][language != "zh-CN"].format_map(values)


def count(what: str, number: int) -> str:
    """A number of things, in words that agree with it."""
    one, many = COUNTED[what]
    return one if number == 1 else many.format(count=number)


def text_of(problem: Problem | Notice) -> str:
    """The words for an error or a notice: where, what is wrong, what to do next.

    >>> text_of(Problem("unknown-format", name="dox", known="docx, pdf"))
    'there is no format dox. Did you mean docx? There are: docx, pdf.'
    """
    values = dict(problem.values)
    values.setdefault("how", HOW.get(str(values.get("hint")), HOW["binary"]))
    values.setdefault("nearest", _nearest(values))
    texts = ERRORS if isinstance(problem, Problem) else WARNINGS
    what = texts.get(problem.code, f"{problem.code}: {_facts(problem.values)}")
    hints = [hint.format_map(values) for hint in HINTS.get(problem.code, ()) if _known(hint, values)]
    sentences = " ".join([f"{_filled(what, values).rstrip('.')}.", *hints]) if hints else _filled(what, values)
    return _where(problem.values) + sentences


def near(word: str, known: list[str]) -> str:
    """The one of `known` that is most like `word`, "" if none is."""
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


def _fields(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def _known(text: str, values: Mapping[str, object]) -> bool:
    return all(values.get(name) not in (None, "") for name in _fields(text))


def _filled(text: str, values: Mapping[str, object]) -> str:
    """A plug-in may leave out a fact; a message must come all the same."""
    return text.format_map({name: values.get(name, "?") for name in _fields(text)})


def _facts(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())
