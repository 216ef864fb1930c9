"""Words around what a version can do, in Swedish and English, and words in their place that say something else."""

from bot.domain.understanding.among_words import ENDED
from bot.domain.understanding.day_words import SIGNS_OF_A_DAY
from bot.domain.understanding.words import Sign

_HAS = "have has har include includes offer offers erbjuder handle handles klarar hanterar"
HAS = frozenset(_HAS.split())
REQUIRES = frozenset(("require", "requires", "kräver"))
_THERE = "finns is are"
THERE = frozenset(_THERE.split())
IT = frozenset(("det", "there"))
_DOES = "can does do kan could"
DOES = frozenset(_DOES.split())
# `can 6.15 do X?`, `kan 6.15 använda X?`
ACTS = frozenset(("do", "use", "göra", "använda", "hantera"))
_WITH = "with med against mot in i on på"
WITH = frozenset(_WITH.split())
_RUNS = "run runs köra körs köras installera installeras install installed hosted"
RUNS = frozenset(_RUNS.split())
_IS = "is are är stöds finns ingår supports"
IS = frozenset(_IS.split())
_AVAILABLE = "supported available included possible stödd stött stöds tillgänglig tillgängligt med"
AVAILABLE = frozenset(_AVAILABLE.split())
_INSIDE = "in i on på by av with med"
INSIDE = frozenset(_INSIDE.split())
WHICH = frozenset(("which", "what", "vilka", "vilken", "vilket"))
_OF_THINGS = """support supports supported stöds stöder stödjer stödda stödd stött klarar handle handles require
    requires required needed needs kräver krävs behövs behöver"""
OF_THINGS = frozenset(_OF_THINGS.split())
_REQUIREMENTS = """requirements requirement prerequisites prerequisite systemkrav systemkraven hårdvarukrav
    hårdvarukraven programvarukrav krav kraven förutsättningar"""
REQUIREMENTS = frozenset(_REQUIREMENTS.split())
# What a version is asked about with these words, no catalogue says either; in a story they only tell.
_PRICES = """cost costs price prices pricing fee fees discount discounts kostar kosta kostnad kostnaden pris priset
    priser prislista avgift avgiften rabatt rabatter license licence licenses licences licensing licens licensen
    licenser licenserna licensavgift licensavgiften licenskostnad licenskostnaden"""
PRICES = frozenset(_PRICES.split())
# What a verb asks for, in one word.
ASKED_FOR = {"kostar": "pris", "kosta": "pris"}
_TOPICS = """port ports portar portarna memory minne minnet usage performance prestanda prestandan documentation docs
    manual manuals dokumentation dokumentationen manualen browser browsers webbläsare webbläsaren slow slower fast
    faster långsam långsamt långsammare seg segt snabb snabbt snabbare sso sign-on inloggning ldap mfa api apis"""
DOWNTIME = frozenset(("downtime", "nedtid", "nertid", "driftstopp"))
TOPICS = frozenset(_TOPICS.split()) | PRICES | DOWNTIME
_ASKING = """what what's which vad vilka vilken vilket how how's hur where where's var is are är does do can kan has
    har why varför ingår måste must behöver need will"""
ASKING = frozenset(_ASKING.split())
MENDED = frozenset(("fixed", "patched", "solved", "fixad", "fixat", "fixade", "rättad", "rättat", "löst"))
# Whether it can be had, no catalogue says; how the version stands may come of it.
_EXTENDED = "extended prolonged förlängd förlängt förlängda utökad utökat"
EXTENDED_SUPPORT = frozenset(
    (each, support) for each in _EXTENDED.split() for support in ("support", "stöd", "supporten")
)
_SMALL = "the a an our any for för en ett den det nya new ny nytt some något någon några vår våra vårt my"
SMALL = frozenset(_SMALL.split())

# Asked with one of these, it is support or compatibility that is asked about.
ANSWERED = {Sign.SUPPORTED, Sign.WORKS, Sign.COMPAT, Sign.TALKS, Sign.CHECK, Sign.UPGRADE, Sign.NEWEST, Sign.PATCH}

# What support itself has: `the 6.13 support window`.
_OF_SUPPORT = """window windows period periods date dates status lifetime policy plan level agreement contract team
    case cases until till ending info information details matrix schedule table fönster perioden
    datum tid tiden avtal nivå deadline livstid livstiden livslängd livscykel livscykeln lifecycle"""
# What has happened to a version, or will.
_HAPPENED = """släppts släppt lanserats publicerats dragits indragits försenats testats uppdaterats patchats
    released withdrawn published launched updated tested delayed
    gått gick dött upphört slutat utgått passerat fallit blivit varit fått kommit tagit nått nådde been gone passed
    reached hit nearing slutet
    happens happen händer hända
    lapsed died become left stay remain keep continue still stanna ligga vara fortsätta kvar finnas
    hålla leva count survive stick hang fixar rättningar rättas fixes patched gå bli drop expire
    vänta wait funnits problem problems issues fel known kända year years month months day dag år månad bug bugs service
    packs release releases more mer mindre less fewer exist exists days dagar tid time end säkert säker safe secure"""
# Where it is run, and by whom.
_WHERE = """production produktion prod test tests testmiljö testmiljön environment environments miljö miljön
    miljöer customer customers kund kunden kunder site sites company företag company's system
    systems systemet systemen setup installation installationen installations plant factory fabrik
    lager lagret warehouse work drift driften office kontor team teams staging dev development
    utveckling live parallel parallellt machine machines maskin maskiner each today future framtiden
    general practice place"""
NO_FEATURES = SIGNS_OF_A_DAY.union(ENDED, _OF_SUPPORT.split(), _HAPPENED.split(), _WHERE.split())
