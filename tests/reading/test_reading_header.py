"""What the form's rows say."""

from __future__ import annotations

import datetime as dt

import pytest

from briefing.models.record import Activity, ActivityType, Participant, Speaker
from briefing.reading.header.activities import activities
from briefing.reading.header.company import company
from briefing.reading.header.dates import dates_in
from briefing.reading.header.participants import participants
from briefing.reading.header.speakers import speakers
from briefing.reading.header.wrapping import unwrapped


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026.02.13", dt.date(2026, 2, 13)),
        ("2026年2月13日", dt.date(2026, 2, 13)),
        ("2026 年 2 月 13 日（周五）下午", dt.date(2026, 2, 13)),
        ("2026-02-13 15:00-16:30", dt.date(2026, 2, 13)),
        ("2026/2/13", dt.date(2026, 2, 13)),
        ("2026年2月13日-2026年2月14日", dt.date(2026, 2, 13)),
        ("2026.02.30、2026.03.01", dt.date(2026, 3, 1)),
        ("下午三点", None),
        ("12026.02.131", None),
    ],
)
def test_dates(text: str, date: dt.date | None) -> None:
    assert next(iter(dates_in(text)), None) == date


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026年5月6日至5月8日", [6, 8]),
        ("2026年5月6日、2026年5月7日", [6, 7]),
        ("第一场：2026年5月7日 10:00；第二场：2026-05-06 15:00", [6, 7]),
        ("2026.05.06-2026.05.08", [6, 8]),
        ("２０２６年５月６日", [6]),
        ("5月6日", []),
    ],
)
def test_several_dates(text: str, days: list[int]) -> None:
    assert dates_in(text) == tuple(dt.date(2026, 5, day) for day in days)


@pytest.mark.parametrize(
    ("code", "ticker"),
    [
        ("000901", "000901.SZ"),
        ("300901", "300901.SZ"),
        ("600901", "600901.SH"),
        ("688901", "688901.SH"),
        ("990001", "990001.BJ"),
        ("830901", "830901.BJ"),
        ("430901", "430901.BJ"),
        ("600901.SH", "600901.SH"),
        ("", ""),
    ],
)
def test_tickers(code: str, ticker: str) -> None:
    assert company("", "", code).ticker == ticker


OTHER = ActivityType.OTHER


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("☑特定对象调研 □其他", (Activity(ActivityType.SITE_RESEARCH),)),
        ("□特定对象调研 ■路演活动 □其他", (Activity(ActivityType.ROADSHOW),)),
        ("□ 特定对象调研 √ 分析师会议", (Activity(ActivityType.ANALYST_MEETING),)),
        ("□√特定对象调研 □分析师会议", (Activity(ActivityType.SITE_RESEARCH),)),
        ("☐媒体采访 ✓现场参观", (Activity(ActivityType.SITE_VISIT),)),
        ("[x] 业绩说明会 [ ] 新闻发布会", (Activity(ActivityType.RESULTS_BRIEFING),)),
        ('<input type="checkbox" checked> 媒体采访', (Activity(ActivityType.MEDIA_INTERVIEW),)),
        ('<input checked="" type="checkbox"/> 媒体采访', (Activity(ActivityType.MEDIA_INTERVIEW),)),
        ('<input type="checkbox"/> 媒体采访', None),
        ('<input type="checkbox" data-checked="1"/> 媒体采访', None),
        ("■其他（请文字说明其他活动内容）：电话会", (Activity(OTHER, "电话会"),)),
        (
            "☑电话会议 ☑其他 策略会",
            (Activity(ActivityType.CONFERENCE_CALL), Activity(OTHER, "策略会")),
        ),
        ("☑投资者接待日", (Activity(OTHER, "投资者接待日"),)),
        ("業績說明會", (Activity(ActivityType.RESULTS_BRIEFING),)),
        ("□分析師會議 ▣業績說明會", (Activity(ActivityType.RESULTS_BRIEFING),)),
        ("（√）业绩说明会 （ ）路演活动", (Activity(ActivityType.RESULTS_BRIEFING),)),
        ("✅业绩说明会 ☐路演活动", (Activity(ActivityType.RESULTS_BRIEFING),)),
        ("业绩说明会", (Activity(ActivityType.RESULTS_BRIEFING),)),
        ("特定对象调研 分析师会议 其他", None),
        ("□特定对象调研 □其他", None),
        ("", None),
    ],
)
def test_activities(text: str, ticked: tuple[Activity, ...] | None) -> None:
    assert activities(text) == ticked


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("甲基金 王一、乙证券 李二", "甲基金/王一 乙证券/李二"),
        ("甲基金 王一、甲基金 王一", "甲基金/王一 甲基金/王一"),
        ("甲证券：王一、李二；乙基金：张三", "甲证券/王一 甲证券/李二 乙基金/张三"),
        ("甲证券（王一、李二）、乙基金 张三", "甲证券/王一 甲证券/李二 乙基金/张三"),
        ("乙合伙企业（有限合伙） 赵四", "乙合伙企业（有限合伙）/赵四"),
        ("甲金(海州)投资 王一", "甲金(海州)投资/王一"),
        ("1、甲基金 王一\n2、乙证券 李二", "甲基金/王一 乙证券/李二"),
        ("甲证券 王 明", "甲证券/王明"),
        ("甲国际 Laura", "甲国际/Laura"),
        ("甲基金、乙证券等 31 家机构 34 人", "甲基金/ 乙证券/"),
        ("甲证券 王一、李二", "甲证券/王一 甲证券/李二"),
        ("甲证券：王一 李二", "甲证券/王一 甲证券/李二"),
        ("①甲基金 王一；②乙证券 李二", "甲基金/王一 乙证券/李二"),
        ("甲基金王一、乙证券李二", "甲基金/王一 乙证券/李二"),
        ("高毅、淡水泉、景林", "高毅/ 淡水泉/ 景林/"),
        ("甲基金 王一、乙证券 李二（排名不分先后）", "甲基金/王一 乙证券/李二"),
        ("平安证券研究所、甲基金", "平安证券研究所/ 甲基金/"),
        ("第一场：\n甲基金 王一\n第二场：\n乙证券 李二", "甲基金/王一 乙证券/李二"),
        ("", ""),
    ],
)
def test_participants(text: str, listed: str) -> None:
    """``listed`` has an institution and a person for each."""
    wanted = tuple(Participant(*pair.split("/")) for pair in listed.split())
    assert participants(text) == wanted


