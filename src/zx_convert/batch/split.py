"""Many documents from one: a file an article, named by what it says."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from zx_convert.batch.inputs import Input
from zx_convert.batch.names import MOST, numbered, path_of
from zx_convert.batch.plan import Plan, Wishes, journal_name
from zx_convert.batch.rows import rows
from zx_convert.batch.work import Job, Piece
from zx_convert.convert.stores import Place
from zx_convert.text.problem import Problem

if TYPE_CHECKING:
    from zx_convert.document import Document
    from zx_convert.document.elements import Article

USUAL = "{date}-{headline}"


def articles(document: "Document", pattern: str, title: str) -> "list[tuple[str, str, Document]]":
    """The articles of a document: the name and the title of each, and a document that holds only it.

    A story that was turned to another page stays in one piece.
    """
    from zx_convert.document import headline

    source = document.source
    stem = (source.get("name") or "").rpartition(".")[0] if source is not None else ""
    described, whole = rows(document), document.articles
    found = []
    for story in range(1 + max((row["story"] for row in described), default=-1)):
        numbers = [number for number, row in enumerate(described) if row["story"] == story]
        name = path_of(pattern, _values(described[numbers[0]], stem))
        parts = [whole[number] for number in numbers]
        found.append((name, headline(parts[0]) or title, _alone(document, parts)))
    return found


def places(pieces: Sequence[Piece], job: Job, wishes: Wishes, source: Input, plan: Plan) -> list[Place]:
    """Where the articles of one input go; a name that is taken gets a number behind it.

    Raises Problem: `output-exists`, `output-edited`.
    """
    folder = wishes.destination.folder_for(source)
    chosen: list[Place] = []
    for number, piece in enumerate(pieces):
        suffix = job.suffixes[piece.target]
        if not piece.name:
            chosen.append(plan.page_for(source))
            continue
        before = [one.name for one in pieces[:number] if one.target == piece.target].count(piece.name)
        chosen.append(_free(folder, piece.name, suffix, before, source, plan))
    return chosen


def _free(folder: Place, name: str, suffix: str, before: int, source: Input, plan: Plan) -> Place:
    for number in range(before + 1, MOST):
        path = numbered(folder / f"{name}{suffix}", suffix, number)
        try:
            plan.make_way(path, journal_name(source))
        except Problem as problem:
            if problem.code not in ("same-output", "output-is-input"):
                raise
        else:
            return path
    raise Problem("same-output", output=folder / f"{name}{suffix}")


def _alone(document: "Document", story: "Sequence[Article]") -> "Document":
    from zx_convert.document.elements import PARSER

    alone = cast(
        "Document", PARSER.makeelement("document", {str(name): str(value) for name, value in document.items()})
    )
    for part in (document.source, document.meta):
        if part is not None:
            alone.append(deepcopy(part))
    for article in story:
        copy = deepcopy(article)
        copy.tail = None
        alone.append(copy)
    return alone


def _values(row: Mapping[str, Any], source: str) -> dict[str, str]:
    # A day without its month names nothing.
    dated = row["date"] or ("" if row["dateline"].startswith("---") else row["dateline"].lstrip("-"))
    author = row["creators"][0][1] if row["creators"] else ""
    values = {name: str(row[name]) for name in ("headline", "publication", "issue", "page", "place")}
    return {**values, "date": dated, "author": author, "number": f"{row['number']:02}", "source": source}
