"""The one registry: readers, repairs and writers, built in or from other packages, found by name."""

from zx_convert.plugins.contract import Output, Reader, Repair, Writer
from zx_convert.plugins.options import Option, build_options, options_of
from zx_convert.plugins.registry import (
    Entry,
    entries,
    entry_for,
    find_reader,
    find_repair,
    find_writer,
    library_needed,
    package_of,
)

__all__ = [
    "Entry", "Option", "Output", "Reader", "Repair", "Writer",
    "build_options", "entries", "entry_for", "find_reader", "find_repair", "find_writer", "library_needed",
    "options_of", "package_of",
]  # fmt: skip
