"""Every text a user sees, by code: errors and warnings with what to do next, the help, the answers."""

import re
from collections.abc import Mapping
from string import Formatter

from zx_convert.text.language import Texts, translate
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
    "bad-pattern": "the pattern {pattern} cannot be used: {name}",
    "index-form": "{output} can be no index",
    # options, styles, fonts
    "unknown-option": "{formats} has no option {name}",
    "option-of-no-format": "{option} is for {name}, which is not made",
    "option-form": "{value} is no option",
    "unused-file": "--{file} is for another format: {formats} has no use for it",
    "bad-cover": "the cover cannot be used: {reason}",
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
    "ragged-lines": "{count} of {lines} lines end short of the margin: filling them would have opened holes in them",
    "missing-glyph-apart": "no font has {char} (U+{code}), which is not in the text itself: 〓 stands for it",
    "missing-glyph": "no font has {char} (U+{code}): 〓 stands for it in line {lines}",
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
    "bad-pattern": ("It may hold {known}, each in {{}}.",),
    "index-form": ("Name it .csv or .xlsx.",),
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
    "config-command": "Show which settings hold for INPUT (this folder if not given), and where they come from.",
    "formats": "List the formats that are read and written, or the options of the format NAME.",
    "styles": "List the styles.",
    "fonts": "List the fonts that come with the program, and which font each role of a style gets in PDF.",
    "rules": "List the passes of the repair and their rules.",
    "rules-verbose": "Give an example of each rule.",
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
    "cover": "Picture for the cover (JPEG, PNG, SVG); for epub, which sets one from the title otherwise.",
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
    "check-verbose": "List changes of punctuation and script too, and id and evidence of each decision by name.",
    "color": "Colours in the answer; auto is at a terminal, and not if NO_COLOR is set.",
    "format": "Form of the answer: text; json for programs; html for a page with source and result side by side.",
    "check-output": "File or folder for --format html, - for standard output; without it beside the input.",
    "diff": "Show source and result as a unified diff.",
    "restore-output": "File to write, - for standard output.",
    "jobs": "Texts that are converted at once; as many as there are processors if not given.",
    "include": "Pattern of files to take from folders (*.txt, 2026*/要闻*); texts if not given; can be given again.",
    "exclude": "Pattern of files and folders to leave out (*草稿*, 旧稿/); can be given again.",
    "names": "Pattern of the inputs' names that gives metadata, as {publication}_{date}_{page}; {*} is anything.",
    "merge": "Make one document of all inputs, with contents; its suffix can stand for --to.",
    "order": "Order in a merged document: by name with numbers by value, by date of the text, or as given.",
    "split": "Make a document of each article.",
    "split-name": "Names that --split gives; also {publication} {issue} {page} {place} {author} {number} {source}.",
    "index": "Write an index of all articles, a row each: FILE.csv or FILE.xlsx.",
    "report": "Write a page on the whole run, failures first, with a page on each text's repairs beside it: FILE.html.",
    "scheduler": "Convert on the cluster of this Dask scheduler (tcp://…); pip install 'zx-convert[cluster]'.",
    "watch": (
        "Convert what comes into FOLDER, as soon as it is whole, until it is stopped with Ctrl-C.\n\n"
        "What is in it already is converted first, unless it is up to date."
    ),
    "interval": "Seconds between two looks into the folder.",
    "settle": "Seconds for which a file must stand still before it is taken.",
    "done": "Move inputs there when they are done.",
    "failed": "Move inputs there that failed.",
    "once": "End when all that is there has been done.",
    "dry-run": "Say what would be made, and make nothing.",
    "time-limit": "Seconds that one text may take before it is given up; 0 for no limit.",
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
    "merge-or-split": "--merge makes one of many, --split many of one: not both at once",
    "user-file": "yours: {file}",
    "project-file": "of this folder: {file}",
    "not-there": "not there",
    "usual": "default",
    "from-name": "The name {file} says:",
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
    "would-make": "{outputs}: to be made from {input}",
    "retried": "{input}: tried again ({reason})",
    "failures": "What failed:",
    "written": "{output}: written",
    "and-more": "{outputs} and {count} more",
    "merged": "{outputs}: {inputs} merged",
    "progress": "{done} of {total}, {rate} a second",
    "progress-left": "{done} of {total}, {rate} a second, {left} left",
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

