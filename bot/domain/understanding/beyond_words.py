"""Words that ask something else of a version than its support, in Swedish and English."""

from bot.domain.understanding.among_words import WITHDRAWN as WITHDRAWN
from bot.domain.understanding.condition_words import LATEST as LATEST
from bot.domain.understanding.range_words import NEWER, OLDER, THAN

_FAULTS = """bug bugs bugg buggar buggen issue issues problem problems fel felen fault faults error errors
    brister vulnerability vulnerabilities sårbarhet sårbarheter"""
FAULTS = frozenset(_FAULTS.split())
_BUGS = "bug bugs bugg buggar vulnerability vulnerabilities sårbarhet sårbarheter"
BUGS = frozenset(_BUGS.split())
_CATEGORIES = "majors minors highs blocker blockers blockerare high major minor större mindre severity"
CATEGORIES = frozenset(_CATEGORIES.split())
SEVERAL_FAULTS = frozenset(("bugs", "buggar", "issues", "faults", "errors", "problems"))
_KNOWN = "known kända känt känd open öppna"
KNOWN = frozenset(_KNOWN.split()) | frozenset(("security", "säkerhet"))
# Each of them asks for faults by itself.
_PRONE = """vulnerable sårbar sårbart sårbara stable stabil stabilt stabila unstable buggy buggig buggigt buggfri
    reliable tillförlitlig broken trasig trasigt trasiga säkerhetshål säkerhetsproblem säkerhetsbrister"""
PRONE = frozenset(_PRONE.split())
_THERE = "there any which what finns några något någon vilka vad"
THERE = frozenset(_THERE.split())

_WHAT = "what what's whats which vad vilka vilken show list visa lista"
WHAT = frozenset(_WHAT.split())
_IN = "in i with med on since sedan for för of till to between mellan"
IN = frozenset(_IN.split())
WITHIN = frozenset(("in", "i", "of", "av", "inom", "within"))
_BROUGHT = """new nytt fixed fixes rättades rättats rättat rättningar fixades fixat åtgärdats åtgärdades löstes
    löst changed ändrades ändrats ändrat added tillkom corrected corrections improved"""
BROUGHT = frozenset(_BROUGHT.split())
_FIXING = """fix fixar rättar rättas åtgärdar åtgärdas löser solve solves resolve resolves correct corrects"""
FIXING = frozenset(_FIXING.split()) | frozenset(("fixes",))
BROUGHT |= FIXING
_LISTS = """changelog ändringslogg ändringsloggen nyheter nyheterna notes releasenotes versionsnyheter changes
    ändringar ändringarna förändringar förändringarna improvements förbättringar förbättringarna features
    funktioner functionality funktionalitet"""
LISTS = frozenset(_LISTS.split())
NEWS = frozenset(("news", "nytt", "nyheter"))
_MENDED = """fixed solved resolved rättade rättad rättat åtgärdade åtgärdad åtgärdat lösta löst fixade fixad fixat
    rättades åtgärdades löstes fixades"""
MENDED = frozenset(_MENDED.split())
# `inloggningsfelet`
ENDS_OF_FAULTS = ("felet", "buggen", "problemet")
STILL = frozenset(("still", "fortfarande", "alltjämt", "longer", "längre"))
TO_COME = frozenset(("will", "be", "kommer", "still", "fortfarande", "blir"))
_HOLDS = "contain contains include includes innehåller innehöll ingår ingick"
HOLDS = frozenset(_HOLDS.split())
_DIFFERENCES = "diff diffs difference differences differ differs skillnad skillnaden skillnader skiljer"
DIFFERENCES = frozenset(_DIFFERENCES.split())
BETTER = frozenset(("better", "worse", "bättre", "sämre"))
COMPARING = frozenset(("compare", "compared", "jämför", "jämföra"))
NEWEST = LATEST | NEWER
AGES = NEWEST | OLDER | frozenset(("oldest", "äldst", "äldsta"))
FIRST = frozenset(("first", "först"))
AFTER = frozenset(("after", "efter"))
BEFORE = frozenset(("before", "före", "innan"))
EITHER = frozenset(("or", "eller"))
OF_AGE = AGES | FIRST | AFTER | BEFORE

_DATABASE = "database databasen databas databasstrukturen databasens databases db schema schemat databasschemat"
_CHANGES_OF_DATABASES = """databasändring databasändringar databasändringen databasändringarna databasförändringar
    databasmigrering databasmigreringar backup backups backupa säkerhetskopia säkerhetskopiera säkerhetskopiering"""
