from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.language.glossary import (
    Entry,
    Glossary,
    NameKind,
    company_in_english,
    load_glossary,
    record_entries,
)
from briefing.language.tables import table
from briefing.reading import read_text


def _english(glossary: Glossary, text: str) -> list[str]:
    return [match.entry.en for match in glossary.find(text)]


def test_the_longest_form_at_a_place_wins() -> None:
    assert _english(load_glossary(), "中国移动在中国") == ["China Mobile", "China"]


def test_spaces_between_chinese_and_latin_characters_do_not_matter() -> None:
    assert _english(load_glossary(), "G 端和G端") == ["government-client"] * 2


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("国航和东航的订单", ["Air China", "China Eastern Airlines"]),
        ("向国投和国开行融资", ["SDIC", "China Development Bank"]),
        ("长鑫、三安和天岳", ["CXMT", "Sanan Optoelectronics", "SICC"]),
        ("接入通义和文心", ["Qwen", "ERNIE"]),
        ("五一和双十一", ["May Day holiday", "Singles' Day"]),
        ("海信、乐高和晶科", ["Hisense", "LEGO", "Jinko Solar"]),
    ],
)
def test_companies_and_holidays_are_known_by_their_short_names(
    text: str, english: list[str]
) -> None:
    assert _english(load_glossary(), text) == english


def test_limits_are_of_names_that_the_glossary_holds() -> None:
    limits = table("name_limits")
    forms = {form for entry in load_glossary().entries for form in entry.zh}
    limited = {form for side in limits.values() for form in side if len(form) > 1}
    assert not limited - forms


def test_a_ministry_is_no_department() -> None:
    assert _english(load_glossary(), "财政部和地方财政部门") == ["Ministry of Finance"]


def test_the_shipped_glossary_is_rich() -> None:
    assert len(load_glossary().entries) >= 300


def test_no_wrong_form_is_the_right_one_of_the_same_entry() -> None:
    assert not [e for e in load_glossary().entries if set(e.avoid) & set(e.english)]


def test_spans_point_into_the_text() -> None:
    text = "公司与华为合作"
    match = load_glossary().find(text)[0]
    assert text[match.span.start : match.span.end] == "华为"


def test_no_form_of_the_shipped_glossary_stands_twice() -> None:
    forms = [form for entry in load_glossary().entries for form in entry.zh]
    assert sorted(forms) == sorted(set(forms))


def test_an_added_file_takes_precedence(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("- {kind: company, zh: [华为], en: Huawei Technologies}\n", "utf-8")
    assert _english(load_glossary([own]), "华为") == ["Huawei Technologies"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- {zh: [华为], en: Huawei}", "lacks kind, zh or en"),
        ("- {kind: firm, zh: [华为], en: Huawei}", "unknown kind"),
        ("- {kind: company, zh: 华为, en: Huawei}", "zh is no list of strings"),
        ("- {kind: company, zh: [华为, 1], en: Huawei}", "zh is no list of strings"),
        ("- {kind: company, zh: [华为], en: Huawei, also: HW}", "also is no list of strings"),
        ("- {kind: company, zh: [], en: Huawei}", "no form in zh"),
        ("- {kind: company, zh: [华为], en: 5}", "en is a text"),
        ("- {kind: company, zh: [华为], en: Huawei, avoid: [Huawei]}", "avoids Huawei"),
        ("- {kind: company, zh: [华为], en: Huawei, note: x}", "unknown key note"),
        ("a: [", "no YAML"),
        ("a: b", "no list"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=reason):
        load_glossary([own])


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="can't be read"):
        load_glossary([tmp_path / "none.yaml"])


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary([]).find("华为") == ()


def test_added_entries_take_precedence() -> None:
    glossary = load_glossary().extended([Entry(NameKind.COMPANY, ("华为",), "H")])
    assert _english(glossary, "华为") == ["H"]


def test_a_term_inside_a_companys_name_is_not_its_name() -> None:
    text = (
        "证券简称：远山储能\n远山储能股份有限公司投资者关系活动记录表\n\n问：如何？\n\n答：好。\n"
    )
    record = read_text(text, sha256="0" * 64)
    (company, *_) = record_entries(record, load_glossary())
    assert company.en == "Yuanshan Energy Storage"


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("江苏恒储新能源股份有限公司", "Jiangsu Hengchu New Energy Co., Ltd."),
        ("四川明泽制药股份有限公司", "Sichuan Mingze Pharmaceutical Co., Ltd."),
        ("恒储能源", "Hengchu Energy"),
    ],
)
def test_a_company_is_translated_as_far_as_its_words_are_known(name: str, english: str) -> None:
    assert company_in_english(name) == english


@pytest.mark.parametrize(
    "text",
    [
        "公司大力拓展市场，风电装机增长，充电装置达能效一级。",
        "最佳能效的串联电路增强生产能力，共赢创新，新型应用材料和微创医疗器械。",
        "现代汽车产业增加纳税，黄河内蒙古段、沿海防护林和集中亚太资源。",
        "优惠普及，规格芯片发起亚太项目，张家浦项目今日立项，其中试点使用友好。",
        "恒泰科技在上海思源路，外汇丰富，徐工程师来自我国网民，其中兴建厂房。",
        "湖南非公经济、山东京东物流和江苏南通的公司也门类齐全。",
        "推广汽车、海上汽车运输和施工行业，湖南航空、上海信托和系统信息，加强生产、增强生态。",
        "中文心理测评，普通义务教育，全国投资和外国航空公司，更新和成本，液晶科技，黄金周期。",
        "长春运营，平台北方，快乐高端，例如家电，导致同比下降，卫星链路，其中秋季，保安进行，第三安置点。",
    ],
)
def test_a_name_inside_other_words_is_none(text: str) -> None:
    found = [m.entry.en for m in load_glossary().find(text) if m.entry.kind is not NameKind.TERM]
    places = {"Shandong", "Jiangsu", "Inner Mongolia", "Asia-Pacific", "JD Logistics", "Hunan"}
    assert set(found) <= places | {"JD.com", "Nantong", "Yellow River", "Shanghai"}
