"""Options that several commands have, and the recipe that they make."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from zx_convert import plugins
from zx_convert.batch.run import LIMIT
from zx_convert.convert import stores
from zx_convert.convert.decisions import Decisions
from zx_convert.convert.rules import check_rules
from zx_convert.convert.steps import Recipe
from zx_convert.messages.answers import say
from zx_convert.messages.help import HELP
from zx_convert.text.forms import KEEP, QUOTES, SCRIPTS
from zx_convert.text.problem import Problem

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from zx_convert.convert.settings import Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

reading = (
    click.option("--encoding", metavar="NAME", help=HELP["encoding"]),
    click.option("--from", "reader", metavar="NAME", help=HELP["from"]),
)
repairing = (
    click.option("--date", metavar="DATE", help=HELP["date"]),
    click.option("--without", multiple=True, metavar="NAME", help=HELP["without"]),
    click.option("--reject", multiple=True, metavar="ID", help=HELP["reject"]),
    click.option("--accept", multiple=True, metavar="ID", help=HELP["accept"]),
    click.option("--with", "extra", multiple=True, metavar="NAME", help=HELP["with"]),
    click.option("--repair-again", "again", is_flag=True, help=HELP["repair-again"]),
    click.option("--quotes", type=click.Choice(QUOTES), show_default=KEEP, help=HELP["quotes"]),
    click.option("--script", type=click.Choice(SCRIPTS), show_default=KEEP, help=HELP["script"]),
    click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help=HELP["config"]),
    click.option("--no-config", is_flag=True, help=HELP["no-config"]),
    click.option("--fail-on", type=click.Choice(["maybe"]), help=HELP["fail-on"]),
)
metadata = (
    click.option("--title", metavar="TEXT", help=HELP["title"]),
    click.option("--author", "authors", multiple=True, metavar="[ROLE:]NAME", help=HELP["author"]),
    click.option("--publication", metavar="NAME", help=HELP["publication"]),
    click.option("--issue", metavar="NUMBER", help=HELP["issue"]),
    click.option("--page", metavar="PAGE", help=HELP["page"]),
)
walking = (
    click.option("--include", multiple=True, metavar="PATTERN", help=HELP["include"]),
    click.option("--exclude", multiple=True, metavar="PATTERN", help=HELP["exclude"]),
)
pooling = (
    click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help=HELP["jobs"]),
    click.option(
        "--time-limit", "limit", type=click.FloatRange(0, 1e6), default=LIMIT, show_default=True, metavar="SECONDS",
        help=HELP["time-limit"],
    ),
)  # fmt: skip
style = click.option("--style", show_default="newspaper", metavar="NAME|FILE", help=HELP["style"])
force = click.option("-f", "--force", is_flag=True, help=HELP["force"])
quiet = click.option("-q", "--quiet", is_flag=True, help=HELP["quiet"])


def options(*groups: Decorator | Sequence[Decorator]) -> Decorator:
    """Give a command these options, in this order."""
    flat = [one for group in groups for one in ([group] if callable(group) else group)]

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for one in reversed(flat):
            function = one(function)
        return function

    return decorate


def fill(given: dict[str, Any], inputs: Sequence[str], names: Collection[str] = ()) -> None:
    """Put what the settings nearest to the first input say into a command's options, where the call says nothing.

    Args:
        given: the options; they are changed in place.
        inputs: words of the command line.
        names: the settings that count, empty for all.

    Raises Problem: `no-config`, `bad-config`.
    """
    from zx_convert.convert.settings import settings_for

    context = click.get_current_context()
    named = next((word for word in inputs if word != "-" and not stores.is_remote(word)), None)
    laid_down = _settings(given["config"], given["no_config"]) or settings_for(Path(named) if named else None)
    by_name = {option.removeprefix("--"): one for one in context.command.params for option in one.opts}
    for name, value in laid_down.options.items():
        parameter = by_name.get(name)
        if parameter is None or parameter.name is None or (names and name not in names):
            continue
        if context.get_parameter_source(parameter.name) == ParameterSource.DEFAULT:
            words = [value] if isinstance(value, str) and parameter.multiple else value
            given[parameter.name] = parameter.type_cast_value(context, words)


def is_said(parameter: str) -> bool:
    """Whether the command line itself gives a parameter."""
    return click.get_current_context().get_parameter_source(parameter) == ParameterSource.COMMANDLINE


def usual_values() -> dict[str, object]:
    """The values of options that hold if nothing is said anywhere, by their long names."""
    from zx_convert.cli import check, convert, watch

    found: dict[str, object] = {"style": "newspaper", "quotes": KEEP, "script": KEEP}
    for one in (*convert.command.params, *watch.command.params, *check.command.params):
        for option in one.opts:
            found.setdefault(option.removeprefix("--"), one.default)
    return {name: None if callable(value) or "UNSET" in repr(value) else value for name, value in found.items()}


def recipe(given: dict[str, Any]) -> Recipe:
    """How inputs are read and repaired, from a command's options.

    Raises Problem: `unknown-encoding`, `bad-date`, `unknown-repair`, `broken-plugin`, `unknown-rule`, `unknown-reader`,
    `both-ways`.
    """
    from zx_convert.document.metadata import META_FIELDS

    extra = [plugins.find_repair(name) for name in _words(given["extra"])]
    without = _words(given["without"])
    # A misspelt rule is wrong usage: it is told once, not for every input.
    check_rules(without, extra)
    if given["reader"]:
        plugins.find_reader(given["reader"])
    _check_encoding(given["encoding"])
    _check_date(given["date"])
    reject, accept = _words(given["reject"]), _words(given["accept"])
    if set(reject) & set(accept):
        raise Problem("both-ways", ids=", ".join(sorted(set(reject) & set(accept))))
    return Recipe(
        encoding=given["encoding"],
        reader=given["reader"],
        meta={name: given[name] for name in META_FIELDS if given.get(name)},
        creators=[_creator(author) for author in given.get("authors", ())],
        decided=Decisions(tuple(reject), tuple(accept), tuple(without)),
        extra=extra,
        again=given["again"],
        article=given.get("article") or None,
        quotes=given["quotes"],
        script=_script(given["script"]),
        settings=_settings(given["config"], given["no_config"]),
    )


def _check_encoding(wanted: str | None) -> None:
    """Raises Problem: `unknown-encoding` for a name that none has."""
    if wanted is not None:
        from zx_convert.text.encoding import named

        named(wanted)


def _script(wanted: str | None) -> str | None:
    """The script; what it needs and is not installed is told before any input. Raises Problem: `missing-extra`."""
    if wanted and wanted != KEEP:
        from zx_convert.repair.script import require

        require()
    return wanted


def _settings(file: Path | None, none: bool) -> "Settings | None":
    """The settings that a call names, None if they are to be looked for beside each input."""
    if file is not None and none:
        raise click.UsageError(say("config-or-none"))
    if file is None and not none:
        return None
    from zx_convert.convert.settings import Settings, load_settings

    return load_settings(file) if file is not None else Settings()


@contextmanager
def workers(address: str | None) -> "Iterator[tuple[Executor | None, int]]":
    """The executor of a cluster and its slots, None and 0 without an address. Raises Problem: `no-scheduler` …"""
    if not address:
        yield None, 0
        return
    from zx_convert.batch.cluster import connected

    with connected(address) as found:
        yield found


def assignments(words: Sequence[str]) -> list[tuple[str, object]]:
    """The -O options as pairs. Raises Problem: `option-form`."""
    pairs: list[tuple[str, object]] = []
    for word in words:
        name, mark, value = word.partition("=")
        if not mark or not name:
            raise Problem("option-form", value=word)
        pairs.append((name.strip(), value.strip()))
    return pairs


def reads(given: Mapping[str, Any]) -> list[Path]:
    """The files that a call names besides its inputs."""
    from zx_convert.styling.sheets import style_files

    named = [Path(given[name]) for name in ("template", "cover", "config") if given.get(name)]
    return [*named, *style_files(given["style"] or "newspaper")]


def _words(values: Sequence[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _creator(author: str) -> tuple[str, str]:
    role, mark, name = author.replace("：", ":", 1).partition(":")
    return (name.strip(), role.strip()) if mark else (author.strip(), "")


def _check_date(given: str | None) -> None:
    try:
        date.fromisoformat(given or "2000-01-01")
    except ValueError:
        raise Problem("bad-date", value=given) from None
