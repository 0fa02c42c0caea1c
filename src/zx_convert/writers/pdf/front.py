"""Front matter: the title page, and a table of contents whose entries lead to their articles."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import ceil
from typing import NamedTuple

from zx_convert.document import Run
from zx_convert.styling.style import Role
from zx_convert.writers.front import contents_heading
from zx_convert.writers.pdf.blocks import Block, Row
from zx_convert.writers.pdf.grid import square_of
from zx_convert.writers.pdf.setter import Passage, Setter

_LEADER, _DOTS = "…", 3
_DIGITS = "0123456789"
# Between headline and leader, and between leader and page number, in em.
_LEADER_GAP = 0.5
_NUMBER_ROOM_EM = 3

# Gives the number of the page on which an article begins.
PageOf = Callable[[int], int]


def title_page(setter: Setter, height: float, lines: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """Set the lines of the title page, by their roles; the title stands a quarter of the way down."""
    roles = setter.style.roles
    for role, text in lines:
        if passages := setter.passages([Run("", text)], role):
            # Space before a block counts for nothing at the head of a column: empty rows push the title down.
            down = int(height / 4 / roles[role].line) if role == "title" else 0
            setting = partial(_lowered, setter, passages, down)
            yield Block(role, roles[role], setting, roles[role].before, roles[role].after)


def _lowered(setter: Setter, passages: Sequence[Passage], down: int) -> list[Row]:
    return [Row([])] * down + setter.rows(passages)


class Contents(NamedTuple):
    """A table of contents: its texts are known before the pages that its entries name.

    Attributes:
        setter: sets it.
        titles: what articles are called, in order.
        language: of the document, for its heading.
        page_of: asked when the entries are set.
    """

    setter: Setter
    titles: Sequence[str]
    language: str
    page_of: PageOf

    def blocks(self, *, new_page: bool) -> list[Block]:
        """Its heading and entries."""
        body, headline = (self.setter.style.roles[role] for role in ("body", "headline"))
        look = replace(headline, size=body.size * 1.5, line=body.line * 2, before=0.0, after=body.line)
        heading = self.setter.passages([Run("", contents_heading(self.language))], "headline", look)
        setting = partial(self.setter.rows, heading)
        found = [Block("contents", look, setting, 0.0, look.after, keep=True, new_page=new_page)]
        entry_look = replace(body, indent=0.0, align="left")
        self._passage(_DIGITS + _LEADER, entry_look)
        for article, title in enumerate(self.titles):
            if title:
                rows = partial(self._entry, article, self._passage(title, entry_look), entry_look)
                found.append(Block("entry", entry_look, rows, article=article))
        return found

    def _passage(self, text: str, look: Role) -> Passage:
        return self.setter.passages([Run("", text)], "body", look)[0]

    def _entry(self, article: int, title: Passage, look: Role) -> list[Row]:
        """Set a headline, dots, and the page number at the right edge."""
        em, width = square_of(look), self.setter.width
        titles = [part._replace(target=article) for part in self.setter.fragments(title, width - _NUMBER_ROOM_EM * em)]
        (number,) = self.setter.fragments(self._passage(str(self.page_of(article)), look))
        number = number._replace(left=width - number.width, target=article)
        end = titles[-1].left + titles[-1].width + _LEADER_GAP * em
        # Dots of all entries stand below each other: what is left free at the right is a whole number of them.
        dot = em / _DOTS
        right = width - ceil((number.width + _LEADER_GAP * em) / dot) * dot
        leaders = max(int((right - end) / em), 0)
        last = [titles[-1], number]
        if leaders:
            (leader,) = self.setter.fragments(self._passage(_LEADER * leaders, look))
            last.insert(1, leader._replace(left=right - leaders * em))
        return [*(Row([title]) for title in titles[:-1]), Row(last)]
