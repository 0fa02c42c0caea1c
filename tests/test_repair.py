"""Repairing as a user sees it: what can be left out, refused and done again, and how decisions explain themselves."""

import re
import time
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest

from zx_convert import read, repair
from zx_convert.document import (
    Document,
    Element,
    Mark,
    datelines,
    headline,
    load,
    marks,
    original,
    reading,
    save,
    summary,
    validate,
)
from zx_convert.repair import pipeline
from zx_convert.repair.pipeline import PASSES, rules
from zx_convert.text.problem import Problem

RULES = {rule.name: rule for rule in rules()}
FORMS: dict[str, Any] = {"quotes": "corner", "script": "hant"}
UNASKED = tuple(each for each in PASSES if each not in FORMS)  # what runs without being asked for

PAGE = """昭河日报 2023年06月14日 第05版:政协之窗

践行全过程人民民主 协商议政在身边

院坝里议出一条放心路

——望禾县政协“院坝协商”工作见闻

本报记者 葛明远 通讯员 苏  岚

去年以来,望禾县政协把协商平台搭到村组、社区和产业园区,先后建起议事点四十六个,每月由县里和镇里研

究制定下一次的议题,经县政协主席会议审定以后张榜公布,村民都能提意见。

议题从群众嘴边来

县政协提案委主任田素梅说:“过去是我们出题、群众作答,现在反过来了,群众把题目出到了桌面上。”

—5—

答得好不好,还得群众来打分,村民代表当场投票,结果就贴在村委会的墙上给大家看。(下转第六版)

望禾县开仓放种

本报望禾6月13日讯(记者 尤建川)望禾县的农技员昨天把新选的稻种送到了田埂上,每户限领三十斤。(任学川)

图为农技员在田埂上分发稻种。邱百里 摄
"""


def repaired(text: str = PAGE, **options: object) -> Document:
    document = repair(read(text), **options)  # type: ignore[arg-type]
    assert original(document) == text
    validate(document)
    return document


def kinds(document: Document) -> list[str]:
    return [block.name for block in document.blocks()]


def of_rule(document: Document, rule: str) -> list[Mark]:
    return [mark for mark in marks(document) if mark.rule == rule]


def texts(document: Document, tag: str) -> list[str]:
    return [reading(element) for element in cast("list[Element]", list(document.iter(tag)))]


# -- rules -----------------------------------------------------------------------------------------


def test_every_rule_says_what_it_does() -> None:
    listed = rules()
    assert [rule.pass_name for rule in listed] == sorted((r.pass_name for r in listed), key=PASSES.index)
    assert {rule.pass_name for rule in listed} == set(PASSES)
    assert len({rule.name for rule in listed}) == len(listed)
    assert all(rule.sentence.endswith((".", ").")) and rule.sentence[0].isupper() for rule in listed)


def test_every_mark_names_a_rule_and_how_sure_it_was(samples: Path) -> None:
    for path in samples.glob("*.txt"):
        for mark in marks(repair(read(path))):
            assert mark.rule in RULES, mark
            assert mark.cert in ("high", "medium", "low"), mark


def test_decisions_on_structure_say_why() -> None:
    document = repaired()
    joins = [mark for mark in of_rule(document, "join") if mark.element.get("break") == "no"]
    [name] = of_rule(document, "deck")
    assert joins
    assert all(mark.why for mark in [*joins, name])
    assert "deck:dash" in name.why


# -- leaving out -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PASSES)
def test_a_pass_that_is_left_out_leaves_no_mark(name: str) -> None:
    document = repaired(without=[name], **FORMS)
    assert not [mark for mark in marks(document) if RULES[mark.rule].pass_name == name]
    assert document.passes == tuple(each for each in PASSES if each != name)


@pytest.mark.parametrize("rule", sorted({mark.rule for mark in marks(repair(read(PAGE), **FORMS))}))
def test_a_rule_that_is_off_leaves_no_mark(rule: str) -> None:
    document = repaired(without=[rule], **FORMS)
    assert of_rule(document, rule) == []
    assert document.passes == PASSES


@pytest.mark.parametrize("label", ["kicker", "deck", "byline", "subhead", "caption", "continuation"])
def test_a_rule_that_is_off_forbids_its_label(label: str) -> None:
    assert next(repaired().iter(label), None) is not None
    assert label not in kinds(repaired(without=[label]))


def test_without_headlines_there_are_no_articles_to_part() -> None:
    document = repaired(without=["headline", "kicker"])
    assert len(document.articles) == 1
    assert "headline" not in kinds(document)


