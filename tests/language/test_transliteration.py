"""A foreign name is found where Chinese writes its sound."""

import pytest

from briefing.language.transliteration import place_sounding


@pytest.mark.parametrize(
    ("chinese", "name", "place"),
    [
        ("公司向蔡司采购设备", "Zeiss", 3),
        ("目前没有能够替代海德汉的产品", "Heidenhain", 8),
        ("发动机引入康明斯", "Cummins", 5),
        ("与阿尔斯通合作", "Alstom", 1),
        ("利勃海尔的订单", "Liebherr", 0),
    ],
)
def test_a_name_is_found_where_it_sounds_alike(chinese: str, name: str, place: int) -> None:
    assert place_sounding(chinese, name) == place


@pytest.mark.parametrize("name", ["Bosch", "Norvane", "Siemens", "Haoyuan", "IBM", "Zeissler"])
def test_another_name_is_not_found(name: str) -> None:
    assert place_sounding("公司向蔡司采购的设备博士不是今年交付", name) is None


def test_ordinary_words_sound_like_nobody() -> None:
    assert place_sounding("公司的材料成本", "Chailiao") is None
    assert place_sounding("公司的基本建设费用", "Gibson") is None
