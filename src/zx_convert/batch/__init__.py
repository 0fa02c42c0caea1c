"""Many inputs: which they are, where their outputs go, and how each fared."""

from zx_convert.batch.inputs import STDIN, Input, find_inputs
from zx_convert.batch.outputs import Destination, choose_destination, choose_formats
from zx_convert.batch.run import Job, Outcome, catching, keep_decisions, load_input, run, unexpected

__all__ = [
    "STDIN", "Destination", "Input", "Job", "Outcome",
    "catching", "choose_destination", "choose_formats", "find_inputs",
    "keep_decisions", "load_input", "run", "unexpected",
]  # fmt: skip
