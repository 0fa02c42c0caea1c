"""The only hands that change a tree. Each edit keeps every source character in its place and its order.

Offsets are offsets in `flow(block)`: the block's text as passes see it, with the text of inline marks in it, joins
as they read, and nothing of the furniture and figures that fell into it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, cast

from zx_convert.document.elements import CONTAINERS, Document, Element, escape, fits, make, unescape, unfit_spans
from zx_convert.document.layers import break_text
from zx_convert.text.seam import between

_NO_FLOW = frozenset({"furniture", "figure"})


class Change(NamedTuple):
    """`flow[start:end]` reads as `new`."""

    start: int
    end: int
    new: str
    rule: str
    cert: str = "high"


class Wrap(NamedTuple):
    """`flow[start:end]` has a role; `inner` are wraps inside it, in the same offsets."""

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str] = MappingProxyType({})
    inner: tuple["Wrap", ...] = ()


def flow(block: Element) -> str:
    """The text of a block as passes see it."""
    if not len(block):
        return block.text or ""
    out: list[str] = []
    _flow(block, out)
    return "".join(out)


def _flow(element: Element, out: list[str]) -> None:
    out.append(element.text or "")
    for child in cast("Iterator[Element]", element):
        tag = child.tag
        if tag == "reg":
            out.append(child.text or "")
        elif tag == "lb":
            out.append(break_text(child))
        elif tag not in _NO_FLOW:
            _flow(child, out)
        out.append(child.tail or "")


def stretches(block: Element) -> list[tuple[int, int, Element]]:
    """The stretches of a block's flow in which a change can lie, as (start, end, the element that holds the text).

    Marks part them; the text of a `reg` is one of its own, held by the element around it.
    """
    out: list[tuple[int, int, Element]] = []
    _stretches(block, 0, out)
    return out


def _stretches(element: Element, offset: int, out: list[tuple[int, int, Element]]) -> int:
    offset = _stretch(element.text, offset, element, out)
    for child in cast("list[Element]", list(element)):
        if child.tag == "lb":
            offset += len(break_text(child))
        elif child.tag == "reg":
            offset = _stretch(child.text, offset, element, out)
        elif child.tag not in _NO_FLOW:
            offset = _stretches(child, offset, out)
        offset = _stretch(child.tail, offset, element, out)
    return offset


def _stretch(text: str | None, offset: int, holder: Element, out: list[tuple[int, int, Element]]) -> int:
    end = offset + len(text or "")
    if end > offset:
        out.append((offset, end, holder))
    return end


# -- text ------------------------------------------------------------------------------------------


def add_text(block: Element, text: str) -> None:
    """Append source text to a block; characters that XML cannot hold become `reg` marks."""
    at = 0
    for start, end in unfit_spans(text):
        _append(block, text[at:start])
        block.append(make("reg", orig=escape(text[start:end]), rule="control", cert="high"))
        at = end
    _append(block, text[at:])


def _append(block: Element, text: str) -> None:
    if not text:
        return
    if len(block):
        block[-1].tail = (block[-1].tail or "") + text
    else:
        block.text = (block.text or "") + text


def regularise(block: Element, changes: Iterable[Change], models: "Models | None" = None) -> int:
    """Mark each change that lies in one stretch of text (see `stretches`); return how many were made.

    In the text of a `reg` no new one can stand: it gets the new reading and rule, and says the earlier one as why.

    Takes all changes of a block in one call (ascending, not overlapping): one at a time would be quadratic. Where many
    blocks change, `models` saves work from one to the next.
    """
    pending = list(changes)[::-1]
    return _regularise(block, 0, pending, Models() if models is None else models)[1] if pending else 0


class Models(dict[tuple[str, str, str, str], Element]):
    """A `reg` of each kind that blocks have needed: copying one takes half the time of making another."""

    def new(self, orig: str, change: Change) -> Element:
        model = self[orig, change.new, change.rule, change.cert]
        return cast("Element", model.__copy__())  # type: ignore[attr-defined]  # which copy.copy would look up

    def __missing__(self, kind: tuple[str, str, str, str]) -> Element:
        orig, new, rule, cert = kind
        self[kind] = made = make("reg", new, orig=escape(orig), rule=rule, cert=cert)
        return made


def _regularise(element: Element, offset: int, pending: list[Change], models: Models) -> tuple[int, int]:
    children = cast("list[Element]", list(element))
    text = element.text or ""
    first, new = _cut(text, offset, pending, models)
    offset += len(text)
    made = len(new)
    if new:
        element.text = first
        for reg in reversed(new):
            element.insert(0, reg)  # elsewhere lxml would count its way there: quadratic
    for child in children:
        tag, length = child.tag, len(child.text or "")
        if tag == "lb":
            offset += len(break_text(child))
        elif tag == "reg":
            made += _read_again(child, offset, pending)
            offset += length
        elif tag not in _NO_FLOW:
            offset, inside = _regularise(child, offset, pending, models)
            made += inside
        while pending and pending[-1].start < offset:
            pending.pop()
        tail = child.tail or ""
        first, new = _cut(tail, offset, pending, models)
        offset += len(tail)
        made += len(new)
        if new:
            _insert_after(child, first, new)
    return offset, made


def _read_again(reg: Element, offset: int, pending: list[Change]) -> int:
    """Change the reading of a `reg` that begins at `offset`; return how many of the changes lie in it."""
    text, made = reg.text or "", 0
    end, shift = offset + len(text), -offset
    while pending and pending[-1].start < end:
        change = pending.pop()
        if change.start < offset or change.end > end:
            continue
        text = text[: change.start + shift] + change.new + text[change.end + shift :]
        shift += len(change.new) - (change.end - change.start)
        reg.set("why", reg.rule)
        reg.set("rule", change.rule)
        made += 1
    reg.text = text
    return made


def _cut(text: str, offset: int, pending: list[Change], models: Models) -> tuple[str, list[Element]]:
    """Cut `text`, which begins at `offset`, at its changes: the text before the first, and a `reg` for each."""
    first, made = text, list[Element]()
    at, end = 0, offset + len(text)
    while pending and pending[-1].start < end:
        change = pending.pop()
        start, stop = change.start - offset, change.end - offset
        if start < at or stop > len(text):
            continue
        if made:
            made[-1].tail = text[at:start]
        else:
            first = text[:start]
        made.append(models.new(text[start:stop], change))
        at = stop
    if made:
        made[-1].tail = text[at:]
    return first, made


def _insert_after(element: Element, tail: str, new: Sequence[Element]) -> None:
    """Put `tail` and elements that bring their own tails behind `element`, in place of its tail."""
    element.tail = None
    for item in reversed(new):
        element.addnext(item)  # what stands behind moves on
    element.tail = tail


def wrap(block: Element, wraps: Sequence[Wrap]) -> list[Element]:
    """Give stretches of a block's text a role; return the new elements (the outer ones), in order.

    An end that falls inside a mark is moved out of it. All wraps of a block go in one call, ascending.
    """
    return _wrap(block, wraps, 0)


def _wrap(element: Element, wraps: Sequence[Wrap], offset: int) -> list[Element]:
    if not wraps:
        return []
    parts = _cut_at(_items(element), wraps, offset)
    made: list[Element] = []
    out: list[str | Element] = []
    place = 0
    for each in wraps:
        while place < len(parts) and parts[place].ends_before(each):
            out.append(parts[place].item)
            place += 1
        if place == len(parts) or not parts[place].opens(each):
            continue
        inside, content = make(each.tag, "", **each.attributes), list[str | Element]()
        while place < len(parts) and parts[place].start < each.end:
            content.append(parts[place].item)
            place += 1
        _fill(inside, content)
        _wrap(inside, each.inner, each.start)
        out.append(inside)
        made.append(inside)
    _fill(element, [*out, *(part.item for part in parts[place:])])
    return made


class _Part(NamedTuple):
    """A string or element of a block's content, and where it lies in the flow."""

    item: str | Element
    start: int
    end: int

    def ends_before(self, wrapped: Wrap) -> bool:
        """Whether a wrap begins after this part; what has no length stays outside."""
        return self.start < wrapped.start or (self.start == wrapped.start and self.end == self.start)

    def opens(self, wrapped: Wrap) -> bool:
        """Whether a wrap can begin with this part: a mark has to lie in it whole."""
        return self.start == wrapped.start and (isinstance(self.item, str) or self.end <= wrapped.end)


