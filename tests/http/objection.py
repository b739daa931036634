#!/usr/bin/env python3
"""An objection, over its sockets: Tilburg's "bellen geen bezwaar" step by step, and what nobody may."""
import datetime
import glob
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import HENK, LINH, SAMIRA, expect, main, same, test, until
from procedures import ELLEN, ELLEN_ID, JEROEN, JEROEN_ID, NAME, PHONE, SAYS, day, ending, iso, letter, number, person, register, said


@test
def the_last_day_is_six_weeks_after_sending_as_in_tilburg(server):
    ellen = server.sign_in(ELLEN)
    answer = ellen.post("/werk/bezwaar/nieuw", letter(received="2022-03-03", dated="2022-01-25", published="25-1-2022"))
    same(answer.status, 303, "the letter: " + answer.shown()[:600])
    page = ellen.get(answer.location).shown()
    expect("Bezwaar op tijd" in page, "in time: " + page[:800])
    expect("Bezwaar maken kon tot en met: dinsdag 8 maart 2022" in page, "the last day (S3.1): " + page[:1200])
    late = ellen.post("/werk/bezwaar/nieuw", letter(received="2022-03-09", dated="2022-01-25", published="2022-01-25",
                                                    way="balie"))
    shown = ellen.get(late.location).shown()
    expect("Bezwaar te laat" in shown and "Bezwaar op tijd" not in shown, "too late: " + shown[:800])
    # Good Friday and Easter are no days on which a term ends (Algemene termijnenwet)
    easter = ellen.post("/werk/bezwaar/nieuw", letter(received="2022-04-04", dated="2022-03-04", published="2022-03-04"))
    expect("dinsdag 19 april 2022" in ellen.get(easter.location).shown(), "moved over Easter")


@test
def what_cannot_be_is_one_sentence_and_nothing_typed_is_lost(server):
    ellen = server.sign_in(ELLEN)
    before = server.one("select count(*) from procedure")
    for changed, field, words in (
            ({"received": None}, "received", "Vul een dag in"),
            ({"received": "31-02-2026"}, "received", "geen datum"),
            ({"received": iso(day(3))}, "received", "moet nog komen"),
            ({"dated": iso(day(-2))}, "dated", "na de ontvangst"),
            ({"published": iso(day(-30))}, "published", "voor de datum die erop staat"),
            ({"posted": iso(day(-1))}, "posted", "na de dag van ontvangst"),
            ({"way": "doorgestuurd"}, "first", "andere instantie"),
            ({"law": "wet van vroeger"}, "law", "welke wet")):
        page = ellen.post("/werk/bezwaar/nieuw", letter(**changed))
        same(page.status, 400, "refused: %r" % changed)
        expect('id="%s-fault"' % field in page.text, "a sentence beside %s: %s" % (field, page.shown()[:500]))
        expect(words in page.shown(), "%s in: %s" % (words, page.shown()[:900]))
        same(page.form("/werk/bezwaar/nieuw").values["department"], "Inkomen", "what was typed")
    start = ellen.post("/werk/bezwaar/nieuw", letter()).location
    for changed, field, words in (
            ({"representative": "Mr. Een\nMr. Twee\nMr. Drie", "scope": "all"}, "representative", "Dit zijn 3 gemachtigden"),
            ({"representative": "Mr. Een"}, "scope", "Kies wat de gemachtigde mag"),
            ({"handler": str(JEROEN_ID)}, "handler", "Wie het besluit nam"),
            ({"reach": "12"}, "reach", "telefoonnummer")):
        page = ellen.post(start, person(**changed))
        same(page.status, 400, "refused: %r" % changed)
        expect('id="%s-fault"' % field in page.text and words in page.shown(), words + ": " + page.shown()[:700])
        same(page.form(start.split("/")[-1]).values["says"], SAYS, "what was typed")
    same(server.one("select count(*) from procedure"), before, "nothing was stored")


@test
def a_letter_without_date_by_post_and_one_sent_on_are_registered(server):
    ellen = server.sign_in(ELLEN)
    undated = register(server, ellen, letter(dated=None, published=None), person(reach="", address="Kade 1\n1000 AA Demodam"))
    same(undated.row("in_time, decide_day"), (-1, 0), "nothing is guessed")
    page = ellen.get(undated.path).shown()
    expect("Nog niet zeker of het op tijd is" in page and "Wij missen de dag van versturen" in page and "Kade 1" in page, "what to find out: " + page[:1500])
    sent_on = register(server, ellen, letter(way="doorgestuurd", first=iso(day(-30)), received=iso(day(-1)),
                                             dated=iso(day(-75)), published=iso(day(-72))))
    same(sent_on.row("in_time"), 1, "the first receipt counts (Awb 6:15)")
    late = register(server, ellen, letter(received=iso(day(-1)), dated=iso(day(-75)), published=iso(day(-72)), way="balie"))
    same(late.row("in_time"), 0, "after the term")
    receipt = ellen.get(late.path + "/brief/ontvangst").shown()
    expect("Waarom kwam uw brief later?" in receipt and "De gemeente beslist uiterlijk" in receipt, "the letter asks why, and names a day to come")


