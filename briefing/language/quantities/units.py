"""Units and classifiers: what stands after a number, and what it is in English."""

from __future__ import annotations

PHYSICAL = {
    "平方公里": "square kilometre",
    "平方千米": "square kilometre",
    "平方米": "square metre",
    "立方米": "cubic metre",
    "㎡": "square metre",
    "公顷": "hectare",
    "亩": "mu",
    "吨": "tonne",
    "公斤": "kilogram",
    "千克": "kilogram",
    "公里": "kilometre",
    "千米": "kilometre",
    "英寸": "inch",
    "毫米": "mm",
    "微米": "μm",
    "纳米": "nm",
    "千瓦时": "kWh",
    "兆瓦时": "MWh",
    "吉瓦时": "GWh",
    "千瓦": "kW",
    "兆瓦": "MW",
    "吉瓦": "GW",
    "度电": "kWh",
    "万千瓦": "10 MW",
}
LATIN_UNITS = (
    "GWh MWh kWh KWh TWh GW MW kW KW nm mm cm μm um km kg TB GB PB EB MHz GHz Hz Gbps Tbps"
    " EFLOPS PFLOPS TOPS mAh Ah kV KV bp BP bps BPs m2 Wh ml mL mg".split()
)
DURATIONS = {
    "个工作日": "working day",
    "个交易日": "trading day",
    "个自然日": "day",
    "个季度": "quarter",
    "个小时": "hour",
    "个月": "month",
    "个星期": "week",
    "小时": "hour",
    "分钟": "minute",
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
    "元": "CNY",
}
CLASSIFIERS = (
    "个家项张台套名人款座条次件种只辆艘口位所批片颗枚间处例支部门份册页笔单宗起组层类轮倍户头株尊"
)
"""Of counts; the English leaves them to the noun that follows."""
