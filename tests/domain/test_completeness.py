"""Hollow answers are refused, honest short ones never: what people really write, in Swedish and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tickets.completeness import hollow_answers
from bot.domain.tickets.desk_form import Own
from bot.domain.tickets.form_values import UNKNOWN, FormValues

GOOD = FormValues(
    summary="Studio stängs vid kopiering",
    version="6.15.3",
    component="studio",
    severity="high",
    description="När ett stort arbetsflöde kopieras stängs programmet utan felmeddelande.",
    steps="1. Öppna ett stort flöde\n2. Markera allt och kopiera",
    expected="Flödet kopieras",
    actual="Studio stängs",
)

HOLLOW_ANYWHERE = """
    n/a|N/A|na|NA.|-|--|---|.|...|?|???|!|none|None.|nothing|inget|Ingenting|nej|no|yes|ok|OK!|x|xx|xxx|XXX|test|Test|TEST!
    testing|test test|test test test|testar|prov|provar testar|asdf|asdfasdf|ASDF|asdfg|asdasd|asd|qwerty|qwertyuiop|qwer
    zxcv|zxcvbn|hjkl|jkljkl|sdfsdf|dfgdfg|sdkfjhsdkf|lkasjdlkasjd|aaaa|aaaaaaaa|hhhhh|asdf asdf|asdf qwer|fghfgh fghfgh
    tbd|TBD|todo|to be done|se ovan|Se ovan.|see above|as above|samma|samma som ovan|same|same as above|ditto|okänt|unknown
    vet ej|Vet inte|don't know|I don't know|idk|see description|Se beskrivningen|se bifogad fil|see attached screenshot
    Se bilden ovan|enligt beskrivningen|not applicable|Ej tillämpligt|ej aktuellt|saknas|fyll i senare|lorem ipsum|foo bar
    inget att säga|Nothing to say|no comment|Ingen kommentar|xx yy|123|1234567890|test123|wefwef
    1. asdf|1) asdf 2) qwer|asdf 123|redan beskrivet ovan|as mentioned above|as per title|står i rubriken|enl. ovan
    det här är ett test|just testing|återkommer med mer info|kompletteras senare|inga detaljer|nej tack|inga steg|no steps
    hello|asdf1234|TODO: fill in|[beskriv här]|Insert text here|Describe the issue here|Fyll i beskrivning här
    Lorem ipsum dolor sit amet consectetur|{{description}}|hej|hej hej|help|hjälp|bug|fel|Error|problem|your text here|skriv här|blabla|bla bla bla|👍|🙏🙏🙏|\u200b|\u00a0
    """
HOLLOW = [each.strip() for line in HOLLOW_ANYWHERE.split("\n") for each in line.split("|") if each]

HONEST = """
    Servern startar inte|Studio kraschar|Appen hänger sig|Inloggningen misslyckas|Funkar ej på iPad|Utskrift blir tom
    Knappen saknas|Fel pris visas|Bilden är vriden|Sidan laddar aldrig|Skrivaren tystnar.|Fel moms på fakturan
    Kan inte spara|Kameran öppnas inte|Tomt svar från servern|Fel tidszon i loggen|Blå skärm efter start|Långsam sökning
    Rullistan är tom|Två kvitton per order|Går ej logga in|Skannern svarar inte|Får fel 500|Fel kod ORA-00942|VPN krävs
    Synk stannar på 99 %|Texten är avklippt|Datum visas fel|Ingen data visas|Nej-knappen saknas|Testmiljön är nere
    Provkörning avbryts|Server down|Crash on save|App freezes|Login fails|Blank page|Wrong total|Print is empty
    Cannot log in|Button is missing|Picture is rotated|Slow search|Timeout after 30 s|Scanner is dead|HTTP 500|Error 500|No data shown
    Text cut off|Duplicate rows|Sync stops at 99 %|It is slow|No sound|Export is empty|Wrong date|Tests fail after upgrade
    Test environment is down|Unknown error 17|Help page missing|Null pointer in log|Error 0x80070005|Missing key FLOW-12
    Were there two servers?|Tree view empty|Power report empty|Typewriter font used|Were gone|Hash mismatch|The app died
    Add text field|Type ahead is slow|Your test fails here|Testet 123 faller|Glad ruta saknas|Flask API svarar ej|保存时崩溃了|サーバーが起動しません|השרת לא עולה|الخادم لا يعمل|Сервер не запускается|Ο διακομιστής πέφτει
    """
HONEST_TEXTS = [each.strip() for line in HONEST.split("\n") for each in line.split("|") if each.strip()]

HONEST_STEPS = [
    "Logga in",
    "Starta servern.",
    "Klicka Spara",
    "Öppna Studio och spara",
    "1. Logga in 2. Klicka på Spara",
    "1) Öppna ordern\n2) Tryck F5",
    "- en order utan rader\n- en kund utan adress",
    "Meny > Inställningar > Användare",
    "Gå till Order och skapa en ny",
    "Kör importen två gånger",
    "Skanna en artikel",
    "Sök på order",
    "Läs av streckkoden",
    "Dra ut nätverkskabeln",
    "Händer sporadiskt, går inte att återskapa",
    "Log in",
    "Click Save",
    "Open Studio, press F5",
    "Restart the server",
    "1. Sign in\n2. Press Save",
    "* order without rows\n* customer without address",
    "Settings -> Users -> New",
    "Run the import twice",
    "Upgrade to 6.15.3",
    "Scan an item",
    "Unplug the network cable",
    "Cannot reproduce it, happened once while importing",
    "After the night everything on the screen is simply gone",
    "打开订单然后点击保存",
    "Réouvrir l'écran des commandes une deuxième fois puis attendre dix secondes",
]
OTHER_STEPS = [
    "Plocka raden\nBekräfta plocket",
    "1. Godkänn ordern\n2. Bekräfta",
    "Boka ordern, bekräfta, godkänn",
    "Godkänn ordern\nBokför fakturan",
    "Rapportera tid på operation 10",
    "Inleverera gods på order 5",
    "Inventera plats A1",
    "Kryssa i rutan",
    "Plocklista 7: makulera",
    "Kvittera larmet",
    "Print the label, confirm the order",
    "Receive goods; confirm",
    "Approve invoice",
    "Count bin A1",
    "Сохранить заказ",
    "Enregistrer la commande",
    "Attestera",
    "Plocka",
    "Vid inloggning",
    "Inget särskilt, den står bara på",
]
SAID_TO_BE_EXPECTED = ("nothing", "inget", "Ingenting")
SAID_OF_AN_OUTCOME = ["nothing", "inget", "Ingenting", "fel", "Error"]
NOTHING_TOLD = [
    "fungerar inte",
    "Det fungerar inte.",
    "does not work",
    "It doesn't work",
    "error error",
    "hjälp hjälp",
    "ej relevant",
    "see subject line",
    "Något är fel",
    "Not relevant.",
    "Please help me",
    "Vi har ett problem",
    "Det går inte",
    "I got an error",
    "Inget fungerar",
    "Allt är trasigt",
    "Behöver hjälp nu",
    "Please fix this asap",
    "Kan ni åtgärda felet?",
]
NO_STEPS = [
    "Felet kommer igen",
    "Appen kraschar",
    "The app crashes",
    "Händer alltid",
    "Hela tiden",
    "Det bara blir så",
    "Felet kommer",
    "Steg:",
    "1.",
    "1. 2. 3.",
    "Som vanligt",
    "Alla användare",
    "Always",
    "It crashes",
    "Every time",
    "It just happens",
    "All users",
    "The usual way",
    "Steps: none",
    "Steg 1",
    "1. Steg ett\n2. Steg två",
    "first step, second step",
    "Gör som vanligt",
    "Uppstår ibland",
    "När som helst",
    "Inget särskilt",
]
HONEST_RESULTS = [
    "42",
    "0 kr",
    "200",
    "100 %",
    "A",
    "Kraschar",
    "Sparas",
    "Saved",
    "Crash",
    "Timeout",
    "HTTP 500",
    "Tom lista",
    "The image",
    "Bilden",
    "En bild per fil",
    "200 OK",
]


# One test for each field, and not for each of hundreds of texts: the texts that fail are told all at once.
@pytest.mark.parametrize("own", [Own.SUMMARY, Own.DESCRIPTION, Own.STEPS, Own.EXPECTED, Own.ACTUAL])
def test_what_says_nothing_is_refused_in_every_field(own: Own) -> None:
    said = {Own.ACTUAL: SAID_OF_AN_OUTCOME, Own.EXPECTED: SAID_TO_BE_EXPECTED}.get(own, [])
    hollow = [text for text in HOLLOW if text not in said]
    taken = [text for text in hollow if own not in hollow_answers(_with(own, text), reproduction=True)]
    assert taken == []


@pytest.mark.parametrize("text", [*SAID_OF_AN_OUTCOME, "Blank", "Tomt", "Finns inte"])
def test_nothing_or_an_error_may_be_all_that_happened(text: str) -> None:
    assert hollow_answers(_with(Own.ACTUAL, text), reproduction=True) == {}


@pytest.mark.parametrize("text", [*SAID_TO_BE_EXPECTED, "Tom", "Empty"])
def test_nothing_may_be_all_that_was_expected(text: str) -> None:
    assert hollow_answers(_with(Own.EXPECTED, text), reproduction=True) == {}


@pytest.mark.parametrize("text", ["Error", "fel", "Finns inte"])
def test_an_error_is_not_what_anybody_expects(text: str) -> None:
    assert Own.EXPECTED in hollow_answers(_with(Own.EXPECTED, text), reproduction=True)


@pytest.mark.parametrize("own", [Own.STEPS, Own.EXPECTED, Own.ACTUAL])
def test_a_copy_of_the_summary_answers_nothing_else_either(own: Own) -> None:
    copy = f" {GOOD.summary.upper()}! "
    assert hollow_answers(_with(own, copy), reproduction=True) == {own: "copy_of_summary"}


@pytest.mark.parametrize("text", ["Synka", "Sync", "Dubbelklicka", "F5", "Print", "Skriv ut", "Spara"])
def test_one_word_may_be_the_step(text: str) -> None:
    assert hollow_answers(_with(Own.STEPS, text), reproduction=True) == {}


@pytest.mark.parametrize("text", ["Slumpmässigt", "Randomly", "Reproducible", "Studio", "Ofta"])
def test_one_word_that_is_no_step_is_refused(text: str) -> None:
    assert Own.STEPS in hollow_answers(_with(Own.STEPS, text), reproduction=True)


@pytest.mark.parametrize("text", NOTHING_TOLD)
def test_that_something_is_wrong_is_no_description_until_it_says_what(text: str) -> None:
    assert Own.DESCRIPTION in hollow_answers(_with(Own.DESCRIPTION, text), reproduction=True)
    assert Own.SUMMARY in hollow_answers(_with(Own.SUMMARY, text), reproduction=True)


@pytest.mark.parametrize("text", ["Does not work", "Det fungerar inte"])
def test_that_it_does_not_work_is_what_happened(text: str) -> None:
    assert hollow_answers(_with(Own.ACTUAL, text), reproduction=True) == {}


@pytest.mark.parametrize("text", OTHER_STEPS)
def test_a_step_need_not_be_a_verb_that_anybody_has_listed(text: str) -> None:
    assert hollow_answers(_with(Own.STEPS, text), reproduction=True) == {}


@pytest.mark.parametrize("text", ["I do not know how to reproduce this", "Vet inte hur man återskapar felet"])
def test_who_cannot_repeat_it_is_asked_for_what_they_did(text: str) -> None:
    assert hollow_answers(_with(Own.STEPS, text), reproduction=True) == {Own.STEPS: "does_not_know"}


@pytest.mark.parametrize("own", [Own.SUMMARY, Own.DESCRIPTION, Own.EXPECTED, Own.ACTUAL])
def test_an_honest_short_text_is_never_refused(own: Own) -> None:
    judged = {text: hollow_answers(_with(own, text), reproduction=True) for text in HONEST_TEXTS}
    assert {text: refused for text, refused in judged.items() if refused} == {}


@pytest.mark.parametrize("text", HONEST_STEPS)
def test_a_step_is_seen_however_it_is_written(text: str) -> None:
    assert hollow_answers(_with(Own.STEPS, text), reproduction=True) == {}


@pytest.mark.parametrize("text", NO_STEPS)
def test_steps_without_a_step_are_refused(text: str) -> None:
    assert Own.STEPS in hollow_answers(_with(Own.STEPS, text), reproduction=True)


@pytest.mark.parametrize("text", HONEST_RESULTS)
def test_a_result_may_be_a_number_or_a_word(text: str) -> None:
    assert hollow_answers(_with(Own.ACTUAL, text), reproduction=True) == {}


@pytest.mark.parametrize("word", ["Kraschar", "Login", "Inloggningsfel", "Broken!", "NullReferenceException"])
def test_one_word_is_no_summary_and_no_description(word: str) -> None:
    assert hollow_answers(_with(Own.SUMMARY, word), reproduction=True) == {Own.SUMMARY: "one_word"}
    assert hollow_answers(_with(Own.DESCRIPTION, word), reproduction=True) == {Own.DESCRIPTION: "one_word"}


@pytest.mark.parametrize("copy", ["Studio stängs vid kopiering", " studio stängs vid kopiering!! ", "Studio stängs vid kopiering. Studio stängs vid kopiering.", "Hej! Studio stängs vid kopiering. Kan ni hjälpa mig? Tack"])  # fmt: skip
def test_a_copy_of_the_summary_is_no_description(copy: str) -> None:
    assert hollow_answers(_with(Own.DESCRIPTION, copy), reproduction=True) == {Own.DESCRIPTION: "copy_of_summary"}


@pytest.mark.parametrize("more", ["sedan i måndags", "500", "Xcover"])
def test_a_summary_with_something_more_is_a_description(more: str) -> None:
    assert hollow_answers(_with(Own.DESCRIPTION, f"{GOOD.summary} {more}"), reproduction=True) == {}


def test_steps_that_repeat_the_description_are_refused() -> None:
    assert hollow_answers(_with(Own.STEPS, GOOD.description.upper()), reproduction=True) == {
        Own.STEPS: "copy_of_description"
    }


def test_what_happened_cannot_be_what_was_expected() -> None:
    assert hollow_answers(_with(Own.ACTUAL, "flödet kopieras."), reproduction=True) == {Own.ACTUAL: "copy_of_expected"}


def test_reproduction_is_judged_only_where_it_is_asked_for() -> None:
    bare = FormValues(
        summary="Hur många licenser har vi?", version="6.15", description="Vi behöver veta det för inköp."
    )
    assert hollow_answers(bare, reproduction=False) == {}
    assert set(hollow_answers(bare, reproduction=True)) == {Own.STEPS, Own.EXPECTED, Own.ACTUAL}


@pytest.mark.parametrize("version", ["", "senaste", "asdf", "n/a", "latest"])
def test_a_version_needs_a_number(version: str) -> None:
    assert hollow_answers(_with(Own.VERSION, version), reproduction=True) == {Own.VERSION: "no_version"}


@pytest.mark.parametrize("version", ["6.15", "6.15.3.7", "1.29.4", "6.15 beta", UNKNOWN])
def test_any_number_and_an_honest_not_found_is_a_version(version: str) -> None:
    assert hollow_answers(_with(Own.VERSION, version), reproduction=True) == {}


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_judged_without_an_error(summary: str, description: str, steps: str) -> None:
    values = FormValues(summary=summary, version="6.15", description=description, steps=steps)
    assert set(hollow_answers(values, reproduction=True)) <= set(Own)


@given(st.text(alphabet=" \t\n.,-–_!?/\\'\"()*#:;…🙂🙏", max_size=60))
def test_signs_and_pictures_alone_are_never_an_answer(text: str) -> None:
    assert Own.ACTUAL in hollow_answers(_with(Own.ACTUAL, text), reproduction=True)


@given(st.sampled_from(HONEST_TEXTS), st.text(alphabet=" .,!\n🙂", max_size=8))
def test_decoration_does_not_make_an_honest_text_hollow(text: str, decoration: str) -> None:
    assert hollow_answers(_with(Own.DESCRIPTION, f"{decoration}{text}{decoration}"), reproduction=True) == {}


def _with(own: Own, text: str) -> FormValues:
    answers = {each.value: GOOD.text(each) for each in Own if each is not Own.ATTACHMENTS}
    return FormValues(**{**answers, own.value: text})
