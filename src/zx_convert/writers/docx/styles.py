"""The styles of a Word document, made of a style sheet: names that an editor knows, one for each role."""

from collections.abc import Iterator

from zx_convert.styling.style import FontRole, Inline, Role, Style
from zx_convert.writers.docx.ids import CHARACTERS, CONTENTS_ENTRY, CONTENTS_HEADING, PARAGRAPHS, Named
from zx_convert.writers.docx.markup import attribute, twips
from zx_convert.writers.docx.page import Sheet

ALIGN = {"justify": "both"}
_DEFAULT = ' w:default="1"'
# Punctuation does not hang in Chinese setting (CLREQ, 3.1.4.3); it is compressed instead.
TYPOGRAPHY = '<w:kinsoku/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE/><w:autoSpaceDN/>'
# Families that are heavy as they are: Word would smear a bold out of them.
_HEAVY = frozenset({"黑体", "SimHei", "方正小标宋简体", "方正小标宋_GBK", "方正黑体简体", "方正黑体_GBK", "小标宋体"})


def style_elements(style: Style, language: str, sheet: Sheet) -> Iterator[str]:
    """Make each `w:style` element."""
    yield from StyleMaker(style, language, sheet).elements()


class StyleMaker:
    """Makes the styles of one document."""

    def __init__(self, style: Style, language: str, sheet: Sheet) -> None:
        self.style = style
        self.language = language
        self.sheet = sheet

    def elements(self) -> Iterator[str]:
        for role, named in PARAGRAPHS.items():
            yield self._paragraph(named, self.style.roles[role])
        yield self._paragraph(CONTENTS_HEADING, self.style.roles["headline"])
        yield self._paragraph(CONTENTS_ENTRY, self.entry(), self.tabs())
        for role, named in CHARACTERS.items():
            yield self.character(named, self.style.inline[role])

    def entry(self) -> Role:
        """The look of a line of the contents."""
        body = self.style.roles["body"]
        return Role(body.font, body.weight, body.size, body.line, "left")

    def tabs(self) -> str:
        """The place of the page numbers of the contents, with a dotted line that leads to it."""
        return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(self.sheet.text_width)}"/></w:tabs>'

    def _paragraph(self, named: Named, look: Role, tabs: str = "") -> str:
        normal = named is PARAGRAPHS["body"]
        based = "" if normal else '<w:basedOn w:val="Normal"/>'
        outline = f'<w:outlineLvl w:val="{named.outline}"/>' if named.outline is not None else ""
        keep = '<w:keepNext w:val="{0}"/><w:keepLines w:val="{0}"/>'.format(int(look.keep))
        font = self.style.fonts[look.font]
        return (
            f'<w:style w:type="paragraph"{_DEFAULT if normal else ""}{custom(named)} w:styleId="{named.id}">'
            f'{self.names(named)}{based}<w:next w:val="{PARAGRAPHS[named.after].id}"/><w:uiPriority w:val="1"/>'
            f"<w:qFormat/><w:pPr>{keep}<w:widowControl/>{tabs}{TYPOGRAPHY}{self._grid(look)}{_spacing(look)}"
            f'{indents(look)}<w:jc w:val="{ALIGN.get(look.align, look.align)}"/>{outline}</w:pPr>'
            f"<w:rPr>{self.fonts(font)}{self.bold(font, look.weight)}{self._tracking(look)}{size(look.size)}</w:rPr>"
            "</w:style>"
        )

    def character(self, named: Named, look: Inline, based: str = "DefaultParagraphFont", identity: str = "") -> str:
        font = self.style.fonts[look.font] if look.font else None
        properties = (self.fonts(font) if font else "") + (self.bold(font, look.weight) if look.weight else "")
        return (
            f'<w:style w:type="character"{custom(named)} w:styleId="{identity or named.id}">{self.names(named)}'
            f'<w:basedOn w:val="{based}"/><w:uiPriority w:val="1"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
        )

    def names(self, named: Named) -> str:
        alias = f'<w:aliases w:val="{named.chinese}"/>' if self.language == "zh-CN" and named.chinese else ""
        return f'<w:name w:val="{named.name}"/>{alias}'

    def fonts(self, font: FontRole) -> str:
        latin, chinese = attribute(font.latin), attribute(family(font, self.language))
        return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{latin}"/>'

    def bold(self, font: FontRole | None, weight: str) -> str:
        value = int(weight == "bold" and (font is None or family(font, self.language) not in _HEAVY))
        return f'<w:b w:val="{value}"/><w:bCs w:val="{value}"/>'

    def _grid(self, look: Role) -> str:
        # LibreOffice would stretch other line distances, and lines of larger type, to a whole number of grid lines.
        body = self.style.roles["body"]
        return f'<w:snapToGrid w:val="{int(look.line == body.line and look.size <= body.size)}"/>'

    def _tracking(self, look: Role) -> str:
        # The squares of a grid give the distance of characters by themselves.
        return f'<w:spacing w:val="{twips(look.tracking) * (not self.sheet.characters)}"/>'


def family(font: FontRole, language: str) -> str:
    """The East Asian family for a text in `language`."""
    return font.docx if language == "zh-CN" or not font.docx_traditional else font.docx_traditional


def custom(named: Named) -> str:
    return ' w:customStyle="1"' if named.chinese else ""


def _spacing(look: Role) -> str:
    return (
        f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}"'
        f' w:line="{twips(look.line)}" w:lineRule="exact"/>'
    )


def indents(look: Role, em: float = 0.0) -> str:
    """Give the first-line indent in characters for Word, and in twips for what does not read those.

    `em` is the size in points, 0 for that of the role.
    """
    em = em or look.size + look.tracking
    return (
        f'<w:ind w:left="{twips(look.left * em)}" w:right="{twips(look.right * em)}"'
        f' w:firstLineChars="{round(look.indent * 100)}" w:firstLine="{twips(look.indent * em)}"/>'
    )


def size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def font_elements(style: Style, language: str) -> Iterator[str]:
    """Make each `w:font` of the font table: other names for a Chinese font, for an office that lacks it."""
    seen: set[str] = set()
    for font in style.fonts.values():
        name = family(font, language)
        if name not in seen:
            seen.add(name)
            others = attribute(",".join(other for other in font.epub if other != name))
            yield (
                f'<w:font w:name="{attribute(name)}"><w:altName w:val="{others}"/>'
                f'<w:charset w:val="{"86" if language == "zh-CN" else "88"}"/>'
                '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            )
