"""Every text a user sees, by code, in a room for each theme."""

# What README promises to other programs; the rooms themselves serve ours.
from zx_convert.messages.errors import text_of

__all__ = ["text_of"]
