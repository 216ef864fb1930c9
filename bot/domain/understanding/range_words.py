"""Words that make a range of the version beside them, in Swedish and English."""

NEWER = frozenset(["newer", "later", "greater", "higher", "nyare", "senare", "högre"])
OLDER = frozenset(["older", "earlier", "less", "lower", "äldre", "tidigare", "lägre"])
COMPARATIVES = NEWER | OLDER
THAN = frozenset(("than", "än"))
# `not newer than 6.14` is 6.14 or older.
NOT = frozenset(("not", "no", "inte", "ej"))

# What stands before the version: whether it is the low end, and whether it is in the range itself.
_AFTER = "after|above|over|beyond|efter|över|ovanför|>"
_BEFORE = "before|under|below|före|innan|prior to|<"
_SINCE = """since|sedan|minst|lägst|least|minimum|från och med|fr o m|from and including|starting from|starting with|
    >=|≥"""
_UP_TO = "högst|most|maximum|up to|upp till|till och med|t o m|tom|through|thru|<=|≤"
LEADING = {
    tuple(phrase.split()): end
    for phrases, end in (
        (_AFTER, (True, False)),
        (_BEFORE, (False, False)),
        (_SINCE, (True, True)),
        (_UP_TO, (False, True)),
    )
    for phrase in phrases.split("|")
}
LONGEST_LEADING = 3
# `what happens after 6.14 goes out of support?`: a time, and no version beyond.
_VERBS = "goes ends expires runs stops reaches loses går upphör slutar löper utgår når tappar"
VERBS = frozenset(_VERBS.split())
# Between these and the version there may be what it is of.
_PASSED = "version versions versionen release line linje linjen flow novacura classic the den"
PASSED = frozenset(_PASSED.split())

# What stands after it: alone, or after "or" and "and".
_ONWARDS = "onwards onward up upwards uppåt framåt"
ONWARDS = frozenset(_ONWARDS.split())
BACKWARDS = frozenset(["downwards", "backwards", "nedåt", "neråt", "bakåt"])
UP = NEWER | ONWARDS | frozenset(("above", "over", "över", "on", "after", "efter"))
DOWN = OLDER | BACKWARDS | frozenset(("below", "under", "down", "before", "före"))
OR = frozenset(("or", "eller", "and", "och"))
SMALL = frozenset(["a", "an", "any", "en", "ett", "the", "någon", "något"])
FROM = frozenset(("from", "från"))
BETWEEN = frozenset(("between", "mellan"))
# Between two versions: `6.12 - 6.14`.
DASHED = frozenset(("-",))

# Versions without these, which no range can say.
EXCEPT = frozenset(["except", "excluding", "utom", "förutom"])
OTHER = frozenset(["other", "others", "annat", "andra", "annan"])

# One of them is in every text that has a range, but for those with "och med".
_OF_PHRASES = frozenset(["prior", "up", "upp", "including", "starting", "o"])
_ALONE = {words[0] for words in LEADING if len(words) == 1}
WORDS_OF_RANGES = frozenset(
    (*_ALONE, *_OF_PHRASES, *COMPARATIVES, *ONWARDS, *BACKWARDS, *BETWEEN, *DASHED, *EXCEPT, *OTHER)
)
