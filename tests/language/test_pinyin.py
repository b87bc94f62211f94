import pytest

from briefing.language.pinyin import (
    initials_in,
    is_pinyin,
    person_in_pinyin,
    spelt_in,
    words_in_pinyin,
)


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("江涛", "Jiang Tao"),
        ("梁文锋", "Liang Wenfeng"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("欧阳", "Ou Yang"),
        ("曾庆红", "Zeng Qinghong"),
        ("单雄信", "Shan Xiongxin"),
        ("吕梁", "Lyu Liang"),
        ("John Smith", "John Smith"),
        ("", ""),
    ],
)
def test_a_person_is_given_family_name_first(name: str, pinyin: str) -> None:
    assert person_in_pinyin(name) == pinyin


def test_other_words_are_one_capitalised_word() -> None:
    assert words_in_pinyin("恒储") == "Hengchu"


@pytest.mark.parametrize(
    ("word", "spelt"),
    [("Yiwu", True), ("Shanghai", False), ("Wu", True), ("Yiw", False), ("", False)],
)
def test_a_word_is_spelt_by_characters_that_follow_each_other(word: str, spelt: bool) -> None:
    assert spelt_in("公司在义乌的业务", word) is spelt


def test_a_character_of_several_readings_spells_each() -> None:
    assert spelt_in("参芪口服液", "Shenqi")


def test_initials_are_those_of_characters_that_follow_each_other() -> None:
    assert initials_in("与奇安信竞争", "QAX")
    assert not initials_in("与奇安信竞争", "QXA")


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [("Hengchu", True), ("Xiamen", True), ("Heidenhain", False), ("Bosch", False)],
)
def test_a_word_is_pinyin_if_its_syllables_are(word: str, pinyin: bool) -> None:
    assert is_pinyin(word) is pinyin
