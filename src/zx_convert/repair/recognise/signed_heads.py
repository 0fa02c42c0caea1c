"""Heads that name a reporter before 讯, 电 or 報導: 記者林書妍／臺南報導, 中央社記者潘若筠花蓮7日電."""

from zx_convert.text.dates import iso
from zx_convert.text.patterns import regex

from .alphabet import DOTS, SPACES
from .brackets import strip_span
from .headwords import NO_PLACE, SLASHES, Dateline, Head, is_place, last_date, signed_in_head
from .names import SURE, Known
from .phrase import Phrase, read_phrase
from .places import PLACES, doubt_of_place
from .roles import is_organ
from .signatures import Byline

_UNLISTED = 1.5
_LIKELY_NAME = 3.2
# What a sentence goes on with: 社會組／台北報導指出，….
_GOES_ON = frozenset("指稱称說说的了過过中顯显表")
_GROUP = regex(f"[\\w{DOTS}]{{1,12}}(?:組|组|中心|部|社|報|报|网|網|台|室|處|处)")


def signed_head(head: Head, known: Known | None) -> Dateline | None:
    text, begin = head.text, head.begin
    day = last_date(text, begin, head.end)
    date = iso(day) if day else ""
    if date is None or (day and text[day.end() : head.end].strip(SPACES)):
        return None
    stop = strip_span(text, begin, day.start() if day else head.end)[1]
    slash = max(text.rfind(mark, begin, stop) for mark in SLASHES)
    if slash > begin:
        found = _parted_by_slash(head, slash, stop, known)
    else:
        found = _parted_by_cost(head, stop, known, sure=head.bracket or bool(date))
    if found is None:
        return None
    agency, place, bylines = found
    signed = any(byline.persons for byline in bylines)  # 記者林書妍／臺南報導
    desk = not bylines and doubt_of_place(place) == 0.0 and head.follower not in _GOES_ON  # 地方中心／苗栗報導
    told = slash > begin and ((bool(place) and (signed or desk)) or (signed and bool(head.tail["qualifier"])))
    if not (head.bracket or told or not head.follower or head.follower in SPACES + ":：(（"):
        return None
    if not place and not date and not (slash > begin and (head.tail["qualifier"] or any(b.persons for b in bylines))):
        return None
    return head.found(agency, place, date, bylines, "dateline-signed", "high" if head.bracket else "medium")


def _parted_by_slash(
    head: Head, slash: int, stop: int, known: Known | None
) -> tuple[str, str, tuple[Byline, ...]] | None:
    place = NO_PLACE.sub("", head.text[slash + 1 : stop].strip(SPACES))
    if place and not is_place(place):
        return None
    first, last = strip_span(head.text, head.begin, slash)
    phrase = read_phrase(head.text, first, last, known, trusted=head.bracket)
    bare = phrase is not None and phrase.has_role and not phrase.persons
    if bare and len(place) > 2 and place not in PLACES:  # 記者／葛明遠 報導; but 記者／林口報導
        named = read_phrase(head.text, first, stop, known, trusted=head.bracket)
        if named is not None and named.persons and named.doubt <= _LIKELY_NAME:
            return named.agency, "", (signed_in_head(first, stop, named),)
    if phrase is not None and (phrase.has_role or (phrase.persons and phrase.doubt <= SURE)):
        return phrase.agency, place, (signed_in_head(first, last, phrase),)
    if not _GROUP.fullmatch(head.text, first, last):
        return None
    if place and doubt_of_place(place) > _UNLISTED:  # 政治中心／葛明遠報導
        at = head.text.index(place, slash)
        phrase = read_phrase(head.text, at, at + len(place), known)
        if phrase is not None and phrase.persons and phrase.doubt <= _LIKELY_NAME and len(place) > 2:
            return "", "", (signed_in_head(at, at + len(place), phrase),)
    group = head.text[first:last]
    return (group if is_organ(group) and group[-1] in "社報报網网台" else ""), place, ()


def _parted_by_cost(
    head: Head, stop: int, known: Known | None, *, sure: bool
) -> tuple[str, str, tuple[Byline, ...]] | None:
    """Names and place without a mark between them: the cheapest of all cuts."""
    text, begin = head.text, head.begin
    best: tuple[float, Phrase, str, int] | None = None
    whole = read_phrase(text, begin, stop, known)
    if whole and whole.persons and sure:
        best = (whole.cost + 3.0, whole, "", stop)
    for cut in range(stop - 2, max(begin + 3, stop - 12), -1):
        place = text[cut:stop]
        if place[0] in "、，" or text[cut - 1] in "、，,":
            continue
        if not is_place(place):
            break
        spaced = text[cut - 1] in SPACES
        if "、" in place and not spaced:
            continue
        if not spaced and not sure and doubt_of_place(place) > 1.5:
            continue
        last = strip_span(text, begin, cut)[1]
        phrase = read_phrase(text, begin, last, known)
        if phrase is None or not phrase.persons or not phrase.has_role or phrase.dangling:
            continue
        cost = phrase.cost + doubt_of_place(place) - 3.0 * spaced
        if best is None or cost < best[0]:
            best = (cost, phrase, place, last)
    if best is None:
        return None
    _, phrase, place, last = best
    return phrase.agency, place, (signed_in_head(begin, last, phrase),)
