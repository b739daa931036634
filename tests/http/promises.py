#!/usr/bin/env python3
"""What presses is seen and answered sooner, and what was promised to a resident does not fall away unseen."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import HENK, JORIS, ROOS, SAMIRA, expect, main, same, test


@test
def a_term_that_may_be_running_is_seen_before_the_question_is_opened(server):
    text = "Ik kreeg een brief van de gemeente. Ik moet binnen twee weken bezwaar maken."
    step = server.post("/vraag/begin", {"question": text})
    expect(step.location.endswith("/plaats"), "no number goes before it")
    asked = server.ask(text)
    samira = server.sign_in(SAMIRA)
    expect("Misschien een termijn" in samira.get("/werk").shown(), "in the list")
    page = samira.get(asked.work)
    expect("vraag naar de datum op de brief" in page.shown() and "/werk/brief" in page.links, "and what to do with it")
    expect("Misschien een termijn" not in samira.get(server.ask("De buren maken herrie.").work).shown(), "where none is")

    def kept():
        return server.one("select danger from question where question = %d" % asked.question)

    for words, peril in (("En mijn baby heeft honger, wij hebben geen eten.", 2), ("Mijn man slaat mij.", 1), (text, 1)):
        same(server.post(asked.open_link() + "/aanvullen", {"text": words}).status, 303, "added")
        same(kept(), peril, "what presses most stays")


@test
def who_is_in_danger_or_need_is_promised_an_answer_sooner_and_stands_first(server):
    def due(asked):
        return server.one("select due_ms from holding where question = %d" % asked.question)

    calm, danger = server.ask("De buren maken herrie.", topic="bijstand"), server.ask("Mijn man slaat mij.", topic="bijstand")
    later = server.ask("Nog een vraag.", topic="bijstand")
    expect(due(danger) < due(calm), "sooner than what the organisation promises")
    links = server.sign_in(SAMIRA).get("/werk").links
    expect(links.index(danger.work) < links.index(calm.work), "and first in the list")
    same(server.post(later.open_link() + "/aanvullen", {"text": "Wij hebben geen eten meer."}).status, 303, "added")
    expect(due(later) <= due(danger), "what is added later counts too")


@test
def a_call_outside_the_times_that_the_resident_named_is_asked_about(server):
    server.post("/bel-mij", {"phone": "06 12345678", "municipality": "GM9901", "part": "morning", "day": "tuesday",
                             "mind": "Alleen als mijn man werkt."})
    asked, municipality = server.sql("select question, municipality from question order by asked_ms desc, question desc limit 1")[0]
    work = "/werk/vraag/%d/%d" % (municipality, asked)
    holder = server.one("select organisation from holding where question = %d" % asked)
    roos = server.sign_in(ROOS)
    same(roos.post(work + "/nemen", {"holder": "0"}).status, 303, "taken; held by %s" % holder)
    wish = server.one("select count(*) from callback where question = %d" % asked)
    same(wish, 1, "a wish")
    today = datetime.date.today()
    wednesday = today + datetime.timedelta(days=(2 - today.weekday()) % 7 or 7)
    tuesday = wednesday + datetime.timedelta(days=6)
    fields = {"plan_day": wednesday.strftime("%d-%m-%Y"), "plan_time": "15:00"}
    answer = roos.post(work + "/plannen", fields)
    expect(answer.status == 400 and "buiten de tijden" in answer.shown() and 'name="asked"' in answer.text, "asked first")
    same(roos.post(work + "/plannen", dict(fields, plan_day=tuesday.strftime("%d-%m-%Y"))).status, 400, "the day, not the hour")
    same(roos.post(work + "/plannen", {"plan_day": tuesday.strftime("%d-%m-%Y"), "plan_time": "10:00"}).status, 303, "as named")
    same(roos.post(work + "/plannen", dict(fields, asked="yes")).status, 303, "as asked")


@test
def what_was_promised_does_not_fall_away_by_closing_unseen(server):
    asked = server.ask("Bel mij over mijn brief.", topic="bijstand", channel="phone", phone="06 12345678")
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taken")
    day = datetime.date.today() + datetime.timedelta(days=4)
    same(samira.post(asked.work + "/plannen", {"plan_day": day.strftime("%d-%m-%Y")}).status, 303, "planned")
    answer = samira.post(asked.work + "/afsluiten", {"outcome": "helped", "words": "Dag."})
    same(answer.status, 400, "asked first")
    expect("telefoontje afgesproken" in answer.shown() and 'name="anyway"' in answer.text, "what falls away, and a box")
    same(asked.state()[0], "taken", "still open")
    same(samira.post(asked.work + "/afsluiten", {"outcome": "helped", "words": "Dag.", "anyway": "yes"}).status, 303, "known")
    same(asked.state()[0], "closed", "closed")


@test
def who_waits_for_a_call_and_was_never_spoken_is_not_closed_unseen(server):
    asked = server.ask("Bel mij over mijn rekening.", topic="bijstand", channel="phone", phone="06 12345678")
    samira = server.sign_in(SAMIRA)
    close = lambda **more: samira.post(asked.work + "/afsluiten", dict({"outcome": "helped", "words": "Dag."}, **more))
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taken")
    answer = close()
    same(answer.status, 400, "asked first")
    expect("wacht op een telefoontje" in answer.shown() and 'name="anyway"' in answer.text, "what falls away, and a box")
    for more in ({}, {"anyway": "yes"}):
        answer = close(outcome="not_reached", **more)
        same(answer.status, 400, "nobody tried")
        expect("nog geen poging om de inwoner te bereiken" in answer.shown(), "said so")
    same(asked.state()[0], "taken", "still open")
    same(samira.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "tried")
    same(close().status, 400, "still nobody spoke to them")
    same(close(outcome="not_reached").status, 303, "tried in vain")
    same(asked.state()[0], "closed", "closed")


@test
def who_is_spoken_or_writes_is_closed_without_asking(server):
    samira = server.sign_in(SAMIRA)
    spoken = server.ask("Bel mij over mijn gang.", topic="bijstand", channel="phone", phone="06 12345678")
    same(samira.post(spoken.work + "/nemen", {"holder": "0"}).status, 303, "taken")
    same(samira.post(spoken.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    same(samira.post(spoken.work + "/afsluiten", {"outcome": "helped", "words": "Dag."}).status, 303, "closed")
    writes = server.ask("Schrijf mij.", topic="bijstand")
    same(samira.post(writes.work + "/nemen", {"holder": "0"}).status, 303, "taken")
    same(samira.post(writes.work + "/afsluiten", {"outcome": "not_reached", "words": ""}).status, 400, "nothing was written")
    same(samira.post(writes.work + "/antwoord", {"text": "Bent u er nog?"}).status, 303, "written")
    same(samira.post(writes.work + "/afsluiten", {"outcome": "not_reached", "words": ""}).status, 303, "no answer came")


@test
def what_was_ticked_stays_when_something_else_of_the_form_is_wrong(server):
    asked = server.ask("Bel mij over mijn trap.", topic="bijstand", channel="phone", phone="06 12345678", part="morning", days="mon")
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taken")
    plan = samira.post(asked.work + "/plannen", {"plan_day": "overmorgen", "plan_time": "25:99", "asked": "yes"})
    form = plan.form("/plannen")
    same((plan.status, form.values.get("plan_day"), form.values.get("plan_time")), (400, "overmorgen", "25:99"), "what was typed")
    expect('id="plan-asked" value="yes" aria-describedby="plan-fault" checked' in plan.text, "and ticked")
    close = samira.post(asked.work + "/afsluiten", {"words": "Tot ziens.", "anyway": "yes"})
    same((close.status, close.form("/afsluiten").values.get("words")), (400, "Tot ziens."), "what was typed")
    expect('id="anyway" value="yes" aria-describedby="close-fault" checked' in close.text, "and ticked")


@test
def words_that_come_too_late_stand_on_the_page_that_says_so(server):
    samira, joris = server.sign_in(SAMIRA), server.sign_in(JORIS)
    asked = server.ask("Help mij met een brief.", topic="bijstand")
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taken")
    same(joris.post(asked.work + "/nemen", {"holder": str(asked.state()[2])}).status, 303, "a colleague takes it over")
    for path, fields, name in (("/antwoord", {"text": "Kom morgen langs."}, "text"), ("/gebeld", {"call": "spoke", "words": "Belt terug."}, "words"),
                               ("/afsluiten", {"outcome": "helped", "words": "Tot ziens."}, "words")):
        answer = samira.post(asked.work + path, fields)
        same(answer.status, 409, path)
        expect("Neem eerst de vraag" in answer.shown() and answer.form(path).values.get(name) == fields[name], path + answer.shown()[:500])
    expect(not samira.post(asked.work + "/nemen", {"holder": "99"}).has_form("/nemen"), "where nothing was typed, nothing is sent again")


@test
def the_coordinator_sees_first_where_it_is_too_late(server):
    late = server.ask("Dit wacht al lang", topic="scheiding")
    due_ms = server.one("select due_ms from holding where question = %d" % late.question)
    server.sql("update holding set due_ms = 1000, bound = 1 where question = %d" % late.question)
    page = server.sign_in(HENK).get("/beheer/wachten").text
    counts = [int(n) for n in re.findall(r"<dt>Te laat</dt><dd>(\d+)</dd>", page)]
    expect(len(counts) > 1 and counts[0] > 0, "there are several: %r" % counts)
    same(counts, sorted(counts, reverse=True), "most too late first")
    server.sql("update holding set due_ms = %d, bound = 0 where question = %d" % (due_ms, late.question))


if __name__ == "__main__":
    main()
