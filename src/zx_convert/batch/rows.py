"""What an index says of each article: plain values that a spreadsheet, a journal and another process can hold."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from zx_convert.document import Document, Element
    from zx_convert.document.elements import Article
    from zx_convert.document.origins import Origin

_META = ("date", "publication", "issue", "page")


def rows(document: "Document") -> list[dict[str, Any]]:
    """A row an article, in order.

    Keys: number, headline, kicker, deck, creators ([role, name] each), place, dateline (its date), date, publication,
    issue, page, characters (of the reading text, without white space), joins, maybes, story (the number of the story
    that it is a part of, from 0); rules (how often each decided, of the first article of a document for all of it).
    """
    from zx_convert.document.origins import origins

    meta = document.meta
    given = {name: (meta.findtext(name) or "") if meta is not None else "" for name in _META}
    printed, stories = origins(document), _stories(document)
    found = [
        {**_row(article, number, _printed(printed.get(article.id), given)), "story": story}
        for number, (article, story) in enumerate(zip(document.articles, stories, strict=True), 1)
    ]
    if found:
        found[0]["rules"] = _rules(document)
    return found


def _stories(document: "Document") -> list[int]:
    """Which story each article belongs to, from 0: one that was turned to another page is one story."""
    numbers: dict[str, int] = {}
    found: list[int] = []
    for article in document.articles:
        before = numbers.get(article.get("prev") or "")
        story = before if before is not None else 1 + max(found, default=-1)
        numbers[article.id] = story
        found.append(story)
    return found


def _printed(origin: "Origin | None", given: Mapping[str, str]) -> dict[str, str]:
    """What the user gave, else what the page header above the article says."""
    if origin is None:
        return dict(given)
    found = {"date": origin.day, "publication": origin.publication, "page": origin.page}
    return {name: text or found.get(name, "") for name, text in given.items()}


def _row(article: "Article", number: int, given: Mapping[str, str]) -> dict[str, Any]:
    from zx_convert.document import creators, datelines, headline, reading

    dated = datelines(article)
    breaks = [lb.get("break") for lb in article.iter("lb")]
    blocks = [block for block in article.blocks() if block.tag != "furniture"]
    return {
        "number": number,
        "headline": headline(article),
        "kicker": _head_text(article, "kicker"),
        "deck": _head_text(article, "deck"),
        "creators": [[creator.role, creator.name] for creator in creators(article)],
        "place": dated[0].place if dated else "",
        "dateline": dated[0].date if dated else "",
        **given,
        "characters": sum(len("".join(reading(block, asides=True).split())) for block in blocks),
        "joins": sum(1 for lb in article.iter("lb") if lb.get("break") == "no" and lb.get("rule")),
        "maybes": breaks.count("maybe"),
    }


def _head_text(article: "Article", tag: str) -> str:
    from zx_convert.document import reading

    parts = cast("Sequence[Element]", article.findall(f"head/{tag}"))
    return " ".join(" ".join(reading(part).split("\n")) for part in parts)


def _rules(document: "Document") -> dict[str, int]:
    counted: dict[str, int] = {}
    for element in document.iter():
        rule = element.get("rule")
        if rule:
            counted[rule] = counted.get(rule, 0) + 1
    return counted
