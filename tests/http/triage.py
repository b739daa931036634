#!/usr/bin/env python3
"""The help finder: every way through it ends in somebody to go to, nothing is told twice, and nothing is kept."""
import csv
import os
import random
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import ROOT, SAMIRA, expect, main, same, test

PLACES = "Demodam", "Overdam", "Polderdam"
AREAS = re.compile(r'name="areas" id="a-[\w]+" value="([\w]+)"')
ANSWERS = re.compile(r'name="answer" value="(.)"')


def begin(server, areas, front="", who=None):
    """The page of the first question."""
    asker = who or server
    return step(asker, "%s/hulpwijzer" % front, [("areas", area) for area in areas])


def step(asker, path, fields):
    answer = asker.post(path, fields)
    same(answer.status, 303, "status of " + path.split("/")[1])
    page = asker.get(answer.location)
    page.at = answer.location
    same(page.status, 200, "the page after it")
    return page


def walk(asker, page, choose):
    """Answers until the end; the number of questions that were asked after the areas."""
    asked = 0
    while ANSWERS.findall(page.text):
        page = step(asker, page.at, {"answer": choose(ANSWERS.findall(page.text))})
        asked += 1
        expect(asked <= 7, "at most eight questions, with the first")
    return page, asked


def name_of(topic):
    with open(os.path.join(ROOT, "data/topics.csv"), encoding="utf-8") as file:
        return [row["name_nl"] for row in csv.DictReader(file) if row["id"] == topic][0]


@test
def walks_at_random_end_in_help_in_every_municipality(server):
    chance, areas = random.Random(4), AREAS.findall(server.get("/hulpwijzer").text)
    expect(len(areas) >= 10, "areas of life")
    for number in range(60):
        page, _ = walk(server, begin(server, chance.sample(areas, chance.choice((1, 1, 1, 2, 3)))), chance.choice)
        for place in PLACES if number < 20 else PLACES[:1]:
            page = step(server, page.at + "/plaats", {"place": place})
            results = page.text.split('<section class="app-result">')[1:]
            expect(results, "a result")
            for result in results:
                expect('href="/hulp/' in result or 'href="tel:' in result, "somebody to go to")


@test
def every_area_can_be_walked_without_knowing_anything(server):
    for area in AREAS.findall(server.get("/hulpwijzer").text):
        page, _ = walk(server, begin(server, [area]), lambda answers: "?")
        expect("Uw rechten" in page.shown(), "an end of " + area)


@test
def a_result_says_what_cannot_wait(server):
    page, _ = walk(server, begin(server, ["overleden"]), lambda answers: "2" if "2" in answers else "0")
    expect("Doe nog niets met de erfenis" in page.shown(), page.shown()[:200])


@test
def nothing_is_told_twice(server):
    page, _ = walk(server, begin(server, ["wonen", "schulden"]), lambda answers: answers[0])
    told = page.form("/vraag/begin").values["question"]
    expect("Ik heb de hulpwijzer ingevuld." in told and told.count("?") >= 3, "the answers go along")
    draft = server.post("/vraag/begin", {"question": told})
    same(draft.status, 303, "and are a question")


@test
def the_second_problem_goes_along_and_gets_its_help(server):
    page, _ = walk(server, begin(server, ["wonen", "schulden"]), lambda answers: "0")
    form = page.form("/vraag/begin")
    topic, also = form.values["topic"], re.findall(r'name="also" value="(\w+)"', page.text)
    expect(topic and also and topic not in also, "the most urgent, and the other: %s, %s" % (topic, also))
    other = name_of(also[0])
    expect("- %s\n" % other in form.values["question"].replace("\r", ""), "told by name")
    draft = server.post("/vraag/begin", [("question", form.values["question"]), ("topic", topic)] +
                        [("also", id) for id in also]).location.rsplit("/", 1)[0]
    same(server.post(draft + "/plaats", {"municipality": "GM9901"}).status, 303, "where")
    topics = server.get(draft + "/onderwerp")
    expect('id="t-%s" value="%s" checked' % (topic, topic) in topics.text, "the topic is chosen")
    expect(other in topics.shown().split("zagen wij ook")[1][:200], "and the other is told")
    same(server.post(draft + "/onderwerp", {"topic": topic}).status, 303, "about what")
    same(server.post(draft + "/antwoord", {"channel": "code"}).status, 303, "how to answer")
    same(server.post(draft + "/naam", {"name": ""}).status, 303, "who")
    expect(other in server.get(draft + "/nakijken").shown(), "looking it over")
    done = server.get(server.post(draft + "/versturen", {}).location)
    expect("/onderwerp/%s/in/GM9901" % also[0] in done.links, "its own page")
    after = done.text.split("/onderwerp/%s/in/GM9901" % also[0])[1]
    expect('href="/hulp/' in after, "and who helps with it")
    strange = server.post("/vraag/begin", [("question", "hulp"), ("topic", "geen"), ("also", "geen"), ("also", "<b>")])
    same(strange.status, 303, "what is no topic is passed over")


@test
def going_back_loses_nothing(server):
    first = begin(server, ["wonen"])
    second = step(server, first.at, {"answer": "0"})
    back = re.search(r'class="app-back"><a class="nl-link" href="([^"]+)"', second.text).group(1)
    same(server.get(back).shown().split("Vorige vraag")[1], first.shown().split("Vorige vraag")[1], "the question before")
    same(server.get(first.at).status, 200, "an address that was kept")


