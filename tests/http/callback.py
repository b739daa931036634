#!/usr/bin/env python3
"""Calling back: a number and when; what to mind; the attempts; and nobody calls in time."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import BRAM, HENK, LINH, ROOS, ROOT, expect, main, same, test, until
from steps import ask_in_steps

VANGNET = 7
PHONE, MIND = "06 10008888", "Bel alleen als de kinderen op school zijn"


def newest(server):
    return server.sql("select municipality, question from question order by asked_ms desc, question desc limit 1")[0]


def call_me(server, **fields):
    """-> (answer, address of the thread, when it was stored)"""
    sent = {"phone": PHONE, "part": "morning", "mind": MIND, "question": "Een brief van de deurwaarder"}
    sent.update(fields)
    server.posted.add(MIND)
    answer = server.post("/bel-mij", sent)
    if answer.status != 303:
        return answer, None
    return answer, "/werk/vraag/%d/%d" % newest(server)


@test
def a_number_is_enough_to_be_called(server):
    answer = server.post("/bel-mij", {"phone": PHONE})
    same(answer.status, 303, "status")
    page = server.get(answer.location)
    expect(page.by_id("code") and "Wij bellen u uiterlijk" in page.shown(), "a code, and by when")
    expect("set-cookie" not in answer.headers, "no cookie")
    question = newest(server)
    same(server.sql("select part, voicemail from callback where question = %d" % question[1]), [("any", 0)], "the wish")
    same(server.one("select count(*) from holding where question = %d" % question[1]), 1, "holders")


@test
def an_interpreter_is_asked_for_in_a_language(server):
    roos = server.sign_in(ROOS)
    _, thread = call_me(server, interpreter="tr", name="Ayse")
    page = roos.get("/werk/bellen").text
    row = [item for item in page.split("<li class=") if thread + '"' in item]
    expect(len(row) == 1 and "tolk: Turks" in row[0], "in the list of calls")
    same(roos.post(thread + "/nemen", {"holder": "0"}).status, 303, "taking")
    row = [item for item in roos.get("/werk?lijst=mijn").text.split("<li class=") if thread + '"' in item]
    expect(len(row) == 1 and "tolk: Turks" in row[0], "in the list of what is theirs")
    expect("De inwoner wil een tolk" in roos.get(thread).shown(), "and above the number")
    answer, _ = call_me(server, interpreter="tr", phone="12")
    expect('value="tr" selected' in answer.text, "what was chosen stays")
    answer, thread = call_me(server, interpreter="<b>")
    same(answer.status, 303, "another word is no language")
    expect("tolk:" not in roos.get(thread).shown(), "nor an interpreter")
    sealed = server.one("select count(*) from question where language = 'tr'")
    same(sealed, 0, "it stands sealed, with how to reach them")


@test
def a_planned_call_is_said_beforehand_on_the_own_page(server):
    roos = server.sign_in(ROOS)
    asked = server.ask("Bel mij.", topic="", channel="phone", phone=PHONE)
    day = datetime.date.today() + datetime.timedelta(days=3)
    sent = {"plan_day": day.strftime("%d-%m-%Y"), "plan_time": "10:30"}
    same(roos.post(asked.work + "/plannen", sent).status, 409, "only who took it")
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    for wrong, said in (({"plan_day": ""}, "vandaag of later"), ({"plan_day": "01-01-2020"}, "vandaag of later"),
                        ({"plan_day": "eens"}, "Deze dag kunnen wij niet lezen"), ({"plan_time": "laat"}, "Schrijf de tijd zo")):
        answer = roos.post(asked.work + "/plannen", dict(sent, **wrong))
        same(answer.status, 400, "status of %r" % wrong)
        expect(said in answer.shown() and 'value="%s"' % dict(sent, **wrong)["plan_time"] in answer.text, said)
    expect(" om 10" not in asked.thread().shown(), "nothing was planned")
    same(roos.post(asked.work + "/plannen", sent).status, 303, "planned")
    expect("Gepland telefoontje: " in roos.get(asked.work).shown(), "for colleagues")
    expect(re.search(r"Gepland\b[^<]{1,60}10[:.]30", roos.get("/werk/bellen").shown()), "in the list of calls too")
    told = asked.thread().shown()
    expect(re.search(r"Wij bellen u op .* om 10[:.]30", told) and "Neem gerust op: dat zijn wij" in told, "for the resident")
    same(roos.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "called in vain, three days before")
    expect(re.search(r"Wij bellen u op .* om 10[:.]30", asked.thread().shown()), "the appointment stays")
    expect("Gepland telefoontje: " in roos.get(asked.work).shown(), "for colleagues too")
    same(roos.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    expect("Wij bellen u op" not in asked.thread().shown(), "then it is past")
    byword = server.ask("Geen nummer.", topic="")
    same(roos.post(byword.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    expect("Plan een telefoontje" not in roos.get(byword.work).shown(), "without a number nothing is planned")


def listed(professional, asked):
    """Its lines in the list of calls."""
    return [row for row in professional.get("/werk/bellen").text.split("<li class=") if asked.work + '"' in row]


@test
def a_call_planned_after_they_spoke_is_on_the_list_by_its_day(server):
    roos = server.sign_in(ROOS)
    asked = server.ask("Bel mij over mijn fornuis.", topic="", channel="phone", phone=PHONE)
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(roos.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    same(listed(roos, asked), [], "off the list")
    server.sql("update holding set due_ms = 1 where question = %d" % asked.question)
    day = datetime.date.today() + datetime.timedelta(days=3)
    same(roos.post(asked.work + "/plannen", {"plan_day": day.strftime("%d-%m-%Y"), "plan_time": "10:30"}).status, 303, "again")
    rows = listed(roos, asked)
    expect(len(rows) == 1 and "Te laat" not in rows[0] and "Gepland" in rows[0], "on the list, due on that day: %r" % rows)
    same(roos.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "in vain")
    same(len(listed(roos, asked)), 1, "still promised")
    same(roos.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    same(listed(roos, asked), [], "off the list")


@test
def what_was_planned_and_called_off_is_one_story_to_the_resident(server):
    roos = server.sign_in(ROOS)
    asked = server.ask("Bel mij over mijn gang.", topic="", channel="phone", phone=PHONE)
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    day = datetime.date.today() + datetime.timedelta(days=3)
    plan = {"plan_day": day.strftime("%d-%m-%Y"), "plan_time": "10:30"}
    same(roos.post(asked.work + "/plannen", plan).status, 303, "planned")
    same(roos.post(asked.work + "/niet-bellen", {}).status, 303, "called off")
    words = asked.thread().shown()
    expect("belt u niet meer" in words and "Wij bellen u op" not in words, "no call: " + words[:900])
    expect("Gepland telefoontje" not in roos.get(asked.work).shown(), "nor for colleagues")
    same(roos.post(asked.work + "/plannen", plan).status, 303, "planned again")
    words = asked.thread().shown()
    expect("belt u niet meer" not in words and "Wij bellen u op" in words, "a call: " + words[:900])
    same(len(listed(roos, asked)), 1, "on the list")


@test
def no_call_is_promised_before_the_only_day_that_was_named(server):
    today = datetime.date.today()
    names = ("mon", "tue", "wed", "thu", "fri")
    for name in names:
        check, asked = ask_in_steps(server, {"question": "Bel mij over mijn tuin."}, channel="phone", phone=PHONE, part="evening",
                                    days=[name])
        due_ms = server.one("select due_ms from holding where question = %d" % asked.question)
        due = datetime.date.fromtimestamp(due_ms / 1000 - 1)
        within = [today + datetime.timedelta(days=n) for n in range((due - today).days + 1)]
        expect(any(day.weekday() == names.index(name) for day in within), "%s is not before %s" % (due, name))
        expect("%d " % due.day in check.shown() and "Wij bellen u uiterlijk" in asked.page.shown(), "as said beforehand")


def due_of(server, asked):
    return server.one("select due_ms from holding where question = %d" % asked.question)


@test
def a_promise_of_whoever_has_it_next_is_no_earlier_than_they_can_be_called(server):
    bram, linh, overdue = server.sign_in(BRAM), server.sign_in(LINH), []
    names = ("mon", "tue", "wed", "thu", "fri")

    def not_before(asked, name, words):
        days = (datetime.date.fromtimestamp(due_of(server, asked) / 1000 - 1) - datetime.date.today()).days
        expect(any((datetime.date.today() + datetime.timedelta(days=n)).weekday() == names.index(name) for n in range(days + 1)),
               "%s: %s in %d days" % (words, name, days))

    for name in names:
        wish = dict(topic="huur_uitzetting", channel="phone", phone=PHONE, part="evening", days=[name])
        back, late, over = (server.ask("Bel mij over de huur.", **wish) for _ in range(3))
        same(bram.post(back.work + "/terug", {"reason": "no_room"}).status, 303, "passed back")
        not_before(back, name, "passed back")
        same(bram.post(over.work + "/nemen", {"holder": "0"}).status, 303, "taking")
        offer = {"question": "yes", "contact": "yes", "to": "2", "why": "lawyer", "asked": "Kijkt u mee?", "consent": "phone"}
        same(bram.post(over.work + "/overdragen/versturen", offer).status, 303, "offered")
        number = server.one("select handover from handover where question = %d" % over.question)
        same(linh.post("/werk/overdracht/%d/%d/%d/aannemen" % (over.municipality, over.question, number)).status, 303, "accepted")
        not_before(over, name, "handed over")
        overdue.append((late, name))
    server.sql("update holding set due_ms = 1 where question in (%s)" % ", ".join(str(late.question) for late, _ in overdue))
    until(lambda: all(late.state()[1] == VANGNET for late, _ in overdue), "the safety net has them", 120)
    for late, name in overdue:
        not_before(late, name, "caught")


@test
def where_one_lives_is_asked_when_the_doorway_has_several_places(server):
    page = server.get("/bel-mij")
    same(page.form("/bel-mij").values["municipality"], "Demodam", "its own stands there")
    expect("Woont u in Demodam? Dan belt Vangnetloket Demodam" in page.shown(), "and nothing is promised to others")
    answer, _ = call_me(server, municipality="Amsterdam")
    expect(answer.status == 200 and "doet nog niet mee" in answer.shown(), "who lives elsewhere hears so")
    answer, _ = call_me(server, municipality="Overdam")
    expect("Vangnetloket Overdam" in server.get(answer.location).shown(), "and a neighbour is called by his own")


@test
def a_wrong_number_gets_a_sentence_and_everything_typed_stays(server):
    before = server.one("select count(*) from question")
    for phone in ("", "12", "bel mij maar"):
        answer, _ = call_me(server, phone=phone, name="Fatima", voicemail="yes")
        same(answer.status, 400, "status with %r" % phone)
        expect('id="phone-fault"' in answer.text, "the sentence stands beside the number")
        values = answer.form("/bel-mij").values
        same((values["phone"], values["mind"], values["name"]), (phone, MIND, "Fatima"), "what was typed")
        expect('value="morning" checked' in answer.text, "when")
    same(server.one("select count(*) from question"), before, "questions")


@test
def a_dutch_number_with_a_digit_too_few_or_too_many_is_told_at_once(server):
    before = server.one("select count(*) from question")
    for phone in ("06 1234 567", "061234567", "012345678", "06-12345678910", "+31 6 1234567"):
        answer, _ = call_me(server, phone=phone)
        same(answer.status, 400, "status with %r" % phone)
        expect("heeft tien cijfers" in answer.shown(), "what is wrong: %r" % phone)
        asked = server.post("/vraag", {"question": "Bel mij.", "municipality": "GM9901", "phone": phone})
        same(asked.status, 400, "asked with %r" % phone)
        expect("heeft tien cijfers" in asked.shown(), "what is wrong")
    same(server.one("select count(*) from question"), before, "questions")
    for phone in ("+31 6 12345678", "0031612345678", "+32 470 12 34 56"):
        same(call_me(server, phone=phone)[0].status, 303, "status with %r" % phone)


@test
def number_moment_and_what_we_mind_are_said_back_at_once(server):
    answer, _ = call_me(server, days=["tue"])
    page = server.get(answer.location).shown()
    expect("Wij bellen u op 06 10008888: dinsdag 's ochtends." in page and MIND in page, page[:900])
    answer, _ = call_me(server, part="any", mind="")
    page = server.get(answer.location).shown()
    expect("Wij bellen u op 06 10008888." in page and "Hier letten wij op" not in page, "nothing more was said")


@test
def who_asks_a_question_says_when_to_call_too(server):
    check, asked = ask_in_steps(server, {"question": "Bel mij over mijn schuur."}, channel="phone", phone=PHONE, part="morning",
                                days=["tue", "thu"], voicemail="yes", mind=MIND)
    for page in (check, asked.page):
        expect("dinsdag, donderdag 's ochtends" in page.shown() and MIND in page.shown(), page.shown()[:1500])
    roos = server.sign_in(ROOS)
    words = roos.get(asked.work).shown()
    expect("dinsdag, donderdag 's ochtends" in words and "U mag de voicemail inspreken" in words, "for who calls")
    draft = server.post("/vraag/begin", {"question": "Bel mij over mijn muur."}).location.rsplit("/", 1)[0]
    sent = {"channel": "phone", "phone": "06 1", "part": "evening", "days": ["mon"]}
    for page in (server.post(draft + "/antwoord", sent), server.get(draft + "/antwoord")):
        expect(page.form("/antwoord").values.get("part") == ("evening" if page.status == 400 else "any"), "what was chosen stays")
    same(server.post(draft + "/antwoord", dict(sent, phone=PHONE)).status, 303, "then it fits")
    page = server.get(draft + "/antwoord")
    expect('value="evening" checked' in page.text and 'value="mon" checked' in page.text, "and going back keeps it")
    same(server.post(draft + "/antwoord", dict(sent, channel="email", email="w@bewoner.example")).status, 303, "by mail")
    expect("maandag" not in server.get(draft + "/nakijken").shown(), "then nobody calls")


@test
def another_place_may_be_named_and_one_that_takes_no_part_gets_numbers(server):
    same(call_me(server, municipality="GM9902")[0].status, 303, "a neighbour")
    same(newest(server)[0], 9902, "its municipality")
    before = server.one("select count(*) from question")
    elsewhere, _ = call_me(server, municipality="Amsterdam")
    same(elsewhere.status, 200, "elsewhere")
    expect("0800-8020" in elsewhere.shown(), "national help")
    same(server.one("select count(*) from question"), before, "nothing was stored")


@test
def the_wish_is_for_the_holder_only(server):
    _, thread = call_me(server)
    roos = server.sign_in(ROOS)
    page = roos.get(thread)
    for words in (MIND, PHONE, "'s ochtends", "Spreek niets in"):
        expect(words in page.shown(), "%s stands with the question" % words)
    listed = roos.get("/werk/bellen")
    expect(thread in listed.text, "on the list of the safety net")
    row = [row for row in listed.text.split("<li class=") if thread + '"' in row][0]
    expect(MIND not in listed.text and "10008888" not in row, "no word of it in the list, and no number before it is read")
    bram = server.sign_in(BRAM)
    same(bram.get(thread).status, 404, "the question by another organisation")
    expect(thread not in bram.get("/werk/bellen").text, "and not on its list")
    sealed = server.sql("select sealed from callback where question = %s" % thread.split("/")[-1])
    expect(MIND not in str(sealed), "sealed in the database")


@test
def calls_in_vain_are_counted_and_another_part_of_the_day_is_proposed(server):
    _, thread = call_me(server, phone="06 10008801", part="any", mind="")
    roos = server.sign_in(ROOS)
    same(roos.post(thread + "/nemen", {"holder": "0"}).status, 303, "taking")
    for call in ("no_answer", "voicemail"):
        same(roos.post(thread + "/gebeld", {"call": call, "words": ""}).status, 303, call)
    page = roos.get(thread).shown()
    expect("2 keer gebeld zonder gesprek" in page and "Probeer het nu" in page, "what was tried, what is next")
    expect("2 keer gebeld, laatst" in roos.get("/werk/bellen").shown(), "on the list")
    same(roos.post(thread + "/gebeld", {"call": "spoke", "words": ""}).status, 303, "spoken")
    expect(thread not in roos.get("/werk/bellen").text, "answered: off the list")


@test
def a_call_in_vain_never_leaves_what_was_asked_nor_names_a_time_beside_an_appointment(server):
    roos = server.sign_in(ROOS)
    for wish in ({"part": "any", "mind": "Niet bellen als mijn man thuis is"}, {"part": "any", "mind": "", "days": ["tue"]}):
        answer, thread = call_me(server, question="Bel mij.", **wish)
        asked = server.asked(answer.location)
        same(roos.post(thread + "/nemen", {"holder": "0"}).status, 303, "taking")
        same(roos.post(thread + "/gebeld", {"call": "no_answer", "words": ""}).status, 303, "in vain")
        expect("Probeer het nu" not in roos.get(thread).shown(), "no other time for who calls: %r" % wish)
        expect("Wij proberen het" not in asked.thread().shown(), "nor for the resident: %r" % wish)
    answer, thread = call_me(server, phone="06 10008802", question="Bel mij.", part="morning", mind="")
    same(roos.post(thread + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(roos.post(thread + "/gebeld", {"call": "no_answer", "words": ""}).status, 303, "in vain")
    expect("Probeer het nu 's ochtends" in roos.get(thread).shown(), "what they asked, again")
    day = datetime.date.today() + datetime.timedelta(days=3)
    same(roos.post(thread + "/plannen", {"plan_day": day.strftime("%d-%m-%Y"), "plan_time": "10:30"}).status, 303, "planned")
    words = roos.get(thread).shown()
    expect("Gepland telefoontje" in words and "Probeer het nu" not in words, "the appointment counts")


@test
def an_answer_in_writing_leaves_them_on_the_list_until_somebody_spoke(server):
    roos = server.sign_in(ROOS)
    asked = server.ask("Bel mij over mijn huur.", topic="", channel="phone", phone=PHONE, name="Ans Bakker")
    rows = lambda: listed(roos, asked)
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    expect("Ans Bakker wil gebeld worden." in roos.get(asked.work).shown(), "said beside the answer")
    same(roos.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "in vain")
    same(roos.post(asked.work + "/antwoord", {"text": "Ik belde u. Belt u mij terug?"}).status, 303, "in writing")
    expect(len(rows()) == 1 and "nog niet gesproken" in rows()[0], "still on the list")
    same(roos.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "in vain after the answer")
    same(len(rows()), 1, "still")
    same(roos.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    same(rows(), [], "then it is off the list")
    expect("wil gebeld worden" not in roos.get(asked.work).shown(), "and the notice is gone")
    ticket = asked.open_link()
    same(server.post(ticket + "/aanvullen", {"text": "Nog iets: bel mij."}).status, 303, "the resident adds something")
    same(len(rows()), 1, "then it is on the list again")


@test
def calling_may_be_called_off_and_the_resident_reads_that(server):
    roos = server.sign_in(ROOS)
    asked = server.ask("Bel mij over mijn gas.", topic="", channel="phone", phone=PHONE)
    off = asked.work + "/niet-bellen"
    same(roos.post(off, {}).status, 409, "only who took it")
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    expect(roos.get(asked.work).has_form("/niet-bellen"), "one button")
    expect("belt u niet meer" not in asked.thread().shown(), "before")
    same((roos.post(off, {}).status, roos.post(off, {}).status), (303, 303), "called off, twice")
    expect(asked.work + '"' not in roos.get("/werk/bellen").text, "off the list")
    same(roos.get(asked.work).shown().count("bellen is niet meer nodig"), 1, "colleagues read it once")
    expect("Wilt u toch gebeld worden" in asked.thread().shown(), "the resident reads it")
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Bel toch maar."}).status, 303, "adding")
    expect("belt u niet meer" not in asked.thread().shown(), "then it is no longer so")
    expect(asked.work + '"' in roos.get("/werk/bellen").text, "and on the list")
    seen = roos.get(asked.work).form("/niet-bellen").values
    same(server.post(asked.open_link() + "/aanvullen", {"text": "Vanavond na zeven uur."}).status, 303, "adding while the page is open")
    unread = roos.post(off, seen)
    same(unread.status, 409, "what came after the page was shown is read first")
    expect("Vanavond na zeven uur." in unread.shown() and "De inwoner schreef net iets" in unread.shown(), "it stands there")
    expect(asked.work + '"' in roos.get("/werk/bellen").text, "still on the list")
    same(roos.post(off, unread.form("/niet-bellen").values).status, 303, "read, and called off")
    expect(asked.work + '"' not in roos.get("/werk/bellen").text, "off the list")
    mailed = server.ask("Mail mij.", topic="", channel="code")
    same(roos.post(mailed.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    expect("wil gebeld worden" not in roos.get(mailed.work).shown(), "who did not ask for a call")


@test
def one_may_call_now_only_in_the_hours_of_calling(server):
    roos = server.sign_in(ROOS)
    asked = server.ask("Bel mij over mijn fiets.", topic="", channel="phone", phone=PHONE)
    row = [row for row in roos.get("/werk/bellen").text.split("<li class=") if asked.work + '"' in row][0]
    now = datetime.datetime.now()
    if now.weekday() > 4 or not 9 <= now.hour < 18:
        expect("Kan nu" not in row and "Kan vanaf " in row, "at night and in the weekend it says from when")
    else:
        expect("Kan nu" in row or "Kan vanaf " in row, "by day now, or after a holiday")


@test
def nobody_calls_in_time_and_the_safety_net_has_it(server):
    answer = server.post("/vraag", {"question": "Bel mij over mijn schulden", "topic": "schulden", "municipality": "GM9901",
                                    "phone": PHONE})
    same(answer.status, 303, "asking")
    question = newest(server)[1]
    same(server.one("select organisation from holding where question = %d" % question), 4, "debt help has it")
    server.sql("update holding set due_ms = 1 where question = %d" % question)
    until(lambda: server.one("select caught from holding where question = %d" % question), "the safety net takes over")
    expect(str(question) in server.sign_in(ROOS).get("/werk/bellen").text, "on the safety net's list to call")


@test
def a_promised_call_that_is_late_counts_as_late_after_an_answer_in_writing(server):
    roos, henk = server.sign_in(ROOS), server.sign_in(HENK)
    asked = server.ask("Bel mij over mijn dak.", topic="", channel="phone", phone=PHONE)
    line = lambda page: [row for row in page.text.split("<li class=") if asked.work + '"' in row]
    late = lambda: henk.get("/beheer/wachten").shown().count("Antwoord geschreven, nog niet gesproken")
    before = late()
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(roos.post(asked.work + "/antwoord", {"text": "Ik bel u nog."}).status, 303, "in writing")
    same((line(roos.get("/werk?lijst=telaat")), late()), ([], before + 1), "not late yet, and it waits")
    server.sql("update holding set due_ms = 1 where question = %d" % asked.question)
    row = line(roos.get("/werk?lijst=telaat"))
    expect(len(row) == 1 and "nog niet gesproken" in row[0] and "Te laat" in row[0], "on the list of what is late: %r" % row)
    expect("Te laat" in line(roos.get("/werk?lijst=beantwoord"))[0], "and so on the other")
    expect("Te laat" in roos.get(asked.work).shown().split("Antwoord aan de inwoner")[0], "and on its page")
    same(roos.post(asked.work + "/gebeld", {"call": "spoke"}).status, 303, "spoken")
    same((line(roos.get("/werk?lijst=telaat")), late()), ([], before), "then nothing waits")
    expect("Te laat" not in line(roos.get("/werk?lijst=beantwoord"))[0], "nor is late")


@test
def who_is_to_be_called_is_counted_again_from_what_happened(server):
    """The migration that mends it says of each question what the rules made of it."""
    roos = server.sign_in(ROOS)
    made = []
    for steps in ("", "gebeld:no_answer", "gebeld:spoke", "antwoord", "gebeld:spoke aanvullen", "gebeld:spoke aanvullen antwoord",
                  "gebeld:spoke plannen", "niet-bellen", "niet-bellen aanvullen", "antwoord gebeld:spoke", "gebeld:spoke afsluiten",
                  "afsluiten aanvullen"):
        asked = server.ask("Bel mij: " + steps, topic="", channel="phone", phone=PHONE)
        for step in ["nemen"] + steps.split():
            path, _, call = step.partition(":")
            if path == "aanvullen":
                same(server.post(asked.open_link() + "/aanvullen", {"text": "Bel mij."}).status, 303, steps)
            day = datetime.date.today() + datetime.timedelta(days=3)
            fields = {"nemen": {"holder": "0"}, "plannen": {"plan_day": day.strftime("%d-%m-%Y")}, "antwoord": {"text": "Dag."},
                      "gebeld": {"call": call}, "afsluiten": {"outcome": "helped", "anyway": "yes"}, "niet-bellen": {}}
            if path in fields:
                same(roos.post(asked.work + "/" + path, fields[path]).status, 303, steps + ": " + path)
        made.append((asked.question, steps))
    live = dict(server.sql("select question, calling from holding"))
    same(sorted({live[question] for question, _ in made}), [1, 2], "both happen")
    with open(os.path.join(ROOT, "migrations", "0032_calls_that_wait.sql"), encoding="utf-8") as f:
        server.sql(re.search(r"^UPDATE holding.*?;$", f.read(), re.S | re.M).group(0))
    counted = dict(server.sql("select question, calling from holding"))
    for question, steps in made:
        same(counted[question], live[question], "after %r" % steps)


@test
def wiping_takes_the_wish_along(server):
    answer, _ = call_me(server)
    question = newest(server)[1]
    secret = server.get(answer.location).text.split("/volg/l/")[1].split('"')[0].split("<")[0].strip()
    ticket = server.get("/volg/l/" + secret).location
    same(server.post(ticket + "/wissen", {}).status, 200, "wiping")
    same(server.one("select count(*) from callback where question = %d" % question), 0, "wishes")


main()
