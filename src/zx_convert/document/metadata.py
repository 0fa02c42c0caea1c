"""Metadata: what the user gave (`meta`), and what the marks say (creators, datelines, headline), never stored twice."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from zx_convert.document.elements import Article, Document, Element, make
from zx_convert.document.layers import reading
from zx_convert.document.origins import origins
from zx_convert.text.dates import day_name
from zx_convert.text.patterns import regex
from zx_convert.text.problem import Problem

# 04 本市新闻, but not 第312期.
_PAGE_NUMBER = regex("(?<![第0-9])[0-9]")
# What pads a Han name to the width of others; the words of a Latin name stay apart.
_PADDING = regex(r"(?<![A-Za-z\u00c0-\u024f.])\s+|\s+(?![A-Za-z\u00c0-\u024f])")
META_FIELDS = ("title", "creator", "date", "publisher", "publication", "issue", "page", "section")


class Creator(NamedTuple):
    """A person who made the text or a picture; `role` as printed (记者), "" where none was."""

    name: str
    role: str


class Dateline(NamedTuple):
    """Where and when a dispatch was sent; date in ISO 8601, `--08-16` without a year, `---11` without a month."""

    agency: str
    place: str
    date: str


def creators(element: Element) -> list[Creator]:
    """The people of an article or document, in order, each once; those in furniture and notes are left out."""
    found = {creator.name: creator for creator in given_creators(element)}
    for person in _people(element):
        name = _PADDING.sub("", reading(person).strip())
        role = person.get("role") or ""
        if name and (name not in found or (role and not found[name].role)):
            found[name] = Creator(name, role)
    return list(found.values())


def given_creators(element: Element) -> list[Creator]:
    """The people whom the user gave."""
    meta = element.find("meta")
    given = meta.findall("creator") if meta is not None else []
    return [Creator(person.text or "", person.get("role") or "") for person in given]


def _people(element: Element) -> Iterator[Element]:
    for person in cast("Iterator[Element]", element.iter("person")):
        if not any(above.tag in ("furniture", "note") for above in person.iterancestors()):
            yield person


def datelines(element: Element) -> list[Dateline]:
    """The datelines of an article, in order; one that gives neither agency, place nor date is left out."""
    marks = element.iter("dateline")
    found = (Dateline(mark.get("agency") or "", mark.get("place") or "", mark.get("date") or "") for mark in marks)
    return [dateline for dateline in found if dateline != Dateline("", "", "")]


def headline(article: Element) -> str:
    """An article's headline, its lines parted by a space; its kicker where that alone heads it, "" for neither."""
    head = article if article.tag == "head" else article.find("head")
    named = (head.find(kind) for kind in ("headline", "kicker")) if head is not None else ()
    found = next((line for line in named if line is not None), None)
    return " ".join(reading(cast("Element", found)).split("\n")) if found is not None else ""


def document_title(document: Document, fallback: str = "") -> str:
    """The title given, else the publication given with date and page, else the only headline, else `fallback`.

    Several texts are called by publication and day in their page headers, else by the first headline and their number.
    """
    given = given_meta(document)
    if given.get("title"):
        return given["title"]
    headlines = [text for text in map(headline, document.articles) if text]
    meta = appeared(document) if len(headlines) > 1 else given
    if meta.get("publication"):
        day, page = day_name(meta.get("date", "")), page_name(meta.get("page", ""))
        return " ".join(filter(None, (meta["publication"], day, page)))
    if len(headlines) > 1:
        return f"{headlines[0]} 等{len(headlines)}篇"
    return headlines[0] if headlines else fallback


def appeared(document: Document) -> dict[str, str]:
    """What the user gave; where that names no publication, also the paper and day that all page headers agree on."""
    given = {name: value for name, value in given_meta(document).items() if value}
    found = {origin for origin in origins(document).values() if origin.day and _is_paper(origin.publication)}
    if "publication" in given or len({(origin.publication, origin.day) for origin in found}) != 1:
        return given
    first = next(iter(found))
    told = {"publication": first.publication, "date": first.day, "page": first.page if len(found) == 1 else ""}
    return {name: value for name, value in told.items() if value} | given


def _is_paper(name: str) -> bool:
    """Whether a page header has a paper's name before the day: the number of a page is part of none."""
    return bool(name) and _PAGE_NUMBER.search(name) is None


def given_meta(document: Document) -> dict[str, str]:
    """What the user gave, by the names of the fields."""
    meta = document.meta
    return {field.tag: field.text or "" for field in meta} if meta is not None else {}


def running_head(meta: Mapping[str, str]) -> str:
    """Say where a text appeared: publication, date, issue, page and section, as far as the user gave them.

    >>> running_head({"publication": "云岭日报", "date": "2025-02-09", "page": "3"})
    '云岭日报　2025年2月9日　第3版'
    """
    day = day_name(meta.get("date", ""))
    page = page_name(meta.get("page", ""))
    issue = f"第{meta['issue']}期" if meta.get("issue", "").isdecimal() else meta.get("issue", "")
    return "　".join(part for part in (meta.get("publication"), day, issue, page, meta.get("section")) if part)


def page_name(page: str) -> str:
    """A page for people, whose number alone would say nothing.

    >>> page_name("3"), page_name("A07"), page_name("")
    ('第3版', 'A07', '')
    """
    return f"第{page}版" if page.isdecimal() else page


def set_meta(document: Document, creators: list[Creator] | None = None, **fields: str) -> None:
    """Set what the user gave: title, date, publisher, publication, issue, page, section; and creators."""
    meta = document.meta
    if meta is None:
        meta = make("meta")
        document.insert(0 if document.source is None else 1, meta)
    for name, value in fields.items():
        if name not in META_FIELDS:
            raise ValueError(f"no metadata field {name!r}")
        for old in meta.findall(name):
            meta.remove(old)
        if value:
            meta.append(make(name, value))
    for creator in creators or []:
        meta.append(make("creator", creator.name, **({"role": creator.role} if creator.role else {})))


def select_article(document: Document, which: str) -> Document:
    """Leave only one article: by number from 1, by its headline, or by a part that only one headline has.

    Raises:
        Problem: `no-article`, with the headlines there are.
    """
    articles = document.articles
    chosen = _find(articles, which)
    if chosen is None:
        names = [f"{n}. {headline(article) or _first_words(article)}" for n, article in enumerate(articles, 1)]
        raise Problem("no-article", which=which, articles="; ".join(names))
    for article in articles:
        if article is not chosen:
            document.remove(article)
    return document


def _first_words(article: Article) -> str:
    """What an article without a headline is called by: how its text begins."""
    text = next((words for block in article.blocks() if (words := reading(block).strip())), "")
    return text if len(text) <= _MOST_WORDS else text[:_MOST_WORDS] + "…"


_MOST_WORDS = 12


def _find(articles: list[Article], which: str) -> Article | None:
    if which.isdecimal():
        number = int(which)
        return articles[number - 1] if 1 <= number <= len(articles) else None
    exact = [article for article in articles if headline(article) == which]
    part = exact or [article for article in articles if which and which in headline(article)]
    return part[0] if len(part) == 1 or exact else None