def test_foreign_names_in_brackets() -> None:
    assert participants("甲国际（Tom Lee、王一）") == (
        Participant("甲国际", "Tom Lee"),
        Participant("甲国际", "王一"),
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("示例装备董事、副总裁、董事会秘书江涌", "江涌/董事/副总裁/董事会秘书"),
        ("董事长：王某某；财务总监 李某", "王某某/董事长 李某/财务总监"),
        ("董事会秘书 张三、证券事务代表 李四", "张三/董事会秘书 李四/证券事务代表"),
        ("江涌（董事会秘书）、李四（证券事务代表）", "江涌/董事会秘书 李四/证券事务代表"),
        ("副总经理兼董秘张三先生和财务总监李和平女士", "张三/副总经理/董秘 李和平/财务总监"),
        ("王五 董事长、总经理；李六 董秘", "王五/董事长/总经理 李六/董秘"),
        ("董事长王一\n独立董事 赵三", "王一/董事长 赵三/独立董事"),
        ("首席财务官欧阳一", "欧阳一/首席财务官"),
        ("顾岑（总经理）、证券部工作人员", "顾岑/总经理 /证券部工作人员"),
        ("", ""),
    ],
)
def test_speakers(text: str, named: str) -> None:
    """``named`` has a name and roles for each."""
    wanted = tuple(
        Speaker(name, tuple(roles)) for name, *roles in (who.split("/") for who in named.split())
    )
    assert speakers(text, companies=("示例装备",)) == wanted


WRAPPED = [
    (
        "澄湖基金 陆知远、澄湖基金 沈以宁、汇岭资管 顾北辰、东",
        "屿基金 乔思远、北川养老 程立言",
        5,
    ),
    (
        "澄湖基金 陆知远、澄湖基金 沈以宁、汇岭资管 顾北辰、澄湖基金",
        "乔思远、北川养老 程立言",
        5,
    ),
    (
        "沧屿基金：齐砚秋、叶霜白；岭桥证券：孟知秋、白一舟；北渚",
        "保险资管：闻人嘉",
        5,
    ),
    (
        "沧屿基金：齐砚秋、叶霜白；岭桥证券：孟知秋、白一舟、许临风",
        "北渚保险资管：闻人嘉",
        6,
    ),
]


@pytest.mark.parametrize(("first", "second", "listed"), WRAPPED)
def test_a_name_that_a_cells_edge_cuts_is_whole(first: str, second: str, listed: int) -> None:
    found = participants(unwrapped([first, second]))
    assert len(found) == listed
    assert all(item.institution and item.person for item in found)


def test_a_list_with_an_entry_a_line_is_no_wrapped_text() -> None:
    assert unwrapped(["甲基金 王一", "乙证券 李二"]) == "甲基金 王一\n乙证券 李二"
