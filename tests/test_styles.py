"""Style sheets: what the built-in ones promise, what a user's own may say, and how its mistakes are told."""

from pathlib import Path

import pytest

from zx_convert.messages import text_of
from zx_convert.styling.sheets import list_styles, load_style
from zx_convert.styling.style import BLOCK_ROLES, INLINE_ROLES
from zx_convert.text.problem import Problem

MM = 72 / 25.4


def sheet(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_the_built_in_styles_are_listed() -> None:
    assert list_styles() == ["book", "gongwen", "large-print", "newspaper"]


@pytest.mark.parametrize("name", list_styles())
def test_a_built_in_style_has_every_role_and_its_fonts(name: str) -> None:
    style = load_style(name)
    assert style.name == name
    assert set(style.roles) == set(BLOCK_ROLES)
    assert set(style.inline) == set(INLINE_ROLES)
    assert {role.font for role in style.roles.values()} <= set(style.fonts)


@pytest.mark.parametrize("name", list_styles())
def test_built_in_body_lines_fill_the_page_and_indent_two_em(name: str) -> None:
    style = load_style(name)
    page, body = style.page, style.roles["body"]
    width, height = page.width - page.inner - page.outer, page.height - page.top - page.bottom
    assert body.indent == 2
    assert width % (body.size + body.tracking) < 0.25 * body.size
    assert height % body.line < 2


@pytest.mark.parametrize("name", list_styles())
def test_built_in_styles_part_paragraphs_by_indent_alone(name: str) -> None:
    body = load_style(name).roles["body"]
    assert (body.before, body.after, body.align) == (0, 0, "justify")


def test_lengths_of_the_page_are_millimetres_in_the_file_and_points_in_the_style(tmp_path: Path) -> None:
    page = load_style(sheet(tmp_path, '[style]\nbase="newspaper"\n[page]\nwidth=100\nheight=200\ninner=10\n')).page
    assert (page.width, page.height, page.inner) == pytest.approx((100 * MM, 200 * MM, 10 * MM))


def test_a_short_file_builds_on_another_style(tmp_path: Path) -> None:
    base = load_style("newspaper")
    style = load_style(sheet(tmp_path, '[style]\nbase = "newspaper"\n\n[roles.headline]\nsize = 30\n'))
    assert style.name == style.title == "own"
    assert style.roles["headline"].size == 30
    assert style.roles["headline"].weight == base.roles["headline"].weight
    assert style.roles["kicker"] == base.roles["kicker"]
    assert style.page == base.page


def test_roles_take_from_body_what_they_do_not_say(tmp_path: Path) -> None:
    text = '[style]\nbase = "newspaper"\n[roles.body]\nsize = 12\nfont = "hei"\nindent = 3\nbefore = 7\n'
    roles = load_style(sheet(tmp_path, text)).roles
    assert (roles["item"].size, roles["item"].font, roles["item"].before) == (12, "hei", 0)
    assert roles["item"].indent == 2
    assert roles["kicker"].size == 14


def test_a_base_may_be_a_file_beside_the_style(tmp_path: Path) -> None:
    sheet(tmp_path, '[style]\nbase = "book"\n[roles.body]\nsize = 12\n', "house.toml")
    style = load_style(sheet(tmp_path, '[style]\nbase = "house.toml"\n[page]\nsize = "A5"\n'))
    assert style.roles["body"].size == 12
    assert style.contents
    assert style.page.width == pytest.approx(148 * MM)


def test_a_byte_order_mark_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b'\xef\xbb\xbf[style]\r\ntitle = "T"\r\nbase = "book"\r\n')
    assert load_style(path).title == "T"


def test_what_a_style_does_not_print(tmp_path: Path) -> None:
    text = '[style]\nbase = "newspaper"\n[roles.continuation]\nprints = false\n[inline.byline]\nprints = false\n'
    style = load_style(str(sheet(tmp_path, text)))
    assert not style.prints("continuation")
    assert not style.prints("byline", inline=True)
    assert style.prints("byline")
    assert style.prints("body")
    assert not style.prints("furniture")


