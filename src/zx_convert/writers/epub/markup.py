"""Blocks of a reading tree as XHTML."""

import html
from collections.abc import Iterator
from typing import cast

from zx_convert.document import Element, Run, inline_runs
from zx_convert.document.printed import block_role
from zx_convert.document.tables import has_heading_row, number_columns
from zx_convert.styling.style import Style
from zx_convert.text.patterns import regex
from zx_convert.writers.epub.words import words
from zx_convert.writers.notes import is_bulleted
from zx_convert.writers.tables import are_aligned, cells_of

# One or two digits that stand by themselves are set upright in a vertical line.
_UPRIGHT = regex(r"(?<![0-9A-Za-z.,:/%+-])[0-9]{1,2}(?![0-9A-Za-z.,:/%-])")
# 注：…, *…, ①…, [1] …, but not （作者系…）: who wrote it and where it was taken from explains no word of a text.
_EXPLAINS = regex(r"[（(]?附?[注註]\s*[：:①-⑳0-9]|[*＊※①-⑳]|[（(\[［〔][0-9０-９]{1,2}[）)\]］〕]")
_ADDRESS = regex(r"((?:https?://|www\.)[!-~]+)")
# Where an address may go on in the next line: behind its strokes, before the points in it.
_ADDRESS_SEAM = regex(r"(?<=/)(?=[^/])|(?=\.[0-9A-Za-z])")
# Where the words of a headline part by themselves.
_HEADLINE_SEAM = regex(r"[ \u3000：，、；！？][^\s：，、；！？”’）》」』]|[^—\n]—+[^—\n]")
_NOTE = '<aside role="note">'
_GROUPS = {
    "figure": '<div class="figure">{}</div>',
    "lg": '<div class="stanza">{}</div>',
    "list": "<ul>{}</ul>",
    "quote": "<blockquote>{}</blockquote>",
}


