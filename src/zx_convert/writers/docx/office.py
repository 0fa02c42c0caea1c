"""A template of an office's own: opened with python-docx; its styles, page, headers and numbering stay as they are.

A role takes the style that has one of the names that the style sheet's table `template` gives for it, else the name
that it has in a document without a template. What the template lacks is added, in measure with its own body type.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO, cast

from lxml import etree

from zx_convert.styling.style import Role, Style
from zx_convert.text.problem import Notice, Problem, Report, fault
from zx_convert.writers.docx import properties
from zx_convert.writers.docx.ids import CHARACTERS, CONTENTS_ENTRY, CONTENTS_HEADING, PARAGRAPHS, Named, StyleIds
from zx_convert.writers.docx.markup import NAMESPACES, W, attribute, twips
from zx_convert.writers.docx.numbering import Numbering
from zx_convert.writers.docx.package import CORE, CUSTOM, RELATION_TYPE, WORD_TYPE, Package, write_zip
from zx_convert.writers.docx.page import Section, Sheet
from zx_convert.writers.docx.styles import ALIGN, StyleMaker, custom, indents, size

_NS = {"w": W}
_TEMPLATE_TYPE, _DOCUMENT_TYPE = (f"{WORD_TYPE}{kind}.main+xml".encode() for kind in ("template", "document"))
_MACROS = b"macroEnabled"
_RELICS = ("stylesWithEffects", "comments", "commentsExtended", "commentsIds", "commentsExtensible")
# A body style that is not the default one: the name that Word itself has for a paragraph with an indent.
_BODY = Named("Normal Indent")
# What Word takes where neither style nor defaults give a size.
_SIZE = 10.0


class OfficePackage(Package):
    """A Word document made of a template of an office's own."""

    def __init__(self, template: bytes, style: Style, language: str, sheet: Sheet, report: Report) -> None:
        self._document = _opened(template)
        self._main = self._document.part
        _drop_relics(self._main)
        self._replaced: dict[str, bytes] = {}
        self._section = self._first_section(report)
        self._styles = _OfficeStyles(self._document.styles.element, style, language, sheet)
        self.ids = self._styles.adopt()
        self.numbering = self._numbering()
        # The template's styles say by themselves what stays together, and how far apart.
        bare = {role: replace(look, keep=False, before=0.0, after=0.0) for role, look in style.roles.items()}
        self.style = replace(style, roles=bare)

    def set_body(self, paragraphs: Iterable[str], section: str) -> None:
        body = self._document.element.body
        for child in list(body):
            body.remove(child)
        body.extend(_parse([*paragraphs, section]))

    def section(self, section: Section) -> str:
        """The template's first section, with numbers of its own for front matter."""
        made = deepcopy(self._section)
        if section.numbers:
            for old in made.findall("w:pgNumType", _NS):
                made.remove(old)
            _insert(
                made, section.numbers, ("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid")
            )
        if section.bare_first_page and made.find("w:titlePg", _NS) is None:
            _insert(made, "<w:titlePg/>", ("w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid"))
        etree.cleanup_namespaces(made)
        return etree.tostring(made, encoding="unicode")

    def set_settings(self, *, mirror: bool, odd_and_even: bool, update_fields: bool) -> None:
        settings = self._document.settings.element
        if update_fields and settings.find("w:updateFields", _NS) is None:
            _insert(settings, "<w:updateFields/>", ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat"))

    def set_core_properties(self, content: bytes) -> None:
        _ = self._document.core_properties  # adds the part where the template has none
        self._replaced[CORE] = content

    def set_custom_properties(self, properties_of: Mapping[str, str]) -> None:
        """Add to the template's own properties."""
        package = self._main.package
        kind = f"{RELATION_TYPE}custom-properties"
        own = next((rel.target_part for rel in package.rels.values() if rel.reltype == kind), None)
        if own is None:
            from docx.opc.packuri import PackURI
            from docx.opc.part import Part

            media_type = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            own = Part(PackURI(f"/{CUSTOM}"), media_type, b"", package)
            package.relate_to(own, kind)
        name = str(own.partname).removeprefix("/")
        self._replaced[name] = properties.custom_properties({**_custom(own.blob), **properties_of})

    def add_part(self, kind: str, name: str, content: bytes) -> str:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        part = Part(PackURI(f"/word/{name}.xml"), f"{WORD_TYPE}{kind}+xml", content, self._main.package)
        return str(self._main.relate_to(part, f"{RELATION_TYPE}{kind}"))

    def save(self, stream: BinaryIO) -> None:
        saved = BytesIO()
        self._document.save(saved)
        with zipfile.ZipFile(saved) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        write_zip(parts | self._replaced, stream)

    def _numbering(self) -> Numbering | None:
        kind = f"{RELATION_TYPE}numbering"
        found = next((rel.target_part for rel in self._main.rels.values() if rel.reltype == kind), None)
        return Numbering(self._document.styles.element, found.element) if found is not None else None

    def _first_section(self, report: Report) -> Any:
        """The section that the text begins in: it has all that it shows, later ones take over from those above."""
        sections = self._document.element.body.xpath(".//w:sectPr[not(parent::w:sectPrChange)]")
        if len(sections) > 1:
            report(Notice("template-sections", values={"count": len(sections)}))
        return deepcopy(sections[0]) if sections else _parse(["<w:sectPr/>"])[0]


class _OfficeStyles:
    """The styles of a template, and what is added to them."""

    def __init__(self, root: Any, style: Style, language: str, sheet: Sheet) -> None:
        self._root = root
        self._style = style
        self._language = language
        self._maker = StyleMaker(style, language, sheet)
        self._known: dict[tuple[str, str], str] = {}
        for element in root.findall("w:style", _NS):
            for name in _names(element):
                self._known.setdefault((_value(element, "type"), name), _value(element, "styleId"))
        self._ids = {_value(element, "styleId") for element in root.findall("w:style", _NS)}
        self._normal = root.find("w:style[@w:type='paragraph'][@w:default='1']", _NS)
        self._size = self._body_size()

    def adopt(self) -> StyleIds:
        """Find a style for every role, adding those that are not there."""
        paragraphs = {"body": self._body()}
        for role, named in PARAGRAPHS.items():
            if role not in ("body", "header", "footer"):
                paragraphs[role] = self._found("paragraph", role, named) or self._added(named, self._style.roles[role])
        characters = {}
        for role, named in CHARACTERS.items():
            identity = self._found("character", "", named)
            characters[role] = identity or self._added_character(role, named)
        heading = self._found("paragraph", "", CONTENTS_HEADING)
        entry = self._found("paragraph", "", CONTENTS_ENTRY)
        return StyleIds(
            paragraphs,
            characters,
            heading or self._added(CONTENTS_HEADING, self._style.roles["title"]),
            entry or self._added(CONTENTS_ENTRY, self._maker.entry(), self._maker.tabs()),
        )

    def _found(self, kind: str, role: str, named: Named) -> str:
        names = [*self._style.template.get(role, ()), named.name, named.chinese]
        return next((self._known[kind, _folded(n)] for n in names if n and (kind, _folded(n)) in self._known), "")

    def _body(self) -> str:
        """The default style, if it indents first lines; else one that does."""
        named = [name for name in self._style.template.get("body", ()) if ("paragraph", _folded(name)) in self._known]
        if named:
            return self._known["paragraph", _folded(named[0])]
        if self._normal is not None and self._normal.find("w:pPr/w:ind", _NS) is not None:
            return ""
        return self._added(_BODY, self._style.roles["body"])

    def _body_size(self) -> float:
        paths = ("w:rPr/w:sz/@w:val", "w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")
        for element, path in ((self._normal, paths[0]), (self._root, paths[1])):
            found = element.xpath(path) if element is not None else []
            if found:
                return float(found[0]) / 2
        return _SIZE

    def _added(self, named: Named, look: Role, tabs: str = "") -> str:
        """Add a paragraph style on top of the template's default one, saying only what differs from the body."""
        body = self._style.roles["body"]
        scale = self._size / body.size
        points = round(look.size * scale * 2) / 2
        font = self._style.fonts[look.font]
        normal = _value(self._normal, "styleId") if self._normal is not None else ""
        based = f'<w:basedOn w:val="{attribute(normal)}"/>' if normal else ""
        keep = "<w:keepNext/><w:keepLines/>" if look.keep else ""
        # A line of fixed height would cut larger type.
        line = ' w:line="240" w:lineRule="auto"' if points > self._size else ""
        spaces = f'<w:spacing w:before="{twips(look.before * scale)}" w:after="{twips(look.after * scale)}"{line}/>'
        outline = f'<w:outlineLvl w:val="{named.outline}"/>' if named.outline is not None else ""
        fonts = self._maker.fonts(font) if look.font != body.font else ""
        bold = self._maker.bold(font, look.weight) if look.weight != body.weight else ""
        type_size = size(points) if points != self._size else ""
        identity = self._free(named.id)
        return self._add(
            identity,
            f'<w:style w:type="paragraph"{custom(named)} w:styleId="{identity}">{self._maker.names(named)}{based}'
            f'<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>{keep}{tabs}{spaces}{indents(look, points)}'
            f'<w:jc w:val="{ALIGN.get(look.align, look.align)}"/>{outline}</w:pPr>'
            f"<w:rPr>{fonts}{bold}{type_size}</w:rPr></w:style>",
        )

    def _added_character(self, role: str, named: Named) -> str:
        default = self._root.find("w:style[@w:type='character'][@w:default='1']", _NS)
        identity = self._free(named.id)
        based = _value(default, "styleId") if default is not None else ""
        return self._add(identity, self._maker.character(named, self._style.inline[role], attribute(based), identity))

    def _add(self, identity: str, markup: str) -> str:
        [element] = _parse([markup.replace('<w:basedOn w:val=""/>', "")])
        self._root.append(element)
        self._ids.add(identity)
        return identity

    def _free(self, identity: str) -> str:
        while identity in self._ids:
            identity = f"Zx{identity}"
        return identity


def _opened(template: bytes) -> Any:
    """Open a template. Raises Problem: `bad-template`."""
    import docx

    try:
        return docx.Document(BytesIO(_as_document(template)))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
        raise Problem("bad-template", reason=fault("no-word-document", error=str(error))) from error


def _drop_relics(main: Any) -> None:
    """Take out what went with the template's own text, and the second copy of all styles that Word 2010 kept."""
    for identity, relation in list(main.rels.items()):
        if relation.reltype.rpartition("/")[2] in _RELICS:
            del main.rels[identity]


def _as_document(template: bytes) -> bytes:
    """A .dotx differs from a .docx in one media type."""
    source = zipfile.ZipFile(BytesIO(template))
    types = source.read("[Content_Types].xml")
    if _MACROS in types:
        raise Problem("bad-template", reason=fault("macros"))
    if _TEMPLATE_TYPE not in types:
        return template
    parts = {name: source.read(name) for name in source.namelist()}
    parts["[Content_Types].xml"] = types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
    out = BytesIO()
    write_zip(parts, out)
    return out.getvalue()


def _parse(fragments: Iterable[str]) -> list[Any]:
    from docx.oxml import parse_xml

    root = parse_xml(f"<w:body {NAMESPACES}>{''.join(fragments)}</w:body>")
    return list(root)


def _insert(parent: Any, markup: str, before: tuple[str, ...]) -> None:
    """Put an element before the first of those that must follow it, else at the end."""
    [element] = _parse([markup])
    following = [child for name in before for child in parent.findall(name, _NS)]
    if following:
        min(following, key=parent.index).addprevious(element)
    else:
        parent.append(element)


def _names(style: Any) -> Iterator[str]:
    """A style's name and its second names."""
    for path in ("w:name/@w:val", "w:aliases/@w:val"):
        for found in style.xpath(path):
            yield from map(_folded, str(found).split(","))


def _folded(name: str) -> str:
    return re.sub(r"\s", "", name).lower()


def _value(element: Any, name: str) -> str:
    return cast("str", element.get(f"{{{W}}}{name}") or "")


def _custom(content: bytes) -> dict[str, str]:
    """The properties that a template has already; those that are no text are kept as text."""
    root = etree.fromstring(content) if content else []
    return {str(entry.get("name")): "".join(map(str, entry.itertext())) for entry in root}
