"""Front matter: the title page, and a table of contents whose entries lead to their articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zx_convert.document import Creator, Run
from zx_convert.styling.style import Role, Style
from zx_convert.writers.pdf.blocks import Block, Row
from zx_convert.writers.pdf.setter import Setter

_CONTENTS = {"zh-CN": "目录"}
_CONTENTS_ELSEWHERE = "目錄"
_LEADER = "…"
# Between headline and leader, and between leader and page number, in em.
_LEADER_GAP = 0.5
_NUMBER_ROOM_EM = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the contents: an article's number from 0, its title, and the number of its page."""

    article: int
    title: str
    page: int


def title_page(setter: Setter, height: float, title: str, published: str, people: Sequence[Creator]) -> Iterator[Block]:
    """Set the title a quarter of the way down, then who made the collection and where it appeared."""
    roles = setter.style.roles
    lines = [(title, "title"), ("　".join(map(_person, people)), "byline"), (published, "byline")]
    for text, role in lines:
        if rows := setter.rows([Run("", text)], role):
            # Space before a block counts for nothing at the head of a column: empty rows push the title down.
            down = int(height / 4 / roles[role].line) if role == "title" else 0
            yield Block(role, roles[role], [Row([])] * down + rows, roles[role].before, roles[role].after)


def contents(setter: Setter, entries: Sequence[Listed], language: str, *, new_page: bool) -> Iterator[Block]:
    """Set the table of contents."""
    body = setter.style.roles["body"]
    headline = setter.style.roles["headline"]
    look = replace(headline, size=body.size * 1.5, line=body.line * 2, before=0.0, after=body.line)
    heading = replace(setter, style=_with(setter, "headline", look))
    rows = heading.rows([Run("", _CONTENTS.get(language, _CONTENTS_ELSEWHERE))], "headline")
    yield Block("contents", look, rows, 0.0, look.after, keep=True, new_page=new_page)
    entry_look = replace(body, indent=0.0, align="left")
    lister = replace(setter, style=_with(setter, "body", entry_look))
    for entry in entries:
        yield Block("entry", entry_look, _entry(lister, entry), article=entry.article)


def _with(setter: Setter, role: str, look: Role) -> Style:
    return replace(setter.style, roles={**setter.style.roles, role: look})


def _entry(setter: Setter, entry: Listed) -> list[Row]:
    """Set a headline, dots, and the page number at the right edge."""
    size = setter.style.roles["body"].size
    room = setter.width - _NUMBER_ROOM_EM * size
    titles = [replace(part, target=entry.article) for part in setter.fragments([Run("", entry.title)], "body", room)]
    if not titles:
        return []
    (number,) = setter.fragments([Run("", str(entry.page))], "body")
    number = replace(number, left=setter.width - number.line.width * size / 1000, target=entry.article)
    end = titles[-1].left + titles[-1].line.width * size / 1000 + _LEADER_GAP * size
    dots = max(int((number.left - _LEADER_GAP * size - end) / size), 0)
    last = [titles[-1], number]
    if dots:
        (leader,) = setter.fragments([Run("", _LEADER * dots)], "body")
        # Dots of all entries stand below each other.
        last.insert(1, replace(leader, left=setter.width - (_NUMBER_ROOM_EM + dots) * size))
    return [*(Row([title]) for title in titles[:-1]), Row(last)]


def _person(person: Creator) -> str:
    return f"{person.name}（{person.role}）" if person.role else person.name
