"""Measures how long repair takes: a page, a hundred of them in one file, and inputs made to be slow.

python benchmarks/speed.py [ROUNDS] [FILE]

The page is FILE, or all samples of the project in one. Inputs made to be slow are compared with the samples by the time
that a character takes: none should take ten times as much.
"""

import sys
import time
from pathlib import Path

from zx_convert import read, repair
from zx_convert.document import original
from zx_convert.document.raw import raw_document
from zx_convert.repair.recognise.names import names_in

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAGES = 100
LENGTH = 10_000
LIMIT = 10

# One piece each, repeated up to the length: long lines of one mark or of one form that recognisers look for.
LINES = {
    "Han": "县政协委员们认真讨论",
    "one mark": ",",
    "a mark every third character": "中文,",
    "full-width commas": "中文，",
    "opening brackets": "(",
    "closing brackets": ")",
    "brackets in pairs": "()",
    "brackets around Han": "（中）",
    "nested brackets": "（（（（））））",
    "opening quotes": "“",
    "nested quotes": "“‘“‘’”’”",
    "straight quotes": '"中"',
    "digits": "1",
    "numbers": "1,234.5:",
    "decimal points": "1.",
    "spaces": " ",
    "wide spaces": "中\u3000",
    "spaces between Han": "中 ",
    "Latin": "word ",
    "Latin without spaces": "a",
    "addresses": "http://a.cn/b,",
    "at signs": "a@",
    "mail": "a.b@c.cn ",
    "hyphens": "-",
    "full stops": ".",
    "dashes": "——",
    "ellipses": "……",
    "middle dots": "·",
    "dotted names": "买买提·",
    "names": "张伟 ",
    "names glued": "张伟李娜",
    "names with commas": "张伟、李娜、",
    "bylines": "本报记者 张伟 ",
    "reporters": "记者",
    "datelines": "本报北京8月16日电(记者张伟)",
    "wire heads": "新华社北京8月16日电 ",
    "credits": "张伟摄",
    "jump lines": "(下转第四版)",
    "page numbers": "第1版 ",
    "editors": "责任编辑:张伟 ",
    "dates": "2023年8月16日",
    "years": "2023",
    "surnames": "王",
    "private characters": "\ue000",
    "radicals": "\u2f00",
    "soft hyphens": "\u00ad",
    "control characters": "\x01",
    "astral Han": "\U00020000",
    "emoji": "\U0001f600",
    "combining marks": "\u0301",
    "backslashes": "\\",
    "tabs": "\t中",
}
# One piece each and what parts it from the next.
MANY = {
    "short lines": "县政协\n",
    "lines of one character": "中\n",
    "lines of one mark": ",\n",
    "lines that end in a comma": "委员们认真讨论，\n",
    "lines with blank lines between": "委员们认真讨论\n\n",
    "blank lines": "\n",
    "lines of a space": " \n",
    "carriage returns": "中\r",
    "form feeds": "中\f",
    "open quotes on each line": "“委员们认真讨论\n",
    "datelines on each line": "本报北京8月16日电(记者张伟)\n",
    "bylines on each line": "本报记者 张伟\n",
    "names on each line": "张伟\n",
    "names and dates": "张伟\n8月16日\n",
    "items": "一、委员们\n",
    "bullets": "●委员们\n",
    "captions": "图为委员们。张伟摄\n",
    "jump lines on each line": "(下转第四版)\n",
    "page headers on each line": "人民日报 2023年8月16日 星期三 第4版\n",
    "editors on each line": "责任编辑:张伟\n",
    "rows": "1 2 3\n",
    "verse": "白日依山尽，\n",
    "speakers": "记者：好\n",
    "pages of one line": "中\n\n\f\n",
    "headlines and bylines": "委员们认真讨论\n本报记者 张伟\n",
    "headlines and datelines": "委员们认真讨论\n本报北京8月16日电(记者张伟)委员们认真讨论。\n",
    "hard-wrapped lines": "委员们认真讨论委员们认真讨论委员们认真讨论\n",
}


def main(rounds: str = "3", file: str = "") -> None:
    """Print what the page takes, what a hundred of it take, and the cost of each input that is made to be slow."""
    ordinary = "\n\n".join(samples())
    page = original(read(Path(file).read_bytes())) if file else ordinary
    seconds(page)  # what is loaded once
    alone, together = best(page, 10 * int(rounds)), best(page * PAGES, int(rounds))
    print(f"a page of {len(page)} characters: {alone * 1000:.1f} ms")
    print(f"{PAGES} of them in one file: {together:.2f} s, a page {together / PAGES / alone:.2f} times as much")
    usual = best(ordinary, 10 * int(rounds)) / len(ordinary)
    print(f"\nmicroseconds a character: {usual * 1e6:.2f} on the sample pages; on inputs that are made to be slow")
    costs = {name: best(text, int(rounds)) / len(text) for name, text in hostile().items()}
    for name, each in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"  {name:44} {each * 1e6:8.2f} {each / usual:8.2f} times{'  TOO SLOW' if each > LIMIT * usual else ''}")


def samples() -> list[str]:
    """The texts of the project's sample pages."""
    return [original(read(path.read_bytes())) for path in sorted(SAMPLES.glob("*.txt"))]


def hostile(length: int = LENGTH) -> dict[str, str]:
    """The inputs by name: one line of a piece, many lines of it, and pages of short pieces."""
    made = {f"one line: {name}": piece * (length // len(piece)) for name, piece in LINES.items()}
    for size in (12, 60, 150):
        made |= {f"lines of {size}: {name}": _lines(piece, size, length) for name, piece in LINES.items()}
    return made | {name: piece * (length // len(piece)) for name, piece in MANY.items()}


def _lines(piece: str, size: int, length: int) -> str:
    line = (piece * size)[:size].strip() + "\n"
    return line * (length // len(line))


def best(text: str, rounds: int) -> float:
    """The seconds of the best of several rounds."""
    return min(seconds(text) for _ in range(rounds))


def seconds(text: str) -> float:
    """What repairing a text takes of the processor, once it is read."""
    document = raw_document(text)
    names_in.cache_clear()  # nobody repairs one page twice
    start = time.process_time()
    repair(document)
    return time.process_time() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