# The columns of an index.
INDEX: dict[str, str] = {
    "headline": "headline 主题",
    "kicker": "kicker 引题",
    "deck": "deck 副题",
    "creators": "creators 作者",
    "place": "place 地点",
    "date": "date 日期",
    "publication": "publication 报刊",
    "page": "page 版",
    "characters": "characters 字数",
    "joins": "joins 连接",
    "maybes": "undecided 未定",
    "source": "source 来稿",
    "outputs": "outputs 成稿",
}

# The words on the page that `--report` makes.
REPORT: dict[str, str] = {
    "lang": "en",
    "title": "What became of the texts",
    "failures_title": "What failed",
    "chart_title": "What was repaired, by rule",
    "files_title": "All texts (failures first; the name leads to the repairs)",
    "no-failures": "Nothing failed.",
    "state": "state",
    "file": "text",
    "headlines": "headlines",
    "articles": "articles",
    "characters": "characters",
    "joins": "joined",
    "maybes": "undecided",
    "outputs": "outputs",
    "others": "all others",
    "count-failed": "{count} failed",
    "count-unchanged": "{count} up to date",
    "count-joined": "{count} joined",
    "count-maybes": "{count} undecided",
    "state-made": "made",
    "state-unchanged": "up to date",
    "state-planned": "to be made",
    "state-failed": "failed",
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

# What `check` says of a decision. A part in [ ] is left out where a fact that it names is not known.
#
# What each piece of evidence is, as a clause. A name before the colon says what it is evidence on; a name without one
# is the same for all of these. In `join` the seam lies between the line before and the next line; elsewhere "it" is the
# line, and in `article` the line that it begins with.
EVIDENCE: dict[str, str] = {
    # does the next line go on with the one before?
    "join:closer-starts": "the next line begins with a mark that belongs to what stands before[, 「{next}」]",
    "join:stop-ends": "the line before ends a sentence[ with 「{last}」]",
    "join:comma-ends": "the line before ends in mid-sentence[, with 「{last}」]",
    "join:opener-ends": "the line before ends in an opening mark[, 「{last}」]",
    "join:colon-ends": "the line before ends in a colon",
    "join:semicolon-ends": "the line before ends in a semicolon",
    "join:dash-ends": "the line before ends in a dash",
    "join:mid-clause": "the line before ends without any mark",
    "join:open-quote": "a quotation or bracket that was opened is not closed yet",
    "join:long": "the text before the seam is long",
    "join:middling": "the text before the seam is hardly as long as a line of prose",
    "join:short": "the text before the seam is short",
    "join:very-short": "the text before the seam is very short",
    "join:next-short-unended": "the next line is short and ends without a mark, as headings do",
    "join:next-ends": "the next line ends a sentence",
    "join:next-opens-block": "the next line opens as items, captions, notes, questions or articles of a law do",
    "join:next-dateline": "the next line opens with a dateline",
    "join:next-bullet": "the next line opens with a bullet[, 「{next}」]",
    "join:next-alike": "both lines open alike, as entries of a list do",
    "join:next-quotes": "the next line opens with a quotation[, 「{next}」]",
    "join:quote-to-quote": "the line before ends with a quotation and the next opens with one, as dialogue does",
    "join:next-attributed": "the next line is a byline",
    "join:next-indented": "the next line is set in, as paragraphs of this page are",
    "join:next-not-indented": "the next line is not set in, as paragraphs of this page are",
    "join:blank-between": "a blank line stands between, and not all lines of this page have one",
    "join:no-blank-between": "no blank line stands between, though some lines of this page have one",
    "join:blank-in-columns": "a blank line stands between, and this text's lines were wrapped by a program",
    "join:no-room": "this text's lines were wrapped by a program, which had no room left on the line before",
    "join:line-full": "the line before is as wide as the page's lines[ ({width} characters)]",
    "join:line-full-ended": "the line before is as wide as the page's lines[ ({width} characters)]",
    "join:line-not-full": "the line before[ ({width} characters)] is shorter than the page's lines",
    "join:flush-full": "the next line is not set in and as wide as the page's lines",
    "join:wrapped-line-cut": "the line before[ ({width} characters)] stops short of the page's width without a mark",
    "join:page-break-between": "a page break or page furniture stands between",
    "join:number-spans": "a number goes on across the seam[, 「{pair}」]",
    "join:number-cut": "the break cuts a number or a time at its mark",
    "join:word-spans": "a Latin word goes on across the seam[, 「{pair}」]",
    "join:signed": "the line before ends with a byline, dateline or credit",
    "join:parenthesised": "the line before stands in brackets by itself",
    "join:bond-word": "a word spans the seam[: 「{pair}」]",
    "join:bond-bound": "the characters[ 「{pair}」] at the seam often stand side by side",
    "join:bond-likely": "the characters[ 「{pair}」] at the seam stand side by side oftener than by chance",
    "join:bond-even": "the characters[ 「{pair}」] at the seam stand side by side as often as by chance",
    "join:bond-weak": "the characters[ 「{pair}」] at the seam seldom stand side by side",
    "join:bond-unseen": "the characters[ 「{pair}」] at the seam have not been seen side by side",
    "join:bond-never": "the characters[ 「{pair}」] at the seam never stand side by side, frequent as they are",
    "join:prose": "the line before is long and has commas or full stops, as prose has",
    "join:short-prose": "the line before has commas or full stops, as prose has",
    "join:function-ends": "the line before ends in a word that something must follow[, 「{last}」]",
    "join:function-starts": "the next line begins with a character that nothing begins with[, 「{next}」]",
    "join:bracket-ends": "the line before ends in a closing bracket or quotation mark",
    "join:figures": "both lines are mostly figures",
    "join:number-unit": "the line before ends in a number and the next begins with its unit[, 「{pair}」]",
    "join:particles": "the line before has the small words of sentences (的, 在, 了)",
    "join:opens-clause": "the line before opens as sentences do (据…, 由于…, 记者…)",
    "join:dispatch": "the line before opens with a dateline",
    "join:listed": "the line before opens as an item of a list",
    "join:enumerates": "an enumeration (甲、乙、丙) goes on across the seam",
    "join:speech-cut": "what the speaker says has no end yet",
    "join:item-cut": "the line before is a numbered item with commas that has no end",
    "join:repeats": "the next line opens with words that have just been said, as a lead does below its headline",
    # a block that ends without an end
    "end:unended": "a paragraph would end without a mark",
    "end:unended-field": "a field, item or caption would end without a mark",
    # what a line is: alike for paragraphs and headings
    "ended": "it ends as sentences do",
    "item": "it opens as items of a list do",
    "field": "it is a field of a form (时间：, 地点：) or what a speaker says",
    "dateline": "it opens with a dateline",
    "quotation": "it is a quotation",
    "date": "it is nothing but a date",
    "signature": "it stands above or below the day of a signature",
    "names": "it is a list of names",
    "score": "it is the result of a match",
    "enumerated": "it stands in a list below a line that ends in a colon",
    "item-run": "it is numbered like sentences beside it",
    "particles": "it has the small words of sentences (的, 在, 了)",
    "timed": "it opens with a day or an hour",
    "timed-beside": "the line beside it opens with a day or an hour too",
    "numbered-beside": "the line beside it is numbered in the same way",
    "speech-beside": "the line beside it is a quotation too, as in dialogue",
    "formula": "it is what letters and notices end with (特此公告, 谢谢大家)",
    "figure": "it is a name with its figure",
    "indented": "it is set in, as paragraphs of this page are",
    # is it a paragraph?
    "p:long": "it is long",
    "p:sentences": "it has more than one sentence",
    "p:short-unended": "it is short and ends without a mark",
    "p:caption": "it opens as captions do",
    "p:note": "it opens as notes do",
    "p:goes-on": "it ends in a comma",
    # is it a heading?
    "headline:link": "it names a box that goes with a story (链接：, 名词解释：)",
    "deck:reports": "it tells what a meeting demanded, without saying who (强调, 部署)",
    "head:report": "it opens as sentences of a story do (据介绍, 又讯)",
    "head:length": "it is as long as headings are[ ({length} characters)]",
    "head:long": "it is rather long for a heading[ ({length} characters)]",
    "head:too-long": "it is too long for a heading[ ({length} characters)]",
    "head:ended": "it ends in a full stop",
    "head:mark-ends": "it ends in a question mark, exclamation mark or closing mark",
    "head:comma-ends": "it ends in a comma, a semicolon or an opening mark",
    "head:colon-ends": "it ends in a colon",
    "head:sentence": "it has a full stop inside",
    "head:dash": "it opens with a dash",
    "head:qa": "it opens as a question or an answer (问：, 答：)",
    "head:attributed": "it holds a byline or dateline",
    "head:row": "it is built like a row of a table",
    "head:verse": "it stands among lines of verse",
    "headline:numbered": "it is numbered",
    "kicker:mark-ends": "it ends in a question or exclamation mark",
    "deck:mark-ends": "it ends in a question or exclamation mark",
    "spaced": "it has a space inside",
    "bracketed": "it stands in brackets or between dashes",
    "parenthesised": "it stands in round brackets",
    "chapter": "it is the heading of a chapter (第三章, 尾声)",
    "box": "it is a usual title of a box (相关链接, 警方提醒)",
    "boxed": "it ends as titles of boxes and lists do (…预告, …四则)",
    "document": "it ends as titles of official texts and tables do (…的通知, …名单)",
    "tag": "it is the name of a column (社论, 读者来信)",
    "column": "it ends as names of columns and series do (车间论坛, 三夏进行时)",
    "acts": "it says that somebody did something, as headlines of news do",
    "verb": "it opens with a verb",
    "clause-below": "an article of a law (第一条) stands below it",
    "organisation": "it ends as the name of an office or a place",
    "says": "it leads up to what somebody said (…会议强调)",
    "attends": "it says who presided or spoke (…主持并讲话)",
    "genre": "it says what kind of story follows (…侧记, …见闻)",
    "slogan": "it is the motto of a campaign (深入学习贯彻…精神)",
    "occasion": "it names the occasion of the news (…会议闭幕, …前夕)",
    "figures": "it has figures in it",
    "commas": "it has commas inside",
    "deck:dash": "it opens with a dash, as decks do",
    "deck:short": "it is very short for a deck",
    "deck:plain": "it could be a deck without a dash",
    "deck:enacted": "it says in brackets when the text was passed",
    "deck:number": "it is the number of an official text (政发〔2023〕4号)",
    "subhead:only": "its story has no other sub-headline",
    "subhead:short": "it is short, as sub-headlines are",
    "subhead:voice": "it gives somebody's view, as sub-headlines do",
    "subhead:spaced": "it has two parts with a space between, as sub-headlines do",
    "headline:placed": "it begins with a place, as headlines do",
    "subhead:tiny": "it is only a few characters, as sub-headlines can be",
    "subhead:long": "it is long for a sub-headline[ ({length} characters)]",
    "subhead:parallel": "it is built like another short line of the story",
    "subhead:numbered": "it is numbered as sub-headlines are",
    "subhead:number": "it is nothing but a number",
    "subhead:again": "its story has other sub-headlines",
    # the rest
    "byline:high": "it is nothing but roles and names[: {people}]",
    "byline:medium": "it is most likely nothing but names[: {people}]",
    "byline:low": "it can be read as a name[: {people}]",
    "byline:signature": "the day of a signature stands below it",
    "dateline:signature": "it is a day below a signature",
    "dateline:signed-day": "it is a day below the name of a writer",
    "dateline:line": "it is nothing but a dateline",
    "caption:opens": "it opens as captions do (图为…, ▲…), or says when the picture was taken",
    "caption:credited": "the credit of a picture stands at its end or below it",
    "credit:line": "it says who made a picture and nothing else[: {people}]",
    "note:opens": "it opens as notes do (编者按, 作者系…, 注：)",
    "note:parenthesised": "it stands in brackets by itself",
    "note:table": "it says what the figures of a table are (单位：元)",
    "turn:line": "it is nothing but a jump line",
    "verse:strong": "it stands in a run of short lines that are built like verse",
    "verse:weak": "it stands in a run of a few short lines",
    "verse:name": "it can be read as a name",
    "row:cells": "it has as many cells as the line beside it",
    # what follows what in a headline stack
    "stack:organisation": "the headline's first line names an office or a place, of which the next one tells",
    "stack:verb-follows": "the headline's next line opens with a verb, and the one above says who acts",
    "stack:meeting": "the headline's first line ends as the name of a meeting, and the next one opens with a verb",
    "stack:box": "the kicker is a usual title of a box",
    "stack:boxed": "the kicker ends as titles of boxes do",
    "stack:alike": "the headline's lines are short and of about one length",
    "stack:question": "the headline's first line ends in a question or exclamation mark",
    "stack:column": "the kicker ends as names of columns and series do",
    "stack:name-like-kicker": "the kicker is very short, as names of columns are",
    "stack:longer-kicker": "the kicker is long and the headline shorter",
    "stack:comma-deck": "the deck has commas and the headline none",
    "stack:longer-deck": "the deck is longer than the headline and has commas or spaces",
    "stack:traditional-deck": "papers in traditional characters often have a deck",
    "stack:shorter-deck": "the deck is shorter than the headline",
    "stack:longer-headline": "the headline is longer than the kicker",
    "stack:mark-ends-headline": "the headline ends in a question or exclamation mark",
    "stack:spaced-headline": "the headline has a space inside and the deck none",
    "stack:genre-below": "the line below names the kind of the story (侧记, 见闻)",
    "stack:bonded": "a word goes over the end of the line",
    "stack:even": "the headline's lines are of about one length",
    "stack:even-deck": "headline and deck are of about one length",
    "stack:even-kicker": "kicker and headline are of about one length",
    "stack:colon": "the headline's first line ends in a colon",
    "stack:tag-like": "the kicker is short and the headline longer",
    "stack:place-second": "the headline's next line opens with the name of a place",
    "stack:place-kicker": "the kicker opens with the name of a place and the headline does not",
    "stack:voice-second": "the headline's next line says who speaks",
    "stack:voice-deck": "the deck says who speaks",
    "stack:kicker-of-chapter": "the line below the kicker is the heading of a chapter",
    "stack:chapter-below": "the line below is the heading of a chapter",
    "stack:place-deck": "the deck opens with the name of a place and the headline does not",
    "stack:place-headline": "the headline opens with the name of a place and the deck does not",
    "stack:tiny-kicker": "the kicker is a word, as names of columns are",
    "stack:figures-deck": "the deck has figures and the headline none",
    # does an article begin?
    "article:base": "a line seldom begins an article",
    "article:announced": "a byline, dateline, deck or jump line stands below its heading[: 「{below}」]",
    "article:stack": "its heading has several lines",
    "article:signed-before": "the text above ends with a byline or signature",
    "article:turned-before": "the story above goes on on another page",
    "article:furniture-before": "a page break or page furniture stands above it",
    "article:caption-before": "a caption or credit stands above it",
    "article:unattributed": "the story above would end without a byline or dateline",
    "article:attributed-again": "its story has a byline or dateline already",
    "article:dateline-in-body": "a dateline would stand in the middle of its story",
    "article:signed-again": "its story would be signed twice",
    "article:parted": "the story above has sub-headlines, of which this line could be one more",
    "article:photo": "a caption stands below its heading",
    "article:table": "a table stands below its heading",
    "article:one-paragraph": "one paragraph stands between its heading and the next",
    "article:news-lead": "the text below its heading opens as news does (昨天, 8月16日)",
    "article:signed-after": "the text below its heading is signed at the end",
    "article:among-briefs": "the page has many short articles",
    "article:chapter": "a chapter begins here",
    "article:after-subhead": "the story above would end with a sub-headline",
    "article:page-begins": "the page begins here",
    "article:list-below": "a list stands below its heading",
    "article:topic-new": "the texts above and below it share hardly any characters",
    "article:topic-far": "the texts above and below it share few characters",
    "article:topic-near": "the texts above and below it share some characters",
    "article:topic-like": "the texts above and below it share many characters",
    "article:topic-same": "the texts above and below it share very many characters",
    "article:topic-strange": "the texts above and below it share next to no characters",
    "article:told-below": "the text below begins with what it says, the text above does not have it",
    "article:told-rather-below": "the text below tells what it says rather than the text above",
    "article:subject-gone": "the section below has nothing of the last headline",
    "article:subject-faint": "the section below has hardly anything of the last headline",
    "article:subject-likely": "the section below has something of the last headline",
    "article:subject-kept": "the section below has much of the last headline",
    "article:told-above": "the text above tells what it says rather than the text below",
    # where page furniture stands
    "furniture:head": "it stands between other parts of the running head",
    "furniture:below": "it stands right below a line of the paper's own",
    "furniture:edge": "it stands at the beginning or end of the text",
    "furniture:beside": "it stands beside other page furniture",
    "furniture:cut": "it stands in the middle of a sentence",
}  # fmt: skip

# What decided where no evidence is weighed, or what decides in general, by rule.
REASONS: dict[str, str] = {
    "radical": "copying from a PDF leaves this radical for the character[ {after}]",
    "private": "an old encoding had no place of its own for the character[ {after}]",
    "invisible": "this character shows nothing",
    "control": "no XML can hold this character",
    "listed": "it is on the list of furniture in zx-convert.toml",
    "page-header": "it is what running heads are made of: paper, day, page, section",
    "page-number": "it is nothing but the number of a page",
    "editors": "it names who edited, designed or read the page",
    "contact": "it gives a telephone number or an address of the paper",
    "source": "it says where a web page's text comes from and nothing else",
    "links": "it is navigation or a link of a web page",
    "ornament": "it is nothing but asterisks or rules",
    "contents": "it says what stands on which page",
    "end-mark": "it says that the story ends and stands behind its last sentence",
    "join": "what stands on both sides reads on best as one paragraph",
    "stack": "both lines stand above one text, and neither is a kicker or deck of the other",
    "article": "the page as a whole reads best with a new article here",
    "kicker": "the page as a whole reads best with a kicker here",
    "headline": "the page as a whole reads best with a headline here",
    "deck": "the page as a whole reads best with a deck here",
    "byline": "the page as a whole reads best with a byline here",
    "dateline": "the page as a whole reads best with a dateline here",
    "subhead": "the page as a whole reads best with a sub-headline here",
    "caption": "the page as a whole reads best with a caption here",
    "credit": "the page as a whole reads best with a credit here",
    "note": "the page as a whole reads best with a note here",
    "continuation": "the page as a whole reads best with a jump line here",
    "l": "the page as a whole reads best with verse here",
    "row": "the page as a whole reads best with a row of a table here",
    "item": "it and the paragraph beside it open with the same kind of bullet or number",
    "byline-line": "the line is nothing but roles and names[: {people}]",
    "byline-tail": "behind the last sentence stand only roles and names[: {people}]",
    "dateline-head": "the text opens with what datelines have[: {facts}]",
    "dateline-tail": "behind the last sentence stands what datelines have[: {facts}]",
    "credit-tail": "behind the caption stands who made the picture[: {people}]",
    "jump": "it says where the story goes on or comes from[: page {page}]",
    "link": "both halves have like headlines, and one says that it goes on where the other comes from",
    "width": "the mark stands beside Han text, where marks have full width",
    "dash": "hyphens beside Han text stand for a dash",
    "ellipsis": "full stops in a row beside Han text stand for an ellipsis",
    "quotation": "straight quotation marks pair around Han text",
    "stop": "a dot ends a sentence of Han",
    "corner-quotes": "--quotes corner asks for it, and the quotation stands in Han text",
    "curly-quotes": "--quotes curly asks for it, and the quotation stands in Han text",
    "other-script": "--script asks for it, and in these words OpenCC writes[ {before} as {after}]",
}

# An example of each rule.
EXAMPLES: dict[str, str] = {
    "radical": "⼀年 → 一年",
    "private": "U+E78D → ︐",
    "invisible": "河U+200B水 → 河水",
    "control": "河U+001B水 → 河水",
    "listed": 'furniture = ["本社主办 第*期"]: 本社主办 第3期',
    "page-header": "昭河日报 2023年06月14日 第05版:政协之窗",
    "page-number": "— 5 —",
    "editors": "责任编辑:冯 兰 美术编辑:戴知秋",
    "contact": "新闻热线:0900-5550100",
    "source": "来源:昭河日报客户端",
    "links": "上一篇 下一篇",
    "ornament": "＊＊＊",
    "contents": "今日导读: 水利工程开工 2版",
    "end-mark": "路修好了。（完） → 路修好了。",
    "join": "县里将研‖究制定方案 → 县里将研究制定方案",
    "stack": "昭河市政协‖视察城区农贸市场 → one headline of two lines",
    "article": "院坝里议出一条放心路, with 本报记者 葛明远 below it",
    "kicker": "践行全过程人民民主, above 院坝里议出一条放心路",
    "headline": "院坝里议出一条放心路",
    "deck": "——望禾县政协“院坝协商”工作见闻",
    "byline": "本报记者 葛明远 通讯员 苏 岚",
    "dateline": "新华社江城3月5日电, on a line of its own",
    "subhead": "议题从群众嘴边来, between two paragraphs",
    "caption": "图为座谈会现场。",
    "credit": "通讯员 陈刚 摄",
    "note": "编者按:今天刊发…; （作者系沅岭县委党校副教授）",
    "continuation": "（下转第四版）, on a line of its own",
    "l": "月光落在 / 井台上",
    "row": "10日 《赵家渡》 尹少堂 夜场",
    "item": "①谁干出来的？ ②换一个村子会怎样？",
    "byline-line": "记者 and 葛明远 in: 本报记者 葛明远",
    "byline-tail": "…当面销号。(梁伯涛)",
    "dateline-head": "本报鹿坪6月12日讯(记者 尤建川) 昨天…",
    "dateline-tail": "…圆满结束。（新华社北京3月5日电）",
    "credit-tail": "图为义诊现场。 邢凯 摄",
    "jump": "…会议强调，（下转第四版）",
    "link": "（下转第四版） of one article and （上接第一版） of another",
    "width": "研究,部署 → 研究，部署",
    "dash": "增长--再创新高 → 增长——再创新高",
    "ellipsis": "后来... → 后来……",
    "quotation": '他说:"好" → 他说：“好”',
    "stop": "路通了. → 路通了。",
    "corner-quotes": "“好，‘走’吧” → 「好，『走』吧」",
    "curly-quotes": "「好，『走』吧」 → “好，‘走’吧”",
    "other-script": "发展头发 → 發展頭髮",
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

# How the clauses of a reason make one sentence. "against" is what speaks against it, "open" the sentence behind the
# reasons of a break that is left undecided: behind the end of a sentence, or in the middle of one.
REASONING: dict[str, str] = {
    "sentence": "{clause}.",
    "in-a-row": "{one} {two}",
    "two": "{first}, and {last}",
    "three": "{first}; {second}; and {last}",
    "though": "{reason}, though {against}",
    "only-against": "the page as a whole reads best so, though {against}",
    "accepted": "you have accepted that it joins",
    "after": "{reason} (after the rule {rule})",
    "left-apart": "left apart, for {against}, though {reason}",
    "left-apart-plain": "left apart, for {against}",
    "open-stop": (
        "Only the sense can decide here, for a paragraph may end or go on behind this sentence: accept it if the text "
        "goes on, refuse it if a new paragraph begins."
    ),
    "open": (
        "A mark at the end of the line before would decide, or a word or quotation that plainly spans the seam: accept "
        "it if the text goes on, refuse it if a new paragraph begins."
    ),
}

# What a misspelt word is called in a Problem's values.
_WORDS = ("name", "style")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")


# What has Chinese forms in `locale/` (python tools/build_locale.py adds new texts to it).
ERRORS, WARNINGS, HOW, HELP = Texts(ERRORS), Texts(WARNINGS), Texts(HOW), Texts(HELP)
SAYS, REPORT, PAGE = Texts(SAYS), Texts(REPORT), Texts(PAGE)
EVIDENCE, REASONS, REASONING = Texts(EVIDENCE), Texts(REASONS), Texts(REASONING)


def say(code: str, **values: object) -> str:
    """A text that is no error."""
    return SAYS[code].format_map(values)


def comment_text(code: str, language: str, **values: object) -> str:
    """What a comment in a document says, in the script of the document (zh-CN, zh-TW, zh-HK)."""
    return COMMENTS[code][language != "zh-CN"].format_map(values)


def evidence_text(name: str, facts: Mapping[str, str]) -> str:
    """A piece of evidence as a clause, "" if it is none.

    >>> evidence_text("join:bond-word", {"pair": "研|究"}), evidence_text("join:bond-word", {})
    ('a word spans the seam: 「研|究」', 'a word spans the seam')
    """
    code = name if name in EVIDENCE else name.partition(":")[2]
    return _with_known(EVIDENCE.get(code, ""), facts)


def reason_text(rule: str, facts: Mapping[str, str]) -> str:
    """What decides by a rule, as a clause, "" for a rule of another package."""
    return _with_known(REASONS.get(rule, ""), facts)


def reasoning(code: str, **clauses: str) -> str:
    """Clauses put together."""
    return REASONING[code].format_map(clauses)


def _with_known(text: str, facts: Mapping[str, str]) -> str:
    """The parts in brackets, without them, where every fact that they name is known."""
    parts = _OPTIONAL.split(text)
    kept = [part for place, part in enumerate(parts) if place % 2 == 0 or _known(part, facts)]
    return "".join(kept).format_map(facts)


def count(what: str, number: int) -> str:
    """A number of things, in words that agree with it."""
    one, many = map(translate, COUNTED[what])
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
    hints = [translate(hint).format_map(values) for hint in HINTS.get(problem.code, ()) if _known(hint, values)]
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


def _fields(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def _known(text: str, values: Mapping[str, object]) -> bool:
    return all(values.get(name) not in (None, "") for name in _fields(text))


def _filled(text: str, values: Mapping[str, object]) -> str:
    """A plug-in may leave out a fact; a message must come all the same."""
    return text.format_map({name: values.get(name, "?") for name in _fields(text)})


def _facts(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())
