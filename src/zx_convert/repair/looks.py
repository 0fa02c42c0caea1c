"""One line of a page, and what can be said of it alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from zx_convert.document.elements import Element
from zx_convert.repair.lists import Lists
from zx_convert.repair.recognise import blocks, bullets, clauses, columns, headings, notes, scenes
from zx_convert.repair.recognise.bylines import Byline, trailing_byline, whole_byline
from zx_convert.repair.recognise.column_words import odds_of_a_column
from zx_convert.repair.recognise.continuations import continuation
from zx_convert.repair.recognise.datelines import Dateline, leading_dateline, trailing_dateline
from zx_convert.repair.recognise.places import starts_with_place
from zx_convert.text.characters import CLOSERS, is_emoji
from zx_convert.text.patterns import regex

HEADING_LIMIT = 45


@dataclass(slots=True)
class Line:
    """A line of the page that is not furniture, with what can be said of it alone.

    Attributes:
        node: its element.
        offset: place in the source.
        text: its reading.
        half: the ends of the reading in half-width forms, for tests that do not depend on width.
        length: characters.
        filled: characters with the indent before them, for comparing with the width of hard-wrapped lines.
        width: the same with any space that it begins with.
        blank: blank lines before it.
        indent: it is set in.
        after_furniture: furniture or a page break stands before it.
        margin: columns of white space before it.
        ending: "stop", "comma", "colon", "semicolon", "opener", "dash" or "" (in mid-clause).
        facts: names of what it looks like.
        told: of a heading, the share of its characters that stand in the lead below; of others, nothing.
        retold: the same of its pairs of characters.
        declared: the label that its manuscript gives it (标题：), "" for none.
    """

    node: Element
    offset: int
    text: str
    half: str
    length: int
    filled: int
    width: int
    blank: int
    indent: bool
    after_furniture: bool
    margin: int = 0
    ending: str = ""
    facts: set[str] = field(default_factory=set)
    byline: Byline | None = None
    tail: Byline | Dateline | None = None
    dateline: Dateline | None = None
    told: float = 0.0
    retold: float = 0.0
    declared: str = ""

    @property
    def signed_by(self) -> Byline | None:
        """The byline that the line is, if that is more than a guess."""
        return self.byline if self.byline is not None and self.byline.cert != "low" else None


def lines_from(lines: Sequence[Line], place: int) -> Iterator[Line]:
    """The lines from a place on; `itertools.islice` would walk over all that stand before it."""
    return map(lines.__getitem__, range(place, len(lines)))


_ENDINGS = {
    **dict.fromkeys("。！？…!?", "stop"), **dict.fromkeys("，、,", "comma"), **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("；;", "semicolon"), **dict.fromkeys("“‘「『（(《〈【〔", "opener"),
}  # fmt: skip


_DASHES = ("——", "--", "―", "──", "—")
_EMOJI_AT_END = regex("[^\\w\\s，。；：！？、…”」』）》】〉〕\"'!-~]+$")
# What stands after the end of a sentence in brackets, or behind a dash who said it, is no part of it.
_REMARK = regex(r"(?<=[。！？!?…”」])[（(][^（）()]{1,40}[）)][”’」』]?$")
_SAID_BY = regex("(?<=[。！？!?…]”)\\s*(?:——|--)\\s*[^，。！？：；“”]{2,24}$")


_CLOSES = CLOSERS + "\"'"
# The number of a footnote behind the end of a sentence: …就少了。①
_FOOTNOTED = regex("(?<=[。！？”])[①-⑳]$")


def ending(text: str) -> str:
    if is_emoji(text[-1:]):  # it stands where a sentence ends, in place of its mark or behind it
        return ending(bare) or "stop" if (bare := _EMOJI_AT_END.sub("", text)) else ""
    text = _REMARK.sub("", text) if text[-1:] in _CLOSES else _SAID_BY.sub("", text) if "”" in text[-30:] else text
    text = _FOOTNOTED.sub("", text) if text[-1:] in bullets.CIRCLED else text
    last = text[-1:]
    bare = text.rstrip(_CLOSES) if last in _CLOSES else text
    kind = _ENDINGS.get(bare[-1:])
    if kind:
        return kind
    if bare[-1:] == "." and len(bare) > 1 and not bare[-2].isdigit():
        return "stop"
    if bare.endswith(("—", "--", "—-")) and last not in CLOSERS:
        return "dash"
    return ""


_HEADING_MARKS = frozenset("？！?!”」…")


def may_end_heading(mark: str) -> bool:
    """Whether a heading may end with this mark of the end of a sentence."""
    return mark in _HEADING_MARKS or is_emoji(mark)


def is_heading_like(line: Line) -> bool:
    """Whether a line is as short as a heading, and ends as one may."""
    short = line.length <= HEADING_LIMIT and "fills-line" not in line.facts
    return short and (not line.ending or may_end_heading(line.text[-1]))


def take_byline(line: Line) -> None:
    """Let a line be no byline, and name no source if nothing else of it does."""
    line.byline = None
    line.facts.difference_update([fact for fact in line.facts if fact.startswith("byline")])
    if not line.facts & {"dateline", "dateline-line", "signed"}:
        line.facts.discard("attributed")


def look(line: Line, lists: Lists) -> None:
    """Note what a line looks like by itself."""
    text, facts = line.text, line.facts
    line.ending = ending(text)
    turns = continuation(text)
    if turns and turns[0].start <= 1 and turns[0].end >= line.length - 1:
        facts.update({"continuation", "turns-to"} if turns[0].direction == "to" else {"continuation"})
    elif turns:
        facts.add("turned" if turns[-1].direction == "to" else "resumed")
    signed = lists.veil(text)
    if line.length <= 120 and not columns.is_formula(text) and (found := whole_byline(signed, known=lists.known)):
        line.byline = found
        facts.add(f"byline-{found.kind}-{found.cert}")
    line.dateline = leading_dateline(signed, known=lists.known)
    if line.dateline:
        facts.add("dateline-line" if line.dateline.end >= line.length else "dateline")
    line.tail = trailing_byline(signed, known=lists.known) or trailing_dateline(signed)
    if line.tail and line.tail.start > 0 and not line.byline:
        facts.add("credited" if isinstance(line.tail, Byline) and line.tail.kind == "credit" else "signed")
    if facts & {"dateline", "dateline-line", "signed"} or any(f.startswith("byline-byline") for f in facts):
        facts.add("attributed")
    _look_at_opening(line)


# What the beginning or all of a line shows, and how it is told.
_OPENINGS = {
    "news-lead": blocks.is_news_lead, "caption": blocks.is_caption, "item": blocks.is_item,
    "bullet": bullets.is_bullet, "timed": headings.opens_with_time, "clause": headings.opens_a_clause_of_law,
    "enacted": columns.tells_enactment, "about": columns.is_about, "pictured": headings.points_to_a_picture,
    "speaker": blocks.is_speaker, "qa": blocks.is_question_or_answer,
    "to-fill": blocks.has_blank_to_fill,
    "particles": clauses.has_particles, "pointed": clauses.is_pointed,
}  # fmt: skip


def _look_at_opening(line: Line) -> None:
    text, facts = line.text, line.facts
    facts.update([fact for fact, test in _OPENINGS.items() if test(text)])
    note = notes.note_kind(text)
    if note:
        facts.add("note" if note == "editor" else "author-note")
    if text[0] in "·•" and text[-1] in "·•" and line.length > 3:  # ·人间烟火·
        facts.add("bracketed")
    if text.startswith(_DASHES):
        facts.add("bracketed" if line.length > 4 and text.endswith(_DASHES) else "dash")
    year = text[0] in "’'" and text[1:2].isdigit()  # ’97
    if (
        not year
        and text[0] in "，。、；：？！”’」』）》】〉〕,;:?!)…%％"
        and (any(map(str.isalnum, text)) or text[0] in "”’」』）》】〉〕" or text in "。，；！？")
    ):
        facts.add("closer")
    if line.length <= HEADING_LIMIT:
        _look_at_short(line)


# The same for lines that may be headings.
_OF_SHORT_LINES = {
    "numbered": headings.is_numbered_head, "chapter": headings.is_chapter, "number": headings.is_section_number,
    "organisation": headings.ends_as_organisation, "column": columns.ends_as_column,
    "verb": headings.opens_with_verb,
    "box": columns.is_box, "side-box": columns.is_side_box, "document": columns.is_document_title,
    "date": blocks.is_date_line,
    "says": headings.ends_with_says, "attends": headings.ends_with_attendance, "genre": headings.ends_as_genre,
    "tag": columns.is_column_name, "table-note": notes.is_table_note,
    "slogan": columns.is_slogan, "occasion": columns.ends_as_occasion, "link": headings.opens_with_link,
    "reports": headings.opens_as_report_of_meeting,
    "formula": columns.is_set_phrase,
    "boxed": columns.ends_as_box, "figure": headings.is_figure_of_name,
    "number-of-text": columns.is_document_number, "score": blocks.is_score, "acts": headings.tells_an_act,
    "placed": starts_with_place, "fields": blocks.is_field,
    "reached": blocks.ends_with_contact, "appoints": headings.tells_an_appointment,
    "voice": headings.gives_voice, "enclosure": headings.names_an_enclosure,
    "colophon": headings.is_colophon, "amount": headings.is_amount, "scene": scenes.shows_a_scene,
}  # fmt: skip


# What the characters of a short line tell of its being the name of a column or a headline.
_ODDS_OF_A_COLUMN: dict[str, Callable[[int], bool]] = {
    "column-words": lambda odds: odds >= 2,
    "rather-column-words": lambda odds: odds >= 0,
    "rather-headline-words": lambda odds: odds <= -3,
    "headline-words": lambda odds: odds <= -5,
}
_ORNAMENTS = frozenset("☆★◇◆○●△▲□■◎※*＊~～")
_LEAST_ADORNED = 3


def _look_at_short(line: Line) -> None:
    text, facts = line.text, line.facts
    facts.update([fact for fact, test in _OF_SHORT_LINES.items() if test(text)])
    odds = odds_of_a_column(text)
    if odds is not None and "document" not in facts:
        facts.update([fact for fact, holds in _ODDS_OF_A_COLUMN.items() if holds(odds)])
    if text[0] in "（(" and text[-1] in "）)":
        facts.add("parenthesised")
    if text[0] in "【〖［[〔" and text[-1] in "】〗］]〕":
        facts.add("bracketed")
    if "  " in text or "\u3000" in text or (" " in text.strip() and line.half[0] > "\x7f"):
        facts.add("spaced")
    if text[0] == text[-1] and text[0] in _ORNAMENTS and line.length > _LEAST_ADORNED:  # ☆ 春耕正忙 ☆
        facts.difference_update({"item", "bullet", "caption", "spaced"})
    if any(mark in text for mark in "，,、；;"):
        facts.add("commas")
    if "。" in text[:-1] or "！" in text[:-2]:
        facts.add("sentence")
    if any(map(str.isdigit, text)):
        facts.add("figures")
