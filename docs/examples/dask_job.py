"""An archive on a cluster: `python docs/examples/dask_job.py tcp://scheduler:8786 s3://archive/texts s3://archive/docx`."""

import sys
from typing import TYPE_CHECKING

from zx_convert import convert_many

if TYPE_CHECKING:
    from distributed import Client


def archive(client: "Client", texts: str, documents: str) -> dict[str, list[str]]:
    """Convert all that is new or changed.

    Returns:
        The inputs by what became of them: made, unchanged, or the code of the problem.
    """
    executor = client.get_executor(pure=False, retries=2)
    slots = sum(client.nthreads().values())
    found: dict[str, list[str]] = {}
    for outcome in convert_many(texts, "docx", documents, executor=executor, jobs=slots, limit=120):
        became = outcome.problems[0].code if outcome.problems else outcome.state
        found.setdefault(became, []).append(outcome.input.label)
    return found


if __name__ == "__main__":
    from distributed import Client

    with Client(sys.argv[1]) as client:
        for became, inputs in archive(client, sys.argv[2], sys.argv[3]).items():
            print(f"{became}: {len(inputs)}")
