"""What stands around the text: the masthead line or running head, and the page number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from zx_convert.document import Run
from zx_convert.document.metadata import running_head
from zx_convert.styling.style import Role
from zx_convert.writers.pdf.blocks import Fragment
from zx_convert.writers.pdf.content import Content
from zx_convert.writers.pdf.setter import Passage, Setter

# Header and footer stand half-way between the text and the edge of the page, where the style gives no distance.
_MARGIN_SHARE = 0.55
# Of a dash above the baseline, in em.
_DASH_HEIGHT = 0.38
# The name of a publication is set larger than the date beside it.
_NAME_SCALE = 1.4
_MASTHEAD_RULES = ((0.45, 1.0), (0.62, 0.35))
_NUMERALS = "0123456789ivxlc"
_ROMAN = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


class Around(NamedTuple):
    """A running head or page number, which is no part of the text.

    Attributes:
        kind: Header or Footer.
        fragment: what it shows, None for a rule alone.
        left: where it begins, in points from the left of the page.
        height: of its baseline, in points from the foot of the page.
        right: where a rule ends, that begins at `left`.
        width: of that rule.
    """

    kind: str
    fragment: Fragment | None
    left: float
    height: float
    right: float = 0.0
    width: float = 0.0

    def show(self, content: Content) -> None:
        """Show it on a page."""
        content.begin_artifact(self.kind)
        if self.fragment is not None:
            content.text(self.fragment, self.left, self.height)
        else:
            content.rule((self.left, self.height), (self.right, self.height), self.width)
        content.end()


class Surroundings:
    """Makes what stands around the text of each page; all its texts are known before the first page is."""

    def __init__(self, setter: Setter, meta: Mapping[str, str], title: str, titles: Sequence[str]) -> None:
        """Take a setter as wide as the type area, what is known of the publication, and the titles to run."""
        self.setter = setter
        self.style = setter.style
        self.published = running_head(meta)
        header, footer = self.style.roles["header"], self.style.roles["footer"]
        self._masthead = self._masthead_parts(meta, header) if self.style.masthead else []
        self._head = self._passage(self.published, "header", header)
        self._heads: list[Passage | None] = []
        if self.style.running_head == "article" and len(titles) > 1:
            # Left-hand pages say what the whole is called.
            self._head = self._passage(self.published or title, "header", header)
            self._heads = [self._passage(text, "header", header) for text in titles]
        if self.style.page_number:
            self._passage(self.style.page_number + _NUMERALS, "footer", footer)

    def _passage(self, text: str, role: str, look: Role) -> Passage | None:
        found = self.setter.passages([Run("", text)], role, look) if text and self.style.prints(role) else []
        return found[0] if found else None

    def _masthead_parts(self, meta: Mapping[str, str], look: Role) -> list[tuple[Passage, str]]:
        """Name, day and page, each with its place on the line."""
        if not self.published or not self.style.prints("header"):
            return []
        headline = self.style.roles["headline"]
        name = replace(look, font=headline.font, weight=headline.weight, size=look.size * _NAME_SCALE, align="left")
        day = {key: meta[key] for key in ("date", "issue") if key in meta}
        page = {key: meta[key] for key in ("page", "section") if key in meta}
        parts = ((meta.get("publication", ""), name), (running_head(day), look), (running_head(page), look))
        places = ("left", "center", "right")
        passages = [
            (self._passage(text, "header", look), place) for (text, look), place in zip(parts, places, strict=True)
        ]
        return [(passage, place) for passage, place in passages if passage is not None]

    def of_page(self, number: int, label: str, article: int | None, left: float) -> Iterator[Around]:
        """Set running head and page number; the type area begins at `left`, the page begins with this article."""
        page = self.style.page
        if self._masthead:
            yield from self._of_masthead(left)
        else:
            own = number % 2 and article is not None and article < len(self._heads)
            head = self._heads[article or 0] if own else self._head
            if head is not None:
                place = self._place(number) if self._heads else head.look.align
                yield self._shown("Header", head, place, left, page.height - page.top * _MARGIN_SHARE)
        form = self.style.page_number.replace("{page}", label)
        footer = self._passage(form, "footer", self.style.roles["footer"])
        if footer is not None:
            place = self._place(number) if self.style.page_number_place == "outside" else "center"
            height = page.bottom * _MARGIN_SHARE
            if page.foot:
                # The distance is to the dashes beside the number (GB/T 9704-2012, 7.5).
                height = page.bottom - page.foot - footer.look.size * _DASH_HEIGHT
            yield self._shown("Footer", footer, place, left, height)

    def _place(self, number: int) -> str:
        """The outer edge: right on odd pages, left on even ones."""
        return "right" if number % 2 else "left"

    def _shown(self, kind: str, passage: Passage, place: str, left: float, height: float) -> Around:
        """Set one line at a place of the type area."""
        fragment = self.setter.fragments(passage._replace(look=replace(passage.look, indent=0.0, align="left")))[0]
        look = passage.look
        room = self.setter.width - fragment.width
        offsets = {"left": look.left * look.size, "right": room - look.right * look.size, "center": room / 2}
        return Around(kind, fragment, left + offsets.get(place, room / 2), height)

    def _of_masthead(self, left: float) -> Iterator[Around]:
        page = self.style.page
        height = page.height - page.top * _MARGIN_SHARE
        for passage, place in self._masthead:
            yield self._shown("Header", passage, place, left, height)
        for below, width in _MASTHEAD_RULES:
            lower = height - below * self.style.roles["header"].size
            yield Around("Header", None, left, lower, left + self.setter.width, width)


def roman(number: int) -> str:
    """A page number of front matter.

    >>> [roman(n) for n in (1, 4, 9, 14)]
    ['i', 'iv', 'ix', 'xiv']
    """
    text = ""
    for value, letters in _ROMAN.items():
        times, number = divmod(number, value)
        text += letters * times
    return text
