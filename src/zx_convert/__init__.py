"""Repairs Chinese newspaper text copied from digital editions and sets it as DOCX, PDF, EPUB or clean text.

Importing this loads neither lxml nor any format's library: the functions do, when they need them.
"""

# Two functions have the name of a room. A room takes its name here when it is first loaded, so both are loaded first.
import zx_convert.repair  # noqa: F401
from zx_convert.convert import convert, read, repair, write

__version__ = "0.1.0"

__all__ = ["__version__", "convert", "read", "repair", "write"]
