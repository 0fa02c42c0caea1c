"""Makes the catalogue that gettext reads (.mo) from the one that people write (.po), and adds new texts to that.

python tools/build_locale.py
"""

import ast
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from zx_convert.messages.answers import COUNTED, SAYS
from zx_convert.messages.errors import ERRORS, HINTS, HOW, WARNINGS
from zx_convert.messages.evidence import EVIDENCE
from zx_convert.messages.faults import FAULTS
from zx_convert.messages.help import HELP
from zx_convert.messages.reasoning import REASONING
from zx_convert.messages.reports import PAGE, REPORT
from zx_convert.messages.rules import REASONS
from zx_convert.repair.pipeline import rules
from zx_convert.text.file_kinds import SEEMS
from zx_convert.text.language import DOMAIN, FOLDER, Texts

PO = FOLDER / "zh" / "LC_MESSAGES" / f"{DOMAIN}.po"
HEADER = "Content-Type: text/plain; charset=UTF-8\nLanguage: zh\n"
# What click says by itself.
CLICK = (
    "Usage:", "Options", "Commands", "Positional arguments", "default: {default}", "required",
    "Show this message and exit.", "Error: {message}", "Missing argument {param_hint}.", "Missing option",
    "No such option: {name}", "Missing argument", "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
)  # fmt: skip


def texts() -> list[str]:
    """Every text that a user sees, once, in order."""
    found: list[str] = []
    for texts in (
        ERRORS, WARNINGS, FAULTS, HOW, HELP, SAYS, REPORT, PAGE,
        EVIDENCE, REASONS, REASONING,
    ):  # fmt: skip
        found += texts.sources() if isinstance(texts, Texts) else texts.values()
    found += SEEMS
    found += [hint for hints in HINTS.values() for hint in hints]
    found += [rule.sentence for rule in rules()]
    found += [form for forms in COUNTED.values() for form in forms]
    return list(dict.fromkeys(text for text in [*found, *CLICK] if text))


def read_po(text: str) -> dict[str, str]:
    """The pairs of a catalogue.

    >>> read_po('msgid "a"\\nmsgstr ""\\n"b"\\n"c"\\n')
    {'a': 'bc'}
    """
    pairs: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("msgid "):
            pairs.append([ast.literal_eval(line[6:]), ""])
        elif line.startswith("msgstr "):
            pairs[-1][1] = ast.literal_eval(line[7:])
        elif line.startswith('"'):
            pairs[-1][1] += ast.literal_eval(line)
    return {source: target for source, target in pairs}  # noqa: C416 -- lists of two


def write_po(pairs: Iterable[tuple[str, str]]) -> str:
    """A catalogue for people."""
    return "\n".join(f"msgid {_quoted(source)}\nmsgstr {_quoted(target)}\n" for source, target in pairs)


def compiled(pairs: dict[str, str]) -> bytes:
    """A catalogue for gettext."""
    known = sorted((source.encode(), target.encode()) for source, target in pairs.items() if target)
    start = 28 + 16 * len(known)
    sources = b"".join(source + b"\0" for source, _ in known)
    targets = b"".join(target + b"\0" for _, target in known)
    tables: list[bytes] = []
    for place, offset in ((0, start), (1, start + len(sources))):
        for pair in known:
            tables.append(struct.pack("<II", len(pair[place]), offset))
            offset += len(pair[place]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(known), 28, 28 + 8 * len(known), 0, 0)
    return head + b"".join(tables) + sources + targets


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main() -> None:
    before = read_po(PO.read_text(encoding="utf-8")) if PO.exists() else {}
    pairs = {"": HEADER, **{text: before.get(text, "") for text in texts()}}
    PO.write_text(write_po(pairs.items()), encoding="utf-8", newline="\n")
    PO.with_suffix(".mo").write_bytes(compiled(pairs))
    print(f"{sum(map(bool, pairs.values()))} of {len(pairs)} texts have a Chinese form")


if __name__ == "__main__":
    main()