@test
def what_turns_out_to_be_sent_on_gets_the_first_day_and_is_not_too_late_without_it(server):
    ellen = server.sign_in(ELLEN)
    dates = dict(received=iso(day(-8)), dated=iso(day(-75)), published=iso(day(-72)))
    case = register(server, ellen, letter(**dates))
    same(case.row("in_time"), 0, "after the term")
    received = server.one("select number from procedure_event where question = %d and kind = 'ontvangen'" % case.question)
    form = case.path + "/gebeurtenis/%d" % received
    expect('name="first"' in ellen.get(form).text, "the form asks for the first day")
    typed = {"day": iso(day(-8)), "code": "doorgestuurd"}
    for first, words in ((None, "Die dag telt"), (iso(day(-7)), "eerder dan wij"), (iso(day(3)), "moet nog komen")):
        refused = ellen.post(form, dict(typed, first=first) if first else typed)
        same(refused.status, 400, "refused: %r" % first)
        expect('id="first-fault"' in refused.text and words in refused.shown(), "beside the field: " + refused.shown()[:900])
    shown = ellen.post(form, dict(typed, first=iso(day(-40)), until=iso(day(-41))))
    expect(shown.form(form).values["first"] == iso(day(-40)), "kept for the yes: " + shown.text[:2000])
    same(ellen.post(form, dict(typed, first=iso(day(-40)), until=iso(day(-41)), sure="yes")).status, 303, "yes")
    same(case.row("in_time, received_day"), (1, number(day(-8))), "the first receipt counts (Awb 6:15)")
    same(server.sql("select kind, day, until_day, code from procedure_event where question = %d order by number" % case.question)[-2:],
         [("elders_ontvangen", number(day(-40)), number(day(-41)), "post"), ("ontvangen", number(day(-8)), 0, "doorgestuurd")], "two rows")
    expect("kwam na de laatste dag" not in case.page().shown(), "the resident")
    same(ellen.post(case.path + "/beslissing", ending("inadmissible", ground="late")).status, 400, "it was in time")
    # it was not with the other body on that day after all, and nobody knows when it was
    elsewhere = server.one("select max(number) from procedure_event where question = %d and kind = 'elders_ontvangen'" % case.question)
    same(ellen.post(case.path + "/gebeurtenis/%d" % elsewhere, {"undo": "yes", "sure": "yes"}).status, 303, "undone")
    same(case.row("in_time"), -1, "nobody knows")
    expect("die dag uit" in ellen.get(case.path).shown() and "kwam misschien na de laatste dag" in case.page().shown(), "and so it is told")
    refused = ellen.post(case.path + "/beslissing", ending("inadmissible", ground="late"))
    same(refused.status, 400, "too late, and nobody knows")
    expect("Een ander stuurde dit door" in refused.shown() and 'id="ground-fault"' in refused.text, "why: " + refused.shown()[:1500])
    add = case.path + "/gebeurtenis/elders_ontvangen"
    expect(add in ellen.get(case.path).text, "in the list to add from")
    refused = ellen.post(add, {"day": iso(day(-7)), "sure": "yes"})
    expect(refused.status == 400 and 'id="day-fault"' in refused.text, "after us")
    same(ellen.post(add, {"day": iso(day(-20)), "sure": "yes"}).status, 303, "added")
    same(case.row("in_time"), 0, "too late there too")
    same(ellen.post(case.path + "/beslissing", ending("inadmissible", no_hearing="inadmissible", ground="late")).status, 303, "and now it is known")


@test
def without_the_day_of_sending_there_is_a_last_day_to_decide_all_the_same(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=None, dated=iso(day(-200)), received=iso(day(-190))))
    decide = datetime.date(1970, 1, 1) + datetime.timedelta(days=case.row("decide_day"))
    expect(day(-200 + 84) <= decide <= day(-200 + 89), "six weeks and six weeks after the date on the letter: %s" % decide)
    same(case.row("next_what"), "decide", "what comes first")
    page = ellen.get(case.path).shown()
    expect("Te laat" in page and said(decide) in page and "Vul de dag van versturen in" in page, "the handler: " + page[:2000])
    expect("De gemeente is te laat" in case.page().shown() and said(decide) in case.page().shown(), "the resident")
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling", {"day": iso(day(-30)), "code": "schriftelijk", "sure": "yes"}).status, 303, "the notice")
    expect("Dwangsom" in ellen.get(case.path).shown() and ellen.get(case.path + "/brief/dwangsom").status == 200, "and it counts")


