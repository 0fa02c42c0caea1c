"""What is wrong with the words of a call, in the user's language: click has its own words for that in English only."""

import click
from click.exceptions import NoArgsIsHelpError

from zx_convert.cli import terminal
from zx_convert.messages.answers import say
from zx_convert.messages.errors import near
from zx_convert.text.patterns import regex

# Whatever it finds in the catalogue, this stays English: it asks for a plural, which that has none of.
_TOO_MANY = regex(r"Got unexpected extra arguments? \((.*)\)")


def show(error: click.ClickException) -> None:
    """Show how the command is used, where to read on, and what is wrong."""
    if isinstance(error, NoArgsIsHelpError):  # its message is the help
        terminal.tell(error.message)
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        terminal.tell(context.get_usage())
        terminal.tell(say("try-help", command=context.command_path))
        terminal.tell("")
    terminal.tell(say("usage-error", message=_what(error)))


def _what(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    if isinstance(error, click.BadOptionUsage):
        # It has no sign of its own for a value behind an option that takes none (--force=1).
        return say("needs-value" if "requires" in error.message else "takes-no-value", option=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        wanted = _wanted(error.param.type)
        if wanted and not isinstance(error, click.MissingParameter):
            return say("bad-value", option=" / ".join(error.param.opts), wanted=wanted)
    if words := _TOO_MANY.fullmatch(error.message):
        return say("too-many-words", words=words[1])
    return error.format_message()


def _no_option(error: click.NoSuchOption) -> str:
    text = say("no-such-option", option=error.option_name)
    context = error.ctx
    known = [name for one in context.command.params for name in one.opts] if context is not None else []
    nearest = near(error.option_name, known)
    return say("did-you-mean", text=text, nearest=nearest) if nearest else text


def _wanted(kind: object) -> str:
    """What a value has to be, "" where anything is right."""
    if isinstance(kind, click.Choice):
        return say("one-of", words=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return say("whole-number-from", least=kind.min)
    if isinstance(kind, click.FloatRange):
        return say("number-from", least=kind.min)
    return ""
