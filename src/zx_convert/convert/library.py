"""The library: `convert`, and its steps `read`, `repair` and `write`.

A `str` is text (or the name of a format), a `Path` is a file, `bytes` are what a file holds.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zx_convert import plugins
from zx_convert.convert import steps, storage
from zx_convert.convert.decisions import Decisions
from zx_convert.convert.settings import Settings, load_settings
from zx_convert.text.problem import Problem, Report, unheard

if TYPE_CHECKING:
    from zx_convert.document import Document
    from zx_convert.styling.style import Style

Source = str | bytes | Path


def read(source: Source, *, encoding: str | None = None, format: str | None = None, name: str = "") -> "Document":  # noqa: A002 -- the word users know
    """Read a text without repairing it.

    Args:
        source: text, a file's bytes, or a path.
        encoding: name of the encoding of bytes or a file; None finds it out.
        format: name of the reader ("txt", "xml", that of a plug-in); None goes by suffix and content.
        name: a name for `source` where it has none, with a suffix.

    Raises:
        Problem: what cannot be read, and why (`zx_convert.messages.text_of` gives the words).

    >>> from zx_convert.document import original
    >>> original(read("春耕\\r\\n\\r\\n忙"))
    '春耕\\r\\n\\r\\n忙'
    """
    if isinstance(source, Path):
        return steps.read_document(storage.read_bytes(source), name or source.name, encoding=encoding, reader=format)
    return steps.read_document(source, name, encoding=encoding, reader=format)


def repair(
    document: "Document",
    *,
    without: Collection[str] = (),
    reject: Collection[str] = (),
    accept: Collection[str] = (),
    extra: Sequence[str | plugins.Repair] = (),
    date: str | None = None,
    quotes: str = "",
    script: str = "",
    settings: Settings | Path | None = None,
    again: bool = False,
) -> "Document":
    """Repair a document: rejoin, find articles, heads, people and datelines, regularise; each decision is a mark.

    Args:
        document: as `read` gives it; it may be changed in place.
        without: passes and rules that do not run (`zx-convert rules` lists them).
        reject: ids of marks that are refused (`zx_convert.document.marks` lists them).
        accept: ids of marks that are accepted: an undecided break joins, any other mark stands as it is.
        extra: repairs of other packages: their names, or the objects themselves.
        date: the day the text is of (ISO 8601), for passes that ask for it; that of the metadata if not given.
        quotes: form of the quotation marks: "keep", "corner" (「」『』) or "curly" (“”‘’); "" is that of the settings.
        script: "keep", "hans", "hant", "hant-tw" or "hant-hk"; "" is that of the settings.
        settings: an office's own lists of words, or their file (see `zx_convert.convert.settings`).
        again: start from the original text, whatever has been repaired or edited.

    Returns:
        The repaired document: take this one.

    Raises:
        Problem: `unknown-rule`, `unknown-mark`, `both-ways`, `decided-before`, `unknown-repair`,
            `plugin-failed`, `plugin-lost-text`, `no-config`, `bad-config`, `bad-form`,
            `formed-before`, `missing-extra`.

    >>> from zx_convert.document import reading
    >>> reading(repair(read("记者了解到,今年已修路12公里;明年再修5公里。")))
    '记者了解到，今年已修路12公里；明年再修5公里。'
    """
    passes = steps.find_repairs(extra)
    laid_down = _settings(settings)
    return steps.repair_document(
        document,
        without=[*without, *laid_down.without],
        reject=reject,
        accept=accept,
        extra=passes,
        again=again,
        date=date,
        lists=laid_down.lists,
        quotes=quotes or laid_down.quotes,
        script=script or laid_down.script,
    )


def write(
    document: "Document",
    to: str | Path,
    *,
    format: str | None = None,  # noqa: A002
    style: "str | Path | Style" = "newspaper",
    title: str = "",
    options: Mapping[str, object] | None = None,
    template: Path | bytes | None = None,
    cover: Path | bytes | None = None,
    report: Report | None = None,
) -> bytes:
    """Write a document.

    Args:
        document: repaired or not; it stays as it is.
        to: the name of a format ("docx", "pdf", "epub", "txt", "xml", that of a plug-in), or the file to write, which
            then is replaced in one step.
        format: the format of a file whose suffix does not tell.
        style: name of a style, a style file, or a style.
        title: title of the document; "" derives it.
        options: options of the writer by name.
        template: an office's own Word template (.docx, .dotx), for DOCX.
        cover: a picture (JPEG, PNG, SVG), for EPUB.
        report: called with each notice, such as a missing glyph; None drops them.

    Returns:
        What was written.

    Raises:
        Problem: `unknown-format`, `unknown-option`, `bad-option`, `unused-file`, `no-style`, `bad-style`,
            `output-is-input`, what the writer refuses, what the file system refuses (`disk-full`, `cannot-write` …).

    >>> write(repair(read("今年修路12公里,明年再修。")), "txt").decode()
    '今年修路12公里，明年再修。\\n'
    """
    _check_place(to, template, cover, style)
    [target] = steps.targets([format or _format_of(to)], options or {})
    name = to.name if isinstance(to, Path) else ""
    heading = title or steps.title_of(document, _source_name(document) or name)
    files = steps.read_files([target], template=template, cover=cover)
    data = steps.render(document, target, steps.find_style(style), heading, report or unheard, files)
    if isinstance(to, Path):
        storage.write_file(to, data)
    return data


def convert(
    source: Source,
    to: str | Path,
    *,
    encoding: str | None = None,
    meta: Mapping[str, str] | None = None,
    without: Collection[str] = (),
    reject: Collection[str] = (),
    accept: Collection[str] = (),
    article: str | int | None = None,
    style: "str | Path | Style" = "",
    quotes: str = "",
    script: str = "",
    settings: Settings | Path | None = None,
    options: Mapping[str, object] | None = None,
    template: Path | bytes | None = None,
    cover: Path | bytes | None = None,
    report: Report | None = None,
) -> bytes:
    """Read, repair and write.

    Args:
        source: text, a file's bytes, or a path.
        to: the name of a format, or the file to write (its suffix is the format).
        encoding: of bytes or a file; None finds it out.
        meta: what is known of the text: title, date (ISO 8601), publisher, publication, issue, page, section.
        without: passes and rules that do not run.
        reject: ids of marks that are refused.
        accept: ids of marks that are accepted.
        article: number or headline of the only article wanted.
        style: name of a style, a style file, or a style; "" is that of the settings, else "newspaper".
        quotes: form of the quotation marks, as `repair` takes it.
        script: script of the text, as `repair` takes it.
        settings: an office's own lists and defaults, or their file; `find_settings` looks for it as the command does.
        options: options of the writer by name.
        template: an office's own Word template (.docx, .dotx), for DOCX.
        cover: a picture (JPEG, PNG, SVG), for EPUB.
        report: called with each notice; None drops them.

    Returns:
        What was written.

    Raises:
        Problem: as `read`, `repair` and `write`; `no-article`.

    >>> convert("今年修路12公里,明年再修。", "txt").decode()
    '今年修路12公里，明年再修。\\n'
    """
    _check_place(to, source, settings)
    data, name = (storage.read_bytes(source), source.name) if isinstance(source, Path) else (source, "")
    laid_down = _settings(settings)
    recipe = steps.Recipe(
        encoding=encoding,
        meta=meta or {},
        decided=Decisions(tuple(reject), tuple(accept), tuple(without)),
        article=None if article is None else str(article),
        quotes=quotes,
        script=script,
    )
    return write(
        steps.prepare(data, name, recipe, laid_down),
        to,
        style=style or laid_down.style or "newspaper",
        options=options,
        template=template,
        cover=cover,
        report=report,
    )


def _check_place(to: str | Path, *read: object) -> None:
    """Raise Problem `output-is-input` where the file to write is one that is read."""
    for file in read:
        if isinstance(to, Path) and isinstance(file, Path) and to.exists() and file.exists() and to.samefile(file):
            raise Problem("output-is-input", output=to)


def _format_of(to: str | Path) -> str:
    if isinstance(to, str):
        return to
    entry = plugins.entry_for("writers", to.suffix)
    if entry is None:
        known = ", ".join(entry.name for entry in plugins.entries("writers"))
        raise Problem("unknown-format", name=to.suffix or to.name, known=known)
    return entry.name


def _settings(settings: Settings | Path | None) -> Settings:
    return load_settings(settings) if isinstance(settings, Path) else settings or Settings()


def _source_name(document: "Document") -> str:
    source = document.source
    return (source.get("name") or "") if source is not None else ""
