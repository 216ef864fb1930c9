"""The words that people ask for news with, in Swedish and English; components and lines are the catalogue's."""

from typing import Final

from bot.domain.news.subscription import Kind

_KINDS: Final[dict[Kind, str]] = {
    "releases": """releases release releaser releaserna släpp släppen versions versioner new-versions nya-versioner
        nya-släpp new-version ny-version minor-releases major-releases""",
    "service-packs": """service-packs service-pack servicepacks servicepack servicepaket servicepaketen packs paket
        pack""",
    "end-of-support": """end-of-support end-of-life eos eol supportslut supportslutet stödslut support-ends
        support-end slut-på-support slut-på-stöd supportens-slut stödets-slut support supporten stödet slutar-stödjas
        goes-out-of-support tar-slut närmar-sig-slutet reminders reminder
        påminnelser påminnelse""",
    "withdrawals": """withdrawals withdrawal withdrawn withdrawn-releases indragningar indragning indragna
        indragna-släpp tillbakadragna tillbakadragna-släpp tillbakadraganden återkallelser withdrawn-versions
        tillbakadragna-versioner indragna-versioner återkallade återkallade-släpp återkallade-versioner recalled
        recalled-releases recalled-versions recalls dras-tillbaka gets-withdrawn is-withdrawn
        are-withdrawn återkallas""",
}
_OPTIONS: Final = {
    "weekly": """weekly veckovis weekly-digest digest every-week each-week once-a-week varje-vecka
        en-gång-i-veckan veckobrev veckosammanfattning sammanfattning per-week per-vecka mondays monday måndag
        måndagar every-monday
        on-mondays varje-måndag på-måndagar""",
    "at_once": "at-once direkt genast immediately immediate instantly med-en-gång omgående",
    "quiet": "quiet quiet-hours tyst tyst-tid tysta-timmar",
    "test": "test testa testmeddelande test-message send-a-test skicka-ett-test",
    "everything": "all alla allt everything anything",
    "but": "but except utom förutom excluding exklusive ej inte not no inga utan without",
    "zone": """zone tz timezone time-zone tidszon tidszonen zon tidzon in-time-zone i-tidszon""",
    "sv": "sv svenska swedish på-svenska in-swedish",
    "en": "en engelska english på-engelska in-english",
}
_FILLERS: Final = """subscription subscriptions prenumeration prenumerationen prenumerationer
    to till for för på on of av i in om about the den det this here här channel channels kanal kanalen
    me mig us oss my our min vår please snälla tack thanks and och also också även with med from från news nyheter
    nyheterna line lines linje linjer linjen linjerna version component components komponent komponenter flow novacura
    update updates uppdateringar notices announcements notiser nya new a an ett any every varje hours timmar between
    mellan language språk when whenever när det there are is come comes kommer komma ut out come-out released släpps
    släppt ends upphör notifications alerts ny nytt så fort as soon att finns
    something något time tid only just bara går goes innan before instead stället if räcker igen again åt"""

MOST_WORDS: Final = 4
OFF: Final = frozenset(("off", "av", "ingen", "none", "no", "stop", "slut", "bort"))
BETWEEN: Final = frozenset(("to", "till", "from", "från", "and", "och", "between", "mellan", "kl", "klockan", "until"))
TIME: Final = frozenset(("time", "tid"))
FILLERS: Final = frozenset(_FILLERS.split())
# What the Swedish article `en` may stand before.
COMMON_NOUNS: Final = frozenset(
    ("ny", "version", "release", "klient", "app", "linje", "uppdatering", "påminnelse", "prenumeration")
)


def _table() -> dict[str, str]:
    kinds = {phrase: kind for kind, said in _KINDS.items() for phrase in said.split()}
    return {phrase.replace("-", " "): meaning for phrase, meaning in kinds.items()} | {
        phrase.replace("-", " "): option for option, said in _OPTIONS.items() for phrase in said.split()
    }


# Words joined by one space -> a kind, or an option's name.
PHRASES: Final = _table()
# What a misspelt word is compared with.
SPELLINGS: Final = tuple(sorted(PHRASES))
