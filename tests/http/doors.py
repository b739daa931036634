#!/usr/bin/env python3
"""Other doors: a question entered beside a resident, a shared screen that forgets, a frame in another site."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import BRAM, LINH, ROOS, SAMIRA, expect, main, same, test

STORY = "Deze mevrouw krijgt minder bijstand en begrijpt de brief niet"
KIOSK = "__Host-elkedeur-kiosk=1"


def enter(person, **fields):
    sent = {"question": STORY, "municipality": "Demodam", "reach": "06 10007777", "topic": "bijstand",
            "consent": "yes", "told": "yes"}
    sent.update(fields)
    person.server.remember("phone", sent["reach"])
    return person.post("/werk/nieuw", sent)


# ---- beside a resident ----

@test
def a_professional_enters_a_question_in_three_fields_and_it_is_held(server):
    linh = server.sign_in(LINH)
    before = server.one("select count(*) from question")
    answer = linh.post("/werk/nieuw", {"question": STORY, "municipality": "1000", "reach": ""})
    same(answer.status, 303, "status")
    page = linh.get(answer.location)
    same(page.status, 200, "what the resident takes home")
    expect(page.by_id("code"), "a code")
    expect("Vangnetloket Demodam" in page.shown(), "who has it")
    same(server.one("select count(*) from question"), before + 1, "questions")
    question = server.one("select question from referral order by at_ms desc limit 1")
    same(server.one("select count(*) from holding where question = %d" % question), 1, "holders")


@test
def who_gets_it_is_shown_before_it_is_sent_and_whoever_sits_beside_keeps_it(server):
    samira = server.sign_in(SAMIRA)
    before = server.one("select count(*) from question")
    typed = {"question": "Zij heeft een brief van DUO: de studieschuld van haar ex.", "municipality": "Demodam", "look": "yes",
             "name": "Els", "reach": "06 10007777", "told": "yes"}
    server.remember("phone", typed["reach"])
    look = server.post("/werk/nieuw", list(typed.items()) + [("days", "mon"), ("days", "wed"), ("csrf", samira.csrf)],
                       cookie=samira.cookie)
    same(look.status, 200, "the page that asks")
    same(server.one("select count(*) from question"), before, "nothing was stored")
    form = look.form("/werk/nieuw").values
    expect('<option value="studieschuld" selected' in look.text, "the topic, from the words")
    expect("Ik houd deze vraag zelf (Samira Bakker)" in look.shown(), "keeping it can be chosen")
    expect(re.search(r'id="to-self" value="p\d+"[^>]* checked', look.text), "and is chosen")
    expect("Wie bij het onderwerp past: Sociaal raadslieden" in look.shown(), "who would get it by its topic")
    for name in ("question", "name", "reach", "told"):
        same(form[name], typed[name], name)
    same(re.findall(r'name="days" value="(\w+)"', look.text), ["mon", "wed"], "days")
    keep = dict(typed, topic="studieschuld", looked="studieschuld", to=re.search(r'value="(p\d+)"', look.text).group(1))
    del keep["look"]
    sent = samira.post("/werk/nieuw", keep)
    same(sent.status, 303, "sent")
    asked = server.sql("select municipality, question from referral order by at_ms desc limit 1")[0]
    done = samira.get(sent.location)
    expect("/werk/vraag/%d/%d" % asked in done.links, "the page after it opens it")
    expect(re.search(r"Zonder internet\? Bel Sociaal raadslieden Demodam en zeg de code: [0-9 ]{10,}", done.shown()), "to take along")
    same(samira.get("/werk/vraag/%d/%d" % asked).status, 200, "it is theirs")
    same(server.one("select stage from holding where question = %d" % asked[1]), "taken", "taken at once")


@test
def another_topic_shows_again_who_gets_it(server):
    samira = server.sign_in(SAMIRA)
    typed = {"question": "Een brief over mijn studieschuld.", "municipality": "Demodam", "reach": ""}
    other = samira.post("/werk/nieuw", dict(typed, topic="bijstand", looked="studieschuld", to=""))
    same(other.status, 200, "shown again")
    expect(re.search(r'id="to-topic"[^>]* checked', other.text), "what was chosen stays")
    same(samira.post("/werk/nieuw", dict(typed, topic="bijstand", looked="bijstand", to="")).status, 303, "then sent")
    nobody = samira.post("/werk/nieuw", dict(typed, topic="bijstand", looked="bijstand", to="other", other=""))
    same(nobody.status, 400, "somebody else, and nobody chosen")
    back = samira.post("/werk/nieuw", dict(typed, change="yes"))
    same((back.status, back.form("/werk/nieuw").values["question"]), (200, typed["question"]), "back to the form")
    zeynep = server.sign_in("zeynep@bibliotheek.demodam.example")
    look = zeynep.post("/werk/nieuw", dict(typed, look="yes"))
    expect('id="to-self"' not in look.text and re.search(r'id="to-topic"[^>]* checked', look.text), "who only refers, answers nothing")
    wrong = samira.post("/werk/nieuw", dict(typed, question=" ", look="yes"))
    same(wrong.status, 400, "a fault is told before")


@test
def how_it_goes_on_is_said_as_it_is(server):
    bram = server.sign_in(BRAM)
    page = bram.get(enter(bram, told="").location)
    expect("Dat wilde de inwoner zo" not in page.shown() and "U kruiste niet aan" in page.shown(), "a box that was not ticked")
    expect("/werk/aangemeld" in page.links, "with where it would stand")
    expect("/werk/aangemeld" in bram.get("/werk/nieuw").links, "from the form too")
    expect("Namens iemand" in page.shown() and "Aanmelden" not in page.shown(), "no word for signing in")


@test
def how_to_reach_somebody_is_told_by_what_was_filled_in(server):
    linh = server.sign_in(LINH)
    for reach, channel in (("06 10001234", "phone"), ("ans@bewoner.example", "email"), ("", "code")):
        same(enter(linh, reach=reach).status, 303, "entering with %r" % reach)
        same(server.one("select channel from question order by asked_ms desc, question desc limit 1"), channel, "way")


@test
def a_fault_stands_beside_its_field_and_everything_typed_stays(server):
    linh = server.sign_in(LINH)
    before = server.one("select count(*) from question")
    for wrong, field in (({"question": "  "}, "question"), ({"reach": "12"}, "reach"), ({"reach": "een@"}, "reach"),
                         ({"municipality": "Nergenshuizen"}, "municipality"), ({"municipality": "1002"}, "municipality"),
                         ({"municipality": "Amsterdam"}, "municipality"), ({"topic": "bestaat_niet"}, "topic")):
        answer = enter(linh, name="Mevrouw Ans", **wrong)
        same(answer.status, 400, "status with %s" % wrong)
        expect('id="%s-fault"' % field in answer.text, "the sentence stands beside %s" % field)
        values = answer.form("/werk/nieuw").values
        same(values["name"], "Mevrouw Ans", "the name")
        same(values["reach"], wrong.get("reach", "06 10007777"), "how to reach")
        if field != "question":
            same(values["question"], STORY, "the story")
    same(server.one("select count(*) from question"), before, "questions")


@test
def how_to_reach_somebody_safely_goes_along_to_the_holder(server):
    linh, samira = server.sign_in(LINH), server.sign_in(SAMIRA)
    mind = "Bel alleen als de kinderen op school zijn"
    server.posted.add(mind)
    for reach in ("06 10007777", "ans@bewoner.example"):
        same(enter(linh, reach=reach, part="morning", mind=mind).status, 303, "entering")
        asked = server.sql("select municipality, question from referral order by at_ms desc, question desc limit 1")[0]
        thread = samira.get("/werk/vraag/%d/%d" % asked).shown()
        expect(mind in thread, "what to mind, with " + reach)
        expect(("Spreek niets in" in thread and "ochtends" in thread) == reach.startswith("06"), "when, for who calls")
        expect(mind not in str(server.sql("select sealed from callback where question = %d" % asked[1])), "sealed")
    wrong = enter(linh, question=" ", part="evening", mind=mind, voicemail="yes")
    same(wrong.status, 400, "another field is wrong")
    same(wrong.form("/werk/nieuw").values["mind"], mind, "it stays")
    expect('value="evening" selected' in wrong.text, "and when")


@test
def who_entered_it_sees_how_it_goes_and_never_what_it_says(server):
    linh, samira = server.sign_in(LINH), server.sign_in(SAMIRA)
    answer = enter(linh)
    asked = server.sql("select municipality, question from referral order by at_ms desc limit 1")[0]
    thread = "/werk/vraag/%d/%d" % asked
    same(linh.get(thread).status, 404, "the thread by who entered it")
    same(samira.post(thread + "/nemen", {"holder": "0"}).status, 303, "the holder takes it")
    listed = linh.get("/werk/aangemeld")
    for words in ("Sociaal raadslieden Demodam", "Iemand is ermee bezig", "Bijstand"):
        expect(words in listed.shown(), "%s stands on the list" % words)
    expect(STORY not in listed.text and "10007777" not in listed.text, "no word of the question")
    same(samira.post(thread + "/afsluiten", {"outcome": "helped", "words": "", "anyway": "yes"}).status, 303, "closing")
    expect("Geholpen" in linh.get("/werk/aangemeld").shown(), "how it ended")
    same(server.sign_in(ROOS).get(answer.location).status, 404, "the page with the code, by another organisation")


@test
def who_did_not_agree_is_on_no_list(server):
    bram = server.sign_in(BRAM)
    same(enter(bram, told="").status, 303, "entering")
    expect("nog niemand aangemeld" in bram.get("/werk/aangemeld").shown(), "an empty list")
    question = server.one("select question from referral where told = 0 order by at_ms desc limit 1")
    same(server.sql("select given from consent where question = %d and text_key = 'consent-refer'" % question), [(0,)],
         "the answer is kept with its text")


@test
def the_list_goes_on_where_the_page_before_ended(server):
    aisha = server.sign_in("aisha@overdam.demodam.example")
    for n in range(53):
        same(enter(aisha, municipality="GM9902").status, 303, "entering")
    first = aisha.get("/werk/aangemeld")
    same(first.text.count('<li class="app-line">'), 50, "lines on the first page")
    more = [a for a in first.links if "/werk/aangemeld?na=" in a]
    same(len(more), 1, "a link to the next page")
    same(aisha.get(more[0]).text.count('<li class="app-line">'), 3, "lines on the second page")


@test
def wiping_takes_the_referral_along(server):
    linh = server.sign_in(LINH)
    page = linh.get(enter(linh).location)
    question = server.one("select question from referral order by at_ms desc limit 1")
    secret = page.text.split("/volg/l/")[1].split("<")[0].strip()
    ticket = server.get("/volg/l/" + secret).location
    same(server.post(ticket + "/wissen", {}).status, 200, "wiping")
    same(server.one("select count(*) from referral where question = %d" % question), 0, "referrals")


@test
def another_organisation_or_a_colleague_can_be_chosen_to_answer(server):
    linh = server.sign_in(LINH)
    page = linh.get("/werk/nieuw").shown()
    expect("Schuldhulp Demodam" in page and "Linh Nguyen" in page and "Bram Visser" not in page, "who can be chosen")
    same(enter(linh, to="o4").status, 303, "debt help")
    newest = "select question from question order by asked_ms desc, question desc limit 1"
    same(server.sql("select organisation, why from holding where question = %d" % server.one(newest)), [(4, "chosen")],
         "who has it")
    same(enter(linh, to="p3").status, 303, "a colleague")
    same(server.sql("select organisation, professional, stage from holding where question = %d" % server.one(newest)),
         [(2, 3, "taken")], "who has it")
    before = server.one("select count(*) from question")
    for wrong in ("o999", "p1", "p999999", "x4", "o", "o-1", "4"):
        answer = enter(linh, to=wrong)
        same(answer.status, 400, "status with %r" % wrong)
        expect('id="to-fault"' in answer.text, "a sentence")
    same(server.one("select count(*) from question"), before, "questions")


# ---- a shared screen ----

@test
def a_shared_screen_is_switched_on_and_off_by_one_cookie(server):
    on = server.post("/kiosk", {"on": "yes"})
    expect(on.headers["set-cookie"].startswith(KIOSK + "; Path=/; Secure; HttpOnly"), "the cookie that says so")
    expect("Ik ben klaar: wis alles" in server.get("/", cookie=KIOSK).shown(), "the button on every page")
    expect("wis alles" not in server.get("/").shown(), "and on no other screen")
    expect("Max-Age=0" in server.post("/kiosk", {"on": "no"}, cookie=KIOSK).headers["set-cookie"], "switched off")


@test
def who_is_done_leaves_nothing_behind(server):
    first = server.post("/vraag/begin", {"question": STORY}, cookie=KIOSK).location
    same(server.get(first, cookie=KIOSK).status, 200, "the next page")
    done = server.post("/kiosk/klaar", {"at": first}, cookie=KIOSK)
    same((done.status, done.location), (303, "/"), "back to the start")
    same(server.get(first, cookie=KIOSK).status, 404, "what was typed is gone")
    for strange in ("", "/", "/vraag/c/", "/vraag/c/x/tekst", "//kwaad.example", "/volg"):
        same(server.post("/kiosk/klaar", {"at": strange}, cookie=KIOSK).location, "/", "from %r" % strange)


@test
def who_walks_away_leaves_it_for_five_minutes(server):
    here = server.post("/vraag/begin", {"question": STORY}, cookie=KIOSK).location
    home = server.post("/vraag/begin", {"question": STORY}).location
    server.sql("update draft set expires_ms = expires_ms - %d" % (5 * 60 * 1000))
    same(server.get(here, cookie=KIOSK).status, 404, "on the shared screen")
    same(server.get(home).status, 200, "at home, where it is kept for a day")


# ---- in a frame ----

def policy(answer):
    return answer.headers["content-security-policy"].split("frame-ancestors ")[1]


@test
def only_named_sites_may_show_pages_of_residents_in_a_frame(server):
    same(policy(server.get("/vraag")), "'none'", "without any")
    server.sql("insert into doorway_frame (doorway, parents) values (1, 'https://www.bieb.example https://school.example')")
    server.get("/over/rapport")  # the frame of a page is remembered for a second
    import time
    time.sleep(1.1)
    for path in ("/", "/vraag", "/volg"):
        same(policy(server.get(path)), "https://www.bieb.example https://school.example", path)
    samira = server.sign_in(SAMIRA)
    for path in ("/werk", "/vraag"):
        same(policy(samira.get(path)), "'none'", path + " for who is signed in")
    same(policy(server.get("/werk/aanmelden")), "'none'", "signing in")
    server.sql("delete from doorway_frame")


@test
def inside_a_frame_the_page_has_no_frame_of_its_own(server):
    framed = server.get("/vraag", headers={"Sec-Fetch-Dest": "iframe"})
    expect("app-header" not in framed.text and "app-footer" not in framed.text, "neither head nor foot")
    expect("app-contact" in framed.text, "but a person to call")
    expect("set-cookie" not in framed.headers, "and no cookie")
    expect("app-header" in server.get("/vraag").text, "the page by itself has them")


@test
def a_place_that_is_another_than_the_one_that_was_chosen_is_asked_back(server):
    at = server.post("/vraag/begin", {"question": "Ik heb schulden."}).location
    page = server.post(at, {"municipality": "GM9901", "place": "Overdam"})
    expect(page.status == 400 and "U koos een gemeente, maar hier staat een andere." in page.shown(), "asked back")
    same(page.form("/plaats").values["municipality"], "GM9901", "what was chosen stays")
    same(server.post(at, {"municipality": "GM9901", "place": "Demodam"}).status, 303, "the same place twice is fine")


@test
def where_no_topic_was_asked_the_words_choose_who_helps(server):
    def to_whom(text, **more):
        fields = {"question": text, "municipality": "GM9901", "channel": "code", "consent": "yes", **more}
        asked = server.asked(server.post("/vraag", fields).location)
        holder = "select h.organisation, h.why, q.topic from holding h join question q on q.question = h.question where q.question = %d"
        organisation, why, topic = server.sql(holder % asked.question)[0]
        return organisation, why, topic or ""

    debts = "Ik heb schulden en kan mijn rekeningen niet meer betalen."
    same(to_whom(debts), (4, "helps", "schulden"), "debt help")
    same(to_whom(debts, topic=""), (7, "no_topic", ""), "who was asked and does not know: a person looks")
    same(to_whom("Hallo, bent u daar?"), (7, "no_topic", ""), "words that say nothing")


main()
