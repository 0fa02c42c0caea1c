"""Looking fonts up: bundled ones, a folder of the user's, what stands in for what is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from zx_convert.styling import fonts
from zx_convert.styling.fonts import FontFile, bundled_fonts, find_font
from zx_convert.styling.sheets import list_styles, load_style
from zx_convert.styling.style import Weight
from zx_convert.text.problem import Notice, Problem

MakeFont = Callable[..., Path]


def silent(notice: Notice) -> None:
    pytest.fail(f"unexpected: {notice}")


@pytest.fixture
def make_font(tmp_path: Path) -> MakeFont:
    """Make a font with square glyphs; `names` are family names by language tag."""

    def make(
        file: str, names: dict[str, str], characters: str = "一", weight: int = 400, *, italic: bool = False
    ) -> Path:
        glyphs = [".notdef", *(f"u{ord(character):X}" for character in characters)]
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        pen.lineTo((0, 500))
        pen.lineTo((500, 500))
        pen.closePath()
        builder = FontBuilder(1000)
        builder.setupGlyphOrder(glyphs)
        builder.setupCharacterMap({ord(character): f"u{ord(character):X}" for character in characters})
        builder.setupGlyf(dict.fromkeys(glyphs, pen.glyph()))
        builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        builder.setupNameTable({"familyName": names, "styleName": "Regular"})
        builder.setupOS2(usWeightClass=weight, fsSelection=1 if italic else 64)
        builder.setupPost()
        path = tmp_path / file
        builder.save(path)
        return path

    return make


@pytest.fixture(autouse=True)
def no_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the system one empty folder of fonts."""
    folder = tmp_path / "system"
    folder.mkdir()
    monkeypatch.setattr(fonts, "system_folders", lambda: [folder])
    monkeypatch.delenv("ZX_CONVERT_FONTS", raising=False)
    return folder


# A style of official documents asks for the system's 仿宋, 楷体 and 小标宋 first.
@pytest.mark.parametrize("name", sorted(set(list_styles()) - {"gongwen"}))
def test_built_in_styles_find_their_fonts_without_looking_at_the_system(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "system_folders", lambda: pytest.fail("the system's fonts were looked at"))
    style = load_style(name)
    for role in style.roles.values():
        assert find_font(style.fonts[role.font].pdf, role.weight, silent).path.is_file()


def test_a_style_that_asks_for_fonts_of_the_system_falls_back_to_the_bundled_ones() -> None:
    style, told = load_style("gongwen"), list[object]()
    for role in style.roles.values():
        assert find_font(style.fonts[role.font].pdf, role.weight, lambda *words: told.append(words)).path.is_file()


@pytest.mark.parametrize(
    ("family", "weight", "file"),
    [
        ("ZX Song", "regular", "ZXSong-Regular.ttf"),
        ("ZX Song", "bold", "ZXSong-Bold.ttf"),
        ("ZX Hei", "bold", "ZXHei-Bold.ttf"),
        ("ZX Kai", "regular", "ZXKai-Regular.ttf"),
    ],
)
def test_bundled_fonts(family: str, weight: Weight, file: str) -> None:
    found = find_font([family], weight, silent)
    assert (found.path.name, found.index, found.family, found.weight) == (file, 0, family, weight)


@pytest.mark.parametrize(
    ("names", "weight", "used"),
    [
        (["仿宋", "FangSong"], "regular", "ZX Kai regular"),
        (["KaiTi_GB2312"], "bold", "ZX Kai regular"),
        (["方正小标宋简体"], "regular", "ZX Song bold"),
        (["Microsoft YaHei"], "regular", "ZX Hei bold"),
        (["Rare", "ZX Kai"], "regular", "ZX Kai regular"),
        (["Rare"], "regular", "ZX Song regular"),
    ],
)
def test_what_is_not_there_is_told_and_stood_in_for(names: list[str], weight: Weight, used: str) -> None:
    told: list[Notice] = []
    found = find_font(names, weight, told.append)
    assert f"{found.family} {found.weight}" == used
    assert told == [Notice("font-fallback", "warning", {"font": names[0], "weight": weight, "used": used})]


