"""What a site or an app lists beside a story: what readers say of it, other stories, the stories of the page."""

import itertools

from zx_convert.repair.recognise.furniture import Furniture
from zx_convert.repair.recognise.screens import answers_comment, ends_comment, of_screens, opens_comment
from zx_convert.text.characters import half
from zx_convert.text.patterns import regex

from .lines import LEAST_PROSE, LINKS, Found, is_ended, may_head

_LISTED = Furniture("contents", "medium")
_COMMENT = regex(r"[^\s:。,]{2,12}:.{2,60}")
# Lines of a comment, between who says it and who agrees.
_MOST_OF_COMMENT = 4
_RELATED = regex("(?:相[关關](?:文章|新[闻聞]|[报報][道導])|更多(?:文章|[报報][导道導])|延伸[阅閱][读讀])\\s*[:：]")
_MOST_RELATED = 6
_LONGEST_ENTRY, _SHORTEST_ENTRY, _LEAST_LISTED = 40, 6, 3
_HEADS_LIST = regex(
    "[【\\[]?(?:(?:今[日天]|本[期版])[^。]{0,6})?(?:[导導][读讀]|看[点點到]|要目|目\\s*[录錄]|[内內]容提要)[】\\]:：]?"
)


def take_likely(found: Found, texts: list[str]) -> None:
    """What other texts may have too is of the screen where two lines and more are surely of one."""
    if found.count(LINKS) < _LEAST_SURE:
        return
    for place, text in enumerate(texts):
        if found[place] == _LIKELY and of_screens(half(text).strip()):
            found[place] = LINKS


_LIKELY, _LEAST_SURE = Furniture("links", "low"), 2


def take_comments(found: Found, texts: list[str]) -> None:
    """What readers of a web page have said, up to its counter or button: 网友评论 / 小河：说得好！ / 共12条评论."""
    for place, text in enumerate(texts):
        if text.strip(" \u3000:：") not in _HEADS_COMMENTS:
            continue
        stop = place + 1
        while stop < len(texts) and found[stop] is None and _BELOW_HEADING.fullmatch(half(texts[stop])):
            stop += 1
        counted = stop < len(texts) and found[stop] == LINKS and _OF_COMMENTS.search(texts[stop]) is not None
        if stop > place + 1 and counted:
            found[place:stop] = [Furniture("links", "medium")] * (stop - place)


_HEADS_COMMENTS = frozenset({"网友评论", "网友热评", "网友跟帖", "精选评论", "热门评论", "最新评论", "全部评论"})
_OF_COMMENTS = regex("[评評][论論]|跟帖|回[复覆]")
_BELOW_HEADING = regex(r"[^\s:。,]{2,12}(?:\s\S{1,12})?:.{2,80}")


def take_timed_comments(found: Found, texts: list[str]) -> None:
    """Comments with who wrote them and when above, and who agrees below; answers of the editors."""
    for place, text in enumerate(texts):
        line = half(text).strip()
        if opens_comment(line):
            last = next(
                (
                    at
                    for at in range(place + 1, min(place + _MOST_OF_COMMENT, len(texts)))
                    if ends_comment(half(texts[at]).strip())
                ),
                0,
            )
            if last:
                found[place : last + 1] = [LINKS] * (last + 1 - place)
        elif place and LINKS in found and answers_comment(line) and _COMMENT.fullmatch(half(texts[place - 1])):
            found[place - 1 : place + 1] = [LINKS] * 2


def take_related(found: Found, texts: list[str]) -> None:
    """Headlines of other stories below 相關文章：, where furniture ends them: else the last may be the page's own."""
    for place, text in enumerate(texts):
        if not _RELATED.fullmatch(text.strip()):
            continue
        stop = place + 1
        while (
            stop < len(texts) and found[stop] is None and may_head(texts[stop]) and len(texts[stop]) <= _LONGEST_ENTRY
        ):
            stop += 1
        closed = found[stop] == LINKS if stop < len(texts) else LINKS in found
        if place + 1 < stop <= place + _MOST_RELATED and closed:
            found[place:stop] = [LINKS] * (stop - place)


def take_listed(found: Found, texts: list[str]) -> None:
    """Three lines and more in a row that come again below, each above a text: the page's stories, with what heads them.

    A title may stand on two lines there: `last` knows those too, joined.
    """
    bare = [_bare(text) if may_head(text) and len(text) <= _LONGEST_ENTRY else "" for text in texts]
    last: dict[str, int] = {}
    for place, title in enumerate(bare):
        last[title] = place
        if place and title and bare[place - 1]:
            last[bare[place - 1] + title] = place - 1
    place = 0
    while place < len(texts):
        stop = place
        while stop < len(texts) and len(bare[stop]) >= _SHORTEST_ENTRY and last[bare[stop]] > stop:
            stop += 1
        below = [last[bare[at]] for at in range(place, stop)]
        many = stop - place >= _LEAST_LISTED and min(below) >= stop
        if many and _opens_page(found, texts, place) and _head_texts(texts, below):
            found[place:stop] = [_LISTED] * (stop - place)
            if place and found[place - 1] is None and _HEADS_LIST.fullmatch(texts[place - 1]):
                found[place - 1] = _LISTED
        place = max(stop, place + 1)


def _opens_page(found: Found, texts: list[str], place: int) -> bool:
    """Whether nothing of a story stands above a list, or what heads such lists does."""
    heads = place > 0 and _HEADS_LIST.fullmatch(texts[place - 1].strip()) is not None
    return heads or None not in found[:place]


def _head_texts(texts: list[str], below: list[int]) -> bool:
    """Whether prose stands between what comes again; a turned stack comes again whole, and so does a refrain."""
    return all(any(map(is_ended, texts[a + 1 : b])) for a, b in itertools.pairwise(sorted(below)))


def take_advertisements(found: Found, texts: list[str]) -> None:
    """The word that stands above advertisements, beside links or below a sentence that has not ended."""
    for place, text in enumerate(texts):
        if text.strip() not in ("广告", "廣告"):
            continue
        beside = [*found[max(0, place - 1) : place], *found[place + 1 : place + 2]]
        cuts = place > 0 and len(texts[place - 1]) >= LEAST_PROSE and not is_ended(texts[place - 1])
        if LINKS in beside or cuts:
            found[place] = LINKS


def take_counted(found: Found, texts: list[str]) -> None:
    """Numbers of pictures, 1/3, 2/3, 3/3, where else a site shows."""
    fractions = [place for place, text in enumerate(texts) if _FRACTION.fullmatch(text)]
    wholes = {texts[place].partition("/")[2] for place in fractions}
    counts = [int(texts[place].partition("/")[0]) for place in fractions]
    if LINKS not in found:
        return
    if len(fractions) > 1 and len(wholes) == 1 and counts == sorted(set(counts)):
        for place in fractions:
            found[place] = LINKS


_FRACTION = regex("[0-9]{1,2}/[0-9]{1,2}")


def _bare(text: str) -> str:
    """The letters and figures of a line, without a number before it."""
    return "".join(filter(str.isalnum, _NUMBER.sub("", text)))


_NUMBER = regex("^[0-9０-９]{1,2}[.．、\\s]")
