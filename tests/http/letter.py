#!/usr/bin/env python3
"""Who got a letter: in four pages at the last day, or at whom to call today; no day is guessed, nothing is kept, and an
objection on paper. Residents walk as people do, with what people type."""
import datetime
import html
import json
import os
import random
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import SAMIRA, expect, main, same, test
from letters import DAY, MONTHS, boxes, days, fault, in_full, last_day, result, title, today, words

GROUPS = re.compile(r'name="group" value="(\w+)"')
KINDS = re.compile(r'name="kind" value="(\w+)"')
NOW = "Dit kunt u vandaag doen"


@test
def the_way_back_from_an_objection_says_where_to(server):
    for kind, back in (("gem_uitkering", "Terug naar uw laatste dag"), ("toeslagen", "Terug naar uw brief")):
        page = server.post("/brief/bezwaar", days(kind, today().isoformat() if kind == "gem_uitkering" else ""))
        expect(back in page.shown(), "%s: %s" % (kind, page.shown()[:200]))


@test
def who_helps_against_a_decision_is_legal_help_and_no_ombudsman(server):
    shown = result(server, "gem_uitkering", words(today())).shown()
    helpers = shown[shown.index("Wie helpt u in"):shown.index("Woont u ergens anders")]
    expect(0 < helpers.find("Sociaal raadslieden") < helpers.find("Ombudsman"), "independent legal help first: " + helpers)


@test
def fatima_comes_to_her_last_day_in_four_pages(server):
    dated = today() - 10 * DAY
    page = server.get("/brief")
    expect("Van wie is de brief?" in page.shown() and "gemeente" in GROUPS.findall(page.text), "from whom")
    page = server.post("/brief", {"group": "gemeente"})
    expect(title(page) == "Wat voor brief is het?" and "gem_uitkering" in KINDS.findall(page.text), "what")
    page = server.post("/brief", {"group": "gemeente", "kind": "gem_uitkering"})
    expect("Welke datum staat op de brief?" == title(page), "which days")
    page = result(server, "gem_uitkering", (str(dated.day), MONTHS[dated.month - 1], str(dated.year)), words(dated + 2 * DAY))
    last = last_day(server, dated)
    same(title(page), "Uw laatste dag is " + in_full(last), "the last day, its weekday in words")
    left = (last - today()).days
    expect("U heeft nog %d dagen." % left in page.shown() or "U heeft nog %d dagen." % (left - 1) in page.shown(), "days left")
    expect("De brief is misschien later verstuurd." in page.shown(), "the other reading")
    expect("De termijn is 6 weken." in page.shown() and "Awb art" not in page.text, "how, without articles")
    expect("Wie helpt u in Demodam?" in page.shown() and 'href="/hulp/' in page.text, "who helps near by")
    for address in re.findall(r'(?:href|action)="([^"]*)"', page.text):
        expect("uitkering" not in address and str(dated.year) not in address, "no kind and no day in an address")


@test
def only_recognised_decisions_and_assessments_get_a_day(server):
    dated, seen = today() - 10 * DAY, set()
    groups = GROUPS.findall(server.get("/brief").text)
    expect(len(groups) >= 10 and groups[-1] == "onbekend", "groups, and not knowing")
    for group in groups[:-1]:
        kinds = KINDS.findall(server.post("/brief", {"group": group}).text)
        expect(kinds[-1] == "onbekend", "not knowing, in " + group)
        seen.update(kinds)
    expect(len(seen) >= 40, "kinds")
    with_day = set()
    for kind in sorted(seen):
        page = result(server, kind, words(dated))
        expect(NOW in page.shown() and "Leg mij deze brief eerst uit" in page.shown(), "what to do, of " + kind)
        expect('href="tel:' in page.text.split("app-contact__inner")[0], "whom to call, of " + kind)
        if title(page).startswith("Uw laatste dag"):
            with_day.add(kind)
        else:
            same(title(page), "Bel vandaag over deze brief", "else a call today: " + kind)
            expect("laatste-dag.ics" not in page.text and "Zo hebben wij gerekend" not in page.text, "no day of " + kind)
    same(with_day, {"gem_uitkering", "gem_toeslag", "gem_hulp", "gem_kind", "gem_parkeren", "gem_belasting", "gem_vergunning",
                    "gem_stoppen", "uwv_ww", "uwv_wia", "svb", "uitk_terug", "duo", "aanslag"}, "kinds with a last day")


