#!/usr/bin/env python3
"""Searching in one's own words: topics with a reason, danger first, a person always, and nothing kept of what was typed."""
import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import HENK, PROGRAM, ROOT, SAMIRA, expect, main, same, test, until


@test
def the_page_about_a_divorce_has_jumps_the_hour_for_it_and_help_for_the_children(server):
    page = server.get("/situatie/scheiden/in/GM9901")
    jumps = re.findall(r'href="#([^"]+)"', page.text.split('<nav class="app-card')[1].split("</nav>")[0])
    expect(len(jumps) > 4 and jumps[-1] == "wie-helpt", "contents on top: %r" % jumps)
    ids = re.findall(r' id="([^"]+)"', page.text)
    same([id for id in ids if ids.count(id) > 1], [], "an id is there once")
    for jump in re.findall(r'href="#([^"]+)"', page.text):
        expect(jump in ids, "there is a part " + jump)
    expect("#deel-het-spreekuur-scheiden" in page.text, "from the first steps")
    helped = page.text.split('id="wie-helpt"')[1].split("Meer uitleg")[0]
    heads = re.findall(r'<h3 class="nl-heading nl-heading--level-3">([^<]*)</h3>', helped)
    same(heads[:3], ["Uit elkaar gaan", "Omgang met kinderen en gezag", "Hulp voor een kind"], "the children before allowances")
    expect("(spreekuur scheiden)" in helped, "by the word of the text")
    cards = re.findall(r'app-line__open" href="([^"]+)"', helped)
    expect(cards and len(set(cards)) >= len(cards) - 1, "hardly anybody twice: %r" % cards)


@test
def words_lead_to_a_topic_with_the_reason_and_to_a_person(server):
    page = server.post("/zoek", {"q": "Er ligt loonbeslag op mijn salaris, zegt de deurwaarder"})
    same(page.status, 200, "status")
    expect("/onderwerp/beslag" in page.links, "the topic")
    expect("Omdat u schreef: " in page.shown() and "loonbeslag" in page.shown().split("Omdat u schreef: ")[1][:60], "why")
    same(page.form("/vraag/begin").values["question"], "Er ligt loonbeslag op mijn salaris, zegt de deurwaarder",
         "no story is told twice")


@test
def the_box_of_the_start_page_searches_too(server):
    page = server.post("/zoek", {"question": "mijn baas heeft mij ontslagen"})
    same(page.status, 200, "status")
    expect("/onderwerp/ontslag" in page.links, "the topic")


@test
def danger_comes_before_everything(server):
    text = server.post("/zoek", {"q": "mijn man slaat mij elke dag"}).text
    expect(0 < text.find('href="tel:112"') < text.find("/vraag/begin"), "the numbers stand first")


@test
def who_needs_a_doctor_sees_one_number_and_nothing_is_hidden(server):
    page = server.post("/zoek", {"q": "ik zorg voor mijn vader, zijn mond hangt scheef en hij praat wartaal"})
    expect(0 < page.text.find('href="tel:112"') < page.text.find("/onderwerp/mantelzorg"), "the number, and then what it is about")
    expect("huisartsenpost" in page.shown() and 'href="tel:113"' not in page.text, "when it can wait, and no other numbers")
    expect("app-leave" not in page.text, "nothing to leave at once")
    expect("app-leave" in server.post("/zoek", {"q": "mijn man slaat mij en ik ben bewusteloos geweest"}).text, "but violence hides")


@test
def who_cannot_go_on_sees_the_numbers_and_then_what_it_is_about(server):
    page = server.post("/zoek", {"q": "ik ben mantelzorger voor mijn man met dementie en ik kan niet meer"})
    order = [page.text.find(mark) for mark in ('href="tel:113"', "/onderwerp/psychische_nood", "/onderwerp/mantelzorg")]
    expect(0 < order[0] < order[1] < order[2], "numbers, despair, and care: %s" % order)
    expect("Steun voor wie voor een ander zorgt" in page.shown(), "who helps with it")


