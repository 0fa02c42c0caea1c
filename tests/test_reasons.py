"""Why a decision was made, in words: every piece of evidence and every rule has them, and they fit the place."""

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from annotated import read_page
from zx_convert import read, repair
from zx_convert.cli import main
from zx_convert.convert.reasons import Reasons
from zx_convert.convert.settings import Settings
from zx_convert.document import Document, edits, load, marks, save
from zx_convert.messages.answers import say
from zx_convert.messages.evidence import EVIDENCE
from zx_convert.messages.reasoning import evidence_text, reason_text
from zx_convert.messages.rules import EXAMPLES, REASONS
from zx_convert.repair import furniture
from zx_convert.repair.lists import Lists
from zx_convert.repair.pipeline import rules
from zx_convert.repair.weights import WEIGHTS

RULES = [rule.name for rule in rules()]
FEATURES = [*WEIGHTS, *furniture.EVIDENCE]
# What the words of each kind of decision can name.
FACTS = {
    "join": {"last", "next", "pair", "width"},
    "block": {"length", "people", "page", "facts", "below"},
    "reg": {"before", "after"},
}
NEWS = (
    "从县城到山里的路修了三年，今年春天终于通车了，沿线的人家都说方便。\n\n"
    "{}\n\n他们说，明年还要把路修到更远的村子里去，让更多的人家用上。"
)
CUT = "他们说，今年先要把河边的路基打好，再请人仔细研{}究桥的修法，争取明年动工。"


def reason(document: Document, rule: str) -> str:
    """The words for the first decision of a rule."""
    return Reasons(document).of(next(mark for mark in marks(document) if mark.rule == rule))


