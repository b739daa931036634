#!/usr/bin/env python3
"""A letter whose last day is known: no answer is promised after it, and an objection that was typed is there after every
button, in every language."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import SAMIRA, expect, main, same, test
from letters import DAY, MONTHS, boxes, days, in_full, last_day, result, title, today, words
from steps import ask_in_steps


def read_day(shown, sentence):
    found = re.search(sentence.replace("{dag}", r"\w+ (\d+) (\w+) (\d+)"), shown)
    expect(found, "%r in %s" % (sentence, shown[:1500]))
    return datetime.date(int(found.group(3)), MONTHS.index(found.group(2)) + 1, int(found.group(1)))


@test
def an_answer_is_never_promised_after_a_last_day_that_the_site_worked_out(server):
    first = "Stuur eerst een kort bezwaar. Uitleg kan daarna."
    for back in range(36, 43):
        dated = today() - back * DAY
        last = last_day(server, dated)
        if (last - today()).days > 6:
            continue
        page = result(server, "gem_uitkering", words(dated))
        expect(first in page.shown() and "Allebei is goed" not in page.shown(), "not as equals: %s" % page.shown()[:900])
        check, asked = ask_in_steps(server, page.form("/vraag/begin").values, topic="bezwaar_besluit_gemeente")
        promised = read_day(check.shown(), "Uiterlijk {dag} krijgt u antwoord")
        open_until_then = [day for day in (today() + n * DAY for n in range((last - today()).days)) if day.weekday() < 5]
        expect(promised < last or not open_until_then, "%s before %s" % (promised, last))
        for name, shown in (("check", check), ("done", asked.page), ("follow", asked.thread())):
            expect(first in shown.shown() and in_full(last) in shown.shown(), name + ": " + shown.shown()[:900])
            same(read_day(shown.shown(), "iterlijk {dag}"), promised, "the same day on " + name)
            expect("meestal zes weken" not in shown.shown(), "the day is known: " + name)
            same(title(server.post("/brief/bezwaar", shown.form("/brief/bezwaar").values)), "Maak een bezwaar", "from " + name)
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(samira.post(asked.work + "/terug", {"reason": "no_room"}).status, 303, "passing back")
    promised = read_day(asked.thread().shown(), "Uiterlijk {dag} krijgt u antwoord")
    expect(promised < last or not open_until_then, "passing it back promises no later day: %s" % promised)


@test
def beside_a_resident_no_answer_is_promised_after_the_last_day_either(server):
    samira = server.sign_in(SAMIRA)
    dated = today() - 40 * DAY
    page = samira.post("/werk/brief", days("gem_uitkering", words(dated)))
    form = samira.post("/werk/nieuw/brief", page.form("/werk/nieuw/brief").values)
    sent = dict(form.form("/werk/nieuw").values, municipality="Demodam", topic="bezwaar_besluit_gemeente", look="yes")
    look = samira.post("/werk/nieuw", sent)
    done = samira.post("/werk/nieuw", look.form("/werk/nieuw").values)
    same(done.status, 303, done.shown()[:600])
    due_ms, last = server.sql("select h.due_ms, q.last_day from holding h join question q on q.question = h.question "
                              "order by q.asked_ms desc, q.question desc limit 1")[0]
    same(datetime.date(1970, 1, 1) + last * DAY, last_day(server, dated), "the day goes along")
    due = datetime.datetime.fromtimestamp(due_ms / 1000 - 1).date()
    expect(due < last_day(server, dated) or due == last_day(server, dated) and (due - today()).days <= 3, "%s before it" % due)


@test
def with_much_time_left_the_explanation_may_come_first_and_a_day_that_passed_is_told(server):
    page = result(server, "gem_uitkering", words(today() - 3 * DAY))
    expect("Allebei is goed" in page.shown() and "Stuur eerst" not in page.shown(), "time enough")
    check, asked = ask_in_steps(server, page.form("/vraag/begin").values, topic="bezwaar_besluit_gemeente")
    for shown in (check, asked.page, asked.thread()):
        expect("Stuur eerst" not in shown.shown() and not shown.has_form("/brief/bezwaar"), "calmly")
    page = result(server, "gem_uitkering", words(today() - 80 * DAY))
    _, asked = ask_in_steps(server, page.form("/vraag/begin").values, topic="bezwaar_besluit_gemeente")
    expect("Stuur uw bezwaar toch, vandaag nog. Uitleg kan daarna." in asked.page.shown(), "too late, and still")
    forged = dict(page.form("/vraag/begin").values, from_letter="x" * 40)
    _, asked = ask_in_steps(server, forged, topic="bezwaar_besluit_gemeente")
    expect(not asked.page.has_form("/brief/bezwaar"), "what is not ours gives no day")


@test
def the_topic_of_the_letter_is_chosen_already_and_going_on_keeps_it(server):
    for kind, topic in (("gem_uitkering", "bezwaar_besluit_gemeente"), ("huis_uit", "huur_uitzetting")):
        page = server.post("/brief", days(kind, words(today() - 3 * DAY)) if kind == "gem_uitkering" else {"kind": kind})
        draft = server.post("/vraag/begin", page.form("/vraag/begin").values).location.rsplit("/", 1)[0]
        same(server.post(draft + "/plaats", {"municipality": "GM9901"}).status, 303, "where")
        step = server.get(draft + "/onderwerp")
        expect("Aan uw woorden te zien" not in step.shown(), "nothing is guessed: " + kind)
        same(step.form("/onderwerp").values.get("topic"), topic, "it is chosen")
        same(server.post(draft + "/onderwerp", step.form("/onderwerp").values).status, 303, "going on")
        same(server.get(draft + "/onderwerp").form("/onderwerp").values.get("topic"), topic, "keeps it")


@test
def a_last_day_that_is_known_stands_in_the_lists_and_on_the_page_of_who_helps(server):
    dated = today() - 3 * DAY
    page = result(server, "gem_uitkering", words(dated))
    _, asked = ask_in_steps(server, page.form("/vraag/begin").values, topic="bezwaar_besluit_gemeente", channel="phone", phone="06 10008888")
    holder = server.sign_in(SAMIRA)
    said = "Laatste dag " + words(last_day(server, dated)).rsplit(" ", 1)[0]
    for path in ("/werk", "/werk/bellen"):
        line = [row for row in holder.get(path).text.split("<li class=") if asked.work + '"' in row]
        expect(len(line) == 1 and said in line[0] and "Misschien een termijn" not in line[0], "%s says %r: %r" % (path, said, line))
    same(holder.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    shown = holder.get(asked.work).shown()
    expect(said in shown and "Misschien een termijn" not in shown, "so does its page")


@test
def what_was_filled_in_goes_along_with_a_call(server):
    for kind in ("dagvaarding", "huis_uit", "onbekend"):
        page = server.post("/brief", {"kind": kind})
        form = page.form("/bel-mij/begin")
        told = server.post("/bel-mij/begin", form.values)
        expect("Wilt u mij helpen met deze brief?" in told.form("/bel-mij").values["question"], "the text of " + kind)
        sent = dict(told.form("/bel-mij").values, phone="06 10008888", part="any")
        asked = server.asked(server.post("/bel-mij", sent).location)
        expect("Wilt u mij helpen met deze brief?" in asked.thread().shown(), "who helps reads it")


def language_button(page, code):
    """(form, address, what it says) of a button that shows the page in another language; None for a link."""
    found = re.search(r'<button class="app-linkbutton"[^>]*form="([\w-]+)" formaction="([^"]+)"([^>]*) lang="%s"' % code, page.text)
    return found and (found.group(1), found.group(2), "only_shown" in found.group(3))


TYPED = {"way": "now", "to": "Gemeente Demodam", "reference": "12/34", "against": "Dat ik moet betalen", "why": "Ik woon alleen.",
         "name": "Mehmet Kaya", "address": "Kerkstraat 1, Demodam"}


def form_with(page, field):
    return next(form for form in page.forms if field in form.values)


def typed_in(form):
    return {field: form.values.get(field) for field in TYPED}


@test
def a_letter_that_was_typed_is_still_there_after_every_button(server):
    page = result(server, "gem_uitkering", words(today() - 10 * DAY))
    asked = server.request("POST", "/brief/bezwaar", page.form("/brief/bezwaar").values)
    same(asked.status, 303, "the form has an address")
    form = server.get(asked.location)
    fields = {**form.form("/brief/bezwaar").values, **TYPED}
    made = server.request("POST", "/brief/bezwaar", fields)
    same(made.status, 303, "so has the letter")
    for _ in range(2):  # reloaded, or by the key Back
        paper = server.get(made.location)
        expect("Ik woon alleen." in paper.by_id("letter-text"), "the letter")
    who = server.post("/brief", paper.form("/brief").values)
    expect("Ga verder met uw bezwaar" in who.shown(), "who helps, and the letter is kept")
    again = server.post("/brief/bezwaar", who.form("/brief/bezwaar").values)
    same(typed_in(again.form("/brief/bezwaar")), TYPED, "after who helps")
    back = re.search(r'form="objection" formaction="([^"]+)"', form.text.split("<main")[1])
    same(back and back.group(1), "/brief", "the way back takes along what is typed")
    day = server.post("/brief", fields)
    again = server.post("/brief/bezwaar", day.form("/brief/bezwaar").values)
    same(typed_in(again.form("/brief/bezwaar")), TYPED, "after the last day")
    changed = server.post("/brief", {**day.form("/brief").values, "change": "yes"})
    day = server.post("/brief", {**form_with(changed, "dated_day").values, **boxes("dated", words(today() - 9 * DAY))})
    same(typed_in(server.post("/brief/bezwaar", day.form("/brief/bezwaar").values).form("/brief/bezwaar")), TYPED, "another date")
    by_place = next(form for form in day.forms if "place" in form.values and "change" not in form.values)
    place = server.post("/brief", {**by_place.values, "place": "Demodam"})
    same(typed_in(server.post("/brief/bezwaar", place.form("/brief/bezwaar").values).form("/brief/bezwaar")), TYPED, "another place")


@test
def a_letter_in_the_making_goes_along_to_another_language(server):
    page = result(server, "gem_uitkering", words(today() - 10 * DAY))
    form = server.post("/brief/bezwaar", page.form("/brief/bezwaar").values)
    same(language_button(form, "tr"), ("objection", "/tr/brief/bezwaar", True), "a button that takes along what is typed")
    first = re.search(r'<button[^>]*form="objection"[^>]*>', form.text).group(0)
    expect("formaction" not in first, "Enter in a field makes the letter: " + first)
    turkish = server.post("/tr/brief/bezwaar", {**form.form("/brief/bezwaar").values, **TYPED, "only_shown": "yes"})
    same((turkish.status, typed_in(turkish.form("/brief/bezwaar"))), (200, TYPED), "the form in Turkish")
    expect('lang="tr"' in turkish.text and turkish.by_id("letter-text") is None, "and no letter yet")
    asked = server.request("POST", "/tr/brief/bezwaar", {**form.form("/brief/bezwaar").values, **TYPED, "only_shown": "yes"})
    expect(asked.status == 303 and "/tr/brief/bezwaar/uw/" in asked.location, "at an address, to come back to")
    paper = server.request("POST", "/brief/bezwaar", {**form.form("/brief/bezwaar").values, **TYPED})
    expect('href="/tr%s"' % paper.location in server.get(paper.location).text, "of the letter the address, in Turkish")


@test
def who_reads_another_language_reads_what_the_letter_says(server):
    said = {"en": "What does this letter say?", "tr": "Bu mektupta ne yazıyor?", "pl": "Co jest w tym liście?",
            "uk": "Що написано в цьому листі?", "ar": "ماذا تقول هذه الرسالة؟"}
    fields = {**days("gem_uitkering", words(today())), **TYPED, "make": "yes"}
    for language, question in said.items():
        page = server.post("/%s/brief/bezwaar" % language, fields)
        expect(question in page.shown(), "%s: %s" % (language, page.shown()[:300]))
        expect("Ik ben het niet eens" in page.by_id("letter-text"), "and the letter is in Dutch")
    expect("Wat staat er in deze brief?" not in server.post("/brief/bezwaar", fields).shown(), "not in Dutch itself")
    for path in ("/ar/brief",):
        page = server.post(path, {"kind": "gem_uitkering"})
        expect("\u20683 maart 2026\u2069" in page.shown(), "a Dutch date keeps its order between Arabic words")


@test
def a_very_long_letter_is_not_lost_either(server):
    long = {**TYPED, "why": "Ik woon alleen. " * 300}
    page = server.request("POST", "/brief/bezwaar", {**days("gem_uitkering", words(today())), **long, "make": "yes"})
    same(page.status, 200, "too long for an address")
    same(language_button(page, "tr")[:2], ("language-form", "/tr/brief/bezwaar"), "sent again in another language")
    same(page.forms[0].values["why"].strip(), long["why"].strip(), "with the whole letter")
    who = server.request("POST", "/brief", page.form("/brief").values)
    again = server.request("POST", "/brief/bezwaar", who.form("/brief/bezwaar").values)
    same(again.form("/brief/bezwaar").values["why"].strip(), long["why"].strip(), "after who helps")


@test
def a_letter_that_speaks_of_danger_stands_in_no_address(server):
    fields = {**days("gem_uitkering", words(today())), **TYPED, "why": "Mijn man slaat mij, daarom kwam ik niet.", "make": "yes"}
    paper = server.request("POST", "/brief/bezwaar", fields)
    expect(paper.status == 200 and "Mijn man slaat mij" in paper.by_id("letter-text"), "the letter is the answer")
    who = server.request("POST", "/brief", paper.form("/brief").values)
    same(who.status, 200, "nor on the page of who helps")
    again = server.request("POST", "/brief/bezwaar", who.form("/brief/bezwaar").values)
    same((again.status, again.form("/brief/bezwaar").values["why"]), (200, fields["why"]), "and is not lost")


@test
def the_address_of_the_letter_without_the_letter_begins_at_the_letter(server):
    for front in ("", "/tr"):
        answer = server.request("GET", front + "/brief/bezwaar")
        same((answer.status, answer.location), (303, front + "/brief"), "no page of a machine")


main()
