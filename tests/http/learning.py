#!/usr/bin/env python3
"""Learning from objections, over its sockets: the cause named, the figures right and small ones hidden, and who may not."""
import csv
import datetime
import io
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import HENK, LINH, SAMIRA, expect, main, same, test

ELLEN = "ellen@bezwaar.demodam.example"
BEZWAAR, DEMODAM = 111, 9901
YEAR = datetime.date.today().year - 1
PLACE = "organisation=%d&municipality=%d&year=%d" % (BEZWAAR, DEMODAM, YEAR)
LEARN = "/werk/bezwaar/leren"


def made_up(server, first, count, month, **columns):
    """So many that ended in a month of last year."""
    row = {"kind": "objection", "topic": "bijstand", "department": "Inkomen", "law": "pw", "outcome": "upheld",
           "road": "informal", "solved": "", "contact": "in_time", "days": 30, "cause": "letter", "also_cause": "",
           "what_changed": ""}
    row.update(columns)
    names = ["learned", "organisation", "municipality", "month"] + list(row)
    for i in range(count):
        values = [first + i, BEZWAAR, DEMODAM, YEAR * 12 + month - 1] + list(row.values())
        server.sql("insert into learned (%s) values (%s) returning learned" % (
            ", ".join(names), ", ".join("'%s'" % v if isinstance(v, str) else str(v) for v in values)))


def figures(who):
    answer = who.get(LEARN + "/csv?" + PLACE)
    same(answer.status, 200, "the CSV")
    expect(answer.headers["content-type"].startswith("text/csv"), "its type")
    return {(r["period"], r["table"], r["row"]): r["count"] for r in csv.DictReader(io.StringIO(answer.text))}


@test
def the_demo_has_figures_that_say_something(server):
    page = server.sign_in(ELLEN).get(LEARN)
    months = (datetime.date.today().month - 1) or 12
    causes = page.shown().split("Wat erachter zat")[2].split("Onderwerp")[0]
    for cause, a_month in (("Brief niet begrepen", 2), ("Contact ging niet goed", 2), ("Feiten of stukken misten", 1)):
        if a_month * months >= 10:
            expect("%s %d" % (cause, a_month * months) in causes, "%s, of %d months: %s" % (cause, months, causes))
    expect("Afgelopen bezwaren en klachten %d" % (5 * months) in page.shown() or months < 2, "all of them: " + page.shown()[:900])


@test
def figures_are_right_and_small_ones_are_hidden_with_what_would_tell_them(server):
    server.sql("delete from learned_of where learned in (select learned from learned where cause <> '')")
    server.sql("delete from learned where cause <> ''")  # of the demo: only what stands here is counted
    made_up(server, 1000, 20, 2)
    made_up(server, 2000, 14, 2, outcome="withdrawn", solved="yes", cause="contact", days=10)
    made_up(server, 3000, 12, 5, outcome="withdrawn", solved="no", cause="contact", also_cause="late", road="formal")
    made_up(server, 4000, 3, 5, outcome="rejected", cause="wrong", road="formal", days=90)
    ellen = server.sign_in(ELLEN)
    seen = figures(ellen)
    year = str(YEAR)
    same(seen[(year, "Alles", "")], "49", "all of the year")
    same(seen[(year + "-02", "Alles", "")], "34", "all of February")
    same(seen[(year + "-Q2", "Alles", "")], "15", "all of the second quarter")
    same(seen[(year + "-02", "Dagen van ontvangst tot einde (mediaan)", "")], "30", "the middle one")
    same(seen[(year, "Afloop", "Ongegrond")], "", "three are hidden")
    same(seen[(year, "Afloop", "Ingetrokken na contact, niet of deels opgelost")], "", "and what would tell them")
    same(seen[(year, "Afloop", "Gegrond")], "20", "the rest is not")
    same(seen[(year, "Weg", "Samen oplossen")], "34", "by road")
    same(seen[(year, "Wat erachter zat", "Brief niet begrepen")], "20", "by cause")
    expect("3" not in seen.values(), "nowhere a small number")
    page = ellen.get(LEARN + "?" + PLACE).shown()
    for said in ("Aantallen onder 10", "minder dan 10, of verborgen", "Tilburg", "Divosa eindrapport", "Groningen"):
        expect(said in page, said + ": " + page[:800])
    expect("Ellen" not in page.split("Leren van bezwaren", 1)[1], "nobody of the staff")


