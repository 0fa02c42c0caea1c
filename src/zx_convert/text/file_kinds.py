"""What a file is when it is no plain text: known first bytes, and what they belong to."""

import io
import re
from typing import NamedTuple

from zx_convert.text.patterns import regex

_BOM = regex(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff")
_MARKUP = (
    (rb"(<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(!doctype html|html[\s>])", "a web page (.html)", "web-page"),
    (rb"(from: .*?)?mime-version:.*?content-type:\s*multipart/related", "a saved web page (.mht)", "web-page"),
    (rb"<\?xml[^>]*>\s*<\?mso-application\s+progid=.word", "a Word document in XML", "save-as-text"),
    (rb"\{\\rtf\d?", "a rich text document (.rtf)", "save-as-text"),
    (rb"%pdf-\d", "a PDF", "pdf"),
    (rb"%!ps", "a PostScript file", "pdf"),
)
_FIRST_BYTES = (
    (rb"\x89PNG\r\n\x1a\n", "a PNG image", "image"),
    (rb"\xff\xd8\xff", "a JPEG image", "image"),
    (rb"GIF8[79]a", "a GIF image", "image"),
    (rb"BM.{4}\0\0\0\0.{4}[\x0c\x28\x6c\x7c]\0\0\0", "a BMP image", "image"),
    (rb"II\*\0|MM\0\*", "a TIFF image", "image"),
    (rb"RIFF.{4}WEBP", "a WebP image", "image"),
    (rb"8BPS\0", "a Photoshop image", "image"),
    (rb".{4}ftyp(heic|heix|mif1|msf1|avif)", "a HEIF image", "image"),
    (rb"AT&TFORM", "a DjVu document", "pdf"),
    (rb"CAJ\0|HN\0\0|KDH [\0-\x1f]", "a CAJ document", "pdf"),
    (rb"ITSF\x03\0", "a help file (.chm)", "save-as-text"),
    (rb".{60}BOOKMOBI", "a Kindle book", "save-as-text"),
    (rb"\x1f\x8b\x08", "a gzip archive", "archive"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive", "archive"),
    (rb"Rar!\x1a\x07", "a RAR archive", "archive"),
    (rb"BZh[1-9]1AY&SY", "a bzip2 archive", "archive"),
    (rb"\xfd7zXZ\0", "an xz archive", "archive"),
    (rb"\x28\xb5\x2f\xfd", "a Zstandard archive", "archive"),
    (rb".{257}ustar[\0 ]", "a tar archive", "archive"),
    (rb"\x7fELF[\x01\x02]", "a program", "binary"),
    (rb"[\xce\xcf]\xfa\xed\xfe", "a program", "binary"),
    (rb"SQLite format 3\0", "a SQLite database", "binary"),
    (rb"\0\x05\x16[\0\x07]", "file information of macOS (a ._ file)", "binary"),
    (rb"ID3[\x02-\x04]\0|\xff[\xf2\xf3\xfa\xfb]", "an MP3 recording", "recording"),
    (rb".{4}ftypM4A", "an M4A recording", "recording"),
    (rb".{4}ftyp", "an MP4 video", "recording"),
    (rb"RIFF.{4}WAVE|OggS\0|fLaC\0|#!AMR", "a sound recording", "recording"),
    (rb"RIFF.{4}AVI |\x1aE\xdf\xa3|\x30\x26\xb2\x75\x8e\x66", "a video", "recording"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("WordDocument", "a Word or WPS document (.doc, .wps)", "save-as-text"),
    ("Workbook", "an Excel workbook (.xls)", "save-as-text"),
    ("PowerPoint Document", "a PowerPoint presentation (.ppt)", "save-as-text"),
    ("__properties_version1.0", "an Outlook message (.msg)", "save-as-text"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_MEMBERS = (
    ("word/document.xml", "a Word document (.docx)", "save-as-text"),
    ("xl/workbook.xml", "an Excel workbook (.xlsx)", "save-as-text"),
    ("xl/workbook.bin", "an Excel workbook (.xlsb)", "save-as-text"),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)", "save-as-text"),
    ("OFD.xml", "an OFD document (.ofd)", "pdf"),
    ("META-INF/container.xml", "an EPUB book (.epub)", "save-as-text"),
)
_ODF = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
    (b"application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation (.odp)"),
    (b"application/epub+zip", "an EPUB book (.epub)"),
)


# All that a file may seem to be besides, for those who translate.
SEEMS = (
    *(kind[1] for kind in (*_MARKUP, *_FIRST_BYTES, *_OLE_STREAMS, *_ODF, *_ZIP_MEMBERS)),
    "a program", "UTF-32 text", "a ZIP archive", "an old Office document (.doc, .wps, .xls …)", "binary data",
)  # fmt: skip


class Signature(NamedTuple):
    """What a file seems to be (an English noun phrase), and a key for what the user can do about it."""

    seems: str
    hint: str


def recognise(data: bytes) -> Signature | None:
    """Name the kind of file that `data` begins as, or None where nothing speaks against text.

    Web pages and other marked-up text count in any encoding; hints are "save-as-text", "web-page", "pdf", "image",
    "archive", "recording" and "binary".
    """
    if data.startswith(_ZIP):
        return _in_zip(data)
    if data.startswith(_OLE):
        return _in_ole(data)
    if _is_windows_program(data):
        return Signature("a program", "binary")
    if _is_utf32(data):
        return Signature("UTF-32 text", "save-as-utf-8")
    head = data[:4096]
    plain = _BOM.sub(b"", head, count=1) if _BOM.match(head) else head
    plain = plain.replace(b"\0", b"").lstrip()  # UTF-16 too
    for kinds, start, flags in ((_FIRST_BYTES, head, re.DOTALL), (_MARKUP, plain, re.DOTALL | re.IGNORECASE)):
        for pattern, seems, hint in kinds:
            if re.match(pattern, start, flags):
                return Signature(seems, hint)
    return None


def _in_zip(data: bytes) -> Signature:
    """Tell by the names in the directory, or, where it is cut off, by the names at the members themselves."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:99] if "mimetype" in names else b""
    except Exception:  # a broken archive is still one: zipfile raises half a dozen kinds of error
        names = {name for name, _, _ in _ZIP_MEMBERS if name.encode() in data}
        kind = data[30:200]
    for media_type, seems in _ODF:
        if media_type in kind:
            return Signature(seems, "save-as-text")
    for name, seems, hint in _ZIP_MEMBERS:
        if name in names:
            return Signature(seems, hint)
    return Signature("a ZIP archive", "archive")


def _in_ole(data: bytes) -> Signature:
    for stream, seems, hint in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return Signature(seems, hint)
    return Signature("an old Office document (.doc, .wps, .xls …)", "save-as-text")


def _is_windows_program(data: bytes) -> bool:
    """Text may begin with MZ, too: follow the pointer at 0x3C to the PE header."""
    header = int.from_bytes(data[0x3C:0x40], "little")
    return data.startswith(b"MZ") and data[header : header + 4] == b"PE\0\0"


def _is_utf32(data: bytes) -> bool:
    """Look for a UTF-32 mark, and the highest byte of each character 0, as in no UTF-16 text."""
    for mark, highest in ((b"\xff\xfe\0\0", 3), (b"\0\0\xfe\xff", 0)):
        if data.startswith(mark) and len(data) % 4 == 0:
            return not data[highest::4].strip(b"\0")
    return False
