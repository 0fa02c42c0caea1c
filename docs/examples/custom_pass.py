"""A pass of one's own: 廿 and 卅 in dates of old papers read as 二十 and 三十 (廿三日 → 二十三日).

The source keeps what was printed; `zx-convert check` shows the decision, and it can be refused like any other.
"""

import re
from typing import cast

from zx_convert import read, repair
from zx_convert.document import Document, Element, reading
from zx_convert.document.edits import Change, flow, regularise
from zx_convert.repair.pipeline import Context

_TENS = {"廿": "二十", "卅": "三十"}
_DATE = re.compile("[廿卅](?=[一二三四五六七八九]?日)")


class OldDates:
    """Reads the old numerals of days as they are written today."""

    name = "old-dates"
    rules = {"old-tens": "廿 and 卅 in a day of the month are written out (廿三日 → 二十三日)."}  # noqa: RUF012

    def run(self, document: Document, context: Context) -> None:
        """Mark every such numeral."""
        if not context.allows("old-tens"):
            return
        for block in cast("list[Element]", list(document.blocks())):
            changes = [Change(at.start(), at.end(), _TENS[at[0]], "old-tens") for at in _DATE.finditer(flow(block))]
            if changes:
                regularise(block, changes)


if __name__ == "__main__":
    print(reading(repair(read("本月廿三日开会，卅日散会。"), extra=[OldDates()])))
