"""Words of what people send to support, or mean to: requests, faults, filing, and how far something has come."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A Swedish ending says that a certain one is meant, as "the" does.
CERTAIN = _words("ärendet ärendets arendet ärendena supportärendet supportärendena ticketen felanmälningen")
# Requests only where it is said whose, or that one is to be made: "I request", "in that case".
PERHAPS_REQUESTS = _words("""request requests case cases inquiry inquiries anmälan anmälningar förfrågan förfrågningar
    begäran""")
PERHAPS_MANY = _words("requests cases inquiries anmälningar förfrågningar")
FAULTS = _words("""problem problems problemet problemen issue issues bug bugs bugg buggar buggen buggarna fel felet
    felen error errors fault faults crash krasch kraschen krascher exception exceptions felmeddelande felmeddelanden
    felmeddelandet trouble troubles strul bekymmer avbrott outage""")
# These too can have been sent; whose they are and how far they have come must be said.
SENT_TOO = FAULTS | _words("question questions fråga frågan frågor report reports rapport rapporten rapporter")

OWNING = _words("my our mine mitt min mina vårt vår våra")
IT = _words("this that it these those there det detta den denna dessa")
POINTING = IT | _words("here här a an ett en någon något")
DEFINITE = _words("the this that these those det den detta denna dessa")
INDEFINITE = _words("a an ett en another någon nån något nåt annat annan new nytt ny")
ANEW = _words("new nytt one till")
OPENED = _words("open opened öppet öppna öppen")
# What may stand between those and their noun.
BETWEEN = OPENED | _words("""new nytt ny nya closed stängda stängt old gamla latest last senaste first första other
    andra support supports här där own eget egna small little litet stort big few bug""")

# A request that is the object of these is to be made; those of FILING ask for it even where no noun does.
MAKING = _words("""create creating make making open opening raise raising log logging start submit submitting send
    sending add register skapa skapar öppna öppnar registrera registrerar lägg lägga lägger gör göra starta skicka
    skickar lämna lämnar upprätta file filing report reporting lodge rapportera rapporterar anmäla anmäler anmäl
    felanmäl felanmäla felanmäler escalate eskalera""")
OPENING = _words("open opening öppna öppnar")
FILING = _words("""file report lodge escalate rapportera rapporterar anmäla anmäler anmäl felanmäl felanmäla felanmäler
    eskalera""")
LOUD = FILING | _words("log raise")
AMBIGUOUS = _words("file report log raise")
REPORTED = _words("reported filed anmälde anmält rapporterade rapporterat felanmälde felanmält")
MADE = REPORTED | _words("""submitted opened created raised logged sent escalated skapade skapat öppnade öppnat lade
    lagt skickade skickat registrerade registrerat""")
US = _words("i we jag vi i've we've")
HAVE_WE = frozenset((("har", "jag"), ("har", "vi"), ("have", "i"), ("have", "we")))
ALREADY = _words("have had has har hade already redan also just")
AFTER_THE_VERB = _words("me you us mig dig oss er jag man vi i we upp up in åt for just please gärna snälla")
BEFORE_A_VERB = _words("to i we you can please and or let's want must should")

PROGRESS = _words("""going happened happening happens happen news update updates progress progressing status statusen
    state answer answers answered reply replies replied response solved resolved fixed handled handling closed
    looked seen read received stuck forgotten waiting pending assigned gått går händer hände hänt nytt nyheter
    uppdatering uppdateringar läget läge svar svarat svarar besvarat besvarad löst löser lösa klart klar fixat fixad
    färdigt hanteras hanterat hanterats hanterar stängt tittat titta tittar sett läst mottagit mottaget done
    finished färdig färdiga avslutat fått kommit framme åtgärdat åtgärdad åtgärdats behandlas behandlats väntar
    glömt glömts handläggs gång""")
SHOWING = _words("show list view see track find visa se ser lista hitta hittar all alla")

CRASHES = _words("""kraschar kraschade kraschat hänger hängde fryser frös crashes crashed freezes froze hangs hung
    fails failed breaks fallerar misslyckas misslyckades misslyckats strular strulade krånglar krånglade""")
CRASH = _words("crash freeze hang fail break")
BROKEN = _words("""crashing freezing frozen hanging failing broken wrong trasig trasigt trasiga sönder slow långsam
    långsamt seg segt jättelångsam jättelångsamt jättesegt down nere fel stilla""")
FUNCTIONS = _words("""work works working worked start starts starting open opens opening respond responds
    answer answers reply load loads loading connect connects print prints sync syncs save saves login log fungera
    fungerar fungerade funka funkar funkade starta startar startade öppna öppnar öppnas svara svarar ladda laddar
    laddas ansluta ansluter skriva skriver synka synkar spara sparar logga går""")
NOT = _words("""not inte ej doesn't doesnt don't dont didn't didnt won't wont can't cant cannot isn't isnt aren't
    couldn't unable aldrig never nothing ingenting inget""")
