"""The styles of a Word document, made of a style sheet: names that an editor knows, one for each role."""

from collections.abc import Iterator
from dataclasses import dataclass

from zx_convert.styling.style import FontRole, Inline, Role, Style
from zx_convert.writers.docx.markup import attribute, twips


@dataclass(frozen=True, slots=True)
class Named:
    """A style by its names in Word.

    Attributes:
        name: name in Word; a built-in one in the spelling of the file format, which Word shows translated.
        chinese: a second name for what is not built in, "" for a built-in style.
        after: role of the paragraph that follows when one types on.
        outline: outline level from 0, None for text.
    """

    name: str
    chinese: str = ""
    after: str = "body"
    outline: int | None = None

    @property
    def id(self) -> str:
        return "".join(word[0].upper() + word[1:] for word in self.name.split())


PARAGRAPHS = {
    "body": Named("Normal"),
    "title": Named("Title"),
    "kicker": Named("Kicker", "引题", "headline"),
    "headline": Named("heading 1", outline=0),
    "deck": Named("Deck", "副题"),
    "lead": Named("Lead", "提要"),
    "byline": Named("Byline", "署名"),
    "dateline": Named("Dateline", "电头"),
    "subhead": Named("heading 2", outline=1),
    "item": Named("List Paragraph", after="item"),
    "verse": Named("Verse", "诗行", "verse"),
    "quote": Named("Quote", after="quote"),
    "caption": Named("caption"),
    "credit": Named("Credit", "图片署名"),
    "note": Named("Note", "编者按"),
    "row": Named("Table Text", "表格文字", "row"),
    "continuation": Named("Continuation", "转版"),
    "header": Named("header", after="header"),
    "footer": Named("footer", after="footer"),
}
_CHARACTERS = {
    "byline": Named("Byline Text", "文中署名"),
    "dateline": Named("Dateline Text", "文中电头"),
    "credit": Named("Credit Text", "文中图片署名"),
    "continuation": Named("Continuation Text", "文中转版"),
    "note": Named("Note Text", "文中注"),
}
PARAGRAPH_IDS = {role: "" if role == "body" else named.id for role, named in PARAGRAPHS.items()}
CHARACTER_IDS = {role: named.id for role, named in _CHARACTERS.items()}
CONTENTS_HEADING = Named("TOC Heading")
CONTENTS_ENTRY = Named("toc 1")
_ALIGN = {"justify": "both"}
_DEFAULT = ' w:default="1"'
# Punctuation does not hang in Chinese setting (CLREQ, 3.1.4.3); it is compressed instead.
_TYPOGRAPHY = '<w:kinsoku/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE/><w:autoSpaceDN/>'
# Families that are heavy as they are: Word would smear a bold out of them.
_HEAVY = frozenset({"黑体", "SimHei", "方正小标宋简体", "方正小标宋_GBK", "方正黑体简体", "方正黑体_GBK", "小标宋体"})


def style_elements(style: Style, language: str, text_width: float) -> Iterator[str]:
    """Make each `w:style` element. `text_width` (points) places the page numbers of the contents."""
    yield from _Styles(style, language).elements(text_width)


class _Styles:
    """Makes the styles of one document."""

    def __init__(self, style: Style, language: str) -> None:
        self.style = style
        self.with_chinese_names = language == "zh-CN"

    def elements(self, text_width: float) -> Iterator[str]:
        for role, named in PARAGRAPHS.items():
            yield self._paragraph(named, self.style.roles[role], PARAGRAPHS[named.after])
        yield self._paragraph(CONTENTS_HEADING, self.style.roles["headline"], PARAGRAPHS["body"])
        body = self.style.roles["body"]
        entry = Role(body.font, body.weight, body.size, body.line, "left")
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(text_width)}"/></w:tabs>'
        yield self._paragraph(CONTENTS_ENTRY, entry, CONTENTS_ENTRY, tab)
        for role, named in _CHARACTERS.items():
            yield self._character(named, self.style.inline[role])

    def _paragraph(self, named: Named, look: Role, following: Named, tabs: str = "") -> str:
        font = self.style.fonts[look.font]
        normal = named is PARAGRAPHS["body"]
        based = "" if normal else '<w:basedOn w:val="Normal"/>'
        outline = f'<w:outlineLvl w:val="{named.outline}"/>' if named.outline is not None else ""
        keep = '<w:keepNext w:val="{0}"/><w:keepLines w:val="{0}"/>'.format(int(look.keep))
        return (
            f'<w:style w:type="paragraph"{_DEFAULT if normal else ""}{_custom(named)} w:styleId="{named.id}">'
            f'{self._names(named)}{based}<w:next w:val="{following.id}"/><w:uiPriority w:val="1"/><w:qFormat/>'
            f"<w:pPr>{keep}<w:widowControl/>{tabs}{_TYPOGRAPHY}{self._grid(look)}{_spacing(look)}{_indents(look)}"
            f'<w:jc w:val="{_ALIGN.get(look.align, look.align)}"/>{outline}</w:pPr>'
            f"<w:rPr>{_fonts(font)}{_bold(font, look.weight)}{_size(look.size)}</w:rPr></w:style>"
        )

    def _character(self, named: Named, look: Inline) -> str:
        font = self.style.fonts[look.font] if look.font else None
        properties = (_fonts(font) if font else "") + (_bold(font, look.weight) if look.weight else "")
        return (
            f'<w:style w:type="character"{_custom(named)} w:styleId="{named.id}">{self._names(named)}'
            '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="1"/><w:qFormat/>'
            f"<w:rPr>{properties}</w:rPr></w:style>"
        )

    def _names(self, named: Named) -> str:
        alias = f'<w:aliases w:val="{named.chinese}"/>' if self.with_chinese_names and named.chinese else ""
        return f'<w:name w:val="{named.name}"/>{alias}'

    def _grid(self, look: Role) -> str:
        # LibreOffice would stretch other line distances to a whole number of grid lines.
        return f'<w:snapToGrid w:val="{int(look.line == self.style.roles["body"].line)}"/>'


def _custom(named: Named) -> str:
    return ' w:customStyle="1"' if named.chinese else ""


def _spacing(look: Role) -> str:
    return (
        f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}"'
        f' w:line="{twips(look.line)}" w:lineRule="exact"/>'
    )


def _indents(look: Role) -> str:
    """Give the first-line indent in characters for Word, and in twips for what does not read those."""
    return (
        f'<w:ind w:left="{twips(look.left * look.size)}" w:right="{twips(look.right * look.size)}"'
        f' w:firstLineChars="{round(look.indent * 100)}" w:firstLine="{twips(look.indent * look.size)}"/>'
    )


def _fonts(font: FontRole) -> str:
    latin, chinese = attribute(font.latin), attribute(font.docx)
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def _bold(font: FontRole | None, weight: str) -> str:
    value = int(weight == "bold" and (font is None or font.docx not in _HEAVY))
    return f'<w:b w:val="{value}"/><w:bCs w:val="{value}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def font_elements(style: Style) -> Iterator[str]:
    """Make each `w:font` of the font table: other names for a Chinese font, for an office that lacks it."""
    seen: set[str] = set()
    for font in style.fonts.values():
        if font.docx not in seen:
            seen.add(font.docx)
            others = attribute(",".join(name for name in font.epub if name != font.docx))
            yield (
                f'<w:font w:name="{attribute(font.docx)}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
                '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            )
