#!/usr/bin/env python3
"""Letters about an objection, over its sockets: none says what is not so any more, or asks for what cannot be done any more."""
import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import expect, main, same, test
from procedures import ELLEN, LATE, day, default_notice, ending, iso, letter, number, person, register, said


@test
def who_wrote_that_we_are_late_is_not_told_that_they_may_write_it(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-3))
    paper = ellen.get(case.path + "/brief/ontvangst").shown()
    expect("U schreef ons dat al: wij kregen uw brief op" in paper and said(day(-3)).rsplit(" ", 1)[0] in paper, "what they wrote: " + paper[:1500])
    expect("U mag ons schrijven dat wij te laat zijn" not in paper, "nobody is told to write what came")


@test
def a_hearing_that_is_near_or_over_asks_for_nothing_before_a_day_that_passed(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(), person(call="spoke", call_words="Goed gesprek."))
    same(ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(day(4)), "sure": "yes"}).status, 303, "a hearing")
    for shown in (ellen.get(case.path + "/brief/hoorzitting").shown(), case.page().shown()):
        expect("Alle papieren liggen nu klaar bij" in shown and "liggen alle papieren klaar" not in shown, "they lie ready: " + shown[:1500])
        expect("Dat kan tot en met" not in shown, "no day that has passed: " + shown[:1500])
    over = register(server, ellen, letter(), person(call="spoke", call_words="Goed gesprek."))
    same(ellen.post(over.path + "/gebeurtenis/hoorzitting", {"day": iso(day(-1)), "sure": "yes"}).status, 303, "it was yesterday")
    refused = ellen.get(over.path + "/brief/hoorzitting")
    same(refused.status, 409, "nobody is invited for yesterday")
    expect("De hoorzitting is geweest" in refused.shown(), "why: " + refused.shown()[:600])


@test
def the_receipt_of_what_was_sent_on_names_the_day_that_counts(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(way="doorgestuurd", first=iso(day(-12)), received=iso(day(-3))))
    paper = ellen.get(case.path + "/brief/ontvangst").shown()
    expect("Uw brief kwam eerst bij een ander, op" in paper and said(day(-12)).rsplit(" ", 1)[0] in paper, "the first day: " + paper[:1500])
    expect("Daarvoor telt die eerste dag" in paper, "what it counts for")
    plain = register(server, ellen)
    expect("eerst bij een ander" not in ellen.get(plain.path + "/brief/ontvangst").shown(), "not when it came here at once")


@test
def a_notice_between_the_two_last_days_of_what_was_sent_on_is_told_as_perhaps(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(way="doorgestuurd", published=iso(day(-121)), dated=iso(day(-122)), first=iso(day(-100)), received=iso(day(-50))))
    default_notice(ellen, case, day(-18))
    shown, told, paper = ellen.get(case.path).shown(), case.page().shown(), ellen.get(case.path + "/brief/dwangsom").shown()
    expect("De gemeente kreeg het bezwaar zelf pas na de tijd voor bezwaar" in shown and "Misschien is er een dwangsom" in shown, "both days: " + shown[:2000])
    expect("Misschien krijgt u geld" in told and "Misschien kwam die brief te vroeg. Stuur na" in told, "the resident: " + told[:1500])
    expect("Misschien krijgt u geld van ons" in paper and "Schrijf ons voor de zekerheid nog een keer" in paper, "the letter: " + paper[:1500])
    default_notice(ellen, case, day(-1))
    told = case.page().shown()
    expect("Stuur na" not in told and "Is er dan nog niet beslist? Dan krijgt u vanaf" in told, "a second one after both is certain: " + told[:1500])


