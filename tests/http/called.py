#!/usr/bin/env python3
"""Calling, as the resident sees it on the own page: what is promised, what was tried, changing it, and calling it off."""
import datetime
import html
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import ROOS, expect, main, same, test

PHONE, OTHER = "06 10008888", "06 10009999"
MIND, OTHER_MIND = "Bel alleen als de kinderen op school zijn", "Vraag naar de fietsenmaker"


def to_be_called(server, question, **more):
    """Asked by telephone and taken by Roos; -> (Roos, what was asked)"""
    roos = server.sign_in(ROOS)
    asked = server.ask(question, topic="", channel="phone", phone=PHONE, **more)
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    return roos, asked


def listed(professional, asked):
    return asked.work + '"' in professional.get("/werk/bellen").text


def plan(professional, asked, day, at="10:30", **more):
    return professional.post(asked.work + "/plannen", dict({"plan_day": day.strftime("%d-%m-%Y"), "plan_time": at}, **more))


def coming(weekday):
    """The next such day after today, Monday is 0."""
    today = datetime.date.today()
    return today + datetime.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


@test
def who_is_to_be_called_reads_at_which_number_and_when(server):
    _, asked = to_be_called(server, "Bel mij over mijn stoep.", part="morning", days="tue", mind=MIND)
    page = asked.thread()
    expect("Wij bellen u op %s: dinsdag 's ochtends." % PHONE in page.shown() and MIND in page.shown(), page.shown()[:1200])
    expect(page.has_form("/niet-bellen") and "/telefoon" in page.text, "to call it off, and to change it")
    expect(PHONE not in server.post("/volg", {"code": asked.code}).text, "by the code alone nobody reads the number")
    for other in (server.ask("Mail mij.", channel="email", email="w@bewoner.example"), server.ask("Ik kijk zelf.")):
        expect(not other.thread().has_form("/niet-bellen"), "nothing about calling")


@test
def an_evening_is_a_wish_and_no_promise(server):
    _, asked = to_be_called(server, "Bel mij over mijn muur.", part="evening")
    words = asked.thread().shown()
    expect("U vroeg: 's avonds. Dat lukt misschien niet." in words and "%s: 's avonds" % PHONE not in words, words[:1200])