@test
def joost_is_dismissed_and_gets_no_six_weeks(server):
    page = server.post("/brief", {"group": "werk", "kind": "ontslag"})
    expect("twee maanden" in page.shown() and "Teken niets" in page.shown(), "what is at stake, and what to do")
    expect("zes weken" not in page.shown() and not page.has_form("/brief/bezwaar"), "no objection, no six weeks")
    expect("0800-8020" in page.shown(), "the legal desk")


@test
def amir_does_not_know_and_is_not_sent_away(server):
    for fields in ({"group": "onbekend"}, {"kind": "onbekend"}, {"group": "gemeente", "kind": "onbekend"}):
        page = server.post("/brief", fields)
        same((page.status, title(page)), (200, "Bel vandaag over deze brief"), "not knowing")
        expect("Dat is heel gewoon." in page.shown() and page.has_form("/vraag/begin"), "somebody reads it along")


@test
def els_has_no_date_and_nothing_is_computed(server):
    came = words(today() - 3 * DAY)
    for more in ({}, {"came": came}):
        page = result(server, "svb", dated_unknown="yes", **more)
        same(title(page), "Bel vandaag: zonder datum rekenen wij niet", "no day of a guess")
        expect("stempel op de envelop" in page.shown() and "laatste-dag.ics" not in page.text, "where to look")
        expect(page.has_form("/brief/bezwaar"), "and an objection can go today")
    page = result(server, "svb", came=came, status=400)
    expect("Vul de datum in die op de brief staat." in fault(page), "an empty date is asked for")
    page = result(server, "svb", words(today() - 3 * DAY), dated_unknown="yes", status=400)
    expect("Kies een van de twee." in fault(page), "both is asked back")


@test
def piet_types_days_as_people_do(server):
    year = today().year - 1
    for typed in ("3 maart %d", "3-3-%d", "03/03/%d", "3.3.%d", "di 3 mrt. %d", "3e maart %d", "0303%d", " 3  MAART  %d "):
        page = result(server, "duo", typed % year)
        expect(words(datetime.date(year, 3, 3)) in page.shown(), "read: " + typed % year)
    page = result(server, "duo", ("3", "mrt", str(year)), ("", "", ""))
    expect(words(datetime.date(year, 3, 3)) in page.shown(), "in three boxes")
    page = result(server, "duo", "%d-03-03" % year)
    expect(words(datetime.date(year, 3, 3)) in page.shown(), "year first")
    kept = server.post("/brief", days("duo", ("3", "mrt", str(year)), change="yes"))
    same(title(kept), "Welke datum staat op de brief?", "back to the days")
    same([kept.form("/brief").values.get(n, "-") for n in ("kind",)] and
         re.search(r'name="dated_month"[^>]*value="(\w+)"', kept.text).group(1), "mrt", "what was typed is there")


@test
def a_year_of_two_digits_is_read_on_both_pages_of_a_letter(server):
    day = today() - 20 * DAY
    for typed in (day.strftime("%d-%m-%y"), "%d %s '%02d" % (day.day, MONTHS[day.month - 1], day.year % 100),
                  (str(day.day), MONTHS[day.month - 1][:3], "%02d" % (day.year % 100))):
        expect(in_full(last_day(server, day)) in result(server, "duo", typed).shown(), "read: %r" % (typed,))
    page = server.post("/besluit/DEM02B", {"dated": day.strftime("%d-%m-%y"), "came": ""})
    expect(in_full(last_day(server, day)) in page.shown(), "with a code: " + page.shown()[:400])
    page = server.post("/besluit/DEM02B", {"dated": "20 oktober", "came": ""})
    expect(page.status == 400 and "Vul ook het jaar in" in page.shown(), "and the year is asked for")
    page = server.post("/besluit", {"code": " "})
    expect(page.status == 400 and "Vul de code in die in uw brief staat." in page.shown(), "an empty code is no wrong one")
    expect("kennen wij niet" not in page.shown(), "nothing was typed")
    code, _, _ = server.command("term", "bezwaartermijn", json.dumps({"dagtekening": day.strftime("%d-%m-%y")}))
    expect(code != 0, "a program writes the whole year")


