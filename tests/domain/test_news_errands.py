"""Subscribing, listing and announcing in both languages; and what only sounds like it."""

import pytest

from bot.domain.question import Announce, NotUnderstood, Subscribe, Subscriptions, Unsubscribe
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)
SAID = {
    "subscribe": "subscribe",
    "prenumerera": "subscribe",
    "subscribe service-packs 6.15 server": "subscribe service packs 6.15 server",
    "prenumerera på servicepaket för servern": "subscribe på servicepaket för server",
    "Jag vill prenumerera på 6.15": "subscribe på 6.15",
    "<@U0FLOWVER1> please subscribe this channel to releases": "subscribe this channel to releases",
    "subscribe 6.15 service packs 6.14": "subscribe 6.15 service packs 6.14",
    "subscribe 6.15, 6.14": "subscribe 6.15 6.14",
    "subscribe quiet 22-07 weekly": "subscribe quiet 22-07 weekly",
    "meddela mig om servern": "subscribe server",
    "unsubscribe": "unsubscribe",
    "avsluta prenumerationen": "unsubscribe",
    "avprenumerera 6.13": "unsubscribe 6.13",
    "subscriptions": "subscriptions",
    "prenumerationer": "subscriptions",
    "visa mina prenumerationer": "subscriptions",
    "announce": "announce",
    "announce 6.15.18": "announce 6.15.18",
    "announce 6.15.18 6.15.17": "announce",
    "subscriptions 6.15": "subscriptions",
    "meddela 6.15.18": "announce 6.15.18",
    "help subscribe": "subscribe help",
    "hjälp att prenumerera": "subscribe hjälp",
    "help unsubscribe": "subscribe help",
    "subscribe help": "subscribe help",
    "subscribe bananas": "subscribe bananas",
    "I'd like to subscribe to end of support notices": "subscribe to end of support notices",
    "notify me of new service packs for Studio 6.15": "subscribe new service packs for studio 6.15",
    "vi vill ha nyheter om 6.15 en gång i veckan": "subscribe 6.15 en gång i veckan",
    "kan du meddela mig när det kommer nya servicepaket till 6.15?": "subscribe det kommer nya servicepaket till 6.15",
    "let me know when support for 6.14 ends": "subscribe support for 6.14 ends",
    "please tell us about all new releases": "subscribe new releases",
    "säg till när det kommer en ny version": "subscribe det kommer en ny version",
    "what am I subscribed to?": "subscriptions",
    "vad prenumererar jag på?": "subscriptions",
    "pause subscription": "subscriptions",
    "återuppta prenumerationen": "subscriptions",
    "don't subscribe me": "subscriptions",
    "don't subscribe": "subscriptions",
    "jag vill inte längre prenumerera på servicepaket": "unsubscribe servicepaket",
    "sluta prenumerera": "unsubscribe",
    "sluta prenumerera på 6.13": "unsubscribe 6.13",
    "säg upp prenumerationen": "unsubscribe",
    "stop sending me service packs": "unsubscribe service packs",
    "sluta skicka nyheter": "unsubscribe",
    "cancel my subscription": "unsubscribe",
    "jag vill ha nyheter en gång i veckan om 6.15": "subscribe en gång i veckan om 6.15",
    "I want to hear about new service packs": "subscribe new service packs",
    "Put me on the list for end of support reminders": "subscribe end of support reminders",
    "lägg till oss på listan för 6.15": "subscribe 6.15",
    "sign us up for service packs": "subscribe service packs",
    "ping me when something new comes out": "subscribe something new comes out",
    "hör av dig när det finns ett nytt servicepack": "subscribe det finns ett nytt servicepack",
    "skicka nyheter bara på måndagar": "subscribe bara på måndagar",
    "please tell me about every release of Server": "subscribe release of server",
    "please stop the news": "unsubscribe",
    "turn off notifications for 6.13": "unsubscribe 6.13",
    "I don't want any more messages about releases": "subscriptions",
    "jag vill inte ha nyheter längre": "subscriptions",
    "inga nyheter mellan 22 och 7 tack": "subscriptions",
    "which news do I get?": "subscriptions",
    "vilka nyheter får vi?": "subscriptions",
    "pause my news until january": "subscriptions",
    "do we get reminders before support ends?": "subscribe help",
    "hur får jag nyheter?": "subscribe help",
}
SAID |= {
    "I'd like to get notified when there is a new service pack for the server": "subscribe new service pack for the server",
    "can this channel get release news?": "subscribe",
    "add this channel to the release news": "subscribe",
    "could you post here when new versions are released?": "subscribe new versions are released",
    "jag vill veta när det kommer nya releaser": "subscribe nya releaser",
    "skriv här när det kommer en ny version": "subscribe ny version",
    "Kan vi få nyheter om nya versioner i den här kanalen?": "subscribe nya versioner i den här kanalen",
    "anmäl oss till nyheter om 6.15": "subscribe 6.15",
    "lägg till en prenumeration på Studio": "subscribe studio",
    "I want a weekly digest": "subscribe weekly digest",
    "byt till veckovis": "subscribe veckovis",
    "skicka direkt i stället": "subscribe direkt i stället",
    "send them immediately instead": "subscribe immediately instead",
    "en gång i veckan räcker": "subscribe en gång i veckan räcker",
    "test the subscription": "subscribe test the subscription",
    "skicka ett testmeddelande": "subscribe testmeddelande",
    "am I subscribed to anything?": "subscriptions",
    "är kanalen prenumerant?": "subscriptions",
    "visa kanalens prenumerationer": "subscriptions",
    "skicka inte mellan 22 och 07": "subscriptions",
    "starta nyheterna igen": "subscriptions",
}
NOT_ERRANDS = {
    "can we get updates for 6.13?": "check 6.13",
    "I want to know when 6.13 ends": "check 6.13",
    "jag vill veta när 6.13 upphör": "check 6.13",
    "is 6.13 subscribed?": "subscriptions",
    "don't run 6.13 between 22 and 07, is it supported?": "check 6.13",
    "we are subscribed to news, is 6.13 supported?": "check 6.13",
    "is 6.13 announced as ended?": "check 6.13",
    "how do I unsubscribe?": "help",
    "let me know if 6.13 is supported": "check 6.13",
    "tell me about 6.13": "check 6.13",
    "meddela mig om 6.13 stöds": "check 6.13",
    "vi vill inte längre köra 6.13, stöds den?": "check 6.13",
    "we read the news that 6.13 is dead, is it supported?": "check 6.13",
    "I want to hear whether 6.13 is supported": "check 6.13",
    "any news about my ticket?": "tickets",
    "Vad är det för nyheter i 6.15.13?": "what is new in 6.15.13",
    "what's the news in 6.15.13?": "what is new in 6.15.13",
    "what news is there in 6.15.13?": "what is new in 6.15.13",
}


@pytest.mark.parametrize("text", SAID | NOT_ERRANDS)
def test_an_errand_is_understood_however_it_is_said(text: str) -> None:
    assert as_command(understand(text, VOCABULARY)) == (SAID | NOT_ERRANDS)[text]


@pytest.mark.parametrize("command", sorted(set(SAID.values())))
def test_an_errand_written_back_is_the_same_errand(command: str) -> None:
    assert as_command(understand(command, VOCABULARY)) == command


@pytest.mark.parametrize(
    "text", ["announce bananas", "announce 6.15.18.1.1", "subscriptions bananas", "subscribr 6.15"]
)
def test_what_is_strange_is_refused_with_something_that_works(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        understand(text, VOCABULARY)
    assert refused.value.did_you_mean
    for suggestion in refused.value.did_you_mean:
        assert understand(suggestion, VOCABULARY)


def test_the_errands_carry_what_they_need() -> None:
    assert understand("unsubscribe", VOCABULARY) == (Unsubscribe(""),)
    assert understand("subscribe weekly", VOCABULARY) == (Subscribe("weekly"),)
    assert understand("subscriptions", VOCABULARY) == (Subscriptions(),)
    assert understand("announce", VOCABULARY) == (Announce(None),)
