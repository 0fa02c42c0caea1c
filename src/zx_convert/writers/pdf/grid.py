"""The square of a character, and styles whose characters stand on a grid of squares that fills the type area.

Source: GB/T 9704-2012, 5.2.3: 22 lines of 28 characters fill the type area of an official document.
"""

from dataclasses import replace
from math import floor

from zx_convert.styling.style import Role, Style
from zx_convert.writers.pdf.rules import EM


def tracking_of(look: Role) -> int:
    """What a role adds after every character, in 1/1000 em."""
    return round(look.tracking / look.size * EM) if look.tracking else 0


def square_of(look: Role) -> float:
    """What a character takes up, in points."""
    return look.size + tracking_of(look) * look.size / EM


def in_columns(style: Style) -> Style:
    """Let what is indented at the side lose but a character where columns are narrow."""
    if style.page.columns == 1:
        return style
    roles = {
        name: replace(look, left=min(look.left, 1.0), right=min(look.right, 1.0)) for name, look in style.roles.items()
    }
    return replace(style, roles=roles)


def on_a_grid(style: Style) -> Style:
    """Let the squares of the text fill the line where the style keeps every character on its square."""
    if style.compression:
        return style
    body, page = style.roles["body"], style.page
    room = (page.width - page.inner - page.outer - page.gap * (page.columns - 1)) / page.columns
    squares = int(room / square_of(body))
    # Rounded down, or the last square of a line might find no room.
    tracking = floor((room / squares - body.size) / body.size * EM) * body.size / EM
    alike = {
        name: replace(look, tracking=tracking)
        for name, look in style.roles.items()
        if (look.size, look.tracking) == (body.size, body.tracking)
    }
    return replace(style, roles={**style.roles, **alike})