@test
def one_wrong_year_is_one_red_box_and_one_sentence_on_top(server):
    page = result(server, "duo", ("3", "3", ""), status=400)
    same(re.findall(r'<input[^>]*name="(\w+)"[^>]*aria-invalid="true"', page.text), ["dated_year"], "the year alone")
    top = page.text[page.text.index("app-faults"):page.text.index("<form", page.text.index("app-faults"))]
    expect("Er klopt nog iets niet" in top and "Vul ook het jaar in" in top, "on top too")


@test
def reminders_are_promised_only_for_days_that_come(server):
    for ago in (10, 38, 41):
        day = today() - ago * DAY
        left = (last_day(server, day) - today()).days
        count = (left > 7) + (left > 1)  # a term that ends on a Sunday runs on
        page = result(server, "duo", words(day))
        file = server.post("/brief/laatste-dag.ics", days("duo", words(day)))
        same(file.text.count("BEGIN:VALARM"), count, "reminders with %d days left" % left)
        expect(("een seintje" in page.shown()) == (count > 0), "said with %d days left" % left)
        expect(("een week ervoor" in page.shown()) == (count == 2), "a week before with %d days left" % left)


@test
def help_that_opens_after_the_last_day_is_marked_and_stands_last(server):
    page = result(server, "gem_uitkering", words(today() - 41 * DAY))
    cards = re.findall(r'<li class="app-line">(.*?)</li>', page.text, re.S)
    late = ["Pas na uw laatste dag" in card for card in cards]
    expect(cards and late == sorted(late), "in time first: %r" % late)
    far = result(server, "gem_uitkering", words(today()))
    expect("Pas na uw laatste dag" not in far.shown(), "with six weeks left nothing is too late")


@test
def days_that_cannot_be_get_one_sentence(server):
    ahead = words(today() + 3 * DAY)
    past = words(today() - 20 * DAY)
    for dated, came, sentence in (
        ("30 februari 2026", "", "Deze dag bestaat niet."),
        ("29-2-2025", "", "Deze dag bestaat niet."),
        ("1-13-2026", "", "Deze dag bestaat niet."),
        ("3-3-0000", "", "Dit jaar kan niet."),
        ("3-3-9999", "", "Dit jaar kan niet."),
        ("3 maart 99", "", "Schrijf het jaar met vier cijfers"),
        ("3 maart", "", "Vul ook het jaar in"),
        ("3-3-1990", "", "meer dan tien jaar geleden"),
        (ahead, "", "Deze dag komt nog."),
        (past, ahead, "Deze dag komt nog."),
        (past, words(today() - 90 * DAY), "De brief kwam maanden voor de datum die erop staat."),
        (past, "32-1-2026", "Deze dag bestaat niet."),
        ("-1 11 2026", "", "Deze datum kunnen wij niet lezen."),
        ("gisteren", "", "Deze datum kunnen wij niet lezen."),
        ("ik weet het echt niet meer", "", "Deze datum kunnen wij niet lezen."),
    ):
        page = result(server, "uwv_ww", dated, came, status=400)
        expect(sentence in fault(page), "%r, %r: %r" % (dated, came, fault(page)))
        same(len(re.findall(r'<p class="app-fault"', page.text)), 1, "one sentence")
        expect("aria-invalid" in page.text and html.escape((dated if came == "" else came)) in page.text, "what was typed stays")
        expect("laatste-dag.ics" not in page.text, "and no day")


