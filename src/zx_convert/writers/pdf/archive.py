"""What an archive asks of a file: metadata in XMP, and the meaning of its gray.

Source: ISO 19005-2 (PDF/A-2), 6.2.3 and 6.6; ISO 14289-1 (PDF/UA-1), 5 and 7.1; ICC.1:2001-04 (profile version 2.4).
"""

import struct
from datetime import datetime

# The schema of pdfuaid is not one that PDF/A knows: it has to be described (ISO 19005-2, 6.6.2.3).
_SCHEMA_OF_PDFUA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def metadata(
    title: str,
    authors: tuple[str, ...],
    language: str,
    subject: str,
    date: datetime | None,
    creator: str,
    producer: str,
) -> bytes:
    """Make the XMP packet; it says the same as the information dictionary."""
    moment = date.strftime("%Y-%m-%dT%H:%M:%S+00:00") if date else ""
    people = "".join(f"<rdf:li>{_text(name)}</rdf:li>" for name in authors)
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_default(title)}</dc:title>",
        f"<dc:creator><rdf:Seq>{people}</rdf:Seq></dc:creator>" if people else "",
        f"<dc:description>{_default(subject)}</dc:description>" if subject else "",
        f"<dc:language><rdf:Bag><rdf:li>{_text(language)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>" if moment else "",
        f"<xmp:CreatorTool>{_text(creator)}</xmp:CreatorTool><pdf:Producer>{_text(producer)}</pdf:Producer>",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        + "\n".join(filter(None, parts))
        + f'</rdf:Description>\n{_SCHEMA_OF_PDFUA}</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _default(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt>'


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def gray_profile() -> bytes:
    """Make the smallest ICC profile of a gray of gamma 2.2: text is black, nothing has a colour."""
    white, gamma = (63190, 65536, 54061), 0x0233
    tags = {
        b"desc": _description("Gray gamma 2.2"),
        b"cprt": b"text\0\0\0\0No copyright\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *white),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, gamma),
    }
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(
        ">I4sI4s4s4s6H4s4s3I8sI3i4s", start + len(body), bytes(4), 0x02400000, b"mntr", b"GRAY", b"XYZ ",
        2000, 1, 1, 0, 0, 0, b"acsp", bytes(4), 0, 0, 0, bytes(8), 0, *white, bytes(4),
    )  # fmt: skip
    return header.ljust(128, b"\0") + table + body


def _description(text: str) -> bytes:
    ascii_text = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(4 + 4 + 2 + 1 + 67)
