"""Chinese personal and company names in pinyin; the only file that imports pypinyin."""

from __future__ import annotations

import re
from typing import Any

from pypinyin import Style, lazy_pinyin

COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 司徒 夏侯 端木 百里 南宫 西门".split()
)
"""Surnames of two characters that occur today."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤施柳谷路牛滕殷"
    "耿关祝宁章柯鲍苗裴聂卓池卞蒲"
)
"""The most frequent surnames of one character."""


_PERSON = re.compile(
    rf"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(SURNAMES)}])[\u4e00-\u9fff]{{1,2}}"
    r"(?=先生|女士|博士|院士|教授)"
)


def person_in_pinyin(name: str) -> str:
    """Give a Chinese personal name in pinyin, family name first: 江涛 is "Jiang Tao".

    A name without Chinese characters is returned as it is. Rule: GB/T 28039-2011, no tone marks.
    """
    if not _is_chinese(name):
        return name
    size = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
    parts = (_syllables(_HOMOPHONES.get(name[:size], name[:size])), _syllables(name[size:]))
    return " ".join(part.capitalize() for part in parts if part)


def people_named(text: str) -> set[str]:
    """Find the persons whom a Chinese text names with a courtesy title (梁文锋先生)."""
    return set(_PERSON.findall(text))


def words_in_pinyin(text: str) -> str:
    """Give any Chinese text as one capitalised word: 恒储 is "Hengchu"."""
    return _syllables(text).capitalize()


def spelt_in(text: str, word: str) -> bool:
    """Tell whether a Latin word is the pinyin of consecutive characters of a Chinese text."""
    return place_spelt(text, word) is not None


def place_spelt(text: str, word: str) -> int | None:
    """Where a Chinese text holds what a Latin word spells in pinyin: a code point, or None."""
    wanted = word.lower()
    syllables = [_passport(part) for part in lazy_pinyin(text, style=Style.NORMAL, errors=_apart)]
    for start, first in enumerate(syllables):
        spelt = first
        following = iter(syllables[start + 1 :])
        while spelt and wanted.startswith(spelt):
            if spelt == wanted:
                return start
            spelt += next(following, " ")
    return None


def _apart(run: str) -> Any:
    """Give a run without Chinese characters one entry each, so that places are code points."""
    return list(run)


# A surname whose reading differs from the character's common one, and a homophone to read instead.
_HOMOPHONES = {"曾": "增", "单": "善", "仇": "球", "解": "谢", "任": "人", "区": "欧", "查": "渣"}


def _syllables(text: str) -> str:
    return "".join(_passport(part) for part in lazy_pinyin(text, style=Style.NORMAL))


def _passport(syllable: str) -> str:
    """Passports write ü after l and n as yu (Lyu, not Lv), and so do newswires."""
    return syllable.replace("lv", "lyu").replace("nv", "nyu")


def _is_chinese(text: str) -> bool:
    return bool(text) and all("\u4e00" <= character <= "\u9fff" for character in text)
