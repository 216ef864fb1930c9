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
    no comments|ingen kommentar|inga kommentarer|xx yy
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
    tråd tråden thread subject line ämne ämnet ämnesraden
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
    """
)

# What may have happened, though elsewhere it would only hold an answer's place.
OUTCOMES = _phrases(
    "nothing|inget|ingenting|blank|empty|tom|tomt|error|fel|null|noll|crash|krasch|finns inte|finns ej|does not exist"
)

# What somebody may have expected: that nothing is sent, shown or left.
EXPECTATIONS = _phrases("nothing|inget|ingenting|blank|empty|tom|tomt")
