#!/usr/bin/env python3
"""An objection sent in from /brief: only where the municipality named this channel; one, with a proof of receipt; and it waits
for a handler."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import LINH, expect, main, many, same, test

ELLEN, JEROEN = "ellen@bezwaar.demodam.example", "jeroen@bezwaar.demodam.example"
FORM, SEND, PAPER = "/brief/bezwaar/opsturen", "/brief/bezwaar/versturen", "/brief/bezwaar"
OFFER = "Stuur uw bezwaar nu op"
NAME, ADDRESS, PHONE = "Mehmet Kaya", "Kerkstraat 1\n1000 AA Demodam", "06 10004444"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def day(offset):
    return datetime.date.today() + datetime.timedelta(days=offset)


def said(d):
    return "%d %s %d" % (d.day, MONTHS[d.month - 1], d.year)


def letter(**changed):
    fields = {"kind": "gem_uitkering", "dated_day": said(day(-10)), "came_day": said(day(-8)), "place": "Demodam", "way": "now",
              "to": "Gemeente Demodam", "reference": "2026/<12>", "against": "U zegt dat ik samenwoon.",
              "why": "Ik woon alleen.\nMijn zus heeft een eigen huis.", "name": NAME, "address": ADDRESS}
    fields.update(changed)
    return {k: v for k, v in fields.items() if v is not None}


def setting(server, channel, who=ELLEN):
    answer = server.sign_in(who).post("/werk/bezwaar/instellingen",
                                      {"call_workdays": "5", "warn_workdays": "3", **({"channel": "yes"} if channel else {})})
    same(answer.status, 303, "the setting: " + answer.shown()[:400])


def looked_over(server, fields=None, prefix="", **person):
    """By the forms of the pages, as a browser does: -> the page to look it over."""
    paper = server.post(prefix + PAPER, {**(fields or letter()), "make": "yes"})
    same(paper.status, 200, "the letter")
    page = server.post(prefix + FORM, paper.form(FORM).values)
    same(page.status, 200, "who it is from: " + page.shown()[:400])
    page = server.post(prefix + FORM, {**page.form(FORM).values, "reach": PHONE, **person})
    same(page.status, 200, "to look over: " + page.shown()[:400])
    return page


def counts(server):
    return server.sql("select (select count(*) from procedure), (select count(*) from question), (select count(*) from holding), "
                      "(select count(*) from procedure_event), (select count(*) from message)")[0]


class Sent:
    def __init__(self, server, done):
        self.server, self.page = server, done
        same(done.status, 200, "the proof: " + done.shown()[:400])
        self.code = done.by_id("code")
        self.secret = re.search(r"/volg/l/([\w-]+)", done.text).group(1)
        self.municipality, self.question = server.sql("select municipality, question from procedure order by registered_ms desc, question desc limit 1")[0]
        self.path = "/werk/bezwaar/zaak/%d/%d" % (self.municipality, self.question)

    def row(self, columns):
        return self.server.one("select %s from procedure where question = %d" % (columns, self.question))

    def follow(self):
        return self.server.get(self.server.get("/volg/l/" + self.secret).location)


def sent(server, fields=None, prefix="", **person):
    page = looked_over(server, fields, prefix, **person)
    answer = server.post(prefix + SEND, page.form(SEND).values)
    same(answer.status, 303, "sending: " + answer.shown()[:600])
    return Sent(server, server.get(answer.location))


@test
def off_as_it_begins_nothing_is_offered_and_a_post_to_the_address_is_refused(server):
    page = server.post(PAPER, {**letter(), "make": "yes"})
    expect(OFFER not in page.shown() and not page.has_form(FORM) and "Van welke gemeente" not in page.shown(), "as it was")
    expect("Zo stuurt u hem" in page.shown(), "how to post it")
    before = counts(server)
    for path in (FORM, SEND):
        refused = server.post(path, {**letter(), "reach": PHONE, "once": "x", "look": "yes"})
        same(refused.status, 400, path)
        expect("letter-text" in refused.text or "once" in refused.text, "the letter is still there: " + refused.shown()[:300])
    setting(server, True)
    page = looked_over(server)
    setting(server, False)
    refused = server.post(SEND, page.form(SEND).values)
    same(refused.status, 400, "switched off in between")
    expect("kunt u hier niet opsturen" in refused.shown() and "Mijn zus heeft een eigen huis." in refused.by_id("letter-text"), "nothing typed is lost")
    same(counts(server), before, "nothing is stored")


@test
def who_decides_says_what_the_municipality_promises_and_since_when(server):
    ellen = server.sign_in(ELLEN)
    page = ellen.get("/werk/bezwaar/instellingen").shown()
    for part in ("elke gemeente waarvoor u beslist: Demodam", "officiële bekendmaking", "bevestiging van ontvangst", "elke werkdag leest iemand"):
        expect(part in page, part + " in: " + page[:900])
    expect("Aan in" not in page, "off")
    setting(server, True)
    page = ellen.get("/werk/bezwaar/instellingen")
    expect("Aan in Demodam sinds %s, door Ellen" % said(day(0)) in page.shown(), "who, and since when: " + page.shown()[:1500])
    same(page.form("/instellingen").values.get("channel"), "yes", "and the box is on")
    same(server.sign_in(LINH).get("/werk/bezwaar/instellingen").status, 403, "for who handles objections only")


@test
def mehmet_sends_his_objection_and_has_the_proof(server):
    setting(server, True)
    before = counts(server)
    paper = server.post(PAPER, {**letter(), "make": "yes"})
    expect(OFFER in paper.shown() and "Zelf posten" in paper.shown() and "Handtekening: " in paper.by_id("letter-text"), "two ways")
    check = looked_over(server)
    text = check.by_id("letter-text")
    for part in ("Bezwaar tegen uw besluit van %s, kenmerk 2026/<12>." % said(day(-10)), "Soort brief: Een besluit over bijstand",
                 "Ik kreeg uw brief op %s." % said(day(-8)), "U zegt dat ik samenwoon.", "Ik woon alleen.\nMijn zus heeft een eigen huis."):
        expect(part in text, part + " in " + text)
    expect("....." not in text and "Handtekening" not in text and "kopie" not in text, "nothing for the pen: " + text)
    expect(NAME in check.shown() and "Kerkstraat 1" in check.shown() and PHONE in check.shown(), "from whom")
    same(counts(server), before, "nothing is stored before it is sent")
    answer = server.post(SEND, check.form(SEND).values)
    same(answer.status, 303, "sent")
    one = Sent(server, server.get(answer.location))
    same(tuple(b - a for a, b in zip(before, counts(server))), (1, 1, 1, 3, 1), "one of each, and three events")
    same([(kind, code or "", who) for kind, code, who in server.sql(
        "select kind, code, professional from procedure_event where question = %d order by number" % one.question)],
         [("dagtekening", "", None), ("brief_ontvangen", "", None), ("ontvangen", "elektronisch", None)], "what happened")
    same(one.row("state, by_site, reasons_follow, law, topic, organisation"), ("open", 1, 0, "pw", "bijstand", 111), "the procedure")
    same(server.sql("select organisation, professional, stage, bound from holding where question = %d" % one.question),
         [(111, None, "waiting", 1)], "who has it")
    shown = one.page.shown()
    expect("Uw bezwaar is binnen" in shown and said(day(0)) in shown and re.search(r"\b\d{1,2}\.\d\d uur", shown), "day and time: " + shown[:500])
    expect("Een collega belt u. Uiterlijk" in shown and "De gemeente beslist" in shown, "what comes: " + shown)
    expect("Ik woon alleen." in one.page.by_id("letter-text") and "Kerkstraat 1" in shown, "what was sent")
    same(server.post(SEND, check.form(SEND).values).status, 303, "pressed twice")
    back = server.post(FORM, check.form(SEND).values)
    same(back.status, 303, "going back after sending")
    expect(one.code in server.get(back.location).shown(), "the same page")
    same(tuple(b - a for a, b in zip(before, counts(server))), (1, 1, 1, 3, 1), "still one")
    follow = one.follow().shown()
    expect("Uw bezwaar" in follow and "U stuurde dit via deze site" in follow and "Ik woon alleen." in follow, "the page to follow it: " + follow[:900])
    state = server.post("/volg", {"code": one.code})
    expect(state.status == 200 and "heeft uw bezwaar" in state.shown() and "Ik woon alleen." not in state.shown(), "by the code, without text")
    same(server.get("/brief/bezwaar/klaar/verzonnen").status, 404, "no such ticket")
    for secret in (NAME, "Kerkstraat", "samenwoon", PHONE):
        expect(secret not in server.log(), "not in the log: " + secret)
    raw = str(server.sql("select * from message")) + str(server.sql("select * from procedure where question = %d" % one.question)) + str(server.sql("select * from draft"))
    expect("Kerkstraat" not in raw and "alleen" not in raw and one.secret not in raw, "sealed")


@test
def the_team_finds_it_waiting_and_takes_it(server):
    setting(server, True)
    one = sent(server)
    ellen = server.sign_in(ELLEN)
    page = ellen.get("/werk/bezwaar")
    row = re.search(r'<li class="app-line[^>]*>(?:(?!</li>).)*%s.*?</li>' % re.escape(one.path), page.text, re.S)
    expect(row and "Via deze site" in row.group(0) and "Nog niemand" in row.group(0) and "Bel de inwoner" in row.group(0), "waiting: " + page.shown()[:1200])
    case = ellen.get(one.path)
    shown = case.shown()
    expect(NAME in shown and "Kerkstraat 1" in shown and "De inwoner kreeg meteen een bevestiging" in shown and "Op tijd" in shown or "op tijd" in shown, shown[:1500])
    expect("Dit staat nog niet in het bezwaar" not in shown, "it is whole")
    expect("Wij hebben uw brief ontvangen" in ellen.get(one.path + "/brief/ontvangst").shown(), "the confirmation, to print")
    same(ellen.post(case.form("/nemen").action, case.form("/nemen").values).status, 303, "taken")
    same(ellen.post(one.path + "/gebeld", {"call": "spoke", "words": "Prettig."}).status, 303, "called")
    expect("Ellen" in one.follow().shown(), "the resident sees who")
    same(server.sign_in(LINH).get(one.path).status, 403, "of nobody else")


@test
def without_reasons_it_is_in_time_and_the_handler_sees_what_is_missing(server):
    setting(server, True)
    fields = letter(way="later", why=None, dated_day=None, dated_unknown="yes", came_day=None, address=None)
    one = sent(server, fields, reach="els@bewoner.example", name="Els")
    same(one.row("reasons_follow, in_time"), (1, -1), "without reasons, and no day is guessed")
    expect("U schrijft nog waarom" in one.page.shown(), "the resident knows")
    expect("nog niet waarom" in one.follow().shown(), "also later: " + one.follow().shown()[:900])
    same(server.one("select count(*) from job where kind = 'mail_objection_receipt'") > 0, True, "receipt, by mail too")
    ellen = server.sign_in(ELLEN)
    shown = ellen.get(one.path).shown()
    expect("Dit staat nog niet in het bezwaar: waarom, de datum van het besluit, het adres." in shown, "what is missing: " + shown[:900])
    asked = ellen.post(one.path + "/gebeurtenis/herstel_gevraagd", {"day": day(0).isoformat(), "until": day(14).isoformat(), "sure": "yes"})
    same(asked.status, 303, "asked: " + asked.shown()[:300])
    expect("Dit staat nog niet" not in ellen.get(one.path).shown(), "asked for")


@test
def a_letter_of_long_ago_that_came_only_now_can_be_objected_to(server):
    setting(server, True)
    one = sent(server, letter(dated_day=said(day(-12 * 366)), came_day=said(day(-3))))
    expect(one.row("in_time") != 0, "nobody says that it is too late")
    page = one.follow().shown()
    expect("kwam na de laatste dag" not in page and "te laat is" not in page, "the resident: " + page[:1500])
    shown = server.sign_in(ELLEN).get(one.path).shown()
    expect("Niet zeker: u beslist of het op tijd is" in shown and "Beslissing te laat" not in shown, "the handler: " + shown[:2500])


@test
def a_letter_that_came_before_its_date_can_be_objected_to(server):
    setting(server, True)
    one = sent(server, letter(dated_day=said(day(4)), came_day=said(day(-1))))
    last = datetime.date(1970, 1, 1) + datetime.timedelta(days=one.row("last_day"))
    expect(day(41) <= last <= day(45), "six weeks from the day it came, at the latest: %s" % last)
    same(one.row("in_time"), 1, "in time")
    expect(one.row("decide_day") >= one.row("last_day") + 42, "and there is a day to decide")


@test
def after_the_last_day_a_person_decides(server):
    setting(server, True)
    fields = letter(dated_day=said(day(-200)), came_day=None, late_why="Ik was ziek.")
    page = server.post(FORM, {**fields, "make": "yes"})
    expect("De laatste dag is voorbij" in page.shown() and "Een mens van de gemeente beslist of het nog meetelt." in page.shown(), "honest: " + page.shown()[:600])
    one = sent(server, fields)
    expect(one.row("in_time") != 1, "not in time by itself")
    expect("Een mens beslist of het nog meetelt" in one.page.shown() and "Ik was ziek." in one.page.shown(), "and said again")
    quiet = sent(server, letter(dated_day=said(day(-200)), came_day=None))
    expect("te laat" not in quiet.page.by_id("letter-text") and "....." not in quiet.page.by_id("letter-text"), "who gives no reason says nothing of it")


@test
def only_what_that_municipality_decides_and_only_there(server):
    setting(server, True)
    for changed, why in (({"place": "Overdam"}, "another municipality"), ({"kind": "svb"}, "another body"),
                         ({"kind": "gem_belasting"}, "a tax is decided by others")):
        page = server.post(PAPER, {**letter(**changed), "make": "yes"})
        expect(page.status == 200 and OFFER not in page.shown() and not page.has_form(FORM), why)
        same(server.post(FORM, letter(**changed)).status, 400, why + ", asked anyway")
    expect("Bij de gemeente Overdam kunt u hier geen bezwaar opsturen." in server.post(PAPER, {**letter(place="Overdam"), "make": "yes"}).shown(), "said")
    expect(OFFER in server.post(PAPER, {**letter(place=None), "make": "yes"}).shown(), "the doorway's own municipality")
    server.sql("update doorway set municipality = null")
    page = server.post(PAPER, {**letter(place=None), "make": "yes"})
    server.sql("update doorway set municipality = 9901")
    expect("Van welke gemeente is de brief?" in page.shown() and OFFER not in page.shown(), "asked, where the doorway does not say")
    form = [f for f in page.forms if "place" in f.values and "make" in f.values][0]
    page = server.post(PAPER, {**form.values, "place": "1000"})
    expect(OFFER in page.shown() and NAME in page.by_id("letter-text"), "and then offered, nothing lost")
    page = server.post(PAPER, {**form.values, "place": "Nergenshuizen"})
    expect(page.status == 200 and "Wij kennen deze plaats niet." in page.shown() and NAME in page.by_id("letter-text"), "a place that is not there")
    ellen = server.sign_in(ELLEN)
    expect(OFFER not in server.get("/brief").shown(), "not before there is a letter")
    same(ellen.post(PAPER, {"kind": "dagvaarding", "make": "yes"}).status, 400, "not against a summons")


@test
def what_cannot_be_is_one_sentence_and_nothing_typed_is_lost(server):
    setting(server, True)
    before = counts(server)
    paper = server.post(PAPER, {**letter(), "make": "yes"})
    values = server.post(FORM, paper.form(FORM).values).form(FORM).values
    for changed, field, words in (({"name": " "}, "name", "Vul uw naam in"), ({"address": "", "reach": ""}, "address", "Vul uw adres in"),
                                  ({"reach": "12"}, "reach", "Vul een telefoonnummer in"), ({"reach": "mehmet@"}, "reach", "Vul een telefoonnummer in")):
        page = server.post(FORM, {**values, **changed})
        same(page.status, 400, "refused: %r" % changed)
        expect('id="%s-fault"' % field in page.text and words in page.shown(), words + ": " + page.shown()[:400])
        same(page.form(FORM).values["why"].replace("\r", ""), letter()["why"], "what was typed")
        same(server.post(SEND, {**values, **changed}).status, 400, "nor straight away")
    page = server.post(SEND, {**values, "reach": PHONE, "once": "verlopen"})
    same(page.status, 400, "a token that has ended")
    expect(page.form(SEND).values["once"] != "verlopen", "a new one, to look over again")
    same(server.post(SEND, page.form(SEND).values).status, 303, "and then it goes")
    same(counts(server)[0], before[0] + 1, "one")


@test
def pressed_at_the_same_time_it_is_one(server):
    setting(server, True)
    before = counts(server)
    values = looked_over(server).form(SEND).values
    answers = many(lambda _: server.post(SEND, values), range(6))
    same({a.status for a in answers}, {303}, "each has its page")
    same(tuple(b - a for a, b in zip(before, counts(server))), (1, 1, 1, 3, 1), "one")
    codes = {server.get(a.location).by_id("code") for a in answers}
    same(len(codes), 1, "one code")


@test
def danger_is_met_with_numbers_first_and_seen_by_the_handler(server):
    setting(server, True)
    fields = letter(why="Mijn man slaat mij en ik heb geen geld om weg te gaan.")
    page = looked_over(server, fields)
    expect("app-danger" in page.text and "112" in page.shown(), "numbers while looking it over")
    expect("app-danger" not in looked_over(server).text, "and not for everybody")
    one = sent(server, fields)
    expect("112" in one.page.shown(), "on the proof too")
    same(server.one("select danger from question where question = %d" % one.question), 1, "marked")
    expect("Gevaar: lees dit meteen" in server.sign_in(ELLEN).get(one.path).shown(), "the handler reads it at once")


@test
def in_english_too_and_the_letter_stays_dutch(server):
    setting(server, True)
    one = sent(server, prefix="/en")
    expect("Daarom maak ik bezwaar." in one.page.by_id("letter-text"), "Dutch to the authority")


main()