@test
def a_call_in_vain_is_told_to_who_waits_for_it(server):
    roos, asked = to_be_called(server, "Bel mij over mijn kelder.")
    expect("Wij belden u" not in asked.thread().shown(), "not yet")
    same(roos.post(asked.work + "/gebeld", {"call": "no_answer", "words": "Een man nam op"}).status, 303, "in vain")
    words = asked.thread().shown()
    expect(re.search(r"Wij belden u op .* 's \w+\. Het lukte niet u te spreken\. Wij proberen het 's \w+ nog een keer\.", words),
           words[:1200])
    expect("Een man nam op" not in words, "what colleagues wrote stays with them")
    same(roos.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    expect("Wij belden u" not in asked.thread().shown(), "then it is past")


@test
def of_danger_nobody_reads_when_we_called(server):
    roos, asked = to_be_called(server, "Mijn man slaat mij.")
    same(roos.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "in vain")
    words = asked.thread().shown()
    expect("Wij konden u nog niet bereiken." in words and "Wij belden u" not in words, words[:2500])


@test
def what_was_said_of_a_number_with_one_question_warns_with_the_other(server):
    number = "06 10007777"
    roos = server.sign_in(ROOS)
    safe = server.ask("Bel mij over mijn schuur.", topic="", channel="phone", phone=number, voicemail="yes")
    plain = lambda: roos.get(safe.work).shown()  # noqa: E731
    line = lambda: html.unescape(roos.get("/werk/bellen").text.split(safe.work + chr(34))[1].split("</li>")[0])  # noqa: E731
    expect("eerder gezegd" not in plain() and number in line() and "voicemail inspreken" in plain(), "nothing was said yet")
    timed = server.ask("Bel mij over mijn dak.", topic="", channel="phone", phone="+31 (0)6-1000 7777", part="morning", days="tue")
    expect("Met dit nummer is eerder gezegd: bel alleen dinsdag 's ochtends." in plain(), plain()[:1500])
    expect("bel alleen dinsdag 's ochtends" in line() and number not in line() and "Kan nu" not in line(), line())
    expect("eerder gezegd" not in roos.get(timed.work).shown(), "not of itself")
    careful = server.ask("Bel mij over thuis.", topic="", channel="phone", phone="0031610007777", mind=MIND)
    words = plain()
    expect("Met dit nummer is eerder gezegd dat bellen niet altijd veilig is." in words and "U mag de voicemail" not in words, words[:1500])
    expect(MIND not in words and careful.work not in roos.get(safe.work).text, "nothing else of the other question is told")
    expect("Bellen is niet altijd veilig" in line() and number not in line(), line())
    same(roos.post(careful.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(roos.post(careful.work + "/afsluiten", {"outcome": "helped", "words": "", "anyway": "yes"}).status, 303, "closed")
    expect("niet altijd veilig" in plain(), "also after that one was closed")
    other = server.ask("Bel mij over de buren.", topic="", channel="phone", phone="06 10007776")
    expect("eerder gezegd" not in roos.get(other.work).shown(), "another number")


@test
def a_wrong_number_is_told_and_the_resident_mends_it(server):
    roos, asked = to_be_called(server, "Bel mij over mijn zolder.")
    same(roos.post(asked.work + "/gebeld", {"call": "wrong_number"}).status, 303, "wrong")
    words = asked.thread().shown()
    expect("Uw telefoonnummer klopt niet: %s." % PHONE in words and "Wij bellen u op" not in words, "told: " + words[:900])
    form = asked.open_link() + "/telefoon"
    expect('value="%s"' % PHONE in server.get(form).text, "the number stands there")
    refused = server.post(form, {"phone": "06 1000 999", "part": "evening", "days": ["mon"], "mind": OTHER_MIND})
    same(refused.status, 400, "a digit too few")
    expect("heeft tien cijfers" in refused.shown() and OTHER_MIND in refused.text and 'value="evening" checked' in refused.text
           and 'value="mon" checked' in refused.text, "what was typed stays")
    done = server.post(form, {"phone": OTHER, "part": "any"})
    same(done.status, 303, "mended")
    words = server.get(done.location).shown()
    expect("Uw wijziging is bewaard" in words and "Wij bellen u op %s." % OTHER in words and "klopt niet" not in words, words[:1200])
    page = roos.get(asked.work).shown()
    expect(OTHER in page and PHONE not in page and "De inwoner veranderde het nummer" in page, "for who calls")


@test
def another_moment_and_what_to_mind_reach_who_calls_and_a_plan_that_no_longer_suits_is_off(server):
    roos, asked = to_be_called(server, "Bel mij over mijn tuin.", name="Ans Bakker", interpreter="tr")
    same(plan(roos, asked, coming(1)).status, 303, "planned on a Tuesday")
    form = asked.open_link() + "/telefoon"
    kept = {"phone": PHONE, "part": "morning", "days": ["tue", "wed"]}
    same(server.post(form, kept).status, 303, "that suits")
    expect(re.search(r"Wij bellen u op .* om 10[:.]30", asked.thread().shown()), "the appointment stays")
    same(server.post(form, dict(kept, days=["wed"], mind=OTHER_MIND, voicemail="yes")).status, 303, "not any more")
    words = asked.thread().shown()
    expect("om 10" not in words and "woensdag 's ochtends" in words and OTHER_MIND in words, words[:1200])
    page = roos.get(asked.work).shown()
    expect("Gepland telefoontje" not in page and "woensdag 's ochtends" in page and OTHER_MIND in page
           and "U mag de voicemail inspreken" in page and "tolk: Turks" in page and "Ans Bakker" in page, "for who calls")
    expect(listed(roos, asked), "on the list")
    same(plan(roos, asked, coming(1)).status, 400, "a Tuesday is asked about first")
    sealed = server.sql("select sealed_contact from question where question = %d" % asked.question)
    expect(OTHER_MIND not in str(sealed), "sealed in the database")


@test
def the_resident_calls_the_call_off_and_nothing_brings_it_back_but_the_resident(server):
    roos, asked = to_be_called(server, "Bel mij over mijn hek.")
    same(plan(roos, asked, coming(1)).status, 303, "planned")
    off = asked.open_link() + "/niet-bellen"
    done = server.post(off, {"call": "no"})
    same(done.status, 303, "called off")
    words = server.get(done.location).shown()
    expect("Dat is geregeld. Wij bellen u niet." in words and "Wij bellen u op" not in words, words[:1200])
    expect(not listed(roos, asked), "off the list of calls")
    page = roos.get(asked.work).shown()
    expect("De inwoner wil niet gebeld worden. Schrijf een bericht." in page and "Gepland telefoontje" not in page, "for who helps")
    same(plan(roos, asked, coming(1)).status, 409, "nobody plans one")
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Mijn man is nu altijd thuis."}).status, 303, "adding")
    expect(not listed(roos, asked) and "Wij bellen u niet." in asked.thread().shown(), "a message does not bring it back")
    same(roos.post(asked.work + "/antwoord", {"text": "Dan schrijven wij."}).status, 303, "in writing")
    done = server.post(off, {"call": "yes"})
    words = server.get(done.location).shown()
    expect("Dat is geregeld. Wij bellen u." in words and "Wij bellen u op %s." % PHONE in words, words[:1200])
    expect(listed(roos, asked), "on the list again")
    rows = [row for row in roos.get("/werk/bellen").text.split("<li class=") if asked.work + '"' in row]
    expect("Te laat" not in rows[0], "promised anew")


@test
def who_is_not_called_any_more_asks_for_it_with_one_button(server):
    roos, asked = to_be_called(server, "Bel mij over mijn poort.")
    same(roos.post(asked.work + "/niet-bellen", {}).status, 303, "no longer needed")
    page = asked.thread()
    expect("belt u niet meer over deze vraag" in page.shown(), "told")
    same(server.post(asked.open_link() + "/niet-bellen", {"call": "yes"}).status, 303, "and yet")
    expect(listed(roos, asked) and "belt u niet meer" not in asked.thread().shown(), "on the list")


@test
def of_what_is_closed_or_not_by_telephone_nothing_changes(server):
    roos, asked = to_be_called(server, "Bel mij over mijn schutting.")
    same(roos.post(asked.work + "/afsluiten", {"outcome": "helped", "anyway": "yes"}).status, 303, "closed")
    mailed = server.ask("Mail mij.", channel="email", email="w@bewoner.example")
    for one in (asked, mailed):
        ticket = one.open_link()
        same(server.post(ticket + "/niet-bellen", {"call": "no"}).status, 409, "calling off")
        same(server.post(ticket + "/telefoon", {"phone": OTHER}).status, 409, "changing")
        same(server.get(ticket + "/telefoon").location, ticket, "nothing to fill in")
    same(server.post("/volg/v/x/niet-bellen", {"call": "no"}).status, 404, "without a ticket")


@test
def stopping_tells_what_was_and_that_nobody_calls(server):
    asked = server.ask("Bel mij over mijn brug.", topic="", channel="phone", phone=PHONE)
    due = server.one("select due_ms from holding where question = %d" % asked.question)
    same(server.post(asked.open_link() + "/stoppen", {}).status, 303, "stopping")
    words = asked.thread().shown()
    expect("Uw vraag wachtte bij Vangnetloket Demodam" in words and "helpt u sinds" not in words, words[:1500])
    expect("Vangnetloket Demodam helpt u" not in words and "Wij bellen u niet meer." in words, words[:1500])
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Toch nog iets."}).status, 303, "going on")
    same(server.one("select due_ms from holding where question = %d" % asked.question), due, "by the day promised before")
    roos, asked = to_be_called(server, "Bel mij over mijn sloot.")
    same(plan(roos, asked, coming(1)).status, 303, "planned")
    same(server.post(asked.open_link() + "/stoppen", {}).status, 303, "stopping")
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Toch verder."}).status, 303, "going on")
    expect(" om 10" not in asked.thread().shown(), "what was planned before does not come back")


@test
def a_stopped_question_is_not_called_because_the_resident_wrote(server):
    roos, asked = to_be_called(server, "Bel mij over mijn kelder.")
    same(server.post(asked.open_link() + "/stoppen", {}).status, 303, "stopping")
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Dank u wel. Niet meer bellen aub."}).status, 303, "writing")
    words = asked.thread().shown()
    expect("Wij bellen u op" not in words and "Wij bellen u niet." in words, words[:1200])
    expect("U mag mij toch bellen" in words, "a call is there for the asking")
    expect(not listed(roos, asked), "off the list of calls")
    same(server.post(asked.open_link() + "/niet-bellen", {"call": "yes"}).status, 303, "and yet")
    expect(listed(roos, asked) and "Wij bellen u op %s." % PHONE in asked.thread().shown(), "asked for")


@test
def of_a_stopped_question_what_to_mind_stays_beside_a_number_that_is_no_link(server):
    roos, asked = to_be_called(server, "Bel mij over mijn gang.", mind=MIND)
    expect('href="tel:' in roos.get(asked.work).text, "before")
    same(server.post(asked.open_link() + "/stoppen", {}).status, 303, "stopping")
    page = roos.get(asked.work)
    words = page.shown()
    expect(PHONE in words and 'href="tel:' not in page.text, "the number, not to press")
    for mind in ("De inwoner stopte de vraag. Bel niet.", "Bellen is niet altijd veilig", MIND, "Spreek niets in"):
        expect(mind in words, mind)
    expect("Probeer het nu" not in words and "Bellen: " not in words, words[:1500])


@test
def who_is_not_to_be_called_is_not_called_by_another_line_of_the_same_page(server):
    roos, asked = to_be_called(server, "Bel mij over mijn trap.", part="morning", mind=MIND)
    same(roos.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "in vain")
    same(server.post(asked.open_link() + "/niet-bellen", {"call": "no"}).status, 303, "called off")
    page = roos.get(asked.work)
    words = page.shown()
    expect("De inwoner wil niet gebeld worden. Schrijf een bericht." in words and MIND in words, words[:1500])
    for other in ("Bellen: ", "zonder gesprek", "Probeer het nu", "Plan een telefoontje", "Noteer gesprek"):
        expect(other not in words, other)
    expect('href="tel:' not in page.text, "no number to press")


@test
def who_sends_a_message_sees_that_it_was_sent(server):
    asked = server.ask("Mijn man slaat mij.")
    for text in ("Ik ben nu bij mijn zus.", "Hij slaat mij weer en ik ben bang."):
        done = server.post(asked.open_link() + "/aanvullen", {"text": text})
        page = server.get(done.location)
        words = page.shown()
        expect("Uw bericht is verstuurd" in words and words.index("Uw bericht is verstuurd") < words.index("Uw vraag"), words[:900])
        expect("<details class=\"app-details\" open><summary>Bent u in gevaar" not in page.text, "the numbers were there before: folded")
    expect("Uw bericht is verstuurd" not in asked.thread().shown(), "said once")
    asked = server.ask("Ik heb een vraag over mijn huur.")
    done = server.post(asked.open_link() + "/aanvullen", {"text": "Mijn man slaat mij."})
    expect("open><summary>" in server.get(done.location).text, "the first time they stand open")


main()