@test
def what_means_nothing_is_not_guessed_at(server):
    page = server.post("/zoek", {"q": "asdf qwerty"})
    expect("Wij begrijpen het nog niet goed" in page.shown() and page.form("/vraag/begin"), "it says so, and a person can be asked")
    expect("/onderwerp/" not in page.text, "no topic that has nothing to do with it")


@test
def who_is_there_for_one_kind_of_crime_is_not_offered_for_another(server):
    centre = "Centrum Seksueel Geweld"
    for words in ("bankhelpdeskfraude", "ik ben opgelicht door een nepbankmedewerker", "iemand heeft mijn spaargeld gestolen"):
        page = server.post("/zoek", {"q": words})
        expect(centre not in page.shown() and "Hulp na een misdrijf of ongeluk" in page.shown(), "stolen money: " + words)
        out = server.command("find", "--municipality", "GM9901", "--json", words)[1]
        names = [service["name"] for service in json.loads(out)["services"]]
        expect("Hulp na een misdrijf of ongeluk" in names and centre not in names, "by the command: " + words)
    for words in ("ik ben verkracht", "ik ben aangerand en mijn telefoon is gestolen", "ik ben slachtoffer van een misdrijf"):
        expect(centre in server.post("/zoek", {"q": words}).shown(), "sexual violence, or what is not told: " + words)
    expect(centre in server.get("/onderwerp/slachtoffer/in/GM9901").shown(), "the page of the whole topic")


@test
def what_cannot_wait_stands_above_the_help(server):
    page = server.post("/zoek", {"q": "ik ben opgelicht met bankfraude"}).shown()
    expect(0 < page.find("Bel nu uw bank") < page.find("Hulp die hierbij past"), "stolen money")
    expect("Bel nu uw bank" in server.post("/zoek", {"q": "bankrekening leeggehaald door oplichters"}).shown(), "and once more")
    expect("zeg die dag" in server.post("/zoek", {"q": "ik krijg morgen een uitzetting van de deurwaarder"}).shown(), "an eviction")
    expect("ik heb nu hulp nodig" in server.post("/zoek", {"q": "ik heb dringend een rolstoel nodig"}).shown(), "help at home")
    dead = server.post("/zoek", {"q": "mijn vader is overleden en had schulden"})
    expect("Doe nog niets met de erfenis" in dead.shown() and "Bel nu" not in dead.shown(), "a death with debts")
    same(next(link for link in dead.links if "/onderwerp/" in link), "/onderwerp/erfenis", "the inheritance first")
    expect("vandaag of morgen" in server.get("/onderwerp/geboorte").shown(), "on the page of a topic")
    expect("Wacht hier niet mee" not in server.get("/onderwerp/burenruzie").shown(), "nothing where nothing presses")
    for words in ("er is iemand dood", "mijn baby is gisteren geboren", "Mijn man is dood"):
        expect('class="app-danger"' not in server.post("/zoek", {"q": words}).text, "no danger: " + words)
    expect('href="tel:113"' in server.post("/zoek", {"q": "ik wil dood"}).text, "but this is")


@test
def what_was_found_is_a_page_to_come_back_to(server):
    typed = "mijn verhuurder & ik: 100% ruzie = +geen+ huis\r\nhelp mij"
    for path, fields in (("/zoek", {"q": typed, "place": "Overdam"}), ("/tr/zoek", {"question": typed}),
                         ("/brief", {"group": "gemeente"}), ("/brief", {"kind": "gem_uitkering", "dated_day": "3 november 2026"})):
        answer = server.request("POST", path, fields=fields)
        same(answer.status, 303, path)
        expect("verhuurder" not in answer.location and "gem_uitkering" not in answer.location, "nothing to read in the address")
        first, again = server.get(answer.location), server.get(answer.location)
        same((first.status, again.status), (200, 200), path)
        same(first.shown(), again.shown(), "the same page when one comes back")
        same(server.get(answer.location + "?q=erfenis&place=9901&group=werk&kind=svb&title=x").shown(), first.shown(), "whatever is put behind it")
    found = server.post("/zoek", {"q": typed, "place": "Overdam"})
    same(found.form("/vraag/begin").values["question"], typed.replace("\r\n", "\n"), "every sign as it was typed")
    expect("Overdam" in found.shown(), "and where one lives")
    long = server.request("POST", "/zoek", fields={"q": "huurachterstand " * 300})
    same(long.status, 200, "too long for an address: answered at once")
    bent = server.get("/zoek/uw/AAAA")
    same(bent.status, 404, "not one of ours")
    expect("verlopen" in bent.shown(), "and a sentence")


