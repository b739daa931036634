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
    asked = server.ask("Bel mij over mijn uitkering.", topic="bijstand", channel="phone", **dict({"phone": PHONE}, **fields))
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
    same(words.count(PHONE), 1, "the number stands there once")
    expect(words.index("Bellen is niet altijd veilig") < words.index("Bel mij over mijn uitkering"), "a warning before all else")
    same(sum(form.action.endswith("/gebeld") for form in page.forms), 1, "one form for it")
    same(samira.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    page = samira.get(asked.work)
    expect(page.has_form("/gebeld") and page.shown().index("Antwoord aan de inwoner") < page.shown().index(PHONE), "then it is aside")


@test
def the_list_of_calls_has_the_number_where_one_may_just_call(server):
    calm, samira = called(server, name="Ans Bakker", phone="06 10007700")
    careful, _ = called(server, mind=MIND)
    row = lambda asked: [row for row in samira.get("/werk/bellen").text.split("<li class=") if asked.work + '"' in row][0]
    expect('href="tel:0610007700"' in row(calm) and "06 10007700" in row(calm), "the number")
    expect(PHONE not in row(careful), "where something is to be minded, that is read first")
    noted = server.one("select count(*) from access_log where act = 'listed' and question = %d" % calm.question)
    same(noted, 0 if server.one("select count(*) from access_log where act = 'opened' and question = %d" % calm.question) else 1,
         "the sight is noted")



@test
def a_planned_call_goes_along_when_the_question_is_handed_over(server):
    asked, samira = called(server, name="Ans Bakker")
    day = datetime.date.today() + datetime.timedelta(days=4)
    same(samira.post(asked.work + "/plannen", {"plan_day": day.strftime("%d-%m-%Y"), "plan_time": "10:30"}).status, 303, "planned")
    expect(re.search(r"plande een telefoontje: [^.]*%d[^.]* 10[.:]30" % day.day, samira.get(asked.work).shown()), "day and time in what happened")
    fields = {"to": "2", "why": "lawyer", "asked": "Kijkt u mee?", "consent": "phone"}
    fields.update({part: "yes" for part in ("question", "additions", "replies", "name", "contact")})
    same(samira.post(asked.work + "/overdragen/versturen", fields).status, 303, "offered")
    linh = server.sign_in(LINH)
    number = server.one("select handover from handover where question = %d" % asked.question)
    same(linh.post("/werk/overdracht/%d/%d/%d/aannemen" % (asked.municipality, asked.question, number)).status, 303, "accepted")
    page = linh.get(asked.work)
    expect("Toegezegd door Sociaal raadslieden Demodam" in page.shown() and "Neemt u dit telefoontje over?" in page.shown(), "it is asked")
    told = asked.thread().shown()
    expect("zou u bellen op" in told and "Juridisch Loket" in told and not re.search("Wij bellen u op [a-z]+dag", told), "the resident is told")
    expect("Eerder toegezegd" in linh.get("/werk/bellen").shown(), "in the list of calls")
    form = next(form for form in page.forms if form.action.endswith("/plannen") and form.values.get("asked"))
    same(linh.post(form.action, form.values).status, 303, "taken over")
    expect("Toegezegd door" not in linh.get(asked.work).shown() and "Gepland telefoontje" in linh.get(asked.work).shown(), "then it is theirs")
    expect(re.search(r"Wij bellen u op .* om 10[:.]30", asked.thread().shown()), "and so for the resident")


@test
def a_day_is_written_as_one_says_it_and_a_time_that_is_over_is_refused(server):
    asked, samira = called(server)
    today = datetime.date.today()
    monday = today + datetime.timedelta(days=(7 - today.weekday()))
    later = today + datetime.timedelta(days=40)
    for typed, wanted in (("morgen", today + datetime.timedelta(days=1)), ("maandag", monday), (later.strftime("%d-%m"), later),
                          (later.strftime("%d-%m-%y"), later), (later.strftime("%Y-%m-%d"), later)):
        same(samira.post(asked.work + "/plannen", {"plan_day": typed, "plan_time": "14 uur"}).status, 303, typed)
        words = samira.get(asked.work).shown()
        expect(re.search(r"Gepland telefoontje: \S+ %d \S+ %d, 14[.:]00" % (wanted.day, wanted.year), words), typed)
    answer = samira.post(asked.work + "/plannen", {"plan_day": "vandaag", "plan_time": "0:01"})
    expect(answer.status == 400 and "al voorbij" in answer.shown(), "a time that is over")
    same(samira.post(asked.work + "/plannen", {"plan_day": "ooit"}).status, 400, "no day")


@test
def once_they_spoke_nothing_says_that_nobody_did(server):
    asked, samira = called(server)
    row = lambda path: [row for row in samira.get(path).text.split("<li class=") if asked.work + '"' in row][0]
    for call in ("no_answer", "spoke"):
        same(samira.post(asked.work + "/gebeld", {"call": call}).status, 303, call)
    words = samira.get(asked.work).shown()
    expect("zonder gesprek" not in words and "Gesproken op" in words, "counted since they spoke")
    same(samira.post(asked.work + "/plannen", {"plan_day": "morgen"}).status, 303, "a call to follow")
    words = samira.get(asked.work).shown()
    expect("Zolang niemand de inwoner sprak" not in words and "nog een telefoontje" in words, "on its page")
    listed = row("/werk/bellen")
    expect("nog niet gesproken" not in listed and "Vervolg: gesproken op" in listed and "Nog niet gebeld" in listed, "in the list: " + listed)
    expect("Kan vanaf" not in listed and "Kan nu" not in listed, "with a plan only the plan")
    expect("nog niet gesproken" not in row("/werk?lijst=beantwoord"), "in the other list")


@test
def who_wrote_not_to_be_called_is_read_before_the_number(server):
    number, words = "06 10007701", "Bel mij niet als mijn man thuis is."
    asked = server.ask("Ik heb schulden. %s Dank u." % words, topic="bijstand", channel="phone", phone=number)
    samira = server.sign_in(SAMIRA)
    row = lambda: [row for row in samira.get("/werk/bellen").text.split("<li class=") if asked.work + '"' in row][0]
    expect(number not in row() and "Bellen is niet altijd veilig" in row(), "the list leads to what is to be read: " + row())
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    call = samira.get(asked.work).text.split('id="bellen"')[1].split("Antwoord aan de inwoner")[0]
    expect(0 < call.find("De inwoner schreef over bellen") < call.find(words) < call.find(number), "their words first: " + call[:900])
    other = server.ask("Bel mij over mijn deur.", topic="bijstand", channel="phone", phone="06 10007702")
    expect("schreef over bellen" not in samira.get(other.work).text and "06 10007702" in samira.get("/werk/bellen").text, "not of others")
    same(server.post(other.open_link() + "/aanvullen", {"text": "Toch liever niet bellen."}).status, 303, "added")
    expect("06 10007702" not in samira.get("/werk/bellen").text and "Toch liever niet bellen." in samira.get(other.work).shown(), "also later")



main()
