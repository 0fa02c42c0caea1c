"""The two laws: nothing of a text is lost, and every decision can be seen and refused. On any text."""

from importlib import import_module
from typing import cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from strategies import newspaper, texts
from zx_convert import read, repair
from zx_convert.document import (
    Document,
    Element,
    load,
    marks,
    original,
    reading,
    reading_tree,
    restore_bytes,
    save,
    validate,
)
from zx_convert.repair.pipeline import PASSES, Context
from zx_convert.text.forms import QUOTES, SCRIPTS

quick = settings(max_examples=60, deadline=None, derandomize=True)
thorough = settings(max_examples=150, deadline=None, derandomize=True)


forms = st.tuples(st.sampled_from(QUOTES), st.sampled_from(SCRIPTS))


def repaired(text: str) -> Document:
    return repair(read(text))


@given(texts)
@thorough
def test_repair_keeps_every_character(text: str) -> None:
    document = repaired(text)
    assert original(document) == text
    validate(document)


@given(texts, forms)
@thorough
def test_repair_in_other_forms_keeps_every_character(text: str, form: tuple[str, str]) -> None:
    quotes, script = form
    document = repair(read(text), quotes=quotes, script=script)
    assert original(document) == text
    validate(document)
    assert original(repair(document, again=True)) == text


@pytest.mark.parametrize("name", PASSES)
@given(text=texts, form=forms)
@quick
def test_each_pass_alone_keeps_every_character(name: str, text: str, form: tuple[str, str]) -> None:
    document = read(text)
    import_module(f"zx_convert.repair.{name}").run(document, Context(quotes=form[0], script=form[1]))
    assert original(document) == text
    validate(document)


@given(texts)
@thorough
def test_saving_and_loading_change_nothing(text: str) -> None:
    saved = save(repaired(text))
    again = load(saved)
    assert save(again) == saved
    assert original(again) == text


@given(texts)
@thorough
def test_repairing_twice_is_repairing_once(text: str) -> None:
    document = repaired(text)
    once, passes = save(document), document.get("passes") or ""
    assert save(repair(document)) == once
    document.set("passes", "")
    again = repair(document)
    again.set("passes", passes)
    assert save(again) == once


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=newspaper)
@quick
def test_the_file_comes_back_byte_for_byte(encoding: str, text: str) -> None:
    assume(text.strip())
    data = text.encode(encoding)
    document = repair(read(data, encoding=encoding))
    assert restore_bytes(load(save(document))) == data


@given(newspaper)
@quick
def test_a_file_in_big5_comes_back_byte_for_byte(text: str) -> None:
    data = text.encode("cp950", "ignore")
    assume(data.decode("cp950").strip())
    document = repair(read(data, encoding="big5"))
    assert restore_bytes(load(save(document))) == data


@given(newspaper, forms, st.data())
@quick
def test_refusing_any_decisions_keeps_the_text_and_the_schema(
    text: str, form: tuple[str, str], data: st.DataObject
) -> None:
    quotes, script = form
    found = marks(repair(read(text), quotes=quotes, script=script))
    assume(found)
    refused = data.draw(st.lists(st.sampled_from(found), unique_by=lambda mark: mark.id, min_size=1, max_size=4))
    document = repair(read(text), quotes=quotes, script=script, reject=[mark.id for mark in refused])
    assert original(document) == text
    validate(document)
    left = {(mark.rule, mark.offset) for mark in marks(document)}
    assert not left & {(mark.rule, mark.offset) for mark in refused if mark.rule != "control"}


@given(newspaper)
@quick
def test_accepting_all_decisions_keeps_the_text_the_schema_and_their_ids(text: str) -> None:
    found = {mark.id for mark in marks(repaired(text))}
    document = repair(read(text), accept=found)
    assert original(document) == text
    validate(document)
    assert not document.xpath("//lb[@break='maybe']")
    assert {mark.id for mark in marks(document) if mark.rule == "join"} >= {one for one in found if one[:4] == "join"}


@given(newspaper, forms)
@quick
def test_ids_of_marks_are_one_to_one_and_survive_saving(text: str, form: tuple[str, str]) -> None:
    document = repair(read(text), quotes=form[0], script=form[1])
    ids = [mark.id for mark in marks(document)]
    assert len(set(ids)) == len(ids)
    assert [mark.id for mark in marks(load(save(document)))] == ids


@given(texts)
@quick
def test_the_reading_has_no_break_inside_a_paragraph(text: str) -> None:
    document = repaired(text)
    for paragraph in reading_tree(document).iter("p", "item"):
        assert not set(reading(cast("Element", paragraph))) & set("\n\r\f")