@test
def what_was_made_long_ago_and_never_sent_before_can_be_objected_to(server):
    old = words(today() - 12 * 366 * DAY)
    asked = result(server, "gem_uitkering", old, status=400)
    expect("Vul dan ook in wanneer de brief kwam" in fault(asked), "what to do: " + fault(asked))
    page = result(server, "gem_uitkering", old, words(today() - 3 * DAY))
    expect("De laatste dag is misschien voorbij" in page.shown(), "perhaps there is time: " + page.shown()[:900])
    expect("Bel ons als het echt zo is" in fault(result(server, "gem_uitkering", old, words(today() - 11 * 366 * DAY), status=400)), "came long ago too")
    expect("Bel ons als het echt zo is" in fault(result(server, "gem_uitkering", "3-3-1990", words(today() - 3 * DAY), status=400)), "before the Awb")


@test
def garbage_is_refused_and_never_a_fault_of_ours(server):
    chance = random.Random(29)
    pieces = ["3", "maart", "-", "/", ".", " ", "2026", "26", "\x00", "é", "٣", "😀", "<b>", "'", "0", "31", "februari", "99999999",
              "-1", "%", "&", "dinsdag", "\n", "''", "T00:00", "1e9"]
    for _ in range(150):
        typed = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 8)))
        page = server.post("/brief", days("duo", typed, "".join(chance.choice(pieces) for _ in range(chance.randint(0, 3)))))
        expect(page.status in (200, 400) and page.is_page(), "%r gives %d" % (typed, page.status))
        expect("<b>" not in page.text.split("<main")[1], "%r is only shown" % typed)
    for path in ("/brief", "/brief/bezwaar", "/brief/laatste-dag.ics"):
        for fields in ({}, {"group": "nergens"}, {"kind": "nergens"}, {"kind": ""}, {"kind": "x" * 500}, {"kind": "duo\x00x"},
                       {"group": "gemeente", "kind": "' or 1=1"}, days("duo", "9" * 500)):
            page = server.post(path, fields)
            expect(page.status == 400 and page.is_page() and fault(page), "%s %r: %d" % (path, fields, page.status))
    same(server.post("/brief", body=b"kind=%ff%fe&dated_day=%c3").status, 400, "not UTF-8")
    same(server.post("/brief", {"group": "gemeente"}, headers={"Sec-Fetch-Site": "cross-site"}).status, 403, "of another site")


@test
def ahmed_is_too_late_and_hears_what_still_can(server):
    page = result(server, "gem_hulp", words(today() - 60 * DAY), words(today() - 55 * DAY))
    same(title(page), "De laatste dag is voorbij", "passed")
    expect(re.search("Dan kan het soms nog. Bel (vandaag|ons): wij denken mee.", page.shown()), "what can be done")
    expect("laatste-dag.ics" not in page.text and "U heeft nog" not in page.shown(), "no reminder")
    form = server.post("/brief/bezwaar", page.form("/brief/bezwaar").values)
    expect("Waardoor bent u te laat?" in form.shown(), "asked for the reason")
    paper = server.post("/brief/bezwaar", {**form.form("/brief/bezwaar").values, "late_why": "Ik lag in het ziekenhuis."})
    expect("Ik lag in het ziekenhuis." in paper.by_id("letter-text") and "Is mijn bezwaar te laat?" in paper.by_id("letter-text"), "in the letter")


@test
def a_late_letter_with_reasons_for_later_says_neither_in_time_nor_less_than_was_typed(server):
    page = result(server, "gem_parkeren", words(today() - 89 * DAY))
    form = server.post("/brief/bezwaar", page.form("/brief/bezwaar").values)
    expect("Later: ik wil nu snel zijn" in form.shown() and "op tijd" not in form.form("/brief/bezwaar").values, "the choice")
    fields = {**form.form("/brief/bezwaar").values, "way": "later"}
    text = server.post("/brief/bezwaar", fields).by_id("letter-text")
    expect("Ik stuur u dit bezwaar nu meteen." in text and "op tijd" not in text, text)
    text = server.post("/brief/bezwaar", {**fields, "why": "Mijn auto stond op de oprit."}).by_id("letter-text")
    expect("redenen tot nu toe:\nMijn auto stond op de oprit." in text, text)


