"""The language of messages: Chinese or English, as the system says (gettext)."""

import gettext
import locale
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

DOMAIN = "zx_convert"
FOLDER = Path(__file__).resolve().parent.parent / "locale"
# What gettext asks, in its order.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
# Windows' number of a language without its region.
_CHINESE = 0x04


def translate(text: str) -> str:
    """A text in the user's language, as it is where that has no word for it."""
    return _catalogue(languages()).gettext(text) if text else text


def languages() -> tuple[str, ...]:
    """The user's languages as the system names them (zh_CN.UTF-8), the one liked best first."""
    for name in _VARIABLES:
        if os.environ.get(name):
            return tuple(part for part in os.environ[name].split(":") if part)
    if sys.platform == "win32":
        return ("zh_CN",) if _windows_language() & 0x3FF == _CHINESE else ()
    return tuple(filter(None, [locale.getlocale()[0]]))


class Texts(dict[str, str]):
    """Texts by their codes, in the user's language."""

    def __getitem__(self, code: str) -> str:
        return translate(super().__getitem__(code))

    def get(self, code: str, default: Any = None) -> Any:
        return self[code] if code in self else default  # noqa: SIM401 -- that is this method

    def items(self) -> Any:
        return [(code, self[code]) for code in self]

    def values(self) -> Any:
        return [self[code] for code in self]

    def sources(self) -> Iterator[str]:
        """The texts as they stand here, in English."""
        return iter(super().values())


@lru_cache(maxsize=8)
def _catalogue(wanted: tuple[str, ...]) -> gettext.NullTranslations:
    # English stands in the source: who asks for it before Chinese has it.
    known = [name for name in wanted if name.lower().startswith(("zh", "en", "c.", "posix")) or name == "C"]
    if not known or not known[0].lower().startswith("zh"):
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, FOLDER, ["zh"], fallback=True)


def _windows_language() -> int:
    import ctypes

    return int(getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage())  # noqa: B009 -- not there elsewhere
