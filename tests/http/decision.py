#!/usr/bin/env python3
"""What letters say: a municipality explains its decisions behind a short code, a resident reads it, and the text of a letter is
looked over and never kept."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import LINH, expect, main, same, test

ELLEN, JEROEN = "ellen@bezwaar.demodam.example", "jeroen@bezwaar.demodam.example"  # part of the municipality
TODAY = datetime.date.today()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
NEW = {"municipality": "GM9901", "title": "Uw parkeerplek", "said": "U krijgt een plek voor uw auto. Die is bij uw huis.",
       "can_do": "Klopt het niet? Bel ons.", "published": "", "topic": "vergunning_handhaving", "objection": "besluit",
       "team": "Team Parkeren", "phone": "099 900 1050", "hours": "ma-vr 9.00-12.00 uur", "law": "Parkeerverordening artikel 3"}
HARDER = "De beschikking wordt u toegezonden."


def said(day):
    return "%d %s %d" % (day.day, MONTHS[day.month - 1], day.year)


def made(server, **fields):
    """A new one; -> its address, and its code."""
    ellen = server.sign_in(ELLEN)
    answer = ellen.post("/werk/besluiten/nieuw", {**NEW, **fields})
    same(answer.status, 303, "making: " + answer.shown()[:300])
    path = answer.location[:-len("/brief")]
    return path, server.one("select code from decision where decision = %s" % path.split("/")[-1])


@test
def a_resident_types_the_code_of_the_letter_however_it_looks(server):
    for typed in ("DEM-01D", "dem01d", " DEM 01D ", "demO1d", "dem.oid"):
        same(server.post("/besluit", {"code": typed}).location, "/besluit/DEM01D", "typed as %r" % typed)
    page = server.get("/besluit/DEM01D")
    expect(page.is_page() and page.status == 200, "a page")
    words = page.shown()
    for part in ("Afwijzing bijzondere bijstand", "gemeente Demodam", "Wat kunt u doen?", "Team Inkomen", "099 900 1005",
                 "Participatiewet artikel 35", "0800-8020"):
        expect(part in words, part)
    expect("Gaat maandag open" in words or "Nu open" in words or "Nu dicht" in words, "whether there is somebody now")
    expect("noindex" in page.text, "not for search engines")
    expect("/besluit" in server.get("/").links and "/besluit" in server.get("/volg").links, "the way there")
    same(server.get("/besluit/dem-01d").status, 200, "scanned or typed in the address")


@test
def help_that_is_not_of_the_municipality_stands_first(server):
    page = server.get("/besluit/DEM01D").shown()
    expect(page.index("los van de gemeente") < page.index("Spreekuur van de raadslieden") < page.index("Vraag het aan de gemeente"),
           "independent help first")
    expect("Bijstand aanvragen" not in page and "Bellen over uw bezwaar" not in page, "no service of the municipality among it")


@test
def a_code_that_is_none_gets_a_clear_sentence_and_a_number(server):
    for answer, status in ((server.post("/besluit", {"code": "ABC-123"}), 400), (server.post("/besluit", {"code": ""}), 400),
                           (server.get("/besluit/DEM01E"), 404), (server.post("/besluit/DEM01E", {"dated": "1-1-2026"}), 404)):
        same(answer.status, status, "status")
    page = server.post("/besluit", {"code": "DEM01E"})
    expect("kennen wij niet" in page.by_id("code-fault") and "099 900 1000" in page.shown() and "0800-8020" in page.shown(), "what to do")
    same(page.form("/besluit").values["code"], "DEM01E", "what was typed stays")
    page = server.post("/besluit", {"code": "0123ABCD010Z"[:12]})
    follow = server.ask().code
    expect("/volg" in server.post("/besluit", {"code": follow}).links, "a code of a question is told from it")


@test
def the_last_day_comes_from_the_dates_and_nothing_of_them_is_kept(server):
    page = server.post("/besluit/DEM01D", {"dated": "24 november 2026", "came": ""})
    same(page.status, 200, "an answer at once: no address with dates in it")
    expect("dinsdag 5 januari 2027" in page.shown() and "Awb art. 6:7" in page.shown(), "six weeks, and the steps")
    same(page.form("/besluit/DEM01D").values["dated"], "24 november 2026", "what was typed stays")
    dated = TODAY - datetime.timedelta(days=3)
    page = server.post("/besluit/DEM01D", {"dated": said(dated), "came": said(TODAY)}).shown()
    expect("U heeft nog" in page and "misschien later verstuurd" in page, "the safe day, and the other reading")
    page = server.post("/besluit/DEM01D", {"dated": "1-2-2026"}).shown()
    expect("was" in page and "Stuur uw bezwaar toch" in page, "a day that has passed")
    came = server.post("/besluit/DEM01D", {"dated": said(TODAY - datetime.timedelta(days=57)), "came": said(TODAY - datetime.timedelta(days=16))})
    expect("misschien later verstuurd" in came.shown().split("Hoe rekenen")[0], "and that it may still run, not only in the steps")
    page = server.post("/besluit/DEM039", {"dated": "24-11-2026"}).shown()
    expect("AWR art. 22j" in page and "dinsdag 5 januari 2027" in page, "an assessment by its own law")
    same(server.get("/besluit/DEM01D?dated=24-11-2026").by_id("reckoning"), None, "not by the address")


@test
def the_last_day_leads_on_to_an_objection_and_a_calendar_with_the_date_carried(server):
    dated = TODAY - datetime.timedelta(days=20)
    page = server.post("/besluit/DEM02B", {"dated": said(dated), "came": ""})
    last = re.search(r'class="app-lastday">(.*?)<', page.text).group(1)
    expect(page.shown().index(last) < page.shown().index("Dit is een brief van gemeente"), "the answer stands first")
    sent = page.form("/brief/bezwaar").values
    expect(said(dated) in sent.values(), "the date goes along")
    form = server.post("/brief/bezwaar", sent)
    expect("Maak een bezwaar" in form.shown() and "Waar bent u het niet mee eens?" in form.shown(), form.shown()[:900])
    paper = server.post("/brief/bezwaar", dict(form.form("/brief/bezwaar").values, against="Het bedrag", make="yes"))
    expect(last in paper.shown() and "uw besluit van" in paper.shown(), paper.shown()[:1500])
    calendar = server.post("/brief/laatste-dag.ics", page.form("/brief/laatste-dag.ics").values)
    same((calendar.status, calendar.headers["content-type"][:13]), (200, "text/calendar"), "a calendar")
    expect(last in server.post("/brief", form.form("/brief/bezwaar").values).shown(), "and back to the last day")
    late = server.post("/besluit/DEM02B", {"dated": said(TODAY - datetime.timedelta(days=90))})
    expect(late.has_form("/brief/bezwaar") and not late.has_form("/brief/laatste-dag.ics"), "too late: an objection, no calendar")
    tax = server.post("/brief/bezwaar", server.post("/besluit/DEM039", {"dated": said(dated)}).form("/brief/bezwaar").values)
    expect("Een aanslag voor belasting van de gemeente" in tax.shown(), "an assessment by its own law")
    one = server.get("/besluit/DEM047")
    last = re.search(r'class="app-lastday">(.*?)<', one.text).group(1)
    expect(last in server.post("/brief", one.form("/brief/bezwaar").values).shown(), "of one decision the same day")
    expect("gem_code" not in server.post("/brief", {"group": "gemeente"}).text, "it is no choice: not every decision has six weeks")


@test
def a_wrong_date_gets_a_sentence_at_its_field(server):
    later = said(TODAY + datetime.timedelta(days=2))
    for fields, fault in (({"dated": "gisteren"}, "dated-fault"), ({"dated": ""}, "dated-fault"),
                          ({"dated": said(TODAY), "came": later}, "came-fault"), ({"dated": "31-2-2026"}, "dated-fault"),
                          ({"dated": "", "came": said(TODAY)}, "dated-fault"), ({"dated": later}, "dated-fault")):
        page = server.post("/besluit/DEM01D", fields)
        same(page.status, 400, "status of %r" % fields)
        expect(page.by_id(fault), "a sentence of %r" % fields)
    page = server.post("/besluit/DEM01D", {"dated": said(TODAY), "came": said(TODAY - datetime.timedelta(days=90))})
    same((page.status, bool(page.by_id("came-fault"))), (400, True), "it came months before its date")
    page = server.post("/besluit/DEM01D", {"dated": said(TODAY), "came": said(TODAY - datetime.timedelta(days=4))})
    expect(page.status == 200 and "Misschien is hij nog eerder verstuurd" in page.shown(), "days before its date: a day, and a word about it")


@test
def of_one_decision_the_last_day_stands_there_at_once(server):
    page = server.get("/besluit/DEM047")
    expect("U heeft nog" in page.shown() and page.by_id("reckoning"), "the last day")
    expect(not page.has_form("/besluit/DEM047"), "nothing to fill in")


@test
def without_a_known_term_it_says_call_today(server):
    path, code = made(server, title="Iets met een eigen termijn", objection="anders")
    page = server.get("/besluit/" + code)
    expect("Bel vandaag" in page.shown() and not page.has_form("/besluit/" + code), "no date")
    same(server.post("/besluit/" + code, {"dated": "24-11-2026"}).status, 404, "also not when asked")
    path, code = made(server, title="Een gewone brief", objection="geen")
    page = server.get("/besluit/" + code).shown()
    expect("bezwaar maken" not in page and "Bel vandaag" not in page, "no decision: nothing about objecting")


@test
def the_municipality_explains_a_decision_and_gets_a_code_for_the_letter(server):
    path, code = made(server)
    ellen = server.sign_in(ELLEN)
    letter = ellen.get(path + "/brief")
    shown = code[:3] + "-" + code[3:]
    expect(letter.is_page() and shown in letter.shown() and "/besluit" in letter.shown() and "<svg" in letter.text, "the block")
    square = ellen.get(path + "/vierkant.svg")
    same(square.headers["content-type"], "image/svg+xml", "a picture")
    expect(square.text.startswith("<svg") and "<path d=" in square.text, "of the square")
    page = server.get("/besluit/" + code).shown()
    expect("Uw parkeerplek" in page and "Team Parkeren" in page and "099 900 1050" in page, "what a resident reads")
    listed = ellen.get("/werk/besluiten").shown()
    expect("Uw parkeerplek" in listed and shown in listed, "in the list")


@test
def only_the_municipality_explains_and_each_organisation_its_own(server):
    path, _ = made(server)
    code, out, err = server.command("user", "add", "--email", "oda@loket.demodam.example", "--name", "Oda Ots", "--organisation",
                                    "Juridisch Loket", "--role", "objection_handler", "--password-stdin", stdin="demodam-2026\n")
    same(code, 0, out + err)
    code, out, err = server.command("user", "add", "--email", "eva@inkomen.demodam.example", "--name", "Eva Elders", "--organisation",
                                    "Werk en Inkomen Demodam", "--role", "editor", "--password-stdin", stdin="demodam-2026\n")
    same(code, 0, out + err)
    oda, eva = server.sign_in("oda@loket.demodam.example"), server.sign_in("eva@inkomen.demodam.example")
    expect("Alleen een organisatie van de gemeente" in oda.get("/werk/besluiten").shown(), "why there is nothing")
    same(oda.post("/werk/besluiten/nieuw", NEW).status, 403, "not of the municipality")
    for part in ("", "/brief", "/versies", "/vierkant.svg"):
        same(eva.get(path + part).status, 404, "another's " + part)
    same(eva.post(path, {**NEW, "seen": "1"}).status, 404, "changing another's")
    same(eva.post(path + "/stoppen", {"active": "no"}).status, 404, "ending another's")
    same(eva.post("/werk/besluiten/nieuw", {**NEW, "municipality": "GM9902"}).status, 404, "of a municipality that it does not serve")
    same(server.sign_in(LINH).get("/werk/besluiten").status, 403, "no permission")


@test
def what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(server):
    ellen = server.sign_in(ELLEN)
    for field, value in (("title", ""), ("said", ""), ("said", "Uw nummer is 123456782."), ("topic", "nergens"), ("objection", ""),
                         ("team", ""), ("phone", "bel ons"), ("hours", "als het uitkomt"), ("published", "gisteren"),
                         ("municipality", ""), ("said", "x" * 6001)):
        answer = ellen.post("/werk/besluiten/nieuw", {**NEW, field: value})
        same(answer.status, 400, "status with %s" % field)
        expect(answer.by_id(field + "-fault"), "a sentence at " + field)
        same(answer.form("/werk/besluiten/nieuw").values["law"], NEW["law"], "the rest stays")


@test
def below_the_gate_a_reason_is_asked_for(server):
    ellen = server.sign_in(ELLEN)
    page = ellen.post("/werk/besluiten/nieuw/bekijken", {**NEW, "said": HARDER})
    expect(page.status == 200 and "Zeg liever: besluit" in page.shown() and page.by_id("reason"), "looking: what to mend")
    before = server.one("select count(*) from decision")
    same(ellen.post("/werk/besluiten/nieuw", {**NEW, "said": HARDER}).status, 400, "without a reason")
    same(server.one("select count(*) from decision"), before, "nothing is made")
    same(ellen.post("/werk/besluiten/nieuw", {**NEW, "said": HARDER, "reason": "law"}).status, 303, "with one")
    expect("Nog niet eenvoudig" in ellen.get("/werk/besluiten").shown(), "it is shown")


@test
def every_save_is_a_version_and_two_who_write_lose_nothing(server):
    path, code = made(server, title="Twee schrijvers")
    ellen, jeroen = server.sign_in(ELLEN), server.sign_in(JEROEN)
    same(ellen.post(path, {**NEW, "seen": "1", "phone": "099 900 1051"}).location, path + "?bewaard=ja", "saving")
    expect("099 900 1051" in server.get("/besluit/" + code).shown(), "residents see it at once")
    answer = jeroen.post(path, {**NEW, "seen": "1", "team": "Team Straat"})
    same((answer.status, answer.form(path).values["team"]), (409, "Team Straat"), "who saw an older version")
    expect("Nu staat er: 099 900 1051" in answer.shown() or "Nu staat er: Team Parkeren" in answer.shown(), "what stands there now")
    same(jeroen.post(path, {**answer.form(path).values, "topic": NEW["topic"]}).status, 303, "once more")
    versions = ellen.get(path + "/versies")
    expect("Versie 3" in versions.shown() and "Nieuw: Team Straat" in versions.shown(), "what changed")
    same(ellen.post(path + "/terugzetten", {"number": "1", "seen": "2"}).status, 409, "going back from an old page")
    same(ellen.post(path + "/terugzetten", {"number": "1", "seen": "3"}).status, 303, "going back")
    expect("Team Parkeren" in server.get("/besluit/" + code).shown(), "the first again")


@test
def what_is_ended_is_still_found(server):
    path, code = made(server, title="Oude brief")
    ellen = server.sign_in(ELLEN)
    same(ellen.post(path + "/stoppen", {"active": "no"}).status, 303, "ending")
    page = server.get("/besluit/" + code)
    expect(page.status == 200 and "verstuurt deze brief niet meer" in page.shown(), "who has it still finds it")
    expect("Gestopt" in ellen.get(path).shown(), "the state")
    same(ellen.post(path + "/stoppen", {"active": "yes"}).status, 303, "again")
    expect("niet meer" not in server.get("/besluit/" + code).shown(), "in use")


LETTER = """Gemeente Demodam