CHANGES_OF_DATABASES = frozenset(_CHANGES_OF_DATABASES.split())
DATABASE = frozenset(_DATABASE.split()) | CHANGES_OF_DATABASES
_CHANGES = """change changes changed changing differ differs affect affects affected touch touches touched modify
    modifies modified alter alters altered ändra ändras ändrar ändrats ändrades ändring ändringar förändras förändrats
    förändringar påverka påverkas påverkar påverkan rör rörs röra"""
CHANGES = frozenset(_CHANGES.split())

VERSUS = frozenset(("vs", "versus"))
SAME = frozenset(("same", "samma"))
MACHINES = frozenset(("dator", "datorn", "computer", "machine", "maskin", "maskinen", "pc", "pcn"))
SIDE_BY_SIDE = frozenset(("side", "parallel", "parallellt", "samtidigt", "simultaneously"))
_RESTORED = "restore restored restoring återställa återställas återläsas läsas importeras imported"
RESTORED = frozenset(_RESTORED.split())
_NEXT = "next nästa more fler flera another ytterligare kommande upcoming future framtida"
NEXT = frozenset(_NEXT.split())

_PLANNED = "next nästa kommande upcoming future framtida planned planerad planerat planerade"
PLANNED = frozenset(_PLANNED.split())
COMES_NEXT = frozenset((("comes", "next"), ("coming", "next"), ("kommer", "härnäst"), ("på", "gång")))

_WHEN = "when when's när date datum datumet"
WHEN = frozenset(_WHEN.split())
_CAME = """released släpptes släppts släpps released came come coming kom kommer out ute lanserades due
    expected väntas"""
CAME = frozenset(_CAME.split())
HOW_OLD = frozenset((("how", "old"), ("hur", "gammal"), ("hur", "gammalt"), ("been", "out"), ("varit", "ute")))
RELEASE_DATE = frozenset(("release", "date"))

# `dragits tillbaka`, `pulled back`.
PULLED = frozenset(("dragits", "drogs", "dragit", "pulled"))
# `can we use the withdrawn 6.15.12?` is answered by how it stands.
USED = frozenset(("use", "using", "använda", "använder", "run", "running", "köra", "kör", "install", "installera"))
SAFE = frozenset(("safe", "säker", "säkert"))
HOW = frozenset(("how", "hur"))
PUT_ON = frozenset(("lägger", "lägga"))
INSTALLED = frozenset(("install", "installed", "installera", "installeras", "deploy", "roll"))
LAST = frozenset(("last", "sista"))
RANGED = BEFORE | THAN | OLDER | frozenset(("after", "since", "under", "below"))
BEHIND = frozenset(("behind", "efter"))
FAR = frozenset(("far", "many", "much", "are", "we're", "långt", "mycket", "många", "ligger"))
IS = frozenset(("is", "är", "isn't"))
WE = frozenset(("we", "vi", "i", "jag", "man", "when", "när", "news", "nytt"))
DAYS = frozenset(("day", "days", "dag", "dagen", "dagar", "datum", "time", "tid"))
_DOWNLOAD = "download downloads downloaded ladda laddar nedladdning nedladdningen hämta hämtar"
DOWNLOAD = frozenset(_DOWNLOAD.split())

# `is 6.15.3 outdated?`, `is 6.14 recommended?`: how far it is behind is what answers them.
_DATED = "outdated omodern omodernt föråldrad föråldrat"
DATED = frozenset(_DATED.split())
CHOSEN = frozenset(("current", "recommended", "aktuell", "aktuellt", "rekommenderad", "rekommenderat", "rekommenderas"))

# `which service pack should we have?`
UPDATES = frozenset(("updates", "uppdateringar"))
OUGHT = frozenset(("should", "ska", "bör", "borde"))
OURS = frozenset(("we", "vi", "jag"))
LISTED = frozenset(("many", "många", "list", "lista", "visa", "show"))
EXISTING = frozenset(("exist", "exists", "finns", "there", "have", "has", "har", "fanns"))

_OTHERS = frozenset(("funnits", "up", "old", "date", "gammal", "gammalt", "release"))
ALL = (
    DATABASE
    | PRONE
    | NEXT
    | LATEST
    | LAST
    | BEHIND
    | FAULTS
    | BROUGHT
    | LISTS
    | NEWS
    | HOLDS
    | CAME
    | DOWNLOAD
    | _OTHERS
)
ALL |= OUGHT | PUT_ON | HOW | WITHDRAWN | PULLED | SAFE | DATED | MENDED | CHOSEN | LISTED | EXISTING
