"""Words that make a step, and words that tell of something else than a step, in Swedish and English. Data only."""

from bot.domain.tickets.hollow_words import words

# What a word of doing begins with.
STEP_STEMS = words(
    """
    klick tryck öppn logga stäng välj skriv ange fyll spara skapa install uppgrader uppdater scan skann skicka bifog
    lägg flytt ändra kopier klistr radera ställ sätt vänt bläddr släpp synk anslut koppla hämta ladda bygg publicer
    aktiver avaktiver inaktiver avinstall filtrer leta växla dubbelklick högerklick upprepa återställ testkör rulla
    svep håll registrer konfigurer redigera följ click press push open login logon sign start launch close choose
    select pick type enter fill save saving creat upgrad updat send attach move change edit copy past delet remov
    wait turn read browse drag drop mark import export sync connect download upload load build publish activat enabl
    disabl uninstall filter sort search find switch double right repeat restor reset execut hold swipe scroll goto
    visit navigate call invoke configur deploy restart reboot refresh reload submit using plug unplug take återskap
    reproduc print slumpmäss sporadi intermitt random attester godkänn plock inlever avbryt approv boka bokför packa
    leverer beställ fakturer tilldel assign receiv reject avvis rotera rotat tappa kryssa bocka räkna inventer dubbelsc
    ångra undo
    """
)
# Of those, what alone tells how it comes about and not what to do.
MANNERS = ("återskap", "reproduc", "slumpmäss", "sporadi", "intermitt", "random", "using")
# Short words that would match the beginning of too many others.
STEP_WORDS = words(
    """
    gå går gick ta tar kör körs slå dra go goes add put use run set tap log byt ge sök söker läs läser slår drar
    byter ger töm tömmer mät mäter lås låser hit pull cut zip
    """
)

# How often, to whom, as ever: made of these alone there is nothing to do over again.
NO_STEP = words(
    """
    alltid jämt ständigt ofta ibland hela tiden varje varenda gång dag always every time day often sometimes constantly
    continuously all alla allt everything everybody everyone anyone users user användare användarna allihop så so bara
    just som vanligt vanliga usual usually the way normal normalt normally happens happened happening händer hände sker
    kommer blir blev it det den is är när when on på i in for för för oss us me mig steps step steg stegen none inga
    inget see igen again daily dagligen uppstår uppstod ibland hos jobbet arbetet work somhelst helst any anytime
    anywhere var gör gjorde gjort göra do did done doing thing saker nothing special särskilt speciellt particular inte
    ej not no möjligt possible one two three ett två tre en a an the first second third första andra tredje
    """
)

# What a sentence begins with that tells of a thing and not of somebody who does something.
IMPERSONAL = words(
    """
    it its this that there det detta den felet problemet buggen error errors bug problem
    """
)

# What it came to, at the end of a short sentence.
CAME_OF_IT = words(
    """
    kraschar kraschade crashes crashed crash fryser frös freezes froze frozen hänger hängde hangs hung stannar stannade
    stops stopped dör dog dies died fails failed failing misslyckas misslyckades havererar fungerar funkar works working
    trasig trasigt broken down
    """
)

# Not knowing how it comes about, in whatever words; honest, and no step.
UNSURE = words(
    """
    i we jag vi do don t dont not know vet inte ej how hur to reproduce repeat it this that the error problem bug det
    detta felet problemet can cannot can t kan could no idea ingen aning unable sorry tyvärr man återskapa återskapas
    återskapar upprepa upprepas upprepar går gick att been yet ännu unsure osäker are am is är sure säker hände happened
    det uppstår uppstod what vad varför why
    """
)
