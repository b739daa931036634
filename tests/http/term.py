#!/usr/bin/env python3
"""Every day of 2015 to 2035 through every term, against a count of day after day that shares nothing with the program:
its own calendar, its own table of holidays, no formula for Easter. The program answers through `term --lines`."""
import datetime
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from slow_days import DAY, EQUATED, OFF, date as day, on, walk, works
from slow_terms import CHANGED, euros

PROGRAM = os.environ.get("ELKEDEUR", "build/elkedeur")
FIRST, LAST = datetime.date(2015, 1, 1), datetime.date(2035, 12, 31)

OFFICE_OFF = OFF - {day(text) for text in EQUATED}


def whole(start, days):
    """A term of so many days: art. 4, art. 1, and two working days in it (art. 2)."""
    end = walk(start, days)
    if days > 90:
        return end
    end = on(end)
    d, working = start, 0
    while d < end or (days >= 3 and working < 2):
        d += DAY
        working += works(d)
    return d


def working_days(start, count, off=OFF):
    d = start
    while count:
        d += DAY
        count -= works(d, off)
    return d


def months(start, count):
    """Day after day until the month has changed so often and the day of the month is the same, or the month ends."""
    d, changes = start, 0
    while True:
        d += DAY
        changes += d.day == 1
        if changes == count and (d.day == start.day or (d + DAY).day == 1):
            return d


def suspended(end, asked, until_before):
    """The term stands still on each day after the request, before that day."""
    d = asked + DAY
    while d < until_before:
        end += DAY
        d += DAY
    return end


def one_of(*days):
    return sorted(set(days))


def text(d):
    return d.isoformat()


