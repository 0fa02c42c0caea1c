"""Document properties: the core ones (ECMA-376-2, 11) and custom ones for what only newspapers have."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from zx_convert.document import Creator
from zx_convert.writers.docx.markup import attribute, clean, escape

# Of the file and of its changes and comments: the people of the text have written that alone.
AUTHOR = "zx-convert"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The format identifier that all custom properties of Office have.
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM_FIELDS = ("publication", "date", "issue", "page", "section", "publisher")


def w3cdtf(moment: datetime | None) -> str:
    """Write a moment in UTC as Office does, "" for None."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


def core_properties(title: str, authors: Sequence[str], language: str, made: datetime | None) -> bytes:
    """Make docProps/core.xml; `made` is None where nobody knows when."""
    moment = w3cdtf(made)
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
        if moment
    )
    author = escape("; ".join(authors))
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(title))}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy><dc:language>{language}</dc:language>"
        f"{moments}</cp:coreProperties>"
    ).encode()


def custom_fields(meta: Mapping[str, str], people: Sequence[Creator]) -> dict[str, str]:
    """Gather what custom properties say: where a text appeared, as far as that is known, and people by their roles."""
    fields = {name: meta[name] for name in _CUSTOM_FIELDS if meta.get(name)}
    for person in people:
        role = clean(person.role).strip()
        if role and role.lower() not in _CUSTOM_FIELDS:
            fields[role] = f"{fields[role]}; {clean(person.name)}" if role in fields else clean(person.name)
    return fields


def custom_properties(known: Mapping[str, str]) -> bytes:
    """Make docProps/custom.xml."""
    # Numbers 0 and 1 are reserved.
    entries = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{attribute(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(known.items(), 2)
    )
    return f'{_DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">{entries}</Properties>'.encode()
