#!/usr/bin/env python3
"""/volg over its sockets: the secret link, the code, adding, stopping, who saw it, and guessing."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import JORIS, SAMIRA, Live, expect, main, same, test

CONTACT = {"channel": "email", "name": "Wilhelmina Pietersen", "email": "wilhelmina@bewoner.example",
           "phone": "06 10002000"}
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_with_check(eleven):
    """Luhn modulo 32 as its definition has it: from the right, every first value doubled."""
    total = 0
    for i, letter in enumerate(reversed(eleven)):
        value = ALPHABET.index(letter) * (2 if i % 2 == 0 else 1)
        total += value // 32 + value % 32
    return eleven + ALPHABET[-total % 32]


def unknown_code(n):
    eleven = ""
    for _ in range(11):
        n, rest = divmod(n * 2654435761 % (1 << 40) + 12345, 32)
        eleven += ALPHABET[rest]
    return code_with_check(eleven)


def fault(answer):
    found = re.findall(r'<p class="app-fault" id="(\w+)-fault"[^>]*>(.*?)</p>', answer.text, re.S)
    same(len(found), 1, "sentences beside a field")
    return found[0]


# ---- the code ----

@test
def need_shows_numbers_too_and_hides_nothing(server):
    words = "Wij hebben geen geld meer voor eten en de koelkast is al dagen leeg"
    page = server.post("/zoek", {"q": words})
    expect("0800-8115" in page.shown() and "Verlaat deze pagina snel" not in page.shown(), "numbers, and no way out: nobody is afraid")
    asked = server.ask(words, topic="armoede_voorzieningen")
    same(server.one("select danger from question where question = %d" % asked.question), 2, "need")
    done = asked.page
    expect("Kan het niet wachten? Bel dan" in done.shown() and "Kijkt er iemand in uw telefoon" not in done.shown(), "what to do now: " + done.shown()[:600])
    state = server.post("/volg", {"code": asked.code}).shown()
    expect("Te weinig geld om rond te komen" in state, "the topic is no secret")
    flees = server.ask("Ik heb vannacht geen slaapplek, ik slaap bij een vriendin op de bank", topic="huiselijk_geweld")
    same(server.one("select danger from question where question = %d" % flees.question), 1, "with violence as its topic it is danger")
    added = server.get(server.get("/volg/l/" + asked.secret).location)
    form = [f for f in added.forms if "text" in f.values][0]
    same(server.post(form.action, dict(form.values, text="Nu slaat mijn man mij ook.")).status, 303, "added")
    same(server.one("select danger from question where question = %d" % asked.question), 1, "danger is more than need")


@test
def somebody_very_ill_is_need_until_violence_comes_along(server):
    asked = server.ask("Mijn moeder praat wartaal en haar mond hangt scheef", topic="mantelzorg")
    same(server.one("select danger from question where question = %d" % asked.question), 2, "need")
    page = asked.thread()
    expect('href="tel:112"' in page.text and "app-leave" not in page.text, "the number, and no leaving at once")
    for text, danger in (("Wij hebben ook niets meer te eten.", 2), ("En mijn man slaat mij.", 1)):
        added = server.get(server.get("/volg/l/" + asked.secret).location)
        form = [f for f in added.forms if "text" in f.values][0]
        same(server.post(form.action, dict(form.values, text=text)).status, 303, "added")
        same(server.one("select danger from question where question = %d" % asked.question), danger, text)


@test
def a_question_about_danger_does_not_say_so_to_who_looks_over_a_shoulder(server):
    for text, topic, secret in (("Ik weet niet hoe het verder moet", "huiselijk_geweld", "Geweld of angst"),
                                ("Mijn man slaat mij", "schulden", "Schulden")):
        asked = server.ask(text, topic=topic)
        for page in (server.post("/volg", {"code": asked.code}), asked.thread()):
            expect("Uw vraag" in page.shown() and secret not in page.shown(), "the topic is not said")
            expect('href="tel:112"' in page.text and "app-leave" in page.text, "the number, and leaving at once")
    asked = server.ask("Ik kan de huur niet betalen", topic="schulden")
    page = server.post("/volg", {"code": asked.code})
    expect("Schulden" in page.shown() and 'href="tel:112"' not in page.text, "any other is as it was")


@test
def the_code_shows_the_state_and_neither_words_nor_person(server):
    asked = server.ask("Mijn geheime verhaal over de huur", **CONTACT)
    plain = asked.code.replace("-", "")
    same(code_with_check(plain[:11]), plain, "the last letter checks the others")
    for typed in (asked.code, plain, plain.lower(), " %s %s %s " % (plain[:4], plain[4:8], plain[8:]),
                  plain.replace("0", "O").replace("1", "l")):
        page = server.post("/volg", {"code": typed})
        same(page.status, 200, "the code typed as %r" % typed)
        words = page.shown()
        expect("Sociaal raadslieden Demodam heeft uw vraag" in words and "Uiterlijk" in words, "who has it, by when")
        for secret in ("geheime verhaal", *list(CONTACT.values())[1:], asked.secret):
            expect(secret not in page.text, "%s is not on the page of the code" % secret)
        expect(not page.has_form("/aanvullen"), "writing needs the secret link")


@test
def a_mistyped_code_is_said_to_be_one_and_stays_in_the_form(server):
    asked = server.ask()
    plain = asked.code.replace("-", "")
    other = ALPHABET[(ALPHABET.index(plain[3]) + 1) % 32]
    for typed in (plain[:-1], plain + "0", plain[:3] + other + plain[4:], "", "U" * 12, "é" * 12, "' or 1=1 --",
                  "x" * 40):
        page = server.post("/volg", {"code": typed})
        same(page.status, 400, repr(typed))
        same(fault(page)[0], "code", "the field")
        same(re.search(r'name="code"[^>]*value="([^"]*)"', page.text).group(1).replace("&#39;", "'"), typed.strip(),
             "what was typed")
    same(server.post("/volg", {"code": "x" * 41}).status, 400, "over its bound")
    same(server.post("/volg", {}).status, 400, "nothing at all")


@test
def two_letters_changed_about_are_noticed(server):
    plain = server.ask().code.replace("-", "")
    for i in range(11):
        if plain[i] != plain[i + 1] and {plain[i], plain[i + 1]} != {"0", "Z"}:
            turned = plain[:i] + plain[i + 1] + plain[i] + plain[i + 2:]
            expect("Deze code klopt niet" in server.post("/volg", {"code": turned}).shown(), turned)


@test
def codes_are_not_guessed_by_trying_and_asking_goes_on(server):
    server.sql("delete from throttle")
    found = [server.post("/volg", {"code": unknown_code(n)}) for n in range(25)]
    statuses = [a.status for a in found]
    same(statuses[:20], [400] * 20, "the first twenty")
    expect("kennen deze code niet" in found[0].shown(), "an unknown code is said to be one")
    same(statuses[20:], [403] * 5, "after twenty")
    expect(found[-1].is_page() and "kwartier" in found[-1].shown(), "how long to wait, on a page")
    asked = server.ask()
    same(server.post("/volg", {"code": asked.code}).status, 403, "a right code from there waits too")
    same(server.get("/volg/l/" + asked.secret).status, 303, "the secret link does not")
    server.sql("update throttle set since_ms = since_ms - %d" % (16 * 60 * 1000))
    same(server.post("/volg", {"code": asked.code}).status, 200, "after a quarter of an hour")
    server.sql("delete from throttle")


# ---- the secret link ----

@test
def the_secret_link_leads_on_at_once_and_opens_the_thread(server):
    asked = server.ask("Mijn geheime verhaal over de huur", **CONTACT)
    answer = server.get("/volg/l/" + asked.secret)
    same((answer.status, answer.body), (303, b""), "it only leads on")
    expect(asked.secret not in answer.location and asked.code not in answer.location, "without the secret")
    expect("set-cookie" not in answer.headers, "without a cookie")
    page = server.get(answer.location)
    same(page.status, 200, "the thread")
    for wanted in ("Mijn geheime verhaal over de huur", CONTACT["name"], CONTACT["email"],
                   "Sociaal raadslieden Demodam heeft uw vraag"):
        expect(wanted in page.shown(), wanted)
    expect(CONTACT["phone"] not in page.text, "who chose mail is not called: the number was not kept")
    expect(asked.secret not in page.text, "the secret is not on it")


@test
def a_wrong_secret_or_ticket_opens_nothing(server):
    asked = server.ask()
    ticket = asked.open_link().split("/")[3]
    turned = ticket[:-2] + ("AA" if ticket[-2:] != "AA" else "BB")
    for wrong in ("x", "A" * 22, asked.secret[:-1], asked.secret + "A", "a" * 3000, "%00", "..", "%2e%2e%2f"):
        answer = server.get("/volg/l/" + wrong)
        same(answer.status, 404, "secret " + wrong[:30])
        expect(answer.is_page(), "a whole page")
    for wrong in ("x", turned, ticket[:-1], "A" * len(ticket), asked.secret):
        for path in ("", "/stoppen", "/live"):
            same(server.get("/volg/v/%s%s" % (wrong, path)).status, 404, "ticket %s%s" % (wrong[:20], path))
        same(server.post("/volg/v/%s/aanvullen" % wrong, {"text": "van een ander"}).status, 404, "adding")
        same(server.post("/volg/v/%s/stoppen" % wrong, {}).status, 404, "stopping")
    same(asked.state()[0], "waiting", "the question")


@test
def a_ticket_opens_its_own_question_only(server):
    one, two = server.ask("Het verhaal van de een"), server.ask("Het verhaal van de ander")
    expect("van de een" in one.thread().text and "van de ander" not in one.thread().text, "the one")
    expect("van de ander" in two.thread().text and "van de een" not in two.thread().text, "the other")


# ---- adding, stopping ----

@test
def something_added_stands_in_the_thread_and_in_the_inbox(server):
    asked = server.ask()
    thread = asked.open_link()
    due = server.one("select due_ms from holding where question = %d" % asked.question)
    form = server.get(thread).form("/aanvullen")
    answer = server.post(form.action, {"text": "Ik vergat: de brief is van <b>maandag</b> & dinsdag."})
    same((answer.status, answer.location), (303, thread + "?klaar=bericht"), "back to the thread")
    page = server.get(thread)
    expect("Ik vergat: de brief is van <b>maandag</b> & dinsdag." in page.paragraphs("app-text"), "escaped, exactly")
    same(server.sql("select news, due_ms from holding where question = %d" % asked.question)[0], (1, due),
         "news, and the same promise")
    samira = server.sign_in(SAMIRA)
    expect("Ik vergat" in samira.get(asked.work).shown(), "the professional reads it")


@test
def adding_nothing_or_too_much_is_refused_and_the_words_stay(server):
    thread = server.ask().open_link()
    answer = server.post(thread + "/aanvullen", {"text": "  "})
    same((answer.status, fault(answer)[0]), (400, "text"), "nothing")
    answer = server.post(thread + "/aanvullen", {"text": "é" * 10001})
    same((answer.status, fault(answer)[0]), (400, "text"), "one over the bound")
    same(answer.form("/aanvullen").values["text"], "é" * 10001, "what was typed")
    same(server.post(thread + "/aanvullen", {"text": "é" * 10000}).status, 303, "exactly the bound")
    answer = server.post(thread + "/aanvullen", {"text": b"niet te lezen: \xff\xfe"})
    same((answer.status, answer.form("/aanvullen").values["text"]), (400, "niet te lezen: \ufffd\ufffd"), "no UTF-8")


@test
def stopping_asks_first_then_stops_and_writing_again_goes_on(server):
    asked = server.ask()
    thread = asked.open_link()
    page = server.get(thread)
    expect(any(link.endswith("/stoppen") for link in page.links), "a way to stop")
    sure = server.get(thread + "/stoppen")
    same((sure.status, asked.state()[0]), (200, "waiting"), "asked first, nothing stopped yet")
    answer = server.post(sure.form("/stoppen").action, {})
    same((answer.status, answer.location), (303, thread), "back to the thread")
    same((asked.state()[0], server.open_holders(asked.question)), ("closed", 0), "stopped")
    words = server.get(thread).shown()
    expect("U stopte met uw vraag" in words and "Deze vraag is klaar" in words, "the page says so")
    same(server.post(thread + "/stoppen", {}).status, 303, "stopping twice is the same")
    same(server.post(thread + "/aanvullen", {"text": "Toch nog iets anders."}).status, 303, "writing again")
    same((asked.state()[0], server.open_holders(asked.question)), ("waiting", 1), "it is open again")


# ---- who saw it ----

@test
def the_resident_sees_which_organisation_looked(server):
    asked = server.ask()
    expect("Er heeft nog niemand naar uw vraag gekeken." in asked.thread().shown(), "nobody yet")
    samira, joris = server.sign_in(SAMIRA), server.sign_in(JORIS)
    for person in (samira, samira, joris):
        same(person.get(asked.work).status, 200, "looking")
    words = asked.thread().shown()
    seen = words[words.index("Wie heeft dit gezien?"):words.index("Wat weten wij van u?")]
    same(seen.count("Sociaal raadslieden Demodam"), 1, "one line a day for an organisation")
    same(server.one("select count(*) from access_log where question = %d" % asked.question), 3, "each sight is logged")
    expect("Samira" not in seen, "an organisation, not a person")
    asked.thread()
    same(server.one("select count(*) from access_log where question = %d" % asked.question), 3, "the own look is not")


@test
def the_access_log_is_chained_and_verified_by_a_command(server):
    code, out, err = server.command("verify")
    same(code, 0, "verify: " + out + err)


# ---- live ----

@test
def the_open_page_hears_that_somebody_took_the_question(server):
    asked = server.ask()
    thread = asked.open_link()
    live = Live(server, thread + "/live")
    expect("text/event-stream" in live.head and "200" in live.head.split("\r\n")[0], "a stream")
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    live.event()
    live.close()
    expect("Uw contactpersoon: Samira Bakker" in server.get(thread).shown(), "and then sees who")


if __name__ == "__main__":
    main()