@test
def cost_is_an_estimate_with_the_own_amounts(server):
    ellen = server.sign_in(ELLEN)
    same(ellen.post(LEARN + "/kosten", {"euro_an_hour": "60", "informal": "duur", "formal": "20"}).status, 400, "no number")
    same(ellen.post(LEARN + "/kosten", {"euro_an_hour": "60", "informal": "4", "formal": "20"}).status, 303, "kept")
    page = ellen.get(LEARN + "?" + PLACE).shown()
    expect("Een schatting" in page and "8160" in page and "18000" in page, "34 x 4 x 60 and 15 x 20 x 60: " + page[:3000])


@test
def who_may_and_who_may_not(server):
    server.sign_in(ELLEN)
    henk = server.sign_in(HENK)
    same(henk.get(LEARN + "?" + PLACE).status, 200, "a coordinator of the municipality")
    same(henk.get(LEARN + "/oorzaken").status, 403, "who does not change the list")
    same(henk.post(LEARN + "/kosten", {"euro_an_hour": "1", "informal": "1", "formal": "1"}).status, 403, "nor the amounts")
    same(henk.get(LEARN + "?organisation=%d&municipality=9903&year=%d" % (BEZWAAR, YEAR)).status, 404, "another municipality")
    for email in (SAMIRA, LINH):
        for path in ("", "/csv", "/oorzaken", "/kosten"):
            same(server.sign_in(email).get(LEARN + path).status, 403, email + path)
    expect(server.get(LEARN).status in (303, 401), "a stranger")


@test
def the_list_of_causes_is_kept_by_who_handles(server):
    ellen = server.sign_in(ELLEN)
    same(ellen.post(LEARN + "/oorzaken", {"name": "Formulier werkt niet"}).status, 303, "one more")
    same(ellen.post(LEARN + "/oorzaken", {"name": "Formulier werkt niet"}).status, 400, "not twice")
    same(ellen.post(LEARN + "/oorzaken", {"what": "end", "code": "letter"}).status, 303, "one ended")
    page = ellen.get(LEARN + "/oorzaken").shown()
    expect("Formulier werkt niet" in page and "Gestopt" in page, page[:800])
    same(figures(ellen)[(str(YEAR), "Wat erachter zat", "Brief niet begrepen")], "20", "it stays in figures")


@test
def the_cause_is_named_when_it_ended(server):
    ellen = server.sign_in(ELLEN)
    rows = server.sql("select p.municipality, p.question from procedure p join holding h on h.question = p.question"
                      " where h.organisation = %d and p.state = 'ended'" % BEZWAAR)
    expect(rows, "the demo has one that ended")
    path = "/werk/bezwaar/zaak/%d/%d" % tuple(rows[0])
    expect(path + "/leren" in ellen.get(path).text, "a way there")
    form = {"cause": "contact", "also_cause": "late", "changed": "Wij bellen nu eerst. Vraag 06 10000042."}
    answer = ellen.post(path + "/leren", form)
    same(answer.status, 400, "a telephone number")
    expect("over een persoon" in answer.shown() and "06 10000042" in answer.text, "nothing typed is lost")
    same(ellen.post(path + "/leren", dict(form, changed="Wij bellen nu eerst.")).status, 303, "without it")
    same(server.one("select count(*) from learned where what_changed = 'Wij bellen nu eerst.'"), 1, "kept")
    open_one = server.sql("select p.municipality, p.question from procedure p join holding h on h.question = p.question"
                          " where h.organisation = %d and p.state = 'open'" % BEZWAAR)[0]
    same(ellen.post("/werk/bezwaar/zaak/%d/%d/leren" % tuple(open_one), {"cause": "contact"}).status, 409, "not before")


def own(page):
    """What stands beside the figures of others."""
    part = page.shown().split("Uw eigen cijfers: Hele jaar", 1)[1].split("Van anderen")[0]
    return " ".join(part.split())


@test
def own_figures_stand_beside_those_of_others_and_tell_no_more_than_the_tables(server):
    server.sql("delete from learned_of where learned in (select learned from learned where month > 0)")
    server.sql("delete from learned where month > 0")
    made_up(server, 1000, 20, 2, solved="no")
    made_up(server, 2000, 20, 2, outcome="withdrawn", solved="yes", contact="in_time", days=10)
    ellen = server.sign_in(ELLEN)
    rows = own(ellen.get(LEARN + "?" + PLACE))
    for words in ("Ingetrokken na contact 50%", "Opgelost, van wie antwoord gaf 50%", "Dagen van ontvangst tot einde (mediaan) 20"):
        expect(words in rows, "%s in: %s" % (words, rows))
    made_up(server, 3000, 4, 3, outcome="withdrawn", solved="partly", contact="late")
    rows = own(ellen.get(LEARN + "?" + PLACE))
    for words in ("Ingetrokken na contact minder dan 10", "Opgelost, van wie antwoord gaf minder dan 10"):
        expect(words in rows, "four are hidden, and so is what would tell them: %s" % rows)


main()
