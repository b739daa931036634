#!/usr/bin/env python3
"""Whoever calls: what to mind, the number and how it went stand together; a planned call is not lost, and its day is easy to write."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import LINH, ROOS, SAMIRA, expect, main, same, test

PHONE, MIND = "06 10007777", "Bel alleen als de kinderen op school zijn"


def called(server, **fields):
    """A question of somebody who wants to be called, taken by Samira; -> (asked, Samira)"""
    asked = server.ask("Bel mij over mijn uitkering.", topic="bijstand", channel="phone", phone=PHONE, **fields)
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    return asked, samira


@test
def what_to_mind_the_number_and_how_it_went_stand_above_the_reply(server):
    asked, samira = called(server, mind=MIND, name="Ans Bakker")
    page = samira.get(asked.work)
    words = page.shown()
    above = words.split("Antwoord aan de inwoner")[0]
    for said in ("Ans Bakker wil gebeld worden", MIND, PHONE, "Noteer gesprek", "Plan het telefoontje"):
        expect(said in above, "above the reply: " + said)
    expect(above.index(MIND) < above.index(PHONE) < above.index("Noteer gesprek"), "first what to mind, then the number")
    expect(words.index("Bellen is niet altijd veilig") < words.index("Bel mij over mijn uitkering"), "a warning before all else")
    same(sum(form.action.endswith("/gebeld") for form in page.forms), 1, "one form for it")
    same(samira.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    page = samira.get(asked.work)
    expect(page.has_form("/gebeld") and page.shown().index("Antwoord aan de inwoner") < page.shown().index(PHONE), "then it is aside")


@test
def the_list_of_calls_has_the_number_where_one_may_just_call(server):
    calm, samira = called(server, name="Ans Bakker")
    careful, _ = called(server, mind=MIND)
    row = lambda asked: [row for row in samira.get("/werk/bellen").text.split("<li class=") if asked.work + '"' in row][0]
    expect('href="tel:0610007777"' in row(calm) and PHONE in row(calm), "the number")
    expect(PHONE not in row(careful), "where something is to be minded, that is read first")
    noted = server.one("select count(*) from access_log where act = 'listed' and question = %d" % calm.question)
    same(noted, 0 if server.one("select count(*) from access_log where act = 'opened' and question = %d" % calm.question) else 1,
         "the sight is noted")


main()
