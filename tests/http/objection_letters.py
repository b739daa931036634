#!/usr/bin/env python3
"""Letters about an objection, over its sockets: none says what is not so any more, or asks for what cannot be done any more."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import expect, main, same, test
from procedures import ELLEN, LATE, day, default_notice, iso, letter, person, register, said


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


main()