@test
def advice_to_call_comes_with_a_number(server):
    homeless = server.post("/zoek", {"q": "ik heb vannacht geen plek om te slapen"}).text
    line = homeless[homeless.index("vraag om opvang"):]
    expect('href="tel:0999001023"' in line[:400], "the shelter of this municipality")
    cut = server.get("/onderwerp/energie_water/in/GM9901").text
    line = cut[cut.index("Wordt u afgesloten"):]
    expect('href="tel:0999001044"' in line[:600], "the service for it, not any other of that kind")
    cut = server.get("/onderwerp/energie_water/in/GM0363").text
    line = cut[cut.index("Wordt u afgesloten"):]
    expect('href="tel:08008115"' in line[:600], "elsewhere a national number")
    letter = server.post("/zoek", {"q": "ik kreeg een besluit van de gemeente en moet binnen zes weken bezwaar maken"}).text
    expect('href="tel:08008020"' in letter[letter.index("Misschien moet u snel"):][:900], "a date that runs")


@test
def where_the_network_does_not_reach_no_places_are_promised(server):
    for path in ("/hulp/in/GM0363", "/hulp/in/GM0363/schulden"):
        page = server.get(path)
        words = page.shown()
        expect("doet nog niet mee" in words and "plekken waar u hulp krijgt" not in words, "the truth: " + path)
        expect('href="tel:08008020"' in page.text and "Stel hier uw vraag" not in words, "who helps everywhere: " + path)
    expect("plekken waar u hulp krijgt" in server.get("/hulp/in/GM9901").shown(), "and here it does")


@test
def only_beside_rent_does_the_landlord_speak_of_paying(server):
    says = "lukt betalen niet"
    expect(says in server.get("/onderwerp/huur_uitzetting/in/GM9901").shown(), "beside arrears")
    for topic in ("burenruzie", "gebreken_woning"):
        words = server.get("/onderwerp/%s/in/GM9901" % topic).shown()
        expect(says not in words and "Melden bij de woonstichting" in words, topic)


@test
def what_was_said_long_ago_about_waiting_is_not_shown_as_now(server):
    number = {name: server.one("select service from service where name = '%s' limit 1" % name)
              for name in ("Een maatje voor uw papieren", "Hulp thuis aanvragen")}
    for name, days in (("Een maatje voor uw papieren", 62), ("Hulp thuis aanvragen", 50)):
        server.sql("update service set capacity_ms = %d where service = %d" % ((time.time() - days * 86400) * 1000, number[name]))
    old = server.get("/hulp/%d" % number["Een maatje voor uw papieren"]).shown()
    expect("Dat weten wij nu niet. Bel om het te weten." in old and "Zo was het op" in old, "of two months ago")
    new = server.get("/hulp/%d" % number["Hulp thuis aanvragen"])
    expect("Dat weten wij nu niet" not in new.shown() and "wachttijd is ongeveer" in new.shown(), "of today")
    cards = server.get("/hulp/in/GM9901/schulden").text
    card = cards[cards.index("Een maatje voor uw papieren"):].split("</li>")[0]
    expect("Wachttijd" not in card, "nor on its card")
    cards = server.get("/hulp/in/GM9901/wmo").text
    expect("Wachttijd" in cards[cards.index("Hulp thuis aanvragen"):].split("</li>")[0], "but on one of now")
    expect('href="mailto:info@' in new.text, "an address to write to can be pressed")


@test
def a_topic_speaks_of_what_people_asked(server):
    for topic, words in (("studieschuld", "ex of uw partner"), ("zorgverzekering", "SKGZ"), ("erfenis", "uw eigen kinderen in uw plaats"),
                         ("vergunning_handhaving", "om te parkeren"), ("aow_pensioen", "in een ander land"),
                         ("onderwijs_leerplicht", "Vecht uw kind op school")):
        expect(words in server.get("/onderwerp/" + topic).shown(), topic)


