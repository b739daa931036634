#!/usr/bin/env python3
"""The map over its sockets: services.csv in and out, who may see which number, open hours, keeping it
true by form, by two editors at once and by a link in a mail."""
import csv
import email
import email.policy
import glob
import io
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import BRAM, HENK, SAMIRA, SHARED, expect, main, same, test, until

CORPORA = os.path.join(SHARED, "corpora")
ADMIN = "beheer@raadslieden.demodam.example"
# One marked value for each kind of reader; the columns of the same name hold them.
MARKS = {"phone": "099 100 1111", "email": "iedereen@merk.example",
         "phone_network": "099 200 2222", "email_network": "netwerk@merk.example",
         "phone_own": "099 300 3333", "email_own": "eigen@merk.example",
         "description_professional": "MERK-VOOR-COLLEGAS", "referrals": "MERK-VERWIJZEN", "owner": "MERK-EIGENAAR"}
EVERYONE = {"phone", "email"}
NETWORK = EVERYONE | {"phone_network", "email_network", "description_professional", "referrals", "owner"}
ROW = dict({"id": "m1", "name": "Spreekuur met merken", "organisation": "Sociaal raadslieden Demodam",
            "municipality": "GM9901|GM9902", "topics": "schulden;bijstand", "help_types": "sociaal_raadslieden",
            "description": "Wij lezen uw brieven.", "opening_hours": "ma t/m vr 9.00-17.00 uur",
            "address": "Kerkstraat 1", "town": "Demodam", "capacity": "waitlist", "waiting_weeks": "3"}, **MARKS)


def table(*rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, sorted({k for row in rows for k in row}), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def take_in(server, text, *words):
    """The import command on a file; -> (exit code, report)."""
    path = os.path.join(server.folder, "in.csv")
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())
    code, out, err = server.command("import", "services", path, "--json", *words)
    expect(out, "a report, not only: " + err)
    return code, json.loads(out)


def counts(report):
    return tuple(report[k] for k in ("read", "created", "changed", "unchanged", "rejected"))


def service(server, name=ROW["name"]):
    return server.one("select service from service where name = '%s'" % name)


def with_marks(server):
    if not server.sql("select 1 from service where name = '%s'" % ROW["name"]):
        code, report = take_in(server, table(ROW), "--source", "merk")
        same((code, counts(report)), (0, (1, 1, 0, 0, 0)), "the marked service: %r" % report)
    return service(server)


def administrator(server):
    if not server.sql("select 1 from professional where email = '%s'" % ADMIN):
        code, out, err = server.command(
            "user", "add", "--email", ADMIN, "--name", "Bea Heer", "--organisation", "Sociaal raadslieden Demodam",
            "--role", "organisation_administrator", "--password-stdin", stdin="demodam-2026\n")
        same(code, 0, "an administrator: " + out + err)
    return server.sign_in(ADMIN)


# ---- in and out ----

@test
def a_table_goes_in_and_comes_out_the_same(server):
    with_marks(server)
    same(counts(take_in(server, table(ROW), "--source", "merk")[1]), (1, 0, 0, 1, 0), "a second run")
    same(counts(take_in(server, table(dict(ROW, town="Overdam")), "--source", "merk", "--dry-run")[1]),
         (1, 0, 1, 0, 0), "a dry run")
    same(counts(take_in(server, table(ROW), "--source", "merk")[1]), (1, 0, 0, 1, 0), "the dry run changed nothing")
    for words in ((), ("--audience", "network"), ("--audience", "own")):
        code, out, err = server.command("export", "services-csv", *words)
        same(code, 0, "export: " + err)
        code, report = take_in(server, out, "--source", "elders")
        same((report["created"], report["changed"], report["rejected"]), (0, 0, 0), "export and import: %r" % report)
        expect(report["read"] >= 1, "something came out")


@test
def a_report_has_the_keys_of_the_contract_and_names_the_place(server):
    code, report = take_in(server, table(dict(ROW, id="m9", municipality="Nergens")))
    same(sorted(report), ["changed", "created", "problems", "read", "rejected", "unchanged", "warnings"], "keys")
    same((code, counts(report)), (0, (1, 0, 0, 0, 1)), "rejected")
    same(sorted(report["problems"][0]), ["field", "place", "reason"], "keys of a problem")
    expect(re.fullmatch(r"regel 2, kolom \d+", report["problems"][0]["place"]), "place")
    same(take_in(server, "a,b\n1,2\n")[0], 2, "no heading that is known")
    same(server.command("import", "services", "/bestaat/niet.csv")[0], 4, "no such file")
    same(server.command("import", "iets")[0], 2, "no such import")


