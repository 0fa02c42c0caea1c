"""What the whole repair does to a text that lost its widths and was cut: how many characters are wrong in the end."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quality.align import differences, distance
from quality.daily_text import FIRST, CutPage, cut_pages
from quality.mended import joined, whole_text
from quality.score import OURS, Row
from zx_convert import read, repair

PART = "Damage to the daily, widths folded and lines cut"
_SHOWN = 12  # characters beside a difference


def rows(*, quick: bool) -> list[Row]:
    """The measures of this module as rows of the table."""
    # The rules of punctuation were mended by slips that were seen on the last days, so others count too.
    parts = {"last ten days": cut_pages(), "first twenty days": cut_pages(part=FIRST)}
    return [_row(days, pages[:: 8 if quick else 1]) for days, pages in parts.items()]


def _row(days: str, pages: Sequence[CutPage]) -> Row:
    characters = sum(map(len, (text for page in pages for text in page.printed)))
    wrong = {OURS: 0, "left as it is": 0}
    for page in pages:
        document = repair(read(page.raw()))
        found = whole_text(document)
        wrong[OURS] += _damage(_printed(page, joined(document)), found)
        wrong["left as it is"] += _damage(_printed(page, set()), "\n".join(page.blocks))
    values = {name: f"{10_000 * count / characters:.1f}" for name, count in wrong.items()}
    return Row(PART, f"wrong characters in 10,000, {days}", f"{characters:,}", values)


def _printed(page: CutPage, found: set[int]) -> str:
    """The page as it was printed, a paragraph a line. After a full stop both readings are right, as no text decides."""
    pieces = []
    for text, end, place in zip(page.printed, page.ends, [*page.seams(), -1], strict=True):
        whole = not end or (end == "stop" and place not in found)
        pieces.append(text + "\n" * whole)
    return "".join(pieces).rstrip("\n")


def _damage(printed: str, found: str) -> int:
    return sum(distance(printed[d.a_start : d.a_end], found[d.b_start : d.b_end]) for d in differences(printed, found))


def slips(pages: Sequence[CutPage]) -> Iterator[str]:
    """What is wrong, with a little of the text before it: for those who mend the repair."""
    for page in pages:
        document = repair(read(page.raw()))
        printed, found = _printed(page, joined(document)), whole_text(document)
        for d in differences(printed, found):
            before = printed[max(0, d.a_start - _SHOWN) : d.a_start]
            after = printed[d.a_end : d.a_end + _SHOWN]
            yield f"{before}[{printed[d.a_start : d.a_end]}→{found[d.b_start : d.b_end]}]{after}".replace("\n", "⏎")


if __name__ == "__main__":
    counts: Counter[str] = Counter()
    for slip in slips(cut_pages()):
        print(slip)
