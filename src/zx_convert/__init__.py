"""Repairs Chinese newspaper text copied from digital editions and sets it as DOCX, PDF, EPUB or clean text.

Importing this loads neither lxml nor any format's library: the functions do, when they need them.
"""

from typing import TYPE_CHECKING, Any

# Two functions have the name of a room. A room takes its name here when it is first loaded, so both are loaded first.
import zx_convert.repair  # noqa: F401
from zx_convert.convert import convert, read, repair, write

__version__ = "0.1.0"

if TYPE_CHECKING:
    from zx_convert.batch.many import convert_many

__all__ = ["__version__", "convert", "convert_many", "read", "repair", "write"]


def __getattr__(name: str) -> Any:
    """What one conversion does not need is imported when it is asked for."""
    if name == "convert_many":
        from zx_convert.batch.many import convert_many

        return convert_many
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
