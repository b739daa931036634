#!/usr/bin/env python3
"""The pages of professionals and coordinators: whom a line is about, what became of what was handed over, and
numbers without names."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import BRAM, HENK, LINH, ROOS, SAMIRA, expect, main, same, test

NAME, PHONE = "Philippa van der Zande", "06 10007001"
PARTS = ("question", "additions", "replies", "name", "contact")


def line(page, asked):
    """The words of one line of a list."""
    found = [item for item in re.findall(r'<li class="app-line.*?</li>', page.text, re.S) if asked.work + '"' in item]
    same(len(found), 1, "lines of this question")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found[0]))


def listed(server, asked):
    return server.one("select count(*) from access_log where question = %d and act = 'listed'" % asked.question)


def handed_over(server, bram, linh, parts=PARTS, **asking):
    """-> the question, accepted by somebody of the Juridisch Loket."""
    asked = server.ask("Mijn schuld groeit.", topic="huur_uitzetting", name=NAME, **asking)
    same(bram.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    sent = dict({part: "yes" for part in parts}, to="2", why="lawyer", asked="Kijkt u mee?", consent="phone")
    same(bram.post(asked.work + "/overdragen/versturen", sent).status, 303, "offering")
    number = server.one("select handover from handover where question = %d" % asked.question)
    offer = "/werk/overdracht/%d/%d/%d" % (asked.municipality, asked.question, number)
    same(linh.post(offer + "/aannemen").status, 303, "accepting")
    return asked


# ---- whom a line is about ----

def taken(server, samira, name):
    asked = server.ask("Ik wil weten waar ik recht op heb.", name=name)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    return asked


@test
def a_line_of_what_is_mine_says_the_first_name_and_how_the_code_begins(server):
    samira = server.sign_in(SAMIRA)
    waiting, asked = server.ask("Nog een vraag.", name=NAME), taken(server, samira, NAME)
    words, begin = line(samira.get("/werk?lijst=mijn"), asked), asked.code[:4]
    expect("Philippa" in words and "Zande" not in words, "the name by which one is called: " + words)
    expect("code " + begin in words, "how the code begins: " + words)
    expect(asked.code not in samira.get(asked.work).text, "never all of it")
    expect("begint met " + begin in samira.get(asked.work).shown(), "the question itself says the same")
    expect(asked.code.replace("-", "")[4:] not in samira.get(asked.work).text, "nor on the page of the question")
    words = line(samira.get("/werk?lijst=wacht"), waiting)
    expect("Philippa" not in words and "code " + waiting.code[:4] in words, "of what nobody took, only the code: " + words)
    found = samira.post("/werk/zoek", {"code": asked.code})
    same((found.status, found.location), (303, asked.work), "the box takes the code that is read out")


@test
def a_form_of_address_is_no_name(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira, "Mevrouw Zevenhuizen")
    expect("Mevrouw Zevenhuizen" in line(samira.get("/werk?lijst=mijn"), asked), "all of it then")


@test
def a_name_in_a_list_is_noted_once_a_day_for_each_who_saw_it(server):
    samira = server.sign_in(SAMIRA)
    asked, nameless = taken(server, samira, NAME), taken(server, samira, "")
    same(listed(server, asked), 0, "before")
    for _ in range(2):
        samira.get("/werk?lijst=mijn")
    same((listed(server, asked), listed(server, nameless)), (1, 0), "where a name was seen")
    page = asked.thread().shown()
    expect("Er heeft nog niemand naar uw vraag gekeken" in page, "it was not read")
    expect("ziet uw voornaam en het begin van uw code in een lijst" in page, "the resident is told of the list")


@test
def a_line_that_cannot_be_opened_hides_no_other(server):
    samira = server.sign_in(SAMIRA)
    asked, broken = taken(server, samira, NAME), taken(server, samira, NAME)
    server.sql("update question_key set wrapped = (select wrapped from question_key where question = %d) where question = %d"
               % (asked.question, broken.question))
    page = samira.get("/werk?lijst=mijn")
    same(page.status, 200, "the list")
    expect("Philippa" in line(page, asked), "the others say who")
    expect("Philippa" not in line(page, broken), "a key of another question opens nothing")


@test
def whom_to_call_is_said_with_the_name(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask("Bel mij.", name=NAME, channel="phone", phone=PHONE)
    words = line(samira.get("/werk/bellen"), asked)
    expect("Philippa" in words and asked.code[:4] in words, words)


@test
def a_name_that_did_not_go_along_is_in_no_line(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked = handed_over(server, bram, linh, parts=("question",))
    words = line(linh.get("/werk?lijst=mijn"), asked)
    expect("Philippa" not in words and asked.code[:4] in words, words)
    same(listed(server, asked), 0, "nobody saw a name")


# ---- what became of what was handed over ----

@test
def who_handed_over_sees_how_it_goes_and_never_what_is_said(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked = handed_over(server, bram, linh, channel="phone", phone=PHONE)
    expect("/werk/overdrachten?lijst=loopt" in bram.get("/werk").links, "a list of its own, from the first page on")

    def sent(which):
        return bram.get("/werk/overdrachten?lijst=" + which)

    expect("Aangenomen" in sent("loopt").shown(), "accepted")
    old = bram.get(asked.work)
    same(old.status, 404, "the question itself is not theirs any more")
    expect("in de lijst Overgedragen" in old.shown(), "and says where to look")
    same(linh.post(asked.work + "/antwoord", {"text": "Kom maandag langs."}).status, 303, "answering")
    expect("Er was contact met de inwoner" in sent("loopt").shown(), "answered")
    same(linh.post(asked.work + "/afsluiten", {"outcome": "helped", "words": "Dag.", "anyway": "yes"}).status, 303, "closing")
    over = sent("klaar").shown()
    expect("Klaar: Geholpen" in over, "and how it ended")
    for private in ("Philippa", "Kom maandag", "Mijn schuld groeit"):
        expect(private not in over, "%r is not for who handed over" % private)


@test
def who_took_consent_back_tells_the_sender_no_more(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked = handed_over(server, bram, linh)
    expect("ziet of u hulp krijgt" in asked.thread().shown(), "the resident reads what the sender sees")
    same(server.post(asked.open_link() + "/overdracht", {"answer": "stop"}).status, 303, "not any more")
    same(server.sql("select state, reason from handover where question = %d" % asked.question),
         [("cancelled", "withdrawn")], "how it ended")


# ---- to who belongs to the other party ----

@test
def a_part_of_the_municipality_is_warned_about_where_that_is_the_other_party(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask("De gemeente wees mijn bijstand af.", topic="bijstand", name=NAME)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    form = samira.get(asked.work + "/overdragen")
    expect("Hoort bij de gemeente" in form.shown(), "a line says so")
    expect('id="dependent"' not in form.text, "nothing to confirm yet")
    sent = dict({part: "yes" for part in PARTS}, to="3", why="closer", asked="Kijkt u mee?", consent="page")
    for step in ("/overdragen", "/overdragen/versturen"):
        warned = samira.post(asked.work + step, sent)
        same(warned.status, 400, "without confirming: " + step)
        expect("De gemeente is hier de andere partij" in warned.shown(), "in words")
        same(warned.form("/overdragen").values["asked"], "Kijkt u mee?", "what was typed stays")
        expect('id="dependent"' in warned.text, "and can be confirmed")
    same(server.one("select count(*) from handover where question = %d" % asked.question), 0, "nothing was offered")
    sent["dependent"] = "yes"
    preview = samira.post(asked.work + "/overdragen", sent)
    expect("Let op: Wijkteam Demodam hoort bij de gemeente" in preview.shown(), "the text to read out says it")
    send = preview.form("/versturen")
    same(samira.post(send.action, send.values).status, 303, "offering")
    page = server.get(asked.open_link() + "/overdracht").shown()
    expect("Let op: Wijkteam Demodam hoort bij de gemeente" in page, "and so does the resident's page")
    same(server.post(asked.open_link() + "/overdracht", {"answer": "yes"}).status, 303, "yes")
    body = server.one("select t.body from consent c join consent_text t on t.text_hash = c.text_hash"
                      " where c.question = %d and c.text_key = 'consent-handover'" % asked.question)
    expect("hoort bij de gemeente" in body, "what was agreed to is kept whole")


@test
def who_fits_the_topic_stands_first_with_a_line_to_call(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask("De studieschuld van mijn ex.", topic="studieschuld")
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    page = samira.get(asked.work + "/overdragen").text
    first, others = page.split("Andere organisaties")
    expect("Past bij dit onderwerp" in first and "Onderwijshulp Demoland" in first, "who has a service about it")
    expect("Opvang De Brug" in others and "Opvang De Brug" not in first, "the others below")
    names = re.findall(r"<strong>([^<]+)</strong>", others)
    same(names, sorted(names, key=str.lower), "by name")
    row = first.split("Onderwijshulp Demoland")[1].split("app-radio")[0]
    expect("099 900 9120" in row and "alleen voor collega" in row, "the line for colleagues")
    expect('href="tel:' in row, "to press")
    to = re.search(r'value="(\d+)"[^>]*><label[^>]*><strong>Onderwijshulp', first).group(1)
    sent = {"to": to, "why": "lawyer", "asked": "Kijk mee", "question": "yes", "consent": "page"}
    look = samira.post(asked.work + "/overdragen", sent)
    expect("099 900 9120" in look.shown(), "on the page that looks it over too (%d)" % look.status)


@test
def a_question_leads_to_the_text_about_its_topic_with_the_law(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask("Mijn bijstand stopt.", topic="bijstand")
    link = [link for link in samira.get(asked.work).links if link.startswith("/onderwerp/bijstand")]
    same(len(link), 1, "one link")
    text = samira.get(link[0])
    expect(re.search(r'href="https://wetten\.overheid\.nl/jci1\.3:c:BWBR0015703&(amp;)?artikel=\d', text.text), "the law, to press")
    expect("wetten.overheid.nl" not in server.get(link[0]).text, "not for residents")
    unknown = server.ask("Ik weet het niet.", topic="")
    roos = server.sign_in(ROOS)
    expect(not [link for link in roos.get(unknown.work).links if link.startswith("/onderwerp")], "no topic, no link")


@test
def the_day_of_the_example_comes_still(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask("Bel mij.", topic="bijstand", channel="phone", phone="06 10008888")
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    day = re.search(r"Bijvoorbeeld: morgen, maandag of (\d+) (\w+)\.", samira.get(asked.work).shown())
    expect(day, "an example")
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    year = datetime.date.today().year
    said = datetime.date(year, months.index(day.group(2)) + 1, int(day.group(1)))
    said = said if said > datetime.date.today() else said.replace(year=year + 1)
    expect((said - datetime.date.today()).days < 15, "it comes soon: %s" % said)


@test
def elsewhere_nobody_is_warned(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask("Mijn huurbaas reageert niet.", topic="bijstand")
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    sent = dict({part: "yes" for part in PARTS}, to="2", why="lawyer", asked="Kijkt u mee?", consent="phone")
    preview = samira.post(asked.work + "/overdragen", sent)
    same(preview.status, 200, "who does not belong to the municipality")
    expect("Let op" not in preview.shown(), "no warning")


# ---- another problem of the same resident ----

def newest(server):
    return server.sql("select municipality, question from question order by asked_ms desc, question desc limit 1")[0]


def second(samira, asked, **fields):
    sent = dict({"question": "Ik slaap slecht van de buren.", "topic": "schulden", "to": "topic", "agreed": "yes"}, **fields)
    return samira.post(asked.work + "/nog-een", sent)


@test
def another_problem_becomes_a_question_of_its_own(server):
    samira, bram = server.sign_in(SAMIRA), server.sign_in(BRAM)
    asked = server.ask("Ik krijg geen bijstand.", name=NAME, channel="phone", phone=PHONE, mind="Niet na vijven")
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    expect(asked.work + "/nog-een" in samira.get(asked.work).links, "from the question itself")
    same(second(samira, asked).status, 303, "made")
    number = newest(server)
    expect(number[1] != asked.question, "a second question")
    expect("Die vraag ligt bij Schuldhulp Demodam" in samira.get(asked.work).shown(), "who got it, and by when")
    expect("Die vraag ligt bij" not in asked.thread().shown(), "for colleagues")
    other = "/werk/vraag/%d/%d" % number
    same(server.one("select organisation from holding where question = %d" % number[1]), 4, "with who helps with that")
    seen = bram.get(other).shown()
    for words in (NAME, PHONE, "Niet na vijven", "Ik slaap slecht", "opgeschreven door Sociaal raadslieden Demodam"):
        expect(words in seen, "%r goes along" % words)
    expect("Ik krijg geen bijstand" not in seen, "and not what was asked first")
    same(server.sql("select given, text_hash from consent where question = %d" % number[1]),
         server.sql("select given, text_hash from consent where question = %d" % asked.question), "the same consent")
    page = asked.thread()
    expect("Uw andere vraag" in page.shown() and "Schuldhulp Demodam heeft uw vraag" in page.shown(), "both on one page")
    link = re.search(r'href="(/volg/v/[^"]+)">Bekijk deze vraag', page.text).group(1)
    back = server.get(link)
    expect("Ik slaap slecht" in back.shown() and "Sociaal raadslieden Demodam heeft uw vraag" in back.shown(), "and back")
    same(samira.get(other).status, 404, "who made it does not read on")
    same(server.post(page.form("/aanvullen").action.replace("/aanvullen", "/wissen")).status, 200, "the first is wiped")
    expect("Uw andere vraag" not in server.get(link).shown(), "then the other stands alone")


@test
def by_code_one_hears_that_there_is_another_question_and_no_more(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask("Ik krijg geen bijstand.", name=NAME, channel="phone", phone=PHONE)
    told = "U heeft nog een vraag lopen."

    def by_code():
        return server.post("/volg", {"code": asked.code}).shown()

    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    expect(told not in by_code(), "one question is all")
    same(second(samira, asked).status, 303, "made")
    number = newest(server)[1]
    seen = by_code()
    expect(told in seen and "Met uw eigen link" in seen, "that it is there, and where to see it")
    expect("Schuldhulp" not in seen and "Schulden" not in seen and "/volg/v/" not in seen, "not what about, nor with whom")
    server.sql("update question set danger = 1 where question = %d" % number)
    expect(told not in by_code(), "of danger nothing is said")
    server.sql("update question set danger = 0 where question = %d" % number)
    expect(told in by_code(), "again")
    bram = server.sign_in(BRAM)
    other = "/werk/vraag/%d/%d" % (asked.municipality, number)
    same(bram.post(other + "/nemen", {"holder": "0"}).status, 303, "the other is taken")
    same(bram.post(other + "/afsluiten", {"outcome": "helped", "words": "Dag.", "anyway": "yes"}).status, 303, "and closed")
    expect(told not in by_code(), "what is done is not running")


@test
def another_problem_may_stay_here_and_nothing_is_made_without_a_yes(server):
    samira, joris = server.sign_in(SAMIRA), server.sign_in("joris@raadslieden.demodam.example")
    asked = server.ask("Ik krijg geen bijstand.", name=NAME, consent="")
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    before = server.one("select count(*) from question")
    for wrong, said in (({"agreed": ""}, "Vraag de inwoner of dit mag"), ({"question": " "}, "Schrijf op wat er aan de hand is")):
        answer = second(samira, asked, **wrong)
        same(answer.status, 400, "status")
        expect(said in answer.shown(), said)
        expect('value="schulden" selected' in answer.text, "what was chosen stays")
    same(second(joris, asked).status, 409, "only who took it")
    same(server.one("select count(*) from question"), before, "nothing was made")
    same(second(samira, asked, to="here", agreed="").status, 303, "kept here")
    number = newest(server)
    same(server.sql("select stage, organisation, professional from holding where question = %d" % number[1]),
         [("taken", 1, 1)], "with who made it")
    expect("/werk/vraag/%d/%d" % number in samira.get(asked.work).links, "and one leads to the other")
    same(server.one("select given from consent where question = %d" % number[1]), 0, "no consent here either")


# ---- an interpreter ----

@test
def an_interpreter_is_asked_for_beside_the_resident_and_goes_along_with_the_number(server):
    samira, bram, linh = server.sign_in(SAMIRA), server.sign_in(BRAM), server.sign_in(LINH)
    sent = {"question": "Ik heb hulp nodig.", "municipality": "Demodam", "reach": PHONE, "interpreter": "ti", "topic": "bijstand"}
    same(samira.post("/werk/nieuw", sent).status, 303, "asked")
    page = samira.get("/werk/vraag/%d/%d" % newest(server)).shown()
    expect("tolk: Tigrinya" in page, "on the page of the question")
    wrong = samira.post("/werk/nieuw", dict(sent, reach="12"))
    expect('value="ti" selected' in wrong.text, "what was chosen stays")
    for parts, there in ((PARTS, True), (("question", "name"), False)):
        same(server.post("/bel-mij", {"phone": PHONE, "interpreter": "ti"}).status, 303, "call me")
        municipality, question = newest(server)
        server.sql("update holding set organisation = 4, stage = 'taken', professional = 5 where question = %d" % question)
        path = "/werk/vraag/%d/%d" % (municipality, question)
        offer = dict({part: "yes" for part in parts}, to="2", why="lawyer", asked="Kijkt u mee?", consent="phone")
        same(bram.post(path + "/overdragen/versturen", offer).status, 303, "offering")
        number = server.one("select handover from handover where question = %d" % question)
        same(linh.post("/werk/overdracht/%d/%d/%d/aannemen" % (municipality, question, number)).status, 303, "accepting")
        same("tolk: Tigrinya" in linh.get(path).shown(), there, "with the parts %s" % (parts,))
        same("tolk: Tigrinya" in linh.get("/werk/bellen").shown(), there, "in the list with the parts %s" % (parts,))
        same(linh.post(path + "/afsluiten", {"outcome": "helped", "words": "Dag.", "anyway": "yes"}).status, 303, "closing")


# ---- numbers for a coordinator ----

@test
def a_coordinator_sees_the_totals_of_each_organisation(server):
    henk = server.sign_in(HENK)

    def row():
        found = re.search(r"<strong>Sociaal raadslieden Demodam</strong></div>\s*<dl(.*?)</dl>", henk.get("/beheer/wachten").text, re.S)
        expect(found, "a row of the raadslieden")
        return re.findall(r"<dd>(.*?)</dd>", found.group(1))

    first = server.ask("Een eerste.", name=NAME)
    before = row()
    late = server.ask("Een tweede.", name=NAME)
    server.sql("update holding set due_ms = since_ms - 1, bound = 1 where question = %d" % late.question)
    server.sql("update question set asked_ms = asked_ms - 2592000000 where question = %d" % late.question)
    after = row()
    same((int(after[0]) - int(before[0]), int(after[2]) - int(before[2])), (1, 1), "one more waits, and is late")
    same(after[1], "30 dagen", "the oldest, in days as in the list below")
    shown = henk.get("/beheer/wachten").text
    expect("werkdag" not in shown, "one unit on one page")
    lines = [row for row in shown.split("<li class=") if "Eigen belofte" in row]
    expect(lines and all("/beheer/bezwaren" in row for row in lines), "what the law binds has terms of its own")
    expect(any('href="tel:' in row for row in lines), "whom to ask about what is late")
    expect("/beheer/zoekwoorden" in henk.get("/beheer/wachten").links, "a way to the words")
    same(henk.get("/beheer/zoekwoorden").status, 200, "that nothing was found for")
    for private in ("Philippa", first.code[:4], "Een tweede"):
        expect(private not in shown, "%r is not on the coordinator's page" % private)


main()
