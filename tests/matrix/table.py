"""What each route does when somebody may: who asks, the fields of the form, and the status. For tests/matrix/roles.py; a
route that is not here fails there."""
from house import HENK, JORIS, LINH, ROOS, SAMIRA

ADMIN = "beheer@raadslieden.demodam.example"
NETWORK = "netwerk@raadslieden.demodam.example"
WORK = "/werk/vraag/:municipality/:question"
PLACE = "/beheer/organisatie/:organisation"
DRAFT = "/vraag/c/:draft"
TEXT = "/beheer/teksten/:folder/:name/:language/:layer"
DECISION = "/werk/besluit/:decision"
OFFER = "/werk/overdracht/:municipality/:question/:handover"
OBJECTION = "/werk/bezwaar/zaak/:municipality/:question"
# An offer to the legal desk, where the professional of another organisation works.
OFFERED = {"to": "2", "why": "lawyer", "asked": "Kijkt u mee?", "question": "yes", "consent": "phone"}

READERS = ("professional", "objection_handler", "connector", "director")
# Who asks: every role is one of them. The question is held by the raadslieden and was taken by the first.
PEOPLE = [
    # name, role of `elkedeur access`, address
    ("anonymous", "resident", None),
    ("the professional who took it", "professional", SAMIRA),
    ("a colleague", "professional", JORIS),
    ("a professional of another organisation", "professional", LINH),
    ("the professional of the safety net", "professional", ROOS),
    ("the coordinator", "coordinator", HENK),
    ("the administrator of the organisation", "organisation_administrator", ADMIN),
    ("an administrator of another organisation", "organisation_administrator", "beheer@loket.demodam.example"),
    ("the administrator of the network", "network_administrator", NETWORK),
    ("a handler of objections", "objection_handler", "bezwaar@loket.demodam.example"),
    ("who handles the objection", "objection_handler", "ellen@bezwaar.demodam.example"),
    ("a connector", "connector", "schakel@loket.demodam.example"),
    ("a director", "director", "regie@loket.demodam.example"),
    ("a referrer", "referrer", "verwijzer@loket.demodam.example"),
    ("an editor", "editor", "redactie@netwerk.demodam.example"),
    ("a manager", "manager", "leiding@netwerk.demodam.example"),
    ("the privacy officer", "privacy_officer", "privacy@netwerk.demodam.example"),
    ("an auditor", "auditor", "audit@netwerk.demodam.example"),
]
ORGANISATIONS = {"raadslieden": "Sociaal raadslieden Demodam", "loket": "Juridisch Loket", "netwerk": "Werk en Inkomen Demodam"}


def manages(status):
    """Who manages the raadslieden gets this; to any other who may open such pages they are not found."""
    return {"the administrator of the organisation": status, "the administrator of the network": status}


HOLDS = {"the professional who took it", "a colleague"}

ALL_OF_THE_LEGAL_DESK = ("a professional of another organisation", "a handler of objections", "a connector", "a director",
                         "a referrer")


def the_legal_desk(status):
    """Whoever may do this at the legal desk gets the status; to any other it is not found."""
    return {name: status for name in ALL_OF_THE_LEGAL_DESK}


def handles(status, other=404):
    """Who handles the objection gets the status; a handler of an organisation that decides nothing does not."""
    return {"who handles the objection": status, "*": other}