def test_with_all_passes_left_out_the_text_is_as_read() -> None:
    assert save(repaired(without=PASSES)) == save(read(PAGE))


def test_an_unknown_name_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(Problem) as caught:
        repair(read(PAGE), without=["punctuation", "widths"])
    assert caught.value.code == "unknown-rule"
    assert caught.value.values["name"] == "widths"
    assert "width" in str(caught.value.values["known"]).split(", ")


# -- refusing --------------------------------------------------------------------------------------


def test_every_decision_can_be_refused() -> None:
    ids = [(mark.id, mark.rule, mark.offset) for mark in marks(repaired())]
    assert len(ids) > 25
    for name, rule, offset in ids:
        again = repaired(reject=[name])
        assert (rule, offset) not in {(mark.rule, mark.offset) for mark in marks(again)}, name


def test_refusing_one_join_leaves_the_other_decisions() -> None:
    before = {mark.id for mark in marks(repaired())}
    [join] = [mark for mark in of_rule(repaired(), "join") if mark.element.get("break") == "no"]
    after = {mark.id for mark in marks(repaired(reject=[join.id]))}
    assert before - after == {join.id}


def test_all_refused_is_nothing_marked_by_those_rules() -> None:
    rejected = [mark.id for mark in marks(repaired()) if RULES[mark.rule].pass_name == "punctuation"]  # noqa: S105
    document = repaired(reject=rejected)
    assert "，" not in reading(document)
    assert headline(document.articles[0]) == "院坝里议出一条放心路"


def test_an_unknown_mark_is_an_error() -> None:
    with pytest.raises(Problem) as caught:
        repair(read(PAGE), reject=["width-00000000"])
    assert caught.value.code == "unknown-mark"
    assert "width-00000000" in str(caught.value.values["ids"])


def test_refusing_does_not_change_the_document_given() -> None:
    document = read(PAGE)
    before = save(document)
    name = marks(repair(read(PAGE)))[-1].id
    repair(document, reject=[name])
    assert save(document) == before


# -- ids -------------------------------------------------------------------------------------------


def test_an_id_is_a_rule_and_eight_digits() -> None:
    for mark in marks(repaired()):
        assert re.fullmatch(rf"{mark.rule}-[0-9a-f]{{8}}(-\d+)?", mark.id)


def test_ids_are_one_to_one() -> None:
    text = "\n\n".join(["修路,建校,通水是今年县里最要紧的三件事。"] * 5)
    ids = [mark.id for mark in of_rule(repaired(text), "width")]
    assert len(ids) == len(set(ids)) == 10


def test_ids_survive_edits_elsewhere() -> None:
    before = {mark.id for mark in marks(repaired())}
    edited = PAGE.replace("邱百里 摄", "邱万里 摄").replace("院坝里议出", "槐树坪的院坝里议出")
    after = {mark.id for mark in marks(repaired(edited))}
    lost = {mark.rule for mark in marks(repaired()) if mark.id in before - after}
    assert len(before - after) <= 8
    assert not lost & {"join", "width", "dateline-head", "jump", "page-header", "page-number"}


def test_a_decision_refused_stays_refused_after_an_edit_elsewhere() -> None:
    mark = of_rule(repaired(), "dateline-head")[0]
    edited = PAGE.replace("先后建起议事点四十六个", "先后建起议事点四十七个")
    assert of_rule(repaired(edited, reject=[mark.id]), "dateline-head") == []


# -- again -----------------------------------------------------------------------------------------


def edited_by_hand() -> Document:
    """A repaired document in which somebody has made a paragraph of a sub-headline and closed no break."""
    text = save(repaired()).decode()
    changed = re.sub(r"<subhead[^>]*>(.*?)</subhead>", r"<p>\1</p>", text)
    assert changed != text
    return load(changed.encode())


def test_a_pass_that_is_listed_does_not_run_again() -> None:
    document = edited_by_hand()
    before = save(document)
    assert save(repair(document)) == before


def test_a_pass_that_is_not_listed_still_runs() -> None:
    document = repair(repaired(without=["punctuation"]))
    assert set(document.passes) == set(UNASKED)
    assert reading(document) == reading(repaired())


def test_repairing_again_forgets_hand_edits() -> None:
    again = repair(edited_by_hand(), again=True)
    assert "subhead" in kinds(again)
    assert save(again) == save(repair(read(PAGE)))


def test_repairing_again_can_leave_out_what_ran_before() -> None:
    again = repair(repaired(), again=True, without=["punctuation"])
    assert again.passes == tuple(each for each in UNASKED if each != "punctuation")
    assert not of_rule(again, "width")


# -- undecided, dates ------------------------------------------------------------------------------


