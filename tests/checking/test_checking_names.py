import datetime as dt

import pytest

from briefing.checking import Evidence, check_claim
from briefing.language.glossary import Entry, NameKind, load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary().extended([Entry(NameKind.COMPANY, ("恒储能源",), "Hengchu")])
DAY = dt.date(2026, 3, 12)


def _problems(source: str, text: str) -> str:
    cited = (inline(source, GLOSSARY, DAY),)
    return "; ".join(check_claim(text, Evidence(cited, GLOSSARY, ("Hengchu",))))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("北美市场增长较快。", "The North American market grew fast."),
        ("公司没有参与义乌的价格战。", "Hengchu stays out of the price war in Yiwu."),
        ("射频电源仍依赖进口。", "Hengchu still imports RF power supplies."),
        ("西北某省项目等待补偿标准。", "A project in Northwest China waits for a standard."),
        (
            "“高端刻蚀设备产业化项目”进展顺利。",
            "The High-end Etching Equipment Industrialization Project goes well.",
        ),
        ("探头由西门子医疗代工。", "Siemens Healthineers makes the probes."),
        ("公司在山西建厂。", "Hengchu builds a plant in Shanxi."),
        ("二价HPV疫苗已上市。", "The bivalent HPV vaccine is on sale."),
        ("L8型eVTOL已交付。", "The first L8 eVTOL has been delivered."),
        ("安神类中成药增长。", "Sedative TCM products grew."),
        ("药监局已受理。", "The application was accepted by the NMPA."),
        ("公司精简了单品。", "Hengchu has cut the number of SKUs."),
        ("公司拟赴港上市。", "Hengchu plans a Hong Kong listing."),
        ("转基因玉米推广面积增长。", "The area of GM corn grew."),
        ("232关税提高了成本。", "The Section 232 tariff raised costs."),
        ("由义乌科技供应。", "It is supplied by Yiwu Technology."),
        ("用友是合作伙伴。", "Hengchu works with Yonyou."),
        ("设备由佳能供应。", "Canon supplies the equipment."),
        ("光源由卡尔维森供应。", "The light sources come from Calvison."),
        ("轴承由舍弗海姆供应。", "Scheffheim Bearings supplies the bearings."),
        ("防火墙由安云维供应。", "The firewalls come from AYW."),
        ("《雾海》和《长夜》已定档。", "Fog Sea and Long Night have been scheduled."),
        ("红星农场已经投资。", "The Red Star Farm has invested."),
        ("由义乌科技供应。", "It is supplied by Yiwu Semiconductor."),
        ("镍钴锰正极出货增长。", "Shipments of NiCoMn cathodes grew."),
        ("大众和西门子的许可证已获批。", "The licences for Volkswagen and Siemens were approved."),
        ("苹果链条的收入增长。", "Revenue from the Apple chain grew."),
        ("公司还没有签XX协议。", "No QPA has been signed, and QPA projects wait."),
        ("二类械证已经拿到。", "The Class II device licence has been obtained."),
        ("广汽和上汽都在测试。", "GAC and SAIC are testing it."),
        ("五一和双十一的备货已完成。", "Stocks for May Day and Singles' Day are ready."),
        ("信义每月从公司采购。", "Xinyi buys from Hengchu each month."),
        ("跟蚂蚁合作的贷款减少。", "Loans made with Ant decreased."),
        ("一期已经退出。", "Phase One has left."),
        ("西安新厂区投产。", "The new site in Xi'an came on stream."),
        ("分散黑ECT涨价。", "Disperse Black ECT became dearer."),
        ("超灵便型船运价下跌。", "Rates for Supramaxes fell."),
        ("产品价格已经调整。", "Target prices have been changed."),
    ],
)
def test_a_name_that_the_source_gives_is_let_pass(source: str, text: str) -> None:
    assert _problems(source, text) == ""


@pytest.mark.parametrize(
    ("source", "text", "name"),
    [
        (
            "公司财务部调整了政策。",
            "The Ministry of Finance has changed its policy.",
            "Ministry of",
        ),
        ("公司引入新供应商。", "Hengchu has hired Haoyuan Technology.", "Haoyuan"),
        ("公司引入新供应商。", "Velmont has become a supplier.", "Velmont"),
        ("公司引入新供应商。", "Hengchu has signed with QPA.", "QPA"),
        ("公司引入新供应商。", "QPA supplies the company.", "QPA"),
        ("《星海》由腾讯代理。", "Norvane Systems and Tencent distribute Xinghai.", "Norvane"),
        ("光源由卡尔维森供应。", "The light sources come from Kestrel.", "Kestrel"),
        ("面向大众消费市场。", "Hengchu sells to Volkswagen.", "Volkswagen"),
        ("海外市场增长。", "The European market grows.", "European"),
        ("公司在山西建厂。", "Hengchu builds a plant in Shaanxi.", "Shaanxi"),
        ("大众消费复苏。", "Demand from Volkswagen recovers.", "Volkswagen"),
        ("通用产品增长。", "Demand from General Motors grows.", "General Motors"),
        ("苹果种植面积扩大。", "Sales to Apple expand.", "Apple"),
        ("设备便于携带，环境和平安定。", "Sales in Taiwan grow.", "Taiwan"),
        ("科技收入增长。", "Haoyuan Technology grows.", "Haoyuan"),
        ("推广汽车产品的费用增长。", "The cost of promotion to GAC grew.", "GAC"),
        ("施工行业的需求增长。", "Demand from ICBC grew.", "ICBC"),
        ("二季度收入增长。", "Phase Three grew.", "Three"),
        ("中草药收入增长。", "Sales of MRI products grew.", "MRI"),
        ("公司在科创板上市。", "Hengchu is listed on the Sci-tech Board.", "wrong name"),
    ],
)
def test_a_name_that_it_does_not_give_is_told(source: str, text: str, name: str) -> None:
    assert name in _problems(source, text)