@pytest.mark.parametrize(
    ("text", "line", "key", "reason"),
    [
        ("[style]\nbase = 'newspaper'\n\n[page]\ncolums = 2\n", 5, "page.colums", 'did you mean "columns"?'),
        ("[roles.headlin]\nsize = 2\n", 1, "roles.headlin", '"headline"'),
        ("[role.body]\nsize = 2\n", 1, "role", '"roles"'),
        ("[roles.body]\nsize = '12'\n", 2, "roles.body.size", "a number from 1 to 400"),
        ("[roles.body]\nfont = 'song'\nsize = -1 # small\n", 3, "roles.body.size", "a number from 1 to 400"),
        ("[roles]\nbody.size = true\n", 2, "roles.body.size", "a number"),
        ("[roles]\nbody = 5\n", 2, "roles.body", "a table"),
        ("[page]\ncolumns = 1.5\n", 2, "page.columns", "a whole number"),
        ("[page]\nsize = 'A9'\n", 2, "page.size", '"A4"'),
        ("[inline.dateline]\nfont = 'heiti'\n", 2, "inline.dateline.font", '"hei"'),
        ("[document]\npage_number = 'no'\n", 2, "document.page_number", "{page}"),
        ("[fonts.kai]\nepub = []\n", 2, "fonts.kai.epub", "a list of strings"),
        ("[fonts.song]\npdf = ['A']\ndocx = 'A'\n", 1, "fonts.song", "epub"),
        ("[page]\nsize = 'A4'\nwidth = 100\n", 2, "page.size", "width"),
        ("[style]\nbase='book'\n[page]\ninner = 100\nouter = 100\n", 4, "page.inner", "no room"),
        ("[style]\nbase='newspaper'\n\n[page]\nwidth = 20\nheight = 20\n", 5, "page.width", "no room"),
        ("[style]\nbase='newspaper'\n\n[page]\nheight = 20\nwidth = 200\n", 5, "page.height", "no room"),
        ("[style]\nbase='book'\n[page]\ntop = 200\nbottom = 100\n", 4, "page.top", "no room"),
        ("[style]\ntitle = 'A'\n[roles.body]\nfont = 'hei'\n", 4, "roles.body.font", "[fonts.hei]"),
        ("[style]\ntitle = 'A'\n[page\n", 3, "own.toml", "TOML"),
        ("[style]\nbase = 'own.toml'\n", 2, "style.base", "itself"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, key: str, reason: str) -> None:
    path = sheet(tmp_path, text)
    with pytest.raises(Problem) as caught:
        load_style(path)
    values = caught.value.values
    assert caught.value.code == "bad-style"
    assert (values["path"], values["line"], values["key"]) == (path, line, key)
    assert reason in text_of(caught.value)


def test_a_mistake_in_the_base_is_told_with_the_path_of_the_base(tmp_path: Path) -> None:
    base = sheet(tmp_path, "[page]\nsiez = 'A4'\n", "house.toml")
    with pytest.raises(Problem) as caught:
        load_style(sheet(tmp_path, '[style]\nbase = "house.toml"\n'))
    assert caught.value.values["path"] == base


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes("[style]\ntitle = '报纸'\n".encode("gb18030"))
    with pytest.raises(Problem, match="no-utf-8") as caught:
        load_style(path)
    assert caught.value.values["line"] == 2


@pytest.mark.parametrize("name", ["tabloid", "nowhere/own.toml", Path("nowhere.toml")])
def test_an_unknown_style_is_told_with_those_that_are_known(name: str | Path) -> None:
    with pytest.raises(Problem) as caught:
        load_style(name)
    assert caught.value.code == "no-style"
    assert caught.value.values["known"] == "book, gongwen, large-print, newspaper"
    assert "nearest" not in caught.value.values


def test_a_misspelt_style_is_told_with_the_nearest() -> None:
    with pytest.raises(Problem) as caught:
        load_style("newspapper")
    assert caught.value.values["nearest"] == "newspaper"
