"""`zx-convert restore page.xml -o page.txt`: the file that was read, byte for byte."""

from pathlib import Path

import click

from zx_convert import batch
from zx_convert.cli import shared, terminal
from zx_convert.convert import steps, storage
from zx_convert.messages.answers import say
from zx_convert.messages.help import HELP
from zx_convert.text.problem import Problem

# A byte order mark and white space.
_BEFORE_XML = b"\xef\xbb\xbf \t\r\n"


@click.command("restore", help=HELP["restore"])
@click.argument("document", metavar="XML")
@click.option("-o", "--output", required=True, metavar="FILE", help=HELP["restore-output"])
@shared.force
@shared.quiet
def command(document: str, output: str, force: bool, quiet: bool) -> int:
    problems: list[Problem] = []
    with batch.catching(problems, document):
        _restore(document, output, force)
        if not quiet and output != batch.STDIN:
            terminal.tell(say("restored", output=output))
    for problem in problems:
        terminal.show_problem(problem)
    return terminal.FAILED if problems else terminal.ALL_DONE


def _restore(document: str, output: str, force: bool) -> None:
    from zx_convert.document import restore_bytes

    is_stdin = document == batch.STDIN
    data = terminal.stdin_bytes() if is_stdin else storage.read_bytes(Path(document))
    try:
        restored = restore_bytes(steps.read_document(data, "" if is_stdin else Path(document).name, reader="xml"))
    except Problem as problem:
        if problem.code == "bad-xml" and not data.lstrip(_BEFORE_XML).startswith(b"<"):
            raise Problem("nothing-to-restore", path=document) from problem
        raise
    if output == batch.STDIN:
        storage.write_stream(terminal.stdout_bytes(), restored)
        return
    path = Path(output)
    if not is_stdin and path.exists() and path.samefile(document):
        raise Problem("output-is-input", output=path)
    if path.is_file() and not force and not terminal.may_replace(path):
        raise Problem("output-exists", output=path)
    storage.write_file(path, restored)