@test
def a_formula_goes_out_harmless_and_comes_back(server):
    name = "=HYPERLINK(1)"
    take_in(server, table({"id": "f1", "name": name, "organisation": "Formuleclub", "municipality": "GM9903"}))
    out = server.command("export", "services-csv")[1]
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    expect(not [c for c in cells if c[:1] in "=+-@\t\r" and c], "no cell that a spreadsheet would run")
    expect("'" + name in cells, "the name, with an apostrophe")
    same(take_in(server, out)[1]["changed"], 0, "and back")


@test
def every_bad_table_gets_a_sentence(server):
    if not os.path.isdir(CORPORA):
        print("# ../shared is not here: the bad tables are skipped")
        return
    for folder in ("bad/generated/csv", "bad/csv-spectrum/csvs", "bad/messytables-horror/horror"):
        paths = sorted(glob.glob(os.path.join(CORPORA, folder, "*")))
        expect(paths, folder)
        for path in paths:
            code, out, err = server.command("import", "services", path, "--municipality", "GM9903", "--json")
            expect(code in (0, 2), "%s ends with %d: %s" % (path, code, err))
            report = json.loads(out)
            same(report["read"], report["created"] + report["changed"] + report["unchanged"] + report["rejected"], path)
            expect(code == 0 or report["problems"], "a sentence for " + path)
            for problem in report["problems"]:
                expect(problem["reason"].endswith(".") and problem["place"].startswith("regel "), repr(problem))


@test
def the_145_real_services_go_in_once(server):
    path = os.path.join(CORPORA, "shared_services.csv")
    if not os.path.exists(path):
        print("# ../shared is not here: skipped")
        return
    first = json.loads(server.command("import", "services", path, "--source", "gids", "--json")[1])
    second = json.loads(server.command("import", "services", path, "--source", "gids", "--json")[1])
    same(first["read"], 145, "read")
    expect(first["created"] >= 120, "created: %d" % first["created"])
    same((second["created"], second["changed"], second["unchanged"]), (0, 0, first["created"]), "a second run")
    reasons = {p["field"] for p in first["problems"] if "kennen wij niet. Schrijf de code" in p["reason"]}
    same(reasons, {"municipality"}, "only municipalities that are none were refused")


# ---- who may see what ----

def marks_on(page):
    return {name for name, mark in MARKS.items() if mark in page.text or mark.replace(" ", "") in page.text}


def pages_of(server, person, number):
    """Every page on which the service could be seen, for this reader."""
    get = person.get if person else server.get
    paths = ["/hulp", "/hulp/%d" % number, "/hulp/in/GM9901", "/hulp/in/GM9901/schulden", "/onderwerp/schulden",
             "/onderwerp/bijstand/in/GM9902", "/en/hulp/%d" % number, "/sitemap.xml", "/beheer/kaart",
             "/beheer/kaart/bellen", "/beheer/kaart/nieuw", "/beheer/kaart/dienst/%d" % number]
    return [(path, get(path)) for path in paths]


@test
def a_list_with_nobody_to_call_does_not_say_that_there_are(server):
    shown = administrator(server).get("/beheer/kaart/bellen").shown()
    expect(("niemand te bellen" in shown) != ("weet niemand zeker" in shown), shown[:600])


@test
def a_number_is_seen_by_its_audience_and_by_nobody_else(server):
    number = with_marks(server)
    readers = [("a resident", None, EVERYONE), ("a professional elsewhere", server.sign_in(BRAM), NETWORK),
               ("the coordinator", server.sign_in(HENK), NETWORK),
               ("the own organisation", server.sign_in(SAMIRA), set(MARKS)),
               ("its administrator", administrator(server), set(MARKS))]
    for who, person, may in readers:
        seen = set()
        for path, page in pages_of(server, person, number):
            found = marks_on(page)
            expect(found <= may, "%s sees on %s: %s" % (who, path, sorted(found - may)))
            seen |= found
        same(seen, may, "what %s does see" % who)
    for words, may in (((), EVERYONE | {"owner"}),
                       (("--audience", "network"), NETWORK), (("--audience", "own"), set(MARKS))):
        out = server.command("export", "services-csv", *words)[1]
        same({name for name, mark in MARKS.items() if mark in out}, may, "export %s" % (words,))


