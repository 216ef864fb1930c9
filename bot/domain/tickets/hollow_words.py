"""Words that fill a field without saying anything, in Swedish and English. Data only."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.replace("\n", "|").split("|") if phrase.strip())


# A whole answer that only says "nothing here"; compared without case, punctuation and accents being lost.
PLACEHOLDERS = _phrases(
    """
    n a|na|nil|null|none|nothing|no|nope|yes|yep|ok|okay|okej|ja|nej|inget|inga|ingen|ingenting|noll|tom|tomt|empty
    blank|tbd|tba|todo|to do|to be defined|to be done|wip|later|senare|kommer senare|kommer|fyll i senare
    fylls i senare|fill in later|will add later|pending|unknown|okänt|okänd|vet ej|vet inte|ingen aning|no idea
    dunno|idk|don t know|i don t know|dont know|i dont know|not known|not available|not applicable|ej tillämpligt
    ej aktuellt|inte aktuellt|saknas|missing|ej angivet|not specified|see above|see below|as above|same as above
    same|same thing|ditto|dito|se ovan|se nedan|se ovanstående|samma|samma som ovan|samma sak|som ovan|enligt ovan
    see title|see summary|see subject|see description|see the description|see attached|see attachment
    see attachments|see screenshot|see picture|see file|se rubrik|se rubriken|se titel|se titeln|se sammanfattning
    se sammanfattningen|se beskrivning|se beskrivningen|se bilaga|se bifogat|se bifogad fil|se bild|se bilden
    se skärmdump|bifogat|bifogad|attached|screenshot|skärmdump|as described|as described above|enligt beskrivning
    enligt beskrivningen|help|help me|please help|hjälp|hjälp mig|please fix|please fix it|fix it|fixa|fixa det|bug
    bugg|fel|error|problem|issue|problems|hello|hi|hej|hey|hallå|description|beskrivning|summary|sammanfattning
    steps|steg|steps to reproduce|expected|actual|förväntat|faktiskt|your text here|text here|skriv här|text här
    describe the problem|beskriv problemet|beskriv felet|enter text|asap|urgent|bråttom|brådskande|viktigt|akut|good
    bra|bad|dåligt|whatever|strunt samma|blabla|bla bla|bla bla bla|something|någonting|något|nåt|stuff|saker|thing
    sak|not relevant|irrelevant|ej relevant|inte relevant|lorem ipsum|lorem ipsum dolor sit amet|foo bar|foo bar baz
    finns inte|finns ej|does not exist|inget att säga|inget att tillägga|nothing to say|nothing to add|no comment
    no comments|ingen kommentar|inga kommentarer|xx yy|inte tillämpligt|ej tillämplig|inte tillämplig|kommer sen
    återkommer|återkommer senare|återkommer med mer info|fylls i sen|fyller i senare|fyller i sen|kompletteras
    kompletteras senare|kompletterar senare|kompletterar sen|har ingen aning|jag har ingen aning|i have no idea
    ingen info|ingen information|no info|no information|inga detaljer|no details|inget mer|inget mer att säga
    inget mer att tillägga|nothing more|nothing more to add|nothing else|inget annat|none needed|not needed
    behövs inte|behövs ej|inga steg|inga steg behövs|no steps|no steps needed|nej tack|no thanks|okej då|allt bra
    all good|bara test|bara ett test|detta är ett test|det här är ett test|this is a test|just a test|only a test
    just testing|testar bara|testar lite|bara testar|provar lite|provar bara|test ticket|testärende|hej där
    hello there|hi there|förväntat resultat|expected result|expected results|expected behavior|expected behaviour
    faktiskt resultat|actual result|actual results|skriv din text här|skriv beskrivning|steg för att återskapa
    ingen rubrik|utan rubrik|no title|no subject|untitled|namnlös|felrapport|felanmälan|bug report|ärende|ticket
    supportärende|support|support request|support ticket|självförklarande|self explanatory|title says it all
    the title says it all|titeln säger allt|rubriken säger allt|står i rubriken|det står i rubriken
    står i beskrivningen|det står i beskrivningen|framgår av rubriken|framgår av titeln|framgår av beskrivningen
    som i rubriken|as per title|as per the title|kontakta mig|ring mig|call me|contact me|fråga mig|ask me
    """
)

# An answer made of these alone is no answer, however many there are.
FILLERS = words(
    """
    test tests testing tested testar testa testning prov provar prova tst tester foo bar baz qux blah bla lorem
    ipsum xxx xx x yyy zzz abc abcd abcde hej hello hi hey todo tbd tba na none null nothing inget samma same
    ditto dito ok okay okej placeholder platshållare dummy sample exempel example whatever random hm hmm hmmm eh uh
    öh dot punkt här here text
    """
)

# An answer that only points at another place.
REFERRALS = words(
    """
    se see the a in i and och ovan ovanstående above nedan below beskrivning beskrivningen description rubrik
    rubriken titel titeln title summary sammanfattning sammanfattningen bilaga bilagan bilagor attached attachment
    attachments bifogad bifogat bifogade screenshot screenshots skärmdump skärmbild bild bilden bilder picture
    pictures image images fil filen filer file files enligt as described beskrivet beskrivits det som samma same
    here här ärende ärendet ticket steps steg stegen please tack thanks field fält fältet text texten chat chatten
    tråd tråden thread subject line ämne ämnet ämnesraden står sagt nämnt nämnts framgår av ovanför enl redan per
    already mentioned stated written
    """
)
# Of those, at least one that points: "the image" or "a file" may be just what was expected.
POINTERS = words(
    """
    se see ovan ovanstående ovanför above nedan below enligt enl as som described beskrivet beskrivits bifogad bifogat
    bifogade attached redan already mentioned stated
    """
)

# What a form's own example text is made of, together with one of the words that give it away.
TEMPLATES = REFERRALS | words(
    """
    insert enter write type your describe explain issue problem problemet fill fyll todo skriv ange beskriv förklara
    felet what happened vad som hände
    """
)
GIVEAWAYS = words("here här todo your")

# Something is wrong, but nobody knows what: made of these alone it is no description.
COMPLAINTS = words(
    """
    fungerar funkar funka fungera fungerade inte ej icke does do did not doesn doesnt didn t work works working worked
    broken trasig trasigt det den it this that is är något nåt någonting something längre anymore any more alls at all
    fel error errors wrong bug bugg buggar problem strular strul krånglar hjälp hjälpa mig help me please snälla
    ingenting inget nothing allt everything all sönder misslyckas misslyckades failed fails fail har have has had hade
    a an en ett the i we vi jag you ni du got get gets getting får fick blir blev uppstår uppstod occurs occurred
    issue issues problems problemet felet buggen can kan could kunde fix fixa fixar lös lösa solve åtgärda rätta now nu
    so så asap snarast urgent urgently akut bråttom brådskande viktigt very mycket need needs behöver behövs tack
    thanks thank mvh på förhand går gick gå hej hello hi there here här ok okej bra good bad badly dåligt detta to att
    """
)

# What may have happened, though elsewhere it would only hold an answer's place.
OUTCOMES = _phrases(
    "nothing|inget|ingenting|blank|empty|tom|tomt|error|fel|null|noll|crash|krasch|finns inte|finns ej|does not exist"
)

# What somebody may have expected: that nothing is sent, shown or left.
EXPECTATIONS = _phrases("nothing|inget|ingenting|blank|empty|tom|tomt")
