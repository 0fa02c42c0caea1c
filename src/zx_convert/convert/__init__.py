"""Read, repair, write: the whole way of a text, without printing and without policy."""

from zx_convert.convert.library import convert, read, repair, write

__all__ = ["convert", "read", "repair", "write"]
