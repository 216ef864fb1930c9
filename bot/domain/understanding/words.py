"""The words that carry a question, in Swedish and English; no component names (those are the catalogue's)."""

from enum import Enum
from typing import NamedTuple

from bot.domain.understanding.group_words import CLIENTS, PHONES
from bot.domain.understanding.ordinary_words import ORDINARY
from bot.domain.understanding.upgrade_words import UPGRADING


class Sign(Enum):
    """What a word says about the question that it stands in."""

    # Enum's own is written in Python, and every text looks its words up in sets of these.
    __hash__ = object.__hash__

    HELP = "help"
    CHECK = "check"
    COMPAT = "compat"
    UPGRADE = "upgrade"
    VERSIONS = "versions"
    WHERE = "where"
    LANGUAGE = "language"
    TICKET = "ticket"
    TICKETS = "tickets"
    STATUS = "status"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    SUBSCRIPTIONS = "subscriptions"
    ANNOUNCE = "announce"
    SWEDISH = "sv"
    ENGLISH = "en"
    SUPPORTED = "supported"
    SUPPORTING = "supporting"
    TALKS = "talks"
    WORKS = "works"
    VERSION = "version"
    NEWEST = "newest"
    OWN = "own"
    COMPONENT = "component"
    CLIENT = "client"
    MOBILE = "mobile"
    WHICH = "which"
    NEED = "need"
    PATCH = "patch"
    PACK = "pack"
    INSTALL = "install"
    SAME = "same"
    REST = "rest"
    TONGUE = "tongue"
    ELSEWHERE = "elsewhere"
    ADDRESS = "address"
    COURTESY = "courtesy"
    THANKS = "thanks"


class Link(Enum):
    """How a word ties what follows to what came before."""

    __hash__ = object.__hash__

    AND = "and"
    PAUSE = ","
    WITH = "with"
    TO = "to"
    FROM = "from"
    ON = "on"
    SUPPORTS = "supports"


class Role(NamedTuple):
    """`sentence`: the word only occurs in running text, never in a short command."""

    sign: Sign | None = None
    link: Link | None = None
    sentence: bool = False


# The verbs of the short commands, and what a misspelt first word is compared with; the tables below only add synonyms.
COMMANDS = {
    "help": Sign.HELP,
    "hjälp": Sign.HELP,
    "check": Sign.CHECK,
    "kolla": Sign.CHECK,
    "compat": Sign.COMPAT,
    "upgrade": Sign.UPGRADE,
    "uppgradera": Sign.UPGRADE,
    "versions": Sign.VERSIONS,
    "versioner": Sign.VERSIONS,
    "lines": Sign.VERSIONS,
    "where": Sign.WHERE,
    "var": Sign.WHERE,
    "language": Sign.LANGUAGE,
    "språk": Sign.LANGUAGE,
    "ticket": Sign.TICKET,
    "ärende": Sign.TICKET,
    "tickets": Sign.TICKETS,
    "ärenden": Sign.TICKETS,
    "status": Sign.STATUS,
    "subscribe": Sign.SUBSCRIBE,
    "prenumerera": Sign.SUBSCRIBE,
    "unsubscribe": Sign.UNSUBSCRIBE,
    "avprenumerera": Sign.UNSUBSCRIBE,
    "subscriptions": Sign.SUBSCRIPTIONS,
    "prenumerationer": Sign.SUBSCRIPTIONS,
    "announce": Sign.ANNOUNCE,
    "meddela": Sign.ANNOUNCE,
}