class Markup:
    """Makes XHTML of blocks, and keeps count of sub-headlines and notes.

    Attributes:
        sections: level from 1, id and text of each sub-headline that was set, in order.
        headline: whether a headline was set.
        notes: the notes that pop up, in order; they stand at the end.
    """

    def __init__(self, style: Style, language: str, *, vertical: bool, popup: bool) -> None:
        self.style = style
        self.vertical = vertical
        self.sections: list[tuple[int, str, str]] = []
        self.headline = False
        self.notes: list[str] = []
        self._word = words(language)
        self._popup = popup
        self._deepest = 0

    def children(self, container: Element | None) -> str:
        """Every printed block of a head, body or group, a line each."""
        if container is None:
            return ""
        made: list[str] = []
        for child in cast("Iterator[Element]", container):
            if made and made[-1].endswith("</p>") and self._pops_up(child):
                made[-1] = made[-1].removesuffix("</p>") + self._note(child) + "</p>"
            elif (markup := self._element(child)).startswith(_NOTE) and made and made[-1].startswith(_NOTE):
                made[-1] = made[-1].removesuffix("</aside>") + "\n" + markup.removeprefix(_NOTE)
            elif markup:
                made.append(markup)
        return "\n".join(made)

    def _pops_up(self, block: Element) -> bool:
        """Whether a note explains the text that it follows; what editors have to say is read in its place."""
        return self._popup and block.tag == "note" and _EXPLAINS.match(plain_text(block, self.style)) is not None

    def _element(self, element: Element) -> str:
        if element.tag in _GROUPS:
            content = self.children(element)
            return _GROUPS[element.name].format(f"\n{content}\n") if content else ""
        if element.tag == "table":
            return self._table(element)
        return self._block(element)

    def _block(self, block: Element) -> str:
        role = block_role(block)
        content = self.inline(block) if self.style.prints(role) else ""
        if not content:
            return ""
        # What is left free before the parts of an address would be too much for the gaps of its line.
        stretched = "<wbr/>" in content and self.style.roles[role].align == "justify"
        bulleted = role == "note" and is_bulleted(plain_text(block, self.style))
        kind = role + " ragged" * stretched + " bulleted" * bulleted
        if block.tag == "item":
            return f'<li class="{kind}">{content}</li>'
        match role:
            case "headline":
                self.headline = True
                kind = _heading_class(block, self.style)
                return f'<h1 class="{kind}" id="headline" epub:type="title">{content}</h1>'
            case "subhead" | "subhead2" | "subhead3" | "subhead4":
                return self._subhead(block, content)
            case "deck":
                return f'<p class="deck" epub:type="subtitle" role="doc-subtitle">{content}</p>'
            case "note":
                return f'{_NOTE}<p class="{kind}">{content}</p></aside>'
            case _:
                return f'<p class="{kind}">{content}</p>'

    def _subhead(self, block: Element, content: str) -> str:
        """A heading below the headline; no level is skipped on the way down (WCAG 2.2, G141)."""
        role = block_role(block)
        level = min(int(role.removeprefix("subhead") or 1), self._deepest + 1)
        self._deepest = level
        name = f"section-{len(self.sections) + 1}"
        self.sections.append((level, name, plain_text(block, self.style)))
        return f'<h{level + 1} class="{_heading_class(block, self.style)}" id="{name}">{content}</h{level + 1}>'

    def inline(self, block: Element) -> str:
        """The printed text of a block, its roles as spans."""
        return "".join(self._run(run) for run in inline_runs(block, self.style))

    def _run(self, run: Run) -> str:
        if run.role == "note" and self._popup:
            return self._reference(self._text(run.text))
        return f'<span class="{run.role}">{self._text(run.text)}</span>' if run.role else self._text(run.text)

    def _note(self, block: Element) -> str:
        content = self.inline(block) if self.style.prints("note") else ""
        return self._reference(content) if content else ""

    def _reference(self, content: str) -> str:
        """A sign in the text that opens a note (EPUB 3.3, 6.5: noteref and footnote)."""
        number = len(self.notes) + 1
        sign = f"{self._word.note}{number}" if number > 1 else self._word.note
        back = f'class="back" role="doc-backlink" href="#noteref-{number}" aria-label="{self._word.back}"'
        self.notes.append(
            f'<aside epub:type="footnote" role="doc-footnote" id="note-{number}">'
            f'<p class="note">{content} <a {back}>↩</a></p></aside>'
        )
        return (
            f'<a class="noteref" epub:type="noteref" role="doc-noteref" href="#note-{number}"'
            f' id="noteref-{number}">{sign}</a>'
        )

    def _text(self, text: str) -> str:
        # Every other piece is an address.
        prose, *pieces = map(_escaped, _ADDRESS.split(text))
        made = self._words(prose)
        for address, prose in zip(pieces[::2], pieces[1::2], strict=True):
            made += _ADDRESS_SEAM.sub("<wbr/>", address) + self._words(prose)
        return made

    def _words(self, escaped: str) -> str:
        return _UPRIGHT.sub(r'<span class="upright">\g<0></span>', escaped) if self.vertical else escaped

    def _table(self, table: Element) -> str:
        cells = cells_of(table, self.style)
        # A single row stays a line, and so do rows with marks, whose look cells would not have.
        if len(cells) > 1 and are_aligned(cells) and not any(len(row) for row in table):
            return "\n".join(self._rows(cells))
        lines = "\n".join(filter(None, (self._block(cast("Element", row)) for row in table)))
        return f'<div class="rows">\n{lines}\n</div>' if lines else ""

    def _rows(self, cells: list[list[str]]) -> Iterator[str]:
        columns = number_columns(cells)
        heading = has_heading_row(cells)
        yield '<table class="row">'
        if heading:
            yield "<thead>\n" + self._row(cells[0], columns, "th", ' scope="col"') + "\n</thead>"
        yield "<tbody>"
        for row in cells[heading:]:
            yield self._row(row, columns, "td")
        yield "</tbody>\n</table>"

    def _row(self, cells: list[str], columns: list[bool], tag: str, attributes: str = "") -> str:
        kinds = (attributes + ' class="number"' * is_number for is_number in columns)
        made = (f"<{tag}{kind}>{self._text(cell)}</{tag}>" for kind, cell in zip(kinds, cells, strict=True))
        return f"<tr>{''.join(made)}</tr>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br/>")


def plain_text(block: Element, style: Style) -> str:
    """The printed text of a block on one line."""
    return _printed(block, style).replace("\n", " ")


def _printed(block: Element, style: Style) -> str:
    return "".join(run.text for run in inline_runs(block, style))


def _heading_class(block: Element, style: Style) -> str:
    """The classes of a heading: one that has seams is broken there rather than inside a word."""
    return block_role(block) + " phrases" * (_HEADLINE_SEAM.search(_printed(block, style)) is not None)
