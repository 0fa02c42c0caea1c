"""Running heads of books and journals that have fallen into a sentence, which nothing but their place tells."""

from collections import Counter
from collections.abc import Sequence

from zx_convert.repair.recognise.furniture import UNSURE
from zx_convert.text.bonds import begins_sentences, is_tight
from zx_convert.text.characters import half
from zx_convert.text.patterns import regex
from zx_convert.text.seam import closes_beyond

from .lines import HEAD, Found, is_ended

_LEAST_CUT, _LONGEST_HEAD, _SHORTEST_HEAD, _LONGEST_LINE = 12, 30, 4, 120
# 云川老街 17, 18 云川老街, 云川文史 第21辑
_TITLE = r"[^\W\d_](?:[^\W\d_]|[·•— ]){1,23}?"
_WITH_NUMBER = regex(
    rf"(?P<title>{_TITLE})\s+(?:[0-9]{{1,4}}|第[0-9一二三四五六七八九十百]{{1,4}}[辑輯期卷集册冊])|[0-9]{{1,4}}\s+(?P<other>{_TITLE})"
)
# 听。三年来…, 龙。: no sentence is as short, so that it is the end of one.
_FRAGMENT = regex("[^\\W\\d_]{1,2}[，,。”]")
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"))


def take_heads_in_sentences(found: Found, texts: Sequence[str]) -> None:
    """Set aside a title with a number, or one that comes again, between the halves of a sentence."""
    numbered = [_numbered(text) for text in texts]
    titles = [title or _plain(text) for title, text in zip(numbered, texts, strict=True)]
    times = Counter(filter(None, titles))
    inside = [place for place in range(1, len(texts) - 1) if titles[place] and _cuts(found, texts, place)]
    heads = {
        titles[place]
        for place in inside
        if (numbered[place] or times[titles[place]] > 1) and _spans(texts[place - 1], texts[place + 1])
    }
    heads |= {title for title, count in Counter(titles[place] for place in inside).items() if count > 1}
    for place in inside:
        if titles[place] in heads or (heads and times[titles[place]] > 1):
            found[place] = HEAD
    if texts and numbered[0] in heads and found[0] is None:
        found[0] = HEAD


def _numbered(text: str) -> str:
    """The title in a line that has a number beside it, "" where there is none."""
    whole = _WITH_NUMBER.fullmatch(half(text)) if len(text) <= _LONGEST_LINE else None
    return whole["title"] or whole["other"] or "" if whole else ""


def _plain(text: str) -> str:
    """A line that may be a title by itself, "" for one that may not."""
    marked = is_ended(text) or "，" in text or "、" in text
    return text if _SHORTEST_HEAD <= len(text) <= _LONGEST_HEAD and not marked else ""


def _cuts(found: Found, texts: Sequence[str], place: int) -> bool:
    """Whether a line stands between prose that has no end and a line that ends as prose does."""
    above, below = texts[place - 1], texts[place + 1]
    own = found[place]
    free = found[place - 1] is None and found[place + 1] is None and (own is None or own.cert in UNSURE)
    return (
        free
        and len(above) >= _LEAST_CUT
        and not is_ended(above)
        and _is_prose(above)
        and (is_ended(below) or _is_prose(below))
    )


def _is_prose(text: str) -> bool:
    return _MARK.search(text) is not None and len(text.split()) == 1


_MARK = regex("[，,。！？；、]")


def _spans(above: str, below: str) -> bool:
    """Whether a sentence surely goes on from one line to the other."""
    if is_tight(above[-1], below[0]) or _FRAGMENT.match(below) or begins_sentences(below[:2]) == "hardly":
        return True
    return closes_beyond(above, below, _PAIRS)
