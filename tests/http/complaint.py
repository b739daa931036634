#!/usr/bin/env python3
"""A complaint over its sockets: words, articles and ways on of its own; and an objection that came after the last day."""
import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import expect, main, same, test
from procedures import ELLEN, JEROEN_ID, day, ending, iso, letter, number, register, said


@test
def an_objection_after_the_last_day_is_told_that_a_person_looks_why_and_that_it_is_late(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(received=iso(day(-120)), dated=iso(day(-175)), published=iso(day(-174)), way="balie"))
    same(case.row("in_time"), 0, "after the term")
    decide = datetime.date(1970, 1, 1) + datetime.timedelta(days=case.row("decide_day"))
    expect(decide < day(0), "and the day to decide has passed too")
    for shown in (ellen.get(case.path + "/brief/ontvangst").shown(), case.page().shown()):
        expect("Iemand kijkt of daar een goede reden voor was." in shown and "Waarom kwam" in shown, "asked why: " + shown[:1200])
        expect(said(decide) in shown and "te laat. Dat spijt ons" in shown, "it must be decided all the same: " + shown[:1200])
        expect("Kwam uw bezwaar te laat, zonder goede reden? Dan krijgt u geen geld." in shown, "money is not promised: " + shown[:1200])
    shown = ellen.get(case.path).shown()
    expect("Beslissing te laat" in shown and "Bezwaar te laat" in shown, "each badge says what it is about: " + shown[:600])
    same(ellen.post(case.path + "/gebeld", {"call": "spoke", "words": "Ziek geweest."}).status, 303, "spoke")
    same(ellen.post(case.path + "/beslissing", ending("inadmissible", no_hearing="inadmissible", ground="late")).status, 303, "decided")
    shown = ellen.get(case.path).shown()
    expect("Te laat beslist" in shown and "Beslissing te laat" not in shown, "decided late stays said: " + shown[:600])


def complain(server, ellen, **changed):
    fields = {"kind": "complaint", "way": "balie", "received": iso(day(-8)), "topic": "bijstand", "law": "pw", "department": "Balie",
              "decided_by": str(JEROEN_ID)}
    fields.update(changed)
    return register(server, ellen, fields)


@test
def a_complaint_has_words_and_articles_of_its_own(server):
    ellen = server.sign_in(ELLEN)
    case = complain(server, ellen)
    same(case.row("kind, law"), ("complaint", "other"), "no law is asked")
    receipt = ellen.get(case.path + "/brief/ontvangst").shown()
    expect("Iemand die er niets mee te maken had, behandelt uw klacht." in receipt, "who handles it (Awb 9:7): " + receipt[:900])
    for words in ("nam het besluit niet", "wat er is besloten", "niet eens bent"):
        expect(words not in receipt, "of an objection: " + words)
    shown, papers = ellen.get(case.path).shown(), ellen.get(case.path + "/papier")
    for words in ("Participatiewet", "Niet-ontvankelijk", "ontvankelijk", "in gebreke", "Dwangsom", "rechter", "Awb 7:", "Awb 6:",
                  "Het besluit is verstuurd", "Besluit genomen door"):
        expect(words not in shown, "of an objection, on the page: " + words)
    for words in ("rechtbank", "ontvankelijk", "Awb 7:"):
        expect(words not in papers.shown(), "of an objection, on paper: " + words)
    expect("Awb 9:10" in papers.shown() and "Awb 9:14" in papers.shown(), "its own articles")
    expect("Awb 9:11" in ellen.get(case.path + "/gebeurtenis/verdaagd").shown(), "and of a delay")
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling", {"day": iso(day(0)), "code": "schriftelijk", "sure": "yes"}).status, 404,
         "no default notice (Awb 4:17)")
    same(ellen.post(case.path + "/papier", {"no_hearing": "met"}).status, 400, "no ground of Awb 7:3")
    same(ellen.post(case.path + "/papier", {"outcome": "rejected", "reasons": "De balie was open.", "no_hearing": "waived"}).status, 303, "kept")
    answer = ellen.get(case.path + "/brief/beslissing").shown()
    expect("Wij vinden uw klacht niet terecht." in answer and "ombudsman" in answer, "the answer: " + answer[:900])


@test
def a_complaint_that_was_sent_on_is_registered_with_or_without_the_day_elsewhere(server):
    ellen = server.sign_in(ELLEN)
    for first in ("", iso(day(-20))):
        case = complain(server, ellen, way="doorgestuurd", first=first)
        same(case.row("decide_day"), complain(server, ellen).row("decide_day"), "it counts from the own receipt (Awb 9:11): %s" % first)
        same("elders_ontvangen" in case.kinds(), first != "", "and where it was before is kept")
    late = ellen.post("/werk/bezwaar/nieuw", {"kind": "complaint", "way": "doorgestuurd", "received": iso(day(-8)), "first": iso(day(-2)),
                                              "topic": "bijstand", "department": "Balie"})
    same(late.status, 400, "the other body had it before")


@test
def a_committee_of_a_registration_is_dated_today_and_can_be_corrected(server):
    ellen = server.sign_in(ELLEN)
    passed = dict(kind="complaint", way="balie", received=iso(day(-50)), topic="bijstand", department="Balie", committee="yes")
    second = ellen.get(ellen.post("/werk/bezwaar/nieuw", passed).location).shown()
    expect("Was de commissie er eerder? Verbeter dan de dag." in second, "said before it is registered: " + second[:900])
    case = complain(server, ellen, received=iso(day(-50)), committee="yes")
    same(case.row("decide_day"), complain(server, ellen, received=iso(day(-50))).row("decide_day"), "six weeks: nobody says that there was a committee in time")
    shown = ellen.get(case.path)
    expect("Was de commissie er eerder? Verbeter dan de dag." in shown.shown(), "and on its page: " + shown.shown()[:1500])
    row = server.one("select number from procedure_event where question = %d and kind = 'commissie'" % case.question)
    same(ellen.post("%s/gebeurtenis/%d" % (case.path, row), {"day": iso(day(-30)), "sure": "yes"}).status, 303, "it was named earlier")
    expect(case.row("decide_day") >= number(day(20)), "ten weeks")
    running = complain(server, ellen, committee="yes")
    expect(running.row("decide_day") >= number(day(62)), "within the term it is ten weeks at once")


