"""Names of people in the daily's bylines and datelines, against its tags (`nr`: a surname, a given name)."""

import re
from collections.abc import Iterator, Sequence

from quality.daily_text import tagged_lines
from quality.score import OURS, Row, share
from zx_convert import read, repair

PART = "Names in the daily's bylines"
_TOKEN = re.compile(r"\[?(\S+?)/([A-Za-z]+)")
# What promises names: a role before them, in a line or bracket of its own.
_ROLES = frozenset(["记者", "通讯员", "特约记者", "实习生", "摄影", "摄影师", "评论员", "编译"])
Token = tuple[str, str]  # a word and its tag
_FIRST = 30  # tokens of a paragraph in which its byline stands


def rows(*, quick: bool) -> list[Row]:
    """The measures of this module as rows of the table."""
    right = found = known = expected = 0
    for line in tagged_lines()[:: 8 if quick else 1]:
        tokens = [(match[1], match[2]) for match in _TOKEN.finditer(line)]
        tagged, promised = set(_names(tokens)), set(_promised(tokens))
        document = repair(read("".join(word for word, _ in tokens) + "\n"))
        persons = {"".join((person.text or "").split()) for person in document.iter("person")}
        found, right = found + len(persons), right + len(persons & tagged)
        expected, known = expected + len(promised), known + len(persons & promised)
    return [
        Row(PART, "what is taken for a name is tagged as one", f"{found:,}", {OURS: share(right / max(1, found))}),
        Row(PART, "names behind a role that are found", f"{expected:,}", {OURS: share(known / max(1, expected))}),
    ]


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """All names: a surname and a given name, or one token alone."""
    run: list[str] = []
    for word, tag in [*tokens, ("", "")]:
        if tag == "nr":
            run.append(word)
            continue
        yield from ("".join(run[first:last]) for first in range(len(run)) for last in (first + 1, first + 2))
        run = []


def _promised(tokens: Sequence[Token]) -> Iterator[str]:
    """The names right behind a role at the head of a paragraph or in brackets: 记者/n 葛/nr 明远/nr 、/w …"""
    for place, (word, _) in enumerate(tokens):
        if word not in _ROLES or (place > _FIRST and "（" not in [before for before, _ in tokens[place - 3 : place]]):
            continue
        run: list[str] = []
        for name, tag in [*tokens[place + 1 :], ("", "")]:
            if tag == "nr" and len(run) < 2:
                run.append(name)
                continue
            yield from ["".join(run)] if run else []
            run = [name] if tag == "nr" else []
            if tag != "nr" and name not in ("、", "，"):
                break