def _cut_at(items: Iterable[tuple[str | Element, int]], wraps: Sequence[Wrap], offset: int) -> list[_Part]:
    """Cut strings where wraps begin and end."""
    edges = sorted({edge for each in wraps for edge in (each.start, each.end)})
    parts: list[_Part] = []
    at = offset
    for item, length in items:
        if isinstance(item, str):
            inner = edges[bisect_right(edges, at) : bisect_left(edges, at + length)]
            cuts = [at, *inner, at + length]
            parts += [_Part(item[a - at : b - at], a, b) for a, b in pairwise(cuts)]
        else:
            parts.append(_Part(item, at, at + length))
        at += length
    return parts


def _items(element: Element) -> list[tuple[str | Element, int]]:
    """The content of an element as strings and elements, each with its length in the flow."""
    items: list[tuple[str | Element, int]] = []
    if element.text:
        items.append((element.text, len(element.text)))
    for child in cast("list[Element]", list(element)):
        items.append((child, _length(child)))
        if child.tail:
            items.append((child.tail, len(child.tail)))
    return items


def _length(element: Element) -> int:
    """How much of the flow an element is."""
    if element.tag == "lb":
        return len(break_text(element))
    return 0 if element.tag in _NO_FLOW else len(flow(element))


def _fill(element: Element, content: Iterable[str | Element]) -> None:
    """Make `content` the whole content of an element."""
    attributes = dict(element.attrib.items())
    tail = element.tail
    element.clear()
    element.attrib.update(attributes)
    element.tail = tail
    last: Element | None = None
    for item in content:
        if isinstance(item, str):
            if last is None:
                element.text = (element.text or "") + item
            else:
                last.tail = (last.tail or "") + item
        else:
            item.tail = None
            element.append(item)
            last = item