def questions(d):
    """(rule, facts, what must be in the answer) for one day; dates as date, lists of dates as lists."""
    yield "bezwaartermijn", {"bekendmaking": d}, {"laatste_dag": whole(d, 42)}
    yield "bezwaartermijn", {"datum_brief": d, "brief_ontvangen": d + 3 * DAY}, {
        "laatste_dag": whole(d, 42), "laatste_dag_een_van": one_of(whole(d, 42), whole(d + 3 * DAY, 42))}
    end = whole(d, 42)
    yield "tijdig", {"bekendmaking": d, "bezwaar_ontvangen": end}, {"tijdig": True}
    week = on(walk(end, 7))  # in which post may still come (Awb 6:9(2)): without the way it was sent nobody knows
    yield "tijdig", {"bekendmaking": d, "bezwaar_ontvangen": end + DAY}, {"tijdig": None}
    yield "tijdig", {"bekendmaking": d, "bezwaar_ontvangen": week}, {"tijdig": None}
    yield "tijdig", {"bekendmaking": d, "bezwaar_ontvangen": week + DAY}, {"tijdig": False}
    yield "tijdig", {"bekendmaking": d, "bezwaar_ontvangen": end + DAY, "wijze": "balie"}, {"tijdig": False}
    yield "tijdig_per_post", {"einde_termijn": end, "ter_post": end, "ontvangen": on(walk(end, 7))}, {"tijdig": True}
    yield "tijdig_per_post", {"einde_termijn": end, "ter_post": end, "ontvangen": on(walk(end, 7)) + DAY}, {
        "tijdig": False}
    yield "tijdig_per_post", {"einde_termijn": end, "ter_post": end + DAY, "ontvangen": end + DAY}, {"tijdig": False}
    for weeks in (6, 12):
        yield "beslistermijn_bezwaar", {"einde_bezwaartermijn": end, "weken": weeks}, {
            "uiterlijk": on(walk(end, 7 * weeks))}
        yield "beslistermijn_bezwaar", {"bekendmaking": d, "weken": weeks}, {"uiterlijk": on(walk(end, 7 * weeks))}
        first, total = walk(end, 7 * weeks), walk(end, 7 * weeks + 42)
        readings = [on(total), on(walk(on(first), 42))] + ([total] if weeks == 12 else [])
        yield "verdaging", {"einde_bezwaartermijn": end, "weken": weeks, "verdaagd_weken": 6}, {
            "uiterlijk": on(total), "uiterlijk_een_van": one_of(*readings)}
        asked, repaired = end + 7 * DAY, end + 21 * DAY
        a, b = (on(suspended(first, asked, repaired + n * DAY)) for n in (0, 1))
        yield "opschorting_verzuim", {"einde_bezwaartermijn": end, "weken": weeks, "verzoek_herstel": asked,
                                      "hersteld_op": repaired}, {"uiterlijk": a, "uiterlijk_een_van": one_of(a, b)}
        c = on(suspended(first, asked, repaired + 2 * DAY))
        yield "opschorting_verzuim", {"einde_bezwaartermijn": end, "weken": weeks, "verzoek_herstel": asked,
                                      "hersteltermijn_ongebruikt_tot_en_met": repaired}, {
            "uiterlijk": a, "uiterlijk_een_van": one_of(a, b, c)}
    yield "beslistermijn_aanvraag", {"ontvangst": d}, {"uiterlijk": whole(d, 56)}
    yield "beslistermijn_aanvraag", {"ontvangst": d, "weken": 12}, {"uiterlijk": on(walk(d, 84))}
    yield "beslistermijn_aanvraag", {"ontvangst": d, "weken": 13}, {"uiterlijk": walk(d, 91)}
    yield "beslistermijn_aanvraag", {"ontvangst": d, "maanden": 3}, {"uiterlijk": on(months(d, 3))}
    decided = whole(d, 56)
    yield "ingebrekestelling_prematuur", {"beslistermijn_eind": walk(d, 56), "ingebrekestelling": decided}, {
        "prematuur": True}
    yield "ingebrekestelling_prematuur", {"beslistermijn_eind": walk(d, 56), "ingebrekestelling": decided + DAY}, {
        "prematuur": False}
    notice = decided + DAY
    first = on(walk(notice, 14)) + DAY
    yield "dwangsom_eerste_dag", {"beslistermijn_eind": decided, "ingebrekestelling_ontvangen": notice}, {
        "eerste_dag": first, "eerste_dag_een_van": one_of(walk(notice, 14), walk(notice, 15), first)}
    owed = d.day + 14
    yield "dwangsom_bedrag", {"dagen": owed, "tarief_vanaf": d}, {"eur": euros(owed, d)}
    facts = {"beslistermijn_eind": decided, "ingebrekestelling_ontvangen": notice,
             "bekendmaking_besluit": walk(first, owed)}
    if first < CHANGED <= walk(first, min(owed, 42) - 1):
        yield "dwangsom", facts, {"veld": "ingebrekestelling_ontvangen"}
    else:
        yield "dwangsom", facts, {"dagen": min(owed, 42), "eur": euros(owed, first)}
    for length in (1, 2, 3, 4, 5, 90, 91):
        yield "atw_art2", {"start": d, "termijn_dagen": length}, {"laatste_dag": whole(d, length)}
    yield "terugrekening", {"hoorzitting": d, "dagen_vooraf": 10}, {"uiterlijk_indienen": d - 10 * DAY}
    a, b = working_days(d, 3), working_days(d, 3, OFFICE_OFF)
    yield "wgs_bedreigend_3_werkdagen", {"melding": d}, {
        "eerste_gesprek_uiterlijk": a, "eerste_gesprek_uiterlijk_een_van": one_of(a, b)}
    yield "wgs_4_weken", {"melding": d}, {"eerste_gesprek_uiterlijk": whole(d, 28)}
    yield "wmo_onderzoek_6_weken", {"melding": d}, {"onderzoek_uiterlijk": whole(d, 42)}
    yield "wmo_persoonlijk_plan_7_dagen", {"melding": d}, {"plan_uiterlijk": whole(d, 7)}
    yield "wmo_beschikking_2_weken", {"aanvraag": d}, {"beschikking_uiterlijk": whole(d, 14)}
    yield "wrb_peiljaarverlegging_6_weken", {"bekendmaking_besluit": d}, {"aanvraag_uiterlijk": whole(d, 42)}


def written(value):
    if isinstance(value, list):
        return [written(v) for v in value]
    return text(value) if isinstance(value, datetime.date) else value


def differs(wanted, answer):
    """The first thing that is not as it must be. A list of one is not written: there is no doubt then."""
    for key, value in wanted.items():
        value = written(value)
        if isinstance(value, list) and len(value) == 1:
            if key in answer:
                return "%s is %s" % (key, answer[key])
        elif key not in answer or answer[key] != value:
            return "%s is %s, not %s" % (key, answer.get(key, answer.get("fout")), value)
    for step in answer.get("steps", [] if "veld" in wanted else [None]):
        if not step or not step["why"] or not step["law"] or "{" in step["why"]:
            return "a step without a sentence or an article"
    return None