@test
def a_letter_that_came_late_may_still_be_in_time(server):
    page = result(server, "gem_hulp", words(today() - 60 * DAY), words(today() - 20 * DAY))
    same(title(page), "De laatste dag is misschien voorbij", "nobody is told that it is over when it may not be")
    expect("De brief is misschien later verstuurd." in page.shown(), "the other reading")
    fields = page.form("/brief/bezwaar").values
    expect("te laat?" not in server.post("/brief/bezwaar", fields).shown(), "and nobody has to say that it is late")
    text = server.post("/brief/bezwaar", {**fields, "make": "yes"}).by_id("letter-text")
    expect("te laat" not in text and "Ik kreeg uw brief op %s." % words(today() - 20 * DAY) in text, "but when it came")


@test
def a_letter_that_came_before_its_date_counts_from_the_day_it_came(server):
    page = result(server, "gem_hulp", words(today() - DAY), words(today() - 6 * DAY))
    same(title(page), title(result(server, "gem_hulp", words(today() - 6 * DAY))), "the day it came is the latest that it was sent")
    expect("Misschien is hij nog eerder verstuurd" in page.shown().split("Hoe rekenen")[0], "and that it can be earlier, not only in the steps")
    expect("zo bent u zeker op tijd" not in page.shown(), "without a promise")


@test
def the_last_day_itself_is_not_too_late(server):
    for back in range(30, 60):
        dated = today() - back * DAY
        if last_day(server, dated) == today():
            page = result(server, "svb", words(dated))
            expect("Dat is vandaag." in page.shown() or "voorbij" in title(page), "today")
            return
    # Today no term ends: the next that does still runs.
    page = result(server, "svb", words(today() - 42 * DAY))
    expect(title(page).startswith("Uw laatste dag"), "after the weekend or holiday")


@test
def an_assessment_counts_from_its_own_date(server):
    dated = today() + 12 * DAY  # sent before its date, as tax is
    page = result(server, "aanslag", words(dated), words(today() - DAY))
    same(title(page), "Uw laatste dag is " + in_full(last_day(server, dated)), "from the date on it")
    expect("misschien later verstuurd" not in page.shown(), "no other reading")
    same(result(server, "aanslag", words(today() + 90 * DAY), status=400).status, 400, "but not months ahead")


def ics(body):
    """Lines of a calendar file, unfolded, as (name, value)."""
    text = body.decode("utf-8")
    expect(text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "CR LF at each line")
    expect(all(len(line.encode()) <= 75 for line in text.split("\r\n")), "folded at 75")
    return [tuple(line.split(":", 1)) for line in text.replace("\r\n ", "").split("\r\n") if line]


@test
def nadia_takes_the_day_home_in_her_calendar(server):
    dated = today() - 10 * DAY
    page = result(server, "gem_uitkering", words(dated))
    answer = server.post("/brief/laatste-dag.ics", page.form("/brief/laatste-dag.ics").values)
    same((answer.status, answer.headers["content-type"]), (200, "text/calendar; charset=utf-8"), "a calendar file")
    lines = ics(answer.body)
    last = last_day(server, dated)
    same(dict(lines)["DTSTART;VALUE=DATE"], last.strftime("%Y%m%d"), "the day")
    same([v for k, v in lines if k == "TRIGGER"], ["-P6DT15H", "-PT15H"], "a week and a day before, at nine")
    same([v for k, v in lines if k in ("BEGIN", "END")],
         ["VCALENDAR", "VEVENT", "VALARM", "VALARM", "VALARM", "VALARM", "VEVENT", "VCALENDAR"], "an event with two alarms")
    expect("bijstand" not in answer.text and "uitkering" not in answer.text, "not what it is about")
    again = ics(server.post("/brief/laatste-dag.ics", page.form("/brief/laatste-dag.ics").values).body)
    other = ics(server.post("/brief/laatste-dag.ics", days("svb", words(dated))).body)
    same(dict(again)["UID"], dict(lines)["UID"], "the same letter is the same event")
    expect(dict(other)["UID"] != dict(lines)["UID"], "another letter is another")
    same(server.post("/brief/laatste-dag.ics", days("ontslag", words(dated))).status, 400, "no day, no file")