@test
def the_page_of_a_service_says_what_a_resident_needs(server):
    number = with_marks(server)
    page = server.get("/hulp/%d" % number)
    expect(page.is_page(), "a page")
    words = page.shown()
    for part in ("Spreekuur met merken", "Sociaal raadslieden Demodam", "Kerkstraat 1", "Er is een wachtlijst.",
                 "De wachttijd is ongeveer 3 weken.", "de gemeente, met een vast bedrag", "een eigen stichting",
                 "Nog niemand heeft nagekeken", "Stel hier uw vraag"):
        expect(part in words, "%r on %r" % (part, words))
    expect(re.search(r"Langskomen kan nu, tot 17.00 uur|Langskomen kan .* vanaf 9.00 uur", words), "when to come: " + words)
    uuid = server.one("select uuid from service where service = %d" % number)
    same(server.get("/hulp/" + uuid).location, "/hulp/%d" % number, "by its UUID")
    same(server.get("/hulp/1").status, 404, "no such service")
    expect("/hulp/%d<" % number in server.get("/sitemap.xml").text, "in the sitemap")


@test
def a_number_has_one_set_of_hours_on_a_page_and_a_place_another(server):
    for page in (server.get("/onderwerp/huiselijk_geweld/in/GM9901"), server.post("/zoek", {"q": "mijn man slaat mij", "place": "Demodam"}),
                 server.get("/hulp/in/GM9901")):
        cards = re.findall(r'<li class="app-line">(.*?)</li>', page.text, re.S)
        expect(cards, "cards")
        for card in cards:
            if "0800-2000" in card:
                expect("Telefoon: dag en nacht" in card and "Nu dicht" not in card, "answered at all hours: " + card)
            if re.search(r"Nu open|Nu dicht", card):
                expect(not re.search(r'app-line__where"><bdi lang="nl">[^<]*, ', card), "a place is not open by telephone: " + card)
    group = server.one("select service from service where name like 'Praten na geweld%' limit 1")
    shown = server.get("/hulp/%d" % group).shown()
    here = shown[shown.index("Waar en wanneer"):shown.index("Liever praten?")]
    expect("Telefoon: dag en nacht" in here and "Nu dicht" not in here, "the page of a group: " + here)
    helpline = server.post("/zoek", {"q": "mijn man slaat mij"}).text.split('class="app-helpline"')
    thuis = next(part for part in helpline if "0800-2000" in part)
    expect("Telefoon: dag en nacht" in thuis, "beside a national number too: " + thuis)
    loket = server.post("/brief", {"kind": "toeslagen"}).text.split('class="app-helpline"')[1]
    expect("0800-8020" in loket and "Telefoon:" not in loket, "what is not known is not said: " + loket)


@test
def topics_to_choose_from_stand_by_name(server):
    select = re.search(r'<select[^>]*name="topic".*?</select>', server.get("/hulp").text, re.S).group(0)
    names = re.findall(r"<option value=\"\w+\"[^>]*>([^<]+)</option>", select)
    expect(len(names) > 40 and names == sorted(names), "by name: %r" % names[:6])


@test
def looking_for_help_goes_by_post_and_every_topic_names_somebody(server):
    with_marks(server)
    answer = server.post("/hulp", {"place": "1000", "topic": "schulden"})
    same((answer.status, answer.location), (303, "/hulp/in/GM9901/schulden"), "found")
    expect("Spreekuur met merken" in server.get(answer.location).shown(), "the service in the list")
    same(server.post("/hulp", {"place": "Nergens"}).status, 400, "no such place")
    expect("Welke gemeente is het?" in server.post("/hulp", {"place": "1002"}).shown(), "a split postcode asks")
    same(server.post("/hulp", {"municipality": "GM9902"}).location, "/hulp/in/GM9902", "chosen")
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../data/topics.csv"), encoding="utf-8") as f:
        topics = [row["id"] for row in csv.DictReader(f)]
    for municipality in ("GM9901", "GM9902", "GM9903"):
        for topic in topics:
            page = server.get("/onderwerp/%s/in/%s" % (topic, municipality))
            same(page.status, 200, topic)
            expect('class="app-line__open"' in page.text or "app-bigphone" in page.text
                   or "Het vangnet zoekt uit" in page.text, "%s in %s names nobody" % (topic, municipality))
    server.sql("delete from service_listing where subject = 'schulden' and municipality in (0, 9903)")  # all stopped
    same(server.get("/hulp/in/GM9903/schulden").location, "/onderwerp/schulden/in/GM9903", "an empty list leads on")


