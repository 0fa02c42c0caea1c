"""Reads style sheets: TOML files in `styles/`, or a user's own, which may name a style that it builds on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from zx_convert.styling import keys
from zx_convert.styling.resources import data_folder
from zx_convert.styling.style import BLOCK_ROLES, INLINE_ROLES, FontRole, Inline, Page, Role, Style
from zx_convert.text.problem import Fault, Problem, fault
from zx_convert.text.toml import Keys, TomlFile, parse_toml

_POINTS_PER_MM = 72 / 25.4
# Millimetres, where a style gives none.
_MARGIN = 25.0
# What a role takes from `body` where it does not say.
_INHERITED = ("font", "weight", "size", "line", "align", "tracking")
# Roles that take everything they do not say from another one.
_PARENTS = {"subhead2": "subhead", "subhead3": "subhead2", "subhead4": "subhead3"}

Tables = dict[str, dict[str, Any]]


def list_styles() -> list[str]:
    """Names of the styles that come with the program, in alphabetical order."""
    return sorted(path.stem for path in data_folder("styles").glob("*.toml"))


def load_style(name_or_path: str | Path) -> Style:
    """Read the style of this name, or the style file at this path (it ends in `.toml`).

    Raises Problem: `no-style` (no such name or file), `bad-style` (what is wrong, with path, line and key).
    """
    # Those that come with the program do not change; a user's own may, between two runs of one process.
    own = isinstance(name_or_path, Path) or name_or_path.endswith(".toml")
    return _load(name_or_path) if own else _load_bundled(str(name_or_path))


def style_files(name_or_path: str | Path) -> list[Path]:
    """The files that a style of the user's own is read from: its own, and those that it builds on; none for a name.

    Raises Problem: as `load_style`.
    """
    own = isinstance(name_or_path, Path) or name_or_path.endswith(".toml")
    return [sheet.path for sheet in _chain(_find(name_or_path, Path()))] if own else []


def _load(name_or_path: str | Path) -> Style:
    chain = _chain(_find(name_or_path, Path()))
    merged: Tables = {}
    for sheet in reversed(chain):
        _lay_over(merged, sheet.tables)
    return _Builder(chain, merged).style()


_load_bundled = cache(_load)


def _find(name_or_path: str | Path, folder: Path) -> Path:
    """Find the file of a style; a path that is not absolute starts at `folder`."""
    if isinstance(name_or_path, Path) or name_or_path.endswith(".toml"):
        path = folder / name_or_path
    elif name_or_path in list_styles():
        return data_folder("styles") / f"{name_or_path}.toml"
    else:
        raise _no_style(name_or_path)
    if not path.is_file():
        raise _no_style(str(path))
    return path


def _no_style(wanted: str) -> Problem:
    known = list_styles()
    from difflib import get_close_matches

    near = get_close_matches(wanted, known, 1)
    return Problem("no-style", style=wanted, known=", ".join(known), **({"nearest": near[0]} if near else {}))


def _chain(path: Path) -> list[TomlFile]:
    """Read the sheet of a file, then the one it builds on, and so forth."""
    sheets = [_read(path)]
    while base := sheets[-1].tables.get("style", {}).get("base"):
        last = sheets[-1]
        path = _find(base, last.path.parent)
        if any(path.samefile(sheet.path) for sheet in sheets):
            raise last.fail(("style", "base"), fault("on-itself", style=base))
        sheets.append(_read(path))
    return sheets


def _read(path: Path) -> TomlFile:
    try:
        sheet = parse_toml(path.read_bytes(), path, "bad-style")
    except OSError as error:
        raise _no_style(str(path)) from error
    keys.check(sheet)
    return sheet


def _lay_over(below: dict[str, Any], above: Mapping[str, Any]) -> None:
    """Put the values of `above` into `below`, table by table; a size of paper and a width or height oust each other."""
    for key, value in above.items():
        if key == "page":
            rivals = {"size"} if {"width", "height"} & value.keys() else {"width", "height"} if "size" in value else ()
            for rival in rivals:
                below.get("page", {}).pop(rival, None)
        if isinstance(value, dict):
            _lay_over(below.setdefault(key, {}), value)
        else:
            below[key] = value


class _Builder:
    """Makes a Style of merged tables; what is wrong is blamed on the sheet that says it."""

    def __init__(self, chain: list[TomlFile], tables: Tables) -> None:
        self.chain = chain
        self.tables = tables

    def fail(self, place: Keys, reason: Fault) -> Problem:
        sheet = next((sheet for sheet in self.chain if sheet.has(place)), self.chain[0])
        return sheet.fail(place, reason)

    def style(self) -> Style:
        about = self.chain[0].tables.get("style", {})
        name: str = about.get("name", self.chain[0].path.stem)
        fonts = {role: self._font(role, table) for role, table in self.tables.get("fonts", {}).items()}
        return Style(
            name=name,
            title=about.get("title", name),
            page=self._page(),
            fonts=fonts,
            roles={role: self._role(role, fonts) for role in BLOCK_ROLES},
            inline={role: self._inline(role, fonts) for role in INLINE_ROLES},
            template={role: tuple(names) for role, names in self.tables.get("template", {}).items()},
            **self.tables.get("document", {}),
        )

    def _page(self) -> Page:
        page = self.tables.get("page", {})
        if "size" in page and ("width" in page or "height" in page):
            raise self.fail(("page", "size"), fault("two-sizes"))
        width, height = keys.PAPER[page.get("size", "A4")]
        lengths = {"width": width, "height": height, "gap": 0.0, "foot": 0.0}
        lengths |= dict.fromkeys(("top", "bottom", "inner", "outer"), _MARGIN)
        lengths |= {key: value for key, value in page.items() if key in lengths}
        columns = page.get("columns", 1)
        if lengths["width"] - lengths["inner"] - lengths["outer"] - lengths["gap"] * (columns - 1) < 10 * columns:
            raise self._no_room("inner", "outer", "width", "size", "columns", "gap")
        if lengths["height"] - lengths["top"] - lengths["bottom"] < 10:
            raise self._no_room("top", "bottom", "height", "size")
        return Page(columns=columns, **{key: value * _POINTS_PER_MM for key, value in lengths.items()})

    def _no_room(self, *lengths: str) -> Problem:
        """No room for text: blamed on the nearest sheet that gives one of the lengths that make it up."""
        given = [("page", key) for sheet in self.chain for key in lengths if sheet.has(("page", key))]
        return self.fail(given[0] if given else ("page",), fault("no-room"))

    def _font(self, name: str, table: Mapping[str, Any]) -> FontRole:
        for key in ("pdf", "docx", "epub"):
            if key not in table:
                raise self.fail(("fonts", name), fault("lacks-key", key=key))
        values = {**table, "pdf": tuple(table["pdf"]), "epub": tuple(table["epub"])}
        return FontRole(**{"latin": "Times New Roman", **values})

    def _role(self, name: str, fonts: Mapping[str, FontRole]) -> Role:
        body = self.tables.get("roles", {}).get("body", {})
        own = self._own(name)
        role = Role(**{key: body[key] for key in _INHERITED if key in body} | own)
        self._check_font(role.font, ("roles", name if "font" in own else "body", "font"), fonts)
        return role

    def _own(self, role: str) -> dict[str, Any]:
        """What a role says itself, over what the role says that it descends from."""
        above = self._own(_PARENTS[role]) if role in _PARENTS else {}
        return {**above, **self.tables.get("roles", {}).get(role, {})}

    def _inline(self, name: str, fonts: Mapping[str, FontRole]) -> Inline:
        inline = Inline(**self.tables.get("inline", {}).get(name, {}))
        if inline.font:
            self._check_font(inline.font, ("inline", name, "font"), fonts)
        return inline

    def _check_font(self, font: str, place: Keys, fonts: Mapping[str, FontRole]) -> None:
        if font not in fonts:
            raise self.fail(place, fault("no-font-table", font=font, known=", ".join(fonts) or "-"))
