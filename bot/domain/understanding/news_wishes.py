"""Wishes about news as whole sentences say them: `notify me of new service packs`, `sluta skicka nyheter`."""

import re
from functools import cache
from typing import Final

from bot.domain.question import Subscribe, Subscriptions, Unsubscribe

# Of what each of the sentences below needs, the rarest: most texts are about something else, and looked at no further.
_TRIGGERS: Final = """news nyheter nyheterna notiser notifications notices besked announcements utskick alerts reminders
    påminnelser updates uppdateringar messages meddelanden subscribe subscribing subscribed prenumerera prenumererar
    prenumerant prenumeranter subscription subscriptions prenumeration prenumerationen prenumerationer
    prenumerationerna between mellan night natten skicka send sending notifying telling meddela notify alert inform
    remind ping informera påminn varna underrätta tipsa know veta posted updated informed säg hör hojta skriv hear höra
    list listan lista sign tell berätta uppdaterad uppdaterade informerad informerade post write posta notified told
    alerted meddelad meddelade switch change byt ändra weekly once veckovis veckosammanfattning veckan vecka test
    testmeddelande sätt"""
TRIGGERS: Final = frozenset(_TRIGGERS.split())


def _any(words: str) -> str:
    return rf"(?:{'|'.join(word.replace('_', ' ') for word in words.split())})\b"


_POLITE: Final = f"""(?:{
    _any('''please can could would will you i i'd we we'd jag vi kan kunde du ni skulle hej hi hello and och att that
    snälla gärna vill vilja want like to låt''')
} )*"""
_SUBSCRIBING: Final = _any("subscribe subscribing prenumerera prenumererar")
_OURS: Final = (
    f"""(?:{_any("the this my our all any more with med de min mina vår våra alla fler några mer kanalens")} )*"""
)
_SUBSCRIPTION: Final = _any(
    "subscription subscriptions prenumeration prenumerationen prenumerationer prenumerationerna"
)
_US: Final = _any("me us mig oss kanalen the_channel this_channel")
_TOLD: Final = (
    "news nyheter nyheterna notiser notifications notices besked announcements utskick alerts reminders påminnelser"
)
_NEWS: Final = _any(f"{_TOLD} updates uppdateringar")
_MESSAGES: Final = _any(f"{_TOLD} messages meddelanden")
_OF: Final = f"(?: {_any('to of about on for from på om av från till för med')})?"
_WHEN: Final = f" {_any('of about on when whenever om när inför')}"
# `when there is a new`, `när det kommer en ny`: what is to come is wished for, what there is is asked for.
_SOMETHING_NEW: Final = (
    f"(?: {_any('all alla any the every there are is a an det kommer finns en ett någon något')})*"
    f"(?= {_any('new nya ny nytt')})"
)
_HERE: Final = f"(?: {_any('here här hit in_this_channel i_kanalen i_den_här_kanalen')})"

_AT_ONCE: Final = _any("at_once immediately instantly direkt genast omgående")
_NOT: Final = _any("don't do_not inte skicka_inte")
_ONCE_A_WEEK: Final = _any("weekly weekly_digest once_a_week veckovis veckosammanfattning en_gång_i_veckan per_vecka")

