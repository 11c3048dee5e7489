"""What numbers count when they do not count people: currencies, measures and stretches of time."""

from __future__ import annotations

SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "rouble", "₺": "lira", "₴": "hryvnia"}

CURRENCIES = {
    form: unit
    for unit, forms in {
        "dollar": "dollar dollars usd",
        "euro": "euro euros eur",
        "pound": "sterling gbp",
        "yen": "yen jpy",
        "rouble": "rouble roubles ruble rubles",
        "rupee": "rupee rupees",
        "dinar": "dinar dinars",
        "dirham": "dirham dirhams",
        "riyal": "riyal riyals rial rials",
        "lira": "lira liras lire",
        "yuan": "yuan renminbi",
        "peso": "peso pesos",
        "franc": "franc francs",
        "krona": "krona kronor krone kroner",
        "shekel": "shekel shekels",
        "shilling": "shilling shillings",
        "naira": "naira",
        "rand": "rand",
        "won": "won",
        "baht": "baht",
        "hryvnia": "hryvnia hryvnias",
        "afghani": "afghani afghanis",
        "cent": "cent cents",
    }.items()
    for form in forms.split()
}

MEASURES = {
    form: unit
    for unit, forms in {
        "percent": "%|percent|per cent|pct",
        "percentage point": "percentage point|percentage points",
        "kilometre": "km|kms|kilometre|kilometres|kilometer|kilometers",
        "metre": "metre|metres|meter|meters",
        "centimetre": "cm|centimetre|centimetres|centimeter|centimeters",
        "millimetre": "mm|millimetre|millimetres|millimeter|millimeters",
        "mile": "mile|miles",
        "foot": "foot|feet|ft",
        "yard": "yard|yards",
        "inch": "inch|inches",
        "hectare": "hectare|hectares|ha",
        "acre": "acre|acres",
        "square kilometre": "km2|km²|sq km|square km|square kilometre|square kilometres|square kilometer"
        "|square kilometers",
        "square metre": "m2|m²|sq m|square metre|square metres|square meter|square meters",
        "square mile": "sq miles|square mile|square miles",
        "square foot": "sq ft|square foot|square feet",
        "cubic metre": "m3|m³|cubic metre|cubic metres|cubic meter|cubic meters",
        "tonne": "tonne|tonnes|metric ton|metric tons",
        "ton": "ton|tons",
        "kilogram": "kg|kgs|kilo|kilos|kilogram|kilograms",
        "gram": "gram|grams",
        "pound": "pound|pounds|lb|lbs",
        "ounce": "ounce|ounces",
        "litre": "litre|litres|liter|liters",
        "gallon": "gallon|gallons",
        "barrel": "barrel|barrels",
        "degree": "degree|degrees",
        "kilometre per hour": "kph|km/h|kmh",
        "mile per hour": "mph",
        "watt": "watt|watts|mw|megawatt|megawatts|gigawatt|gigawatts|kilowatt|kilowatts",
        "megabyte": "mb|gb|megabyte|megabytes|gigabyte|gigabytes",
        "kiloton": "kiloton|kilotons|megaton|megatons",
        "time": "times",
        "second": "second|seconds",
        "minute": "minute|minutes",
        "hour": "hour|hours",
        "day": "day|days",
        "night": "night|nights",
        "week": "week|weeks",
        "weekend": "weekend|weekends",
        "fortnight": "fortnight|fortnights",
        "month": "month|months",
        "year": "year|years",
        "decade": "decade|decades",
        "century": "century|centuries",
    }.items()
    for form in forms.split("|")
}