STOPPED = _words("stopped stops slutade slutat slutar upphört vägrar refuses")
HAVING = _words("""have has had got get getting gets found find discovered experiencing experience facing having
    encountered noticed there's gives shows throws causes har hade fick får fått hittat hittade upptäckt upptäckte
    upplever stött märkt finns gick går blir blev visar ger kastar orsakar i've we've""")
THERE_IS = frozenset((("det", "är"), ("there", "is"), ("there", "are"), ("det", "finns"), ("det", "var")))
BEING = _words(
    "is are was were keeps keep being it's är var blir blev verkar seems becomes something's ligger står stands"
)
ADVERBS = _words("""very so really often always just now still constantly again mycket väldigt helt ofta alltid nu
    fortfarande ständigt totally completely även ju""")
DENYING = _words("not inte ej isn't aren't")
NONE = _words("no none without inga inget ingen utan zero known kända känd känt")

# The first word of a question that yes, no or a version would answer ...
ASKING_WHETHER = _words("""is are was were does do did will would can could should may might must has have am isn't
    aren't doesn't don't won't är var finns har kan kommer ska får blir bör måste stöds fungerar funkar går behöver
    which what vilken vilket vilka vad when""")
# ... unless it asks somebody to do something, or what to do.
ASKING_SOMEBODY = _words("can could would will kan skulle")
SOMEBODY = _words("you someone anyone somebody anybody ni du någon nån")
WHAT_TO_DO = frozenset((("do", "i"), ("do", "we"), ("should", "i"), ("should", "we"), ("gör", "jag"), ("gör", "vi"),
                        ("gör", "man")))  # fmt: skip

CONTACTING = _words("""contact reach call email mail phone talk speak notify ask escalate send forward kontakta
    kontaktar nå når ringa ringer mejla mejlar maila mailar skriva prata fråga skicka skickar vidarebefordra tag
    hold""")
HELPING = _words("help hjälp hjälpa assistance")
SUPPORT = _words("""support supporten supportteamet helpdesk helpdesken servicedesk servicedesken human humans människa
    agent""")
FROM_OR_TO = _words("to from with of till från av med på")

# No requests, though they look like their keys.
NO_KEYS = _words("""utf iso rfc covid cve sha md ipv tls rc beta alpha preview sp step steg fas phase del part ora tns
    http error code kod fel""")
CHOOSING = _words("should must need needs behöver ska bör måste what which vad vilken vilket finns")

ALL = (
    CERTAIN | PERHAPS_REQUESTS | SENT_TOO | OWNING | BETWEEN | MAKING | FILING | MADE | PROGRESS | SHOWING | FUNCTIONS
)  # fmt: skip
# Without any of these, and without a request's name or key, a text is about no request.
TELLING = (
    PERHAPS_REQUESTS | SENT_TOO | LOUD | REPORTED | CRASHES | CRASH | BROKEN | STOPPED | NOT | SUPPORT
)  # fmt: skip
