#!/usr/bin/env python3
"""A question is found again: by any beginning of its code, in the list of closed ones, and where it is once it was handed over."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import LINH, SAMIRA, expect, main, same, test

TEXT = "Mijn uitkering is gestopt en ik weet niet waarom."
PARTS = ("question", "additions", "replies", "name", "contact")


def row(professional, path, asked):
    rows = [row for row in professional.get(path).text.split("<li class=") if asked.work + '"' in row]
    return rows[0] if rows else ""


@test
def who_handed_a_question_over_finds_by_its_code_where_it_is(server):
    asked = server.ask(TEXT, topic="bijstand", name="Ans Bakker")
    samira, linh = server.sign_in(SAMIRA), server.sign_in(LINH)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    fields = dict({part: "yes" for part in PARTS}, to="2", why="lawyer", asked="Kijkt u mee?", consent="phone")
    same(samira.post(asked.work + "/overdragen/versturen", fields).status, 303, "offered")
    number = server.one("select handover from handover where question = %d" % asked.question)
    same(linh.post("/werk/overdracht/%d/%d/%d/aannemen" % (asked.municipality, asked.question, number)).status, 303, "accepted")
    for typed in (asked.code[:4], asked.code):
        answer = samira.post("/werk/zoek", {"code": typed})
        same(answer.status, 200, "found by %r" % typed)
        words = answer.shown()
        expect("bij Juridisch Loket" in words and "sinds" in words and 'href="tel:' in answer.text, "where, since when and a number")
        expect("Ans" not in words and TEXT not in words and asked.work not in answer.links, "never what it says, or who asked")
    expect("code %s..." % asked.code[:4] in samira.get("/werk/overdrachten?lijst=loopt").shown(), "the code in the list")
    expect("Ans" not in samira.get("/werk/overdrachten?lijst=loopt").shown(), "no name")
    same(linh.post("/werk/zoek", {"code": asked.code[:4]}).location, asked.work, "who has it goes to it")


@test
def what_was_closed_stands_in_a_list_for_thirty_days(server):
    asked = server.ask(TEXT, topic="bijstand", name="Ans Bakker")
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    answer = samira.post(asked.work + "/afsluiten", {"outcome": "helped", "words": "Dag."})
    same((answer.status, answer.location), (303, "/werk?lijst=afgesloten"), "closing leads there")
    expect("Afgesloten 0" not in samira.get("/werk").shown(), "its tab counts nothing")
    line = row(samira, "/werk?lijst=afgesloten", asked)
    expect("Afgesloten" in line and "Ans" in line and asked.code[:4] in line and "Antwoord uiterlijk" not in line, "in the list: " + line)
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Nog iets."}).status, 303, "the resident writes again")
    same(row(samira, "/werk?lijst=afgesloten", asked), "", "then it is open")
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(samira.post(asked.work + "/afsluiten", {"outcome": "helped", "words": "Dag."}).status, 303, "closed")
    server.sql("update holding set closed_ms = closed_ms - %d where question = %d" % (32 * 86400000, asked.question))
    same(row(samira, "/werk?lijst=afgesloten", asked), "", "after a month it is found by its code only")
    same(samira.post("/werk/zoek", {"code": asked.code[:4]}).location, asked.work, "as before")


@test
def what_was_answered_says_who_asked_and_threatens_no_longer(server):
    asked = server.ask(TEXT, topic="bijstand", name="Ans Bakker")
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(samira.post(asked.work + "/antwoord", {"text": "Dit kunt u doen."}).status, 303, "answered")
    line = row(samira, "/werk?lijst=beantwoord", asked)
    expect("Ans" in line and asked.code[:4] in line, "name and code")
    expect("Beantwoord" in line and "Antwoord uiterlijk" not in line, "when, and no day to come: " + line)


main()