@test
def a_card_has_a_number_to_press(server):
    for page in (server.get("/onderwerp/wmo/in/GM9901"), server.get("/hulp/in/GM9901/wmo"),
                 server.post("/zoek", {"q": "ik heb een rolstoel nodig van de gemeente"})):
        card = page.text[page.text.index("Hulp thuis aanvragen"):].split("</li>")[0]
        expect('href="tel:0999001005"' in card and "099 900 9005" not in card, "for everyone, and none for colleagues")


@test
def who_must_come_to_court_reads_about_that_letter(server):
    for words, kind, title in (
            ("ik kreeg een dagvaarding van de woningbouw", "dagvaarding", "Ik moet naar de rechter"),
            ("brief dat ik 12 december bij de rechter moet zijn over de huur", "dagvaarding", "Ik moet naar de rechter"),
            ("ik ben verdachte en moet op zitting komen", "verdachte", "Ik moet naar de politie of naar de rechter")):
        form = server.post("/zoek", {"q": words}).form("/brief")
        same(form.values["kind"], kind, words)
        expect(title in server.post("/brief", {"kind": kind}).shown(), "the page of that letter")
    for words in ("heb ik een rechter nodig om te scheiden", "ik ben ontslagen", "ik wil schulden voorkomen binnen een jaar"):
        expect(not server.post("/zoek", {"q": words}).has_form("/brief"), "no letter of a court: " + words)


@test
def a_bsn_in_the_words_is_remarked_on(server):
    remark = "burgerservicenummer (BSN). Dat hebben wij niet nodig"
    expect(remark in server.post("/zoek", {"q": "schulden, mijn nummer is 111222333"}).shown(), "one that passes the test")
    expect(remark not in server.post("/zoek", {"q": "schulden, mijn nummer is 111222334"}).shown(), "one that does not")
    page = server.post("/zoek", {"q": "ik heb schulden, mijn bsn is 111222333"})
    expect(0 < page.shown().find(remark) < page.shown().find("Omdat u schreef"), "right under the heading")
    expect("/onderwerp/schulden" in page.links and "/onderwerp/adres_brp" not in page.links, "it is about debts")


@test
def discrimination_leads_to_who_is_there_for_it(server):
    for words in ("ik word gediscrimineerd op mijn werk", "ik mocht het huis niet huren omdat ik een buitenlandse naam heb"):
        first = server.post("/zoek", {"q": words}).text.split("Hulp die hierbij past", 1)[1]
        expect(first.find("Meldpunt Discriminatie") in range(1, 700), "the first helper for: " + words)
    shown = server.get("/onderwerp/discriminatie/in/GM9902").text.split("app-line__open", 1)[1]
    expect(shown.find("Meldpunt Discriminatie") in range(1, 400), "and on the page of the topic")


@test
def what_is_not_understood_is_asked_back(server):
    page = server.post("/zoek", {"q": "hm"})
    same(page.status, 200, "status")
    expect("iets meer vertellen" in page.shown() or "Waar gaat het het meest over" in page.shown(), "a question back")
    expect(any(form.action == "/vraag/begin" for form in page.forms), "and a person")
    for strange in ("", "   ", "\x00", "<script>alert(1)</script>", "%s%n", "a" * 4000, "\ud83d\ude00" * 3):
        answer = server.post("/zoek", {"q": strange.encode("utf-16", "surrogatepass").decode("utf-16", "replace")})
        expect(answer.status in (200, 400), "status of %r: %d" % (strange[:20], answer.status))
        expect("<script>alert" not in answer.text, "no script")


@test
def life_events_and_topics_are_read_and_professionals_read_the_law(server):
    for path in ("/situatie", "/situatie/verhuizen", "/onderwerp/ontslag"):
        same(server.get(path).status, 200, path)
    same(server.get("/situatie/bestaat-niet").status, 404, "an event that is not there")
    public, samira = server.get("/onderwerp/ontslag").shown(), server.sign_in(SAMIRA).get("/onderwerp/ontslag").shown()
    expect("Bron:" not in public and "Bron:" in samira, "sources are for professionals")
    expect("Voor hulpverleners" not in server.get("/situatie/verhuizen").text.split("<footer")[0], "and so are early signs")


