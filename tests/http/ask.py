#!/usr/bin/env python3
"""/vraag over its sockets: at once and step by step, without a cookie, with every field at and over
its bound, and with bytes that are no text."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import SAMIRA, expect, main, many, same, test

TEXT = "Ik kreeg een brief dat mijn bijstand stopt. Ik begrijp niet waarom."
# field: (letters that fit, something that is exactly so long)
ASK_BOUNDS = {
    "question": (10000, lambda n: "é" * n),
    "name": (100, lambda n: "Ü" * n),
    "phone": (30, lambda n: "06" + "1" * 8 + "-" * (n - 10)),
    "email": (200, lambda n: "a" * (n - 17) + "@bewoner.example."[:16] + "x"),
    "municipality": (100, lambda n: "x" * n),
    "topic": (50, lambda n: "x" * n),
    "channel": (10, lambda n: "x" * n),
    "consent": (10, lambda n: "y" * n),
}
CONTACT = {"name": "Wilhelmina Pietersen", "phone": "06 10002000", "email": "wilhelmina@bewoner.example"}


def no_cookie(answer):
    expect("set-cookie" not in answer.headers, "a resident gets no cookie")


def questions(server):
    return server.one("select count(*) from question")


def one_sentence(answer):
    """What went wrong, beside the field: the sentence, and the field it stands beside."""
    found = re.findall(r'<p class="app-fault" id="(\w+)-fault"[^>]*>(.*?)</p>', answer.text, re.S)
    same(len(found), 1, "sentences beside a field in %s" % answer.shown()[:400])
    field, sentence = found[0]
    expect(len(sentence) > 10, "a sentence, not %r" % sentence)
    expect('<p class="app-faults__line">%s</p>' % sentence in answer.text, "the sentence stands at the top too")
    expect(re.search(r'aria-describedby="[^"]*\b%s-fault' % field, answer.text), "the field points at its sentence")
    return field


# ---- at once ----

@test
def a_question_asked_at_once_is_stored_and_held_by_one(server):
    before = questions(server)
    asked = server.ask(TEXT, **CONTACT, channel="phone")
    same(questions(server), before + 1, "questions")
    same(server.open_holders(asked.question), 1, "open holders")
    same(asked.state(), ("waiting", 1, None, 0), "who has it: independent help first")
    no_cookie(asked.page)


@test
def only_the_question_is_needed(server):
    before = questions(server)
    answer = server.post("/vraag", {"question": TEXT})
    same(answer.status, 303, "status")
    expect(answer.location.startswith("/vraag/klaar/"), "the page with the code follows")
    no_cookie(answer)
    same(questions(server), before + 1, "questions")


@test
def the_page_after_asking_says_who_has_it_and_by_when(server):
    page = server.ask(TEXT).page
    words = page.shown()
    for wanted in ("Sociaal raadslieden Demodam", "Uiterlijk", "Hoort u niets?", "Vangnetloket Demodam"):
        expect(wanted in words, "%r stands on the page" % wanted)
    expect(re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page.by_id("code")), "a code in three groups")


@test
def reloading_the_page_with_the_code_asks_nothing_again(server):
    location = server.post("/vraag", {"question": TEXT}).location
    before = questions(server)
    same([server.get(location).by_id("code") for _ in range(2)].count(server.get(location).by_id("code")), 2, "codes")
    same(questions(server), before, "questions")


@test
def asking_without_words_gives_the_form_with_a_sentence(server):
    for words in ("", "   \r\n\t ", "\x00"):
        before = questions(server)
        answer = server.post("/vraag", {"question": words, **CONTACT, "channel": "phone"})
        same(answer.status, 400, "status")
        same(one_sentence(answer), "question", "the field")
        for typed in CONTACT.values():
            expect(typed in answer.text, "%s is still in the form" % typed)
        same(questions(server), before, "questions")


@test
def every_field_fits_exactly_its_bound(server):
    for field in ("question", "name", "phone", "email"):
        limit, make = ASK_BOUNDS[field]
        value = make(limit)
        same(len(value), limit, "the test's own value for " + field)
        channel = field if field in ("phone", "email") else "code"
        asked = server.ask(**{"question": TEXT, "channel": channel, field: value})
        expect(value in asked.thread().text, "the whole %s stands on the resident's page" % field)


@test
def a_field_one_over_its_bound_is_refused_beside_it_and_everything_typed_stays(server):
    for field, (limit, make) in ASK_BOUNDS.items():
        before = questions(server)
        typed = {"question": TEXT, "municipality": "GM9901", "channel": "phone", **CONTACT, field: make(limit + 1)}
        answer = server.post("/vraag", typed)
        same(answer.status, 400, "status with %s too long" % field)
        same(one_sentence(answer), field, "the field the sentence stands beside")
        expect(str(limit) in answer.text, "the sentence says how much fits")
        form = answer.form("/vraag")
        for name, value in typed.items():
            if name in ("channel", "consent", "topic"):
                continue  # choices: nobody typed them
            same(form.values.get(name), value, "what stands in %s when %s is too long" % (name, field))
        same(questions(server), before, "questions")
        # Shortened, the form that came back works as it is.
        again = dict(form.values, **{field: {"question": TEXT, "municipality": "1000", "channel": "phone",
                                             "topic": "bijstand", "consent": "yes", **CONTACT}[field]})
        same(server.post(form.action, again).status, 303, "the form sent again with a shorter " + field)


@test
def a_faulty_field_is_named_and_the_rest_stays(server):
    cases = [("phone", {"channel": "phone", "phone": "12"}), ("email", {"channel": "email", "email": "geen-adres"}),
             ("phone", {"channel": "phone", "phone": ""}), ("email", {"channel": "email", "email": ""}),
             ("channel", {"channel": "duif"}), ("topic", {"topic": "bestaat_niet"}),
             ("municipality", {"municipality": "Nergenshuizen"}), ("municipality", {"municipality": "1002"}),
             ("municipality", {"municipality": "GM0000"}), ("municipality", {"municipality": "0001"})]
    for field, wrong in cases:
        before = questions(server)
        answer = server.post("/vraag", {"question": TEXT, "channel": "code", **CONTACT, **wrong})
        same(answer.status, 400, "status with %s" % wrong)
        same(one_sentence(answer), field, "the field with %s" % wrong)
        same(answer.form("/vraag").values["question"], TEXT, "the question")
        same(questions(server), before, "questions")


@test
def a_municipality_is_known_by_code_name_and_postcode(server):
    for place, number in (("GM9902", 9902), ("gm9902", 9902), ("Overdam", 9902), ("overdam", 9902),
                          (" Polderdam ", 9903), ("1003", 9903), ("1003 AB", 9903), ("1003ab", 9903)):
        same(server.ask(TEXT, municipality=place).municipality, number, "municipality for %r" % place)


@test
def a_municipality_that_takes_no_part_gets_national_help_and_nothing_is_stored(server):
    before = questions(server)
    answer = server.post("/vraag", {"question": TEXT, "municipality": "Amsterdam"})
    same(answer.status, 200, "status")
    expect("Juridisch Loket" in answer.shown() and "Amsterdam" in answer.shown(), "where to go instead")
    same(questions(server), before, "questions")


@test
def fields_sent_twice_or_unknown_do_no_harm(server):
    pairs = [("question", TEXT), ("question", "een andere tekst"), ("admin", "1"), ("csrf", "x"), ("", "y"),
             ("organisation", "7"), ("channel", "code")]
    answer = server.post("/vraag", pairs)
    same(answer.status, 303, "status")
    page = server.asked(answer.location).thread()
    expect(TEXT in page.text and "een andere tekst" not in page.text, "the first one counts")


@test
def a_text_that_speaks_of_danger_shows_the_numbers_first(server):
    page = server.ask("Mijn man slaat mij en ik ben bang").page
    words = page.shown()
    expect("112" in words and words.index("Bel nu") < words.index("Uw vraag is bij"), "numbers before anything else")
    step = server.post("/vraag/begin", {"question": "Ik wil niet meer leven"})
    expect(step.location.endswith("/let-op"), "the step with the numbers comes first")
    page = server.get(step.location)
    expect("113" in page.shown(), "the number stands there")
    expect(any(link.endswith("/plaats") for link in page.links), "and the way on")


@test
def a_threat_that_no_phrase_knows_and_a_topic_that_is_danger_show_the_numbers_too(server):
    threat = server.post("/vraag/begin", {"question": "mijn broer zegt hij steekt mij als ik hem geen geld geef hij woont bij mij"})
    expect(threat.location.endswith("/let-op"), "as careful as the search")
    expect("112" in server.get(threat.location).shown(), "the number stands there")
    at = step(server, "/vraag", {"question": "Ik weet niet meer hoe het verder moet met mijn relatie."}, "/begin", "/plaats")
    at = step(server, at, {"municipality": "GM9901"}, "/plaats", "/onderwerp")
    at = step(server, at, {"topic": "huiselijk_geweld"}, "/onderwerp", "/let-op")
    page = server.get(at)
    expect("Veilig Thuis" in page.shown(), "who to call")
    at = next(link for link in page.links if link.endswith("/antwoord"))
    page = server.get(at)
    expect("<details class=\"app-details\" open>" in page.text, "whether calling is safe is asked at once")
    at = step(server, at, {"channel": "phone", "phone": CONTACT["phone"], "mind": "Alleen als hij werkt."}, "/antwoord", "/naam")
    at = step(server, at, {"name": ""}, "/naam", "/nakijken")
    expect("Alleen als hij werkt." in server.get(at).shown(), "shown before sending")
    done = step(server, at, {"consent": "yes"}, "/versturen", "")
    asked = server.asked(done)
    words = server.get(done).shown()
    expect("Veilig Thuis" in words and words.index("Bel nu") < words.index("Uw vraag is bij"), "and once more when it is sent")
    same(server.one("select danger from question where question = %d" % asked.question), 1, "who answers sees it first")


@test
def a_topic_of_danger_after_a_text_of_need_still_shows_its_numbers_and_only_once(server):
    at = step(server, "/vraag", {"question": "Ik heb vannacht geen slaapplek en weet niet waarheen."}, "/begin", "/let-op")
    expect("Veilig Thuis" not in server.get(at).shown(), "need has other numbers")
    at = step(server, at.replace("/let-op", "/plaats"), {"municipality": "GM9901"}, "/plaats", "/onderwerp")
    expect("Veilig Thuis" in server.get(step(server, at, {"topic": "huiselijk_geweld"}, "/onderwerp", "/let-op")).shown(), "who to call")
    step(server, at, {"topic": "huiselijk_geweld"}, "/onderwerp", "/antwoord")


@test
def of_many_who_ask_at_the_same_moment_each_is_stored_once_or_told_to_try_again(server):
    before = questions(server)

    def ask(n):
        tries = []
        while 303 not in tries and len(tries) < 20:
            answer = server.post("/vraag", {"question": "Vraag %d" % n, "topic": "bijstand"})
            tries.append(answer.status)
            expect(answer.status == 303 or answer.headers.get("retry-after"), "when to try again")
        return tries

    tries = many(ask, range(400))
    again = sum(len(t) - 1 for t in tries)
    if again:
        print("# %d were told to try again" % again)
    same({s for t in tries for s in t} - {303, 503}, set(), "other answers")
    same((sum(t[-1] == 303 for t in tries), questions(server) - before), (400, 400), "asked in the end, and stored")


@test
def a_form_on_another_site_may_ask_and_do_nothing_else(server):
    other = {"Sec-Fetch-Site": "cross-site", "Origin": "https://buurthuis.example"}
    same(server.post("/vraag", {"question": "Hulp"}, headers=other).status, 303, "asking")
    same(server.post("/volg", {"code": "AAAA-BBBB-CCCC"}, headers=other).status, 403, "looking up a code")


NUMBER = re.compile(r"\b(?:0\d{2} \d{3} \d{4}|0[89]00-\d{4,7}|088-\d{7})\b")


@test
def every_telephone_number_can_be_pressed(server):
    pages = {"after asking": server.ask(TEXT, topic="schulden").page,
             "elsewhere": server.post("/vraag", {"question": TEXT, "municipality": "Amsterdam"}),
             "danger elsewhere": server.post("/vraag", {"question": "Mijn man slaat mij", "municipality": "Amsterdam"}),
             "by code": server.post("/volg", {"code": server.ask(TEXT).code})}
    for path in ("/", "/vraag", "/zoek", "/onderwerp/huiselijk_geweld", "/onderwerp/schulden/in/GM9901"):
        pages[path] = server.get(path)
    for name, page in pages.items():
        rest = re.sub(r'<a [^>]*href="tel:[^>]*>.*?</a>', "", page.text, flags=re.S)
        same(NUMBER.findall(re.sub(r"<[^>]*>", " ", rest)), [], "numbers without a link on " + name)
        expect('href="tel:' in page.text, "a number on " + name)
    expect("Bent u in gevaar? Bel nu" in pages["danger elsewhere"].shown(), "what the numbers are for")
    expect("Hulp in heel Nederland" in pages["elsewhere"].shown(), "a heading above the national help")


@test
def a_bsn_that_was_typed_is_remarked_on_and_nothing_is_refused(server):
    remark = "burgerservicenummer (BSN). Dat hebben wij niet nodig"
    for typed, told in (("Mijn nummer is 111222333, ik krijg geen bijstand", True), ("Mijn nummer is 111222334", False)):
        at = step(server, "/vraag", {"question": typed}, "/begin", "/plaats")
        page = server.get(at)
        same(remark in page.shown(), told, "remarked on " + typed)
        same(any(link.endswith("/tekst") and link not in page.shown() for link in page.links), True, "the way back")
        at = step(server, at, {"municipality": "GM9901"}, "/plaats", "/onderwerp")
        at = step(server, at, {"topic": "bijstand"}, "/onderwerp", "/antwoord")
        at = step(server, at, {"channel": "code"}, "/antwoord", "/naam")
        at = step(server, at, {"name": ""}, "/naam", "/nakijken")
        same(remark in server.get(at).shown(), told, "and before sending")
        done = step(server, at, {"consent": "yes"}, "/versturen", "")
        expect(typed in server.asked(done).thread().text, "as it was typed")


# ---- step by step ----

def step(server, location, fields, action, wanted_end):
    """Fills in the form of a page and sends it; -> where it leads."""
    page = server.get(location)
    same(page.status, 200, location)
    expect(page.is_page(), "a whole page")
    no_cookie(page)
    form = page.form(action)
    answer = server.post(form.action, dict(form.values, **fields))
    same(answer.status, 303, "after %s: %s" % (fields, answer.shown()[:300]))
    expect(answer.location.endswith(wanted_end), "%s leads to %s" % (answer.location, wanted_end))
    no_cookie(answer)
    return answer.location


def to_check_page(server, text=TEXT, language=""):
    at = step(server, language + "/vraag", {"question": text}, "/begin", "/plaats")
    at = step(server, at, {"municipality": "GM9901"}, "/plaats", "/onderwerp")
    at = step(server, at, {"topic": "bijstand"}, "/onderwerp", "/antwoord")
    at = step(server, at, {"channel": "phone", "phone": CONTACT["phone"]}, "/antwoord", "/naam")
    return step(server, at, {"name": CONTACT["name"]}, "/naam", "/nakijken")


@test
def a_question_asked_step_by_step_is_stored_once(server):
    before = questions(server)
    at = to_check_page(server)
    same(questions(server), before, "questions before sending")
    words = server.get(at).shown()
    for wanted in (TEXT, CONTACT["name"], CONTACT["phone"], "Demodam", "Sociaal raadslieden Demodam"):
        expect(wanted in words, "%r is shown before sending" % wanted)
    done = step(server, at, {"consent": "yes"}, "/versturen", "")
    asked = server.asked(done)
    same(questions(server), before + 1, "questions")
    same(server.open_holders(asked.question), 1, "open holders")
    same(server.one("select given from consent where question = %d" % asked.question), 1, "consent")


@test
def going_back_shows_what_was_answered_and_lets_it_change(server):
    at = to_check_page(server)
    base = at[:-len("/nakijken")]
    same(server.get(base + "/tekst").form("/tekst").values["question"], TEXT, "the text on going back")
    same(server.get(base + "/plaats").form("/plaats").values["municipality"], "GM9901", "the place on going back")
    same(server.get(base + "/onderwerp").form("/onderwerp").values["topic"], "bijstand", "the topic on going back")
    channel = server.get(base + "/antwoord").form("/antwoord").values
    same((channel["channel"], channel["phone"]), ("phone", CONTACT["phone"]), "the channel on going back")
    same(server.get(base + "/naam").form("/naam").values["name"], CONTACT["name"], "the name on going back")
    step(server, base + "/tekst", {"question": "Toch iets anders: mijn uitkering is te laat."}, "/tekst", "/plaats")
    step(server, base + "/plaats", {"municipality": "elsewhere", "place": "1003"}, "/plaats", "/onderwerp")
    step(server, base + "/onderwerp", {"topic": ""}, "/onderwerp", "/antwoord")
    step(server, base + "/antwoord", {"channel": "email", "email": CONTACT["email"]}, "/antwoord", "/naam")
    step(server, base + "/naam", {"name": ""}, "/naam", "/nakijken")
    words = server.get(at).shown()
    expect("Toch iets anders" in words and TEXT not in words and "Polderdam" in words, "the changes are shown")
    expect(CONTACT["email"] in words and CONTACT["name"] not in words, "the new contact is shown")
    asked = server.asked(step(server, at, {}, "/versturen", ""))
    same(asked.municipality, 9903, "municipality")
    same(server.one("select given from consent where question = %d" % asked.question), 0, "consent")


@test
def who_needs_an_interpreter_says_so_with_the_way_to_answer(server):
    base = to_check_page(server)[:-len("/nakijken")]
    page = server.get(base + "/antwoord")
    expect("Heeft u een tolk nodig? In welke taal?" in page.shown() and '<option value="ti"' in page.text, "it is asked")
    expect("Tolk Nee, geen tolk" in server.get(base + "/nakijken").shown(), "and need not be answered")
    wrong = server.post(base + "/antwoord", {"channel": "phone", "phone": "12", "interpreter": "ti"})
    expect('value="ti" selected' in wrong.text, "what was chosen stays when another field is wrong")
    step(server, base + "/antwoord", {"channel": "phone", "phone": CONTACT["phone"], "interpreter": "ti"}, "/antwoord", "/naam")
    expect('value="ti" selected' in server.get(base + "/antwoord").text, "and on going back")
    expect("Tolk Tigrinya" in server.get(base + "/nakijken").shown(), "shown before sending")
    asked = server.asked(step(server, base + "/nakijken", {}, "/versturen", ""))
    expect("Tolk Tigrinya" in asked.thread().shown(), "the resident sees what we know")
    samira = server.sign_in(SAMIRA)
    path = "/werk/vraag/%d/%d" % (asked.municipality, asked.question)
    expect("De inwoner wil een tolk" in samira.get(path).shown(), "above the number, for who holds it")
    row = [line for line in samira.get("/werk/bellen").text.split("<li class=") if path + '"' in line]
    expect(len(row) == 1 and "tolk: Tigrinya" in row[0], "in the list of calls")
    same(server.one("select count(*) from question where sealed_contact like '%Tigrinya%' or language = 'ti'"), 0, "sealed")


@test
def an_interpreter_may_be_needed_without_a_number_and_at_once(server):
    for channel in ({"channel": "code"}, {"channel": "email", "email": CONTACT["email"]}):
        asked = server.ask(TEXT, topic="bijstand", interpreter="ar", **channel)
        path = "/werk/vraag/%d/%d" % (asked.municipality, asked.question)
        expect("tolk: Arabisch" in server.sign_in(SAMIRA).get(path).shown(), "for who holds it")
        expect("Tolk Arabisch" in asked.thread().shown(), "for the resident")
    wrong = server.post("/vraag", {"question": "", "interpreter": "ar"})
    same((wrong.status, 'value="ar" selected' in wrong.text), (400, True), "the form that comes back")
    none = server.ask(TEXT, topic="bijstand", interpreter="xx", channel="code")
    expect("Tolk" not in none.thread().shown(), "a word that is no language")


@test
def where_the_words_say_something_nothing_is_chosen_beforehand(server):
    for text, marked in (("Ik ben gisteren door mijn broer geslagen", False), ("mijn baas heeft mij ontslagen", False), ("hm", True)):
        at = server.post("/vraag/begin", {"question": text}).location.rsplit("/", 1)[0]
        same(server.post(at + "/plaats", {"municipality": "GM9901"}).location, at + "/onderwerp", "where")
        page = server.get(at + "/onderwerp")
        same(bool(re.search(r'id="t-unknown"[^>]* checked', page.text)), marked, "marked for " + text)
        same(server.post(at + "/onderwerp", {}).location, at + "/antwoord", "going on without a choice is fine")


@test
def sending_twice_asks_once_and_gives_the_same_code(server):
    at = to_check_page(server)
    send = server.get(at).form("/versturen")
    before = questions(server)
    codes = {server.get(server.post(send.action, {"consent": "yes"}).location).by_id("code") for _ in range(3)}
    same(len(codes), 1, "codes")
    same(questions(server), before + 1, "questions")
    again = server.get(at)
    same(again.status, 303, "the page to look it over leads on")
    same({server.get(again.location).by_id("code")}, codes, "the code")


@test
def a_draft_that_was_sent_cannot_be_changed(server):
    at = to_check_page(server)
    base = at[:-len("/nakijken")]
    server.post(base + "/versturen", {})
    for path, fields in (("/tekst", {"question": "anders"}), ("/plaats", {"municipality": "GM9902"}),
                         ("/onderwerp", {"topic": ""}), ("/antwoord", {"channel": "code"}), ("/naam", {"name": "x"})):
        same(server.post(base + path, fields).status, 409, "POST " + path)
        same(server.get(base + path).status, 409, "GET " + path)


@test
def skipping_a_step_leads_back_to_it(server):
    at = server.post("/vraag/begin", {"question": TEXT}).location
    base = at[:-len("/plaats")]
    expect(server.get(base + "/nakijken").location.endswith("/plaats"), "the place is asked first")
    answer = server.post(base + "/versturen", {"consent": "yes"})
    expect(answer.status in (303, 400) and "klaar" not in answer.location, "nothing is sent without a place")
    server.post(base + "/plaats", {"municipality": "GM9901"})
    expect(server.get(base + "/nakijken").location.endswith("/antwoord"), "then how to answer")
    before = questions(server)
    answer = server.post(base + "/versturen", {"consent": "yes"})
    expect(answer.status in (303, 400) and "klaar" not in answer.location, "nothing is sent without a channel")
    same(questions(server), before, "questions")


@test
def each_step_refuses_what_is_over_its_bound_and_keeps_the_words(server):
    base = server.post("/vraag/begin", {"question": TEXT}).location[:-len("/plaats")]
    cases = [("/tekst", "question", 10000, "é"), ("/plaats", "place", 100, "x"), ("/naam", "name", 100, "Ü"),
             ("/antwoord", "email", 200, "a"), ("/antwoord", "phone", 30, "1")]
    for path, field, limit, letter in cases:
        others = {"channel": "email"} if field == "email" else {"channel": "phone"} if field == "phone" else {}
        typed = letter * (limit + 1)
        answer = server.post(base + path, {field: typed, **others})
        same(answer.status, 400, "%s one over" % field)
        same(one_sentence(answer), field, "the field")
        same(answer.form(path).values[field], typed, "what stands in " + field)
        expect(str(limit) in answer.text, "the sentence says how much fits")
    answer = server.post("/vraag/begin", {"question": "é" * 10001})
    same((answer.status, one_sentence(answer)), (400, "question"), "the first page")
    same(answer.form("/begin").values["question"], "é" * 10001, "the text on the first page")
    same(server.post("/vraag/begin", {"question": "é" * 10000}).status, 303, "exactly the bound")
    same(server.post(base + "/naam", {"name": "Ü" * 100}).status, 303, "exactly the bound of a name")


@test
def each_step_says_what_is_missing(server):
    base = server.post("/vraag/begin", {"question": TEXT}).location[:-len("/plaats")]
    for path, fields, field in (("/tekst", {"question": " "}, "question"), ("/plaats", {}, "place"),
                                ("/plaats", {"place": "Nergenshuizen"}, "place"), ("/antwoord", {}, "channel"),
                                ("/antwoord", {"channel": "phone", "phone": "1"}, "phone"),
                                ("/antwoord", {"channel": "email", "email": "x"}, "email")):
        answer = server.post(base + path, fields)
        same(answer.status, 400, "%s with %s" % (path, fields))
        same(one_sentence(answer), field, "the field of %s with %s" % (path, fields))
        expect(answer.is_page(), "a whole page")
    answer = server.post(base + "/onderwerp", {"topic": "bestaat_niet"})
    same(answer.status, 400, "an unknown topic")
    expect("Kies een onderwerp" in answer.shown(), "the sentence about the topic")


@test
def a_split_postcode_asks_which_municipality(server):
    at = server.post("/vraag/begin", {"question": TEXT}).location
    page = server.post(at, {"municipality": "elsewhere", "place": "1002"})
    same(page.status, 200, "status")
    form = page.form("/plaats")
    same(sorted(form.choices["municipality"]), ["GM9901", "GM9902"], "choices")
    answer = server.post(form.action, {"municipality": "GM9902"})
    expect(answer.location.endswith("/onderwerp"), "and then goes on")


@test
def a_place_that_takes_no_part_asks_nothing_and_can_be_mended(server):
    at = server.post("/vraag/begin", {"question": TEXT}).location
    before = questions(server)
    page = server.post(at, {"municipality": "elsewhere", "place": "Amsterdam"})
    expect("Amsterdam" in page.shown() and "Juridisch Loket" in page.shown(), "national help")
    same(questions(server), before, "questions")
    expect(at in page.links, "the way back to the step: %s" % page.links)


@test
def an_address_of_a_draft_that_is_not_ours_opens_nothing(server):
    at = server.post("/vraag/begin", {"question": TEXT}).location
    token = at.split("/")[3]
    turned = ("B" if token[0] != "B" else "C") + token[1:]
    for wrong in ("x", turned, token[:-1], token + "A", "%3Cscript%3E", "..%2f..", "\u00e9".encode().hex(), "A" * 3000):
        for path in ("tekst", "plaats", "onderwerp", "antwoord", "naam", "nakijken", "let-op"):
            same(server.get("/vraag/c/%s/%s" % (wrong, path)).status, 404, "GET %s of %s" % (path, wrong[:20]))
        same(server.post("/vraag/c/%s/versturen" % wrong, {}).status, 404, "sending " + wrong[:20])
    for wrong in ("x", turned, "A" * 200):
        same(server.get("/vraag/klaar/" + wrong).status, 404, "the ticket " + wrong[:20])
    # A token for one purpose is none for another.
    for path in ("/vraag/klaar/" + token, "/volg/v/" + token, "/volg/l/" + token):
        same(server.get(path).status, 404, path[:12])


@test
def a_draft_is_sealed_and_ends(server):
    at = to_check_page(server)
    rows = server.sql("select count(*) from draft where sent = 0 and expires_ms > 0")
    expect(rows[0][0] > 0, "drafts are kept")
    server.sql("update draft set expires_ms = 1")
    answer = server.get(at)
    same(answer.status, 404, "after 24 hours")
    expect("24 uur" in answer.shown(), "the page says that it ended")


# ---- in another language ----

@test
def asking_in_english_stays_english_and_is_told_to_the_professional(server):
    at = to_check_page(server, "My landlord raises the rent of my house.", "/en")
    expect(at.startswith("/en/vraag/c/"), "the address stays English")
    page = server.get(at)
    expect('<html lang="en"' in page.text, "the page is English")
    done = step(server, at, {}, "/versturen", "")
    expect(done.startswith("/en/vraag/klaar/"), "the page after it too")
    asked = server.asked(done)
    same(server.one("select language from question where question = %d" % asked.question), "en", "language")
    words = server.sign_in(SAMIRA).get(asked.work).shown()
    expect("Taal van de inwoner Engels" in words, "the professional sees the language")


@test
def asking_in_arabic_runs_from_right_to_left_with_code_and_link_from_left_to_right(server):
    words = "لا أستطيع دفع الإيجار"
    answer = server.post("/ar/vraag", {"question": words, "topic": "bijstand", "municipality": "GM9901", "channel": "code",
                                       "consent": "yes"})
    same(answer.status, 303, "asked")
    expect(answer.location.startswith("/ar/vraag/klaar/"), "the page after it is Arabic")
    asked = server.asked(answer.location)
    expect('<html lang="ar" dir="rtl"' in asked.page.text, "it says so")
    expect('<output class="app-code" id="code" dir="ltr"' in asked.page.text, "the code runs from left to right")
    expect("/ar/volg/l/" in asked.page.text, "the link leads to Arabic")
    same(server.one("select language from question where question = %d" % asked.question), "ar", "language")
    page = server.sign_in(SAMIRA).get(asked.work)
    expect("Taal van de inwoner Arabisch" in page.shown(), "the professional reads the name of the language in Dutch")
    expect('<p class="app-text" dir="auto">' + words in page.text, "and the words from right to left")


# ---- bytes that are no text ----

@test
def bytes_that_are_no_utf8_are_shown_as_such_and_not_stored(server):
    for bad in (b"\xff", b"caf\xe9", b"\xc3(", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xe2\x82"):
        for field in ("question", "name", "email", "municipality"):
            before = questions(server)
            sent = {"question": TEXT.encode(), "channel": "code", field: b"Hallo " + bad + b" daar"}
            answer = server.post("/vraag", sent)
            same(answer.status, 400, "%r in %s" % (bad, field))
            same(one_sentence(answer), field, "the field")
            expect("\ufffd" in answer.form("/vraag").values[field], "the sign for an unreadable byte stands there")
            expect("Hallo" in answer.form("/vraag").values[field], "and the rest of the words")
            answer.body.decode("utf-8")
            same(questions(server), before, "questions")


@test
def nul_and_control_bytes_are_left_out(server):
    asked = server.ask("Een\x00brief\x01\x1b[31m\x7f van\r\nde gemeente\rhier\ttab", name="Jan\x00\x08\nde\r\nBoer")
    page = asked.thread()
    same(page.paragraphs("app-text")[0], "Eenbrief[31m van\nde gemeente\nhier\ttab", "the text")
    expect("<dd>Jan de Boer</dd>" in page.text, "the name is one line")


@test
def bodies_that_are_no_form_are_refused_with_a_page(server):
    for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain", "text/xml"):
        answer = server.post("/vraag", body=b'{"question":"x"}', headers={"Content-Type": kind})
        same(answer.status, 400, kind)
        expect(answer.is_page(), "a whole page")
    for body in (b"", b"&&&&", b"=", b"%", b"%zz=%", b"question", b"question=%", b"question=%0", b"a" * 70000):
        answer = server.post("/vraag", body=body)
        expect(answer.status in (303, 400), "%r gives %d" % (body[:20], answer.status))
    same(server.post("/vraag", body=b"question=%").status, 303, "a lone percent sign is a text")


@test
def a_body_of_a_megabyte_is_read_and_refused_with_a_page(server):
    for path in ("/vraag", "/vraag/begin", "/volg"):
        answer = server.post(path, body=b"question=" + b"a" * (1 << 20))
        same(answer.status, 413, path)
        expect(answer.is_page() and "112" in answer.shown(), "a page for people, with a number")
        no_cookie(answer)
    same(server.get("/").status, 200, "the start after that")


@test
def many_small_fields_are_borne(server):
    same(server.post("/vraag", body=b"&".join([b"a=1"] * 60000) + b"&question=hulp").status, 303, "status")


if __name__ == "__main__":
    main()
