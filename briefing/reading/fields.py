"""The rows of the form and the names they go by.

The form is the exchanges' template 投资者关系活动记录表; companies vary the rows' names.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from briefing.reading.folding import folded


class Field(StrEnum):
    """A row of the form; ``HEADER`` is a table's own heading, which says nothing."""

    TITLE = "title"
    CODE = "code"
    SHORT_NAME = "short_name"
    NUMBER = "number"
    ACTIVITY = "activity"
    PARTICIPANTS = "participants"
    TIME = "time"
    PLACE = "place"
    TIME_AND_PLACE = "time_and_place"
    SPEAKERS = "speakers"
    CONTENT = "content"
    ATTACHMENT = "attachment"
    DISCLOSURE = "disclosure"
    DATE = "date"
    HEADER = "header"


NAMES = {
    Field.CODE: "证券代码 股票代码 公司代码 A股代码",
    Field.SHORT_NAME: "证券简称 股票简称 公司简称 A股简称",
    Field.NUMBER: "编号 记录编号 活动编号 公告编号 记录表编号",
    Field.ACTIVITY: """
        投资者关系活动类别 投资者关系活动类型 投资者关系活动形式 投资者关系活动分类 活动类别
        活动类型""",
    Field.PARTICIPANTS: """
        参与单位名称及人员姓名 参与单位名称及人员 参与单位及人员姓名 参与单位及人员 参与单位名称
        参与单位 参与机构名称及人员姓名 参与机构名称 参与机构 参与人员 活动参与人员 参会单位及人员
        参会单位及人员姓名 参会单位名称及人员姓名 参会单位名称 参会单位 参会人员 参会机构
        与会单位及人员
        与会单位 与会机构 与会人员 调研机构 调研单位 调研人员 参加单位 参加人员 参与投资者
        参与对象 来访单位及人员 来访单位 来访人员 投资者名称""",
    Field.TIME: """
        时间 活动时间 会议时间 接待时间 召开时间 活动日期 会议日期 接待日期 调研时间 调研日期
        召开日期 交流时间""",
    Field.PLACE: """
        地点及方式 地点与方式 地点和方式 地点、方式 地点及形式 活动地点及方式 地点 活动地点 会议地点
        接待地点 召开地点 调研地点 交流地点 接待方式 交流方式 召开方式 形式 方式 活动形式
        会议形式 会议方式""",
    Field.TIME_AND_PLACE: """
        时间及地点 时间和地点 时间、地点 时间与地点 时间地点 活动时间及地点 活动时间、地点
        会议时间及地点
        接待时间及地点 时间、地点及方式 时间、地点、方式 时间地点及方式 时间及方式""",
    Field.SPEAKERS: """
        上市公司接待人员姓名 上市公司接待人员 上市公司接待人员及职务 公司接待人员姓名 公司接待人员
        接待人员姓名 接待人员 上市公司参与人员 上市公司参会人员 上市公司出席人员 公司参会人员
        公司参与人员 公司出席人员 公司接待人员及职务 公司参会人员姓名 上市公司参与单位及人员
        出席人员 接待人员及职务 上市公司接待人员姓名及职务 公司参加人员 上市公司参加人员""",
    Field.CONTENT: """
        投资者关系活动主要内容介绍 投资者关系活动主要内容 活动主要内容介绍 活动主要内容
        主要内容介绍 主要内容 交流内容及具体问答记录 交流主要内容 活动内容 会议主要内容
        交流内容 问答内容
        投资者关系活动主要内容简介 投资者关系活动内容
        投资者提出的问题及公司回复情况""",
    Field.ATTACHMENT: """
        附件清单 附件列表 附件目录 附件 活动过程中所使用的演示文稿、提供的文档等附件""",
    Field.DISCLOSURE: """
        关于本次活动是否涉及应披露重大信息的说明 关于本次活动是否涉及应当披露重大信息的说明
        是否涉及应披露重大信息的说明 是否涉及应披露重大信息 是否涉及应当披露重大信息
        关于本次活动是否涉及应披露重大信息 本次活动是否涉及应披露重大信息 是否涉及应披露的重大信息
        关于本次活动是否涉及应披露的重大信息的说明""",
    Field.DATE: "日期 记录日期 披露日期",
    Field.HEADER: "项目 内容 事项",
}
"""The names of each row, parted by white space."""

BELOW = frozenset({Field.ATTACHMENT, Field.DISCLOSURE, Field.DATE})
"""The rows that follow the answers."""

_NOISE = re.compile(
    r"</?(?:br|b|strong|p|span|font|u|div|h[1-6])\b[^<>]{0,200}>|[\s*#]|[（(]如有[^（()）]{0,12}[）)]|[：:]$"
)
_LONGEST = 80


@cache
def _index() -> dict[str, Field]:
    return {name: field for field, names in NAMES.items() for name in names.split()}


def row_of(line: str) -> Field | None:
    """The field that a line is the row of: its label in front of a colon, or all it is."""
    return field_of(re.split(r"[：:\t]", line[: _LONGEST + 1], maxsplit=1)[0])


def field_of(label: str) -> Field | None:
    """The field that a label names, white space, markup and （如有） in it ignored."""
    if len(label) > _LONGEST:
        return None
    bare = _NOISE.sub("", folded(label.strip()))
    return _index().get(_NOISE.sub("", bare))  # （如有） may have been broken, too
