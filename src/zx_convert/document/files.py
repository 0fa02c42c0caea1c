"""Documents as files: load and check XML, save it, and give the source file back byte for byte."""

import hashlib
import os
import zlib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import cast

from lxml import etree

from zx_convert.document import edits
from zx_convert.document.elements import CONTAINERS, PARSER, Document, Element, make
from zx_convert.document.layers import original
from zx_convert.document.metadata import appeared
from zx_convert.text.encoding import encode
from zx_convert.text.lines import source_lines
from zx_convert.text.problem import Problem, fault

# Blocks nest a few levels; a file that nests deeper is no document of ours and would exhaust the stack.
_DEEPEST = 60


@cache
def schema() -> etree.RelaxNG:
    """The RELAX NG schema that every document satisfies."""
    text = Path(__file__).with_name("schema.rng").read_bytes()
    return etree.RelaxNG(etree.fromstring(text))


def validate(document: Element, name: str = "") -> None:
    """Check a document against the schema.

    Raises:
        Problem: `bad-document`, with the first error's line, path, value and what was expected.
    """
    rules = schema()
    if rules.validate(document):
        return
    error = rules.error_log[0]
    found = document.xpath(error.path) if error.path else []
    element = found[0] if isinstance(found, list) and found else document
    value = etree.tostring(cast("Element", element), encoding="unicode", with_tail=False)[:80]
    where = error.path or "/"
    raise Problem("bad-document", path=name, line=error.line, where=where, value=value, reason=error.message)


def load(data: bytes, name: str = "") -> Document:
    """Read a document saved by `save`, or edited or written by hand.

    A break that an editor set to "no" between two paragraphs joins them; one set to "yes" inside a paragraph parts it.

    Raises:
        Problem: `bad-xml` or `bad-document`, with the line.
    """
    try:
        root = etree.fromstring(data, PARSER)
    except etree.XMLSyntaxError as error:
        raise Problem("bad-xml", path=name, line=error.lineno or 0, reason=error.msg or fault("empty")) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Problem("bad-xml", path=name, line=1, reason=fault("document-type"))
    _check_depth(root, name)
    _drop_layout(cast("Element", root))
    validate(cast("Element", root), name)
    document = cast("Document", root)
    _settle_breaks(document)
    return document


def _check_depth(root: etree._Element, name: str) -> None:
    deep = root.xpath("//*[count(ancestor::*) = $n][1]", n=_DEEPEST) if _too_deep(root) else []
    if isinstance(deep, list) and deep:
        line = cast("Element", deep[0]).sourceline or 0
        raise Problem("bad-xml", path=name, line=line, reason=fault("too-deep", deepest=_DEEPEST))


def _too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _drop_layout(element: Element) -> None:
    """Line breaks and indents between elements of a container are the file's, not the text's."""
    for container in cast("list[Element]", list(element.iter(*CONTAINERS))):
        if container.text and not container.text.strip():
            container.text = None
        for child in container:
            if child.tail and not child.tail.strip():
                child.tail = None


def _settle_breaks(document: Document) -> None:
    for lb in cast("list[Element]", list(document.iter("lb"))):
        parent = lb.getparent()
        if parent is None:
            continue
        kind = lb.get("break")
        if parent.tag in CONTAINERS:
            run = _broken_paragraph(lb) if kind in ("no", "line") else []
            if run:
                texts = [(part.text or "") if part is lb else "" for part in run if part.tag == "lb"]
                edits.join(run, texts, str(kind))
        elif parent.tag == "p" and kind in ("yes", "maybe"):
            edits.split(lb).getprevious().set("break", str(kind))  # type: ignore[union-attr]


def _broken_paragraph(lb: Element) -> list[Element]:
    """Collect a paragraph cut by a break: what stands before, what fell in between, what follows; [] if it is none."""
    run = [lb]
    while (before := run[0].getprevious()) is not None and before.tag in ("lb", "furniture", "figure"):
        run.insert(0, cast("Element", before))
    after = lb.getnext()
    if before is None or after is None or not before.tag == after.tag == "p":
        return []
    return [cast("Element", before), *run, cast("Element", after)]


def save(document: Document) -> bytes:
    """The document as XML (UTF-8), line breaks between elements only where white space is nothing."""
    out: list[bytes] = [b'<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(document, out)
    return b"".join(out)


def _write(element: Element, out: list[bytes]) -> None:
    if element.tag not in CONTAINERS or not len(element):
        out.append(etree.tostring(element, encoding="utf-8", with_tail=False, xml_declaration=False))
        out.append(b"\n")
        return
    shell = make(element.name)
    shell.attrib.update(element.attrib)
    opening = etree.tostring(shell, encoding="utf-8", xml_declaration=False)
    out.append(opening[:-2] + b">\n")
    for child in element:
        _write(cast("Element", child), out)
    out.append(b"</" + element.tag.encode() + b">\n")


def line_sums(text: str) -> str:
    """A check sum of four hex digits for each line: tells which block a hand edit has changed."""
    return "".join(f"{zlib.crc32(line.encode('utf-8', 'surrogatepass')) & 0xFFFF:04x}" for line in source_lines(text))


def restore_bytes(document: Document) -> bytes:
    """The file that the document was read from, byte for byte.

    Raises:
        Problem: `source-changed` where the source layer is not what was read (with the first line that differs),
            `no-source` where the document was not read from a file.
    """
    source = document.source
    if source is None or not source.get("sha256"):
        raise Problem("no-source")
    text = original(document)
    noted = (word.partition(":") for word in (source.get("exceptions") or "").split())
    exceptions = [(int(at), data) for at, _, data in noted]
    try:
        data = encode(text, source.get("encoding") or "utf-8", source.get("bom") or "", exceptions)
    except (UnicodeError, ValueError):
        data = b""
    if hashlib.sha256(data).hexdigest() != source.get("sha256"):
        raise _changed(text, source.get("lines") or "")
    return data


def _changed(text: str, sums: str) -> Problem:
    now = line_sums(text)
    lines = source_lines(text)
    for number, line in enumerate(lines):
        if now[4 * number : 4 * number + 4] != sums[4 * number : 4 * number + 4]:
            return Problem("source-changed", line=number + 1, block=line.strip()[:24])
    return Problem("source-changed", line=len(lines), block=lines[-1].strip()[:24] if lines else "")


def known_time(document: Document | None = None) -> datetime | None:
    """The moment that outputs are dated: SOURCE_DATE_EPOCH, else the day of the text, else None.

    Never the clock: the same input gives the same bytes.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    date = appeared(document).get("date", "") if document is not None else ""
    try:
        return datetime.fromisoformat(date).replace(tzinfo=UTC)
    except ValueError:
        return None


def build_time(document: Document | None = None) -> datetime:
    """The same for formats that must have a moment: the year 2000 where nothing is known."""
    return known_time(document) or datetime(2000, 1, 1, tzinfo=UTC)
