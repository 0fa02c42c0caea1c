"""WordprocessingML as text: runs, paragraphs and fields. Text is far faster to build than elements one by one.

Order of children is that of the schema (ECMA-376-1, 17.3): it is a sequence, and Word refuses a file that breaks it.
"""

from collections.abc import Iterable, Mapping

from zx_convert.document import Run
from zx_convert.document.elements import unfit_spans
from zx_convert.styling.style import Role
from zx_convert.text.patterns import regex

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

HINT = '<w:rFonts w:hint="eastAsia"/>'
_EAST_ASIAN = regex("[^\0-\u2e7f]")
_SPECIAL = regex(r"([\n\t])")
_SPECIAL_MARKUP = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def clean(text: str) -> str:
    """Leave out what XML cannot hold (only text from outside the tree, such as a file's name, can have it)."""
    for start, end in reversed(list(unfit_spans(text))):
        text = text[:start] + text[end:]
    return text


def escape(text: str) -> str:
    """Escape text. (What the standard library has for it takes 25 ms to import.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Escape text for an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def is_east_asian(text: str) -> bool:
    """Whether text has Han characters or their punctuation, so that “ ” — … in it are Chinese too."""
    return _EAST_ASIAN.search(text) is not None


def run(text: str, properties: str = "", tag: str = "w:t") -> str:
    """Make a run; a line feed becomes a line break, a tab a tab. Text of a deleted run has the tag `w:delText`."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = _SPECIAL.split(text) if "\n" in text or "\t" in text else (text,)
    return f"<w:r>{rpr}{''.join(_SPECIAL_MARKUP.get(piece) or _text(piece, tag) for piece in pieces if piece)}</w:r>"


def _text(text: str, tag: str) -> str:
    # Word drops plain spaces at the ends otherwise.
    space = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " else ""
    return f"<{tag}{space}>{escape(text)}</{tag}>"


def runs(parts: Iterable[Run], styles: Mapping[str, str]) -> str:
    """Make the runs of one block; `styles` gives the character style of each inline role.

    The hint makes “ ” — … take the Chinese font; Latin punctuation it would spoil, so a Latin block has none.
    """
    parts = list(parts)
    hint = HINT if any(is_east_asian(part.text) for part in parts) else ""
    return "".join(
        run(part.text, (f'<w:rStyle w:val="{styles[part.role]}"/>' if part.role else "") + hint) for part in parts
    )


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Make a paragraph of runs; `style` is a style's id, `properties` what follows `w:pStyle` in `w:pPr`."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    ppr = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{ppr}{content}</w:p>"


def field(instruction: str, result: str) -> str:
    """Make a complex field (ECMA-376-1, 17.16.18); `result` holds runs, what is shown until Word works it out."""
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return _mark("begin") + code + _mark("separate") + result + _mark("end")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def em_of(look: Role) -> float:
    """What a character of a role takes up, in points."""
    return look.size + look.tracking


def right_indent(right: float, em: float) -> str:
    """Give a distance from the right in characters for Word, and in twips for what does not read those."""
    return f'<w:ind w:rightChars="{round(right * 100)}" w:right="{twips(right * em)}"/>'


def hanging_indents(first: float, others: float, em: float) -> str:
    """Give the indents of the first line and of all others, as `right_indent` does."""
    hanging = others - first
    return (
        f'<w:ind w:leftChars="{round(others * 100)}" w:left="{twips(others * em)}"'
        f' w:hangingChars="{round(hanging * 100)}" w:hanging="{twips(hanging * em)}"/>'
    )


def twips(points: float) -> int:
    """Convert points to twentieths of a point."""
    return round(points * 20)
