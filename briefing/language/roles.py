"""Offices of Chinese listed companies in English."""

from __future__ import annotations

import re

_ROLES = {
    "董事会秘书": "board secretary",
    "董秘": "board secretary",
    "副董事长": "vice chairman",
    "董事长": "chairman",
    "独立董事": "independent director",
    "执行董事": "executive director",
    "董事": "director",
    "监事会主席": "chairman of the supervisory board",
    "监事": "supervisor",
    "总裁": "president",
    "副总裁": "vice president",
    "高级副总裁": "senior vice president",
    "执行总裁": "executive president",
    "总经理": "general manager",
    "副总经理": "deputy general manager",
    "常务副总经理": "executive deputy general manager",
    "财务总监": "chief financial officer",
    "首席财务官": "chief financial officer",
    "财务负责人": "chief financial officer",
    "首席执行官": "chief executive officer",
    "首席技术官": "chief technology officer",
    "首席科学家": "chief scientist",
    "总工程师": "chief engineer",
    "研发总监": "head of R&D",
    "技术总监": "head of technology",
    "销售总监": "head of sales",
    "证券事务代表": "securities affairs representative",
    "证券事务主管": "securities affairs manager",
    "证券部经理": "securities affairs manager",
    "投资者关系经理": "investor relations manager",
    "投资者关系总监": "head of investor relations",
    "投资者关系": "investor relations",
    "证券部": "securities department",
}


def role_in_english(role: str) -> str:
    """Give an office in English; one that isn't known stays in quotation marks as it is written.

    Two offices written together (副总经理兼董事会秘书) are joined by "and".
    """
    parts = [part for part in re.split(r"兼任?|、|\s+", role) if part]
    return " and ".join(_ROLES.get(part, f'"{part}"') for part in parts)
