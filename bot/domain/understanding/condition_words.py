"""Words that say how versions stand to each other, and products that are not Flow's."""

# "server 6.15 supports android 6.14": what comes after the verb is the other one of the pair.
_SUPPORTS = "support supports supporting stöd stödja stöder stödjer supportar supporterar"
SUPPORTS = frozenset(_SUPPORTS.split())
# These make a pair of any two that are named with them.
SUPPORTING = frozenset(["supports", "stöder", "stödjer", "supportar", "supporterar"])
LATEST = frozenset(("latest", "newest", "senast", "senaste", "nyast", "nyaste"))
# "to both 6.14 and 6.15": the word before it ties.
BOTH = frozenset(("both", "både", "either"))
# Products of others; a number beside one is theirs.
_THEIRS = """IFS Cloud,IFS Applications,IFS Application,IFS Apps,IFS,SQL Server,SQL,Windows Server,Oracle,
    Oracle Database,PostgreSQL,Postgres,Java,Azure,Docker,Chrome,Edge,Firefox,Safari,
    Python,IIS,Windows 7,Windows 8,Windows 10,Windows 11,TLS,SSL,OAuth"""
# The vendor's other product: its numbers are never Flow's, though they may look so.
_CONNECT = """Flow Connect,Novacura Connect,Novacura Flow Connect,Connect Hub,Connect Designer,Connect Agent,
    Flow Connect Hub,Flow Connect Designer,Flow Connect Agent"""
CONNECT = frozenset(name.strip().casefold() for name in _CONNECT.split(","))
ELSEWHERE = {name.strip().casefold(): name.strip() for name in (*_THEIRS.split(","), *_CONNECT.split(","))}
# A number beside it is its own, whatever it looks like.
DOTNET = frozenset(("net", "dotnet", "net core", "net framework"))
ELSEWHERE |= dict.fromkeys(DOTNET, ".NET")
# Components are called after these; with a number of its own, it is the thing itself: `Android 14`, `iPhone 15`.
THINGS = {"android": "Android", "ios": "iOS", "iphone": "iPhone", "ipad": "iPad"}
# After one of these "connect" is no verb: `does connect work with 6.15?`
BEFORE_CONNECT = frozenset(("does", "is", "är", "stöds", "funkar", "fungerar", "stöder", "med", "with", "av"))
TOWARDS_CONNECT = frozenset(("to", "till", "from", "från", "on", "på", "for", "för"))
# A number after the first, or before one of the others, is no version.
CLOCK = frozenset(("kl", "klockan"))
_UNITS = """kr kronor sek eur euro euros usd dollar dollars procent percent am pm gb mb tb kb ms sekund sekunder second
    seconds minut minuter minutes timme timmar hour hours"""
UNITS = frozenset(_UNITS.split())
