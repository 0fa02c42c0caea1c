"""The page on a run that `--report` makes: failures first, what was repaired, every text a click from its repairs."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import quote

from zx_convert.batch.tasks import Outcome
from zx_convert.messages import text_of
from zx_convert.messages.answers import count
from zx_convert.messages.reports import REPORT

# The chart shows the rules that decided most.
_BARS = 16


def build(outcomes: Iterable[Outcome], where: Path, page_of: Callable[[Outcome], Path | None]) -> str:
    """The page.

    Args:
        outcomes: how each input fared.
        where: the file that the page will be, for its links.
        page_of: the page of `check` of an input, None where there is none.
    """
    found = sorted(outcomes, key=lambda outcome: outcome.number)
    failed = [outcome for outcome in found if outcome.problems]
    texts = {key: escape(text) for key, text in REPORT.items() if key.isidentifier()}
    return Template(_file("report.html")).substitute(
        texts,
        summary=escape(_summary(found, len(failed))),
        failures=_failures(failed),
        chart=_chart(found),
        rows="".join(_row(outcome, where, page_of(outcome)) for outcome in [*failed, *_rest(found)]),
        style=_file("report.css"),
    )


def _file(name: str) -> str:
    return files("zx_convert.batch.report").joinpath(name).read_text(encoding="utf-8")


def _rest(found: Sequence[Outcome]) -> Iterator[Outcome]:
    return (outcome for outcome in found if not outcome.problems)


def _summary(found: Sequence[Outcome], failed: int) -> str:
    states = Counter(outcome.state for outcome in found)
    rows = [row for outcome in found for row in outcome.rows]
    parts = [
        count("inputs", len(found)),
        REPORT["count-failed"].format(count=failed),
        REPORT["count-unchanged"].format(count=states["unchanged"]),
        count("articles", len(rows)),
        count("characters", sum(row["characters"] for row in rows)),
        REPORT["count-joined"].format(count=sum(row["joins"] for row in rows)),
        REPORT["count-maybes"].format(count=sum(row["maybes"] for row in rows)),
    ]
    return " · ".join(parts)


def _failures(failed: Sequence[Outcome]) -> str:
    if not failed:
        return f"<p>{escape(REPORT['no-failures'])}</p>"
    kinds = Counter(problem.code for outcome in failed for problem in outcome.problems[:1])
    lines = [f"<p>{escape(', '.join(f'{code} {number}' for code, number in kinds.most_common()))}</p>\n<ol>"]
    for outcome in failed:
        told = [(escape(problem.code), escape(_printable(text_of(problem)))) for problem in outcome.problems]
        reasons = "<br>".join(f"<code>{code}</code> {text}" for code, text in told)
        lines.append(f"<li><bdi>{escape(_printable(outcome.input.label))}</bdi><div>{reasons}</div></li>")
    return "\n".join([*lines, "</ol>"])


def _chart(found: Sequence[Outcome]) -> str:
    """Bars of how often each rule decided; the numbers stand beside them."""
    counted: Counter[str] = Counter()
    for outcome in found:
        for row in outcome.rows:
            counted.update(row.get("rules", {}))
    if not counted:
        return ""
    most = counted.most_common(1)[0][1]
    bars = [
        f'<tr><th scope="row">{escape(rule)}</th><td class="bar"><i style="width:{100 * number / most:.1f}%"></i></td>'
        f'<td class="n">{number:,}</td></tr>'
        for rule, number in counted.most_common(_BARS)
    ]
    rest = sum(counted.values()) - sum(number for _, number in counted.most_common(_BARS))
    if rest:
        bars.append(f'<tr><th scope="row">{escape(REPORT["others"])}</th><td></td><td class="n">{rest:,}</td></tr>')
    return f'<table class="chart">{"".join(bars)}</table>'


def _row(outcome: Outcome, where: Path, page: Path | None) -> str:
    label = f"<bdi>{escape(_printable(outcome.input.label))}</bdi>"
    name = f'<a href="{_link(page, where)}">{label}</a>' if page is not None else label
    headlines = "；".join(row["headline"] for row in outcome.rows if row["headline"])
    outputs = " ".join(
        f'<a href="{_link(path, where)}">{escape(path.suffix.removeprefix("."))}</a>'
        for path in outcome.outputs
        if isinstance(path, Path) and path != page
    )
    numbers = [len(outcome.rows), *(sum(row[key] for row in outcome.rows) for key in ("characters", "joins", "maybes"))]
    cells = "".join(f'<td class="n">{number:,}</td>' for number in numbers)
    state = "failed" if outcome.problems else outcome.state
    return (
        f'<tr class="{state}"><td>{escape(REPORT[f"state-{state}"])}</td><td>{name}</td>'
        f"<td>{escape(headlines)}</td>{cells}<td>{outputs}</td></tr>\n"
    )


def _link(path: Path, where: Path) -> str:
    try:
        below = os.path.relpath(path, where.parent)
    except ValueError:  # another drive
        return escape(path.resolve().as_uri())
    return escape(quote(Path(below).as_posix(), errors="surrogateescape"))


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