@test
def tilburg_from_the_first_call_to_the_road_and_back(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    same(case.row("state, road, in_time"), ("open", "", 1), "registered")
    page = ellen.get(case.path)
    expect("Nu te doen: Bel de inwoner" in page.shown(), "the call task: " + page.shown()[:800])
    expect(NAME in page.shown() and "Zo is het geteld" in page.shown() and "Awb" in page.shown(), "who, and how it is counted")
    decide = datetime.date(1970, 1, 1) + datetime.timedelta(days=case.row("decide_day"))
    expect(said(decide) in page.shown(), "the last day to decide")
    # two calls in vain move nothing
    for _ in range(2):
        same(ellen.post(case.path + "/gebeld", {"call": "no_answer", "words": "Ochtend."}).status, 303, "no answer")
    same(number(decide), case.row("decide_day"), "silence moves no date")
    expect("2 keer gebeld zonder gesprek" in ellen.get(case.path).shown(), "how often")
    same(ellen.post(case.path + "/gebeld", {"call": "spoke", "words": "Schulden en energie."}).status, 303, "spoke")
    same(case.row("call_day"), 0, "called")
    # what was heard; more than the decision only when the resident agrees
    story = {"explained": "De norm is gekort.", "behind": "Geen geld voor de huur.", "heard": "Hij woont alleen.",
             "agreed": "Wij rekenen het na.", "areas": "debts", "other": "Achterstand bij de energie."}
    refused = ellen.post(case.path + "/verhaal", story)
    same(refused.status, 400, "without asking")
    expect("Geen geld voor de huur." in refused.text, "what was typed stays")
    same(ellen.post(case.path + "/verhaal", dict(story, agreed_other="yes")).status, 303, "with")
    expect("Geen geld voor de huur." in ellen.get(case.path).shown(), "kept")
    # the resident chooses, and goes back to the formal road in one action (S3.2)
    ticket = case.ticket()
    form = server.get(ticket).form("/weg")
    same(server.post(form.action, {"road": "informal"}).status, 303, "together")
    same(case.row("road"), "informal", "the road")
    before = case.row("in_time, last_day, decide_day, state")
    same(server.post(form.action, {"road": "formal"}).status, 303, "formal again")
    same(case.row("road"), "formal", "the road")
    same(case.row("in_time, last_day, decide_day, state"), before, "no right is lost")
    same(server.sql("select road, how, professional from road_change where question = %d order by number" % case.question),
         [("informal", "page", None), ("formal", "page", None)], "who chose what, and how")
    same(ellen.post(case.path + "/weg", {"road": "informal", "how": "phone"}).status, 303, "told by telephone")
    expect("samen een oplossing zoeken" in case.page().shown(), "and the resident sees it")


@test
def a_tax_assessment_counts_from_the_date_on_it_and_may_be_sent_before(server):
    ellen = server.sign_in(ELLEN)
    tax = dict(topic="belasting", law="other")
    case = register(server, ellen, letter(published=iso(day(-50)), dated=iso(day(-29)), received=iso(day(-4)), way="balie", **tax))
    same(case.row("in_time, decide_day"), (1, 0), "in time, and when to decide stands in another law: nobody says whose tax it is")
    ahead = register(server, ellen, letter(published=iso(day(-10)), dated=iso(day(12)), received=iso(day(-1)), way="balie", **tax))
    same(ahead.row("in_time"), 1, "objected to before the date on it")
    expect("andere wet" in ellen.get(case.path).shown(), "the handler reads that it stands in another law")
    expect("beslist uiterlijk" not in ellen.get(case.path + "/brief/ontvangst").shown(), "and no day is promised")


@test
def a_tax_of_the_municipality_is_decided_in_the_year_in_which_the_objection_came(server):
    ellen = server.sign_in(ELLEN)
    year = datetime.date.today().year - 1
    last = datetime.date(year, 12, 31)
    tax = dict(topic="belasting", law="tax", way="balie")
    first = letter(published="%d-02-20" % year, dated="%d-02-28" % year, received="%d-03-10" % year, **tax)
    refused = ellen.post("/werk/bezwaar/nieuw", dict(first, committee="yes"))
    same(refused.status, 400, "a committee")
    expect("maakt een commissie de tijd om te beslissen niet langer" in refused.shown(), "why: " + refused.shown()[:900])
    second = ellen.get(ellen.post("/werk/bezwaar/nieuw", first).location).shown()
    expect(said(last) in second and "Gemeentewet art. 236 lid 2" in second, "shown before it is registered: " + second[:900])
    case = register(server, ellen, first)
    same(case.row("in_time, decide_day"), (1, number(last)), "kept")
    same(ellen.post(case.path + "/gebeld", {"call": "spoke", "words": "De hond is dood."}).status, 303, "spoke")
    same(case.row("next_what, next_day"), ("decide", number(last)), "lists and warnings have it")
    shown = ellen.get(case.path).shown()
    expect(said(last) in shown and "Gemeentewet art. 236 lid 2" in shown and "andere wet" not in shown, "and how it is counted")
    receipt = ellen.get(case.path + "/brief/ontvangst").shown()
    expect("31 december %d. Wij zijn te laat." % year in receipt and "Ook als wij nog praten" not in receipt, "in the letter, as a day that has passed")
    expect(said(last) in case.page().shown(), "and on the page of the resident")
    december = register(server, ellen, letter(published="%d-11-28" % year, dated="%d-11-28" % year, received="%d-12-01" % year, **tax))
    expect(december.row("decide_day") > number(last) + 42, "in the last six weeks it is six weeks from the end of the objection term")
    expect("de gewone tijd om te beslissen" in ellen.get(december.path).shown(), "and that is said")


@test
def withdrawing_is_in_writing_with_days_to_come_back_and_never_by_telephone(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    for how in ("", "page", "talk", "phone"):
        refused = ellen.post(case.path + "/intrekken", {"written": how, "written_day": iso(day(0)), "solved": "yes"})
        same(refused.status, 400, "not by " + how)
    expect("Aan de telefoon, of door niets te doen, stopt een bezwaar niet" in refused.shown(), "why: " + refused.shown()[:500])
    same(server.post(case.ticket() + "/stoppen").status, 409, "not as an ordinary question")
    same(server.post(case.ticket() + "/wissen").status, 409, "and it is kept by law")
    same(ellen.post(case.work + "/afsluiten", {"outcome": "no_longer_needed", "words": ""}).status, 409, "nor closed")
    same(ellen.post(case.work + "/terug", {"reason": "no_room"}).status, 409, "nor passed back")
    same(case.row("state, withdraw_until"), ("open", 0), "nothing happened")
    ticket = case.ticket()
    confirm = server.get(ticket + "/intrekken")
    expect("Niemand mag u vragen om te stoppen" in confirm.shown(), "what it means")
    expect("Een nieuw bezwaar sturen kan tot en met" in confirm.shown(), "while the time to object runs")
    same(server.post(confirm.form("/intrekken").action, {}).status, 400, "without saying how it is")
    decide = case.row("decide_day")
    same(server.post(confirm.form("/intrekken").action, {"solved": "no"}).status, 303, "withdrawn")
    expect(case.row("withdraw_until") > number(day(0)), "days to come back")
    same(case.row("state, decide_day"), ("open", decide), "until then everything runs on")
    expect("kunt u terugkomen" in server.get(ticket).shown(), "the resident reads until when")
    same(server.post(ticket + "/verder").status, 303, "coming back")
    same(case.row("state, withdraw_until, decide_day"), ("open", 0, decide), "as before")
    same(server.post(ticket + "/intrekken", {"solved": "no"}).status, 303, "withdrawn again")
    server.sql("update procedure set withdraw_until = %d where question = %d" % (number(day(-1)), case.question))
    until(lambda: case.row("state") == "ended", "it ends when the days have passed", 90)
    same(case.row("outcome, unsolved"), ("withdrawn", 1), "and nothing was solved")
    expect("Klaar, maar niet opgelost" in ellen.get("/werk/bezwaar").shown(), "flagged for a second look")
    expect("Is uw probleem nu opgelost?" in server.get(ticket).shown(), "and asked again")
    same(server.post(ticket + "/opgelost", {"solved": "yes"}).status, 303, "answered")
    same(case.row("solved, unsolved"), ("yes", 0), "as the resident says")


@test
def a_withdrawal_that_cannot_be_is_refused_beside_its_field_and_a_mistaken_one_is_undone(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    for typed, field, words in (({"written": "hearing", "written_day": iso(day(-1))}, "written", "Vraag de inwoner om een brief of mail"),
                                ({"written": "letter", "written_day": iso(day(-30))}, "written_day", "het kwam later binnen")):
        refused = ellen.post(case.path + "/intrekken", dict(typed, solved="yes"))
        same(refused.status, 400, "refused: %r" % typed)
        expect('id="%s-fault"' % field in refused.text and words in refused.shown(), "beside %s: %s" % (field, refused.shown()[:500]))
    same(case.row("withdraw_until"), 0, "nothing happened")
    same(ellen.post(case.path + "/intrekken", {"written": "letter", "written_day": iso(day(-1)), "solved": "yes"}).status, 303, "by letter")
    page = ellen.get(case.path)
    number_of = re.search(r'href="%s/gebeurtenis/(\d+)">Verbeter <span[^>]*>Ingetrokken' % re.escape(case.path), page.text)
    expect(number_of, "a way to mend it")
    form = ellen.get(case.path + "/gebeurtenis/" + number_of.group(1))
    expect("Bedenktijd" not in form.shown(), "the days to come back are no field")
    same(ellen.post(case.path + "/gebeurtenis/" + number_of.group(1), {"undo": "yes", "sure": "yes"}).status, 303, "it did not happen")
    same(case.row("state, withdraw_until"), ("open", 0), "everything runs on")
    expect("Verbeter <span class=\"app-hidden\">Ingetrokken" not in ellen.get(case.path).text, "nothing is left to mend")


@test
def only_consent_in_writing_moves_the_last_day_and_the_page_says_from_when_to_when(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    decide = datetime.date(1970, 1, 1) + datetime.timedelta(days=case.row("decide_day"))
    later = decide + datetime.timedelta(days=60)
    spoken = {"day": iso(day(0)), "until": iso(later), "code": "mondeling"}
    check = ellen.post(case.path + "/gebeurtenis/instemming", spoken)
    same(check.status, 200, "looked over first: " + check.shown()[:500])
    expect("Er verandert geen enkele datum" in check.shown(), "spoken consent moves nothing: " + check.shown()[:800])
    talk = ellen.post(case.path + "/gebeurtenis/gesprek", {"day": iso(day(0)), "until": iso(later), "sure": "yes"})
    same(talk.status, 303, "a talk past the term")
    same(case.row("decide_day"), number(decide), "moves nothing")
    expect("tot na de laatste dag om te beslissen" in ellen.get(case.path).shown(), "and is warned of (S3.4)")
    ticket = case.ticket()
    early = server.post(ticket + "/wachten", {"until": iso(day(2))})
    same(early.status, 400, "earlier than the term")
    far = server.post(ticket + "/wachten", {"until": iso(day(500))})
    expect(far.status == 400 and 'name="sure" value="%s"' % iso(day(500)) in far.text and "Het mag" in far.shown(), "over a year: asked once")
    same(server.post(ticket + "/wachten", {"until": iso(day(501)), "sure": iso(day(500))}).status, 400, "of that day only")
    same(server.post(ticket + "/wachten", {"until": iso(later)}).status, 303, "the resident agrees in writing")
    moved = case.row("decide_day")
    expect(moved >= number(later) and moved <= number(later) + 6, "the day they chose, or the working day after it")
    number_of = server.one("select number from procedure_event where question = %d and kind = 'instemming'" % case.question)
    undo = ellen.post(case.path + "/gebeurtenis/%d" % number_of, {"undo": "yes"})
    expect(said(decide) in undo.shown() and "van" in undo.shown(), "from A to B: " + undo.shown()[:600])
    same(case.row("decide_day"), moved, "looking changes nothing")
    same(ellen.post(case.path + "/gebeurtenis/%d" % number_of, {"undo": "yes", "sure": "yes"}).status, 303, "undone")
    same(case.row("decide_day"), number(decide), "counted again")
    rows = server.sql("select number, replaces, undone, day from procedure_event where question = %d and number >= %d"
                      " order by number" % (case.question, number_of))
    same([r[:3] for r in rows], [(number_of, 0, 0), (number_of + 1, number_of, 1)], "the row stays, another says it is not so")
    same(ellen.post(case.path + "/gebeurtenis/%d" % number_of, {"undo": "yes", "sure": "yes"}).status, 404, "not twice")


@test
def a_wrong_date_is_corrected_and_everything_is_counted_again(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    published = server.one("select number from procedure_event where question = %d and kind = 'bekendmaking'" % case.question)
    form = ellen.get(case.path + "/gebeurtenis/%d" % published).form("/gebeurtenis/%d" % published)
    same(form.values["day"], iso(day(-21)), "what stands there")
    check = ellen.post(form.action, {"day": iso(day(-14))})
    expect("Beslissen uiterlijk" in check.shown() and "Bezwaar maken kan" in check.shown(), "what moves: " + check.shown()[:700])
    before = case.row("last_day")
    kept = check.form("/gebeurtenis/%d" % published)
    same(kept.values.get("sure"), "yes", "one press more")
    same(ellen.post(kept.action, kept.values).status, 303, "corrected")
    expect(case.row("last_day") > before, "counted again")
    bad = ellen.post(case.path + "/gebeurtenis/verdaagd", {"day": iso(day(0)), "weeks": "", "code": "schriftelijk"})
    same(bad.status, 400, "no weeks")


@test
def a_colleague_handles_it_and_never_who_decided(server):
    ellen, jeroen = server.sign_in(ELLEN), server.sign_in(JEROEN)
    case = register(server, ellen)
    same(jeroen.post(case.path + "/nemen", {"holder": str(ELLEN_ID)}).status, 403, "who decided does not take it")
    same(jeroen.post(case.work + "/nemen", {"holder": str(ELLEN_ID)}).status, 403, "nor by the other door")
    same(jeroen.post(case.path + "/gebeld", {"call": "spoke"}).status, 403, "nor calls")
    expect("U nam dit besluit" in jeroen.get(case.path).shown(), "and reads why")
    same(ellen.post(case.path + "/mensen", {"decided_by": str(ELLEN_ID), "substitute": "0"}).status, 400,
         "who handles it cannot be who decided")
    same(ellen.post(case.path + "/mensen", {"decided_by": "0", "substitute": str(JEROEN_ID)}).status, 303, "a substitute")
    same(jeroen.post(case.path + "/nemen", {"holder": str(ELLEN_ID)}).status, 303, "now he may")


@test
def not_reached_is_only_that_and_a_person_decides_what_now(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    for _ in range(3):
        same(ellen.post(case.path + "/gebeld", {"call": "no_answer"}).status, 303, "no answer")
    # the clock of a test stands in one part of the day: one of the calls was in the other
    server.sql("update procedure_event set n = 1 - n where kind = 'gebeld' and number = (select max(number) from"
               " procedure_event where question = %d) and question = %d and n < 2" % (case.question, case.question))
    page = ellen.get(case.path)
    if "Niet bereikt. Wat doet u nu?" not in page.shown():  # in the evening both parts are the same
        server.sql("update procedure_event set n = 0 where kind = 'gebeld' and question = %d and number = (select max(number)"
                   " from procedure_event where question = %d)" % (case.question, case.question))
        page = ellen.get(case.path)
    expect("Niet bereikt. Wat doet u nu?" in page.shown(), "a choice: " + page.shown()[:900])
    expect("Niet bereikt is niet hetzelfde als niet meewerken" in page.shown(), "in so many words")
    same(case.row("state, road"), ("open", ""), "nothing was decided by silence")
    same(ellen.post(case.path + "/daarna", {"next": "again"}).status, 400, "when?")
    same(ellen.post(case.path + "/daarna", {"next": "again", "next_day": iso(day(2))}).status, 303, "again")
    same(case.row("call_day"), number(day(2)), "the new day to call")
    same(ellen.post(case.path + "/daarna", {"next": "letter"}).status, 303, "a letter")
    same(case.row("call_day"), 0, "no call to make")


@test
def the_handover_is_complete_only_when_it_is_accepted(server):
    ellen, linh = server.sign_in(ELLEN), server.sign_in(LINH)
    case = register(server, ellen)
    choose = ellen.get(case.path + "/hulp")
    expect("Juridisch Loket" in choose.shown() and "Werk en Inkomen" not in choose.shown(), "independent only: " +
           choose.shown()[:900])
    form = ellen.get(case.path + "/hulp?to=2").form("/hulp")
    same(ellen.post(form.action, {"to": "2", "asked": "Helpt u hem met zijn schulden?"}).status, 400, "without consent")
    same(ellen.post(form.action, {"to": "2", "asked": "Helpt u hem met zijn schulden?", "consent": "asking"}).status, 400,
         "nor with one that was never asked")
    same(ellen.post(form.action, {"to": "5", "asked": "Helpt u hem?", "consent": "phone"}).status, 400,
         "not a part of the municipality")
    same(server.one("select count(*) from procedure_help where question = %d" % case.question), 0, "nothing yet")
    same(ellen.post(form.action, {"to": "2", "asked": "Helpt u hem met zijn schulden?", "consent": "phone"}).status, 303,
         "offered")
    help_id = server.one("select help from procedure_help where question = %d" % case.question)
    expect("Wij vroegen Juridisch Loket" in case.page().shown(), "the resident sees it waits")
    expect("Juridisch Loket helpt u" not in case.page().shown(), "and is not told more (S3.5)")
    offer = server.one("select handover from handover where question = %d" % help_id)
    received = linh.get("/werk/overdracht/%d/%d/%d" % (case.municipality, help_id, offer))
    expect("Helpt u hem met zijn schulden?" in received.shown() and SAYS not in received.shown(), "only what was chosen")
    same(linh.post("/werk/overdracht/%d/%d/%d/aannemen" % (case.municipality, help_id, offer)).status, 303, "accepted")
    expect("Juridisch Loket helpt u" in case.page().shown(), "now it is so")
    expect("Juridisch Loket" in ellen.get(case.path).shown(), "on both pages")
    same(ellen.get("/werk/vraag/%d/%d" % (case.municipality, help_id)).status, 404, "and the municipality reads it no more")
    same(linh.get(case.work).status, 404, "nor the other the objection")
    other = re.search(r'href="(/volg/v/[\w-]+)"[^>]*>Bekijk dat', case.page().text).group(1)
    expect("Bekijk uw bezwaar" in server.get(other).shown(), "and back")


@test
def no_day_passes_in_silence(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    server.sql("update procedure set next_day = %d, next_what = 'decide', counted_day = %d where question = %d"
               % (number(day(-1)), number(day(0)), case.question))
    page = ellen.get("/werk/bezwaar").shown()
    expect("1 dag te laat" in page, "late ones stand on the list: " + page[:600])
    henk = server.sign_in(HENK)
    seen = henk.get("/beheer/bezwaren")
    expect("Bezwaar en Klachten Demodam" in seen.shown() and "te laat" in seen.shown(), "the coordinator sees that it is there")
    for word in (NAME, PHONE, SAYS, "Inkomen,", str(case.question)):
        expect(word not in seen.text, "and not %r" % word)
    same(henk.get(case.path).status, 403, "nor the page")


@test
def the_formal_road_has_its_letters_and_ends_with_a_decision(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    same(ellen.get(case.path + "/brief/hoorzitting").status, 409, "no hearing yet")
    hearing = day(20)
    same(ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(hearing), "sure": "yes"}).status, 303, "a hearing")
    invited = ellen.get(case.path + "/brief/hoorzitting").shown()
    expect(said(hearing) in invited and said(hearing - datetime.timedelta(days=10)) in invited, "papers: " + invited[:700])
    before = case.row("decide_day")
    same(ellen.post(case.path + "/gebeurtenis/verdaagd",
                    {"day": iso(day(0)), "weeks": "6", "code": "schriftelijk", "sure": "yes"}).status, 303, "postponed")
    expect(case.row("decide_day") > before, "six weeks more")
    expect("Wij nemen 6 weken meer tijd" in ellen.get(case.path + "/brief/uitstel").shown(), "the letter")
    same(ellen.post(case.path + "/beslissing", {"sure": "yes", "outcome": "withdrawn", "decided_day": iso(day(0))}).status, 400,
         "withdrawing is not for the authority")
    same(ellen.post(case.path + "/beslissing", ending("partly", money="yes")).status, 303, "decided")
    same(case.row("state, outcome"), ("ended", "partly"), "the end")
    same(server.one("select stage, bound from holding where question = %d" % case.question), ("closed", 0), "and of the question")
    same(server.one("select keep_years from question where question = %d" % case.question), 7, "kept as the list says")
    page = case.page().shown()
    expect("U kreeg voor een deel gelijk." in page and "naar de rechter" in page, "what the resident reads: " + page[:700])
    same(ellen.post(case.path + "/gebeld", {"call": "spoke"}).status, 409, "it is over")


@test
def the_hearing_has_a_time_and_a_place_in_the_letter_on_both_pages_and_on_the_list(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    same(ellen.post("/werk/bezwaar/instellingen", {"call_workdays": "5", "warn_workdays": "3",
                                                   "hearing_place": "Stadhuis, kamer 3"}).status, 303, "where they mostly are")
    form = ellen.get(case.path + "/gebeurtenis/hoorzitting").form("/gebeurtenis/hoorzitting")
    same(form.values["place"], "Stadhuis, kamer 3", "proposed")
    bad = ellen.post(form.action, dict(form.values, day=iso(day(20)), time="half drie"))
    same(bad.status, 400, "no time")
    expect("Schrijf de tijd zo: 14:30." in bad.shown() and "half drie" in bad.text, "what was typed: " + bad.shown()[:600])
    soon = ellen.post(form.action, dict(form.values, day=iso(day(5))))
    expect("De hoorzitting is binnen tien dagen." in soon.shown(), "too soon for papers: " + soon.shown()[:800])
    for days, near in ((10, True), (13, True), (14, False)):
        shown = ellen.post(form.action, dict(form.values, day=iso(day(days)))).shown()
        same("De hoorzitting is binnen twee weken." in shown, near, "%d days: the letter needs some to come" % days)
    check = ellen.post(form.action, dict(form.values, day=iso(day(20)), time="14.30", place="Wijkhuis De Brug"))
    expect("binnen tien dagen" not in check.shown(), "time enough")
    kept = check.form("/gebeurtenis/hoorzitting")
    same(ellen.post(kept.action, kept.values).status, 303, "written down")
    papers, inspect = said(day(10)), "liggen alle papieren klaar bij Bezwaar en Klachten Demodam"
    for name, page in (("the letter", ellen.get(case.path + "/brief/hoorzitting")), ("the resident's page", case.page())):
        for words in (said(day(20)) + " om 14:30.", "Wijkhuis De Brug", "tot en met", papers, inspect, "U mag iemand meenemen",
                      "Kunt u niet op die dag?"):
            expect(words in page.shown(), "%s on %s: %s" % (words, name, page.shown()[:1500]))
    hurried = register(server, ellen)
    same(ellen.post(hurried.path + "/gebeurtenis/hoorzitting", {"day": iso(day(10)), "sure": "yes"}).status, 303, "ten days ahead")
    for page in (ellen.get(hurried.path + "/brief/hoorzitting"), hurried.page()):
        expect("Dat is al snel. Lukt dat niet? Bel ons." in page.shown(), "papers by today, and a word about it: " + page.shown()[:1500])
    expect("Dat is al snel" not in case.page().shown(), "not when there is time")
    expect("Wijkhuis De Brug" not in server.post("/volg", {"code": case.code}).shown(), "by the code alone nobody reads where")
    expect("Wijkhuis De Brug" in ellen.get(case.path).shown(), "the handler")
    line = ellen.get("/werk/bezwaar").shown()
    expect(", 14:30" in line and "Wijkhuis" not in line, "the list says when, and where stays sealed: " + line[:900])
    sealed = server.one("select sealed from procedure where question = %d" % case.question)
    sealed = sealed.hex() if isinstance(sealed, bytes) else sealed  # PostgreSQL writes it in hexadecimal itself
    expect("Wijkhuis".encode().hex() not in sealed, "sealed")


@test
def letters_go_to_the_representative_too_and_what_is_not_ready_says_why(server):
    ellen = server.sign_in(ELLEN)
    lawyer = {"representative": "mr. S. de Wit, 010 1234567", "representative_address": "Gracht 9\n1000 AB Demodam"}
    case = register(server, ellen, None, person(scope="all", **lawyer))
    page = ellen.get(case.path)
    for words in ("Schrijf eerst op wanneer de hoorzitting is.", "Schrijf eerst het verslag van de hoorzitting.",
                  "Ook voor de gemachtigde"):
        expect(words in page.shown(), words + ": " + page.shown()[-1500:])
    expect(case.path + "/brief/hoorzitting" not in page.text, "no link to what is not there")
    own, other = ellen.get(case.path + "/brief/ontvangst"), ellen.get(case.path + "/brief/ontvangst?to=representative")
    expect("Gracht 9" in other.shown() and "U bent de gemachtigde van %s." % NAME in other.shown(), "to them: " + other.shown()[:900])
    expect("Gracht 9" not in own.shown() and "Stuur deze brief ook aan de gemachtigde." in own.shown(), "and the resident gets it as well")
    expect(case.secret not in other.text, "without the resident's link")
    talks = register(server, ellen, None, person(scope="talk", **lawyer))
    expect("Ook voor de gemachtigde" not in ellen.get(talks.path).shown(), "who only talks along gets none")
    same(ellen.get(talks.path + "/brief/ontvangst?to=representative").status, 404, "nor by the address")


@test
def a_question_is_written_down_as_the_objection_that_it_is(server):
    ellen = server.sign_in(ELLEN)
    words = "Ik vind het niet eerlijk dat mijn uitkering lager is."
    asked = ellen.post("/werk/nieuw", {"question": words, "municipality": "Demodam", "reach": PHONE, "name": NAME,
                                       "topic": "bijstand", "to": "p%d" % ELLEN_ID, "mind": "Alleen als de kinderen weg zijn.",
                                       "part": "afternoon"})
    same(asked.status, 303, "asked: " + asked.shown()[:500])
    taken = ellen.get(asked.location)
    secret = re.search(r"/volg/l/([\w-]+)", taken.text).group(1)
    question = server.one("select question from question order by asked_ms desc limit 1")
    server.sql("update question set asked_ms = asked_ms - 2 * 86400000 where question = %d" % question)
    thread = ellen.get("/werk/vraag/9901/%d" % question)
    expect(thread.shown().index("Bellen is niet altijd veilig") < thread.shown().index(PHONE), "read before the number")
    expect("Bellen is niet altijd veilig" in ellen.get("/werk/bellen").shown(), "on the list of calls too")
    start = re.search(r'href="(/werk/bezwaar/nieuw\?question=[\d-]+)"', thread.text).group(1)
    first = ellen.get(start)
    form = first.form("/werk/bezwaar/nieuw")
    same(form.values["received"], iso(day(-2)), "the day of the question is proposed (Awb 6:9)")
    expect(words in first.shown() and NAME in first.shown() and "Die dag telt" in first.shown(), "what it is about: " + first.shown()[:900])
    expect("topic" not in form.values, "the topic is known")
    fields = dict(form.values, kind="objection", law="pw", published=iso(day(-20)), decided_by=str(JEROEN_ID))
    second = ellen.post("/werk/bezwaar/nieuw", fields)
    same(second.status, 303, "the letter: " + second.shown()[:600])
    expect("Bezwaar op tijd" in ellen.get(second.location).shown() and words in ellen.get(second.location).shown(), "and who it is")
    before = server.one("select count(*) from question")
    done = ellen.post(second.location, {"handler": str(ELLEN_ID), "substitute": "0"})
    same(done.status, 303, "registered: " + done.shown()[:600])
    same(server.one("select count(*) from question"), before, "one question stays one question")
    expect("Wij hebben uw brief ontvangen" in ellen.get(done.location).shown(), "the confirmation")
    case = "/werk/bezwaar/zaak/9901/%d" % question
    page = ellen.get(case).shown()
    expect("Bezwaar: " in page and NAME in page, "an objection: " + page[:500])
    expect(page.index("Bellen is niet altijd veilig") < page.index(PHONE), "what to mind, before the number")
    listed = ellen.get("/werk/bezwaar").shown()
    for words in ("Bellen is niet altijd veilig", "'s middags"):
        expect(words in listed, words + " stands on the list")
    expect(str(question) not in ellen.get("/werk/bellen").text, "which is the list for it, until it has ended")
    resident = server.get(server.get("/volg/l/" + secret).location).shown()
    expect("heeft uw bezwaar" in resident and "Die behandelen wij nu als bezwaar." in resident, "the resident sees it: " + resident[:900])
    same(ellen.post("/werk/bezwaar/nieuw", fields).status, 409, "not twice")
    same(ellen.get(start).status, 409, "nor shown")
    samira = server.sign_in(SAMIRA)
    other = samira.get("/werk/vraag/9901/%d" % question)
    same(other.status, 404, "and others do not find it")


@test
def too_late_is_said_to_both_and_the_penalty_stands_there(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(received=iso(day(-100)), dated=iso(day(-121)), published=iso(day(-120))))
    expect(case.row("decide_day") < number(day(0)), "the last day to decide has passed")
    expect("De gemeente is te laat. Dat spijt ons." in case.page().shown(), "the resident reads it")
    early = ellen.post(case.path + "/gebeurtenis/ingebrekestelling", {"day": iso(day(-90)), "code": "schriftelijk"})
    expect("Let op" in early.shown(), "a notice before the end is said to have no effect: " + early.shown()[:600])
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling",
                    {"day": iso(day(-20)), "code": "schriftelijk", "sure": "yes"}).status, 303, "the notice of default")
    shown = ellen.get(case.path).shown()
    expect("Dwangsom tot nu toe" in shown and "Dwangsom vanaf" in shown, "what it costs: " + shown[:900])
    typed = {"code": "schriftelijk", "sure": "yes"}
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling_ingetrokken", dict(typed, day=iso(day(0)))).status, 303, "taken back while it runs")
    expect("Dwangsom tot nu toe" in ellen.get(case.path).shown(), "what is owed stays owed")
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling_ingetrokken", dict(typed, day=iso(day(-15)))).status, 303, "taken back in time")
    shown = ellen.get(case.path).shown()
    expect("Dwangsom tot nu toe" not in shown and "Hij telt niet meer" in shown, "nothing is owed: " + shown[:900])


@test
def others_find_nothing_and_the_report_hides_small_numbers(server):
    ellen, samira = server.sign_in(ELLEN), server.sign_in(SAMIRA)
    case = register(server, ellen)
    same(samira.get(case.path).status, 403, "another role")
    handler = server.sign_in(other_handler(server))
    for path in ("", "/brief/ontvangst", "/hulp", "/gebeurtenis/hoorzitting"):
        same(handler.get(case.path + path).status, 404, "another organisation: " + path)
    for path, fields in (("/nemen", {"holder": "0"}), ("/gebeld", {"call": "spoke"}), ("/weg", {"road": "formal", "how": "phone"}),
                         ("/beslissing", {"sure": "yes", "outcome": "upheld", "decided_day": iso(day(0))}),
                         ("/gebeurtenis/commissie", {"day": iso(day(0)), "sure": "yes"})):
        same(handler.post(case.path + path, fields).status, 404, "another organisation: " + path)
    expect(case.path not in handler.get("/werk/bezwaar").text, "nor on the list")
    same(handler.get("/werk/bezwaar/nieuw").status, 403, "only a part of the municipality registers")
    report = ellen.get("/werk/bezwaar/leren").shown()  # what it counts: tests/http/learning.py
    expect("Aantallen onder 10" in report, "the threshold stands there (S3.6): " + report[:600])


def other_handler(server):
    email = "bezwaar@loket.demodam.example"
    if not server.sql("select 1 from professional where email = '%s'" % email):
        code, out, err = server.command("user", "add", "--email", email, "--name", "Een ander", "--organisation",
                                        "Juridisch Loket", "--role", "objection_handler", "--password-stdin",
                                        stdin="demodam-2026\n")
        same(code, 0, out + err)
    return email


@test
def the_mail_of_receipt_says_nothing_of_what_it_was(server):
    ellen = server.sign_in(ELLEN)
    register(server, ellen, None, person(reach="yusuf@bewoner.example"))
    mails = lambda: [open(f, encoding="utf-8").read() for f in glob.glob(server.folder + "/mail/*.eml")]
    mail = until(lambda: [m for m in mails() if "yusuf@bewoner.example" in m], "a mail")[0]
    for word in ("bezwaar", "bijstand", NAME):
        expect(word not in mail.lower(), "not " + word)


main()