def unmark(mark: Element) -> None:
    """Undo a mark on text: a `reg` gives its source back, an inline wrap its content.

    A `reg` whose source XML cannot hold stays: it is how the model holds that character.
    """
    parent = cast("Element", mark.getparent())
    orig = mark.get("orig")
    if orig is not None and not fits(unescape(orig)):
        return
    content: list[str | Element] = []
    for item, _ in _items(parent):
        if item is not mark:
            content.append(item)
        elif orig is not None:
            content.append(unescape(orig))
        else:
            content.extend(part for part, _ in _items(mark))
    _fill(parent, content)


# -- structure -------------------------------------------------------------------------------------


def join(nodes: Sequence[Element], texts: Sequence[str], kind: str = "no", **attributes: str) -> Element:
    """Make one block of a run of siblings: blocks, the breaks between them, and what fell in (furniture, figures).

    Args:
        nodes: the run: it begins and ends with a block that holds text.
        texts: what each break reads as when it joins, one for each `lb` of the run.
        kind: "no", or "line" for lines of one headline or stanza.
        attributes: rule and certainty of the decision, set on each break.

    Returns:
        The first block, which holds all the rest.
    """
    first = nodes[0]
    tag = first.tag
    words = iter(texts)
    for node in nodes[1:]:
        if node.tag == "lb":
            node.text = next(words) or None
            node.set("break", kind)
            for name, value in attributes.items():
                node.set(name, value)
            node.tail = None
            first.append(node)
        elif node.tag == tag:
            _move_content(node, first)
        else:
            node.tail = None
            first.append(node)
    return first


def _move_content(source: Element, target: Element) -> None:
    _append(target, source.text or "")
    for child in cast("list[Element]", list(source)):
        target.append(child)
    remove(source)


