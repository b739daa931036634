#!/usr/bin/env python3
"""The formal road of an objection, over its sockets: hearing, costs, decision, its end and what comes after."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import expect, main, same, test, until
from procedures import chosen, day, default_notice, ELLEN, ELLEN_ID, ending, iso, JEROEN, LATE, letter, NAME, number, person, register, said


@test
def the_formal_road_ends_in_letters_with_reasons_and_all_papers_in_a_row(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    for which in ("verslag", "beslissing", "dwangsom"):
        early = ellen.get(case.path + "/brief/" + which)
        same(early.status, 409, "no %s from nothing" % which)
        expect("eerst" in early.shown(), "what to write first: " + early.shown()[:300])
    papers = {"hearing": "Aanwezig: Yusuf en zijn zus.\nHij zei dat hij alleen woont.", "no_hearing": "", "advice": "Gegrond verklaren.",
              "outcome": "upheld", "reasons": "Uw huurcontract laat zien dat u alleen woont.", "costs_asked": "yes",
              "costs_fault": "yes", "costs": "624,50", "court": "rechtbank Demodam, Postbus 1"}
    refused = ellen.post(case.path + "/papier", dict(papers, costs="veel"))
    same(refused.status, 400, "an amount")
    expect("Hij zei dat hij alleen woont." in refused.text, "what was typed stays")
    same(ellen.post(case.path + "/papier", papers).status, 303, "kept")
    expect("Hij zei dat hij alleen woont." in ellen.get(case.path + "/papier").text, "and shown again")
    expect("Hij zei dat hij alleen woont." in ellen.get(case.path + "/brief/verslag").shown(), "the report goes to the resident")
    letter = ellen.get(case.path + "/brief/beslissing").shown()
    for words in ("U krijgt gelijk.", "gegrond", papers["reasons"], "624,50 euro", papers["court"], "zes weken", "Een commissie keek mee"):
        expect(words in letter, "in the letter: " + words)
    expect("tot en met" not in letter, "no last day before the letter was sent")
    form = ellen.get(case.path).form("/beslissing")
    same((form.values["outcome"], form.values["reasons"], form.values["court"]), ("upheld", papers["reasons"], papers["court"]),
         "what stands in the letter is proposed at the end")
    same(chosen(ellen.get(case.path), "no_hearing"), None, "there is a report")
    same(ellen.post(form.action, dict(form.values, decided_day=iso(day(0)), money="yes", sure="yes")).status, 303, "sent")
    expect("U kunt het doen tot en met" in ellen.get(case.path + "/brief/beslissing").shown(), "then the last day stands in it")
    same(ellen.post(case.path + "/papier", papers).status, 409, "and nothing is changed any more")
    note = "Even tussen ons: lastig geval."
    other = register(server, ellen)
    same(ellen.post(other.work + "/notitie", {"note": note}).status, 303, "a note among colleagues")
    same(ellen.post(other.path + "/papier", dict(papers, hearing="", no_hearing="waived")).status, 303, "without a hearing")
    expect("U zei dat u geen gesprek wilt." in ellen.get(other.path + "/brief/beslissing").shown(), "the letter says why nobody was heard")
    file = ellen.get(other.path + "/stukken").shown()
    for words in ("Gegevens", "Zo is het geteld", "Wat er is gebeurd", "Gegrond verklaren.", papers["reasons"], NAME):
        expect(words in file, "among all papers: " + words)
    expect(note not in file, "notes stay out")


@test
def it_does_not_end_before_its_letter_can_be_made_and_then_the_letter_stays(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    for lacks in ("reasons", "court", "no_hearing"):
        refused = ellen.post(case.path + "/beslissing", ending("rejected", **{lacks: ""}))
        same(refused.status, 400, "without " + lacks)
        expect('id="%s-fault"' % lacks in refused.text, "a sentence beside " + lacks)
        same(refused.form("/beslissing").values["outcome"], "rejected", "what was typed stays")
    same(case.row("state"), "open", "nothing ended")
    same(ellen.post(case.path + "/beslissing", ending("rejected")).status, 303, "ended with all of it")
    page = ellen.get(case.path)
    expect(case.path + "/brief/beslissing" in page.text, "a link to the letter")
    letter = ellen.get(case.path + "/brief/beslissing").shown()
    for words in ("U krijgt geen gelijk.", ending("rejected")["reasons"], "rechtbank Demodam", "U zei dat u geen gesprek wilt."):
        expect(words in letter, "in the letter: " + words)
    closed = ellen.get(case.path + "/papier")
    same(closed.status, 409, "no form that nobody can send")
    expect("De brieven staan op de pagina." in closed.shown(), "where they are: " + closed.shown()[:300])


@test
def costs_are_paid_on_request_and_for_a_fault_only_and_the_letter_says_so(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    expect("Vraag ons om die kosten te betalen voordat wij beslissen." in ellen.get(case.path + "/brief/ontvangst").shown(),
           "told while it still can")
    papers = {"no_hearing": "waived", "outcome": "partly", "reasons": "U woont alleen.", "court": "rechtbank Demodam"}
    paid = dict(papers, costs_asked="yes", costs_fault="yes", costs="624,50")
    for changed, field in (({"costs_asked": "no"}, "costs_asked"), ({"costs_asked": ""}, "costs_asked"), ({"costs_fault": ""}, "costs_fault"),
                           ({"outcome": "rejected"}, "costs_fault"), ({"costs": ""}, "costs"), ({"costs_asked": "misschien"}, "costs_asked")):
        refused = ellen.post(case.path + "/papier", dict(paid, **changed))
        same(refused.status, 400, "refused: %r" % changed)
        expect('id="%s-fault"' % field in refused.text, "beside %s: %r" % (field, changed))
    for fields, words, not_words in (
            (paid, "Daarom betalen wij 624,50 euro.", "naar uw advocaat"),
            (dict(paid, costs_lawyer="yes"), "Daarom gaat dit geld naar uw advocaat.", "Dat doen wij niet"),
            (dict(papers, costs_asked="yes"), "U vroeg ons om uw kosten te betalen. Dat doen wij niet.", "euro"),
            (dict(papers, costs_asked="no"), "U vroeg ons niet om uw kosten te betalen.", "euro"),
            (papers, "U krijgt voor een deel gelijk.", "Uw kosten")):
        same(ellen.post(case.path + "/papier", fields).status, 303, "kept: %r" % fields)
        letter = ellen.get(case.path + "/brief/beslissing").shown()
        expect(words in letter and not_words not in letter, "%s in: %s" % (words, letter[:900]))


@test
def what_came_in_time_is_not_refused_as_too_late_without_a_hearing(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    typed = ending("inadmissible", no_hearing="inadmissible")
    for ground, words in (("", "Kies de reden"), ("late", "kwam het bezwaar op tijd"), ("repair", "Vraag de inwoner eerst om aan te vullen")):
        refused = ellen.post(case.path + "/beslissing", dict(typed, ground=ground))
        same(refused.status, 400, "refused: %r" % ground)
        expect('id="ground-fault"' in refused.text and words in refused.shown(), "beside the field: %r" % ground)
    same(ellen.post(case.path + "/beslissing", dict(typed, ground="decision")).status, 303, "no decision")
    expect("Het gaat niet over een besluit" in ellen.get(case.path + "/stukken").shown(), "among the papers")


@test
def why_nobody_was_heard_is_a_ground_of_the_law_that_fits_the_outcome(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    shown = ellen.get(case.path + "/papier").shown()
    for words in ("kennelijk niet-ontvankelijk (a)", "kennelijk ongegrond (b)", "niet gehoord wil worden (c)",
                  "binnen de tijd die wij gaven", "niemand anders kan daar nadeel van hebben (e)", "Awb 7:3"):
        expect(words in shown, "in the form: " + words)
    expect("AWR" not in shown, "that is for a tax")
    for ground, outcome, fits in (("met", "partly", False), ("met", "upheld", True), ("unfounded", "upheld", False), ("unfounded", "rejected", True),
                                  ("inadmissible", "rejected", False), ("inadmissible", "inadmissible", True), ("no_answer", "partly", True),
                                  ("not_asked", "rejected", False)):
        answer = ellen.post(case.path + "/papier", {"no_hearing": ground, "outcome": outcome})
        same(answer.status, 303 if fits else 400, "%s with %s" % (ground, outcome))


@test
def who_objects_to_a_tax_is_heard_when_they_ask_for_it(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(topic="belasting", law="tax"))
    papers = ellen.get(case.path + "/papier")
    expect("AWR 25 lid 1" in papers.shown(), "the article: " + papers.shown()[:900])
    same(chosen(papers, "no_hearing"), "not_asked", "nobody asked")
    expect("Bij belasting doen wij dat alleen als u het vraagt." in ellen.get(case.path + "/brief/ontvangst").shown(), "the resident may ask")
    same(ellen.post(case.path + "/beslissing", ending("rejected", no_hearing="not_asked")).status, 303, "decided")
    expect("U vroeg niet om een gesprek." in ellen.get(case.path + "/brief/beslissing").shown(), "in the letter")
    asked = register(server, ellen, letter(topic="belasting", law="tax"))
    same(ellen.post(asked.path + "/gebeurtenis/hoorzitting", {"day": iso(day(20)), "sure": "yes"}).status, 303, "who asks is heard")
    same(chosen(ellen.get(asked.path + "/papier"), "no_hearing"), "", "and nothing is filled in")


@test
def a_day_that_is_counted_backwards_is_the_same_in_the_letter_and_on_the_list(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(), person(call="spoke", call_words="Goed gesprek."))
    saturday = next(day(n) for n in range(25, 32) if day(n).weekday() == 5)
    same(ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(saturday), "sure": "yes"}).status, 303, "a hearing")
    invited, shown = ellen.get(case.path + "/brief/hoorzitting").shown(), ellen.get(case.path).shown()
    ready = re.search(r"Vanaf (\w+ \d+ \w+( \d+)?) liggen alle papieren klaar", invited).group(1)
    expect(not ready.startswith(("zaterdag", "zondag")), "no day that the desk is closed: " + ready)
    expect("Stukken liggen klaar vanaf: " + ready in shown, "among the dates: " + shown[:2500])
    papers = case.row("next_day, next_what")
    same(papers[1], "papers", "what comes first")
    told = datetime.date(1970, 1, 1) + datetime.timedelta(days=papers[0])
    expect(told.weekday() < 5 and said(told) in invited, "the same day: %s in %s" % (told, invited[:900]))


@test
def papers_may_come_until_ten_days_before_the_hearing_also_after_a_weekend(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(), person(call="spoke", call_words="Goed gesprek."))
    thursday = next(day(n) for n in range(25, 32) if day(n).weekday() == 3)
    monday = thursday - datetime.timedelta(days=10)
    typed = {"day": iso(thursday)}
    asks, short = ellen.post(case.path + "/gebeurtenis/hoorzitting", typed).shown(), said(monday).rsplit(" ", 1)[0]
    expect(re.search(r"Stukken voor de hoorzitting uiterlijk ?: van niet bekend naar \w+ " + short, asks), "before it is kept: " + asks[:900])
    same(ellen.post(case.path + "/gebeurtenis/hoorzitting", dict(typed, sure="yes")).status, 303, "a hearing")
    expect("Dat kan tot en met maandag " + short in ellen.get(case.path + "/brief/hoorzitting").shown(), "in the letter")
    expect("maandag " + short in ellen.get(case.path).shown(), "on the case")
    expect("Dat kan tot en met maandag " + short in case.page().shown(), "on the resident's page")
    same(case.row("next_day, next_what")[0], number(monday), "on the list")


@test
def a_penalty_that_runs_is_told_as_so_far_with_its_most_and_the_way_to_court(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-25))
    shown = ellen.get(case.path).shown()
    same(case.row("next_what"), "running", "the list knows that it runs")
    least = int(re.search(r"Dwangsom tot nu toe: (\d+) euro", shown).group(1))
    most = int(re.search(r"Anders gelezen: (\d+) euro", shown).group(1))
    expect(0 < least < most < 322, "two readings: %d and %d" % (least, most))
    page = ellen.get(case.path + "/brief/dwangsom").shown()
    paper = page[page.index("Wij waren te laat"):]
    for words in ("Wij hebben nog niet beslist", "is dat minstens %d euro" % least, "Het stopt na 42 dagen", "Dan is het 1442 euro",
                  "U kunt nu naar de rechter", "niet eerst bezwaar te maken"):
        expect(words in paper, "in the letter: %s: %s" % (words, paper[:1500]))
    expect("U krijgt daarom" not in paper, "no final amount")
    expect("komt op %d euro" % most in page and "komt op" not in paper, "the other reading is for the handler only")
    last = re.search(r"42 dagen: op (\w+ \d+ \w+)", paper).group(1)
    expect(last.endswith(said(day(41 - least // 23)).rsplit(" ", 1)[0]), "the last of the 42 days: %s after %d" % (last, least // 23))


@test
def a_penalty_that_reached_its_most_is_an_amount_and_nothing_was_decided_yet(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-160)), dated=iso(day(-160)), received=iso(day(-150))))
    default_notice(ellen, case, day(-62))
    shown = ellen.get(case.path + "/brief/dwangsom").shown()
    for words in ("Wij hebben nog niet beslist.", "U krijgt daarom 1442 euro van ons.", "Schrijf ons dan binnen zes weken", "U kunt nu naar de rechter"):
        expect(words in shown, "in the letter: %s: %s" % (words, shown[:1500]))
    expect("minstens" not in shown, "it does not grow")
    same(case.row("next_what"), "decide", "after 42 days it runs no more")


@test
def the_resident_reads_that_the_notice_came_what_it_earned_and_that_the_court_is_possible(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-110))
    early = case.page().shown()
    expect("Die brief kwam te vroeg. Stuur na" in early and "omdat het te lang" not in early, "a notice without effect: " + early[:1500])
    default_notice(ellen, case, day(-25))
    told = case.page().shown()
    least = re.search(r"Dwangsom tot nu toe: (\d+) euro", ellen.get(case.path).shown()).group(1)
    for words in ("%s kregen wij uw brief" % said(day(-25)), "Tot nu toe is dat %s euro." % least,
                  "Uiterlijk", "schrijft de gemeente u of u geld krijgt, en hoeveel", "U kunt nu ook naar de rechter"):
        expect(words in told, "on the page: %s: %s" % (words, told[:2000]))
    expect("U mag schrijven dat de gemeente te laat is" not in told, "nobody is told to send what came")
    expect("euro" not in server.post("/volg", {"code": case.code}).shown(), "by the code alone no amounts")


@test
def a_notice_that_is_perhaps_too_early_is_not_told_as_too_early(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=None, dated=iso(day(-90)), received=iso(day(-60))))
    default_notice(ellen, case, day(-2))
    told = case.page().shown()
    expect("Misschien kwam die brief te vroeg. Stuur na" in told and "Die brief kwam te vroeg" not in told, "the resident: " + told[:1500])


@test
def while_the_resident_may_come_back_from_withdrawing_a_penalty_perhaps_stopped(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-25))
    same(server.post(case.ticket() + "/intrekken", {"solved": "no"}).status, 303, "withdrawn")
    told, shown, paper = case.page().shown(), ellen.get(case.path).shown(), ellen.get(case.path + "/brief/dwangsom").shown()
    expect("Misschien stopte het geld al op die dag" in told and "Misschien krijgt u geld" in told, "the resident: " + told[:1500])
    expect("stopte zij misschien al op " in shown and said(day(0)) in shown and "Dwangsom tot nu toe" not in shown, "the handler: " + shown[:1500])
    expect("Misschien stopte het geld al op die dag" in paper, "the letter: " + paper[:1500])
    for page in (told, paper):
        expect("elke dag meer" not in page and "elke dag hoger" not in page, "it is not told as rising")


@test
def how_much_the_penalty_is_must_be_said_within_two_weeks_and_that_is_watched(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-190)), dated=iso(day(-190)), received=iso(day(-180))))
    default_notice(ellen, case, day(-80))
    shown = ellen.get(case.path).shown()
    expect("De dwangsom moest uiterlijk" in shown and "Awb 4:18" in shown and "Dwangsom vaststellen uiterlijk" in shown, "the handler: " + shown[:1500])
    expect("Kreeg u die brief nog niet? Bel ons." in case.page().shown(), "the resident")
    form = ellen.get(case.path + "/brief/dwangsom").form("/brief/dwangsom")
    same(ellen.post(form.action, form.values).status, 303, "sent")
    expect("De dwangsom moest uiterlijk" not in ellen.get(case.path).shown() and "Kreeg u die brief nog niet" not in case.page().shown(), "no more")


@test
def after_the_end_the_penalty_stays_on_the_list_until_its_letter_was_sent(server):
    ellen = server.sign_in(ELLEN)
    case, quiet = register(server, ellen, letter(**LATE)), register(server, ellen)
    default_notice(ellen, case, day(-25))
    for one in (case, quiet):
        same(ellen.post(one.path + "/beslissing", ending("rejected")).status, 303, "decided")
    same(case.row("next_what"), "set_penalty", "what is left to do")
    by = datetime.date(1970, 1, 1) + datetime.timedelta(days=case.row("next_day"))
    expect(day(13) <= by <= day(19), "two weeks after the day before the decision: %s" % by)
    same(quiet.row("next_day"), 0, "nothing without a penalty")
    listed = ellen.get("/werk/bezwaar")
    section = listed.text.split("Klaar, maar de dwangsom staat nog niet vast")[1]
    expect(case.path in section and quiet.path not in section, "on the list")
    shown = ellen.get(case.path).shown()
    expect(said(by).rsplit(" ", 1)[0] in shown and "Nu te doen" not in shown, "and on its page: " + shown[:900])
    form = ellen.get(case.path + "/brief/dwangsom").form("/brief/dwangsom")
    same(ellen.post(form.action, form.values).status, 303, "sent")
    same(case.row("next_day"), 0, "done")
    expect("de dwangsom staat nog niet vast" not in ellen.get("/werk/bezwaar").shown(), "off the list")


@test
def a_penalty_that_one_reading_makes_nothing_is_told_as_perhaps(server):
    ellen = server.sign_in(ELLEN)
    late = register(server, ellen, letter(published=iso(day(-170)), dated=iso(day(-170)), received=iso(day(-120)), way="elektronisch"))
    paused = register(server, ellen, letter(**LATE))
    same(ellen.post(paused.path + "/gebeurtenis/opgeschort", {"day": iso(day(-60)), "code": "overmacht", "sure": "yes"}).status, 303, "stands still")
    for case, why in ((late, "kwam misschien na de laatste dag"), (paused, "Misschien stond de tijd om te beslissen stil")):
        default_notice(ellen, case, day(-25))
        same(case.row("next_what"), "standing" if case is paused else "maybe_running", "the list does not say that it runs")
        shown = ellen.get(case.path).shown()
        expect("Misschien is er een dwangsom" in shown and "Dwangsom tot nu toe" not in shown, "not as sure: " + shown[:900])
        expect(("Beslissing te laat" in shown, "dagen te laat" in shown) == (case is late,) * 2, "while it may stand still nothing is too late: " + shown[:900])
        paper = ellen.get(case.path + "/brief/dwangsom").shown()
        for words in ("Misschien krijgt u geld van ons. Dat is nog niet zeker.", why, "Misschien kunt u nu naar de rechter"):
            expect(words in paper, "in the letter: %s: %s" % (words, paper[:1500]))
        for words in ("Wij waren te laat", "minstens", "U krijgt daarom", "Wij moesten eerder beslissen"):
            expect(words not in paper, "no promise: %s" % words)
    told = paused.page().shown()
    expect("staat stil" in told and "De gemeente is te laat" not in told, "the resident reads that it stands still: " + told[:900])


@test
def money_that_only_one_reading_gives_does_not_vanish_and_is_told_as_perhaps(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    ago = next(n for n in range(18, 32) if day(14 - n).weekday() in (1, 2) and (day(14 - n).month, day(14 - n).day) not in
               ((12, 25), (12, 26), (1, 1), (4, 27), (5, 5)))
    default_notice(ellen, case, day(-ago))
    same(ellen.post(case.path + "/beslissing", ending("rejected", decided_day=iso(day(15 - ago)))).status, 303, "on the day after two weeks")
    shown = ellen.get(case.path).shown()
    expect("hangt af van hoe u de twee weken telt" in shown and "Dwangsom vaststellen uiterlijk" in shown, "the handler: " + shown[:1500])
    told = case.page().shown()
    expect("Misschien krijgt u geld omdat het te lang duurt" in told and "schrij" in told.split("Misschien krijgt u geld")[1], "the resident: " + told[:1500])
    expect("Dan is het nu 0 euro" not in told, "the amount that is possible")
    paper = ellen.get(case.path + "/brief/dwangsom").shown()
    expect("Misschien is er geen dag die telt." in paper, "the letter: " + paper[:1500])


@test
def no_letter_promises_a_day_that_has_passed(server):
    ellen = server.sign_in(ELLEN)
    objection = register(server, ellen, letter(**LATE))
    complaint = register(server, ellen, letter(kind="complaint", received=iso(day(-60)), dated=None, published=None, law="other"))
    for case, sorry in ((objection, "Wij moesten beslissen op"), (complaint, "Wij moesten u antwoorden op")):
        decide = datetime.date(1970, 1, 1) + datetime.timedelta(days=case.row("decide_day"))
        expect(decide < day(0), "it has passed: %s" % decide)
        paper = ellen.get(case.path + "/brief/ontvangst").shown()
        expect(sorry in paper and "Wij zijn te laat. Dat spijt ons." in paper, "it is said as it is: " + paper[:1500])
        for words in ("beslist uiterlijk", "antwoord uiterlijk", "Wordt het later? Dan schrijven wij u dat"):
            expect(words not in paper, "no promise: " + words)


@test
def a_letter_about_more_time_is_there_only_for_what_counts_and_names_the_weeks_that_count(server):
    ellen = server.sign_in(ELLEN)
    late, long = register(server, ellen, letter(**LATE)), register(server, ellen)
    typed = {"day": iso(day(-1)), "code": "schriftelijk", "sure": "yes"}
    same(ellen.post(late.path + "/gebeurtenis/verdaagd", dict(typed, weeks="6")).status, 303, "after the last day")
    answer = ellen.get(late.path + "/brief/uitstel")
    same(answer.status, 409, "no letter that promises what the law does not give")
    expect("Het uitstel telt niet mee" in answer.shown() and "Het uitstel telt niet mee" in ellen.get(late.path).shown(), "and why")
    same(ellen.post(long.path + "/gebeurtenis/verdaagd", dict(typed, weeks="12")).status, 303, "twelve weeks, in time")
    paper = ellen.get(long.path + "/brief/uitstel").shown()
    expect("Wij nemen 6 weken meer tijd." in paper and "12 weken" not in paper, "the weeks that count: " + paper[:900])


@test
def the_letter_about_a_penalty_names_the_notice_that_counts(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-25))
    spoken = {"day": iso(day(-2)), "code": "mondeling"}
    expect("Zeg dat de inwoner" in ellen.post(case.path + "/gebeurtenis/ingebrekestelling", spoken).shown(), "saying it is not enough")
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling", dict(spoken, sure="yes")).status, 303, "said again")
    expect("Zeg dat de inwoner" in ellen.get(case.path).shown(), "and that stays on the page")
    shown = ellen.get(case.path + "/brief/dwangsom").shown()
    expect("Wij kregen uw brief op" in shown and said(day(-25)).rsplit(" ", 1)[0] in shown, "the letter that counts: " + shown[:900])


@test
def after_the_decision_the_penalty_is_set_by_the_reading_that_gives_most(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-25))
    most = int(re.search(r"Anders gelezen: (\d+) euro", ellen.get(case.path).shown()).group(1))
    same(ellen.post(case.path + "/beslissing", ending("upheld")).status, 303, "decided")
    shown = ellen.get(case.path + "/brief/dwangsom").shown()
    expect("U krijgt daarom %d euro van ons." % most in shown, "the amount: " + shown[:1500])
    for words in ("nog niet beslist", "U kunt nu naar de rechter"):
        expect(words not in shown, "no more: " + words)


@test
def an_earlier_day_of_deciding_never_takes_away_the_day_to_appeal_that_was_told(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    same(ellen.post(case.path + "/beslissing", ending("rejected", decided_day=iso(day(-2)))).status, 303, "decided")
    told = re.search(r"Dat kan tot en met (\w+ \d+ \w+ \d+)", case.page().shown()).group(1)
    same(ellen.post(case.path + "/heropenen", {"again": "day"}).status, 303, "opened again")
    earlier = ending("rejected", decided_day=iso(day(-60)))
    refused = ellen.post(case.path + "/beslissing", earlier)
    same(refused.status, 400, "not without a word")
    expect(told in refused.shown() and "Awb 6:11" in refused.shown() and 'name="told"' in refused.text, "what was told: " + refused.shown()[:1500])
    same(ellen.post(case.path + "/beslissing", dict(earlier, told="yes")).status, 303, "known")
    page = case.page().shown()
    expect("Naar de rechter gaan kon tot en met" in page and "Dan kunt u naar de rechter" not in page, "what passed is told as passed: " + page[:1500])
    expect("Wij schreven u eerder dat het kan tot en met %s. Daar mag u op vertrouwen." % told in page, "and who was told may rely on it")
    expect("De inwoner las eerder: tot en met " + told in ellen.get(case.path).shown(), "the handler is warned")
    paper = ellen.get(case.path + "/brief/beslissing").shown()
    expect(said(day(-2)) in paper and "U kunt het doen tot en met " + told in paper, "the letter that was sent stays: " + paper[:1500])
    expect("verbeterd" in paper.split("Onze beslissing")[0], "and the handler reads that the day changed")
    same(server.one("select count(*) from kept_letter where letter = 'beslissing' and question = %d" % case.question), 1, "no letter that was never sent")
    same(ellen.post(case.path + "/heropenen", {"again": "outcome"}).status, 303, "and again")
    same(ellen.post(case.path + "/beslissing", dict(earlier, outcome="upheld", told="yes")).status, 303, "another outcome")
    expect("U krijgt gelijk." in ellen.get(case.path + "/brief/beslissing").shown(), "is another letter")


@test
def opened_again_the_decision_that_was_sent_keeps_its_day_to_appeal_and_ends_the_penalty(server):
    ellen = server.sign_in(ELLEN)
    for why in ("day", "outcome", "letter", "mistake"):
        case = register(server, ellen, letter(**LATE))
        default_notice(ellen, case, day(-25))
        same(ellen.post(case.path + "/beslissing", ending("rejected", decided_day=iso(day(-2)))).status, 303, "decided")
        by = re.search(r"Dan kunt u naar de rechter. Dat kan tot en met (\w+ \d+ \w+ \d+)", case.page().shown()).group(1)
        same(ellen.post(case.path + "/heropenen", {"again": why}).status, 303, "opened again: " + why)
        told = case.page().shown()
        for words in ("Dat kan tot en met " + by, "geldt de brief die u al had", "de laatste dag hieronder schuift niet op"):
            expect(words in told, "%s: the resident reads: %s: %s" % (why, words, told[:1500]))
        for words in ("De gemeente is te laat", "Het wordt elke dag meer", "Tot nu toe", "U kunt nu ook naar de rechter", "De gemeente beslist uiterlijk"):
            expect(words not in told, "%s: not: %s" % (why, words))
        expect("Wij hebben nog niet beslist" not in ellen.get(case.path + "/brief/dwangsom").shown(), "nor in the letter of the penalty")
        shown = ellen.get(case.path).shown()
        expect("De beslissing die is verstuurd, geldt tot u opnieuw afsluit" in shown and by in shown, "the handler: " + shown[:1500])
        same(server.post(case.ticket() + "/intrekken", {"solved": "no"}).status, 409, "what was decided is not withdrawn")
        same(ellen.post(case.path + "/beslissing", ending("upheld", told="yes")).status, 303, "closed again")
        same([kind for kind in case.kinds() if kind != "verstuurd"][-3:], ["beslist", "heropend", "beslist"], "the old one gives way now")


@test
def what_ended_has_a_list_and_is_opened_again_with_a_reason(server):
    ellen, jeroen = server.sign_in(ELLEN), server.sign_in(JEROEN)
    case = register(server, ellen)
    same(ellen.post(case.path + "/heropenen", {"again": "day"}).status, 409, "it runs")
    same(ellen.post(case.path + "/beslissing", ending("rejected", decided_day=iso(day(-2)))).status, 303, "ended, on a wrong day")
    listed = ellen.get("/werk/bezwaar/afgelopen")
    expect(case.path in listed.text and "Ongegrond" in listed.shown(), "on the list: " + listed.shown()[:600])
    expect(case.path in ellen.get("/werk/bezwaar/afgelopen?outcome=rejected").text, "by how it ended")
    expect(case.path not in ellen.get("/werk/bezwaar/afgelopen?outcome=upheld").text, "not by another")
    same(ellen.get("/werk/bezwaar/afgelopen?outcome=zomaar").status, 400, "one from the list")
    page = ellen.get(case.path)
    expect("Klopt er iets niet? Open het opnieuw" in page.shown(), "a way: " + page.shown()[:900])
    expect("Uitnodiging voor de hoorzitting" not in page.shown(), "no letter that will not come")
    expect(" dagen" not in page.shown().split("Beslissen uiterlijk:")[1].split("Zo is het geteld")[0], "nothing is left to do by then")
    for form in page.forms:
        expect(form.action.endswith(("/heropenen", "/nagekeken", "/uitloggen", "/taal")) or not form.action.startswith(case.path),
               "nothing else is changed: " + form.action)
    expect(said(day(-2)) in ellen.get(case.path + "/brief/beslissing").shown(), "the letter has the day on which it was sent")
    appeal = server.get(case.ticket()).shown()
    expect(said(day(-2) + datetime.timedelta(days=42)) in appeal or "naar de rechter" in appeal, "what the resident reads")
    same(ellen.post(case.path + "/heropenen", {"again": ""}).status, 400, "without a reason")
    same(jeroen.post(case.path + "/heropenen", {"again": "day"}).status, 403, "not by who took the decision")
    same(ellen.post(case.path + "/heropenen", {"again": "day"}).status, 303, "opened again")
    same(case.row("state, outcome, ended_ms, decide_day, next_what"), ("open", "", 0, 0, "look_again"), "what was decided stands")
    same(case.kinds()[-2:], ["beslist", "heropend"], "nothing is taken away")
    same(server.one("select professional from procedure_event where kind = 'heropend' and question = %d" % case.question), ELLEN_ID, "who")
    shown = ellen.get(case.path).shown()
    expect("Opnieuw geopend" in shown and "De dag van de beslissing klopt niet" in shown, "why: " + shown[:2000])
    expect("openden wij het opnieuw" in case.page().shown(), "and the resident reads it")
    expect(case.path not in ellen.get("/werk/bezwaar/afgelopen").text and case.path in ellen.get("/werk/bezwaar").text, "on the other list")
    form = ellen.get(case.path).form("/beslissing")
    same(form.values["outcome"], "rejected", "what was written stands there")
    same(ellen.post(form.action, dict(form.values, decided_day=iso(day(-1)), sure="yes")).status, 303, "ended again, on the right day")
    same(case.row("state"), "ended", "the end")
    same(server.one("select count(*) from learned_of where question = %d" % case.question), 1, "counted once")
    expect("openden wij het opnieuw" not in case.page().shown(), "and over")


@test
def a_hearing_on_a_day_off_is_remarked_upon_and_may_be(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    saturday = next(day(n) for n in range(25, 32) if day(n).weekday() == 5)
    check = ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(saturday)})
    same(check.status, 200, "looked over first")
    expect("in het weekend of een feestdag. Dat mag." in check.shown(), "said: " + check.shown()[:900])
    same(ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(saturday), "sure": "yes"}).status, 303, "and done")
    tuesday = next(day(n) for n in range(40, 60) if day(n).weekday() == 1 and (day(n).month, day(n).day) not in
                   ((12, 25), (12, 26), (1, 1), (4, 27), (5, 5)))
    expect("weekend of een feestdag" not in ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(tuesday)}).shown(), "not of another day")


@test
def who_withdrew_by_mistake_goes_on(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    same(server.post(case.ticket() + "/intrekken", {"solved": "no"}).status, 303, "withdrawn")
    server.sql("update procedure set withdraw_until = %d where question = %d" % (number(day(-1)), case.question))
    until(lambda: case.row("state") == "ended", "it ends when the days have passed", 90)
    same(ellen.post(case.path + "/heropenen", {"again": "pressure"}).status, 303, "opened again")
    same(case.row("state, withdraw_until, solved, unsolved"), ("open", 0, "", 0), "as if it was not")
    expect("bedenktijd" not in ellen.get(case.path).shown().lower(), "nothing runs out")



@test
def the_court_is_proposed_as_it_was_set_or_typed_last(server):
    ellen = server.sign_in(ELLEN)
    set_to = {"call_workdays": "5", "warn_workdays": "3", "hearing_place": "", "court": ""}
    same(ellen.post("/werk/bezwaar/instellingen", set_to).status, 303, "not set")
    first = register(server, ellen)
    same(ellen.post(first.path + "/beslissing", ending("rejected", court=" rechtbank Elders, Postbus 9 ")).status, 303, "typed")

    def proposed(case):
        return [ellen.get(case.path).form("/beslissing").values["court"], ellen.get(case.path + "/papier").form("/papier").values["court"]]
    case = register(server, ellen)
    same(proposed(case), ["rechtbank Elders, Postbus 9"] * 2, "as it was typed last")
    same(ellen.post("/werk/bezwaar/instellingen", dict(set_to, court="rechtbank Demodam, Postbus 2")).status, 303, "set")
    same(ellen.get("/werk/bezwaar/instellingen").form("/instellingen").values["court"], "rechtbank Demodam, Postbus 2", "and shown")
    same(proposed(case), ["rechtbank Demodam, Postbus 2"] * 2, "what was set comes first")
    typed = {"no_hearing": "waived", "outcome": "upheld", "reasons": "Toch gelijk.", "court": "rechtbank Derde"}
    same(ellen.post(case.path + "/papier", typed).status, 303, "another one for this letter")
    same(proposed(case), ["rechtbank Derde"] * 2, "stays with it")
    same(proposed(register(server, ellen)), ["rechtbank Demodam, Postbus 2"] * 2, "and with no other")
    same(server.one("select call_workdays, court_typed from procedure_setting where municipality = %d" % case.municipality),
         (5, "rechtbank Derde"), "nothing else of the setting changes")


def paper(page):
    """The words of the letter itself, without what stands around it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", re.search(r"<article.*?</article>", page.text, re.S).group(0))).replace(" .", ".").strip()


