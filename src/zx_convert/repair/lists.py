"""An office's own words: papers, roles, people, furniture, and what no pass may change.

Recognisers read by patterns that are compiled once. A word of a list is not compiled into them: in the text that they
are shown, characters that no text can hold stand in for it, as many as it has, so that places stay. The patterns know
these stand-ins (`recognise.alphabet`), and without a list nothing is spent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zx_convert.document.edits import Change
from zx_convert.repair.recognise.alphabet import STAND_INS
from zx_convert.repair.recognise.names import Known
from zx_convert.text.characters import half
from zx_convert.text.patterns import regex

_LOW = 0xDC00
_LOWS = 0x400
_STAND_IN = regex("([\ud800-\udbff])([\udc00-\udfff])[\udc00-\udfff]*")


@dataclass(frozen=True)
class Lists:
    """The words of one office; those that recognisers look for have two characters or more.

    Attributes:
        agencies: papers, agencies and outlets that stand in datelines and bylines, beside the known ones.
        roles: what stands before the names in a byline, as 记者 does.
        tasks: what stands before or after them, as 整理 does.
        people: names that are known to be those of persons.
        furniture: lines that are page furniture; * stands for any characters.
        keep: words that no pass on characters, punctuation, quotation marks or script changes.
    """

    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def veil(self, text: str) -> str:
        """`text`, as long as before, with stand-ins for the agencies, roles and tasks in it."""
        return self._sought.sub(lambda found: self._stand_ins[found[0]], text) if self._stand_ins else text

    def unveil(self, text: str) -> str:
        """`text` with the words again that stand-ins stood in for."""
        return _STAND_IN.sub(lambda found: self._words[found[1] + found[2]], text) if self._stand_ins else text

    @cached_property
    def known(self) -> Known:
        """The people, as recognisers take them."""
        return Known(frozenset(self.people))

    def is_furniture(self, line: str) -> bool:
        """Whether a line is on the list of furniture, in any width of characters and white space."""
        return bool(self.furniture) and self._furniture.fullmatch(_plain(line)) is not None

    def kept(self, text: str) -> set[int]:
        """Where in `text` nothing is to change."""
        return {at for found in self._kept.finditer(text) for at in range(*found.span())} if self.keep else set()

    def without_kept(self, text: str, changes: Sequence[Change]) -> Sequence[Change]:
        """The changes of `text` but those in words that are kept."""
        if not self.keep or not changes:
            return changes
        kept = self.kept(text)
        return [change for change in changes if kept.isdisjoint(range(change.start, change.end))]

    @cached_property
    def _stand_ins(self) -> dict[str, str]:
        lists = zip(STAND_INS, (self.agencies, self.roles, self.tasks), strict=True)
        return {
            word: chr(first + place // _LOWS) + chr(_LOW + place % _LOWS) + chr(_LOW) * (len(word) - 2)
            for first, words in lists
            for place, word in enumerate(words)
        }

    @cached_property
    def _words(self) -> dict[str, str]:
        return {stand_in[:2]: word for word, stand_in in self._stand_ins.items()}

    @cached_property
    def _sought(self) -> re.Pattern[str]:
        return re.compile(_any_of(tuple(self._stand_ins)))

    @cached_property
    def _kept(self) -> re.Pattern[str]:
        return re.compile(_any_of(self.keep))

    @cached_property
    def _furniture(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_glob, self.furniture)))


NO_LISTS = Lists()


def _any_of(words: tuple[str, ...]) -> str:
    """One of the words, the longest first; the first characters ahead let most places be passed over at once."""
    firsts = "".join(map(re.escape, sorted({word[0] for word in words})))
    return f"(?=[{firsts}])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _plain(line: str) -> str:
    return " ".join(half(line).split())


def _glob(line: str) -> str:
    """A pattern for a line in which * stands for anything; each part is sought once, so that no line takes long."""
    first, *others = map(re.escape, _plain(line).split("*"))
    if not others:
        return first
    *middle, last = others
    return first + "".join(f"(?>.*?{part})" for part in middle) + f".*{last}"
