"""The rows of the page: a block of the text each, its source on the left and what it reads as on the right.

The elements are few and their classes short: a page has to stay usable with ten thousand blocks.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, cast

from zx_convert.convert.review import is_undecided, visible
from zx_convert.messages.answers import kind as named
from zx_convert.messages.reports import PAGE
from zx_convert.text.lines import count_line_ends

if TYPE_CHECKING:
    from zx_convert.document import Document, Element, Mark

CERTAINTIES = ("high", "medium", "low")
_LEFT_OUT = frozenset({"furniture"})
# Passes with a colour of their own, and the class of all others.
_PASSES, _OTHER = 8, 9


class Classes:
    """The class names of marks: what colours them, and what filters name."""

    def __init__(self, rules: Sequence[str], passes: Mapping[str, int]) -> None:
        self._rules = {rule: place for place, rule in enumerate(rules)}
        self._passes = passes

    def colour(self, rule: str) -> str:
        """The class of the pass of a rule; those of other packages share one."""
        place = self._passes.get(rule, _OTHER)
        return f"p{place if place < _PASSES else _OTHER}"

    def of(self, mark: "Mark") -> str:
        """All classes of a mark."""
        undecided = " u" if is_undecided(mark) else ""
        cert = CERTAINTIES.index(mark.cert)
        return f"m {self.colour(mark.rule)} r{self._rules[mark.rule]} c{cert}{undecided}"


def rows(document: "Document", marks: Sequence["Mark"], classes: Classes) -> Iterator[str]:
    """The rows of a document, in the order of its source."""
    return _Rows(document, marks, classes).all()


class _Rows:
    def __init__(self, document: "Document", marks: Sequence["Mark"], classes: Classes) -> None:
        from zx_convert.document import original
        from zx_convert.document.layers import source_offsets

        self._document = document
        self._classes = classes
        self._marks = {mark.element: (number, mark) for number, mark in enumerate(marks)}
        # The proxies of lxml live as long as they are held, and are the keys.
        self._offsets = {element: offset for offset, element in source_offsets(document)}
        self._source = original(document)
        self._line, self._at = 1, 0
        self._articles = 0

    def all(self) -> Iterator[str]:
        yield from self._children(self._document)

    def _children(self, parent: "Element") -> Iterator[str]:
        from zx_convert.document.elements import CONTAINERS

        for child in cast("Iterator[Element]", parent):
            if child.tag in ("source", "meta"):
                continue
            if child.tag == "lb":
                yield from self._gap(child)
            elif child.tag in CONTAINERS:
                if child.tag == "article":
                    yield self._article(child)
                yield from self._children(child)
            else:
                yield self._block(child)

    def _article(self, article: "Element") -> str:
        from zx_convert.document import headline

        self._articles += 1
        title = headline(article)
        label = PAGE["article"].format(number=self._articles)
        chip = self._chip(article, label)
        return f'<div class="a" role="row"><h2 role="cell">{chip} {escape(visible(title))}</h2></div>\n'

    def _gap(self, lb: "Element") -> Iterator[str]:
        """A break between blocks is shown only where somebody has to decide about it."""
        if lb.get("break") == "maybe" and lb in self._marks:
            number, mark = self._marks[lb]
            text = escape(PAGE["maybe"])
            yield (
                f'<div class="g" role="row"><span role="cell"><mark class="{self._classes.of(mark)}" id="s{number}">'
                f"{text}</mark></span></div>\n"
            )

    def _block(self, block: "Element") -> str:
        sides = _Sides(self._marks, self._classes)
        sides.content(block)
        kind = PAGE.get(f"kind-{block.name}") or named(block.name)
        left, right = "".join(sides.source), "".join(sides.result)
        out = ' class="o"' if block.tag in _LEFT_OUT else ""
        if out:
            right = escape(PAGE["left-out"])
        return (
            f'<div class="b k-{block.name}" role="row"><span class="n" role="cell">{self._line_of(block)}</span>'
            f'<p role="cell">{left}</p><span class="k" role="cell">{self._chip(block, kind)}</span>'
            f'<p role="cell"{out}>{right}</p></div>\n'
        )

    def _chip(self, element: "Element", label: str) -> str:
        if element not in self._marks:
            return f"<span>{escape(label)}</span>"
        number, mark = self._marks[element]
        return f'<mark class="{self._classes.of(mark)}" id="s{number}">{escape(label)}</mark>'

    def _line_of(self, element: "Element") -> int:
        offset = self._offsets[element]
        self._line += count_line_ends(self._source[self._at : offset])
        self._at = offset
        return self._line


class _Sides:
    """The two sides of a block, as they are written."""

    def __init__(self, marks: Mapping["Element", tuple[int, "Mark"]], classes: Classes) -> None:
        self.source: list[str] = []
        self.result: list[str] = []
        self._marks = marks
        self._classes = classes

    def content(self, element: "Element") -> None:
        """The text of an element and of all in it."""
        self._both(element.text)
        for child in cast("Iterator[Element]", element):
            if child.tag == "lb":
                self._break(child)
            elif child.get("orig") is not None:
                self._changed(child)
            else:
                self._wrapped(child)
            self._both(child.tail)

    def _both(self, text: str | None) -> None:
        if text:
            shown = escape(visible(text), quote=False)
            self.source.append(shown)
            self.result.append(shown)

    def _open(self, element: "Element", more: str = "") -> tuple[str, str]:
        """Both opening tags: marks of one decision have one number."""
        if element not in self._marks:
            return "", ""
        number, mark = self._marks[element]
        return f'<mark class="{self._classes.of(mark)}{more}" id="%s{number}">', "</mark>"

    def _break(self, lb: "Element") -> None:
        from zx_convert.document.elements import unescape

        # A blank line is told by a doubled sign: an empty line in every paragraph says no more.
        blank = " l2" if count_line_ends(unescape(lb.get("orig") or "")) > 1 else ""
        opening, closing = self._open(lb, f" l{blank}")
        self.source.append(f"{_side(opening, 's')}{closing}<br>")
        if lb.get("break") == "no":
            self.result.append(_side(opening, "t") + (lb.text or "") + closing)
        else:
            self.result.append(_side(opening, "t") + closing + "<br>")

    def _changed(self, reg: "Element") -> None:
        from zx_convert.document.elements import unescape

        opening, closing = self._open(reg)
        before = visible(unescape(reg.get("orig") or ""))
        after = visible(reg.text or "")
        self.source.append(_side(opening, "s") + escape(before, quote=False) + closing)
        self.result.append(_side(opening, "t") + escape(after, quote=False) + closing)

    def _wrapped(self, element: "Element") -> None:
        opening, closing = self._open(element)
        self.source.append(_side(opening, "s"))
        kept = len(self.result)
        self.result.append(_side(opening, "t"))
        self.content(element)
        self.source.append(closing)
        if element.tag in _LEFT_OUT:
            # Furniture that fell into a paragraph is no part of what it reads as.
            del self.result[kept + 1 :]
        self.result.append(closing)


def _side(opening: str, side: str) -> str:
    return opening.replace("%s", side, 1)