def year_compare(year):
    """-> (count by rule, the first differences)"""
    asked, d = [], datetime.date(year, 1, 1)
    while d.year == year:
        asked += list(questions(d))
        d += DAY
    lines = "".join(json.dumps({"rule": rule, **{k: written(v) for k, v in facts.items()}}) + "\n"
                    for rule, facts, _ in asked)
    done = subprocess.run([PROGRAM, "term", "--lines"], input=lines, capture_output=True, text=True)
    answers = done.stdout.splitlines()
    if done.returncode or len(answers) != len(asked):
        return {}, ["%d answers to %d questions, ended with %d" % (len(answers), len(asked), done.returncode)]
    counts, wrong = {}, []
    for (rule, facts, wanted), answer in zip(asked, answers):
        counts[rule] = counts.get(rule, 0) + 1
        problem = differs(wanted, json.loads(answer))
        if problem:
            wrong.append("%s %s: %s" % (rule, {k: written(v) for k, v in facts.items()}, problem))
    return counts, wrong


def run(*arguments):
    done = subprocess.run([PROGRAM, "term", *arguments], input="", capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def a_refusal_is_one_sentence_and_exit_2():
    for rule, facts in (("bezwaartermijn", '{"bekendmaking": "2026-02-30"}'), ("bezwaartermijn", "{"),
                        ("bezwaartermijn", "[]"), ("wgs_4_weken", '{"melding": "2026-11-03", "dag": 1}'), ("dwangsom_bedrag", '{"dagen": 1e3}')):
        code, out, err = run(rule, facts)
        if code != 2 or out or err.count("\n") != 1 or not err.startswith("elkedeur: "):
            return "%s %s: %d %r %r" % (rule, facts, code, out, err)
    return None


def an_unknown_rule_is_exit_4_and_the_list_names_every_rule():
    code, out, err = run("onbekend", "{}")
    listed = run()[1]
    missing = [rule for rule, _, _ in questions(datetime.date(2026, 3, 2)) if "\n%s  (" % rule not in "\n" + listed]
    return None if (code, out) == (4, "") and err and not missing else "%d %r %s" % (code, err, missing)


def a_line_that_is_refused_does_not_stop_the_next():
    lines = ["{", '{"rule": "nee"}', '{"bekendmaking": "2026-03-02"}', "",
             '{"rule": "bezwaartermijn", "bekendmaking": "26-03-02"}',
             '{"rule": "bezwaartermijn", "bekendmaking": "2026-03-02"}']
    done = subprocess.run([PROGRAM, "term", "--lines"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    right = len(answers) == 6 and all(a["fout"] for a in answers[:5]) and answers[5]["laatste_dag"] == "2026-04-13"
    return None if right and answers[4]["veld"] == "bekendmaking" else done.stdout


def an_administrator_can_add_the_days_of_a_decree():
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/days.csv", "w", encoding="utf-8") as f:
            f.write("date,years_known,source\n2029-05-11,2029-2031,a decree\n")
        with open(folder + "/conf", "w", encoding="utf-8") as f:
            f.write("equated_days = %s/days.csv\n" % folder)
        facts = '{"bekendmaking": "2029-03-30"}'
        settings = ("--config", folder + "/conf")
        without, added = (json.loads(run("bezwaartermijn", facts, *more)[1]) for more in ((), settings))
        os.unlink(folder + "/days.csv")
        code, _, err = run("bezwaartermijn", facts, *settings)
    right = (without["laatste_dag"], added["laatste_dag"], code) == ("2029-05-11", "2029-05-14", 4) and err
    return None if right else "%s %s %s" % (without, added, err)


COMMAND = (a_refusal_is_one_sentence_and_exit_2, an_unknown_rule_is_exit_4_and_the_list_names_every_rule,
           a_line_that_is_refused_does_not_stop_the_next, an_administrator_can_add_the_days_of_a_decree)


def main():
    total, days = {}, (LAST - FIRST).days + 1
    years = range(FIRST.year, LAST.year + 1)
    print("1..%d" % (len(years) + 1 + len(COMMAND)))
    for number, year in enumerate(years, 1):
        counts, wrong = year_compare(year)
        for rule, count in counts.items():
            total[rule] = total.get(rule, 0) + count
        print("%s %d - every term from every day of %d ends where counting day after day ends" % (
            "not ok" if wrong else "ok", number, year), flush=True)
        for row in wrong[:5]:
            print("# " + row)
    for rule, count in sorted(total.items()):
        print("# %s: %d compared" % (rule, count))
    complete = total and all(count >= days for count in total.values())
    print("%s %d - %d days, %d comparisons" % (
        "ok" if complete else "not ok", len(years) + 1, days, sum(total.values())))
    for number, check in enumerate(COMMAND, len(years) + 2):
        problem = check()
        print("%s %d - %s" % ("not ok" if problem else "ok", number, check.__name__.replace("_", " ")))
        if problem:
            print("# " + problem)


main()
