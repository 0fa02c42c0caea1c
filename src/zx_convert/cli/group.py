"""`zx-convert page.txt` is `zx-convert convert page.txt`; commands are imported when they are called."""

from importlib import import_module
from pathlib import Path
from typing import cast

import click

from zx_convert import __version__
from zx_convert.messages.errors import near
from zx_convert.messages.help import HELP
from zx_convert.text.problem import Problem

DEFAULT = "convert"
# Where each command is, in the order in which --help names them.
COMMANDS = {
    "convert": "zx_convert.cli.convert:command",
    "check": "zx_convert.cli.check:command",
    "restore": "zx_convert.cli.restore:command",
    "watch": "zx_convert.cli.watch:command",
    "config": "zx_convert.cli.config:command",
    "formats": "zx_convert.cli.lists:formats",
    "styles": "zx_convert.cli.lists:styles",
    "fonts": "zx_convert.cli.lists:fonts",
    "rules": "zx_convert.cli.lists:rules",
}


class DefaultGroup(click.Group):
    """A group whose first word need not be a command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        return cast("click.Command", getattr(import_module(module), attribute))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if args and args[0] not in COMMANDS and args[0] not in own:
            if near(args[0], list(COMMANDS)) and not Path(args[0]).exists():
                raise Problem("unknown-command", name=args[0], known=", ".join(COMMANDS))
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=DefaultGroup,
    help=HELP["main"],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", prog_name="zx-convert", help=HELP["version"])
def group() -> None:
    pass