@test
def a_letter_stays_as_it_was_sent(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    same(ellen.post(case.path + "/brief/ontvangst", ellen.get(case.path + "/brief/ontvangst").form("/brief/ontvangst").values).status, 303, "sent")
    receipt = ellen.get(case.path + "/brief/ontvangst")
    expect("Wij bellen u" in paper(receipt) and "Zo ging deze brief weg op" in receipt.shown(), "kept when it was sent: " + receipt.shown()[:700])
    expect(case.code[:4] not in paper(receipt) and case.secret not in receipt.text, "without what opens the resident's page")
    sealed = server.one("select count(*) from kept_letter where question = %d" % case.question)
    same(sealed, 1, "one letter")
    same(ellen.post(case.path + "/gebeld", {"call": "spoke", "words": "Goed gesprek."}).status, 303, "called")
    again = ellen.get(case.path + "/brief/ontvangst?again=yes")
    expect("Wij bellen u" not in paper(again) and again.has_form("/brief/ontvangst"), "made again: of what is known now")
    same(paper(ellen.get(case.path + "/brief/ontvangst")), paper(receipt), "and what was sent is not changed by that")
    same(ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(day(20)), "place": "Stadhuis <1> & \"2\"", "sure": "yes"}).status, 303, "a hearing")
    invited = ellen.get(case.path + "/brief/hoorzitting")
    expect("Zo ging" not in invited.shown(), "not sent yet")
    same(ellen.post(case.path + "/brief/hoorzitting", invited.form("/brief/hoorzitting").values).status, 303, "sent")
    same(case.kinds()[-1], "verstuurd", "that happened")
    sent = ellen.get(case.path + "/brief/hoorzitting")
    same(paper(sent), paper(invited), "the same words")
    row = case.kinds().index("hoorzitting") + 1
    same(ellen.post(case.path + "/gebeurtenis/%d" % row, {"undo": "yes", "sure": "yes"}).status, 303, "no hearing after all")
    same(paper(ellen.get(case.path + "/brief/hoorzitting")), paper(invited), "the invitation went out, and can still be read")
    same(ellen.get(case.path + "/brief/hoorzitting?again=yes").status, 409, "there is nothing to invite for now")
    same(ellen.post(case.path + "/brief/beslissing", {}).status, 409, "the decision is sent by ending it")
    same(ellen.post(case.path + "/beslissing", ending("rejected")).status, 303, "ended")
    decision = ellen.get(case.path + "/brief/beslissing")
    expect("U krijgt geen gelijk." in paper(decision) and "U kunt het doen tot en met" in paper(decision), "with the last day: " + paper(decision)[:900])
    same(paper(ellen.get(case.path + "/brief/ontvangst?again=yes")), paper(receipt), "nothing is made again of what ended")
    same(ellen.post(case.path + "/heropenen", {"again": "mistake"}).status, 303, "opened again")
    same(ellen.post(case.path + "/papier", {"no_hearing": "waived", "outcome": "upheld", "reasons": "Toch gelijk.", "court": "rechtbank"}).status, 303, "anew")
    before = ellen.get(case.path + "/brief/beslissing")
    same(paper(before), paper(decision), "what was sent before stays until there is another")
    anew = next((link for link in before.links if link.endswith("/brief/beslissing?again=yes")), "")
    expect(anew and "U krijgt gelijk." in paper(ellen.get(anew)), "the new one can be read before it goes: " + before.shown()[:400])
    same(ellen.post(case.path + "/beslissing", ending("upheld")).status, 303, "ended again")
    last = ellen.get(case.path + "/brief/beslissing")
    expect("U krijgt gelijk." in paper(last), "the last one")
    first = re.findall(r'href="([^"]*/brief/beslissing\?number=\d+)"', last.text)
    same([paper(ellen.get(path)) for path in first], [paper(last), paper(decision)], "and the one before")
    file, shown = ellen.get(case.path + "/stukken").shown(), ellen.get(case.path).shown()
    expect("Brieven die wij stuurden" in file and "Kom uitleggen wat u vindt" in file and "Wij bellen u" in file, "among all papers")
    expect("Brief verstuurd" in shown and "verstuurd op " + said(day(0)) in shown, "and on the page")


