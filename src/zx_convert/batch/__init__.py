"""Many inputs: which they are, where their outputs go, and how each fared."""

from zx_convert.batch.inputs import STDIN, Input, find_inputs
from zx_convert.batch.outputs import Claims, Destination, choose_destination, choose_formats
from zx_convert.batch.run import (
    Job,
    Outcome,
    catching,
    keep_decisions,
    load_input,
    make_way,
    run,
    settings_of,
    style_of,
    unexpected,
)  # fmt: skip

__all__ = [
    "STDIN", "Claims", "Destination", "Input", "Job", "Outcome",
    "catching", "choose_destination", "choose_formats", "find_inputs",
    "keep_decisions", "load_input", "make_way", "run", "settings_of", "style_of", "unexpected",
]  # fmt: skip