# Said halfway, so the list is shown: it has the buttons, and nothing is done by a misreading.
_LISTED: Final = (
    f"{_POLITE}{_any('''don't do_not inte''')} {_SUBSCRIBING}(?: {_US})?$",
    f"{_POLITE}{_any('pause resume pausa återuppta mute start starta')} {_OURS}(?:{_SUBSCRIPTION}|{_NEWS})",
    rf"{_any('am are is är')} .{{0,20}}\b{_any('subscribed prenumerant prenumeranter')}",
    f"prenumererar {_any('vi jag kanalen den_här_kanalen')}",
    (
        f"{_POLITE}{_NOT} (?:{_any('post send write posta skriv skicka')} )?"
        f"(?:{_any('anything us me något oss mig')} )*{_any('between mellan at_night på_natten')}"
    ),
    (
        f"{_POLITE}{_any('''inte inga don't do_not no''')} (?:{_any('want vill to ha få get receive')} )*"
        f"{_OURS}{_MESSAGES}"
    ),
    rf"{_any('what vad which vilka')} {_MESSAGES}.{{0,20}}\b{_any('get gets receive får')}",
    rf"{_any('what vad which vilka')} .{{0,40}}\b(?:subscribed|{_SUBSCRIBING}|{_SUBSCRIPTION})\b",
)
_ENDED: Final = (
    f"{_POLITE}{_any('sluta stop quit')}(?: att)? {_SUBSCRIBING}{_OF}",
    (
        f"{_POLITE}{_any('stop quit cancel end avsluta avbryt säg_upp säga_upp ta_bort remove drop')}"
        f" {_OURS}{_SUBSCRIPTION}{_OF}"
    ),
    f"{_POLITE}{_any('stop quit end sluta stoppa avsluta avbryt turn_off stäng_av')} {_OURS}{_MESSAGES}{_OF}",
    (
        f"{_POLITE}{_any('sluta stop')}(?: att)? {_any('skicka sending notifying telling meddela')}"
        f"(?: {_US})?(?: {_NEWS})?{_OF}"
    ),
    (
        f"{_POLITE}{_any('inte_längre no_longer')}(?: {_any('want vill to ha få get receive')})*"
        f" (?:{_SUBSCRIBING}|{_NEWS}){_OF}"
    ),
)
_BEGUN: Final = (
    (
        f"{_POLITE}{_any('notify alert inform remind ping meddela informera påminn varna underrätta tipsa')}"
        f" {_US}(?: här| here)?(?:{_WHEN})?"
    ),
    f"{_POLITE}(?:let {_US} know|keep {_US} {_any('posted updated informed')}|säg till(?: {_US})?){_WHEN}",
    f"{_POLITE}{_any('hör_av_dig hör_av_er hojta_till hojta skriv_till_mig')}{_WHEN}",
    f"{_POLITE}(?:{_any('få att')} )*{_any('hear höra')}{_WHEN}",
    (
        f"{_POLITE}{_any('put add lägg sätt')}(?: {_any('till upp')})? {_US}"
        f"(?: {_any('on to in på the a your mailing email')})* {_any('list listan lista')}{_OF}"
    ),
    f"{_POLITE}{_any('sign skriv sätt')}(?: upp)? {_US}(?: {_any('up upp')})? {_any('for to om på för till')}",
    f"{_POLITE}{_any('skicka send')}(?: {_US})? {_OURS}{_NEWS}{_OF}",
    (
        f"{_POLITE}{_any('tell berätta')}(?: för)?(?: {_US})?{_WHEN} {_any('every each varje')}"
        f"(?= {_any('release version släpp')})"
    ),
    f"{_POLITE}håll {_US} {_any('uppdaterad uppdaterade informerad informerade')}{_WHEN}",
    f"{_POLITE}{_any('tell berätta')}(?: för)?(?: {_US})?{_WHEN}{_SOMETHING_NEW}",
    f"{_POLITE}(?:{_any('know veta')}){_WHEN}{_SOMETHING_NEW}",
    f"{_POLITE}{_any('post write posta skriv')}{_HERE}{_WHEN}{_SOMETHING_NEW}",
    f"{_POLITE}{_any('post posta skicka send')} (?:{_any('the release product all alla')} )*{_NEWS}{_HERE}",
    (
        f"{_POLITE}(?:{_any('get be bli få')} )?{_any('notified informed told alerted meddelad meddelade informerad')}"
        f"{_WHEN}{_SOMETHING_NEW}"
    ),
    (
        f"{_POLITE}(?:{_any('this_channel the_channel den_här_kanalen kanalen')} )?{_any('get have få ha')}"
        f" (?:{_any('the release product')} )*{_any(_TOLD)}{_OF}"
    ),
    f"{_POLITE}{_any('put add')} {_US} to {_OURS}(?:release )?{_NEWS}{_OF}",
    f"{_POLITE}anmäl {_US} (?:till|för) {_NEWS}{_OF}",
    f"{_POLITE}{_any('add lägg_till')} {_any('a en')} {_SUBSCRIPTION}{_OF}",
    f"{_POLITE}{_any('switch change byt ändra')} {_any('to till')}(?= {_ONCE_A_WEEK})",
    f"{_POLITE}(?:{_any('ha have get få a en')} )*(?={_ONCE_A_WEEK}$)",
    f"{_POLITE}(?:{_any('send skicka')} {_any('a ett')} )?(?={_any('test_message testmeddelande')}$)",
    f"{_POLITE}(?=test {_OURS}{_SUBSCRIPTION}$)",
    f"{_POLITE}{_any('send skicka')} (?:{_any('them dem it det')} )?(?=(?:{_AT_ONCE}|{_ONCE_A_WEEK}))",
    f"(?={_ONCE_A_WEEK} {_any('räcker please tack')}$)",
    (
        rf"(?:[\w']+ ){{0,3}}{_any('vill want like vilja')}"
        f"(?: {_any('gärna to ha få have get receive hear all alla the')})*"
        f" {_NEWS}(?: {_any('of about on for om för från kring')})?"
    ),
)
_SENTENCES: Final = ((Subscriptions, _LISTED), (Unsubscribe, _ENDED), (Subscribe, _BEGUN))
# Said of oneself, and read no further: how it is asked for is shown.
_OF_ONESELF: Final = re.compile(
    rf"\b(?:{_any('me we us my our jag vi mig oss mina våra')}|i {_any('want would like get need do have')}|do i\b)"
)
_ABOUT_NEWS: Final = re.compile(rf"\b{_any(_TOLD)}(?! (?:in|i) )")
# `let us know if it is supported` is asked, not wished for.
_ASKED: Final = re.compile(
    rf"\b{_any('supported stöds stödd stött compatible kompatibel work works fungerar')}"
    rf"|\b{_any('upgrade uppgradera ticket tickets ticketen ärende ärenden ärendet ärendena request case cases')}"
)


@cache
def _patterns() -> tuple[tuple[type, re.Pattern[str]], ...]:
    """Compiled for the first text that is about news: a start of the bot would wait for that longest of all."""
    return tuple((kind, re.compile(pattern)) for kind, patterns in _SENTENCES for pattern in patterns)


def wish_of(said: str) -> Subscribe | Unsubscribe | Subscriptions | None:
    """`said`: casefolded words in one line, components by their ids."""
    for kind, pattern in _patterns():
        if found := pattern.match(said):
            rest = said[found.end() :].strip()
            if kind is Subscriptions:
                return Subscriptions()
            if kind is Unsubscribe:
                return Unsubscribe(rest)
            return None if _ASKED.search(rest) else Subscribe(rest)
    unread = _ABOUT_NEWS.search(said) and _OF_ONESELF.search(said) and not _ASKED.search(said)
    return Subscribe("help") if unread else None
