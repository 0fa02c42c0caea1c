"""Many inputs: which they are, where their outputs go, and how each fared."""

from zx_convert.batch.index import check_form, index_bytes
from zx_convert.batch.inputs import STDIN, Input, find_inputs
from zx_convert.batch.merge import BOOK_ORDERS
from zx_convert.batch.names import check_metadata, check_parts, fits, metadata_of
from zx_convert.batch.outputs import Claims, Destination, choose_destination, choose_formats
from zx_convert.batch.plan import Wishes, settings_of
from zx_convert.batch.problems import catching, unexpected
from zx_convert.batch.publish import merge, publish
from zx_convert.batch.run import Means, processors, run
from zx_convert.batch.single import keep_decisions, load_input, make_way
from zx_convert.batch.split import USUAL
from zx_convert.batch.tasks import Outcome
from zx_convert.batch.work import PAGE_SUFFIX, Job, style_of

__all__ = [
    "BOOK_ORDERS", "PAGE_SUFFIX", "STDIN", "USUAL", "Claims", "Destination", "Input", "Job", "Means", "Outcome",
    "Wishes", "catching", "check_form", "check_metadata", "check_parts", "choose_destination",
    "choose_formats", "find_inputs", "fits", "index_bytes", "keep_decisions", "load_input", "make_way", "merge",
    "metadata_of", "processors", "publish", "run", "settings_of", "style_of", "unexpected",
]  # fmt: skip