def remove(element: Element) -> None:
    """Take an emptied element out of its parent; its tail stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail, element.getprevious()
    element.tail = None
    parent.remove(element)
    if tail and parent.tag not in CONTAINERS:
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail


def split(lb: Element) -> Element:
    """End the block at a break inside it: the rest becomes a block of its own. Returns that block."""
    block = cast("Element", lb.getparent())
    rest = make(block.tag)
    rest.text = lb.tail
    lb.tail = lb.text = None
    for sibling in cast("list[Element]", list(lb.itersiblings())):
        rest.append(sibling)
    lb.set("break", "yes")
    block.addnext(lb)
    lb.addnext(rest)
    block.tail = lb.tail = None
    return rest


def close(lb: Element, **attributes: str) -> bool:
    """Join the blocks on both sides of a break that stands between blocks, with what fell in between.

    Args:
        lb: the break; the text that it then reads as is what belongs there.
        attributes: rule and certainty of the decision, set on each break of the run.

    Returns:
        Whether there was a block on either side.
    """
    run = [lb, *_fallen_in(lb)]
    while (before := run[0].getprevious()) is not None and before.tag in ("lb", "furniture"):
        run.insert(0, cast("Element", before))
    first = _leaf(run[0].getprevious(), -1)
    second = _leaf(run[-1].getnext(), 0)
    if first is None or second is None:
        return False
    left, right = cast("Element", first.getparent()), cast("Element", second.getparent())
    text = between(flow(first), flow(second))
    breaks = sum(1 for node in run if node.tag == "lb")
    if second.tag != first.tag:
        second = retag(second, first.tag)
    join([first, *run, second], [text, *[""] * (breaks - 1)], **attributes)
    if left is not right:
        _merge(left, right)
    return True


def _fallen_in(lb: Element) -> list[Element]:
    """Furniture and breaks that follow a break directly."""
    run: list[Element] = []
    for node in cast("Iterator[Element]", lb.itersiblings()):
        if node.tag not in ("lb", "furniture"):
            break
        run.append(node)
    return run


def _leaf(node: object, end: int) -> Element | None:
    """The first (0) or last (-1) block of a sibling: itself, or one in the figure, list or stanza that it is."""
    element = cast("Element | None", node)
    while element is not None and element.tag in CONTAINERS:
        element = cast("Element", element[end]) if len(element) else None
    return element if element is not None and element.tag != "lb" else None


def _merge(left: Element, right: Element) -> None:
    """Close the gap between two containers of which blocks have been joined, so that neither is left hollow."""
    if right.tag == left.tag:
        for child in list(right):
            left.append(child)
    elif right.tag in CONTAINERS and left.getparent() is not right:
        while len(right) and right[0].tag == "lb":
            right.addprevious(right[0])
    if not len(right):
        remove(right)


def retag(element: Element, tag: str, **attributes: str) -> Element:
    """Give a block another name. Returns the new element: the old proxy is of the old class and must not be used."""
    new = make(tag)
    new.attrib.update(dict(element.attrib))
    for name, value in attributes.items():
        new.set(name, value)
    new.text = element.text
    tail = element.tail
    children = list(element)
    for child in children:
        new.append(child)
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, new)
    new.tail = tail
    return new


def group(nodes: Sequence[Element], tag: str, **attributes: str) -> Element:
    """Put a run of siblings into a new container, in their place."""
    container = make(tag, "", **attributes)
    nodes[0].addprevious(container)
    for node in nodes:
        container.append(node)
    return container


def flatten(document: Document) -> None:
    """Take all blocks and breaks out of articles and other containers, up to the document."""
    flat: list[Element] = []
    _leaves(document, flat)
    kept = [child for child in document if child.tag in ("source", "meta")]
    for child in list(document):
        document.remove(child)
    document.extend(kept)
    document.extend(flat)


def _leaves(element: Element, out: list[Element]) -> None:
    for child in cast("list[Element]", list(element)):
        if child.tag in ("source", "meta"):
            continue
        if child.tag in CONTAINERS:
            _leaves(child, out)
        else:
            out.append(child)
