"""The commands that list what there is: formats with their options, styles, fonts, rules."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zx_convert import plugins
from zx_convert.cli import terminal
from zx_convert.messages.answers import count, say
from zx_convert.messages.faults import in_words
from zx_convert.messages.help import HELP
from zx_convert.messages.rules import EXAMPLES
from zx_convert.text.language import translate

if TYPE_CHECKING:
    from zx_convert.text.problem import Notice


@click.command("formats", help=HELP["formats"])
@click.argument("name", required=False)
def formats(name: str | None) -> int:
    if name:
        _show_options(plugins.find_writer(name.lower()))
        return terminal.ALL_DONE
    click.echo(say("reads"))
    terminal.print_table(map(_row, plugins.entries("readers")), indent="  ")
    click.echo(say("writes"))
    terminal.print_table(map(_row, plugins.entries("writers")), indent="  ")
    return terminal.ALL_DONE


def _row(entry: plugins.Entry) -> list[str]:
    remark = say("from-package", package=entry.package) if entry.package else ""
    if entry.fault:
        remark = f"{remark}; {say('unusable', reason=entry.fault)}"
    return [entry.name, " ".join(entry.suffixes), entry.media_type, remark]


def _show_options(writer: plugins.Writer) -> None:
    options = plugins.options_of(writer)
    if not options:
        click.echo(say("no-options", name=writer.name))
        return
    rows = [
        [
            option.name,
            str(in_words(option.shape)).strip(),
            say("default", value=_shown(option.default)),
            translate(option.help),
        ]
        for option in options
    ]
    terminal.print_table(rows)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value) or '""'


@click.command("styles", help=HELP["styles"])
def styles() -> int:
    from zx_convert.styling.resources import data_folder
    from zx_convert.styling.sheets import list_styles, load_style

    folder = data_folder("styles")
    terminal.print_table([name, load_style(name).title, str(folder / f"{name}.toml")] for name in list_styles())
    return terminal.ALL_DONE


@click.command("fonts", help=HELP["fonts"])
@click.option("--style", default="newspaper", show_default=True, metavar="NAME|FILE", help=HELP["fonts-style"])
def fonts(style: str) -> int:
    from zx_convert.styling.fonts import bundled_fonts, find_font
    from zx_convert.styling.sheets import load_style

    sheet = load_style(style)
    click.echo(say("bundled"))
    terminal.print_table(
        ([font.family, font.weight, count("characters", len(font.coverage()))] for font in bundled_fonts()), "  "
    )
    click.echo(say("roles", style=sheet.name))
    notices: list[Notice] = []
    rows = []
    for name, role in sheet.fonts.items():
        found = find_font(role.pdf, "regular", notices.append)
        rows.append([name, role.pdf[0], f"{found.family} {found.weight}", str(found.path)])
    terminal.print_table(rows, indent="  ")
    return terminal.ALL_DONE


@click.command("rules", help=HELP["rules"])
@click.option("-v", "--verbose", is_flag=True, help=HELP["rules-verbose"])
def rules(verbose: bool) -> int:
    from zx_convert.convert.settings import find_settings, load_settings
    from zx_convert.repair.pipeline import rules as built_in

    rows = [[rule.pass_name, rule.name, translate(rule.sentence)] for rule in built_in()]
    for entry in plugins.entries("repairs"):
        rows += _rules_of(entry)
    examples = (EXAMPLES.get(rule, "") if verbose else "" for _, rule, _ in rows)
    terminal.print_table(rows, notes=(say("example", example=example) if example else "" for example in examples))
    file = find_settings(Path())
    if file is not None:
        load_settings(file)
        click.echo(say("settings-here", file=file))
    return terminal.ALL_DONE


def _rules_of(entry: plugins.Entry) -> list[list[str]]:
    origin = say("from-package", package=entry.package)
    if entry.fault:
        return [[entry.name, "", f"{origin}; {say('unusable', reason=entry.fault)}"]]
    repair = plugins.find_repair(entry.name)
    return [[entry.name, rule, f"{sentence} ({origin})"] for rule, sentence in repair.rules.items()]