def test_a_break_after_a_sentence_is_undecided() -> None:
    document = repaired()
    [mark] = [mark for mark in of_rule(document, "join") if mark.element.get("break") == "maybe"]
    assert mark.cert == "low"
    assert mark.context.endswith("|答得好不好,还得群众来打")
    assert summary(document).undecided == 1


def test_an_undecided_break_is_a_block_end() -> None:
    paragraphs = texts(repaired(), "p")
    assert any(text.endswith("出到了桌面上。”") for text in paragraphs)
    assert any(text.startswith("答得好不好") for text in paragraphs)


def test_an_undecided_break_can_be_closed_by_hand() -> None:
    closed = load(save(repaired()).replace(b'break="maybe"', b'break="no"'))
    assert original(closed) == PAGE
    assert any("出到了桌面上。”答得好不好" in text for text in texts(closed, "p"))


def undecided(document: Document) -> list[Mark]:
    return [mark for mark in of_rule(document, "join") if mark.element.get("break") == "maybe"]


def test_an_undecided_break_that_is_accepted_joins() -> None:
    [mark] = undecided(repaired())
    document = repaired(accept=[mark.id])
    assert any("出到了桌面上。”答得好不好" in text for text in texts(document, "p"))
    [joined] = [one for one in marks(document) if one.id == mark.id]
    assert (joined.element.get("break"), joined.cert, joined.why) == ("no", "high", "accepted")
    assert summary(document).undecided == 0
    assert summary(document).joined == summary(repaired()).joined + 1


def test_an_undecided_break_that_is_refused_ends_its_block() -> None:
    [mark] = undecided(repaired())
    document = repaired(reject=[mark.id])
    assert undecided(document) == []
    assert texts(document, "p") == texts(repaired(), "p")


def test_a_later_pass_reads_the_joined_paragraph() -> None:
    class Looking:
        name = "looking"
        rules: ClassVar[dict[str, str]] = {"look": "Nothing is marked."}
        seen: ClassVar[list[str]] = []

        def run(self, document: Document, context: pipeline.Context) -> None:
            self.seen.extend(texts(document, "p"))

    [mark] = undecided(repaired())
    repaired(accept=[mark.id], extra=[Looking()])
    assert any("出到了桌面上。”答得好不好" in text for text in Looking.seen)


def test_any_other_mark_that_is_accepted_stands() -> None:
    left = {mark.id for mark in undecided(repaired())}
    accepted = [mark.id for mark in marks(repaired()) if mark.id not in left]
    assert save(repaired(accept=accepted)) == save(repaired())


def test_accepting_reaches_a_document_repaired_before() -> None:
    document = repaired()
    [mark] = undecided(document)
    assert reading(repair(document, accept=[mark.id])) == reading(repaired(accept=[mark.id]))


def test_a_decision_on_structure_of_a_document_repaired_before_is_not_refused_silently() -> None:
    [join, *_] = of_rule(repaired(), "join")
    with pytest.raises(Problem) as caught:
        repair(repaired(), reject=[join.id])
    assert caught.value.code == "decided-before"
    [name] = of_rule(repaired(), "dateline-head")
    assert of_rule(repair(repaired(), reject=[name.id]), "dateline-head") == []
    assert join.id not in {mark.id for mark in marks(repair(repaired(), reject=[join.id], again=True))}


def test_ids_that_no_mark_has() -> None:
    for way in ("accept", "reject"):
        with pytest.raises(Problem) as caught:
            repaired(PAGE, **{way: ["join-00000000"]})
        assert caught.value.code == "unknown-mark"
    told: list[set[str]] = []
    document = pipeline.repair(read(PAGE), reject=["join-1"], accept=["join-2"], missing=told.append)
    assert told == [{"join-1", "join-2"}]
    assert save(document) == save(repaired())
    with pytest.raises(Problem) as caught:
        repaired(accept=["join-1"], reject=["join-1"])
    assert caught.value.code == "both-ways"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<p>甲</p>", "<p>乙</p>", "<p>甲|乙</p>"),
        ("<p>甲</p>", "<list><item>乙</item>_<item>丙</item></list>", "<p>甲|乙</p>_<list><item>丙</item></list>"),
        ("<list><item>甲</item></list>", "<p>乙</p>", "<list><item>甲|乙</item></list>"),
        ("<p>甲</p>", "<list><item>乙</item></list>", "<p>甲|乙</p>"),
        (
            "<figure><caption>甲</caption></figure>",
            "<figure><caption>乙</caption>_<credit>丙</credit></figure>",
            "<figure><caption>甲|乙</caption>_<credit>丙</credit></figure>",
        ),
        ("<p>甲</p>", '<furniture type="page-number">3</furniture>_<p>乙</p>',
         '<p>甲|<furniture type="page-number">3</furniture>|乙</p>'),
    ],
)  # fmt: skip
def test_a_break_is_closed_across_containers(before: str, after: str, expected: str) -> None:
    def document(body: str) -> bytes:
        body = body.replace("_", '<lb orig="&#10;" break="yes"/>').replace("|", '<lb orig="&#10;" break="no"/>')
        body = f"<article><body>{body}</body></article>"
        return f'<document version="1" xml:lang="zh-CN">{body}</document>'.encode()

    loaded = load(document(f'{before}<lb orig="&#10;" rule="join" break="maybe"/>{after}'))
    source = original(loaded)
    [mark] = marks(loaded)
    closed = pipeline.repair(loaded, accept=[mark.id], without=PASSES)
    validate(closed)
    assert original(closed) == source
    for lb in closed.iter("lb"):
        for name in ("rule", "cert", "why"):
            lb.attrib.pop(name, "")
    assert save(closed) == save(load(document(expected)))


