#!/usr/bin/env python3
"""What a resident is told when it takes too long, over its sockets: from when they can write so, what they agreed to, what counts no more."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import expect, main, same, test
from procedures import day, default_notice, ELLEN, ending, iso, LATE, letter, register, said


def too_late_said(ellen, case):
    """What the resident reads by whom it is late: their page, and the letter that can be printed now."""
    return case.page().shown(), ellen.get(case.path + "/brief/ontvangst").shown()


@test
def nobody_is_invited_to_write_that_it_is_late_before_the_last_day_of_every_reading(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    for shown in too_late_said(ellen, case):
        expect("te laat. Dat spijt ons" in shown and "schrijven dat" in shown and "of anders uiterlijk" not in shown, "late: " + shown[:1500])
    agreed = {"day": iso(day(-60)), "until": iso(day(-10)), "code": "schriftelijk", "sure": "yes"}
    same(ellen.post(case.path + "/gebeurtenis/instemming", agreed).status, 303, "they agreed to wait")
    same(ellen.post(case.path + "/gebeurtenis/commissie", {"day": iso(day(-30)), "sure": "yes"}).status, 303, "a committee after six weeks")
    for shown, write in zip(too_late_said(ellen, case), ("Schrijf dan dat de gemeente te laat is.", "Schrijf ons dan dat wij te laat zijn.")):
        after = re.search(r"of anders uiterlijk ([^.]+)\.", shown)
        expect(after, "both last days: " + shown[:1500])
        expect("Hoort u na %s" % after.group(1) in shown and write in shown and "Doe dat niet eerder" in shown, "after the later one: " + shown[:1500])
        expect("mag schrijven" not in shown and "mag ons schrijven" not in shown, "nobody is told to write now: " + shown[:1500])
    default_notice(ellen, case, day(-1))
    told, paper = too_late_said(ellen, case)
    expect("Misschien kwam die brief te vroeg. Stuur na %s" % after.group(1) in told, "what the handler reads too: " + told[:1500])
    expect("Misschien kwam uw brief te vroeg. Schrijf ons na %s" % after.group(1) in paper, "in the letter too: " + paper[:1500])


@test
def who_agreed_to_wait_reads_until_when_and_writes_only_after_that(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    same(server.post(case.ticket() + "/wachten", {"until": iso(day(30))}).status, 303, "they agree, after the last day")
    for shown in too_late_said(ellen, case):
        until = re.search(r"of anders uiterlijk ([^.]+)\.", shown)
        expect(until and said(day(30)).rsplit(" ", 1)[0] in until.group(1) and "Hoort u na %s" % until.group(1) in shown, "only after that: " + shown[:1500])
    expect("U vond het goed om te wachten tot en met %s." % until.group(1) in case.page().shown(), "what they agreed to: " + case.page().shown()[:1500])


@test
def who_objected_late_reads_until_when_must_be_decided_and_that_it_is_late(server):
    ellen = server.sign_in(ELLEN)
    soon = register(server, ellen, letter(published=iso(day(-60)), dated=iso(day(-61)), received=iso(day(-5))))
    expect("na de laatste dag" in soon.page().shown() and "De gemeente beslist uiterlijk" in soon.page().shown(), "until when: " + soon.page().shown()[:1500])
    case = register(server, ellen, letter(published=iso(day(-181)), dated=iso(day(-182)), received=iso(day(-118))))
    for shown in too_late_said(ellen, case):
        expect("te laat. Dat spijt ons" in shown and "schrijven dat" in shown, "late: " + shown[:1500])
        expect("Kwam uw bezwaar te laat, zonder goede reden? Dan krijgt u geen geld." in shown, "what may come of it: " + shown[:1500])


@test
def that_there_was_a_good_reason_to_object_late_is_written_down_and_told(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-181)), dated=iso(day(-182)), received=iso(day(-118))))
    default_notice(ellen, case, day(-30))
    expect("Misschien krijgt u geld" in case.page().shown(), "before: " + case.page().shown()[:1500])
    expect("/gebeurtenis/verschoonbaar" in ellen.get(case.path).text, "a way to write it down")
    same(ellen.post(case.path + "/gebeurtenis/verschoonbaar", {"day": iso(day(-1)), "sure": "yes"}).status, 303, "there was a good reason")
    told, paper = too_late_said(ellen, case)
    for shown in (told, paper):
        expect("u had daar een goede reden voor. Daarom telt uw bezwaar gewoon mee." in shown and "na de laatste dag" not in shown, "told: " + shown[:1500])
    expect("U krijgt geld omdat het te lang duurt" in told, "the money is sure: " + told[:1500])
    expect("Te laat, met een goede reden" in ellen.get(case.path).shown(), "who handles it sees so")
    refused = ellen.post(case.path + "/beslissing", ending("inadmissible", no_hearing="inadmissible", ground="late"))
    same(refused.status, 400, "it is not left for being late")
    expect("Er staat dat er een goede reden was" in refused.shown(), "why: " + refused.shown()[:1500])
    early = register(server, ellen)
    expect("/gebeurtenis/verschoonbaar" not in ellen.get(early.path).text, "not of what came in time")



@test
def a_letter_that_counts_no_more_is_told_and_not_just_gone(server):
    ellen = server.sign_in(ELLEN)
    lost = "dat de gemeente te laat is, telt niet meer mee."
    for change in ("undone", "moved"):
        case = register(server, ellen, letter(**LATE))
        default_notice(ellen, case, day(-25))
        expect("U krijgt geld omdat het te lang duurt" in case.page().shown() and lost not in case.page().shown(), "announced")
        number = server.one("select max(number) from procedure_event where question = %d" % case.question)
        if change == "undone":
            typed, what = {"undo": "yes", "sure": "yes"}, str(number)
        else:
            typed, what = {"day": iso(day(-60)), "until": iso(day(-10)), "code": "schriftelijk", "sure": "yes"}, "instemming"
        same(ellen.post(case.path + "/gebeurtenis/" + what, typed).status, 303, change)
        told = case.page().shown()
        expect(lost in told and said(day(-25)).rsplit(" ", 1)[0] in told.split(lost)[0][-60:], "%s: %s" % (change, told[:1500]))
        expect("Klopt dat niet? Bel ons." in told and "U krijgt geld" not in told, "what to do: " + told[:1500])
        expect(("Die brief kwam te vroeg. Stuur na" in told) == (change == "moved"), "a new one: " + told[:1500])
        default_notice(ellen, case, day(-1))
        expect(lost not in case.page().shown(), "a new one counts: " + case.page().shown()[:1500])


@test
def who_stops_reads_first_that_a_penalty_stops_with_it(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    asked = lambda: server.get(case.ticket() + "/intrekken").shown()
    expect("geld" not in asked(), "there is none: " + asked()[:1200])
    default_notice(ellen, case, day(-3))
    expect("Stopt u nu? Dan krijgt u daarvoor geen geld." in asked(), "it has yet to begin: " + asked()[:1200])
    running = case = register(server, ellen, letter(**LATE))
    default_notice(ellen, running, day(-25))
    expect("U krijgt nu elke dag geld" in asked() and "Dan komt er geen geld meer bij. Het geld tot nu toe krijgt u wel." in asked(), "it runs: " + asked()[:1200])
    over = case = register(server, ellen, letter(published=iso(day(-160)), dated=iso(day(-160)), received=iso(day(-150))))
    default_notice(ellen, over, day(-62))
    expect("Stopt u" not in asked(), "after its last day nothing stops: " + asked()[:1200])


main()