@test
def a_decision_that_was_not_sent_after_all_is_none_and_the_one_before_it_holds_again(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE), person(representative="mr. De Wit", scope="all"))
    decide, path = case.row("decide_day"), case.path + "/brief/beslissing"
    for outcome, on in (("rejected", day(-9)), ("upheld", day(-2))):
        same(ellen.post(case.path + "/beslissing", ending(outcome, decided_day=iso(on))).status, 303, "decided: " + outcome)
        same(ellen.post(path, {"unsent": "yes"}).status, 409, "what is closed is opened first")
        same(ellen.post(case.path + "/heropenen", {"again": "mistake"}).status, 303, "opened again")
    stands = "De beslissing die is verstuurd, geldt tot u opnieuw afsluit"
    expect(stands in ellen.get(case.path).shown() and "Zeg dat bij de brief met de beslissing" in ellen.get(case.path).shown(), "it stands")
    expect("Deze brief is toch niet verstuurd" in ellen.get(path).shown(), "a way to say so: " + ellen.get(path).shown()[:900])
    same(ellen.post(path, {"unsent": "yes"}).status, 303, "not to the resident")
    expect("Dat kan tot en met" in case.page().shown() and number(day(-2)) in [row for row, in server.sql(
        "select day from procedure_event where kind = 'beslist' and question = %d" % case.question)], "the representative has it")
    same(ellen.post(path + "?to=representative", {"unsent": "yes", "to": "representative"}).status, 303, "nor to the representative")
    same(server.sql("select day, undone from procedure_event where kind = 'beslist' and question = %d order by number desc limit 1" % case.question),
         [(number(day(-9)), 0)], "the one before it holds")
    expect(stands in ellen.get(case.path).shown(), "so something still stands")
    for to in ({}, {"to": "representative"}):
        same(ellen.post(path, dict(unsent="yes", **to)).status, 303, "that one neither")
    same(ellen.post(path, {"unsent": "yes"}).status, 409, "once")
    expect(stands not in ellen.get(case.path).shown(), "nothing was decided")
    same(case.row("decide_day, next_what"), (decide, "decide"), "and the last day to decide is what counts")
    told = case.page().shown()
    expect("De gemeente is te laat" in told and "geldt de brief die u al had" not in told, "the resident: " + told[:1500])


@test
def a_letter_about_the_penalty_that_was_not_sent_is_on_the_list_again(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-25))
    same(ellen.post(case.path + "/beslissing", ending("rejected")).status, 303, "decided")
    same(ellen.post(case.path + "/heropenen", {"again": "day"}).status, 303, "opened again")
    form = ellen.get(case.path + "/brief/dwangsom").form("/brief/dwangsom")
    same(ellen.post(form.action, form.values).status, 303, "sent")
    same(case.row("next_what"), "look_again", "the penalty is set")
    same(ellen.post(case.path + "/brief/dwangsom", {"unsent": "yes"}).status, 303, "not after all")
    same(case.row("next_what"), "set_penalty", "it must still be set")


@test
def who_stops_gets_on_paper_what_that_means_and_until_when_they_can_come_back(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    path = case.path + "/brief/intrekking"
    same(ellen.get(path).status, 404, "nothing was withdrawn")
    same(ellen.post(case.path + "/intrekken", {"written": "letter", "written_day": iso(day(0)), "solved": "yes"}).status, 303, "withdrawn on paper")
    paper = ellen.get(path)
    until = datetime.date(1970, 1, 1) + datetime.timedelta(days=case.row("withdraw_until"))
    for words in ("U wilt stoppen met uw bezwaar.", "Dat besluit blijft dan zoals het is.", "Een nieuw bezwaar sturen kan tot en met", "Niemand mag u vragen"):
        expect(words in paper.shown(), "%s: %s" % (words, paper.shown()[:1500]))
    expect("U kunt terugkomen tot en met" in paper.shown() and said(until).rsplit(" ", 1)[0] in paper.shown(), "until when: " + paper.shown()[:1500])
    form = paper.form("/brief/intrekking")
    same(ellen.post(form.action, form.values).status, 303, "sent")
    expect("Zo ging deze brief weg op" in ellen.get(path).shown(), "and kept")
    same(ellen.post(case.path + "/terug", {}).status, 303, "they go on")
    same(ellen.get(path + "?again=yes").status, 409, "there is nothing to confirm")
    expect("U wilt stoppen" in ellen.get(path).shown(), "what was sent stays")


@test
def what_is_opened_again_is_told_on_paper_with_what_holds_until_then(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    same(ellen.get(case.path + "/brief/heropend").status, 404, "it was not opened again")
    same(ellen.post(case.path + "/beslissing", ending("rejected")).status, 303, "decided")
    same(ellen.post(case.path + "/heropenen", {"again": "letter"}).status, 303, "opened again")
    paper = ellen.get(case.path + "/brief/heropend").shown()
    for words in ("openden wij het opnieuw", "geldt de brief die u al had", "Wacht niet op ons. Naar de rechter gaan kan tot en met"):
        expect(words in paper, "%s: %s" % (words, paper[:1500]))
    expect("beslist uiterlijk" not in paper, "nothing that holds no more")
    same(ellen.post(case.path + "/brief/beslissing", {"unsent": "yes"}).status, 303, "it was not sent")
    paper = ellen.get(case.path + "/brief/heropend").shown()
    expect("De gemeente beslist uiterlijk" in paper and "geldt de brief" not in paper, "then the last day to decide: " + paper[:1500])


main()
