"""Manuscripts that say what their lines are are read so; what only looks like it stays as it is."""

import pytest

from zx_convert import read, repair, write
from zx_convert.document import marks, reading

MANUSCRIPT = (
    "稿号：QX-031\n栏目：要闻　拟用版面：01版　字数：612\n引题：{kicker}\n标题：渠水进村\n副题：——云渡乡的早晨\n"
    "作者：本报记者 葛明远\n清晨，田里已经有人。大家把水引进秧田，又把渠边的杂草\n清理干净。\n小标题：修渠\n"
    "老渠修了四十天，如今一路通到村口。\n图说：村民在渠边挑水。\n编辑批注：里程请再核。\n一审：苏岚　二审：　三审：\n"
)
PROSE = "清晨，田里已经有人。大家把水引进秧田，又把渠边的杂草清理干净，这才回家吃饭。"


def test_labels_say_what_lines_are() -> None:
    document = repair(read(MANUSCRIPT.format(kicker="走进村庄").encode()))
    found = [(block.tag, reading(block)) for block in document.blocks() if block.tag != "furniture"]
    assert found[:3] == [("kicker", "走进村庄"), ("headline", "渠水进村"), ("deck", "——云渡乡的早晨")]
    txt = write(document, "txt").decode()
    assert "标题" not in txt
    assert "字数" not in txt
    assert "把渠边的杂草清理干净。" in txt
    assert ("subhead", "修渠") in found
    assert ("caption", "村民在渠边挑水。") in found


def test_each_manuscript_is_an_article() -> None:
    document = repair(read((MANUSCRIPT * 3).format(kicker="一线").encode()))
    found = [[reading(block) for block in document.blocks() if block.tag == "headline"]]
    assert (len(document.articles), found) == (3, [["渠水进村"] * 3])


def test_labels_in_brackets() -> None:
    document = repair(read(f"【标题】渠水进村\n【副标题】云渡乡的早晨\n【栏目】乡情\n{PROSE}\n".encode()))
    assert [block.tag for block in document.blocks()] == ["headline", "deck", "furniture", "p"]


def test_a_label_can_be_refused() -> None:
    text = MANUSCRIPT.format(kicker="走进村庄").encode()
    found = {mark.id for mark in marks(repair(read(text))) if mark.rule == "label"}
    document = repair(read(text), reject=found)
    assert "标题：渠水进村" in write(document, "txt").decode()
    assert "label" not in {mark.rule for mark in marks(repair(read(text), without={"label"}))}


@pytest.mark.parametrize(
    "text",
    [
        f"投稿须知\n\n标题：不超过二十字。\n作者：写明姓名和单位。\n{PROSE}\n",
        f"标题：渠水进村\n\n{PROSE}\n",
        f"{PROSE}\n\n字数：三千字以内\n\n{PROSE}\n",
        f"征文启事\n\n主题：我家的渠\n\n字数：三千字以内\n\n{PROSE}\n",
    ],
)
def test_what_only_looks_like_a_manuscript_stays(text: str) -> None:
    assert "label" not in {mark.rule for mark in marks(repair(read(text.encode())))}
