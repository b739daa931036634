#!/usr/bin/env python3
"""/werk over its sockets: signing in and out, the inbox, and everything a professional does with a
question, as the resident and the colleagues see it."""
import email
import email.policy
import glob
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import (AISHA, BRAM, HENK, JORIS, LINH, PASSWORD, ROOS, SAMIRA, Live, expect, main, same, test,
                   until)

SAMIRA_ID, JORIS_ID = 1, 2
RAADSLIEDEN, VANGNET = 1, 7
TEXT = "Ik kreeg een brief dat mijn bijstand stopt. Ik begrijp niet waarom."
HOUR_MS = 60 * 60 * 1000


def fault(answer):
    """The id of what is wrong, and that a sentence says it."""
    found = [f for f in re.findall(r'<p class="app-fault" id="(\w+)-fault"[^>]*>(.+?)</p>', answer.text, re.S)]
    same(len(found), 1, "sentences inside a form")
    return found[0][0]


def taken(server, person, **fields):
    asked = server.ask(TEXT, **fields)
    same(person.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    return asked


# ---- signing in and out ----

@test
def signing_in_sets_one_careful_cookie_and_signing_out_ends_the_session(server):
    answer = server.post("/werk/aanmelden", {"email": SAMIRA, "password": PASSWORD})
    same((answer.status, answer.location), (303, "/werk"), "right address and password")
    cookies = [v for n, v in answer.header_list if n.lower() == "set-cookie"]
    same(len(cookies), 1, "cookies")
    parts = [p.strip() for p in cookies[0].split(";")]
    expect(parts[0].startswith("__Host-elkedeur=") and len(parts[0]) > 40, "its name and a long token")
    same(sorted(parts[1:]), sorted(["Path=/", "Secure", "HttpOnly", "SameSite=Lax"]), "its attributes")
    samira = server.sign_in(SAMIRA)
    expect("Samira Bakker" in samira.get("/werk").shown(), "the page names who is signed in")
    out = samira.post("/werk/afmelden")
    same((out.status, out.location), (303, "/werk/aanmelden"), "signing out")
    expect("Max-Age=0" in out.headers["set-cookie"], "the cookie goes")
    same(samira.get("/werk").status, 401, "the session is over, whoever kept the cookie")


@test
def an_unknown_account_gets_the_same_page_as_a_wrong_password(server):
    pages = {}
    for address in (SAMIRA, "niemand@raadslieden.demodam.example"):
        answer = server.post("/werk/aanmelden", {"email": address, "password": "helemaal-verkeerd"})
        expect("set-cookie" not in answer.headers, "no cookie")
        typed = [form for form in answer.forms if form.action.endswith("/aanmelden")][-1]  # behind those of the demo
        same(typed.values["email"], address, "the address stays")
        same(typed.values["password"], "", "the password does not")
        headers = {k: v for k, v in answer.headers.items() if k not in ("date", "content-length")}
        without_demo = re.sub(r'<section class="app-card">.*?</section>', "", answer.text, flags=re.S)
        pages[address] = (answer.status, without_demo.replace(address, "X"), headers)
    same(pages[SAMIRA], pages["niemand@raadslieden.demodam.example"], "the two answers")
    same(pages[SAMIRA][0], 400, "status")


@test
def passwords_are_taken_as_they_are(server):
    for address, password, status in ((SAMIRA.upper(), PASSWORD, 303), ("  %s " % SAMIRA, PASSWORD, 303),
                                    (SAMIRA, PASSWORD + " ", 400), (SAMIRA, PASSWORD.upper(), 400),
                                    (SAMIRA, "", 400), ("", "", 400), (SAMIRA, "x" * 201, 400),
                                    (SAMIRA, PASSWORD + "\x00", 400), (SAMIRA, b"\xff\xfe", 400)):
        same(server.post("/werk/aanmelden", {"email": address, "password": password}).status, status,
             "%r, %r" % (address, password))
    server.sql("delete from throttle")


@test
def guessing_at_an_account_is_braked_without_telling_whether_it_exists(server):
    server.sql("delete from throttle")
    found = {}
    for address in (JORIS, "niemand@elders.example"):
        answers = [server.post("/werk/aanmelden", {"email": address, "password": "verkeerd-%d" % i}) for i in range(12)]
        found[address] = [(a.status, "kwartier" in a.shown()) for a in answers]
    same(found[JORIS], found["niemand@elders.example"], "the two rows of answers")
    same(found[JORIS], [(400, False)] * 10 + [(400, True)] * 2, "ten attempts, then a quarter of an hour")
    same(server.post("/werk/aanmelden", {"email": JORIS, "password": PASSWORD}).status, 400, "even the right one")
    same(server.post("/werk/aanmelden", {"email": SAMIRA, "password": PASSWORD}).status, 303, "another account")
    server.sql("update throttle set since_ms = since_ms - %d" % (16 * 60 * 1000))
    same(server.post("/werk/aanmelden", {"email": JORIS, "password": PASSWORD}).status, 303, "a quarter later")
    server.sql("delete from throttle")


@test
def sessions_end_by_themselves_and_with_the_account(server):
    def ends(change, back=None):
        person = server.sign_in(BRAM)
        same(person.get("/werk").status, 200, "before")
        server.sql(change)
        try:
            same(person.get("/werk").status, 401, "after " + change)
            same(person.get("/").status, 200, "public pages go on")
        finally:
            if back:
                server.sql(back)
    ends("update session set seen_ms = seen_ms - %d" % (61 * 60 * 1000))
    ends("update session set started_ms = started_ms - %d" % (13 * HOUR_MS))
    who = "professional = (select professional from professional where email = '%s')" % BRAM
    ends("update professional set active = 0 where " + who, "update professional set active = 1 where " + who)
    ends("delete from session where " + who)


@test
def a_made_up_cookie_is_nobody(server):
    for cookie in ("__Host-elkedeur=x", "__Host-elkedeur=" + "A" * 43, "__Host-elkedeur=", "elkedeur=x",
                   "__Host-elkedeur=%00; __Host-elkedeur=y", "__Host-elkedeur='; drop table session; --"):
        answer = server.get("/werk", cookie=cookie)
        same(answer.status, 401, cookie)
        expect(answer.has_form("/werk/aanmelden"), "the form to sign in")
        same(server.get("/vraag", cookie=cookie).status, 200, "public pages with " + cookie)


@test
def a_form_without_the_right_token_does_nothing(server):
    samira, joris = server.sign_in(SAMIRA), server.sign_in(JORIS)
    asked = server.ask(TEXT)
    for csrf in ("", "x", joris.csrf, samira.csrf[:-1], samira.csrf + "A"):
        answer = samira.post(asked.work + "/nemen", {"holder": "0"}, csrf=csrf)
        same(answer.status, 403, "token %r" % csrf)
        expect(answer.is_page(), "a page for people")
    same(server.post(asked.work + "/nemen", {"holder": "0"}, cookie=samira.cookie).status, 403, "no token")
    same(server.post(asked.work + "/nemen", {"holder": "0", "csrf": samira.csrf}, cookie=samira.cookie,
                     headers={"Sec-Fetch-Site": "cross-site"}).status, 403, "from another site")
    same(asked.state()[0], "waiting", "the question")


@test
def an_answer_and_a_note_stand_in_boxes_of_their_own_and_sending_is_confirmed(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira)
    page = samira.get(asked.work).text
    at = [page.index(words) for words in ("app-reply", 'id="text"', "Verstuur antwoord", "app-note-form", 'id="note"')]
    same(at, sorted(at), "the box of the answer ends before that of the note begins")
    expect("</div>" in page[at[2]:at[3]], "it does end")
    sent = samira.post(asked.work + "/antwoord", {"text": "Dit kunt u doen."})
    confirmed = "Uw antwoord staat op de eigen pagina van de inwoner."
    expect(confirmed in samira.get(sent.location).shown(), "confirmed: %s" % sent.location)
    expect(confirmed not in samira.get(asked.work).shown(), "once")


# ---- inbox, taking ----

@test
def a_new_question_waits_in_the_inbox_of_its_organisation_only(server):
    asked = server.ask(TEXT)
    path = asked.work
    samira = server.sign_in(SAMIRA)
    expect(path in samira.get("/werk").links, "it waits with the raadslieden")
    expect(TEXT not in samira.get("/werk").text, "the list shows no words of it")
    for address in (LINH, BRAM, ROOS, AISHA):
        other = server.sign_in(address)
        expect(path not in other.get("/werk").links, "not with " + address)
        answer = other.get(path)
        same(answer.status, 404, "not opened by " + address)
        expect(TEXT not in answer.text, "no word of it")


@test
def taking_makes_one_person_the_contact_and_the_second_hears_so(server):
    samira, joris = server.sign_in(SAMIRA), server.sign_in(JORIS)
    asked = server.ask(TEXT)
    form = samira.get(asked.work).form("/nemen")
    answer = samira.post(form.action, form.values)
    same((answer.status, answer.location), (303, asked.work), "taking")
    same(asked.state(), ("taken", RAADSLIEDEN, SAMIRA_ID, 0), "who has it")
    same(samira.post(form.action, form.values).status, 303, "taking again is the same")
    late = joris.post(form.action, {"holder": "0"})
    same(late.status, 409, "a colleague who saw it waiting")
    expect("Een collega heeft deze vraag net genomen" in late.shown(), "and hears why")
    same(asked.state()[2], SAMIRA_ID, "who has it")
    expect(asked.work in samira.get("/werk?lijst=mijn").links, "it is on her list")
    expect(asked.work not in joris.get("/werk?lijst=mijn").links, "and not on his")
    expect("Uw contactpersoon: Samira Bakker" in asked.thread().shown(), "the resident sees who")
    over = joris.get(asked.work).form("/nemen")
    same(over.values["holder"], str(SAMIRA_ID), "taking over names who had it")
    same(joris.post(over.action, over.values).status, 303, "taking over, knowingly")
    same(asked.state()[2], JORIS_ID, "who has it")


@test
def also_a_form_with_a_fault_notes_who_saw_the_question(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask(TEXT)
    answer = samira.post(asked.work + "/notitie", {"note": ""})
    same(answer.status, 400, "an empty note")
    expect(TEXT in answer.shown(), "the thread is shown again")
    same(server.one("select count(*) from access_log where question = %d" % asked.question), 1, "looks noted")


@test
def who_wants_no_call_gives_no_number(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask(TEXT, channel="code", phone="06 10002000", email="a@bewoner.example")
    page = samira.get(asked.work)
    expect("10002000" not in page.text and "a@bewoner" not in page.text, "neither number nor address")


@test
def only_who_took_a_question_answers_it(server):
    samira, joris = server.sign_in(SAMIRA), server.sign_in(JORIS)
    asked = server.ask(TEXT)
    forms = (("/antwoord", {"text": "Hallo"}), ("/gebeld", {"call": "spoke"}),
             ("/afsluiten", {"outcome": "helped", "words": ""}))
    for path, fields in forms:
        same(samira.post(asked.work + path, fields).status, 409, "before taking: " + path)
    samira.post(asked.work + "/nemen", {"holder": "0"})
    for path, fields in forms:
        same(joris.post(asked.work + path, fields).status, 409, "by a colleague: " + path)
    same(asked.state()[0], "taken", "the question")


@test
def the_inbox_goes_on_page_by_page_without_losing_one(server):
    asked = {server.ask("Vraag %d" % i, municipality="GM9902", topic="").question for i in range(60)}
    aisha = server.sign_in(AISHA)
    seen, path, pages = [], "/werk", 0
    while path:
        page = aisha.get(path)
        same(page.status, 200, path)
        seen += [int(m) for m in re.findall(r'class="app-line__open" href="/werk/vraag/\d+/(\d+)"', page.text)]
        more = [link for link in page.links if "na=" in link]
        path = more[0] if more else None
        pages += 1
    expect(pages >= 2, "more than a page")
    same(len(seen), len(set(seen)), "each once")
    expect(asked <= set(seen), "all of them")
    expect("9+" in aisha.get("/werk").shown(), "the count says that there are many")
    for strange in ("na=x", "na=1.2.3", "na=99999999999999999999999.1", "na=-1.-1", "lijst=bestaat-niet", "lijst=%ff",
                    "na=" + "9" * 61, "lijst=mijn&lijst=telaat"):
        expect(aisha.get("/werk?" + strange).status in (200, 400), strange)


@test
def a_question_is_found_by_its_code_in_the_own_organisation_only(server):
    asked = server.ask(TEXT)
    samira, linh = server.sign_in(SAMIRA), server.sign_in(LINH)
    answer = samira.post("/werk/zoek", {"code": asked.code.lower()})
    same((answer.status, answer.location), (303, asked.work), "found")
    answer = linh.post("/werk/zoek", {"code": asked.code})
    same(answer.status, 400, "elsewhere")
    expect("geen vraag met deze code" in answer.shown(), "and says so")
    same(samira.post("/werk/zoek", {"code": "x"}).status, 400, "no code at all")


@test
def four_characters_of_a_code_are_enough_where_the_question_is_held(server):
    first, second = server.ask(TEXT), server.ask(TEXT)
    samira, linh = server.sign_in(SAMIRA), server.sign_in(LINH)
    same(samira.get(first.work).shown().count(first.code[:4]), 1, "what the page shows")
    for typed in (first.code[:4], first.code[:4].lower(), first.code):
        answer = samira.post("/werk/zoek", {"code": typed})
        same((answer.status, answer.location), (303, first.work), "found by %r" % typed)
    answer = linh.post("/werk/zoek", {"code": first.code[:4]})
    same(answer.status, 400, "elsewhere")
    expect("geen vraag met een code die zo begint" in answer.shown(), "and says so")
    short = first.code.replace("-", "")
    for typed in (short[:5], short[:8], short[:11]):
        answer = samira.post("/werk/zoek", {"code": typed})
        expect(answer.status == 200 and first.work in answer.links, "by its beginning: %r" % typed)
        expect("Kijk na of het de goede is" in answer.shown(), "only four of them count, and that is told")
    for typed in (short[:3], "0!ab", short + "0"):
        answer = samira.post("/werk/zoek", {"code": typed})
        same(answer.status, 400, "status of %r" % typed)
        expect("Vul de eerste vier tekens in, of alle twaalf" in answer.shown(), "what may be typed")
    server.sql("update question set begin_hash = (select begin_hash from question where question = %s) where question = %s"
               % (first.work.split("/")[-1], second.work.split("/")[-1]))
    both = samira.post("/werk/zoek", {"code": first.code[:4]})
    same(both.status, 200, "several are listed")
    expect(first.work in both.links and second.work in both.links, "both")
    expect("Vragen waarvan de code zo begint" in both.shown(), "with a heading")
    plain = server.one("select count(*) from question where begin_hash is null or length(begin_hash) < 16")
    same(plain, 0, "only a keyed hash of it is kept")


@test
def two_lines_that_wait_are_told_apart_by_language_and_hour(server):
    asked = server.ask(TEXT, topic="")
    server.sql("update question set language = 'tr' where question = %s" % asked.work.split("/")[-1])
    row = [row for row in server.sign_in(ROOS).get("/werk").text.split("<li class=") if asked.work + '"' in row]
    expect(len(row) == 1 and "Taal: Turks" in row[0], "the language")
    expect(re.search(r"vandaag, \d{1,2}[.:]\d\d", row[0]), "the hour")


# ---- answering ----

@test
def a_reply_is_kept_as_a_draft_and_seen_by_its_writer_only(server):
    samira, joris = server.sign_in(SAMIRA), server.sign_in(JORIS)
    asked = taken(server, samira)
    draft = "Beste mevrouw,\n\nIk zoek het <uit> & bel u."
    answer = samira.post(asked.work + "/concept", {"text": draft})
    same((answer.status, answer.body), (200, b"ok"), "while typing")
    same(samira.get(asked.work).form("/antwoord").values["text"], draft, "it stands there again")
    expect("Ik zoek het" not in asked.thread().text, "the resident does not see it")
    expect("Ik zoek het" not in joris.get(asked.work).text, "nor a colleague")
    same(samira.post(asked.work + "/antwoord", {"text": draft + " Morgen.", "keep": "yes"}).status, 303, "kept")
    same(samira.get(asked.work).form("/antwoord").values["text"], draft + " Morgen.", "the button without JavaScript")
    same(asked.state()[0], "taken", "nothing was sent")
    same(samira.post(asked.work + "/concept", {"note": "kladje"}).status, 200, "a note while typing")
    form = samira.get(asked.work).form("/antwoord")
    same(form.values["note"], "kladje", "it stands there again")
    same(samira.post(asked.work + "/concept", {"text": ""}).status, 200, "emptied")
    same(samira.get(asked.work).form("/antwoord").values["text"], "", "it is gone")


@test
def an_answer_that_is_being_written_is_not_lost_by_keeping_a_note(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira)
    form = samira.get(asked.work).form("/antwoord")
    both = dict(form.values, text="Beste mevrouw, ik zoek het uit.", note="Bel haar dochter.")
    same(samira.post(form.action, dict(both, keep="note")).status, 303, "the note is kept")
    page = samira.get(asked.work)
    same((page.form("/antwoord").values["text"], page.form("/antwoord").values["note"]), (both["text"], ""), "the answer stands there still")
    expect("Bel haar dochter." in page.shown() and "Bel haar dochter." not in asked.thread().shown(), "the note, for colleagues")
    same(asked.state()[0], "taken", "nothing was sent")
    empty = samira.post(form.action, dict(both, note="", keep="note"))
    expect(empty.status == 400 and both["text"] in empty.text and 'id="note-fault"' in empty.text, "nor by a note without words")
    same(samira.post(form.action, dict(both, note="Nog een kladje")).status, 303, "the answer is sent")
    page = samira.get(asked.work)
    same((page.form("/antwoord").values["text"], page.form("/antwoord").values["note"]), ("", "Nog een kladje"), "and the note is kept for later")


@test
def a_reply_reaches_the_resident_and_brings_a_mail_without_words_of_the_case(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira, channel="email", email="wilhelmina@bewoner.example", name="Wilhelmina Pietersen")
    words = "Uw bijstand loopt door.\nNeem de <brief> mee & bel gerust."
    samira.post(asked.work + "/concept", {"text": "iets anders"})
    answer = samira.post(asked.work + "/antwoord", {"text": words})
    same((answer.status, answer.location), (303, asked.work + "?klaar=antwoord"), "sending")
    same((asked.state()[0], server.open_holders(asked.question)), ("answered", 0), "answered")
    page = asked.thread()
    expect(words in page.paragraphs("app-text"), "the resident reads it, exactly")
    expect("Samira Bakker, Sociaal raadslieden Demodam" in page.shown(), "and from whom")
    same(samira.get(asked.work).form("/antwoord").values["text"], "", "the draft is gone")
    expect(asked.work in samira.get("/werk?lijst=beantwoord").links, "it is on the list of answered ones")

    def mails():
        return glob.glob("%s/mail/*%d*.eml" % (server.folder, asked.question))
    until(lambda: len(mails()) == 1, "a mail")
    with open(mails()[0], "rb") as f:
        read = email.message_from_binary_file(f, policy=email.policy.default)
    mail = "%s\n%s" % (read.as_string(), read.get_content())
    expect("wilhelmina@bewoner.example" in mail and "/volg/v/" in mail, "to whom, and the way to the answer")
    for private in ("bijstand", "brief", "Pietersen", "Samira", "raadslieden", asked.secret, asked.code):
        expect(private.lower() not in mail.lower(), "%r is not in the mail" % private)
    link = re.search(r"/volg/v/[A-Za-z0-9_-]+", read.get_content()).group()
    same(server.get(link).status, 200, "the link in the mail opens the thread")
    same(samira.post(asked.work + "/antwoord", {"text": "Nog iets vergeten."}).status, 303, "a second reply")
    until(lambda: len(mails()) == 2, "a second mail")


@test
def what_the_resident_adds_after_an_answer_asks_for_a_new_one(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira)
    samira.post(asked.work + "/antwoord", {"text": "Dit is het antwoord."})
    server.post(asked.open_link() + "/aanvullen", {"text": "Maar wat als de brief kwijt is?"})
    same((asked.state()[0], asked.state()[2], server.open_holders(asked.question)), ("taken", SAMIRA_ID, 1),
         "with the same person")
    expect("Nieuw bericht" in samira.get("/werk?lijst=mijn").shown(), "the list says that there is news")


@test
def a_note_is_for_colleagues_and_never_for_the_resident(server):
    samira, joris, roos = server.sign_in(SAMIRA), server.sign_in(JORIS), server.sign_in(ROOS)
    asked = taken(server, samira)
    note = "Let op: <alleen> overdag bellen, partner mag dit niet weten."
    same(samira.post(asked.work + "/notitie", {"note": note}).status, 303, "writing it")
    for person in (samira, joris):
        expect(note in person.get(asked.work).paragraphs("app-text"), "colleagues read it")
    expect("partner mag dit niet weten" not in asked.thread().text, "the resident does not")
    expect("partner mag" not in server.post("/volg", {"code": asked.code}).text, "nor by the code")
    same(asked.state()[0], "taken", "a note is no answer")
    samira.post(asked.work + "/terug", {"reason": "no_room", "words": ""})
    expect("partner mag dit niet weten" not in roos.get(asked.work).text, "nor does another organisation that gets it")
    expect("partner mag dit niet weten" not in asked.thread().text, "the resident still does not")


@test
def calls_are_noted_and_having_spoken_is_an_answer(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira, channel="phone", phone="06 10002000")
    for call in ("no_answer", "voicemail", "wrong_number"):
        same(samira.post(asked.work + "/gebeld", {"call": call, "words": "Poging " + call}).status, 303, call)
        same(asked.state()[0], "taken", "still to be answered after " + call)
    words = samira.get(asked.work).shown()
    for wanted in ("belde: Niet opgenomen", "Poging voicemail", "belde: Het nummer klopt niet"):
        expect(wanted in words, wanted)
    expect("Poging" not in asked.thread().text, "words about a call are for colleagues")
    same(samira.post(asked.work + "/gebeld", {"call": "spoke", "words": "Alles uitgelegd."}).status, 303, "spoke")
    same((asked.state()[0], server.open_holders(asked.question)), ("answered", 0), "answered")
    expect("tel:0610002000" in samira.get(asked.work).links, "the number can be called at once")


@test
def closing_says_how_it_ended_and_asks_for_anything_else(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira)
    form = samira.get(asked.work).form("/afsluiten")
    expect("Is er nog iets anders" in form.values["words"], "the question stands ready: " + form.values["words"])
    answer = samira.post(form.action, dict(form.values, outcome="helped"))
    same((answer.status, answer.location), (303, "/werk?lijst=afgesloten"), "closing")
    same((asked.state()[0], server.open_holders(asked.question)), ("closed", 0), "closed")
    same(server.one("select outcome from question where question = %d" % asked.question), "helped", "outcome")
    page = asked.thread()
    words = page.shown()
    expect("Wij hebben u geholpen" in words and "Is er nog iets anders" in words and "Deze vraag is klaar" in words, "the resident sees")
    for path, fields in (("/antwoord", {"text": "x"}), ("/gebeld", {"call": "spoke"}), ("/nemen", {"holder": "0"}),
                         ("/terug", {"reason": "no_room"})):
        same(samira.post(asked.work + path, fields).status, 409, "after closing: " + path)
    same(server.post(page.form("/aanvullen").action, {"text": "Ja, er is nog iets anders."}).status, 303, "anything else")
    same((asked.state()[0], server.open_holders(asked.question)), ("waiting", 1), "it is open again")
    same(server.one("select ended_ms from question where question = %d" % asked.question), 0, "not ended")


@test
def forms_with_a_fault_keep_their_words_and_say_what_is_wrong(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira)
    cases = [("/antwoord", {"text": "é" * 10001}, "text", "text"), ("/antwoord", {"text": " "}, "text", None),
             ("/notitie", {"note": "é" * 10001}, "note", "note"), ("/notitie", {"note": ""}, "note", None),
             ("/gebeld", {"call": "spoke", "words": "é" * 1001}, "call", "words"),
             ("/gebeld", {"words": "Wat er gezegd is."}, "call", "words"),
             ("/gebeld", {"call": "duif", "words": "Wat er gezegd is."}, "call", "words"),
             ("/afsluiten", {"outcome": "helped", "words": "é" * 10001}, "close", "words"),
             ("/afsluiten", {"words": "Eigen laatste woorden."}, "close", "words"),
             ("/afsluiten", {"outcome": "stopped", "words": "Eigen laatste woorden."}, "close", "words"),
             ("/terug", {"reason": "no_room", "words": "é" * 1001}, "pass", "words"),
             ("/terug", {"words": "Dit moet u weten."}, "pass", "words"),
             ("/antwoord", {"text": b"niet \xff leesbaar"}, "text", None)]
    for path, fields, where, kept in cases:
        answer = samira.post(asked.work + path, fields)
        same(answer.status, 400, "%s %s" % (path, list(fields)))
        same(fault(answer), where, "the form with the sentence")
        form = answer.form("/antwoord" if path == "/notitie" else path)
        if kept:
            same(form.values[kept], fields[kept], "the words of " + path)
        for choice in ("call", "outcome", "reason"):
            if fields.get(choice) in form.choices.get(choice, []):
                same(form.values.get(choice), fields[choice], "the choice of " + path)
    same(asked.state()[0], "taken", "the question")
    for path, fields in (("/notitie", {"note": "é" * 10000}), ("/gebeld", {"call": "no_answer", "words": "é" * 1000}),
                         ("/antwoord", {"text": "é" * 10000})):
        same(samira.post(asked.work + path, fields).status, 303, "exactly the bound of " + path)


# ---- passing back, time passing ----

@test
def passing_back_gives_it_to_the_safety_net_with_a_reason(server):
    samira, roos = server.sign_in(SAMIRA), server.sign_in(ROOS)
    asked = taken(server, samira)
    answer = samira.post(asked.work + "/terug", {"reason": "conflict_of_interest", "words": "Wij helpen de verhuurder."})
    same((answer.status, answer.location), (303, "/werk"), "passing back")
    same(asked.state(), ("waiting", VANGNET, None, 1), "the safety net has it")
    same(server.open_holders(asked.question), 1, "open holders")
    same(samira.get(asked.work).status, 404, "who passed it back no longer sees it")
    same(samira.post(asked.work + "/notitie", {"note": "nog iets"}).status, 404, "nor writes in it")
    page = roos.get(asked.work)
    expect("Wij helpen de andere partij al" in page.shown() and "Wij helpen de verhuurder." in page.shown(),
           "the safety net reads why")
    expect("Vangnet" in roos.get("/werk").shown(), "the list marks it")
    words = asked.thread().shown()
    expect("Vangnetloket Demodam heeft uw vraag" in words and "verhuurder" not in words, "the resident sees who, not why")
    expect(not page.has_form("/terug"), "no way on to pass it")
    same(roos.post(asked.work + "/terug", {"reason": "no_room"}).status, 409, "the safety net keeps it")
    same(roos.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "and takes it")


@test
def an_overdue_question_goes_to_the_safety_net_by_itself(server):
    waiting, own = server.ask(TEXT), server.ask("Waar moet ik beginnen?", topic="")
    samira, roos = server.sign_in(SAMIRA), server.sign_in(ROOS)
    working = taken(server, samira)
    answered = taken(server, samira)
    samira.post(answered.work + "/antwoord", {"text": "Het antwoord."})
    everything = (waiting, own, working, answered)
    same(own.state()[1], VANGNET, "without a topic the safety net finds out")
    server.sql("update holding set due_ms = 1000 where question in (%s)" % ", ".join(str(a.question) for a in everything))
    expect(own.work in roos.get("/werk?lijst=telaat").links, "late at the safety net shows there")
    until(lambda: waiting.state()[1] == VANGNET and working.state()[1] == VANGNET, "the safety net gets what is late", 120)
    for asked in (waiting, working):
        same(asked.state(), ("waiting", VANGNET, None, 1), "nobody took it yet")
        same(server.open_holders(asked.question), 1, "open holders")
        expect(server.one("select due_ms from holding where question = %d" % asked.question) > 1000, "a new promise")
        same(samira.get(asked.work).status, 404, "the first organisation no longer has it")
        expect("Niet op tijd beantwoord" in roos.get(asked.work).shown(), "the thread says so")
        expect("U kreeg niet op tijd antwoord. Dat spijt ons." in asked.thread().shown(), "and so does the resident's page")
    same(own.state()[1], VANGNET, "what the safety net has stays there")
    same(answered.state()[:2], ("answered", RAADSLIEDEN), "what was answered stays")
    expect("U wacht te lang" in own.thread().shown(), "the resident who waits is told")
    henk = server.sign_in(HENK)
    page = henk.get("/beheer/wachten")
    same(page.status, 200, "the coordinator's list")
    expect("Te laat" in page.shown() and "Vangnetloket Demodam" in page.shown(), "shows it by organisation")


@test
def the_coordinator_sees_how_long_and_where_and_never_who_or_what(server):
    asked = server.ask("Mijn zeer eigen verhaal", channel="phone", name="Wilhelmina Pietersen", phone="06 10002000",
                       topic="scheiding")
    henk = server.sign_in(HENK)
    answer = henk.get("/werk")
    same((answer.status, answer.location), (303, "/beheer/wachten"), "where a coordinator's work begins")
    path, seen = "/beheer/wachten", ""
    while path:
        page = henk.get(path)
        seen += page.text
        more = [link for link in page.links if "na=" in link]
        path = more[0] if more else None
    for private in ("zeer eigen verhaal", "Pietersen", "10002000", str(asked.question), "scheiding", "Scheiding"):
        expect(private not in seen, "%r is not on the list" % private)
    same(henk.get(asked.work).status, 403, "nor is a question opened")


# ---- live, and after a restart ----

@test
def the_open_inbox_hears_of_new_and_taken_questions(server):
    samira, joris, linh = server.sign_in(SAMIRA), server.sign_in(JORIS), server.sign_in(LINH)
    live, elsewhere = Live(server, "/werk/live", samira.cookie), Live(server, "/werk/live", linh.cookie)
    expect("text/event-stream" in live.head, "a stream")
    asked = server.ask(TEXT)
    live.event()
    thread = Live(server, asked.work + "/live", samira.cookie)
    joris.post(asked.work + "/nemen", {"holder": "0"})
    live.event()
    thread.event()
    server.post(asked.open_link() + "/aanvullen", {"text": "Nog een ding."})
    thread.event()
    linh_asked = server.ask("Ik wil weten of ik recht heb op een advocaat", topic="ontslag")
    same(linh_asked.state()[1], 2, "a question for the other organisation")
    elsewhere.event()
    expect(b"event: changed" not in elsewhere.got, "another organisation hears of its own question, once")
    for stream in (live, elsewhere, thread):
        stream.close()
    same(server.get(asked.work + "/live").status, 401, "a stream is not for everyone")
    same(linh.get(asked.work + "/live").status, 404, "nor for another organisation")


@test
def everything_is_there_after_a_restart(server):
    samira = server.sign_in(SAMIRA)
    asked = taken(server, samira, name="Wilhelmina Pietersen")
    samira.post(asked.work + "/antwoord", {"text": "Het antwoord van voor de pauze."})
    thread = asked.open_link()
    same(server.stop(), 0, "it stops as asked")
    server.start()
    same(samira.get(asked.work).status, 200, "still signed in")
    page = server.get(thread)
    expect("Het antwoord van voor de pauze." in page.text and "Wilhelmina Pietersen" in page.text, "the thread")
    same(server.post("/volg", {"code": asked.code}).status, 200, "the code")


@test
def an_account_made_by_command_signs_in(server):
    code, out, err = server.command("user", "add", "--email", "nieuw@loket.demodam.example", "--name", "Nieuw Gezicht",
                                    "--organisation", "Juridisch Loket", "--role", "professional", "--password-stdin",
                                    stdin="een-lang-wachtwoord\n")
    same((code, out), (0, "Account gemaakt.\n"), "user add: " + err)
    person = server.sign_in("nieuw@loket.demodam.example", "een-lang-wachtwoord")
    expect("Nieuw Gezicht" in person.get("/werk").shown(), "signed in")
    code, out, err = server.command("user", "add", "--email", "Nieuw@loket.demodam.example", "--name", "Dubbel",
                                    "--organisation", "Juridisch Loket", "--role", "professional")
    same((code, out), (5, ""), "the same address again: " + err)


@test
def a_role_that_does_not_exist_is_answered_with_those_that_do(server):
    code, out, err = server.command("user", "add", "--email", "fout@loket.demodam.example", "--name", "Fout",
                                    "--organisation", "Juridisch Loket", "--role", "hulpverlener")
    same(code, 2, out + err)
    for role in ("professional", "network_administrator", "auditor"):
        expect(role in err, role + " is named: " + err)
    code, out, err = server.command("access", "--role", "niemand")
    expect("resident, professional" in err, "also the public: " + err)


if __name__ == "__main__":
    main()
