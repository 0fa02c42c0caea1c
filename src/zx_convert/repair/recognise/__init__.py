"""Recognisers: what a string says about people, places and dates, by the forms of Chinese newspapers.

Pure functions on one block of text; offsets are character offsets in that string, spans are half-open. They serve as
evidence where the kind of a block is decided and as the source of the marks afterwards, so they never look at more than
the edges of a block and return None rather than guess.
"""

from .bylines import Byline, trailing_byline, whole_byline
from .continuations import Continuation, continuation
from .datelines import Dateline, leading_dateline, leading_datelines, trailing_dateline
from .names import Known, Person

__all__ = [
    "Byline",
    "Continuation",
    "Dateline",
    "Known",
    "Person",
    "continuation",
    "leading_dateline",
    "leading_datelines",
    "trailing_byline",
    "trailing_dateline",
    "whole_byline",
]
