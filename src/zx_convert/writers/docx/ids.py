"""The styles of a Word document by their names, and the ids by which paragraphs and runs refer to them."""

from collections.abc import Mapping
from typing import NamedTuple


class Named(NamedTuple):
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
    "subhead2": Named("heading 3", outline=2),
    "subhead3": Named("heading 4", outline=3),
    "subhead4": Named("heading 5", outline=4),
    "item": Named("List Paragraph", after="item"),
    "verse": Named("Verse", "诗行", "verse"),
    "quote": Named("Quote", after="quote"),
    "caption": Named("caption"),
    "credit": Named("Credit", "图片署名"),
    "note": Named("Note", "编者按"),
    "row": Named("Table Text", "表格文字", "row"),
    "ornament": Named("Ornament", "分隔符"),
    "continuation": Named("Continuation", "转版"),
    "addressee": Named("Salutation"),
    "attachment": Named("Attachment Note", "附件说明", "attachment"),
    "signature": Named("Signature", after="day"),
    "day": Named("Day Signed", "成文日期"),
    "header": Named("header", after="header"),
    "footer": Named("footer", after="footer"),
}
CHARACTERS = {
    "byline": Named("Byline Text", "文中署名"),
    "dateline": Named("Dateline Text", "文中电头"),
    "credit": Named("Credit Text", "文中图片署名"),
    "continuation": Named("Continuation Text", "文中转版"),
    "note": Named("Note Text", "文中注"),
    "runin": Named("Run-in Heading", "段首标题"),
}
CONTENTS_HEADING = Named("TOC Heading")
CONTENTS_ENTRY = Named("toc 1")


class StyleIds(NamedTuple):
    """Ids of the styles in one document, by role; that of the default paragraph style is ""."""

    paragraphs: Mapping[str, str]
    characters: Mapping[str, str]
    contents_heading: str
    contents_entry: str


OURS = StyleIds(
    {role: "" if role == "body" else named.id for role, named in PARAGRAPHS.items()},
    {role: named.id for role, named in CHARACTERS.items()},
    CONTENTS_HEADING.id,
    CONTENTS_ENTRY.id,
)
