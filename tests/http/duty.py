#!/usr/bin/env python3
"""The roster: who is on duty, filled in by colleagues, for working days only, and never of another organisation."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import HENK, LINH, SAMIRA, expect, main, same, test


@test
def a_colleague_is_put_on_duty_and_taken_off_again(server):
    samira = server.sign_in(SAMIRA)
    page = samira.get("/werk/dienst")
    expect("Joris de Wit" in page.shown() and "Linh Nguyen" not in page.shown(), "the own colleagues only")
    same(samira.post("/werk/dienst", {"m0": "2", "a9": "1"}).status, 303, "saving")
    same(server.sql("select part, professional from duty where organisation = 1 order by day"),
         [("morning", 2), ("afternoon", 1)], "the roster")
    values = samira.get("/werk/dienst").form("/werk/dienst")
    expect(values, "the form again")
    same(samira.post("/werk/dienst", {"m0": "0"}).status, 303, "nobody")
    same(server.one("select count(*) from duty where organisation = 1"), 1, "rows left")


@test
def somebody_of_another_organisation_and_nonsense_are_refused_and_nothing_is_saved(server):
    linh = server.sign_in(LINH)
    before = server.sql("select * from duty order by organisation, day, part")
    for wrong in ("1", "999999", "x", "-1"):
        answer = linh.post("/werk/dienst", {"m0": "3", "m1": wrong})
        same(answer.status, 400, "status with %r" % wrong)
        expect('id="day-fault"' in answer.text, "a sentence")
    same(server.sql("select * from duty order by organisation, day, part"), before, "the rosters")
    same(server.sign_in(HENK).get("/werk/dienst").status, 403, "a coordinator has no roster")


@test
def every_day_of_the_roster_is_a_working_day(server):
    samira = server.sign_in(SAMIRA)
    text = samira.get("/werk/dienst").shown()
    expect("zaterdag" not in text and "zondag" not in text, "no weekend")
    fields = {"%s%d" % (part, day): "1" for part in "ma" for day in range(10)}
    same(samira.post("/werk/dienst", fields).status, 303, "all twenty at once")
    same(server.one("select count(*) from duty where organisation = 1"), 20, "rows")


main()