def named(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


# -- there are words for everything ----------------------------------------------------------------


@pytest.mark.parametrize("name", FEATURES)
def test_every_piece_of_evidence_has_words(name: str) -> None:
    clause = evidence_text(name, {})
    assert clause
    assert clause[0].islower()
    assert not re.search(r"[\[\]{}.]$|\.$|[\[\]{}]", clause)
    words = EVIDENCE.get(name) or EVIDENCE[name.partition(":")[2]]
    assert named(words) <= FACTS["join" if name.startswith("join:") else "block"]
    full = evidence_text(name, dict.fromkeys(named(words), "春"))
    assert full.count("春") == len(named(words))


def test_no_words_are_for_evidence_that_there_is_not() -> None:
    parts = {name.partition(":")[2] for name in FEATURES}
    assert [name for name in EVIDENCE if name not in FEATURES and name not in parts] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_words_and_an_example(rule: str) -> None:
    clause = reason_text(rule, {})
    assert clause
    assert clause[0].islower() or clause.startswith("--")
    assert not re.search(r"[\[\]{}]|\.$", clause)
    assert named(REASONS[rule]) <= FACTS["block"] | FACTS["reg"]
    assert EXAMPLES[rule]


def test_no_words_are_for_rules_that_there_are_not() -> None:
    assert set(REASONS) == set(EXAMPLES) == set(RULES)


# Where an example does not stand alone: the text that it is part of.
_AROUND = {
    "markup": f"<p>{{}}开仓放种。</p><p>{NEWS}</p><p>流水不断，日夜向东。</p>",
    "private": "河\ue78d水。", "invisible": "河\u200b水。", "control": "河\x1b水。",
    "listed": NEWS.format("本社主办 第3期"), "page-header": f"{{}}\n\n{NEWS}", "page-number": NEWS,
    "editors": f"{NEWS}\n\n{{}}", "contact": f"{NEWS}\n\n{{}}", "source": f"{{}}\n\n{NEWS}",
    "links": f"{NEWS}\n\n{{}}", "ornament": NEWS, "contents": f"{{}}\n\n{NEWS}", "caption": NEWS, "credit-tail": NEWS,
    "byline-tail": NEWS.format("路修好以后，乡亲们进城卖菜，半天就能来回，大家都{}").replace("…", "高兴，"),
    "dateline-head": "{}路修好了，通到了村口，乡亲们都很高兴。", "dateline-tail": "会议今天{}",
    "width": "大家{}工作。", "dash": "全年{}。", "ellipsis": "{}他说。", "end-mark": "{}", "radical": "{}。",
    "other-script": "{}，历史。", "corner-quotes": "他说：{}。", "curly-quotes": "他说：{}。",
}  # fmt: skip


@pytest.mark.parametrize("rule", _AROUND)
def test_the_examples_are_true(rule: str) -> None:
    example = EXAMPLES[rule].split(" → ")[0].replace("…", "", rule == "dateline-tail")
    text = _AROUND[rule].replace("{}", example)
    forms: dict[str, Any] = {"corner-quotes": {"quotes": "corner"}, "curly-quotes": {"quotes": "curly"}}.get(rule, {})
    script = "hant" if rule == "other-script" else ""
    settings = Settings(lists=Lists(furniture=("本社主办 第*期",)))
    document = repair(read(text), settings=settings, script=script, **forms)
    assert rule in {mark.rule for mark in marks(document)}


# -- they are one sentence, on any page ------------------------------------------------------------


SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
PAGES = sorted((Path(__file__).parent / "pages").glob("*.ann"))


@pytest.mark.parametrize("path", [*SAMPLES, *PAGES], ids=lambda path: path.stem)
def test_every_decision_on_a_page_has_a_sentence(path: Path) -> None:
    text = path.read_bytes() if path.suffix == ".txt" else read_page(path).raw()
    document = repair(read(text), quotes="corner", script="hant")
    again = load(save(document))
    found, reasons = marks(document), Reasons(document)
    told = [reasons.of(mark) for mark in found]
    for sentence in told:
        assert re.fullmatch(r"[^a-z\s].*[^.]\.", sentence)
        assert not re.search(r"[{}\[\]]|\.\.|,,| ,", sentence)
    reasons = Reasons(again)
    assert [reasons.of(mark) for mark in marks(again)] == told


# -- what they say ---------------------------------------------------------------------------------


def test_a_join_names_what_stands_at_the_seam() -> None:
    document = repair(read(NEWS.format(CUT.format("\n\n"))))
    assert reason(document, "join").startswith("A word spans the seam: 「研|究」; ")


def test_furniture_in_a_seam_is_passed_over() -> None:
    document = repair(read(NEWS.format(CUT.format("\n\n第三版\n\n"))))
    told = [Reasons(document).of(mark) for mark in marks(document) if mark.rule == "join"]
    assert len(told) == 2
    assert all("「研|究」" in text for text in told)


def test_a_full_line_is_as_wide_as_it_is(samples: Path) -> None:
    document = repair(read(samples / "wrapped.txt"))
    assert "as wide as the page's lines (36 characters)" in reason(document, "join")


def test_an_open_quotation_is_told() -> None:
    text = "他对来的人说：“路是修到家门口了，可桥头那个急弯不改，\n\n我们还是不敢让孩子自己走”"
    assert "a quotation or bracket that was opened is not closed yet" in reason(repair(read(text)), "join").lower()


def test_what_speaks_against_a_decision_is_told_last(samples: Path) -> None:
    documents = [repair(read(path)) for path in sorted(samples.glob("*.txt"))]
    told = [Reasons(document).of(mark) for document in documents for mark in marks(document)]
    assert [reason for reason in told if re.fullmatch(r".*[^.], though [^.]*\.", reason, re.DOTALL)]


def test_an_undecided_break_says_why_and_what_would_decide(samples: Path) -> None:
    document = repair(read(samples / "supplement.txt"))
    [mark] = [mark for mark in marks(document) if mark.element.get("break") == "maybe"]
    assert mark.why.split()[0] == "join:stop-ends"
    told, advice = Reasons(document).of(mark).split(". ", 1)
    assert told.startswith("Left apart, for ")
    assert "the line before ends a sentence with 「。」" in told
    assert advice == (
        "Only the sense can decide here, for a paragraph may end or go on behind this sentence: accept it if the text "
        "goes on, refuse it if a new paragraph begins."
    )
    accepted = repair(read(samples / "supplement.txt"), accept=[mark.id])
    [again] = [other for other in marks(accepted) if other.id == mark.id]
    assert Reasons(accepted).of(again) == "You have accepted that it joins."


def test_an_article_says_why_it_begins_there(samples: Path) -> None:
    document = repair(read(samples / "dispatches.txt"))
    articles = [mark for mark in marks(document) if mark.rule == "article"]
    [told] = [Reasons(document).of(mark) for mark in articles if mark.before.startswith("委员风采")]
    assert told == (
        "A byline, dateline, deck or jump line stands below its heading: 「□ 通讯员 姚春生 卫小荷」, and the text "
        "above ends with a byline or signature."
    )


def test_people_places_and_pages_are_named(samples: Path) -> None:
    document = repair(read(samples / "dispatches.txt"))
    assert reason(document, "byline") == "It is nothing but roles and names: 记者 葛明远, 通讯员 苏岚."
    assert reason(document, "dateline-head") == "The text opens with what datelines have: 本报, 通讯员 秦叔同."
    jump = repair(read(samples / "jump.txt"))
    assert reason(jump, "jump") == "It says where the story goes on or comes from: page 三."


def test_furniture_says_where_it_stands() -> None:
    cut = repair(read(NEWS.format(CUT.format("\n\n5\n\n"))))
    assert reason(cut, "page-number") == (
        "It is nothing but the number of a page, and it stands in the middle of a sentence."
    )
    last = repair(read(NEWS.format("春。") + "\n\n5"))
    assert reason(last, "page-number") == (
        "It is nothing but the number of a page, and it stands at the beginning or end of the text."
    )


def test_a_reading_that_two_rules_made_names_both() -> None:
    document = repair(read("他开着汽⻋去看他们。"), script="hant")
    told = [Reasons(document).of(mark) for mark in marks(document) if mark.before == "⻋"]
    assert told == ["--script asks for it, and in these words OpenCC writes ⻋ as 車 (after the rule radical)."]


def test_a_rule_of_another_package_says_nothing_if_it_names_nothing() -> None:
    document = read("春天来了。")
    [block] = document.blocks()
    edits.regularise(block, [edits.Change(0, 1, "秋", "own-rule")])
    assert reason(document, "own-rule") == ""


def test_rules_can_be_listed_with_examples(capsys: Any) -> None:
    assert main(["rules"]) == 0
    plain = capsys.readouterr().out
    assert main(["rules", "-v"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith("    as in: ")] == plain.splitlines()
    shown = [line.removeprefix("    as in: ") for line in lines if line.startswith("    as in: ")]
    assert shown == [EXAMPLES[rule] for rule in RULES]
    assert say("example", example="x") == "as in: x"