@test
def mehmet_makes_an_objection(server):
    dated = today() - 10 * DAY
    page = result(server, "gem_uitkering", words(dated))
    form = server.post("/brief/bezwaar", page.form("/brief/bezwaar").values)
    same((form.status, title(form)), (200, "Maak een bezwaar"), "a few questions")
    fields = {**form.form("/brief/bezwaar").values, "way": "now", "to": "Gemeente Demodam", "reference": "2026/<12>",
              "against": "U zegt dat ik samenwoon.", "why": "Ik woon alleen.\nMijn zus heeft een eigen huis.", "name": "Mehmet Kaya",
              "address": "Kerkstraat 1, Demodam"}
    paper = server.post("/brief/bezwaar", fields)
    text = paper.by_id("letter-text")
    for part in ("Mehmet Kaya\nKerkstraat 1, Demodam", "Aan: Gemeente Demodam", "uw besluit van %s, kenmerk 2026/<12>" % words(dated),
                 "U zegt dat ik samenwoon.", "Ik woon alleen.\nMijn zus heeft een eigen huis.", "Datum: ", "Handtekening: "):
        expect(part in text, "in the letter: " + part)
    expect("stuur ik u later" not in text, "with its reasons")
    expect(in_full(last_day(server, dated)) in paper.shown() and "Het besluit geldt ook als u bezwaar maakt." in paper.shown(), "how to send")
    back = server.post("/brief/bezwaar", {k: v for k, v in paper.form("/brief/bezwaar").values.items()})
    same((title(back), back.form("/brief/bezwaar").values["name"]), ("Maak een bezwaar", "Mehmet Kaya"), "changed again, nothing lost")
    later = server.post("/brief/bezwaar", {**fields, "way": "later", "why": ""}).by_id("letter-text")
    expect("Mijn redenen stuur ik u later" in later and "Dit zijn mijn redenen" not in later, "for now in time only")
    refused = server.post("/brief/bezwaar", {**fields, "why": " "})
    expect(refused.status == 400 and "Schrijf in een paar woorden waarom." in fault(refused), "reasons now, and none")
    same(refused.form("/brief/bezwaar").values["to"], "Gemeente Demodam", "nothing typed is lost")
    empty = server.post("/brief/bezwaar", {**days("gem_uitkering", "", dated_unknown="yes"), "make": "yes"})
    expect("Aan: ....." in empty.by_id("letter-text"), "what is empty is for the pen")
    same(server.post("/brief/bezwaar", {"kind": "dagvaarding", "make": "yes"}).status, 400, "not against a summons")


@test
def the_story_is_not_told_twice(server):
    dated = today() - 10 * DAY
    page = result(server, "svb", words(dated))
    told = page.form("/vraag/begin").values["question"]
    expect("Een besluit over AOW of kinderbijslag" in told and words(dated) in told and words(last_day(server, dated)) in told, told)
    same(server.post("/vraag/begin", {"question": told}).status, 303, "and is a question")


@test
def who_lives_elsewhere_sees_help_there(server):
    fields = result(server, "svb", words(today() - 10 * DAY)).form("/brief").values
    fields = {k: v for k, v in fields.items() if k != "change"}
    page = server.post("/brief", {**fields, "place": "Overdam"})
    expect(page.status == 200 and "Wie helpt u in Overdam?" in page.shown() and title(page).startswith("Uw laatste dag"), "there")
    page = server.post("/brief", {**fields, "place": "Nergenshuizen"})
    expect(page.status == 400 and fault(page) and title(page).startswith("Uw laatste dag"), "a place that is not there; the day stays")


