"""The JSON that others build on: whole, closed, and read back as it was."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefing.errors import MemoInvalid
from briefing.models.memo import Memo
from briefing.rendering import json_schema, load, render

RAW = Path(__file__).with_name("memo.json").read_bytes()


@pytest.fixture
def memo() -> Memo:
    return load(RAW)


def changed(**fields: Any) -> bytes:
    return json.dumps({**json.loads(RAW), **fields}).encode()


def test_a_memo_comes_back_as_it_was(memo: Memo) -> None:
    assert load(render(memo, "json")) == memo


def test_it_is_indented_utf_8_that_ends_with_a_newline(memo: Memo) -> None:
    data = render(memo, "json")
    assert data == RAW
    assert data.startswith(b'{\n  "schema_version": "1.0"')
    assert data.endswith(b"}\n")
    assert "恒储新能源".encode() in data


def test_it_fits_the_published_schema(memo: Memo) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(json.loads(render(memo, "json")), json_schema())


def test_a_pair_is_a_range_and_null_has_no_value() -> None:
    values = {row["source"]: row["value"] for row in json.loads(RAW)["figures"]}
    assert values["18%-21%"] == [18.0, 21.0]
    assert values["2026年6月"] is None


@pytest.mark.parametrize("change", [{"extra": 1}, {"risks": None}, {"follow_ups": [1]}])
def test_the_schema_refuses_what_load_refuses(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(changed(**change)), json_schema())
    with pytest.raises(MemoInvalid, match=next(iter(change))):
        load(changed(**change))


def test_every_object_of_the_schema_is_closed() -> None:
    schema = json_schema()
    objects = [schema, *schema["$defs"].values()]
    assert len(objects) > 15
    for item in objects:
        assert item["additionalProperties"] is False
        assert item["required"] == list(item["properties"])


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "the whole"),
        (b"\xff\xfe", "the whole"),
        (b"[]", "the whole"),
        (b"{}", "schema_version"),
        (changed(schema_version=1), "schema_version"),
        (changed(schema_version="9.0"), "schema_version is 9.0"),
        (changed(record={**json.loads(RAW)["record"], "date": "March"}), "record.date"),
        (changed(answers=[]), "1.1 is cited"),
    ],
)
def test_what_is_no_memo_is_refused_with_its_place(data: bytes, place: str) -> None:
    with pytest.raises(MemoInvalid) as caught:
        load(data)
    assert place in caught.value.message
    assert "briefing memo --format json" in caught.value.hint


def test_a_number_in_quotes_is_not_a_number() -> None:
    provenance = {**json.loads(RAW)["provenance"], "seconds": "12"}
    with pytest.raises(MemoInvalid, match=r"provenance\.seconds"):
        load(changed(provenance=provenance))


def test_half_a_surrogate_pair_does_not_stop_the_output(memo: Memo) -> None:
    data = render(replace(memo, follow_ups=("a\ud800b",)), "json")
    assert load(data).follow_ups == ("a?b",)
