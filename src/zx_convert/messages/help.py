"""What --help says of every command and option."""

from zx_convert.text.language import Texts

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
    "split-name": (
        "Names that --split gives; also {publication} {issue} {page} {place} {author} {number} {source}; "
        "/ parts folders."
    ),
    "index": "Write an index of all articles, a row each: FILE.csv or FILE.xlsx.",
    "report": "Write a page on the whole run, failures first, with a page on each text's repairs beside it: FILE.html.",
    "scheduler": "Convert on the cluster of this Dask scheduler (tcp://…); pip install 'zx-convert[cluster]'.",
    "watch": (
        "Convert what comes into FOLDER, as soon as it is whole, until it is stopped with Ctrl-C.\n\n"
        "What is in it already is converted first, unless it is up to date."
    ),
    "interval": "Seconds between two looks into the folder.",
    "settle": "Seconds for which a file must stand still before it is taken.",
    "done": "Move inputs there when they are done; outputs of a later input of the same name get a number behind it.",
    "failed": "Move inputs there that failed.",
    "once": "End when all that is there has been done.",
    "dry-run": "Say what would be made, and make nothing.",
    "time-limit": "Seconds that one text may take before it is given up; 0 for no limit.",
    "fonts-style": "Style whose roles are looked up.",
}

# What the options of the formats do and take, as their writers say it: so that the catalogue has it.
_OPTIONS = (
    "a table of contents: as the style says, always, or never",
    "track: show repairs as tracked changes, to be accepted or refused in Word; comment: as comments",
    "with changes=track, a comment beside each change names its rule and how sure it is",
    "page numbers: as the style says, in the middle, at the outer edge, or none",
    "characters: a grid of squares; Word keeps to it, LibreOffice does not",
    "let Word fill in the page numbers of the contents on opening (it asks the reader first)",
    "columns of the text, below headlines that stand across all of them",
    "which marks may not begin or end a line: CLREQ's levels",
    "a stop that finds no room at the end of a line hangs outside",
    "lines from top to bottom, pages from right to left",
    "a cover set from title, publication and date, or --cover",
    "embed: the book brings the style's fonts with it, cut down to what it shows",
    "notes that explain a text: as pop-up notes, or where they stand in the text",
    "1: the contents list articles; 2: their sub-headlines too",
    "a document of several articles opens with a title page",
    "full-width spaces before each paragraph",
    "columns of a line, a Han character takes two; 0 for no limit",
    "line ends: lf, or crlf as on Windows",
    "begin with a byte order mark, for programs that need one",
)

# They have Chinese forms in `locale/` (python tools/build_locale.py adds new texts to it).
HELP = Texts(HELP | dict(zip(_OPTIONS, _OPTIONS, strict=True)))
