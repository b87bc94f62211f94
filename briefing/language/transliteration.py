"""Foreign names that Chinese writes by their sound (Zeiss is 蔡司, Heidenhain 海德汉).

Both are turned into rough sounds and aligned: a consonant costs the more the further it is from
the other, vowels little, and the vowels that Chinese must put between consonants (斯, 德, 尔) next
to nothing. Only characters are asked that no ordinary word of the text takes up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.dictionary import unexplained
from briefing.language.pinyin import is_pinyin, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST_LETTERS = 4
_SHORTEST, _LONGEST = 2, 7
"""Characters of a name."""
_ALLOWED, _UNUSUAL = 0.25, 0.15
"""What two names may differ by, for each consonant of the English one, and where a character isn't
one of those that are commonly used for sounds."""
_USUAL = frozenset(
    "阿埃艾爱安昂奥巴白班邦保堡鲍贝本比彼宾波伯博勃布采蔡策查察昌彻茨次楚达大戴丹当道德登邓迪蒂丁东都杜顿多厄恩尔耳"
    "法凡范方菲费芬丰冯佛夫弗福盖甘冈高戈哥格葛根贡古瓜圭果哈海汉豪赫黑亨洪胡华怀惠霍基吉济季加贾江焦杰捷金京久居"
    "卡凯坎康考科可克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷里丽利莉立列林琳龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛茅梅门蒙孟米密"
    "明缪摩莫默姆木穆纳娜乃奈南内嫩尼宁纽农诺欧帕派潘庞佩彭皮平珀普奇齐契恰乔切钦琴青琼热仁日荣茹儒瑞若萨塞赛桑"
    "瑟森沙莎山尚绍舍申圣施史士世舒斯司丝松苏索塔泰坦汤唐陶特滕提廷通图托瓦万旺威韦维魏温翁沃乌武西希锡夏先香肖谢"
    "辛欣休雄修许逊雅亚延扬杨耶叶伊易意因英尤于约云泽扎詹张珍正芝治朱兹子佐宗祖左"
)
_SPELT = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)(?=\1)", ""),
        (r"tsch", "C"),
        (r"sch|sh", "S"),
        (r"ch", "C"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"gh|ck", "k"),
        (r"qu", "kw"),
        (r"^x", "s"),
        (r"x", "ks"),
        (r"dg|j", "J"),
        (r"tz|ts", "z"),
        (r"c(?=[eiy])", "s"),
        (r"[cq]", "k"),
        (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"wh", "w"),
        (r"(?<=[^aeiou])e$", ""),
        (r"(?<=[^aeiou])es$", "s"),
        (r"y(?![aeiou])", "i"),
    )
)
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([aeiouü]*)(n?)g?(r?)")
_INITIALS = {"zh": "J", "ch": "C", "sh": "S", "j": "J", "q": "C", "x": "S", "c": "z"}
_VOWELS = frozenset("aeiou")
_WEAK = "'"
"""A vowel that Chinese adds to a bare consonant."""
_ALIKE = (
    "bp",
    "dt",
    "gkh",
    "hSs",
    "gkJC",
    "fvw",
    "fh",
    "bv",
    "zsJCS",
    "tCJ",
    "dJ",
    "lr",
    "mn",
    "wu",
    "yi",
    "yJ",
    "nl",
)
_SAME, _NEAR, _FAR = 0.0, 0.3, 1.3
_LEFT_OUT = {
    _WEAK: 0.02,
    **dict.fromkeys(_VOWELS, 0.2),
    "r": 0.3,
    "h": 0.3,
    "w": 0.25,
    "y": 0.2,
    "l": 0.6,
    "n": 0.5,
    "m": 0.6,
    "t": 0.6,
    "d": 0.6,
    "k": 0.7,
    "g": 0.6,
    "s": 0.7,
}


def place_sounding(chinese: str, word: str) -> int | None:
    """Where a Chinese text holds what a foreign name sounds like: a code point, or None."""
    if len(word) < _LEAST_LETTERS or not word.isascii() or is_pinyin(word):
        return None
    sounds = _sounds_of(word)
    consonants = sum(sound not in _VOWELS for sound in sounds)
    best = min(
        (
            (cost, start)
            for start, there, most in _candidates(chinese)
            if (cost := _cost(sounds, there)) <= most * consonants
        ),
        default=None,
    )
    return best[1] if best else None


@lru_cache(maxsize=64)
def _candidates(chinese: str) -> tuple[tuple[int, str, float], ...]:
    return tuple(_spans(chinese))


def _spans(chinese: str) -> Iterator[tuple[int, str, float]]:
    spelt = [_sounds_in(one) for one in syllables(chinese)]
    for run in unexplained(chinese):
        for start in range(run.start, run.stop - 1):
            for end in range(start + _SHORTEST, min(run.stop, start + _LONGEST) + 1):
                usual = _USUAL.issuperset(chinese[start:end])
                yield start, "".join(spelt[start:end]), _ALLOWED if usual else _UNUSUAL


def _sounds_of(word: str) -> str:
    word = word.lower()
    for pattern, sound in _SPELT:
        word = pattern.sub(sound, word)
    return re.sub(r"[^a-zA-Z]", "", word)


def _sounds_in(syllable: str) -> str:
    match = _SYLLABLE.fullmatch(syllable)
    if match is None:
        return syllable
    initial, vowels, nasal, er = match.groups()
    vowels = vowels.replace("ü", "u")
    if initial and not nasal and vowels in {"e", "i", "u"}:
        vowels = _WEAK + vowels
    if er and not initial:
        vowels = ""
    return _INITIALS.get(initial, initial) + vowels + nasal + er


def _cost(one: str, other: str) -> float:
    """What it costs to turn one run of sounds into the other."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _LEFT_OUT.get(sound, 1.0))
    for sound in one:
        new = [row[0] + _LEFT_OUT.get(sound, 1.0)]
        for place, there in enumerate(other):
            new.append(
                min(
                    row[place] + _apart(sound, there),
                    row[place + 1] + _LEFT_OUT.get(sound, 1.0),
                    new[place] + _LEFT_OUT.get(there, 1.0),
                )
            )
        row = new
    return row[-1]


@lru_cache(maxsize=1024)
def _apart(one: str, other: str) -> float:
    if one == other:
        return _SAME
    if {one, other} <= _VOWELS:
        return 0.15
    return _NEAR if any(one in kind and other in kind for kind in _ALIKE) else _FAR