@test
def a_letter_that_changed_after_it_was_printed_is_not_taken_for_the_one_that_went_out(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    path = case.path + "/brief/verslag"
    report = {"hearing": "Zij woont alleen.", "no_hearing": "", "outcome": "", "reasons": "", "court": ""}
    same(ellen.post(case.path + "/papier", report).status, 303, "a report")
    printed = ellen.get(path).form("/brief/verslag").values
    same(ellen.post(case.path + "/papier", dict(report, hearing="Zij woont samen.")).status, 303, "a colleague mends it")
    refused = ellen.post(path, printed)
    same(refused.status, 409, "these words were not printed")
    expect("Er is iets veranderd sinds u deze brief maakte" in refused.shown() and "Zij woont samen." in paper(refused), "the new letter: " + refused.shown()[:500])
    same(server.one("select count(*) from kept_letter where letter = 'verslag' and question = %d" % case.question), 0, "nothing is kept")
    expect("verstuurd" not in case.kinds(), "and nothing was sent")
    same(ellen.post(path, refused.form("/brief/verslag").values).status, 303, "the new one goes")
    same(paper(ellen.get(path)), paper(refused), "and is kept")


@test
def what_went_to_a_representative_is_kept_beside_it(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(), person(representative="mr. De Wit", scope="all"))
    to = case.path + "/brief/ontvangst?to=representative"
    for path, words, not_words in ((to, "U bent de gemachtigde van " + NAME, "Maak"), (case.path + "/brief/ontvangst", NAME, "U bent de gemachtigde")):
        form = next(form for form in ellen.get(path).forms if form.action.split("?")[0].endswith("/brief/ontvangst"))
        same(ellen.post(form.action, form.values).status, 303, "sent")
        kept = ellen.get(path)
        expect("Zo ging deze brief weg op" in kept.shown() and words in paper(kept) and not_words not in paper(kept), "%s: %s" % (path, paper(kept)[:500]))


main()
