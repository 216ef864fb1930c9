"""Words that days are made of, in Swedish and English."""

_MONTHS = """january januari jan|february februari feb|march mars|april apr|may maj|june juni jun|july juli|
    august augusti aug|september sept sep|october oktober oct okt|november nov|december dec"""
MONTHS = {word: number for number, words in enumerate(_MONTHS.split("|"), 1) for word in words.split()}
QUARTERS = {"q1": 3, "q2": 6, "q3": 9, "q4": 12}
# The last month of each half of a year.
HALVES = {"h1": 6, "h2": 12}
NAMED_SPANS = MONTHS | QUARTERS | HALVES
# Only a small word before them, or a number, makes days of these.
OTHER_WORDS_TOO = frozenset(("may", "maj", "march", "mars", "jan", "apr", "mar", "august", *QUARTERS, *HALVES))
COUNTS = {
    word: number
    for number, words in enumerate(("a an one en ett", "two två", "three tre", "four fyra", "five fem", "six sex"), 1)
    for word in words.split()
}
YEARS = frozenset(["year", "years", "year's", "år", "året", "årets", "åren"])
MONTH_WORDS = frozenset(["month", "months", "månad", "månader", "månaden", "månadens", "månaderna"])
WEEKS = frozenset(["week", "weeks", "vecka", "veckor", "veckan", "veckans", "veckorna"])
QUARTER_WORDS = frozenset(["quarter", "quarters", "kvartal", "kvartalet", "kvartalets", "kvartalen"])
# The last month of the one that is meant.
QUARTERS_IN_ORDER = {
    word: 3 * number
    for number, words in enumerate(
        ("first första 1st 1", "second andra 2nd 2", "third tredje 3rd 3", "fourth fjärde 4th 4"), 1
    )
    for word in words.split()
}
_DAY_WORDS = frozenset(["day", "days", "dag", "dagar", "dagarna"])
HALF_YEARS = frozenset(("halvår", "halvåret", "half-year", "half"))
NEXT = frozenset(("next", "nästa"))
LAST = frozenset(("last", "förra"))
# A span of them ends today: `the last 90 days`, `det senaste året`.
RECENT = frozenset(("past", "senaste", "gångna"))
ENDING_TODAY = LAST | RECENT | frozenset(("sista",))
THIS = frozenset(("this", "i"))
THIS_SPAN = frozenset(("år", "year", "veckan"))
# The span that today is in; "i" only says so of those above.
CURRENT = frozenset(("this", "här", "denna", "detta", "innevarande"))
COMING = frozenset(("coming", "kommande", "närmaste", "närmsta"))
# `the end of the month`, `resten av året`, `hela kvartalet`.
_THE_END = "end of the|end of|rest of the|slutet av|slutet på|resten av|hela|throughout the"
THE_END = tuple(tuple(phrase.split()) for phrase in _THE_END.split("|"))
TOMORROW = {"tomorrow": 1, "imorgon": 1, "imorrn": 1, "yesterday": -1, "igår": -1}
_WEEKDAYS = """monday måndag|tuesday tisdag|wednesday onsdag|thursday torsdag|friday fredag|saturday lördag|
    sunday söndag"""
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS.split("|")) for word in words.split()}
# Days that people name and that are no days of a calendar; "jul" is July to some and Christmas to others.
_UNREAD_WORDS = "christmas easter jul julen påsk påsken midsommar somras vintras"
# Years whose days are the company's own: `FY27`, `nästa räkenskapsår`.
_FISCAL_WORDS = """fy fiscal räkenskapsår räkenskapsåret räkenskapsårets budgetår budgetåret budgetårets verksamhetsår
    verksamhetsåret verksamhetsårets"""
_FISCAL_YEARS = [f"fy{year:02}" for year in (*range(100), *range(2000, 2100))]
_FISCAL_YEARS += [f"fy{year:02}/{year + 1:02}" for year in range(99)]
BEFORE_A_FISCAL_YEAR = frozenset(_FISCAL_WORDS.split())
UNREAD = frozenset((*_UNREAD_WORDS.split(), *WEEKDAYS, *_FISCAL_YEARS)) | BEFORE_A_FISCAL_YEAR - {"fy"}
TURNS_OF_THE_YEAR = frozenset(("årsskiftet", "nyår", "nyåret", "nyårsafton"))
_SEASONS_WORDS = "summer autumn fall winter spring sommar sommaren höst hösten vinter vintern vår våren jul julen"
SEASONS = frozenset(_SEASONS_WORDS.split())
# "vår" is also "our", and what springs is no spring: those need a year, or to be the last of what is said.
SEASONS_AT_THE_END = frozenset(("vår", "spring"))
SEASONS_ALONE = SEASONS - SEASONS_AT_THE_END
_BEFORE_A_SEASON_WORDS = (
    "till i in the during last förra nästa next this until by before after efter före innan over under through hela"
)
BEFORE_A_SEASON = frozenset(_BEFORE_A_SEASON_WORDS.split())
NEW = frozenset(("new", "nya", "nytt"))
_BEFORE_A_DAY_WORDS = """on in the den i på by until till tills through om from från och med since sedan end of
    slutet during under för inom within per as av late sent throughout
    hela"""
# Where in a month or a year, which no rule makes a day of.
PARTS = frozenset(["mid", "middle", "mitten", "early", "tidigt", "början", "beginning", "start", "starten"])
BEFORE_A_DAY = frozenset(_BEFORE_A_DAY_WORDS.split()) | PARTS
# A month or a week without a year is meant as a day after these.
_BEFORE_A_MONTH_WORDS = (
    "in i after efter before före innan until till tills by since från from of av på during under through throughout"
)
BEFORE_A_MONTH = frozenset(_BEFORE_A_MONTH_WORDS.split()) | PARTS
NUMBERED_WEEKS = frozenset(("vecka", "week", "v", "w"))
BEFORE_A_YEAR = BEFORE_A_DAY | {"after", "efter", "before", "före", "innan", "år", "year", "av", "hela", "throughout"}
MORE = frozenset(("another", "more", "ytterligare"))
_SUPPORTED_WORDS = """supported stöds stödd stödda stödjs stödjas upphör upphörde slutar slutade ut expire expires
    expiring expired end ends ended ending eol"""
SUPPORTED = frozenset(_SUPPORTED_WORDS.split())
# `vilka versioner släpptes 2026?`
RELEASED = frozenset(("released", "launched", "släpptes", "släppts", "släppt", "släppte", "lanserades", "lanserats"))
# `vilka tappar support 2027?`
LOSING = frozenset(("lose", "loses", "losing", "lost", "tappar", "tappade", "förlorar", "förlorade"))
AHEAD = frozenset(("om", "in", "within", "inom"))
AFTER, BEFORE = frozenset(("after", "efter")), frozenset(("before", "före", "innan"))

# A text without any of these has no day in it.
SIGNS_OF_A_DAY = frozenset(
    (
        *NUMBERED_WEEKS,
        *YEARS,
        *MONTH_WORDS,
        *WEEKS,
        *QUARTER_WORDS,
        *_DAY_WORDS,
        *HALF_YEARS,
        *TOMORROW,
        *UNREAD,
        *BEFORE_A_FISCAL_YEAR,
        *NAMED_SPANS,
        *TURNS_OF_THE_YEAR,
        *SEASONS,
    )
)
