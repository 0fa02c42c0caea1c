"""`zx-convert config`: which settings hold for a text or folder, and where each comes from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from zx_convert import batch
from zx_convert.cli import shared, terminal
from zx_convert.convert.settings import DEFAULTS, Settings, find_settings, settings_for, user_file
from zx_convert.messages.answers import say
from zx_convert.messages.help import HELP
from zx_convert.text.problem import Problem


@click.command("config", help=HELP["config-command"])
@click.argument("path", required=False, default=".", metavar="[INPUT]", type=click.Path(path_type=Path))
def command(path: Path) -> int:
    if not path.exists():
        raise Problem("no-such-file", path=path)
    settings = settings_for(path)
    for code, file in (("user-file", user_file()), ("project-file", find_settings(_folder(path)))):
        there = file is not None and file.is_file()
        click.echo(say(code, file=file if file is not None else "-") + ("" if there else f" ({say('not-there')})"))
    terminal.print_table([*_options(settings), *_lists(settings)], indent="  ")
    if settings.name_pattern and path.is_file():
        click.echo(say("from-name", file=path.name))
        found = batch.metadata_of(settings.name_pattern, batch.Input(path))
        terminal.print_table(([name, value] for name, value in found.items()), indent="  ")
    return terminal.ALL_DONE


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _options(settings: Settings) -> Iterator[list[str]]:
    """Every option of `convert`, with its value where a call says nothing."""
    usual = shared.usual_values()
    given = {
        **settings.meta, **settings.options, "style": settings.style, "without": settings.without,
        "quotes": settings.quotes, "script": settings.script, "name-pattern": settings.name_pattern,
    }  # fmt: skip
    for name in DEFAULTS:
        origin = settings.origins.get(name)
        value = given.get(name) if origin else usual.get(name)
        yield [name, _text(value), origin or say("usual")]


def _lists(settings: Settings) -> Iterator[list[str]]:
    for name in ("agencies", "roles", "tasks", "people", "furniture", "keep"):
        words = getattr(settings.lists, name)
        if words:
            yield [f"lists.{name}", ", ".join(words), settings.origins.get(name, "")]


def _text(value: Any) -> str:
    if value is None or value in ("", (), []):
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