Demodam, 24 november 2026

Beste mevrouw Vandermeulebroucke,
BSN: 123456782

Uw aanvraag wordt hierbij door ons afgewezen.
Bent u het niet eens met deze beschikking? Maak dan bezwaar. Doe dat binnen vier weken.
De laatste dag is 22 december 2026."""


@test
def a_letter_is_looked_over_at_its_places(server):
    linh = server.sign_in(LINH)
    page = linh.post("/werk/briefcheck", {"text": LETTER, "objection": "besluit"})
    same(page.status, 200, "looking")
    found = " ".join(page.by_id("look").split())
    for part in ("Zeg niet: beschikking", "Lijdende zin", "Hier staat: vier weken", "dinsdag 5 januari 2027", "burgerservicenummer",
                 "Er staat geen telefoonnummer in", "niet bij wie", "regel 8"):
        expect(part in found, part)
    expect("123456782" not in found and "_________" in found, "the number is pointed out and not repeated")
    expect("123456782" in page.form("/werk/briefcheck").values["text"], "it stands where one mends it")
    page = linh.post("/werk/briefcheck", {"text": LETTER, "objection": "geen"}).by_id("look")
    expect("vier weken" in page and "Hier staat: vier weken" not in page, "no decision: no term")
    for fields, fault in (({"text": " "}, "text-fault"), ({"text": LETTER, "sent": "morgen"}, "sent-fault"),
                          ({"text": "x" * 15001}, "text-fault")):
        answer = linh.post("/werk/briefcheck", fields)
        same((answer.status, bool(answer.by_id(fault))), (400, True), fault)


@test
def the_blocks_to_put_in_mend_what_lacks(server):
    ellen = server.sign_in(ELLEN)
    text = "Demodam, 24 november 2026\n\nU krijgt het geld niet."
    page = ellen.post("/werk/briefcheck", {"text": text, "objection": "besluit", "decision": "DEM01D"})
    expect("Er staat niet dat de inwoner bezwaar kan maken" in page.by_id("look"), "it lacks")
    form = page.form("/werk/briefcheck").values
    for block in ("clause", "contact"):
        form = ellen.post("/werk/briefcheck", {**form, "decision": "DEM01D", "objection": "besluit", "insert": block}) \
            .form("/werk/briefcheck").values
    expect("Team Inkomen: 099 900 1005" in form["text"] and "DEM-01D" in form["text"], "team, number and code")
    expect("5 januari 2027" in form["text"], "the last day")
    page = ellen.post("/werk/briefcheck", {**form, "objection": "besluit"})
    look = page.by_id("look")
    expect("1 punt om te verbeteren" in page.shown() and "ingevuld" in look, "only the address is to be filled in")
    expect("Nieuw: " in look and form["original"].strip() == text, "beside the letter as it was")


@test
def no_word_of_a_letter_is_kept(server):
    server.sign_in(LINH).post("/werk/briefcheck", {"text": LETTER, "objection": "besluit"})
    name = "Vandermeulebroucke"
    if server.engine == "sqlite":
        for path in ("elkedeur.db", "elkedeur.db-wal"):
            full = os.path.join(server.folder, path)
            expect(not os.path.exists(full) or name.encode() not in open(full, "rb").read(), "not in " + path)
    expect(name not in server.log() and "123456782" not in server.log(), "not in the log")


main()
