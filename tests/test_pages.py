"""Annotated pages: what the repair makes of each is what a careful reader sees in it, block by block."""

from pathlib import Path

import pytest

import zx_convert
from annotated import AnnotatedPage, furniture, read_page, stories
from zx_convert.document import Document, original, restore_bytes, validate

FOLDER = Path(__file__).parent / "pages"
PATHS = sorted(FOLDER.glob("*.ann"))
_SAMPLES = {path.stem for path in (FOLDER.parent.parent / "samples").glob("*.txt")}


@pytest.fixture(scope="module", params=PATHS, ids=[path.stem for path in PATHS])
def page(request: pytest.FixtureRequest) -> tuple[AnnotatedPage, Document]:
    """A page, and its raw text repaired."""
    annotated = read_page(request.param)
    return annotated, zx_convert.repair(zx_convert.read(annotated.raw()))


Page = tuple[AnnotatedPage, Document]


def test_every_block_is_what_it_is(page: Page) -> None:
    """Kinds, order, articles, and where blocks were cut: the prose of each block is complete and nothing else."""
    annotated, document = page
    assert [story.blocks for story in stories(document)] == [story.blocks for story in annotated.stories]


def test_people_are_found_with_their_roles(page: Page) -> None:
    annotated, document = page
    for found, expected in zip(stories(document), annotated.stories, strict=True):
        # Where the reader has noted no role, any is right.
        plain = {name for role, name in expected.people if not role}
        known, people = (
            {("" if name in plain else role, name) for role, name in story.people} for story in (expected, found)
        )
        assert people == known


def test_datelines_and_jumps_are_found(page: Page) -> None:
    annotated, document = page
    found, expected = list(stories(document)), annotated.stories
    assert [story.datelines for story in found] == [story.datelines for story in expected]
    assert [story.jumps for story in found] == [story.jumps for story in expected]


def test_furniture_is_set_aside(page: Page) -> None:
    annotated, document = page
    assert sorted(furniture(document)) == sorted(annotated.furniture)


def test_nothing_is_lost(page: Page) -> None:
    annotated, document = page
    raw = annotated.raw()
    assert original(document) == raw.decode(annotated.options["encoding"])
    assert restore_bytes(document) == raw
    validate(document)


@pytest.mark.parametrize("path", [path for path in PATHS if path.stem in _SAMPLES], ids=lambda path: path.stem)
def test_the_sample_is_the_page(path: Path, samples: Path) -> None:
    assert (samples / f"{path.stem}.txt").read_bytes() == read_page(path).raw()
