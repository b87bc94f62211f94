"""Chinese personal and company names in pinyin; the only file that imports pypinyin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pypinyin import Style, lazy_pinyin, pinyin

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


_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)(?:i?ang|uang|i?ong|eng|ing|iao|ian|uai|uan|ai|ei|ao|ou"
    r"|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|[aeiou])|ang?|eng?|ai|ei|ao|ou|er|[aeo])+"
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
    wanted = re.sub("['’]", "", word.lower())  # Xi'an
    readings = _readings(text)
    for start in range(len(readings)):
        ends, place = {0}, start
        while ends and place < len(readings):
            ends = {
                end + len(reading)
                for end in ends
                for reading in readings[place]
                if reading.strip() and wanted.startswith(reading, end)
            }
            if len(wanted) in ends:
                return start
            place += 1
    return None


@lru_cache(maxsize=64)
def _readings(text: str) -> tuple[frozenset[str], ...]:
    """All that each character of a text may be read as."""
    read = pinyin(text, style=Style.NORMAL, errors=_apart_each, heteronym=True)
    return tuple(frozenset(_passport(reading) for reading in one) for one in read)


def syllables(text: str) -> list[str]:
    """Give each character of a text in pinyin, without tones; what isn't Chinese as it is."""
    return lazy_pinyin(text, style=Style.NORMAL, errors=_apart)


def initials_in(text: str, letters: str) -> bool:
    """Tell whether letters are the initials of consecutive characters (QAX for 奇安信)."""
    initials = "".join(
        one[:1] if "\u4e00" <= sign <= "\u9fff" else " "
        for one, sign in zip(syllables(text), text, strict=True)
    )
    return letters.lower() in initials


def is_pinyin(word: str) -> bool:
    """Tell whether a Latin word can be cut into syllables of pinyin."""
    return bool(_PINYIN.fullmatch(word.lower()))


def _apart_each(run: str) -> Any:
    return [[sign] for sign in run]


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