@test
def the_command_answers_a_line_with_an_object(server):
    lines = ["ik ben ontslagen", "", "mijn borg komt niet terug"]
    out = subprocess.run([PROGRAM, "find", "--json", "--lines"], input="".join(line + "\n" for line in lines), text=True,
                         check=True, capture_output=True).stdout
    answers = [json.loads(line) for line in out.splitlines()]
    same(len(answers), len(lines), "objects")
    same([answers[0]["topics"][0]["id"], answers[2]["topics"][0]["id"]], ["ontslag", "huurcontract_borg"], "topics")
    expect(answers[1]["ask_back"] and answers[1]["question"], "an empty line is asked back")
    code, out, err = server.command("find", "--municipality", "GM9901", "--limit", "2", "--json", "schulden")
    same(code, 0, err)
    services = json.loads(out)["services"]
    same(len(services), 2, "services at most")
    same({s["municipality"] for s in services}, {"GM9901"}, "where")
    same(server.command("find", "schulden")[0], 2, "without --json")
    same(server.command("find", "--json", "--limit", "veel", "--municipality", "GM9901", "x")[0], 2, "no number")


def table_file(server, text):
    path = os.path.join(server.folder, "services.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def found_services(server, words):
    """What stands under the topics."""
    text = server.post("/zoek", {"q": words}).text
    return text.split("Hulp die hierbij past", 1)[1].split("</ul>")[0] if "Hulp die hierbij past" in text else ""


@test
def services_that_fit_stand_under_the_topics_with_the_reason(server):
    words = "de deurwaarder komt en ik kan de huur niet betalen"
    cards = until(lambda: found_services(server, words), "the index is read")
    expect(1 <= cards.count('href="/hulp/') <= 5, "one to five services")
    expect("Omdat u schreef: " in cards and "deurwaarder" in cards, "the words they were found by")
    same(found_services(server, "hm"), "", "nothing fits nothing")


def cards(server, words, **fields):
    """The services under the topics, by number."""
    text = server.post(fields.pop("front", "") + "/zoek", dict(fields, q=words)).text
    return [int(n) for n in re.findall(r'class="app-line__open" href="[^"]*/hulp/(\d+)"', text)]


def groups(server, words):
    """The same by topic: each group ends with the link to its topic."""
    text = server.post("/zoek", {"q": words}).text.split("Hulp die hierbij past", 1)[1]
    parts = re.split(r'href="/onderwerp/(\w+)/in/', text)
    return {topic: [int(n) for n in re.findall(r'class="app-line__open" href="/hulp/(\d+)"', part)]
            for part, topic in zip(parts[::2], parts[1::2])}


@test
def words_of_another_language_lead_to_services_by_their_topics(server):
    topics = {}
    for service, topic in server.sql("select service, topic from service_topic"):
        topics.setdefault(service, set()).add(topic)
    with open(os.path.join(ROOT, "tests/cases/find_languages.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    for language in ("tr", "pl", "ar", "uk", "en"):
        own = [row for row in rows if row[0] == language]
        same(len(own), 10, "sentences in " + language)
        fit = [any(topic in topics[n] for n in cards(server, text, front="/" + language)[:3]) for _, topic, text in own]
        expect(sum(fit) >= 9, "%d of 10 sentences in %s find a service that fits" % (sum(fit), language))


@test
def who_helps_stands_in_order_of_fit(server):
    shown = server.get("/onderwerp/onderwijs_leerplicht/in/GM9901").shown()
    expect(0 < shown.find("Kind thuis zonder school") < shown.find("Geld voor school"), "what it is about first")
    municipal = {n for n, in server.sql("select service from service s join organisation o"
                                        " on o.organisation = s.organisation where o.municipal = 1")}
    for found in groups(server, "de gemeente wijst mijn aanvraag voor bijstand af en ik maak bezwaar tegen dat besluit").values():
        expect(found, "services")
        expect([n in municipal for n in found] == sorted(n in municipal for n in found), "independent first: %r" % found)


@test
def each_helper_stands_once_under_the_topic_it_is_for(server):
    topics = {}
    for service, topic in server.sql("select service, topic from service_topic"):
        topics.setdefault(service, set()).add(topic)
    of_one = groups(server, "ik ben opgelicht met bankfraude")
    same(list(of_one), ["slachtoffer"], "a sure topic stands alone")
    expect(len(of_one["slachtoffer"]) >= 2, "at least two: %r" % of_one)
    several = groups(server, "de deurwaarder komt en ik kan de huur niet betalen")
    same(list(several), ["schulden", "huur_uitzetting"], "the likeliest first; what helps with seizure stands there already")
    for found in (of_one, several):
        shown = [n for numbers in found.values() for n in numbers]
        same(len(shown), len(set(shown)), "each once")
        for topic, numbers in found.items():
            expect(all(topic in topics[n] for n in numbers), "%s: %r" % (topic, numbers))
    page = server.post("/zoek", {"q": "mijn vader is overleden en had schulden"})
    first = page.text.split("Hulp die hierbij past", 1)[1].split("app-line__open", 1)[1]
    expect(first.find("Gratis vraag aan de notaris") in range(1, 100), "the kind of help that it asks for first")


@test
def a_doorway_of_several_municipalities_asks_where_and_shows(server):
    words = "de deurwaarder komt en ik kan de huur niet betalen"
    until(lambda: found_services(server, words), "the index is read")
    server.sql("update doorway set municipality = null")
    try:
        page = server.post("/zoek", {"q": words})
        expect(not cards(server, words), "nobody knows where")
        form = [f for f in page.forms if "place" in f.values][0]
        same((form.action, form.values["q"]), ("/zoek", words), "it asks, and keeps the words")
        expect(cards(server, words, place="Overdam"), "who helps there")
        wrong = server.post("/zoek", {"q": words, "place": "Nergenshuizen"})
        same(wrong.status, 400, "a place that does not exist")
        expect('id="place-fault"' in wrong.text and "/onderwerp/" in wrong.text, "the sentence, and all that was there")
    finally:
        server.sql("update doorway set municipality = 9901")


@test
def a_service_that_somebody_edits_is_found_by_its_new_words(server):
    words = "mijn steunkousen piept en suist"
    same(found_services(server, words), "", "nobody yet")
    number = server.one("select service from service where organisation = 1 order by service limit 1")
    henk = server.sign_in(HENK)
    path = "/beheer/kaart/dienst/%d" % number
    form = dict(henk.get(path).form(path).values)
    changed = dict(form, description="Piept of suist uw steunkousen? Wij stellen het in.")
    same(henk.post(path, changed).status, 303, "saved")
    until(lambda: 'href="/hulp/%d"' % number in found_services(server, words), "found by its new words")
    form["version"] = henk.get(path).form(path).values["version"]
    same(henk.post(path, form).status, 303, "saved as before")
    until(lambda: not found_services(server, words), "and no more")
    code, _, err = server.command("import", "services", table_file(server, "id,name,organisation,municipality,description\n"
                                  "x1,Gehoor,Oorclub,GM9901,Piept of suist uw steunkousen?\n"))
    same(code, 0, err)
    until(lambda: "Oorclub" in found_services(server, words), "another process imported it")


@test
def what_cannot_wait_stands_on_the_page_after_asking(server):
    bank = "Bel nu uw bank"
    expect(bank in server.ask("Mijn pas is weg", topic="slachtoffer").page.shown(), "of the topic that was chosen")
    expect(bank in server.ask("ik ben opgelicht met bankfraude", topic="").page.shown(), "of what the words are surely about")
    both = server.ask("De deurwaarder komt en mijn gas wordt afgesloten", topic="beslag").page.shown()
    expect("Wordt u afgesloten?" in both, "and of what the words name beside it: " + both[:600])
    expect("Wacht hier niet mee" not in server.ask("De buren maken herrie.", topic="burenruzie").page.shown(), "nothing where nothing presses")


main()
