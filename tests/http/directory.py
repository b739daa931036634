#!/usr/bin/env python3
"""The network for colleagues: one box over organisations, roles, services and topics; lines that residents do not see."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import AISHA, HENK, LINH, SAMIRA, expect, main, same, test


def contact(server, number, organisation, title, seen_by):
    server.sql("insert into role_contact (contact, organisation, title, phone, email, seen_by) values (%d, %d, '%s', "
               "'099 900 77%02d', '', '%s')" % (number, organisation, title, number, seen_by))


@test
def everything_is_found_by_the_beginning_of_its_words(server):
    samira = server.sign_in(SAMIRA)
    for find, wanted in (("schuld dem", "Schuldhulp Demodam"), ("JURIDISCH", "Juridisch Loket"), ("huurprijs", "Huurprijs"),
                         ("formulier", "formulier")):
        expect(wanted.lower() in samira.post("/werk/netwerk", {"find": find}).shown().lower(), "%s by %r" % (wanted, find))
    for find in ("bestaatniet", "<script>", "%", "_", "' or 1=1"):
        answer = samira.post("/werk/netwerk", {"find": find})
        same(answer.status, 200, "status with %r" % find)
    expect("Niets gevonden" in samira.post("/werk/netwerk", {"find": "bestaatniet"}).shown(), "nothing is said so")


def at_once(page):
    """What stands there before anything is opened."""
    return re.sub(r"<details[^>]*>\s*<summary>(.*?)</summary>.*?</details>", r"\1", page.text, flags=re.S)


@test
def looking_comes_first_and_long_lists_open_by_hand(server):
    samira = server.sign_in(SAMIRA)
    page = samira.get("/werk/netwerk")
    first = at_once(page)
    expect('name="find"' in first and "<li class=\"app-line\"" not in first, "no list before anything was looked for")
    for words in ("organisaties die vragen overnemen", "organisaties die alleen op de kaart staan"):
        expect(words in first, "a line to open: " + words)
    expect("<strong>Wijkteam Demodam</strong>" in page.text and "<strong>Geldfit</strong>" in page.text, "in which all are")
    found = samira.post("/werk/netwerk", {"find": "schuld"})
    names = re.findall(r"<strong>([^<]*)</strong>", at_once(found))
    same(names[0], "Schuldhulp Demodam", "who is called so, before who does something of it")
    expect(len(names) <= 4 and "Bewindkantoor Balans" not in names and "Bewindkantoor Balans" in found.text, "the others behind a line: %r" % names)
    expect("/hulp/" not in at_once(found) and "/hulp/" in found.text, "after them the services")
    expect(">Erfenis" not in at_once(found), "and the topics")
    only = samira.post("/werk/netwerk", {"find": "burenruzie"})
    expect("/onderwerp/burenruzie" in only.text, "found by its name")


@test
def everyday_words_find_who_does_it_and_what_it_is_about(server):
    samira = server.sign_in(SAMIRA)
    for find, wanted in (("leerlingenvervoer", "leerlingenvervoer|Leerlingenvervoer"), ("huurcommissie", "Huurteam De Sleutel"),
                         ("kinderbijslag", "/onderwerp/"), ("schuldsanering", "Schuldhulp Demodam"), ("boom buren", "/onderwerp/burenruzie"),
                         ("raadsman", "Sociaal raadslieden Demodam"), ("erfenis", "/hulp/")):
        page = samira.post("/werk/netwerk", {"find": find})
        expect(any(word in page.text for word in wanted.split("|")), "%s by %r" % (wanted, find))
        expect("Niets gevonden" not in page.shown(), "something by %r" % find)
    page = samira.post("/werk/netwerk", {"find": "erfenis"})
    same([link for link in page.links if page.links.count(link) > 1 and link.startswith("/hulp/")], [], "each service once")


@test
def a_telling_word_of_a_name_goes_before_what_others_do_and_it_says_why(server):
    samira = server.sign_in(SAMIRA)
    page = samira.post("/werk/netwerk", {"find": "wie zit er bij bezwaar"})
    names = re.findall(r"<strong>([^<]+)</strong>", page.text)
    same(names[0], "Bezwaar en Klachten Demodam", "by its own name, among small words")
    page = samira.post("/werk/netwerk", {"find": "moeder kan niet meer alleen wonen"})
    names = re.findall(r"<strong>([^<]+)</strong>", at_once(page))
    expect("Doet: " in page.shown(), "the service it was found by")
    expect(any(name in ("Naast U", "Werk en Inkomen Demodam", "Wijkteam Demodam") for name in names), "who helps with it: %r" % names)


@test
def a_person_is_found_by_the_first_name_as_far_as_colleagues_see_it(server):
    samira = server.sign_in(SAMIRA)
    expect("Joris de Wit" in samira.post("/werk/netwerk", {"find": "joris"}).shown(), "a colleague")
    piotr = server.sign_in("piotr@huurteam.demodam.example")
    expect("Piotr Nowak" not in samira.post("/werk/netwerk", {"find": "piotr"}).shown(), "not who works elsewhere")
    fields = {"%s%d" % (part, day): "7" for part in "ma" for day in range(10)}
    same(piotr.post("/werk/dienst", fields).status, 303, "he has duty")
    expect("Piotr Nowak" in samira.post("/werk/netwerk", {"find": "piotr"}).shown(), "unless on duty: then they answer to all")


@test
def a_number_for_the_whole_country_has_no_roster(server):
    page = server.sign_in(SAMIRA).get("/werk/netwerk").text
    rows = {name: [row for row in page.split("<li class=") if "<strong>%s</strong>" % name in row][0]
            for name in ("113 Zelfmoordpreventie", "Wijkteam Demodam")}
    expect("Niemand ingevuld" not in rows["113 Zelfmoordpreventie"], "nobody is on duty at a national number")
    expect("Niemand ingevuld" in rows["Wijkteam Demodam"], "of a desk nearby it is said")


@test
def what_can_be_called_and_mailed_is_one_line(server):
    at = server.one("select min(a.service_at_location) from service_at_location a join service s on s.service = a.service"
                    " where s.organisation = 3 and s.status <> 'ended'")
    for number, (kind, value) in enumerate((("phone", "099 900 9931"), ("email", "team@wijkteam.demodam.example"))):
        server.sql("insert into service_contact (service_at_location, contact, kind, audience, value)"
                   " values (%d, %d, '%s', 'network', '%s')" % (at, 950 + number, kind, value))
    rows = [row for row in server.sign_in(SAMIRA).get("/werk/netwerk").text.split("<li") if "099 900 9931" in row]
    expect(len(rows) == 1 and "team@wijkteam.demodam.example" in rows[0], "both in one line")


@test
def lines_for_colleagues_are_for_those_they_are_meant_for(server):
    contact(server, 1, 4, "Lijn voor het netwerk", "network")
    contact(server, 2, 4, "Lijn voor onszelf", "organisation")
    linh, bram = server.sign_in(LINH), server.sign_in("bram@schuldhulp.demodam.example")
    seen = linh.get("/werk/netwerk").shown()
    expect("Lijn voor het netwerk" in seen and "Lijn voor onszelf" not in seen, "what a colleague elsewhere sees")
    expect("Lijn voor onszelf" in bram.get("/werk/netwerk").shown(), "what the own organisation sees")
    found = linh.post("/werk/netwerk", {"find": "lijn schuldhulp"}).shown()
    expect("Lijn voor het netwerk" in found and "Wijkteam Demodam" not in found, "found by the role")
    for path in ("/", "/hulp", "/onderwerp/schulden"):
        expect("099 900 77" not in server.get(path).text, "nothing of it at " + path)
    same(server.get("/werk/netwerk").status, 401, "not for the public")


@test
def who_is_on_duty_stands_with_the_organisation(server):
    samira = server.sign_in(SAMIRA)
    fields = {"%s%d" % (part, day): "2" for part in "ma" for day in range(10)}
    same(samira.post("/werk/dienst", fields).status, 303, "a roster")
    page = server.sign_in(HENK).get("/werk/netwerk").shown()
    expect("Sociaal raadslieden Demodam" in page, "the organisation")
    # In the evening and in the weekend nobody is on duty: both answers are right, by the clock of now.
    expect("Nu dienst: Joris de Wit" in page or "Nu geen dienst. Daarna: Joris de Wit, " in page, "who has duty now, or next")


@test
def direct_lines_of_services_stand_with_their_organisation(server):
    where = server.sql("select min(a.service_at_location), s.organisation from service_at_location a join service s"
                       " on s.service = a.service where s.organisation in (1, 4) and s.status <> 'ended' group by s.organisation order by 2")
    for number, (at, organisation) in enumerate(where):
        for audience in ("network", "own"):
            server.sql("insert into service_contact (service_at_location, contact, kind, audience, value)"
                       " values (%d, %d, 'phone', '%s', '099 900 88%d%d')" % (at, 900 + len(audience), audience, organisation, len(audience)))
    samira = server.sign_in(SAMIRA)
    for page in (samira.get("/werk/netwerk"), samira.post("/werk/netwerk", {"find": "demodam"})):
        shown = page.shown()
        expect("Rechtstreeks, alleen voor collega's" in shown, "said what they are")
        expect("099 900 8847" in shown and "099 900 8843" not in shown, "of another organisation what is for the network")
        expect("099 900 8817" in shown and "099 900 8813" in shown, "of the own one everything")
    expect("099 900 8847" not in server.sign_in(AISHA).get("/werk/netwerk").text, "not where that organisation is not near")
    for path in ("/", "/hulp"):
        expect("099 900 88" not in server.get(path).text, "not for residents at " + path)


@test
def an_organisation_of_another_municipality_is_not_near(server):
    page = server.sign_in(AISHA).get("/werk/netwerk").shown()
    expect("Juridisch Loket" in page and "Wijkteam Demodam" not in page, "who is near Overdam")


main()