@test
def the_form_of_a_complaint_asks_nothing_of_a_decision(server):
    ellen = server.sign_in(ELLEN)
    page, other = ellen.get("/werk/bezwaar/nieuw?kind=complaint"), ellen.get("/werk/bezwaar/nieuw")
    same(page.form("/nieuw").values["kind"], "complaint", "what it is goes along")
    for name in ("dated", "published", "posted", "law"):
        expect('name="%s"' % name not in page.text and 'name="%s"' % name in other.text, "of an objection only: " + name)
    for words in ("het besluit", "Welke wet", "Awb 7:", "Awb 6:"):
        asked = page.shown().split("Een klacht inschrijven")[-1]
        expect(words not in asked, "of an objection: %s in %s" % (words, asked))
    expect("Awb 9:7" in page.shown() and "Awb 9:15" in page.shown() and "Awb 7:5" in other.shown(), "its own articles")
    wrong = ellen.post("/werk/bezwaar/nieuw", {"kind": "complaint", "way": "balie", "received": "", "department": "Balie"})
    same(wrong.status, 400, "without a day")
    expect('name="law"' not in wrong.text and "Balie" in wrong.text, "it comes back as it was")


@test
def who_complained_reads_which_ombudsman_serves_the_municipality(server):
    ellen = server.sign_in(ELLEN)
    case = complain(server, ellen, received=iso(day(-90)))
    own = ("Ombudsman Demoland: 099 900 1026", "0800-3355555")
    for name, page in (("the resident, late", case.page()), ("a late receipt", ellen.get(case.path + "/brief/ontvangst"))):
        expect(own[0] in page.shown() and own[1] not in page.shown(), name + ": " + page.shown()[:1500])
    same(ellen.post(case.path + "/beslissing", ending("rejected", court=None)).status, 303, "answered")
    for name, page in (("the resident", case.page()), ("the answer", ellen.get(case.path + "/brief/beslissing"))):
        expect(own[0] in page.shown() and own[1] not in page.shown(), name + ": " + page.shown()[:1500])


@test
def who_complained_reads_the_answer_the_ombudsman_and_says_that_it_is_not_solved(server):
    ellen = server.sign_in(ELLEN)
    late = complain(server, ellen, received=iso(day(-90)))
    shown = late.page().shown()
    expect("Zij moest antwoorden op" in shown and "ombudsman" in shown and "misschien geld" not in shown, "late: " + shown[:900])
    case = complain(server, ellen)
    expect("antwoord" in case.page().shown() and "De gemeente beslist uiterlijk" not in case.page().shown(), "it is answered")
    same(ellen.post(case.path + "/beslissing", ending("rejected", court=None)).status, 303, "answered")
    shown = case.page().shown()
    expect("De gemeente vindt uw klacht niet terecht." in shown and "U kreeg geen gelijk" not in shown, "in words of a complaint: " + shown[:900])
    expect("Dan kunt u naar de ombudsman. Dat is gratis." in shown, "where to go (Awb 9:12): " + shown[:900])
    expect("rechter" not in shown, "and not to a court")
    same(server.post(case.ticket() + "/opgelost", {"solved": "no"}).status, 303, "not solved")
    same(case.row("solved, unsolved"), ("no", 1), "somebody looks again")
    expect("Wij kijken er nog eens naar." in case.page().shown(), "as was promised")
    listed = ellen.get("/werk/bezwaar")
    expect("Klaar, maar niet opgelost" in listed.shown() and case.path in listed.text, "on the list")
    page = ellen.get(case.path).shown()
    expect("Klaar, maar niet opgelost" in page and "Volgens de inwoner: Nee, het is niet opgelost" in page, "and on its page: " + page[:900])
    same(ellen.post(case.path + "/nagekeken").status, 303, "looked")
    same(case.row("unsolved"), 0, "off the list")


@test
def a_complaint_is_left_only_for_a_reason_of_the_law_and_within_four_weeks(server):
    ellen = server.sign_in(ELLEN)
    case = complain(server, ellen)
    none = ending("inadmissible", court=None, no_hearing=None)
    refused = ellen.post(case.path + "/beslissing", none)
    same(refused.status, 400, "without a reason")
    expect("Awb 9:8" in refused.shown() and 'id="ground-fault"' in refused.text, "which ones there are: " + refused.shown()[:900])
    same(ellen.post(case.path + "/beslissing", dict(none, ground="repair")).status, 400, "none of an objection")
    same(ellen.post(case.path + "/beslissing", dict(none, ground="objection")).status, 303, "with one")
    old = complain(server, ellen, received=iso(day(-33)))
    expect("vier weken na de klacht" in ellen.get(old.path).shown(), "by when is said before")
    late = ellen.post(old.path + "/beslissing", dict(none, ground="weight"))
    same(late.status, 400, "after four weeks not without a word")
    expect("De vier weken zijn voorbij" in late.shown() and "Awb 9:8 lid 3" in late.shown(), "a warning: " + late.shown()[:900])
    same(ellen.post(old.path + "/beslissing", dict(none, ground="weight", four_weeks="yes")).status, 303, "known")
    same(old.row("state, outcome"), ("ended", "inadmissible"), "left")


main()
