"""What else joins broken paragraphs: two rules that are in use, and the programs that are installed."""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

# After these a common PDF extractor (MinerU, LINE_STOP_FLAG) takes a block for complete.
_STOPS = (".", "!", "?", "。", "！", "？", ")", "）", '"', "”", ":", "：", ";", "；")
_LENGTH = 40


def stop_set(before: str, after: str) -> bool:
    """Join what does not end in a mark that ends paragraphs."""
    return not before.endswith(_STOPS)


def length_rule(before: str, after: str) -> bool:
    """The same, if the block has the length of a paragraph."""
    return stop_set(before, after) and len(before) >= _LENGTH


RULES: dict[str, Callable[[str, str], bool]] = {"stop marks": stop_set, "and length": length_rule}


def converters() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The programs that are here, each as a function from text to text; a line about each that is not."""
    for name, program, command in (("pandoc", _pandoc(), _with_pandoc), ("calibre", _calibre(), _with_calibre)):
        if program is None:
            print(f"{name} is not installed and left out", file=sys.stderr)
        else:
            yield name, command(program)


def _pandoc() -> str | None:
    if importlib.util.find_spec("pypandoc") is None:
        return shutil.which("pandoc")
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _calibre() -> str | None:
    return shutil.which("ebook-convert")


def _with_pandoc(program: str) -> Callable[[str], str]:
    command = [program, "-f", "markdown-smart+east_asian_line_breaks", "-t", "plain-smart", "--wrap=none"]

    def convert(text: str) -> str:
        return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout

    return convert


def _with_calibre(program: str) -> Callable[[str], str]:
    def convert(text: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "in.txt"), Path(folder, "out.txt")
            source.write_text(text, encoding="utf-8")
            options = ["--enable-heuristics", "--input-encoding=utf-8", "--txt-output-encoding=utf-8"]
            subprocess.run([program, source, target, *options], capture_output=True, check=True)
            return target.read_text(encoding="utf-8-sig")

    return convert
