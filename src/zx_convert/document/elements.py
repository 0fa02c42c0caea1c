"""The vocabulary: one lxml element class a name, and the parser that makes them. The tree is the model."""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from zx_convert.text.patterns import regex

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Elements that hold only elements: white space in them is nothing.
CONTAINERS = frozenset({"document", "meta", "article", "head", "body", "list", "lg", "quote", "figure", "table"})
# Blocks of text, in the order newspapers set them.
BLOCKS = frozenset({
    "kicker", "headline", "deck", "lead", "byline", "dateline", "p", "subhead", "item", "l", "caption", "credit",
    "furniture", "continuation", "note", "row",
})  # fmt: skip
# Text with a role inside a block: it is no prose of that block.
ASIDES = frozenset({"byline", "dateline", "continuation", "furniture", "credit", "note", "figure"})

# What XML 1.0 (production 2, Char) cannot hold. Told by what it can hold, the class would take 3 ms to compile.
UNFIT = regex("[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = regex(r"\\(?:\\|\{([0-9a-f]+)\})")


class Element(etree.ElementBase):
    """Any element of the vocabulary."""

    @property
    def name(self) -> str:
        return self.tag

    @property
    def rule(self) -> str:
        """The rule that decided on this mark, "" where no rule did."""
        return self.get("rule") or ""

    def blocks(self) -> Iterator["Element"]:
        """Every block of text below, in order (blocks inside blocks are part of theirs)."""
        tag = self.tag
        if tag in BLOCKS:
            yield self
        elif tag in CONTAINERS:
            for child in cast("Iterator[Element]", self):
                if child.tag in BLOCKS:  # most are: no generator for each
                    yield child
                else:
                    yield from child.blocks()


class Document(Element):
    """The root: source, meta, then furniture and articles."""

    def texts(self) -> Iterator[Element]:
        """Every block of text, and the captions that have fallen into one."""
        for block in self.blocks():
            yield block
            if len(block):
                yield from cast("Iterator[Element]", block.iterfind("figure/caption"))

    @property
    def articles(self) -> list["Article"]:
        return cast("list[Article]", self.findall("article"))

    @property
    def source(self) -> "Source | None":
        return cast("Source | None", self.find("source"))

    @property
    def meta(self) -> Element | None:
        return cast("Element | None", self.find("meta"))

    @property
    def passes(self) -> tuple[str, ...]:
        """The repairs that this document has been through."""
        return tuple((self.get("passes") or "").split())

    @property
    def language(self) -> str:
        """BCP 47 tag: zh-CN, zh-TW or zh-HK."""
        return self.get(XML_LANG) or "zh-CN"


class Article(Element):
    """One story: head and body."""

    @property
    def id(self) -> str:
        return self.get(XML_ID) or ""

    @property
    def head(self) -> Element | None:
        return cast("Element | None", self.find("head"))

    @property
    def body(self) -> Element | None:
        return cast("Element | None", self.find("body"))


class Source(Element):
    """Where the text came from: what `restore` needs beside the tree."""


class Person(Element):
    """A name in a byline or credit; `role` as printed, without the organ."""

    @property
    def role(self) -> str:
        return self.get("role") or ""


class Break(Element):
    """`lb`: the break characters of the source, and what they mean (no, line, yes, maybe)."""

    @property
    def kind(self) -> str:
        return self.get("break") or "yes"


class Regularised(Element):
    """`reg`: a regularised reading; `orig` is what the source has."""


class Block(Element):
    """An element that holds text."""


class Container(Element):
    """An element that holds only elements."""


_CLASSES: dict[str, type[Element]] = {
    "document": Document, "article": Article, "source": Source, "person": Person, "lb": Break, "reg": Regularised,
    **dict.fromkeys(BLOCKS, Block),
    **dict.fromkeys(CONTAINERS - {"document", "article"}, Container),
}  # fmt: skip


def _parser() -> etree.XMLParser:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    lookup = etree.ElementNamespaceClassLookup(etree.ElementDefaultClassLookup(element=Element))
    names = lookup.get_namespace(None)
    for tag, kind in _CLASSES.items():
        names[tag] = kind
    parser.set_element_class_lookup(lookup)
    return parser


PARSER = _parser()


def make(tag: str, text: str = "", **attributes: str) -> Element:
    """A new element outside any tree; `break_` stands for `break`, which is a word of Python's."""
    if "break_" in attributes:
        attributes["break"] = attributes.pop("break_")
    element = cast("Element", PARSER.makeelement(tag, attributes))
    if text:
        element.text = text
    return element


def fits(text: str) -> bool:
    """Whether XML can hold every character of `text`."""
    return UNFIT.search(text) is None


def unfit_spans(text: str) -> Iterator[tuple[int, int]]:
    """The characters of `text` that XML cannot hold, as spans."""
    return (match.span() for match in UNFIT.finditer(text))


def escape(source: str) -> str:
    r"""`source` as an `orig` attribute holds it: `\` doubled, what XML cannot hold as `\{hex}`.

    >>> escape("a\\b\0")
    'a\\\\b\\{0}'
    """
    if source.isprintable() and "\\" not in source:
        return source
    return UNFIT.sub(lambda match: f"\\{{{ord(match[0]):x}}}", source.replace("\\", "\\\\"))


def unescape(orig: str) -> str:
    r"""The source characters that an `orig` attribute stands for.

    >>> unescape(escape("\f\\{0}")) == "\f\\{0}"
    True
    """
    if "\\" not in orig:
        return orig
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else "\\", orig)
