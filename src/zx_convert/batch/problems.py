"""What goes wrong with one input becomes a value of its outcome."""

from pathlib import Path

from zx_convert.convert import storage
from zx_convert.convert.stores import Remote
from zx_convert.text.problem import Problem


class catching:  # noqa: N801 -- used like a function
    """Adds what goes wrong to a list of problems, each with the input it arose in."""

    def __init__(self, problems: list[Problem], label: str) -> None:
        self._problems = problems
        self._label = label

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, Exception) or isinstance(error, BrokenPipeError):
            return False
        problem = error if isinstance(error, Problem) else unexpected(error)
        if not isinstance(problem.values.get("path"), Path | Remote):  # a reader knows the file's name only
            problem.values["path"] = self._label
        self._problems.append(problem)
        return True


def unexpected(error: Exception) -> Problem:
    """An error that nobody foresaw as a Problem; the error itself is its cause."""
    if isinstance(error, MemoryError):
        problem = Problem("out-of-memory")
    elif isinstance(error, OSError) and error.errno:
        problem = storage.system_problem(error)
    else:
        problem = Problem("internal", error=f"{type(error).__name__}: {error}")
    problem.__cause__ = error
    return problem
