"""The command line: click, and nothing that thinks. No traceback leaves it."""

import atexit
import gc
import gettext
from collections.abc import Sequence

import click

from zx_convert.batch.problems import unexpected
from zx_convert.cli import terminal, usage
from zx_convert.cli.group import group
from zx_convert.text import language
from zx_convert.text.problem import Problem

# What a conversion makes lives until its end: looking for garbage after every 700 objects, as Python does, finds none.
_OBJECTS = 20_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status.

    Args:
        argv: words after the program's name; None takes them from the system.
    """
    gc.set_threshold(_OBJECTS, 20, 20)
    terminal.prepare_streams()
    # What click says by itself.
    gettext.bindtextdomain(language.DOMAIN, language.FOLDER)
    gettext.textdomain(language.DOMAIN)
    if argv is None:
        # The process ends with this command: what is left then need not be looked through for garbage, twice.
        atexit.register(gc.freeze)
    try:
        status = group.main(args=None if argv is None else list(argv), prog_name="zx-convert", standalone_mode=False)
    except click.ClickException as error:
        usage.show(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        terminal.show_problem(Problem("interrupted"))
        return terminal.INTERRUPTED
    except Problem as problem:
        # Inputs have their own outcomes: what comes up here is wrong with the call.
        terminal.show_problem(problem)
        return terminal.WRONG_USAGE
    except BrokenPipeError:
        return terminal.FAILED
    except Exception as error:
        terminal.show_problem(unexpected(error))
        return terminal.FAILED
    return status if isinstance(status, int) else terminal.ALL_DONE
