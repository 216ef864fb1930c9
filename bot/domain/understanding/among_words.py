"""Words that say how many of a range are asked about, and what of them, in Swedish and English."""

_ALL = "all every everything each alla allt samtliga varje both båda"
ALL = frozenset(_ALL.split())
_ANY = """any anything some something none nothing någon något några nån nåt ngt ngn ngra ingen inget inga
    ingenting någonting nånting"""
ANY = frozenset(_ANY.split())
# They ask whether there is such a version at all.
_THERE = """there exist exists finns fanns came come comes kom kommit kommer släpptes släppts släppt released
    available tillgänglig tillgängliga"""
THERE = frozenset(_THERE.split())
IS_OUT = frozenset(("out", "ute"))
SINCE = frozenset(("since", "sedan"))
_WITHDRAWN = """withdrawn recalled retracted tillbakadragen tillbakadraget tillbakadragna indragen indraget indragna
    återkallad återkallat återkallade återkallats"""
WITHDRAWN = frozenset(_WITHDRAWN.split())
WHEN = frozenset(("when", "when's", "när"))
WHICH = frozenset(("what's", "whats", "how", "hur"))
_ENDED = """unsupported unmaintained eol eos expire expires expired expiring end ends ended ending deprecated
    discontinued obsolete retired dead upphör upphört upphörde slut slutar slutat slutade utfasad utfasat utfasade
    utgången utgånget utgångna utgått föråldrad föråldrat föråldrade avslutad avslutat avslutade ostödd ostödda död
    dött döda"""
ENDED = frozenset(_ENDED.split())
# They may stand between "not" and "supported".
LONGER = frozenset(("longer", "längre", "fully", "officially", "still", "fortfarande"))
OUT = frozenset((("out", "of"), ("utanför",), ("ur",), ("utan",), ("without",)))