# ---- keeping it true ----

def form_of(person, path):
    page = person.get(path)
    same(page.status, 200, path)
    return dict(page.form(path).values)


@test
def two_editors_at_once_lose_nothing(server):
    number = with_marks(server)
    path = "/beheer/kaart/dienst/%d" % number
    henk, bea = server.sign_in(HENK), administrator(server)
    first, second = form_of(henk, path), form_of(bea, path)
    expect("phone_own" not in first and "phone_own" in second, "own numbers stand in the own form only")
    same(henk.post(path, dict(first, description="Wij helpen met brieven.")).status, 303, "the first")
    answer = bea.post(path, dict(second, bring="Uw brieven."))
    same(answer.status, 409, "the second is told")
    expect("Iemand anders was eerder" in answer.shown(), "in words")
    expect("Wij helpen met brieven." in answer.shown(), "and sees what is there now")
    same(answer.form(path).values["bring"], "Uw brieven.", "what was typed stays")
    again = dict(answer.form(path).values, description="Wij helpen met brieven.")
    same(bea.post(path, again).status, 303, "saved the second time")
    row = server.sql("select description, bring from service where service = %d" % number)[0]
    same(row, ("Wij helpen met brieven.", "Uw brieven."), "both changes")
    same(server.one("select value from service_contact where audience = 'own' and kind = 'phone'"), MARKS["phone_own"],
         "what the first could not see is still there")
    wrong = bea.post(path, dict(form_of(bea, path), phone="geen nummer"))
    same(wrong.status, 400, "no telephone number")
    same(wrong.form(path).values["phone"], "geen nummer", "kept")


@test
def what_was_typed_is_saved_with_the_word_that_it_is_right(server):
    number = with_marks(server)
    bea, path = administrator(server), "/beheer/kaart/dienst/%d" % number
    page = bea.get(path)
    expect(not page.has_form("/bevestigen"), "no button that throws away what was typed")
    sent = dict(page.form(path).values, opening_hours="ma-vr 10.00-12.00", confirm="yes")
    same(bea.post(path, sent).status, 303, "saved")
    expect("10.00" in server.get("/hulp/%d" % number).shown(), "the new hours")
    expect("Nog niemand heeft nagekeken" not in server.get("/hulp/%d" % number).shown(), "and looked over")


@test
def municipalities_are_typed_and_shown_by_name(server):
    number = with_marks(server)
    bea, path = administrator(server), "/beheer/kaart/dienst/%d" % number
    same(bea.post(path, dict(form_of(bea, path), municipality="Overdam, GM9901; Polderdam")).status, 303, "as people type")
    same(form_of(bea, path)["municipality"], "Demodam, Overdam, Polderdam", "and by name in the form")
    same(server.sql("select m.municipality from service_at_location_municipality m join service_at_location l on "
                    "l.service_at_location = m.service_at_location where l.service = %d order by 1" % number),
         [(9901,), (9902,), (9903,)], "stored")
    same(bea.post(path, form_of(bea, path)).status, 303, "saved again as it is shown")
    same(bea.post(path, dict(form_of(bea, path), municipality="Demodam, Nergenshuizen")).status, 400, "one that is not there")
    same(bea.post(path, dict(form_of(bea, path), municipality="Demodam")).status, 303, "back")


@test
def hours_that_cannot_be_read_are_told_after_saving(server):
    number = with_marks(server)
    bea, path = administrator(server), "/beheer/kaart/dienst/%d" % number
    answer = bea.post(path, dict(bea.get(path).form(path).values, opening_hours="ma t/m vr 17.00-9.00 uur"))
    expect(answer.status == 303 and answer.location.startswith(path), "back to the form: " + answer.location)
    path = answer.location
    expect("konden wij niet lezen: ma t/m vr 17.00-9.00 uur" in bea.get(path).shown(), "what is wrong")
    answer = bea.post(path, dict(bea.get(path).form(path).values, opening_hours="ma t/m vr 9.00-17.00 uur"))
    same(answer.location, "/hulp/%d" % number, "mended")
    expect("konden wij niet lezen" not in bea.get(path).shown(), "and said no more")