def test_a_weight_that_a_font_lacks_is_told_where_it_matters() -> None:
    told: list[Notice] = []
    assert find_font(["ZX Hei"], "regular", told.append).weight == "bold"
    assert told == []  # 黑体 is heavy by nature
    assert find_font(["ZX Kai"], "bold", told.append).weight == "regular"
    assert told == [Notice("font-weight", "warning", {"font": "ZX Kai", "weight": "bold", "used": "regular"})]


def test_a_font_of_the_users_folder_is_found_by_any_of_its_names(make_font: MakeFont, tmp_path: Path) -> None:
    path = make_font("fang.ttf", {"en": "House Fang", "zh-Hans": "本报仿宋"})
    for name in ("House Fang", "本报仿宋", "house fang"):
        assert find_font([name, "ZX Kai"], "regular", silent, tmp_path).path == path


def test_the_environment_names_the_users_folder(
    make_font: MakeFont, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_font("fang.ttf", {"en": "House"})
    monkeypatch.setenv("ZX_CONVERT_FONTS", str(tmp_path))
    assert find_font(["House"], "regular", silent).path == path


def test_the_systems_fonts_are_found(make_font: MakeFont, no_system: Path) -> None:
    path = make_font("system/deep.ttf", {"en": "Deep"})
    assert find_font(["Deep"], "regular", silent).path == path


def test_upright_weights_are_preferred(make_font: MakeFont, tmp_path: Path) -> None:
    make_font("1.ttf", {"en": "House"}, weight=300)
    make_font("2.ttf", {"en": "House"}, weight=400, italic=True)
    make_font("4.ttf", {"en": "House"}, weight=900)
    regular, bold = make_font("3.ttf", {"en": "House"}, weight=450), make_font("5.ttf", {"en": "House"}, weight=700)
    assert find_font(["House"], "regular", silent, tmp_path).path == regular
    assert find_font(["House"], "bold", silent, tmp_path).path == bold


def test_a_face_of_a_collection_is_found(make_font: MakeFont, tmp_path: Path) -> None:
    parts = [make_font("a.ttf", {"en": "First"}, "甲"), make_font("b.ttf", {"en": "Second"}, "乙")]
    collection = TTCollection()
    collection.fonts = [TTFont(part) for part in parts]
    folder = tmp_path / "user"
    folder.mkdir()
    collection.save(folder / "both.ttc")
    found = find_font(["Second"], "regular", silent, folder)
    assert (found.path.name, found.index) == ("both.ttc", 1)
    assert found.covers(ord("乙"))
    assert not found.covers(ord("甲"))


def test_files_that_are_no_fonts_are_passed_over(make_font: MakeFont, tmp_path: Path) -> None:
    path = make_font("good.ttf", {"en": "House"})
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "text.ttf").write_text("no font at all, though of some length", encoding="utf-8")
    (tmp_path / "cut.ttf").write_bytes(path.read_bytes()[:300])
    (tmp_path / "endless.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff")
    assert find_font(["House"], "regular", silent, tmp_path).path == path


def test_characters_above_and_below_the_basic_plane(make_font: MakeFont, tmp_path: Path) -> None:
    font = FontFile(make_font("a.ttf", {"en": "A"}, "一三𠀀"), 0, "A", "regular")
    assert [font.covers(ord(character)) for character in "一二三𠀀𠀁"] == [True, False, True, True, False]
    assert len(font.coverage()) == 3


@pytest.mark.parametrize("font", bundled_fonts(), ids=lambda font: font.path.name)
def test_coverage_is_what_fonttools_reads(font: FontFile) -> None:
    with TTFont(font.path, lazy=True) as expected:
        characters = set(expected.getBestCmap())
    assert len(font.coverage()) == len(characters)
    assert all(font.covers(character) for character in characters)


def test_without_any_font_the_error_names_the_one_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bundled_fonts.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(fonts, "data_folder", lambda name: tmp_path / name)
        with pytest.raises(Problem, match="no-font: font=ZX Song"):
            find_font(["ZX Song"], "regular", silent)
    bundled_fonts.cache_clear()
