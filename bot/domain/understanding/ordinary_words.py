"""Words of running text that carry no question themselves, in Swedish and English."""

ENVIRONMENTS = """prod production produktion produktionen produktionsmiljö produktionsmiljön test testmiljö testmiljön
    testing staging dev development utveckling utvecklingsmiljön acceptance acceptans acc uat qa live sandbox demo
    training"""
_ORDINARY = """
    e ä is are was were be been being isn't aren't isnt arent do does did doing don't doesn't dont doesnt can could
    can't cannot cant will would won't shall should shouldn't may might must what's whats who whom whose when
    when's whether why how how's if i i'm i've im we we're we've you you're he she it it's they they're me us
    them your their its this that that's these those there there's here yes no not still yet ever anymore longer
    long much many any anyone anything some something nothing none all every each want wants like know knows
    tell mean means use using uses used run runs because then than so but except about since until before after
    during being get gets give gives let's är vore blir blev bli kan kunde kunna ska skall skulle vill ville
    måste får fick få bör borde gör göra gjorde vem vems när varför hur om ifall jag vi du ni han hon den det de
    dom mig mej oss dig dej er ert era din ditt dina sin sitt sina denna detta dessa här där inte ej utan utom
    än ännu fortfarande alltjämt längre länge någon något några nån nåt någonting nånting ngt ngn ngra alla allt
    samtliga varje båda ingen inget inga ingenting tror ändrar ändras ändrade changes changed ligger ligga låg kommer
    gamla gamle äldre tidigare older earlier old väl vet veta säg säga berätta använder använda användas köra
    körs finns fanns eftersom så men sedan tills innan efter under också även bara nu just idag då today now
    vara varit fram varför dags håller hålla närmar nears approaches snart soon man står lägger lägga
    rättas åtgärdas fixas förlänger förlänga
    kunden kunder ja nej kvarvarande remaining gäller days dagar
"""
ORDINARY = f"{_ORDINARY} {ENVIRONMENTS}"