@test
def capacity_in_two_clicks_and_a_new_service(server):
    number = with_marks(server)
    bea = administrator(server)
    same(bea.post("/beheer/kaart/dienst/%d/plek" % number, {"capacity": "no_capacity"}).status, 303, "no places")
    expect("Er is nu geen plek." in server.get("/hulp/%d" % number).shown(), "seen at once")
    same(bea.post("/beheer/kaart/dienst/%d/bevestigen" % number).status, 303, "confirmed")
    expect("Nog niemand heeft nagekeken" not in server.get("/hulp/%d" % number).shown(), "and so it says")
    page = bea.get("/beheer/kaart/nieuw")
    form = dict(page.form("/nieuw").values, organisation_id="1", name="Nieuw spreekuur", municipality="Demodam",
                topics="Schulden", opening_hours="wo 13-15")
    made = bea.post("/beheer/kaart/nieuw", form)
    same(made.status, 303, "made: " + made.shown()[:300])
    expect("Nieuw spreekuur" in server.get("/hulp/in/GM9901/schulden").shown(), "in the list of its topic")
    page = server.get("/hulp/%d" % service(server, "Nieuw spreekuur"))
    expect("Bel 099 900 1001" in page.shown(), "without a number of its own, that of its organisation")
    expect("Bel daarom even voordat u gaat" not in page.shown(), "and nowhere to go")
    same(bea.post("/beheer/kaart/nieuw", dict(form, organisation_id="4")).status, 400, "of another organisation")
    bram = server.sign_in(BRAM)
    same(bram.get("/beheer/kaart").status, 403, "who keeps nothing")


@test
def pasting_a_table_shows_first_and_does_then(server):
    henk = server.sign_in(HENK)
    text = table({"name": "Geplakt", "organisation": "Plakclub", "municipality": "Demodam"},
                 {"name": "Te ver", "organisation": "Plakclub", "municipality": "GM9903"})
    shown = henk.post("/beheer/kaart/bestand", {"csv": text})
    same(shown.status, 200, "shown")
    expect("2 gelezen: 1 nieuw" in shown.shown() and "Geweigerd" in shown.shown(), shown.shown())
    same(server.one("select count(*) from service where name = 'Geplakt'"), 0, "nothing happened yet")
    same(shown.form("/bestand").values["csv"].split(), text.split(), "the table stays")
    done = henk.post("/beheer/kaart/bestand", {"csv": text, "sure": "yes"})
    expect("Dit is gebeurd" in done.shown(), done.shown())
    same(server.one("select count(*) from service where name = 'Geplakt'"), 1, "now it did")
    same(henk.post("/beheer/kaart/bestand", {"csv": ""}).status, 400, "an empty field")


@test
def a_link_in_a_mail_confirms_by_its_button_only_and_once(server):
    number = with_marks(server)
    server.sql("update service set confirmed_ms = 0, asked_ms = 0 where service = %d" % number)

    def mails():
        found = []
        for path in glob.glob(server.folder + "/mail/*.eml"):
            with open(path, "rb") as f:
                mail = email.message_from_binary_file(f, policy=email.policy.default)
            if MARKS["email_own"] in str(mail["to"]):
                found.append(mail)
        return found
    server.stop()
    server.start()  # recurring work begins with the program
    mail = until(mails, "the mail that asks")[0]
    text = mail.get_content()
    for name in ("phone", "phone_network", "phone_own"):
        expect(MARKS[name] not in text, "no number in the mail")
    link = re.search(r"(/klopt/[A-Za-z0-9_-]+)", text).group(1)
    server.posted.add(link[len("/klopt/"):])
    for _ in range(3):
        page = server.get(link)
        expect(page.is_page() and "Spreekuur met merken" in page.shown(), "the record")
        expect(marks_on(page) <= EVERYONE, "only what everyone may see")
    same(server.one("select confirmed_ms from service where service = %d" % number), 0, "looking confirms nothing")
    same(server.post(link + "/nee", {"remark": ""}).status, 400, "no words")
    same(server.post(link + "/nee", {"remark": "Het adres is oud."}).status, 200, "something is wrong")
    expect("Het adres is oud." in administrator(server).get("/beheer/kaart/dienst/%d" % number).shown(), "the editor reads it")
    for way in ("/ja", "/nee"):
        same(server.post(link + way, {"remark": "nog eens"}).status, 404, "used")
    same(server.get(link).status, 404, "used")
    same(server.get("/klopt/onzin").status, 404, "made up")


main()
