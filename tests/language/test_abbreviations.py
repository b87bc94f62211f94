"""An abbreviation is known by the Chinese words that it renders."""

from importlib.resources import files

import pytest
import yaml

from briefing.language.abbreviations import abbreviations_for


@pytest.mark.parametrize(
    ("chinese", "short"),
    [
        ("钕铁硼出货增长", "ndfeb"),
        ("增值税新政", "vat"),
        ("磁共振中标", "mri"),
        ("压缩单品", "sku"),
    ],
)
def test_a_word_brings_its_abbreviation(chinese: str, short: str) -> None:
    assert short in abbreviations_for(chinese)


def test_what_no_word_stands_for_is_not_brought() -> None:
    assert not abbreviations_for("公司经营正常")


def test_each_abbreviation_is_one_text_with_words_of_two_characters() -> None:
    text = files("briefing.language").joinpath("abbreviations.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    assert len(table) >= 200
    for short, words in table.items():
        assert isinstance(short, str)
        assert words
        assert all(isinstance(word, str) and len(word) > 1 for word in words)