@test
def a_professional_reads_the_articles(server):
    samira = server.sign_in(SAMIRA)
    page = samira.post("/brief", days("gem_uitkering", words(today() - 10 * DAY)))
    expect("Awb art. 6:7" in page.shown() and "Bron:" in page.shown(), "where it stands in the law")
    same(server.get("/werk/brief").status, 401, "beside a resident: not for the public")
    page = samira.post("/werk/brief", days("svb", words(today() - 10 * DAY)))
    expect("Awb art. 6:7" in page.shown() and page.has_form("/werk/brief/bezwaar"), "beside a resident, with the articles")
    told = page.form("/werk/nieuw/brief").values["question"]
    same(samira.post("/werk/nieuw/brief", {"question": told}).form("/werk/nieuw").values["question"], told.strip(), "on to the form, told once")


@test
def other_languages_have_it_too(server):
    page = server.post("/en/brief", days("gem_uitkering", "3 March %d" % (today().year - 1)))
    expect("A decision about social assistance" in page.shown() and "The last day has passed" in page.shown(), "in English")
    paper = server.post("/en/brief/bezwaar", {**days("svb", "", dated_unknown="yes"), "make": "yes"})
    expect("Daarom maak ik bezwaar." in paper.by_id("letter-text"), "but a letter to an authority is in Dutch")
    same(server.post("/ar/brief", {"group": "gemeente"}).status, 200, "from right to left")


@test
def people_find_it(server):
    expect("/brief" in server.get("/").links, "at the start")
    expect("/brief" in server.post("/zoek", {"q": "ik kreeg een besluit van de gemeente en moet voor vrijdag bezwaar maken"}).links, "while searching")
    expect("/brief</loc>" in server.get("/sitemap.xml").text, "for search engines")


@test
def nothing_is_kept_of_a_letter(server):
    tables = [row[0] for row in server.sql(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'" if server.engine == "sqlite" else
        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")]
    count = lambda: {table: server.one("select count(*) from " + table) for table in tables}  # noqa: E731
    result(server, "svb", words(today() - 10 * DAY))  # what comes with the first visit has come
    before = count()
    fields = days("svb", words(today() - 11 * DAY))
    for path, more in (("/brief", {}), ("/brief/laatste-dag.ics", {}), ("/brief/bezwaar", {}),
                       ("/brief/bezwaar", {"make": "yes", "name": "Mehmet Kaya", "why": "Ik woon alleen in dit huis."})):
        same(server.post(path, {**fields, **more}).status, 200, path)
    for quiet in ("job", "change", "turn"):
        before.pop(quiet, None)
    same({table: rows for table, rows in count().items() if table in before}, before, "rows of every table")
    expect("Mehmet" not in server.log() and "svb" not in server.log(), "nothing in the log")


@test
def the_strangest_signs_in_every_box_get_a_page(server):
    for sign in ("\U0001f4ec", "%", "="):
        odd = {name: sign * 40 for name in ("came_day", "came_month", "came_year", "dated_month", "dated_year", "place")}
        for more in ({}, {"came_unknown": "yes"}, {"came_unknown": "yes", "dated_month": "", "dated_year": ""}):
            fields = dict({"kind": "gem_uitkering", "dated_day": today().isoformat()}, **odd)
            fields.update(more)
            for path in ("/brief", "/brief/bezwaar", "/bel-mij/begin"):
                expect(server.post(path, fields).status in (200, 303, 400), path)
    for sign in ("\U0001f4ec", "%"):
        for path, fields in (("/zoek", {"q": sign * 500}), ("/bel-mij", {"phone": "06 10008888", "question": sign * 9999}),
                             ("/hulpwijzer", {"areas": sign * 20})):
            expect(server.post(path, fields).status in (200, 303, 400, 404, 405), path)
    same(server.get("/").status, 200, "the server is there")


main()