def test_the_day_of_the_paper_gives_a_dateline_its_year() -> None:
    assert [found.date for found in datelines(repaired())] == ["--06-13"]
    assert [found.date for found in datelines(repaired(date="2023-06-14"))] == ["2023-06-13"]


# -- sizes -----------------------------------------------------------------------------------------


def seconds(text: str) -> float:
    start = time.perf_counter()
    document = repair(read(text))
    taken = time.perf_counter() - start
    assert original(document) == text
    return taken


@pytest.mark.slow
def test_time_grows_with_the_number_of_blocks() -> None:
    """Ten thousand blocks take ten times as long as a thousand, not a hundred times."""
    repair(read(PAGE))  # what is loaded once
    few, many = seconds(PAGE * 75), seconds(PAGE * 750)
    assert len(PAGE.split("\n\n")) * 750 > 10_000
    assert many < 25 * few + 0.5


@pytest.mark.slow
@pytest.mark.parametrize("text", ["望禾县修路建校通水,", "(", "“", "1,", "——", "本报记者", "\u3000"], ids=ascii)
def test_a_line_of_a_million_characters(text: str) -> None:
    start = time.perf_counter()
    line = text * (1_000_000 // len(text))
    document = repair(read(line))
    assert original(document) == line
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    "text", ["", "\n", " \n\u3000\n", "。", "\f\f", "(任学川)", "12\n\n13\n", "——\n——\n", "\1\n" * 8], ids=ascii
)
def test_next_to_nothing(text: str) -> None:
    repaired(text)


@pytest.mark.parametrize("width", [20, 24, 29, 30, 32, 36, 40])
def test_words_cut_by_the_width_are_whole_again(width: int) -> None:
    texts = [
        "长跑运动员金普洛在这里跑出两小时一分，报纸称这是Kimplotich时代的开始，赛后他用英语说：I am very happy to have "
        "run this race in Lanping，观众向他欢呼了很久很久，直到他离开了体育场。",
        "记者随后在混合采访区见到了他，他的教练说明年还要再来，这一次要打破两小时大关，需要天气和领跑员的配合，也需要"
        "一点运气，大家都对此充满了期待，纷纷祝他好运。组织者表示，明年的赛道会更加平坦。",
    ]
    set_in = ["　　" + text for text in texts * 2]
    wrapped = "\n".join(text[at : at + width] for text in set_in for at in range(0, len(text), width))
    assert [line for line in reading(repair(read(wrapped))).split("\n") if line] == texts * 2


def test_a_form_names_no_source() -> None:
    """Where 记者：… stands in a form, no article is looked for that names its reporter."""
    form = "时间：三月五日\n\n地点：县政府\n\n主持：县长\n\n记者：葛明远\n\n会议定下三件事。"
    assert not list(repair(read(form)).iter("byline"))


def test_a_caption_inside_a_paragraph_is_repaired_like_others() -> None:
    text = (
        "天路通到村口\n本报记者 葛明远\n\n这条路修了三年，终于在去年冬天通车了，村民们再也不用翻山越\n\n"
        "图为村民走在新修的路上,后面是旧桥。苏岚 摄\n\n岭去赶集。村支书说，这是全村人盼了几十年的事。\n"
    )
    document = repair(read(text))
    caption = cast("Element", next(document.iter("caption")))
    assert "路上，后面" in reading(caption)
    assert [person.text for person in caption.iter("person")] == ["苏岚"]
    assert original(document) == text
