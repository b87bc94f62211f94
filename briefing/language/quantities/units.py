"""Units and classifiers: what stands after a number, and what it is in English."""

from __future__ import annotations

PHYSICAL = {
    "平方公里": "square kilometre",
    "平方千米": "square kilometre",
    "平方米": "square metre",
    "平方厘米": "square centimetre",
    "平方毫米": "square millimetre",
    "平米": "square metre",
    "立方米": "cubic metre",
    "标方": "cubic metre",
    "㎡": "square metre",
    "m³": "cubic metre",
    "公顷": "hectare",
    "英亩": "acre",
    "亩": "mu",
    "载重吨": "deadweight tonne",
    "吨": "tonne",
    "公斤": "kilogram",
    "千克": "kilogram",
    "毫克": "mg",
    "克": "gram",
    "公里": "kilometre",
    "千米": "kilometre",
    "海里": "nautical mile",
    "英寸": "inch",
    "寸": "inch",
    "厘米": "cm",
    "毫米": "mm",
    "微米": "μm",
    "纳米": "nm",
    "米": "metre",
    "毫升": "mL",
    "升": "litre",
    "桶": "barrel",
    "盎司": "ounce",
    "标准箱": "TEU",
    "标箱": "TEU",
    "马力": "horsepower",
    "摄氏度": "°C",
    "℃": "°C",
    "°C": "°C",
    "千瓦时": "kWh",
    "兆瓦时": "MWh",
    "吉瓦时": "GWh",
    "太瓦时": "TWh",
    "瓦时": "Wh",
    "度电": "kWh",
    "千瓦": "kW",
    "兆瓦": "MW",
    "吉瓦": "GW",
    "瓦": "W",
    "千伏安": "kVA",
    "千伏": "kV",
    "伏": "V",
    "兆帕": "MPa",
    "赫兹": "Hz",
    "像素": "pixel",
}
LATIN_UNITS = (
    "GWh MWh kWh KWh TWh GW MW kW KW MWp GWp nm mm cm μm um km kg TB GB PB EB MB MHz GHz Hz bit"
    " Gbps Tbps Mbps EFLOPS PFLOPS TFLOPS EFlops PFlops TFlops TOPS mAh Ah kVA MVA kV KV V MPa GPa"
    " Wh Wp W m2 mL ml mg dB TEU rpm ppm kN fps L".split()
)
DURATIONS = {
    "个工作日": "working day",
    "个交易日": "trading day",
    "个自然日": "day",
    "个季度": "quarter",
    "个小时": "hour",
    "个月": "month",
    "个星期": "week",
    "个年度": "year",
    "小时": "hour",
    "分钟": "minute",
    "毫秒": "millisecond",
    "周年": "year",
    "年": "year",
    "周": "week",
    "天": "day",
    "秒": "second",
}
CURRENCIES = {
    "人民币": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "美元": "USD",
    "美金": "USD",
    "USD": "USD",
    "US$": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
    "新加坡元": "SGD",
    "新元": "SGD",
    "韩元": "KRW",
    "澳元": "AUD",
    "加元": "CAD",
    "新台币": "TWD",
    "卢布": "RUB",
    "瑞士法郎": "CHF",
    "元": "CNY",
}
COUNTED = {
    "股": "share",
    "卡": "card",
    "tokens": "token",
    "Tokens": "token",
    "token": "token",
    "Token": "token",
}
"""Nouns right after a number that English writes with it."""
CLASSIFIERS = (
    "个家项张台套名人款座条次件种只辆艘口位所批片颗枚间处例支部门份册页笔单宗起组层类轮户头株尊架"
)
"""Of counts; the English leaves them to the noun that follows."""
MEASURES = "场省箱盒瓶剂岁"
"""Nouns that count by themselves (三场, 五省); they stay in the text."""
