#!/usr/bin/env python3
"""An objection as who handles it works with it, over its sockets: which day stands first, and what letters ask for."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import HENK, expect, main, same, test
from procedures import Case, ELLEN, ELLEN_ID, JEROEN, LATE, NAME, chosen, day, default_notice, ending, iso, letter, number, person, register, said


def line_of(page, case):
    """What the list says of one."""
    line = next(part for part in page.text.split("<li class=\"app-line")[1:] if case.path + '"' in part)
    return " ".join(re.sub(r"<[^>]+>", " ", line.split("</li>")[0]).split())


@test
def a_passed_term_of_the_law_is_not_hidden_behind_a_call_that_is_late(server):
    ellen, jeroen = server.sign_in(ELLEN), server.sign_in(JEROEN)
    late = letter(published=iso(day(-121)), dated=iso(day(-121)), received=iso(day(-100)), decided_by="0")
    case, called = register(server, ellen, late), register(server, ellen, letter(received=iso(day(-30)), dated=iso(day(-31)), published=iso(day(-31))))
    decide = case.row("decide_day")
    same(case.row("next_what, next_day"), ("decide", decide), "the term stands first")
    expect(case.row("due_day") < called.row("due_day"), "above a call that was to be sooner")
    listed = ellen.get("/werk/bezwaar")
    line = line_of(listed, case)
    for words in ("Beslis:", "dagen te laat", "Ook: Bel de inwoner", "dagen later dan beloofd", "Termijn van de wet"):
        expect(words in line, "%s in the line: %s" % (words, line))
    own = line_of(listed, called)
    for words in ("Bel de inwoner:", "later dan beloofd", "Eigen belofte", "Beslissen uiterlijk"):
        expect(words in own, "%s in the line: %s" % (words, own))
    expect("te laat" not in own, "no term of the law passed: " + own)
    shown = ellen.get(case.path).shown()
    expect("Nu te doen: Beslis" in shown and "Ook: Bel de inwoner" in shown, "on the case: " + shown[:1500])
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling", {"day": iso(day(-20)), "code": "schriftelijk", "sure": "yes"}).status, 303, "late")
    expect("Beslis, de dwangsom loopt:" in line_of(ellen.get("/werk/bezwaar"), case), "a penalty runs")
    expect(NAME.split()[0] in line and NAME.split()[1] not in line, "the first name, to who handles it: " + line)
    expect(case.code[:3] in line.replace("-", ""), "and how the code begins: %s in %s" % (case.code, line))
    other = line_of(jeroen.get("/werk/bezwaar"), case)
    expect(NAME.split()[0] not in other and case.code[:3] not in other, "to nobody else: " + other)
    expect("Wie dit bij Bezwaar en Klachten Demodam behandelt, ziet uw voornaam" in case.page().shown(), "the resident is told so")


@test
def what_the_resident_wrote_is_read_before_anything_is_decided(server):
    ellen = server.sign_in(ELLEN)
    quiet, case = register(server, ellen), register(server, ellen)
    for one in (quiet, case):
        same(ellen.post(one.path + "/gebeld", {"call": "spoke", "words": "Goed gesprek."}).status, 303, "called")
    expect("Nu te doen: Vraag welke weg de inwoner wil" in ellen.get(case.path).shown(), "the road is asked first")
    expect("Vraag welke weg de inwoner wil" in line_of(ellen.get("/werk/bezwaar"), case), "in the list too")
    same(ellen.post(case.path + "/weg", {"road": "formal", "how": "phone"}).status, 303, "chosen")
    expect("Nu te doen: Beslis" in ellen.get(case.path).shown(), "then it is decided on")
    same(server.post(case.ticket() + "/aanvullen", {"text": "Mijn nummer is veranderd."}).status, 303, "the resident writes")
    listed, page = ellen.get("/werk/bezwaar"), ellen.get(case.path)
    expect("Nu te doen: Lees wat de inwoner schreef" in page.shown() and "Daarna: Beslis" in page.shown(), page.shown()[:900])
    expect("Lees wat de inwoner schreef" in line_of(listed, case), "in the list")
    expect(listed.links.index(case.path) < listed.links.index(quiet.path), "before what only runs out later")
    expect(case.path in listed.text.split("Later</h2>")[0], "this week")
    same(ellen.post(case.path + "/gelezen", {}).status, 303, "read")
    expect("Nu te doen: Beslis" in ellen.get(case.path).shown(), "and then it is decided on")


@test
def who_comes_back_from_withdrawing_is_seen_at_once(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    same(ellen.post(case.path + "/gebeld", {"call": "spoke", "words": "Ja."}).status, 303, "called")
    same(ellen.post(case.path + "/intrekken", {"written": "letter", "written_day": iso(day(0)), "solved": "no"}).status, 303, "withdrawn")
    same(server.post(case.ticket() + "/verder").status, 303, "coming back")
    expect("Nu te doen: Lees wat de inwoner schreef of koos" in ellen.get(case.path).shown(), ellen.get(case.path).shown()[:600])
    expect("Lees wat de inwoner schreef" in line_of(ellen.get("/werk/bezwaar"), case), "in the list")


@test
def what_was_withdrawn_is_not_to_be_decided(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-121)), dated=iso(day(-121)), received=iso(day(-100)), decided_by="0"))
    expect("Nu te doen: Beslis" in ellen.get(case.path).shown(), "before")
    same(ellen.post(case.path + "/intrekken", {"written": "letter", "written_day": iso(day(0)), "solved": "no"}).status, 303, "withdrawn")
    shown, line = ellen.get(case.path).shown(), line_of(ellen.get("/werk/bezwaar"), case)
    expect("Nu te doen: Bedenktijd" in shown and "Ook: Bel" not in shown, shown[:900])
    expect("Bedenktijd" in line and "Beslis:" not in line and "Ook:" not in line, line)


@test
def a_default_notice_is_seen_where_one_looks(server):
    ellen, henk = server.sign_in(ELLEN), server.sign_in(HENK)
    case = register(server, ellen, letter(published=iso(day(-121)), dated=iso(day(-121)), received=iso(day(-100)), decided_by="0"))
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling", {"day": iso(day(-2)), "code": "schriftelijk", "sure": "yes"}).status, 303, "noticed")
    shown, line = ellen.get(case.path).shown(), line_of(ellen.get("/werk/bezwaar"), case)
    expect("Nu te doen: In gebreke gesteld" in shown and "De dwangsom begint nog" in shown, shown[:900])
    expect("Schrijf eerst op wanneer de ingebrekestelling kwam" not in shown, "it was written down")
    expect("In gebreke gesteld" in line and "Termijn van de wet" in line, line)
    terms = henk.get("/beheer/bezwaren").shown()
    expect("In gebreke gesteld" in terms and "Te doen, volgens de wet" in terms, "and for who oversees it, with the kind of day")
    register(server, ellen, letter(published=iso(day(-121)), dated=iso(day(-121)), received=iso(day(-100)), decided_by="0"))
    expect('href="tel:' in henk.get("/beheer/bezwaren").text, "and whom to ask about what is late")


@test
def the_letter_can_be_changed_from_the_second_screen(server):
    ellen = server.sign_in(ELLEN)
    typed = letter(department="Inkomen en meer", posted=iso(day(-10)))
    second = ellen.get(ellen.post("/werk/bezwaar/nieuw", typed).location)
    back = next(link for link in second.links if "nieuw?letter=" in link)
    expect("Verander de brief" in second.shown(), "said so")
    form = ellen.get(back).form("/werk/bezwaar/nieuw")
    for name in ("received", "dated", "published", "posted", "department", "way"):
        same(form.values[name], typed[name], "as it was typed: " + name)
    same((chosen(ellen.get(back), "topic"), chosen(ellen.get(back), "decided_by")), (typed["topic"], typed["decided_by"]), "and chosen")
    same(ellen.post("/werk/bezwaar/nieuw", dict(typed, received=iso(day(-7)))).status, 303, "and on")
    same(ellen.get("/werk/bezwaar/nieuw?letter=abc").status, 404, "not of an address that nobody made")


@test
def a_decision_is_read_before_it_is_one(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    ready = {"outcome": "partly", "reasons": "U woont voor een deel alleen.", "court": "rechtbank Demodam", "no_hearing": "waived"}
    same(ellen.post(case.path + "/papier", ready).status, 303, "made ready")
    typed = ending("rejected", reasons="U woont niet alleen.")
    del typed["sure"]
    page = ellen.post(case.path + "/beslissing", typed)
    words = page.shown()
    same((page.status, case.row("state")), (200, "open"), "nothing is decided yet")
    expect("Eerder stond klaar: " in words and "U krijgt geen gelijk." in words and "U woont niet alleen." in words, "the new letter, and that it differs: " + words[:900])
    expect("U kunt het doen tot en met" in words, "with the day that follows from it")
    same(case.kinds().count("beslist"), 0, "no row of it is kept")
    form = page.form("/beslissing")
    same(ellen.post(form.action, dict(form.values, sure="yes")).status, 303, "then it is")
    same(case.row("state, outcome"), ("ended", "rejected"), "decided")
    same(" ".join(ellen.get(case.path + "/brief/beslissing").shown().split("Onze beslissing op uw bezwaar")[1].split()[:40]),
         " ".join(words.split("Onze beslissing op uw bezwaar")[1].split()[:40]), "and so the letter went")


@test
def nobody_closes_it_unseen_while_the_resident_may_still_complete_it(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    read = ellen.post(case.path + "/beslissing", ending("rejected", sure=None))
    expect(read.status == 200 and "Zo sluit u af" in read.shown(), "first read: " + read.shown()[:600])
    # a colleague asks to complete it, before the yes
    asked = {"day": iso(day(-1)), "until": iso(day(6)), "sure": "yes"}
    same(ellen.post(case.path + "/gebeurtenis/herstel_gevraagd", asked).status, 303, "asked")
    refused = ellen.post(case.path + "/beslissing", ending("rejected"))
    same(refused.status, 400, "not closed")
    expect('id="repairing-fault"' in refused.text and said(day(6)) + ". Wacht die dag af" in refused.shown(), "until when: " + refused.shown()[-3000:])
    same(case.row("state"), "open", "it runs")
    value = re.search(r'name="repairing"[^>]*value="(\d+)"', refused.text).group(1)
    # and asks once more, for longer: what was known is not that
    same(ellen.post(case.path + "/gebeurtenis/herstel_gevraagd", dict(asked, until=iso(day(9)))).status, 303, "asked again")
    again = ellen.post(case.path + "/beslissing", ending("rejected", repairing=value))
    expect(again.status == 400 and said(day(9)) + ". Wacht die dag af" in again.shown(), "another day")
    value = re.search(r'name="repairing"[^>]*value="(\d+)"', again.text).group(1)
    read = ellen.post(case.path + "/beslissing", ending("rejected", repairing=value, sure=None))
    same(read.form("/beslissing").values["repairing"], value, "kept for the yes")
    same(ellen.post(case.path + "/beslissing", ending("rejected", repairing=value)).status, 303, "it is known")
    done = register(server, ellen)
    same(ellen.post(done.path + "/gebeurtenis/herstel_gevraagd", asked).status, 303, "asked")
    same(ellen.post(done.path + "/gebeurtenis/hersteld", {"day": iso(day(0)), "sure": "yes"}).status, 303, "answered")
    same(ellen.post(done.path + "/beslissing", ending("rejected")).status, 303, "nothing runs any more")


@test
def a_postponement_moves_the_last_day_when_its_letter_was_sent(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    decide = case.row("decide_day")
    form = ellen.get(case.path + "/uitstel").form("/uitstel")
    expect(case.path + "/uitstel" in ellen.get(case.path).links, "from the letters of the case")
    same(ellen.post(form.action, dict(form.values, weeks="veel")).status, 400, "how many weeks")
    page = ellen.post(form.action, dict(form.values, weeks="6"))
    expect(page.status == 200 and "Wij nemen 6 weken meer tijd" in page.shown(), "the letter first: " + page.shown()[:600])
    expect("Dit verandert er" in page.shown() and said(day(decide - number(day(0)) + 42)) in page.shown(),
           "with what it changes: " + page.shown()[:900])
    same((case.row("decide_day"), case.kinds().count("uitstel")), (decide, 0), "no day moved yet")
    send = page.form("/uitstel")
    stale = ellen.post(send.action, dict(send.values, weeks="5"))
    expect(stale.status == 200 and "Er is iets veranderd" in stale.shown() and case.row("decide_day") == decide, "another letter is read first")
    same(ellen.post(send.action, send.values).status, 303, "sent")
    same(case.row("decide_day"), decide + 42, "then the day moves")
    letter_page = ellen.get(case.path + "/brief/uitstel").shown()
    expect("Zo ging deze brief weg op " + said(day(0)) in letter_page, "on the day on which it was sent: " + letter_page[:700])
    same(ellen.post(case.path + "/brief/uitstel", {"unsent": "yes"}).status, 303, "it was not sent after all")
    expect("verstuurd op" not in ellen.get(case.path).shown() and "Zo ging deze brief weg" not in ellen.get(case.path + "/brief/uitstel").shown(), "then nothing says so")
    same(ellen.post(case.path + "/brief/uitstel", {"unsent": "yes"}).status, 409, "once")


@test
def a_receipt_is_sent_when_somebody_says_so_and_not_before(server):
    ellen = server.sign_in(ELLEN)
    answer = ellen.post("/werk/bezwaar/nieuw", letter())
    done = ellen.get(ellen.post(answer.location, person()).location)
    case = Case(server, done)
    shown = ellen.get(case.path).shown()
    expect("verstuurd op" not in shown, "registering sends nothing")
    expect("verstuurd op" not in ellen.get(case.path + "/stukken").shown(), "nor in the file")
    expect("Er is geen adres" in done.shown(), "where it could go is told")
    expect("Er is geen adres" not in ellen.get(register(server, ellen, None, person(address="Kade 1")).path + "/brief/ontvangst").shown(), "there is one")
    form = done.form("/brief/ontvangst")
    same(ellen.post(form.action, form.values).status, 303, "sent, from the page with the code")
    shown = ellen.get(case.path).shown()
    expect("verstuurd op" in shown and "Brief verstuurd" in shown, "and so it stands")


@test
def a_lost_code_is_made_anew_and_the_old_one_ends(server):
    ellen, jeroen = server.sign_in(ELLEN), server.sign_in(JEROEN)
    case = register(server, ellen)
    expect(not jeroen.get(case.path).has_form("/code"), "by who handles it")
    same(jeroen.post(case.path + "/code", {}).status, 409, "and nobody else")
    new = Case(server, ellen.get(ellen.post(case.path + "/code", {}).location))
    expect(new.path == case.path and new.code != case.code and new.secret != case.secret, "another one of the same")
    same(new.page().status, 200, "it opens the page")
    same(server.get("/volg/l/" + case.secret).status, 404, "the old link ends")
    same(server.post("/volg", {"code": case.code}).status, 400, "and the old code")
    same(server.post("/volg", {"code": new.code}).status, 200, "the new one finds it")
    same(ellen.post("/werk/zoek", {"code": new.code[:4]}).location, case.path, "a search leads to the case")
    expect("maakte een nieuwe code" in ellen.get(case.work).shown(), "it stands in what happened")
    expect(NAME in ellen.get(case.path).shown() and "06 10004321" in ellen.get(case.path).shown(), "how to reach them stays")


@test
def a_name_on_the_list_is_noted_once_a_day(server):
    ellen, jeroen = server.sign_in(ELLEN), server.sign_in(JEROEN)
    case = register(server, jeroen, letter(decided_by="0"))
    for _ in range(2):
        for who in (ellen, jeroen):
            expect((NAME.split()[0] in line_of(who.get("/werk/bezwaar"), case)) == (who is ellen), "a name for the handler only")
    same(server.sql("select professional from access_log where question = %d and act = 'listed'" % case.question), [(ELLEN_ID,)], "once")


@test
def a_term_that_is_near_goes_before_a_call_that_is_late(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-81)), dated=iso(day(-81)), received=iso(day(-60))))
    what, next_day, decide = case.row("next_what, next_day, decide_day")
    expect(decide <= number(day(7)), "near: %d" % (decide - number(day(0))))
    same((what, next_day), ("decide", decide), "so that it is warned of")


@test
def no_call_is_promised_without_a_number_and_one_is_asked_for(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(), person(reach=""))
    paper, own = ellen.get(case.path + "/brief/ontvangst").shown(), case.page().shown()
    expect("Hoe bereiken wij u?" in paper and "belt u" not in paper, "in the letter: " + paper[:1500])
    expect("Op welk nummer en wanneer kunnen wij u bellen?" in own and "Ellen Tromp belt u" not in own, "on the page: " + own[:1500])
    called = register(server, ellen)
    expect("Hoe bereiken wij u?" not in ellen.get(called.path + "/brief/ontvangst").shown(), "there is a number")
    expect("Ellen Tromp belt u" in called.page().shown(), "then it is promised")


@test
def who_may_be_late_is_asked_for_a_reason_and_the_envelope(server):
    ellen = server.sign_in(ELLEN)
    unsure = register(server, ellen, letter(published=iso(day(-49)), dated=iso(day(-49)), received=iso(day(-4))))
    same(unsure.row("in_time"), -1, "a person decides")
    paper, own = ellen.get(unsure.path + "/brief/ontvangst").shown(), unsure.page().shown()
    for words in ("misschien na de laatste dag", "op de post", "envelop", "Was er een reden"):
        expect(words in paper, "in the letter: %s: %s" % (words, paper[:1500]))
    expect("misschien na de laatste dag" in own, "on the page: " + own[:1500])
    late = ellen.get(register(server, ellen, letter(published=iso(day(-80)), dated=iso(day(-80)), received=iso(day(-4)))).path + "/brief/ontvangst").shown()
    expect("envelop" in late and "misschien na" not in late, "late: " + late[:1500])
    expect("envelop" not in ellen.get(register(server, ellen).path + "/brief/ontvangst").shown(), "in time")


@test
def the_own_page_opens_in_the_language_that_was_chosen_and_a_tolk_is_kept(server):
    ellen = server.sign_in(ELLEN)
    answer = ellen.post("/werk/bezwaar/nieuw", letter())
    form = ellen.get(answer.location)
    expect(re.search(r'<select[^>]* name="interpreter"', form.text), "an interpreter can be asked for")
    done = ellen.get(ellen.post(answer.location, person(language="pl", interpreter="pl")).location)
    link = re.search(r"(/pl)?/volg/l/[\w-]+", done.text).group(0)
    expect(link.startswith("/pl/"), "the link on paper: " + link)
    expect('<svg class="app-qr__picture"' in done.text, "to scan")
    expect(re.search(r'<p[^>]* lang="pl"', done.text), "a line in their own language")
    for address in (link, link[3:]):
        expect(server.get(address).location.startswith("/pl/volg/v/"), "opens in Polish from " + address)
    path = re.search(r"/werk/bezwaar/zaak/\d+/\d+", done.text).group(0)
    expect("tolk: Pools" in ellen.get(path).shown(), "who calls sees it: " + ellen.get(path).shown()[:1500])
    expect(server.get("/volg/l/" + register(server, ellen).secret).location.startswith("/volg/v/"), "Dutch stays Dutch")


@test
def after_three_calls_at_one_part_of_the_day_a_person_decides_what_now(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    for _ in range(3):
        same(ellen.post(case.path + "/gebeld", {"call": "no_answer"}).status, 303, "no answer")
    page = ellen.get(case.path)
    for words in ("Niet bereikt. Wat doet u nu?", "op hetzelfde deel van de dag", "Ik bel opnieuw, op een ander deel van de dag", "Ik stuur een brief"):
        expect(words in page.shown(), "proposed: %s: %s" % (words, page.shown()[:2500]))
    expect("zonder gesprek" in page.shown() and "gaat verder zonder gesprek" not in page.shown(), "not yet without")
    expect("werkt niet mee" not in page.shown(), "never that")
    shown = page.shown()
    same(len(re.findall(r"Opgeschreven door Ellen Tromp, \d+ \w+, \d+\.\d\d uur", shown[shown.index("Wat er is gebeurd"):])) >= 3, True, "the time of day of each: " + shown[shown.index("Wat er is gebeurd"):][:1500])


@test
def a_number_stands_beside_the_top_of_the_form_and_rare_fields_are_folded(server):
    ellen = server.sign_in(ELLEN)
    text = ellen.get(ellen.post("/werk/bezwaar/nieuw", letter()).location).text
    folded = text.index("<details", text.index('name="says"'))
    for name in ("name", "reach", "says", "language", "mind", "handler"):
        expect(text.index('name="%s"' % name) < folded, "asked of everybody: " + name)
    for name in ("address", "representative", "scope", "part", "substitute"):
        expect(text.index('name="%s"' % name) > folded, "folded: " + name)
    case = register(server, ellen)
    page = ellen.get(case.path).text
    expect(page.index("Spreek niets in") < page.index('action="%s/gebeld"' % case.path), "what to mind above the form")
    expect(page.index("tel:") < page.index('action="%s/gebeld"' % case.path), "and the number")
    answer = ellen.post("/werk/bezwaar/nieuw", letter())
    wrong = ellen.post(answer.location, person(representative="Sam, 0610004321"))
    same(wrong.status, 400, "what may the representative do?")
    expect(re.search(r"<details[^>]* open>\s*<summary>Post, gemachtigde", wrong.text), "open when something is wrong in it")


@test
def no_letter_of_today_postpones_what_is_over_and_a_penalty_that_runs_does_not_vanish_unseen(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(**LATE))
    default_notice(ellen, case, day(-30))
    decide = case.row("decide_day")
    refused = ellen.post(case.path + "/uitstel", {"weeks": "6"})
    expect(refused.status == 400 and "De tijd om te beslissen eindigde al op" in refused.shown(), "no letter: " + refused.shown()[:900])
    earlier = ellen.post(case.path + "/uitstel", {"weeks": "6", "day": iso(day(-60))})
    expect("Wij nemen 6 weken meer tijd" not in earlier.shown(), "nor one of an earlier day: " + earlier.shown()[:900])
    same(case.row("decide_day"), decide, "nothing moved")
    typed = {"day": iso(day(decide - number(day(0)))), "weeks": "6", "code": "schriftelijk"}
    check = ellen.post(case.path + "/gebeurtenis/verdaagd", typed).shown()
    expect("De inwoner verliest de dwangsom: nu " in check and "De tijd om te beslissen is al voorbij" in check, "what is lost: " + check[:1500])


@test
def a_committee_after_the_six_weeks_does_not_take_the_penalty_of_who_agreed_to_wait(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-181)), dated=iso(day(-182)), received=iso(day(-150)), way="balie"))
    agreed = {"day": iso(day(-105)), "until": iso(day(-80)), "code": "schriftelijk", "sure": "yes"}
    same(ellen.post(case.path + "/gebeurtenis/instemming", agreed).status, 303, "the resident agreed to wait")
    same(case.row("decide_day"), number(day(-80)), "until that day")
    default_notice(ellen, case, day(-70))
    named = {"day": iso(day(-85))}
    check = ellen.post(case.path + "/gebeurtenis/commissie", named).shown()
    expect("De dwangsom was zeker, en is dat hierdoor niet meer." in check and "naar niet bekend" not in check, "first shown: " + check[:1500])
    same(ellen.post(case.path + "/gebeurtenis/commissie", dict(named, sure="yes")).status, 303, "kept")
    same(case.row("decide_day"), number(day(-80)), "who agreed to one day did not agree to another")
    shown = ellen.get(case.path).shown()
    expect("Misschien geeft de commissie dan geen extra tijd" in shown and "Of deze brief op tijd was, is niet zeker" in shown, "why: " + shown[:2000])
    resident = case.page().shown()
    expect("Misschien kwam die brief te vroeg." in resident and "Die brief kwam te vroeg" not in resident, "the resident's letter perhaps counts: " + resident[:2000])


@test
def a_second_postponement_of_a_complaint_beyond_four_weeks_makes_no_letter(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(kind="complaint", way="balie", dated=None, published=None))
    for weeks, answer in (("4", 200), ("2", 400)):
        page = ellen.post(case.path + "/uitstel", {"weeks": weeks})
        same(page.status, answer, weeks + ": " + page.shown()[:600])
        if answer == 200:
            send = page.form("/uitstel")
            same(ellen.post(send.action, send.values).status, 303, "sent")
    expect("Samen mag het uitstel hoogstens 4 weken zijn" in page.shown(), "why: " + page.shown()[:900])


@test
def a_postponement_that_is_written_down_after_the_term_is_remarked_upon(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-90)), dated=iso(day(-90)), received=iso(day(-70))))
    check = ellen.post(case.path + "/gebeurtenis/verdaagd", {"day": iso(day(-10)), "weeks": "1", "code": "schriftelijk"}).shown()
    expect("De tijd om te beslissen is al voorbij" in check, "asked to look: " + check[:1500])
    same(ellen.post(case.path + "/gebeurtenis/verdaagd", {"day": iso(day(-10)), "weeks": "1", "code": "schriftelijk", "sure": "yes"}).status, 303, "kept")
    paper = ellen.get(case.path + "/brief/uitstel").shown()
    expect(said(day(0)) in paper and said(day(-10)) not in paper, "of today, until it is sent: " + paper[:900])
    expect("Wij nemen 1 week meer tijd." in ellen.get(case.path + "/brief/uitstel").shown(), "one week")
    expect("met 1 week uitgesteld" in ellen.get(case.path).shown() and "1 weken" not in ellen.get(case.path).shown(), "also in how it was counted")
    fresh = register(server, ellen)
    check = ellen.post(fresh.path + "/gebeurtenis/verdaagd", {"day": iso(day(-1)), "weeks": "2", "code": "schriftelijk"}).shown()
    expect("al voorbij" not in check, "in time: " + check[:900])


@test
def who_handles_it_reads_no_advice_to_residents(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen, letter(published=iso(day(-121)), dated=iso(day(-121)), received=iso(day(-100))))
    same(ellen.post(case.path + "/gebeurtenis/ingebrekestelling", {"day": iso(day(-20)), "code": "schriftelijk", "sure": "yes"}).status, 303, "late")
    same(ellen.post(case.path + "/gebeurtenis/hoorzitting", {"day": iso(day(20)), "sure": "yes"}).status, 303, "a hearing")
    dates = ellen.get(case.path).shown()
    dates = dates[dates.index("Datums"):dates.index("Opschrijven wat er is gezegd")]
    for words in ("Hoort u niets", "uw bezwaar", "krijgt u", "kunt u"):
        expect(words not in dates, "for residents: %s in %s" % (words, dates[max(0, dates.find(words) - 200):][:500]))


@test
def the_last_day_to_object_is_told_as_to_come_until_it_passed(server):
    ellen = server.sign_in(ELLEN)
    shown = ellen.get(register(server, ellen).path).shown()
    expect("Bezwaar maken kan tot en met" in shown and "Bezwaar maken kon" not in shown, "to come: " + shown[:2500])
    shown = ellen.get(register(server, ellen, letter(published=iso(day(-60)), dated=iso(day(-60)), received=iso(day(-40)))).path).shown()
    expect("Bezwaar maken kon tot en met" in shown, "passed")


@test
def an_objection_is_found_by_its_code_from_its_own_list(server):
    ellen = server.sign_in(ELLEN)
    case = register(server, ellen)
    form = ellen.get("/werk/bezwaar").form("/werk/zoek")
    answer = ellen.post(form.action, {"code": case.code})
    same((answer.status, answer.location), (303, case.path), "all of the code")
    same(ellen.post(form.action, {"code": case.code.replace("-", "")[:4]}).location, case.path, "how it begins")


main()
