"""The page that `check --format html` makes: source and result side by side, every decision to be seen and taken back.

One file that needs no network: `page.html` is the frame, `page.css` and `page.js` are put into it.
"""

from zx_convert.convert.page.build import Command, build

__all__ = ["Command", "build"]