_SAID = {
    Sign.HELP: "hjalp hjälpa hjälper hjälpen helping commands command kommandon kommando instruktioner",
    Sign.CHECK: "checks kollar koll kontrollera kontrollerar verify",
    Sign.COMPAT: """compatible compatibility incompatible kompat kompatibel kompatibelt kompatibla kompatibilitet
        inkompatibel inkompatibla bakåtkompatibel bakåtkompatibelt bakåtkompatibla bakåtkompatibilitet
        bakåtkompatibiliteten kompatibilitetsmatris kompatibilitetstabell kompatibilitetsregler
        combinations kombinationer""",
    Sign.TALKS: """talk talks talking prata pratar snacka snackar communicate communicates kommunicera
        kommunicerar together ihop tillsammans connect connects connecting ansluta ansluter koppla kopplar match
        matches matcha matchar passar interoperate klarar handle handles""",
    Sign.UPGRADE: UPGRADING,
    Sign.PATCH: "patch patches patcha patchar patchas patching patchen hotfix hotfixes hotfixar hotfixen",
    Sign.PACK: "servicepaket servicepaketet servicepaketen servicepack servicepacks pack packs sp",
    Sign.INSTALL: """install installs installing installera installerar installeras apply applies applying applicera
        applicerar applicerat""",
    Sign.SAME: "same samma likadan likadana",
    Sign.REST: "everything else rest resten allting övrigt övriga annat others",
    Sign.VERSIONS: "versionerna linjer linjerna releases releaser releaserna släppen lifecycle livscykel",
    Sign.WHERE: """vart where's find finding hitta hittar hittas locate located versionsnummer versionsnumret
        versionsnumren number numbers nummer numret see ser identify identifiera""",
    Sign.LANGUAGE: "lang languages sprak språket språken speak speaks tala talar",
    Sign.SWEDISH: "swedish svenska svensk svenskt",
    Sign.ENGLISH: "english engelska engelsk engelskt",
    Sign.TICKET: "arende ärendet ärendets felanmälan felanmälningen supportärende supportärendet ticketen",
    Sign.TICKETS: "arenden ärendena supportärenden supportärendena felanmälningar felanmälningarna ticketar ticketarna",
    Sign.STATUS: "statusen ärendestatus ticketstatus",
    Sign.SUBSCRIBE: "abonnera prenumererar subscribing",
    Sign.UNSUBSCRIBE: "avsluta avabonnera",
    Sign.SUBSCRIPTIONS: "subscription subscribed prenumeration prenumerationen prenumerationerna abonnemang",
    Sign.ANNOUNCE: "announcements annonsera utskick tillkännage",
    Sign.SUPPORTED: """supported support supports unsupported maintained stöd stöds stödd stödda stödjs stödjas stödet
        stödja stöder stödjer stöddes stödtid stödtiden supportades
        underhölls supporterad supporterat supporterade supportas supporteras supporten
        deadline slutdatum supportdatum supportdag supporttid supporttiden supportperiod supportperioden underhålls
        supportad supportat supportade supportstatus supportslut omfattas täcks eol eos upphörde upphört utgår utgick
        expire expires expired expiring end ends ended ending upphör slutar slut slutade life sunset""",
    Sign.WORKS: """work works working worked funkar funka fungerar fungera go goes går ok okay okej räcker räcka
        enough suffice""",
    Sign.VERSION: "version versionen versionens release line linje linjen släpp släppet releasen",
    Sign.NEWEST: "latest newest newer new recent current senaste nyaste nyare ny nya nytt aktuell aktuella",
    Sign.COMPONENT: "component components komponent komponenten komponenter",
    Sign.CLIENT: CLIENTS,
    Sign.MOBILE: PHONES,
    Sign.TONGUE: """german tyska deutsch french franska norwegian norska danish danska finnish finska spanish spanska
        polish polska dutch holländska""",
    Sign.ADDRESS: "ip address addresses adress adressen adresser host hosts localhost ping",
    Sign.COURTESY: """hej hejsan hejhej hallå tjena tja hi hello hey yo morning morgon god good afternoon please
        snälla gärna bra great perfect perfekt toppen nice sorry ursäkta förlåt bye hejdå welcome""",
    Sign.THANKS: "tack tackar tackade tusen thanks thank thankyou thx cheers",
}

_IN_SENTENCES = {
    Sign.OWN: """my mine our ours have has had got running am min mitt mina vår vårt våra har hade kör installed
        installerat installerad""",
    Sign.WHICH: "which what vilken vilket vilka vad",
    Sign.NEED: "need needs needed behöver behövs behövde require requires required kräver krävs krävde",
    None: ORDINARY,
}

# `by` and `av` tie like `with`: "is android 6.14 supported by server 6.15" asks about the pair.
_LINKS = {
    Link.AND: "and och or eller samt plus both både either respektive resp",
    Link.WITH: "with med mot against versus vs by av w",
    Link.TO: "to till into til",
    Link.FROM: "from från fån fra",
    Link.ON: "on in på i inom",
}

# Allowed in a command without meaning anything there; any other strange word makes a command refused.
_FILLERS = """the a an en ett sv of at for för hos vid as som att flow flowver novacura classic service services build
    revision v ver path väg byt byta change switch product produkt produkten bot question fråga directly direkt skip
    skippa skippar hoppa hoppar via över up oldest äldsta äldst without date datum pls plz backward backwards list
    lista minimum lowest lägsta minsta ute ut out kvar antal info show visa sista dagen
    next nästa tid time left recommended rekommenderad rekommenderade
    move moving flytta steps answer reply svara dag dates cycle
    matrix table tabell matris rules regler"""


def _roles() -> dict[str, Role]:
    """Later tables win: what a command means in a command is not left to a table of ordinary words."""
    roles = {word: Role() for word in _FILLERS.split()}
    for sign, words in _IN_SENTENCES.items():
        roles |= dict.fromkeys(words.split(), Role(sign, sentence=True))
    for link, words in _LINKS.items():
        roles |= dict.fromkeys(words.split(), Role(link=link))
    for said, words in _SAID.items():
        roles |= dict.fromkeys(words.split(), Role(said))
    return roles | {word: Role(sign) for word, sign in COMMANDS.items()}


ROLES = _roles()