# What happens when the role may: fields of the form, and the status. For routes of one question: the
# status for who took it, and for a colleague; whoever is of another organisation gets 404.
TABLE = {
    ("GET", "/"): ({}, 200),
    ("GET", "/vraag"): ({}, 200),
    ("POST", "/vraag"): ({"question": "hulp"}, 303),
    ("POST", "/vraag/begin"): ({"question": "hulp"}, 303),
    ("GET", DRAFT + "/tekst"): ({}, 200),
    ("POST", DRAFT + "/tekst"): ({"question": "hulp"}, 303),
    ("GET", DRAFT + "/let-op"): ({}, 200),
    ("GET", DRAFT + "/plaats"): ({}, 200),
    ("POST", DRAFT + "/plaats"): ({"municipality": "GM9901"}, 303),
    ("GET", DRAFT + "/onderwerp"): ({}, 200),
    ("POST", DRAFT + "/onderwerp"): ({"topic": ""}, 303),
    ("GET", DRAFT + "/antwoord"): ({}, 200),
    ("POST", DRAFT + "/antwoord"): ({"channel": "code"}, 303),
    ("GET", DRAFT + "/naam"): ({}, 200),
    ("POST", DRAFT + "/naam"): ({"name": ""}, 303),
    ("GET", DRAFT + "/nakijken"): ({}, 200),
    ("POST", DRAFT + "/versturen"): ({}, 303),
    ("GET", "/vraag/klaar/:ticket"): ({}, 200),
    ("GET", "/volg"): ({}, 200),
    ("POST", "/volg"): ({"code": "CODE"}, 200),
    ("GET", "/volg/l/:secret"): ({}, 303),
    ("GET", "/volg/v/:ticket"): ({}, 200),
    ("POST", "/volg/v/:ticket/aanvullen"): ({"text": "nog iets"}, 303),
    ("POST", "/volg/v/:ticket/niet-bellen"): ({"call": "no"}, 409),  # it is not to be answered by telephone
    ("GET", "/volg/v/:ticket/telefoon"): ({}, 303),
    ("POST", "/volg/v/:ticket/telefoon"): ({"phone": "0612345678"}, 409),
    ("GET", "/volg/v/:ticket/stoppen"): ({}, 200),
    ("POST", "/volg/v/:ticket/stoppen"): ({}, 303),
    ("GET", "/volg/v/:ticket/wissen"): ({}, 200),
    ("POST", "/volg/v/:ticket/wissen"): ({}, 200),
    ("GET", "/volg/v/:ticket/live"): ({}, 200),
    ("GET", "/over/rapport"): ({}, 200),
    ("GET", "/privacy"): ({}, 200),
    ("GET", "/toegankelijkheid"): ({}, 200),
    ("GET", "/over"): ({}, 200),
    ("GET", "/over/zoeken"): ({}, 200),
    ("GET", "/over/algoritme"): ({}, 200),
    ("GET", "/hulpwijzer"): ({}, 200),
    ("POST", "/hulpwijzer"): ({"areas": "wonen"}, 303),
    ("GET", "/hulpwijzer/:walk"): ({}, 200),
    ("POST", "/hulpwijzer/:walk"): ({"answer": "?"}, 303),
    ("POST", "/hulpwijzer/:walk/plaats"): ({"place": "1000"}, 303),
    ("GET", "/brief"): ({}, 200),
    ("POST", "/brief"): ({"group": "gemeente"}, 200),  # by way of the page that answers it
    ("GET", "/brief/uw/:form"): ({}, 404),
    ("POST", "/brief/laatste-dag.ics"): ({"kind": "svb", "dated_day": "3 maart 2026"}, 200),
    ("GET", "/brief/bezwaar"): ({}, 303),
    ("GET", "/brief/bezwaar/uw/:form"): ({}, 404),
    ("POST", "/brief/bezwaar"): ({"kind": "toeslagen"}, 200),
    ("POST", "/brief/bezwaar/opsturen"): ({"kind": "gem_uitkering"}, 400),  # no municipality named this channel
    ("POST", "/brief/bezwaar/versturen"): ({"kind": "gem_uitkering", "name": "Mehmet", "reach": "0612345678"}, 400),
    ("GET", "/brief/bezwaar/klaar/:ticket"): ({}, 404),
    ("GET", "/zoek"): ({}, 200),
    ("GET", "/situatie"): ({}, 200),
    ("GET", "/situatie/:slug"): ({}, 200),
    ("POST", "/situatie/:slug"): ({"place": "1000"}, 303),
    ("GET", "/situatie/:slug/in/:place"): ({}, 200),
    ("POST", "/zoek"): ({"q": "ik ben ontslagen"}, 200),  # by way of the page that answers it
    ("GET", "/zoek/uw/:form"): ({}, 404),
    ("GET", "/rondleiding"): ({}, 200),  # the matrix is a demo
    ("POST", "/rondleiding/wachten"): ({}, 200),
    ("GET", "/werk/aanmelden"): ({}, {"anonymous": 200, "*": 303}),
    ("POST", "/werk/aanmelden"): ({"email": "niemand@nergens.example", "password": "verkeerd-wachtwoord"}, 400),
    ("POST", "/werk/afmelden"): ({}, 303),
    ("GET", "/werk"): ({}, {**{name: 200 for name, role, _ in PEOPLE if role in READERS}, "*": 303}),
    ("POST", "/werk/zoek"): ({"code": "CODE"}, {"held": 303, "*": 400}),
    ("GET", "/werk/live"): ({}, 200),
    ("GET", WORK): ({}, {"held": 200}),
    ("GET", WORK + "/live"): ({}, {"held": 200}),
    ("POST", WORK + "/nemen"): ({"holder": "1"}, {"held": 303}),
    ("POST", WORK + "/antwoord"): ({"text": "een antwoord"}, {"the professional who took it": 303, "a colleague": 409}),
    ("POST", WORK + "/notitie"): ({"note": "een notitie"}, {"held": 303}),
    ("POST", WORK + "/gebeld"): ({"call": "no_answer"}, {"the professional who took it": 303, "a colleague": 409}),
    ("POST", WORK + "/plannen"): ({"plan_day": ""}, {"the professional who took it": 400, "a colleague": 409}),
    ("POST", WORK + "/niet-bellen"): ({}, {"the professional who took it": 303, "a colleague": 409}),
    ("POST", WORK + "/terug"): ({"reason": "no_room"}, {"held": 303}),
    ("POST", WORK + "/afsluiten"): ({"outcome": "helped"}, {"the professional who took it": 303, "a colleague": 409}),
    ("GET", WORK + "/nog-een"): ({}, {"the professional who took it": 200, "a colleague": 409}),
    ("POST", WORK + "/nog-een"): ({"question": "nog iets", "to": "here"}, {"the professional who took it": 303, "a colleague": 409}),
    ("POST", WORK + "/concept"): ({"text": "een begin"}, {"held": 200}),
    # handovers: offered by who took it to the professional of another organisation
    ("GET", WORK + "/overdragen"): ({}, {"the professional who took it": 200, "a colleague": 409}),
    ("POST", WORK + "/overdragen"): (OFFERED, {"the professional who took it": 200, "a colleague": 409}),
    ("POST", WORK + "/overdragen/versturen"): (OFFERED, {"the professional who took it": 303, "a colleague": 409}),
    ("POST", WORK + "/overdracht/intrekken"): ({"reason": "mistake"}, {"the professional who took it": 303,
                                                                       "a colleague": 409}),
    ("POST", WORK + "/wachtlijst"): ({"on": "yes"}, {"the professional who took it": 404, "a colleague": 409}),
    ("GET", "/werk/overdrachten"): ({}, 200),
    ("GET", OFFER): ({}, the_legal_desk(200)),
    ("POST", OFFER + "/aannemen"): ({}, the_legal_desk(303)),
    ("POST", OFFER + "/afwijzen"): ({"reason": "not_ours"}, the_legal_desk(303)),
    ("GET", "/volg/v/:ticket/overdracht"): ({}, 200),
    ("POST", "/volg/v/:ticket/overdracht"): ({"answer": "stop"}, 303),
    ("GET", "/beheer/wachten"): ({}, 200),
    # objections: registered and handled by the municipality's own organisation
    ("GET", "/werk/bezwaar"): ({}, 200),
    ("GET", "/werk/bezwaar/afgelopen"): ({}, 200),
    ("GET", "/werk/bezwaar/nieuw"): ({}, handles(200, 403)),
    ("POST", "/werk/bezwaar/nieuw"): ({"way": "balie", "received": "2026-01-05", "law": "pw"}, handles(303, 403)),
    ("GET", "/werk/bezwaar/nieuw/:letter"): ({}, 404),
    ("POST", "/werk/bezwaar/nieuw/:letter"): ({"handler": "107"}, 404),
    ("GET", "/werk/bezwaar/klaar/:ticket"): ({}, 404),
    ("GET", "/werk/bezwaar/instellingen"): ({}, handles(200, 403)),
    ("POST", "/werk/bezwaar/instellingen"): ({"call_workdays": "5", "warn_workdays": "3"}, handles(303, 403)),
    ("GET", "/werk/bezwaar/leren"): ({}, 200),
    ("GET", "/werk/bezwaar/leren/csv"): ({}, 200),
    ("GET", "/werk/bezwaar/leren/oorzaken"): ({}, 200),
    ("POST", "/werk/bezwaar/leren/oorzaken"): ({"what": "up", "code": "late"}, 303),
    ("GET", "/werk/bezwaar/leren/kosten"): ({}, 200),
    ("POST", "/werk/bezwaar/leren/kosten"): ({"euro_an_hour": "60", "informal": "4", "formal": "20"}, 303),
    # the objection of the matrix is open: its cause is named later
    ("GET", OBJECTION + "/leren"): ({}, handles(409)),
    ("POST", OBJECTION + "/leren"): ({"cause": "letter"}, handles(409)),
    ("GET", OBJECTION): ({}, handles(200)),
    ("POST", OBJECTION + "/nemen"): ({"holder": "107"}, handles(303)),
    ("POST", OBJECTION + "/gebeld"): ({"call": "no_answer"}, handles(303)),
    ("POST", OBJECTION + "/daarna"): ({"next": "letter"}, handles(303)),
    ("POST", OBJECTION + "/sms"): ({"talk_day": "1-2-2030"}, handles(303)),
    ("POST", OBJECTION + "/verhaal"): ({}, handles(303)),
    ("POST", OBJECTION + "/weg"): ({"road": "formal", "how": "phone"}, handles(303)),
    ("POST", OBJECTION + "/mensen"): ({"decided_by": "0", "substitute": "0"}, handles(303)),
    ("POST", OBJECTION + "/intrekken"): ({"written": "letter", "written_day": "2026-01-05"}, handles(400)),
    ("POST", OBJECTION + "/terug"): ({}, handles(409)),
    ("POST", OBJECTION + "/beslissing"): ({}, handles(400)),
    ("POST", OBJECTION + "/heropenen"): ({"again": "mistake"}, handles(409)),
    ("POST", OBJECTION + "/nagekeken"): ({}, handles(303)),
    ("POST", OBJECTION + "/code"): ({}, handles(303)),
    ("POST", OBJECTION + "/gelezen"): ({}, handles(303)),
    ("GET", OBJECTION + "/uitstel"): ({}, handles(200)),
    ("POST", OBJECTION + "/uitstel"): ({}, handles(400)),
    # and of an application only, which this is not
    ("POST", OBJECTION + "/gesprek"): ({}, handles(404)),
    ("POST", OBJECTION + "/gesproken"): ({}, handles(404)),
    ("GET", OBJECTION + "/gebeurtenis/:event"): ({}, handles(200)),
    ("POST", OBJECTION + "/gebeurtenis/:event"): ({"day": "2026-01-05"}, handles(200)),
    ("GET", OBJECTION + "/papier"): ({}, handles(200)),
    ("POST", OBJECTION + "/papier"): ({}, handles(303)),
    ("GET", OBJECTION + "/stukken"): ({}, handles(200)),
    ("GET", OBJECTION + "/brief/:letter"): ({}, handles(200)),
    ("POST", OBJECTION + "/brief/:letter"): ({}, handles(409)),
    ("GET", OBJECTION + "/hulp"): ({}, handles(200)),
    ("POST", OBJECTION + "/hulp"): ({}, handles(400)),
    ("GET", "/beheer/bezwaren"): ({}, 200),
    # and the resident: this question is no objection, see tests/http/objection.py
    ("GET", "/volg/v/:ticket/bezwaar"): ({}, 404),
    ("POST", "/volg/v/:ticket/weg"): ({"road": "formal"}, 404),
    ("POST", "/volg/v/:ticket/wachten"): ({"until": "2027-01-05"}, 404),
    ("GET", "/volg/v/:ticket/intrekken"): ({}, 404),
    ("POST", "/volg/v/:ticket/intrekken"): ({"solved": "yes"}, 404),
    ("POST", "/volg/v/:ticket/verder"): ({}, 404),
    ("POST", "/volg/v/:ticket/opgelost"): ({"solved": "yes"}, 404),
    ("POST", "/volg/v/:ticket/bellen"): ({"call": "no"}, 404),
    # other doors
    ("POST", "/bel-mij/begin"): ({}, 200),  # by way of the page that answers it
    ("GET", "/bel-mij/uw/:form"): ({}, 404),
    ("GET", "/bel-mij"): ({}, 200),
    ("POST", "/bel-mij"): ({"phone": "06 10005555", "part": "morning"}, 303),
    ("GET", "/werk/bellen"): ({}, 200),
    ("GET", "/werk/netwerk"): ({}, 200),
    ("POST", "/werk/netwerk"): ({"find": "schuld"}, 200),
    ("GET", "/werk/dienst"): ({}, 200),
    ("POST", "/werk/dienst"): ({"m0": "0"}, 303),
    ("GET", "/werk/nieuw"): ({}, 200),
    ("POST", "/werk/nieuw"): ({"question": "hulp", "municipality": "GM9901"}, 303),
    ("GET", "/werk/nieuw/hulpwijzer/:walk"): ({}, 200),
    ("GET", "/werk/brief"): ({}, 200),
    ("POST", "/werk/brief"): ({"group": "gemeente"}, 200),
    ("POST", "/werk/brief/laatste-dag.ics"): ({"kind": "svb", "dated_day": "3 maart 2026"}, 200),
    ("GET", "/werk/brief/bezwaar"): ({}, 303),
    ("POST", "/werk/brief/bezwaar"): ({"kind": "toeslagen"}, 200),
    ("POST", "/werk/nieuw/brief"): ({"question": "Ik heb een brief."}, 200),
    ("GET", "/werk/hulpwijzer"): ({}, 200),
    ("POST", "/werk/hulpwijzer"): ({"areas": "wonen"}, 303),
    ("GET", "/werk/hulpwijzer/:walk"): ({}, 200),
    ("POST", "/werk/hulpwijzer/:walk"): ({"answer": "?"}, 303),
    ("POST", "/werk/hulpwijzer/:walk/plaats"): ({"place": "1000"}, 303),
    ("GET", "/werk/nieuw/klaar/:ticket"): ({}, the_legal_desk(200)),
    ("GET", "/werk/aangemeld"): ({}, 200),
    ("GET", "/kiosk"): ({}, 200),
    ("POST", "/kiosk"): ({"on": "no"}, 303),
    ("POST", "/kiosk/klaar"): ({"at": "/"}, 303),
    # people: signing in, links by mail, the own account
    ("GET", "/werk/aanmelden/stap/:ticket"): ({}, 404),
    ("POST", "/werk/aanmelden/stap/:ticket"): ({"code": "123456"}, 404),
    ("GET", "/werk/uitnodiging/:secret"): ({}, 404),
    ("GET", "/werk/welkom/:ticket"): ({}, 404),
    ("POST", "/werk/welkom/:ticket"): ({"password": "een-lang-wachtwoord"}, 404),
    ("GET", "/werk/wachtwoord"): ({}, 200),
    ("POST", "/werk/wachtwoord"): ({"email": ""}, 400),
    ("GET", "/werk/wachtwoord/:secret"): ({}, 404),
    ("GET", "/werk/wachtwoord/nieuw/:ticket"): ({}, 404),
    ("POST", "/werk/wachtwoord/nieuw/:ticket"): ({"password": "een-lang-wachtwoord"}, 404),
    ("POST", "/werk/organisatie"): ({"organisation": "1"}, {"held": 303, **manages(303)}),
    ("GET", "/werk/account"): ({}, 200),
    ("GET", "/werk/account/wachtwoord"): ({}, 200),
    ("POST", "/werk/account/wachtwoord"): ({"password": "verkeerd-wachtwoord", "new": "een-lang-wachtwoord"}, 400),
    ("GET", "/werk/account/tweede-stap"): ({}, 200),
    ("POST", "/werk/account/tweede-stap/begin"): ({"password": "verkeerd-wachtwoord"}, 400),
    ("POST", "/werk/account/tweede-stap/klaar"): ({"code": "123456"}, 409),
    ("POST", "/werk/account/tweede-stap/uit"): ({"password": "verkeerd-wachtwoord"}, 400),
    ("POST", "/werk/account/tweede-stap/codes"): ({"password": "verkeerd-wachtwoord"}, 400),
    # people: managing them
    ("GET", "/beheer/mensen"): ({}, 200),
    ("GET", PLACE + "/mensen"): ({}, manages(200)),
    ("POST", PLACE + "/tweede-stap"): ({"wanted": "no"}, manages(303)),
    ("GET", PLACE + "/uitnodigen"): ({}, manages(200)),
    ("POST", PLACE + "/uitnodigen"): ({"name": "Nieuw", "email": "FRESH", "role": "professional"}, manages(303)),
    ("POST", PLACE + "/uitnodiging/:invitation/opnieuw"): ({}, manages(303)),
    ("POST", PLACE + "/uitnodiging/:invitation/intrekken"): ({}, manages(303)),
    ("GET", PLACE + "/mens/:professional"): ({}, manages(200)),
    ("POST", PLACE + "/mens/:professional/rol"): ({"role": "connector"}, manages(303)),
    ("GET", PLACE + "/mens/:professional/vertrek"): ({}, manages(200)),
    ("POST", PLACE + "/mens/:professional/vertrek"): ({"successor": "0"}, manages(303)),
    ("GET", PLACE + "/contacten"): ({}, manages(200)),
    ("GET", PLACE + "/contacten/nieuw"): ({}, manages(200)),
    ("POST", PLACE + "/contacten/nieuw"): ({"title": "Balie", "phone": "099 900 1001", "seen_by": "network"}, manages(303)),
    ("GET", PLACE + "/contact/:contact"): ({}, manages(200)),
    ("POST", PLACE + "/contact/:contact"): ({"title": "Balie", "phone": "099 900 1001", "seen_by": "network"}, manages(303)),
    ("POST", PLACE + "/contact/:contact/weg"): ({}, manages(303)),
    ("POST", PLACE + "/contact/:contact/mens"): ({"professional": "1", "fills": "yes"}, manages(303)),
    ("GET", "/beheer/inzage"): ({}, 200),
    # setting up: a link that is none; what is saved without having been seen is a conflict
    ("GET", "/inrichten/l/:secret"): ({}, 404),
    **{(method, "/inrichten/s/:ticket/" + step): ({}, wanted)
       for step in ("gemeenten", "organisatie", "vangnet", "ingang") for method, wanted in (("GET", 404), ("POST", 404))},
    ("GET", "/inrichten/s/:ticket/beheerder"): ({}, 404),
    ("POST", "/inrichten/s/:ticket/beheerder"): ({"person": "Bea"}, 404),
    ("GET", "/thema/:sheet"): ({}, 404),
    ("GET", "/beheer/inrichting"): ({}, 200),
    ("GET", "/beheer/gemeente/:municipality"): ({}, 200),
    ("POST", "/beheer/gemeente/:municipality"): ({"net": "7", "contact": "het loket"}, 409),
    ("GET", "/beheer/organisatie/:organisation"): ({}, 200),
    ("POST", "/beheer/organisatie/:organisation"): ({"name": ""}, 400),
    ("GET", "/beheer/organisatie/:organisation/gemeenten"): ({}, 200),
    ("POST", "/beheer/organisatie/:organisation/gemeenten"): ({"places": "Demodam"}, 409),
    ("GET", "/beheer/organisatie/:organisation/hulp"): ({}, 200),
    ("POST", "/beheer/organisatie/:organisation/hulp"): ({"help": "wijkteam"}, 409),
    ("GET", "/beheer/organisatie/:organisation/stoppen"): ({}, 200),
    ("POST", "/beheer/organisatie/:organisation/stoppen"): ({"seen": "ended"}, 303),
    ("GET", "/beheer/nieuw/organisatie"): ({}, 200),
    ("POST", "/beheer/nieuw/organisatie"): ({"name": ""}, 400),
    ("GET", "/beheer/regio/:region"): ({}, 200),
    ("POST", "/beheer/regio/:region"): ({"name": "Regio", "places": "Demodam"}, 409),
    ("GET", "/beheer/nieuw/regio"): ({}, 200),
    ("POST", "/beheer/nieuw/regio"): ({"name": ""}, 400),
    ("GET", "/beheer/ingang/:doorway"): ({}, 200),
    ("POST", "/beheer/ingang/:doorway"): ({"name": "Ingang", "places": "Demodam"}, 409),
    ("GET", "/beheer/nieuw/ingang"): ({}, 200),
    ("POST", "/beheer/nieuw/ingang"): ({"name": ""}, 400),
    ("GET", "/beheer/ingang/:doorway/kleuren"): ({}, 200),
    ("POST", "/beheer/ingang/:doorway/kleuren"): ({"tokens": ""}, 409),
    ("GET", "/beheer/ingang/:doorway/kleuren/:sheet"): ({}, 404),
    ("POST", "/beheer/ingang/:doorway/kleuren/:sheet"): ({}, 409),
    # the map
    ("GET", "/hulp"): ({}, 200),
    ("POST", "/hulp"): ({"place": "1000"}, 303),
    ("GET", "/hulp/in/:place"): ({}, 200),
    ("GET", "/hulp/in/:place/:topic"): ({}, 200),
    ("GET", "/hulp/:service"): ({}, 200),
    ("GET", "/onderwerp/:topic"): ({}, 200),
    ("POST", "/onderwerp/:topic"): ({"place": "1000"}, 303),
    ("GET", "/onderwerp/:topic/in/:place"): ({}, 200),
    ("GET", "/klopt/:token"): ({}, 404),  # a token that is none; tests/http/map.py follows a real one
    ("POST", "/klopt/:token/ja"): ({}, 404),
    ("POST", "/klopt/:token/nee"): ({"remark": "nee"}, 404),
    ("GET", "/beheer/zoekwoorden"): ({}, 200),
    ("GET", "/beheer/kaart"): ({}, 200),
    ("GET", "/beheer/kaart/bellen"): ({}, 200),
    ("GET", "/beheer/kaart/nieuw"): ({}, 200),
    ("POST", "/beheer/kaart/nieuw"): ({"name": "x"}, 400),
    ("GET", "/beheer/kaart/bestand"): ({}, 200),
    ("POST", "/beheer/kaart/bestand"): ({"csv": ""}, 400),
    **{(method, "/beheer/kaart/dienst/:service" + part): (
        fields, {"an administrator of another organisation": 404, "an editor": 404, "*": wanted})
       for method, part, fields, wanted in (
           ("GET", "", {}, 200), ("POST", "", {"version": "0"}, 409), ("POST", "/plek", {"capacity": "waitlist"}, 303),
           ("POST", "/bevestigen", {}, 303), ("GET", "/:place", {}, 200), ("POST", "/:place", {"version": "0"}, 409))},
    # texts: of the municipality that the editor's organisation serves; what a form lacks is a sentence
    **{("GET", path): ({}, 200) for path in ("/beheer/teksten", "/beheer/teksten/:folder/:name", TEXT, TEXT + "/versies")},
    **{("POST", TEXT + part): (fields, wanted) for part, fields, wanted in (
        ("", {"body": ""}, 400), ("/bekijken", {"body": "Dag."}, 200), ("/aanbieden", {"body": ""}, 400),
        ("/publiceren", {"number": "1"}, 409), ("/terug", {"number": "1"}, 409), ("/intrekken", {"number": "1"}, 409),
        ("/terugzetten", {"number": "1"}, 404))},
    # what letters say: the decision is of another organisation than the editor's, which is part of the municipality, and of
    # the organisation of who handles the objection
    ("GET", "/besluit"): ({}, 200),
    ("POST", "/besluit"): ({"code": "dem-01d"}, 303),
    ("GET", "/besluit/:code"): ({}, 200),
    ("POST", "/besluit/:code"): ({"dated": "24 november 2026"}, 200),
    ("GET", "/werk/besluiten"): ({}, 200),
    ("GET", "/werk/besluiten/nieuw"): ({}, {"an editor": 200, "who handles the objection": 200, "*": 403}),
    ("POST", "/werk/besluiten/nieuw"): ({"title": "x"}, {"an editor": 400, "who handles the objection": 400, "*": 403}),
    ("POST", "/werk/besluiten/nieuw/bekijken"): ({"title": "x"}, {"an editor": 200, "who handles the objection": 200, "*": 403}),
    **{(method, DECISION + part): (fields, {"an editor": 404, "who handles the objection": own, "*": 403})
       for method, part, fields, own in (
        ("GET", "", {}, 200), ("POST", "", {"seen": "1"}, 400), ("POST", "/bekijken", {}, 200),
        ("POST", "/stoppen", {"active": "no"}, 303), ("GET", "/brief", {}, 200), ("GET", "/vierkant.svg", {}, 200),
        ("GET", "/versies", {}, 200), ("POST", "/terugzetten", {"number": "1", "seen": "1"}, 303))},
    ("GET", "/werk/briefcheck"): ({}, 200),
    ("POST", "/werk/briefcheck"): ({"text": "U krijgt het geld."}, 200),
    ("GET", "/health/live"): ({}, 200),
    ("GET", "/health/ready"): ({}, 200),
    ("GET", "/metrics"): ({}, 200),
    ("GET", "/robots.txt"): ({}, 200),
    ("GET", "/.well-known/security.txt"): ({}, 200),
    ("GET", "/sitemap.xml"): ({}, 200),
}
