"""Number words, scales, currencies and units of an English text, as they are spelled."""

from __future__ import annotations

from briefing.language.quantities.units import DURATIONS, LATIN_UNITS, PHYSICAL

SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
    "trn": 12,
}
ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
ONES += " sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = (
    {word: number for number, word in enumerate(ONES.split(), 1)}
    | {word: 10 * number for number, word in enumerate(TENS.split(), 2)}
    | {"a dozen": 12, "a hundred": 100, "a thousand": 1000}
)
CURRENCIES = {
    "rmb": "CNY",
    "cny": "CNY",
    "¥": "CNY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "us$": "USD",
    "usd": "USD",
    "$": "USD",
    "dollars": "USD",
    "us dollars": "USD",
    "hk$": "HKD",
    "hkd": "HKD",
    "hk dollars": "HKD",
    "eur": "EUR",
    "€": "EUR",
    "euros": "EUR",
    "jpy": "JPY",
    "yen": "JPY",
    "gbp": "GBP",
    "£": "GBP",
    "sgd": "SGD",
    "krw": "KRW",
    "aud": "AUD",
    "cad": "CAD",
    "twd": "TWD",
    "rub": "RUB",
    "chf": "CHF",
}
SPELLINGS = {
    "ton": "tonne",
    "metric ton": "tonne",
    "square meter": "square metre",
    "sq m": "square metre",
    "sqm": "square metre",
    "square kilometer": "square kilometre",
    "square centimeter": "square centimetre",
    "square millimeter": "square millimetre",
    "cubic meter": "cubic metre",
    "kilometer": "kilometre",
    "meter": "metre",
    "millimetre": "mm",
    "millimeter": "mm",
    "centimetre": "cm",
    "centimeter": "cm",
    "micron": "μm",
    "nanometre": "nm",
    "nanometer": "nm",
    "liter": "litre",
    "watt": "W",
    "kilowatt": "kW",
    "megawatt": "MW",
    "gigawatt": "GW",
    "kilowatt-hour": "kWh",
    "kilowatt hour": "kWh",
    "megawatt-hour": "MWh",
    "megawatt hour": "MWh",
    "gigawatt-hour": "GWh",
    "gigawatt hour": "GWh",
    "volt": "V",
    "kilovolt": "kV",
    "petaflop": "PFLOPS",
    "kilogramme": "kilogram",
}
NOUNS = ("parameter", "share", "token", "card")
UNITS = (
    {unit: unit for unit in (*PHYSICAL.values(), *DURATIONS.values(), *NOUNS)}
    | {unit: unit for unit in LATIN_UNITS}
    | SPELLINGS
)
PLURALS = {f"{unit}s": unit for unit in UNITS if unit.islower() and len(unit) > 2} | {
    "inches": "inch"
}
