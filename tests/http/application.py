#!/usr/bin/env python3
"""An application, over its sockets: registered, talked about before it is decided, decided, and what nobody may."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import SAMIRA, expect, main, same, test
import procedures
from procedures import ELLEN, day, iso, number, said

HATICE = "hatice@inkomen.demodam.example"
HATICE_ID = 137
NAME = "Amina Yildirim"
ASKED = "Ik wil een traplift. Ik kom niet meer boven."
NEW = "/werk/bezwaar/nieuw"


def application(**changed):
    fields = {"kind": "application", "way": "post", "received": iso(day(-3)), "topic": "wmo", "law": "wmo", "term": "wmo",
              "term_length": "", "term_unit": "weeks", "term_source": "", "department": "Wmo"}
    fields.update(changed)
    return fields


def person(**changed):
    return procedures.person(**{"name": NAME, "reach": "06 10004322", "says": ASKED, "handler": str(HATICE_ID), **changed})


def register(server, who, first=None, second=None):
    return procedures.register(server, who, first or application(), second or person())


def no_objection_words(page, where):
    """What residents read of an application speaks of an objection only as what they can make after it."""
    words = page.shown().replace("bezwaar maken", "")
    expect("bezwaar" not in words.lower(), where + " speaks of an objection: " + words[:1500])
    expect("rechter" not in words and "6:21" not in words and "7:10" not in words, where + " speaks of a court or another article")


@test
def what_its_law_wants_before_the_decision_stands_there_while_it_runs(server):
    hatice = server.sign_in(HATICE)
    pw = register(server, hatice, application(law="pw", term="awb"))
    received = datetime.date(1970, 1, 1) + datetime.timedelta(days=pw.row("received_day"))
    shown = hatice.get(pw.path).shown()
    advance = re.search(r"Voorschot uiterlijk, bij algemene bijstand: \w+ (\d+ \w+ \d{4})", shown)
    expect(advance and "Participatiewet art. 52 lid 1" in shown, "an advance: " + shown[:2500])
    first = received + datetime.timedelta(days=28)
    expect(advance.group(1) in [said(first + datetime.timedelta(days=n)) for n in range(5)], "four weeks: " + advance.group(1))
    same(hatice.post(pw.path + "/beslissing", {"sure": "yes", "outcome": "granted", "decided_day": iso(day(0))}).status, 303, "decided")
    expect("Voorschot uiterlijk" not in hatice.get(pw.path).shown(), "then it runs no more")
    debts = register(server, hatice, application(law="wgs", term="awb"))
    shown = hatice.get(debts.path).shown()
    expect("Eerste gesprek uiterlijk: " in shown and "Wgs art. 4 lid 2" in shown and "Voorschot" not in shown, "a talk: " + shown[:2500])
    same(hatice.post(debts.path + "/gebeld", {"call": "spoke"}).status, 303, "spoke")
    expect("Eerste gesprek uiterlijk" not in hatice.get(debts.path).shown(), "then it is had")


@test
def it_is_the_third_kind_and_the_dates_follow_from_its_own_law(server):
    hatice = server.sign_in(HATICE)
    expect("kind=application" in hatice.get("/werk/bezwaar").text, "from the list")
    expect("kind=application" in hatice.get(NEW).text, "and from the form of an objection")
    form = hatice.get(NEW + "?kind=application")
    expect('id="dated"' not in form.text and 'id="decided_by"' not in form.text, "nothing was decided yet")
    same(form.form("/nieuw").values["kind"], "application", "it is one")
    for changed, field, words in (
            ({"received": ""}, "received", "Vul een dag in"),
            ({"received": iso(day(2))}, "received", "moet nog komen"),
            ({"law": "pw"}, "term", "Deze termijn is van de Wmo"),
            ({"term": "awb"}, "term", "staat de termijn in die wet"),
            ({"term": ""}, "term", "hoeveel tijd"),
            ({"law": "ow", "term": "other"}, "term_length", "hoeveel weken"),
            ({"law": "ow", "term": "other", "term_length": "13"}, "term_source", "welke wet"),
            ({"law": "ow", "term": "other", "term_length": "veel", "term_source": "x"}, "term_length", "hoeveel weken")):
        page = hatice.post(NEW, application(**changed))
        same(page.status, 400, "refused: %r" % changed)
        expect('id="%s-fault"' % field in page.text and words in page.shown(), "%s beside %s: %s" % (words, field, page.shown()[:900]))
        values = page.form("/nieuw").values
        same((values["department"], values["kind"]), ("Wmo", "application"), "what was typed")
    second = hatice.post(NEW, application()).location
    shown = hatice.get(second).shown()
    expect("Stap 2 van 2. Aanvraag" in shown and "Awb art. 4:13 lid 1" in shown and "Op tijd" not in shown, "the dates: " + shown[:900])
    expect('id="says-fault"' in hatice.post(second, person(says=" ")).text, "what was asked for is needed")
    wmo = register(server, hatice)
    expect(0 <= wmo.row("decide_day") - number(day(-3)) - 14 <= 5, "two weeks, and what the Atw adds")
    expect("Wmo 2015 art. 2.3.5 lid 2" in hatice.get(wmo.path).shown(), "by its article")
    pw = register(server, hatice, application(law="pw", term="awb"))
    expect(0 <= pw.row("decide_day") - number(day(-3)) - 56 <= 5, "eight weeks of the Awb")
    other = register(server, hatice, application(law="ow", term="other", term_length="13", term_source="Die wet, artikel 4"))
    same(other.row("term_length, term_unit, term_source"), (13, "weeks", "Die wet, artikel 4"), "typed, with its source")
    expect(other.row("decide_day") >= number(day(-3)) + 91, "thirteen weeks")
    expect("Die wet, artikel 4" in hatice.get(other.path).shown(), "for who looks it up")
    sent_on = register(server, hatice, application(way="doorgestuurd"))
    same(sent_on.row("received_day"), number(day(-3)), "sent on: the day counts on which who decides got it")


@test
def somebody_talks_first_and_everybody_reads_the_same_of_it(server):
    hatice = server.sign_in(HATICE)
    case = register(server, hatice)
    page = hatice.get(case.path)
    expect("Nu te doen: Bel de inwoner" in page.shown(), "the call comes first: " + page.shown()[:800])
    no_objection_words(page, "the page of the handler")
    receipt = hatice.get(case.path + "/brief/ontvangst")
    expect("Wij hebben uw aanvraag ontvangen" in receipt.shown() and "Eerst praten wij met u" in receipt.shown(), "the letter")
    no_objection_words(receipt, "the letter of receipt")
    same(hatice.get(case.path + "/brief/hoorzitting").status, 404, "there is no hearing")
    same(hatice.get(case.path + "/brief/gesprek").status, 409, "no talk is planned yet")
    decide = case.row("decide_day")
    for fields, field in (({"talk_day": "", "talk_how": "home"}, "talk_day"),
                          ({"talk_day": iso(day(-1)), "talk_how": "home"}, "talk_day"),
                          ({"talk_day": iso(day(2)), "talk_how": ""}, "talk_how"),
                          ({"talk_day": iso(day(2)), "talk_how": "home", "talk_time": "half drie"}, "talk_time")):
        refused = hatice.post(case.path + "/gesprek", dict(fields, beside="haar zus"))
        same(refused.status, 400, "refused: %r" % fields)
        expect('id="%s-fault"' % field in refused.text and "haar zus" in refused.text, "beside %s, and nothing typed is lost" % field)
    planned = {"talk_day": iso(day(2)), "talk_time": "14.30", "talk_how": "home", "talk_who": "Hatice", "beside": "haar zus"}
    same(hatice.post(case.path + "/gesprek", planned).status, 303, "planned")
    same(case.row("decide_day"), decide, "a talk moves no date")
    expect("Nu te doen: Praat met de inwoner" in hatice.get(case.path).shown(), "what comes next")
    for words in ("14:30", "Wij komen dan bij u thuis", "U praat met Hatice", "haar zus"):
        expect(words in case.page().shown(), words + " for the resident: " + case.page().shown()[:900])
        expect(words in hatice.get(case.path + "/brief/gesprek").shown(), words + " in the invitation")
    same(hatice.post(case.path + "/gesprek", dict(planned, talk_day=iso(day(60)))).status, 303, "too late for it, and not forbidden")
    expect("na de laatste dag om te beslissen" in hatice.get(case.path).shown(), "but warned of")
    same(hatice.post(case.path + "/gesproken", {"came": "", "came_day": iso(day(0))}).status, 400, "what came of it?")
    same(hatice.post(case.path + "/gesproken", {"came": "other_help", "came_day": iso(day(0))}).status, 303, "held")
    expect("Er komt andere hulp dan gevraagd" in hatice.get(case.path).shown(), "what came of it")
    expect("Wij spraken u" in case.page().shown(), "and the resident reads it was held")
    # broad questions, and more than the application only when the resident agrees
    story = {"wants": "Weer boven slapen.", "explained": "Een lift op maat.", "behind": "Bang om te vallen.", "areas": "debts"}
    same(hatice.post(case.path + "/verhaal", story).status, 400, "without asking")
    same(hatice.post(case.path + "/verhaal", dict(story, agreed_other="yes")).status, 303, "with")
    shown = hatice.get(case.path).shown()
    expect("Weer boven slapen." in shown and "Schulden" in shown and "Bang om te vallen." in shown, "kept")
    expect("haar zus" in hatice.get(case.path).text, "and who came along stays")
    expect("Bang om te vallen" not in case.page().shown(), "colleagues only")


@test
def the_resident_adds_is_not_called_and_chooses_what_is_theirs_only(server):
    hatice = server.sign_in(HATICE)
    case = register(server, hatice)
    page = case.page()
    for words in ("Uw aanvraag", "heeft uw aanvraag", ASKED, "De gemeente beslist uiterlijk", "belt u. Uiterlijk", "Bel mij niet"):
        expect(words in page.shown(), words + ": " + page.shown()[:900])
    no_objection_words(page, "the page of the resident")
    ticket = case.ticket()
    no_objection_words(server.get(ticket + "/bezwaar"), "the page with more")
    no_objection_words(server.get(ticket + "/intrekken"), "the page about stopping")
    same(server.post(ticket + "/aanvullen", {"text": "Ik slaap nu beneden."}).status, 303, "adding")
    same(server.post(ticket + "/bellen", {"call": "no"}).status, 303, "no call")
    same(case.row("call_day"), 0, "nobody calls")
    expect("U wilt niet gebeld worden" in server.get(ticket).shown(), "said back")
    expect("De inwoner wil niet gebeld worden" in hatice.get(case.path).shown(), "and to the handler")
    same(server.post(ticket + "/bellen", {"call": "yes"}).status, 303, "after all")
    expect(case.row("call_day") > 0, "somebody calls")
    same(server.post(ticket + "/weg", {"road": "formal"}).status, 409, "there is no road to choose")
    same(server.post(ticket + "/wachten", {"until": iso(day(200))}).status, 409, "nor a day to wait for")
    by_code = server.post("/volg", {"code": case.code})
    expect("heeft uw aanvraag" in by_code.shown() and "Bel mij niet" not in by_code.shown(), "by the code: that it is there")
    expect("belt u" in by_code.shown() and ASKED not in by_code.shown(), "and no text")
    same(server.post(ticket + "/intrekken", {"solved": "yes"}).status, 303, "stopping")
    expect("kunt u terugkomen" in server.get(ticket).shown(), "with days to come back")
    same(server.post(ticket + "/verder").status, 303, "and back")


@test
def a_no_without_a_talk_is_asked_about_once_and_can_be_recorded(server):
    hatice = server.sign_in(HATICE)
    case = register(server, hatice)
    expect("Sprak u de inwoner al?" not in hatice.get(case.path).shown(), "not asked before")
    no = {"sure": "yes", "outcome": "refused", "decided_day": iso(day(0))}
    asked = hatice.post(case.path + "/beslissing", no)
    same(asked.status, 400, "asked first")
    expect("Sprak u de inwoner al?" in asked.shown() and 'id="no_talk-no_wish"' in asked.text, "with the reasons to choose from")
    expect(re.search(r'id="outcome-refused"[^>]*checked', asked.text), "and nothing typed is lost")
    same(case.row("state"), "open", "nothing was written down")
    same(hatice.post(case.path + "/beslissing", dict(no, no_talk="no_wish")).status, 303, "with a reason")
    same(case.row("state, outcome"), ("ended", "refused"), "decided")
    same(case.kinds()[-2:], ["zonder_gesprek", "beslist"], "the reason stands beside it")
    page = case.page()
    expect("De gemeente zei nee" in page.shown() and "Dan kunt u bezwaar maken. Dat kan tot en met" in page.shown(),
           "six weeks to object: " + page.shown()[:900])
    expect("rechter" not in page.shown(), "and no court yet")
    expect("Bezwaar maken kan tot en met" in hatice.get(case.path).shown(), "the handler sees that day")
    expect("Wat zat erachter?" not in hatice.get(case.path).shown(), "causes are named of objections")
    same(hatice.get(case.path + "/leren").status, 409, "only")
    yes = register(server, hatice)
    same(hatice.post(yes.path + "/beslissing", dict(no, outcome="granted")).status, 303, "a yes is not asked about")
    expect("De gemeente zei ja op uw aanvraag." in yes.page().shown(), "what the resident reads")


@test
def what_stands_still_and_what_is_missing_is_said_by_the_articles_of_applications(server):
    hatice = server.sign_in(HATICE)
    case = register(server, hatice, application(law="pw", term="awb"))
    decide = case.row("decide_day")
    adds = hatice.get(case.path).text
    for event in ("commissie", "hoorzitting", "instemming", "bekendmaking"):
        expect("/gebeurtenis/" + event not in adds, "no " + event)
        same(hatice.post(case.path + "/gebeurtenis/" + event, {"day": iso(day(0)), "until": iso(day(9)), "code": "schriftelijk",
                                                                "sure": "yes"}).status, 404, "nor by its address")
    expect("Awb 4:5 en 4:15" in hatice.get(case.path + "/gebeurtenis/herstel_gevraagd").shown(), "the article")
    asked = {"day": iso(day(0)), "until": iso(day(7)), "sure": "yes"}
    same(hatice.post(case.path + "/gebeurtenis/herstel_gevraagd", asked).status, 303, "incomplete (4:5)")
    expect("Wij vroegen u nog iets" in case.page().shown(), "the resident reads that something is missing, and until when")
    expect(case.row("decide_day") > decide, "the term stands still meanwhile (4:15)")
    shown = hatice.get(case.path).shown()
    expect("De inwoner vult de aanvraag aan" in shown or "Bel de inwoner" in shown, "what comes: " + shown[:600])
    same(hatice.post(case.path + "/gebeurtenis/hersteld", {"day": iso(day(0)), "sure": "yes"}).status, 303, "complete")
    expect("Wij vroegen u nog iets" not in case.page().shown(), "and no longer")
    before = case.row("decide_day")
    same(hatice.post(case.path + "/gebeurtenis/verdaagd", {"day": iso(day(0)), "weeks": "4", "sure": "yes"}).status, 303, "postponed (4:14)")
    expect(case.row("decide_day") > before, "later")
    expect("Wij nemen 4 weken meer tijd" in hatice.get(case.path + "/brief/uitstel").shown(), "and its letter")
    no_objection_words(hatice.get(case.path + "/brief/uitstel"), "the letter about more time")
    other_law = register(server, hatice)
    check = hatice.post(other_law.path + "/gebeurtenis/verdaagd", {"day": iso(day(0)), "weeks": "4"})
    expect("Er verandert geen enkele datum" in check.shown(), "a term of another law does not grow: " + check.shown()[:900])


@test
def others_find_nothing(server):
    hatice, ellen, samira = server.sign_in(HATICE), server.sign_in(ELLEN), server.sign_in(SAMIRA)
    case = register(server, hatice)
    for path, fields in (("/gesprek", {"talk_day": iso(day(2)), "talk_how": "desk"}),
                         ("/gesproken", {"came": "papers", "came_day": iso(day(0))}),
                         ("/beslissing", {"sure": "yes", "outcome": "granted", "decided_day": iso(day(0))})):
        same(ellen.post(case.path + path, fields).status, 404, "another organisation: " + path)
        same(samira.post(case.path + path, fields).status, 403, "another role: " + path)
    same(ellen.get(case.path).status, 404, "nor the page")
    expect(case.path not in ellen.get("/werk/bezwaar").text, "nor on the list")
    same(len(case.kinds()), 1, "nothing happened")


@test
def opened_again_the_decision_that_was_sent_stands_unless_none_was(server):
    hatice = server.sign_in(HATICE)
    case = register(server, hatice)
    decide = case.row("decide_day")
    for why, stands in (("mistake", True), ("unsent", False)):
        closed = {"outcome": "refused", "decided_day": iso(day(0)), "no_talk": "not_reached", "told": "yes", "sure": "yes"}
        same(hatice.post(case.path + "/beslissing", closed).status, 303, "decided")
        expect("Er ging geen beslissing naar de inwoner" in hatice.get(case.path).shown(), "a reason to choose")
        same(hatice.post(case.path + "/heropenen", {"again": why}).status, 303, "opened again: " + why)
        same("geldt de brief die u al had" in case.page().shown(), stands, "the resident, " + why)
    same(case.row("decide_day"), decide, "the last day to decide is back")


@test
def a_department_and_a_source_of_the_strangest_signs_fit_in_the_address(server):
    ellen = server.sign_in(ELLEN)
    for sign in ("\U0001f4ec", "%"):
        first = application(law="wmo", term="other", term_length="6", term_source=sign * 80, department=sign * 60)
        answer = ellen.post(NEW, first)
        same(answer.status, 303, answer.shown()[:900])
        same(ellen.get(answer.location).status, 200, "the second page")


main()