@test
def wrong_forms_and_addresses_get_a_sentence(server):
    expect("Kies eerst wat past" in server.post("/hulpwijzer", {}).shown(), "nothing chosen")
    expect("Kies eerst wat past" in server.post("/hulpwijzer", {"areas": "nergens"}).shown(), "an area that is not there")
    page = begin(server, ["wonen"])
    for answer in ("", "9", "x", "00", "\x00", "<b>"):
        wrong = server.post(page.at, {"answer": answer})
        same(wrong.status, 400, "answer %r" % answer)
        expect("Kies een antwoord" in wrong.shown(), "what to do")
    same(server.post(page.at + "/plaats", {"place": "Nergenshuizen"}).status, 400, "a place that does not exist")
    same(server.get("/hulpwijzer/geen-adres").status, 404, "an address of nobody")
    same(server.get(page.at[:-1] + ("A" if page.at[-1] != "A" else "B")).status, 404, "an address that was changed")


@test
def danger_shows_numbers_on_every_page(server):
    page = begin(server, ["onveilig"])
    expect('href="tel:112"' in page.text and "Verlaat deze pagina snel" in page.shown(), "at the first question")
    page, _ = walk(server, page, lambda answers: answers[0])
    expect(0 < page.text.find('href="tel:112"') < page.text.find("<h1"), "before everything at the end")


@test
def who_cannot_manage_gets_one_thing_to_do(server):
    able, _ = walk(server, begin(server, ["schulden"]), lambda answers: "0")
    expect("Dit kunt u vandaag doen" in able.shown(), "all of it")
    page = begin(server, ["schulden"])
    while "Lukt het u nu zelf" not in page.shown():
        page = step(server, page.at, {"answer": "0"})
    page = step(server, page.at, {"answer": "2"})
    expect("Doe nu alleen dit" in page.shown(), "one step")
    expect(0 < page.shown().find("Laat iemand met u meedoen") < page.shown().find("Uw rechten"), "somebody beside them first")


@test
def a_professional_walks_along_and_keeps_the_choice(server):
    samira = server.sign_in(SAMIRA)
    page, _ = walk(samira, begin(server, ["schulden"], "/werk", samira), lambda answers: "0")
    expect("Bron:" in page.shown() and "U kiest zelf wie het overneemt" in page.shown(), "the law, and the choice")
    form = samira.get(re.search(r'href="(/werk/nieuw/hulpwijzer/[^"]+)"', page.text).group(1))
    same(form.status, 200, "the form beside the resident")
    expect("Ik heb de hulpwijzer ingevuld." in form.form("/werk/nieuw").values["question"], "with the answers")
    expect('name="to"' in form.text, "and who answers is still to choose")
    same(server.get("/werk/hulpwijzer").status, 401, "not for the public")


@test
def a_professional_picks_a_proposed_helper_at_once(server):
    samira = server.sign_in(SAMIRA)
    page, _ = walk(samira, begin(server, ["schulden"], "/werk", samira), lambda answers: "0")
    picks = re.findall(r'href="(/werk/nieuw/hulpwijzer/[^"?]+\?topic=(\w+)&(?:amp;)?to=o(\d+))"', page.text)
    expect(picks, "a proposed helper to ask")
    address, topic, organisation = picks[0]
    form = samira.get(address.replace("&amp;", "&"))
    same(form.status, 200, "the form beside the resident")
    expect('<option value="o%s" selected>' % organisation in form.text, "who was picked")
    expect('<option value="%s" selected>' % topic in form.text, "about what")
    sent = dict(form.form("/werk/nieuw").values, topic=topic, to="o" + organisation)
    expect("Ik heb de hulpwijzer ingevuld." in sent["question"] and sent["municipality"] == "Demodam", "nothing again")
    same(samira.post("/werk/nieuw", sent).status, 303, "sent")
    same(server.one("select h.organisation from holding h join question q on q.question = h.question"
                    " order by q.asked_ms desc, q.question desc limit 1"), int(organisation), "who has it")
    resident, _ = walk(server, begin(server, ["schulden"]), lambda answers: "0")
    expect("/werk/nieuw" not in resident.text, "nothing of this for a resident")


@test
def a_professional_is_never_led_to_the_form_for_residents(server):
    samira = server.sign_in(SAMIRA)
    start = samira.get("/werk/hulpwijzer")
    expect("/werk/nieuw" in start.links, "the form beside the resident, at once")
    pages = [start]
    for area in AREAS.findall(start.text):
        pages.append(walk(samira, begin(server, [area], "/werk", samira), lambda answers: "0")[0])
    for page in pages:
        same([link for link in page.links if link.startswith(("/vraag", "/bel-mij"))], [], "links to forms for residents")
        expect('action="/vraag' not in page.text, "nor a form")
    net = re.search(r'href="(/werk/nieuw/hulpwijzer/[^"?]+)">Stel hier uw vraag', pages[1].text)
    expect(net, "the safety net is asked beside the resident too")
    expect("Ik heb de hulpwijzer ingevuld." in samira.get(net.group(1)).form("/werk/nieuw").values["question"], "with the answers")


@test
def nothing_is_kept_of_a_walk(server):
    tables = [row[0] for row in server.sql(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'" if server.engine == "sqlite" else
        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")]
    count = lambda: {table: server.one("select count(*) from " + table) for table in tables}  # noqa: E731
    walk(server, begin(server, ["wonen"]), lambda answers: "0")  # what comes with the first visit has come
    before = count()
    page, _ = walk(server, begin(server, ["wonen", "schulden"]), lambda answers: "0")
    for quiet in ("job", "change", "turn"):
        before.pop(quiet, None)
    after = {table: rows for table, rows in count().items() if table in before}
    same(after, before, "rows of every table")
    expect(page.at.split("/")[-1][:20] not in server.log(), "no address in the log")


main()
