"""How texts end: the signature of a letter, the marks （完） and □, the editor's own name."""

import pytest

from zx_convert.repair.recognise import trailing_byline, whole_byline

LETTERS = [
    ("读者 司徒明远", ("读者", "司徒明远")),
    ("读者 葛明远", ("读者", "葛明远")),
    ("读者：葛明远", ("读者", "葛明远")),
    ("讀者 歐陽曉", ("讀者", "歐陽曉")),
    ("云川县读者 葛明远", ("读者", "葛明远")),
    ("作者 葛明远", ("作者", "葛明远")),
    ("读者 葛 岚 5月20日", ("读者", "葛岚")),
    ("北门街　退休教员　葛明远", ("教员", "葛明远")),
    ("（新西兰）葛明远", ("", "葛明远")),
    ("葛明远　搜集", ("搜集", "葛明远")),
    ("整理：云川融媒编辑部 苏 岚", ("整理", "苏岚")),
    ("文．圖／記者 葛明遠", ("記者", "葛明遠")),
]


@pytest.mark.parametrize(("line", "person"), LETTERS)
def test_signature_of_a_letter(line: str, person: tuple[str, str]) -> None:
    found = whole_byline(line)
    assert found is not None
    assert [(p.role, p.name) for p in found.persons] == [person]


@pytest.mark.parametrize("line", ["图/观鸟社", "供图：支教团"])
def test_bodies_are_nobody(line: str) -> None:
    found = whole_byline(line)
    assert found is None or not found.persons


@pytest.mark.parametrize("line", ["——编者", "—— 编者", "——編者", "（编者）", "——本刊编者"])
def test_editor_signs_without_a_name(line: str) -> None:
    found = whole_byline(line)
    assert found is not None
    assert (found.kind, found.persons, found.rule) == ("byline", (), "byline-editor")


@pytest.mark.parametrize("text", ["改革仍在推进。（编者）", "改革仍在推进。——编者"])
def test_editor_signs_a_note(text: str) -> None:
    found = trailing_byline(text)
    assert found is not None
    assert (found.start, found.persons, found.rule) == (7, (), "byline-editor")


@pytest.mark.parametrize("line", ["——记云川县的一条老街", "——云川县移民搬迁纪实", "编者按", "编者的话"])
def test_deck_is_no_signature(line: str) -> None:
    found = whole_byline(line)
    assert found is None or found.cert == "low"
