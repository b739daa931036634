#!/usr/bin/env python3
"""The network for colleagues: one box over organisations, roles, services and topics; lines that residents do not see."""
import os
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
    expect("Nu dienst: Joris de Wit" in page or "Niemand ingevuld als dienst" in page, "who is on duty, or nobody")


@test
def an_organisation_of_another_municipality_is_not_near(server):
    page = server.sign_in(AISHA).get("/werk/netwerk").shown()
    expect("Juridisch Loket" in page and "Wijkteam Demodam" not in page, "who is near Overdam")


main()
