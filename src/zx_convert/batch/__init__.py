"""Many inputs: which they are, where their outputs go, and how each fared."""

from zx_convert.batch.inputs import STDIN, Input, find_inputs
from zx_convert.batch.outputs import Claims, Destination, choose_destination, choose_formats
from zx_convert.batch.plan import Wishes, settings_of
from zx_convert.batch.problems import catching, unexpected
from zx_convert.batch.run import Means, processors, run
from zx_convert.batch.single import keep_decisions, load_input, make_way
from zx_convert.batch.tasks import Outcome
from zx_convert.batch.work import Job, style_of

__all__ = [
    "STDIN", "Claims", "Destination", "Input", "Job", "Means", "Outcome", "Wishes",
    "catching", "choose_destination", "choose_formats", "find_inputs",
    "keep_decisions", "load_input", "make_way", "processors", "run", "settings_of", "style_of", "unexpected",
]  # fmt: skip
