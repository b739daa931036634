#!/usr/bin/env python3
"""What a professional sends once more from a page that the browser kept: nothing is done twice, and the question says so."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import BRAM, LINH, ROOS, expect, main, same, test


def taken(server, who, topic=""):
    professional = server.sign_in(who)
    asked = server.ask("Ik heb een vraag.", topic=topic)
    same(professional.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    return professional, asked


def said_again(professional, answer, asked, words):
    same(answer.status, 303, "no fault: " + answer.shown()[:300])
    expect(answer.location.startswith(asked.work + "?"), "on to the question: " + answer.location)
    page = professional.get(answer.location)
    same(page.status, 200, "the question")
    expect(words in page.shown(), page.shown()[:600])


def replies(server, asked):
    return server.one("select count(*) from message where kind = 'reply' and question = %d" % asked.question)


@test
def an_answer_that_is_sent_again_goes_out_once(server):
    roos, asked = taken(server, ROOS)
    reply = {"text": "U kunt morgen langskomen.", "note": "Nog bellen"}
    same(roos.post(asked.work + "/antwoord", reply).location, asked.work + "?klaar=antwoord", "sent")
    said_again(roos, roos.post(asked.work + "/antwoord", reply), asked, "Dit antwoord was al verstuurd.")
    same(replies(server, asked), 1, "one answer")
    expect(">U kunt morgen langskomen.</textarea>" not in roos.get(asked.work).text, "no draft is left of it")
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Kan het ook overmorgen?"}).status, 303, "the resident writes")
    same(roos.post(asked.work + "/antwoord", reply).location, asked.work + "?klaar=antwoord", "the same words to something new are an answer")
    same(replies(server, asked), 2, "two answers")
    same(roos.post(asked.work + "/afsluiten", {"outcome": "helped", "words": ""}).status, 303, "closing")
    said_again(roos, roos.post(asked.work + "/antwoord", reply), asked, "Dit antwoord was al verstuurd.")


@test
def a_question_that_is_closed_again_stays_closed_once(server):
    roos, asked = taken(server, ROOS)
    closing = {"outcome": "helped", "words": "Veel sterkte."}
    same(roos.post(asked.work + "/afsluiten", closing).status, 303, "closing")
    said_again(roos, roos.post(asked.work + "/afsluiten", closing), asked, "Deze vraag was al afgesloten.")
    same(replies(server, asked), 1, "one last message")
    same(server.one("select count(*) from happening where kind = 'closed' and question = %d" % asked.question), 1, "closed once")


@test
def an_offer_that_is_sent_again_is_one_offer(server):
    bram, asked = taken(server, BRAM, "huur_uitzetting")
    offer = {"question": "yes", "to": "2", "why": "lawyer", "asked": "Kijkt u mee?", "consent": "phone"}
    same(bram.post(asked.work + "/overdragen/versturen", offer).location, asked.work, "offered")
    for step in ("/overdragen/versturen", "/overdragen"):
        said_again(bram, bram.post(asked.work + step, offer), asked, "Deze vraag was al aangeboden.")
    same(server.one("select count(*) from handover where question = %d" % asked.question), 1, "one offer")


@test
def an_offer_that_is_declined_again_was_declined_once(server):
    bram, asked = taken(server, BRAM, "huur_uitzetting")
    linh = server.sign_in(LINH)
    offer = {"question": "yes", "to": "2", "why": "lawyer", "asked": "Kijkt u mee?", "consent": "phone"}
    same(bram.post(asked.work + "/overdragen/versturen", offer).status, 303, "offered")
    number = server.one("select handover from handover where question = %d" % asked.question)
    path = "/werk/overdracht/%d/%d/%d/afwijzen" % (asked.municipality, asked.question, number)
    for time in ("once", "again"):
        answer = linh.post(path, {"reason": "not_ours", "words": "Probeer het bij de gemeente."})
        same((answer.status, answer.location), (303, "/werk/overdrachten"), time)
    same(server.one("select count(*) from happening where kind = 'declined' and question = %d" % asked.question), 1, "one no")



main()
